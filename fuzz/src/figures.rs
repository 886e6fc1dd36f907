//! Figures as scripts and cases write them, with their nearest neighbours: thresholds are where rules part.

use std::fmt;

use super::draws::Draws;

/// The most digits that are sure to be read.
const MOST_DIGITS: u32 = 28;

/// `digits ÷ 10^decimals`, written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    digits: i128,
    decimals: u32,
}

const fn figure(digits: i128, decimals: u32) -> Figure {
    Figure { digits, decimals }
}

/// Figures that standards write.
pub const USUAL: &[Figure] = &[
    figure(0, 0),
    figure(1, 0),
    figure(100, 0),
    figure(2, 0),
    figure(3, 0),
    figure(10, 0),
    figure(90, 0),
    figure(60, 0),
    figure(80, 0),
    figure(5, 1),
    figure(2, 1),
    figure(30, 2),
    figure(9720, 2),
];

/// Figures at the ends of what a number holds, and such as no standard writes.
pub const EXTREME: &[Figure] = &[
    figure(1, 28),
    figure(1, 20),
    figure(5, 21),
    figure(3_333_333_333_333_333_333_333_333_333, 28),
    figure(9_999_999_999_999_999_999_999_999_999, 28),
    figure(9_999_999_999_999_999_999_999_999_999, 26),
    figure(1_234_567_890_123_456_789_012_345_678, 14),
    figure(7_922_816_251_426_433_759_354_395_033, 0),
    figure(9_999_999_999_999_999_999_999_999_999, 0),
    figure(100_000_000_000_000, 0),
    figure(1_000_000_007, 0),
    figure(100_000, 0),
];

impl Figure {
    /// The figure that `text` writes without an exponent.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let decimals = u32::try_from(fraction.len()).ok()?;
        (decimals <= MOST_DIGITS && digits.unsigned_abs() < 10_u128.pow(MOST_DIGITS))
            .then_some(Self { digits, decimals })
    }

    /// A figure of 0 or more.
    pub fn draw(draws: &mut Draws<'_>) -> Self {
        match draws.choose(16) {
            0..=7 => *draws.pick(USUAL),
            8 => *draws.pick(EXTREME),
            9..=11 => figure(draws.choose(20) as i128, 0),
            12 | 13 => figure(draws.choose(20_000) as i128, 2),
            _ => figure(draws.choose(1_200) as i128, 1),
        }
    }

    /// The same figure below 0.
    pub fn negative(self) -> Self {
        figure(-self.digits, self.decimals)
    }

    pub fn is_whole(self) -> bool {
        self.decimals == 0
    }

    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    pub fn is_at_most_100(self) -> bool {
        self.digits <= 100 * 10_i128.pow(self.decimals)
    }

    /// The next figures below and above, by one of the last digit that it is written with, but at least of hundredths.
    pub fn neighbours(self) -> impl Iterator<Item = Self> {
        let decimals = self.decimals.max(2);
        let digits = self
            .digits
            .checked_mul(10_i128.pow(decimals - self.decimals));
        digits
            .into_iter()
            .flat_map(|digits| [digits - 1, digits + 1])
            .filter(|digits| digits.unsigned_abs() < 10_u128.pow(MOST_DIGITS))
            .map(move |digits| figure(digits, decimals))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs();
        let unit = 10_u128.pow(self.decimals);
        if self.decimals == 0 {
            return write!(to, "{sign}{digits}");
        }
        let (whole, fraction) = (digits / unit, digits % unit);
        let width = self.decimals as usize;
        write!(to, "{sign}{whole}.{fraction:0width$}")
    }
}

//! Decimals from written digits and back. A number that cannot be held exactly is refused, never rounded in silence.

use rust_decimal::Decimal;

/// Why written digits are not a number here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitsFault {
    /// Not decimal digits: `nan`, `inf`, `0x1F`, letters.
    NotDecimal,
    /// More than about 28 significant digits, or an exponent out of reach.
    TooLong,
}

/// The exact number that `text` writes: an optional sign, digits with an optional point, `_` between digits, an optional
/// exponent (`1e3`). The digits after the point are kept as written: `2.20` has two.
///
/// # Errors
/// [`DigitsFault`] for anything else, and for a number that 28 digits cannot hold exactly.
pub fn parse_decimal(text: &str) -> Result<Decimal, DigitsFault> {
    match parse_short(text.as_bytes()) {
        Some(number) => Ok(number),
        None => parse_any(text),
    }
}

/// The number of a few plain digits, as nearly every figure is written; none for any other text.
fn parse_short(text: &[u8]) -> Option<Decimal> {
    /// So many digits always fit a machine integer.
    const MOST: usize = 18;
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.len() > MOST {
        return None;
    }
    let (mut units, mut whole, mut fraction) = (0_i64, 0_u32, None);
    for byte in digits {
        match (byte, &mut fraction) {
            (b'0'..=b'9', count) => {
                units = units * 10 + i64::from(byte - b'0');
                *count.as_mut().unwrap_or(&mut whole) += 1;
            }
            (b'.', None) => fraction = Some(0),
            _ => return None,
        }
    }
    let scale = fraction.unwrap_or(0);
    if whole + scale == 0 {
        return None;
    }
    Some(Decimal::new(if negative { -units } else { units }, scale))
}

fn parse_any(text: &str) -> Result<Decimal, DigitsFault> {
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    let (mantissa, exponent) = match plain.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
        None => (plain.as_str(), 0),
    };
    let (negative, digits) = match mantissa.as_bytes().first() {
        Some(b'-') => (true, mantissa.get(1..).unwrap_or_default()),
        Some(b'+') => (false, mantissa.get(1..).unwrap_or_default()),
        _ => (false, mantissa),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return Err(DigitsFault::NotDecimal);
    }
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    let scale = i64::try_from(fraction.len()).map_err(|_| DigitsFault::TooLong)? - exponent;
    if significant.is_empty() {
        let kept = u32::try_from(scale.clamp(0, 28)).unwrap_or(0);
        return Ok(Decimal::new(0, kept));
    }
    let (digits, scale) = if scale < 0 {
        let zeros = usize::try_from(-scale).map_err(|_| DigitsFault::TooLong)?;
        if zeros > 29 {
            return Err(DigitsFault::TooLong);
        }
        (format!("{significant}{}", "0".repeat(zeros)), 0)
    } else {
        (significant.to_owned(), scale)
    };
    // Zeros at the very end may be given up to fit; any other digit may not.
    let (mut digits, mut scale) = (digits.as_str(), scale);
    loop {
        let fits = digits.len() <= 29 && scale <= 28;
        if fits && let Ok(value) = digits.parse::<i128>() {
            let scale = u32::try_from(scale).map_err(|_| DigitsFault::TooLong)?;
            let signed = if negative { -value } else { value };
            if let Ok(number) = Decimal::try_from_i128_with_scale(signed, scale) {
                return Ok(number);
            }
        }
        match digits.strip_suffix('0') {
            Some(shorter) if scale > 0 => {
                digits = shorter;
                scale -= 1;
            }
            _ => return Err(DigitsFault::TooLong),
        }
    }
}

fn exponent_of(text: &str) -> Result<i64, DigitsFault> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DigitsFault::NotDecimal);
    }
    let exponent: i64 = text
        .trim_start_matches('+')
        .parse()
        .map_err(|_| DigitsFault::TooLong)?;
    if exponent.abs() > 1_000 {
        return Err(DigitsFault::TooLong);
    }
    Ok(exponent)
}

/// The number with exactly `decimals` digits after the point, as a standard prints it (`5.00`). The value must already be
/// rounded to that many; digits beyond are rounded half up.
#[must_use]
pub fn show(value: Decimal, decimals: u32) -> String {
    let mut shown = super::half_up(value, decimals);
    shown.rescale(decimals);
    if shown.is_zero() {
        shown.set_sign_positive(true);
    }
    shown.to_string()
}

/// The number without zeros at the end of its fraction, as a person writes a threshold (`90`, `0.2`).
#[must_use]
pub fn trimmed(value: Decimal) -> String {
    let mut shown = value.normalize();
    if shown.is_zero() {
        shown.set_sign_positive(true);
    }
    shown.to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_exactly_its_written_digits() {
        let cases = [
            ("0.1", "0.1"),
            ("359.11", "359.11"),
            ("2.20", "2.20"),
            ("1e3", "1000"),
            ("1.5E-2", "0.015"),
            ("-0.0", "0.0"),
            ("+7", "7"),
            ("1_000.5", "1000.5"),
            (".5", "0.5"),
            ("5.", "5"),
            (
                "9999999999999999999999999999",
                "9999999999999999999999999999",
            ),
            (
                "0.1234567890123456789012345678",
                "0.1234567890123456789012345678",
            ),
            (
                "79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
            (
                "0.10000000000000000000000000000000000000",
                "0.1000000000000000000000000000",
            ),
            ("0000000000000000000000000000000000012", "12"),
            ("0e99", "0"),
        ];
        for (text, shown) in cases {
            let number = parse_decimal(text);
            assert_eq!(
                number.map(|n| n.to_string()).as_deref(),
                Ok(shown),
                "{text}"
            );
        }
    }

    #[test]
    fn digits_that_cannot_be_held_are_refused_not_rounded() {
        let cases = [
            ("0.12345678901234567890123456789", DigitsFault::TooLong),
            ("79228162514264337593543950336", DigitsFault::TooLong),
            ("1e40", DigitsFault::TooLong),
            ("1e-40", DigitsFault::TooLong),
            ("1e99999999999999999999", DigitsFault::TooLong),
            ("nan", DigitsFault::NotDecimal),
            ("inf", DigitsFault::NotDecimal),
            ("0x1F", DigitsFault::NotDecimal),
            ("1e", DigitsFault::NotDecimal),
            ("", DigitsFault::NotDecimal),
            (".", DigitsFault::NotDecimal),
            ("-", DigitsFault::NotDecimal),
            ("１", DigitsFault::NotDecimal),
        ];
        for (text, fault) in cases {
            assert_eq!(parse_decimal(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn digits_and_scale_survive_the_way_in_and_out(units in -10i128.pow(27)..10i128.pow(27), scale in 0u32..=28) {
            let number = Decimal::from_i128_with_scale(units, scale);
            let read = parse_decimal(&number.to_string()).expect("a number");
            prop_assert_eq!(read.mantissa(), number.mantissa());
            prop_assert_eq!(read.scale(), number.scale());
        }

        #[test]
        fn the_short_way_reads_what_the_long_way_reads(text in "[-+]?[0-9.]{0,19}[e_]?") {
            if let Some(number) = parse_short(text.as_bytes()) {
                let long = parse_any(&text).expect("a number");
                prop_assert_eq!((number.mantissa(), number.scale()), (long.mantissa(), long.scale()));
            } else {
                let is_plain = text.len() <= 18 && !text.contains(['+', 'e', '_']);
                prop_assert!(!is_plain || parse_any(&text).is_err());
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "[-+0-9._eE]{0,50}") {
            let _ = parse_decimal(&text);
        }

        #[test]
        fn what_is_shown_is_within_half_a_unit(units in -10i128.pow(20)..10i128.pow(20), scale in 0u32..=10, decimals in 0u32..=6) {
            let number = Decimal::from_i128_with_scale(units, scale);
            let shown: Decimal = show(number, decimals).parse().expect("a number");
            let off = (shown - number).abs();
            prop_assert!(off * Decimal::TWO <= Decimal::new(1, decimals));
        }
    }
}

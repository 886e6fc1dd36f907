//! The shipped standard (万州区部门整体支出, 2020) written by hand: what the engine's time is held against.
//!
//! As one would write it who knows this standard only: its numbers are constants. No record of steps, of what was read or of
//! duties (提示) is kept. Figures are assumed to lie within the bounds that the pack declares. What becomes of rates is a
//! matter of [`Style`].

mod effect;
pub mod facts;
mod from_case;
mod input;
mod output;
mod process;
mod style;

use rust_decimal::{Decimal, RoundingStrategy};

pub use facts::Facts;
pub use from_case::from_case;
pub use style::{AsWritten, Multiplied, Style};

use facts::{Judged, Tier};

/// What an indicator comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// Rounded as the standard says.
    Scored(Decimal),
    /// 不适用.
    NotApplicable,
    /// The rule has no result for these facts.
    Failed,
}

/// The scores of the indicators, in the order of the pack.
pub fn scores<S: Style>(facts: &Facts) -> [Score; 31] {
    [
        rounded(input::staffing_control_rate::<S>(facts)),
        rounded(input::three_public_change_rate::<S>(facts)),
        rounded(process::budget_adjustment_rate::<S>(facts)),
        rounded(process::payment_progress::<S>(facts)),
        rounded(process::three_public_control_rate::<S>(facts)),
        rounded(process::funds_recalled(facts)),
        rounded(process::management_system(facts)),
        rounded(process::fund_use_compliance(facts)),
        rounded(process::information_disclosure(facts)),
        rounded(process::official_card_settlement(facts)),
        rounded(process::official_card_holding::<S>(facts)),
        rounded(process::asset_system(facts)),
        rounded(process::asset_safety(facts)),
        rounded(process::fixed_asset_utilisation::<S>(facts)),
        rounded(output::poverty_alleviation::<S>(facts)),
        rounded(output::investment_promotion::<S>(facts)),
        rounded(output::ideals_education::<S>(facts)),
        rounded(output::policy_publicity(facts)),
        rounded(output::leader_contact::<S>(facts)),
        rounded(output::bank_enterprise_liaison(facts)),
        rounded(output::problem_handling::<S>(facts)),
        rounded(output::legal_services::<S>(facts)),
        rounded(output::party_building(facts)),
        rounded(output::chamber_building(facts)),
        rounded(output::research_proposals(facts)),
        rounded(output::self_building(facts)),
        rounded(output::service_centre(facts)),
        rounded(effect::economic_benefit(facts)),
        rounded(effect::social_benefit(facts)),
        effect::ecological_benefit(facts),
        rounded(effect::satisfaction(facts)),
    ]
}

const DECIMALS: u32 = 2;

fn rounded(points: Option<Decimal>) -> Score {
    match points {
        Some(points) => Score::Scored(
            points.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero),
        ),
        None => Score::Failed,
    }
}

/// `units` with the last `scale` digits after the point.
const fn number(units: u32, scale: u32) -> Decimal {
    Decimal::from_parts(units, 0, 0, false, scale)
}

/// A whole number.
const fn whole(units: u32) -> Decimal {
    number(units, 0)
}

/// `each` for every item met.
fn checklist(items: &[bool], each: Decimal) -> Decimal {
    Decimal::from(items.iter().filter(|met| **met).count()) * each
}

/// The judge's points, or the judge's rate of full marks. None for points that the tier does not allow, and for neither.
fn judged(full: Decimal, judged: &Judged) -> Option<Decimal> {
    const PERCENT: Decimal = number(1, 2);
    let Some(score) = judged.score else {
        return judged.rate.map(|rate| full * rate * PERCENT);
    };
    if score < Decimal::ZERO || score > full {
        return None;
    }
    let share = score * Decimal::ONE_HUNDRED;
    let allowed = match judged.tier {
        None => true,
        Some(Tier::Met) => share >= full * MET_FROM,
        Some(Tier::PartlyMet) => share >= full * PARTLY_MET_FROM && share < full * MET_FROM,
        Some(Tier::Unmet) => share < full * PARTLY_MET_FROM,
    };
    allowed.then_some(score)
}

/// 达成: from this percentage of full marks.
const MET_FROM: Decimal = whole(80);
/// 部分达成: from this percentage of full marks.
const PARTLY_MET_FROM: Decimal = whole(60);

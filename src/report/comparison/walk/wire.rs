//! The types of a walk that are written as JSON. A change here changes what programs read: additions keep the version, anything
//! else makes a new one.

use schemars::JsonSchema;
use serde::Serialize;

use super::{WalkView, convert, difference};
use crate::compare::{Stand, Step, Way};
use crate::report::comparison::ComparisonView;
use crate::report::comparison::figures::shown;
use crate::report::comparison::wire::{Edit, Mark, MarkMove, Share};
use crate::report::view::marks;

/// The version of this format.
#[derive(Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/bisect@1")]
    Bisect1,
}

/// A case from version to version of a rule pack. Numbers are texts in plain decimal notation.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao bisect")]
pub struct Document {
    /// The version of this format.
    pub schema: Version,
    /// As the call named it.
    pub pack: String,
    pub case: Case,
    /// The id of the indicator that was looked at; none for the total.
    pub indicator: Option<String>,
    /// The versions that were looked at, oldest first.
    pub versions: Vec<Passed>,
    /// Those that cannot be used or do not admit the case.
    pub skipped: Vec<Skipped>,
    /// Where the total, or what the indicator got, became something else.
    pub steps: Vec<Change>,
}

/// Which case it is.
#[derive(Serialize, JsonSchema)]
pub struct Case {
    pub id: String,
    pub subject: String,
    pub year: i32,
}

/// A version that was looked at.
#[derive(Serialize, JsonSchema)]
pub struct Passed {
    /// As `jixiao compare` takes it.
    pub name: String,
    pub version: String,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: String,
    pub value: Value,
}

/// A total, or what an indicator got.
#[derive(Serialize, JsonSchema)]
pub struct Value {
    /// From the least to the most that it can be.
    pub low: String,
    pub high: String,
    /// The marks of the indicator; none for the total.
    pub mark: Option<Mark>,
}

/// A version that was not looked at.
#[derive(Serialize, JsonSchema)]
pub struct Skipped {
    pub name: String,
    pub reason: Reason,
    /// What was complained of, each code once.
    pub codes: Vec<String>,
}

/// Why a version was not looked at.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It does not load.
    Unusable,
    /// It does not admit the case.
    Refuses,
}

/// From one version to the next that was looked at.
#[derive(Serialize, JsonSchema)]
pub struct Change {
    /// By their places among the versions, from 0.
    pub from: usize,
    pub to: usize,
    pub before: Value,
    pub after: Value,
    /// What changed in the rules, in the order of a manifest.
    pub edits: Vec<Edit>,
    /// Which of the edits make the step; their shares add up to it.
    pub shares: Vec<Share>,
    /// Whether they were applied in one order only, as there are too many of them.
    pub in_one_order: bool,
    /// The indicators whose marks are others.
    pub indicators: Vec<MarkMove>,
}

/// The whole document.
pub fn document(view: WalkView<'_>) -> Document {
    let passed = view.passed.iter().zip(&view.walk.stands);
    let steps = view.walk.steps.iter();
    Document {
        schema: Version::Bisect1,
        pack: view.pack.to_owned(),
        case: Case {
            id: view.case.id.clone(),
            subject: view.case.subject.clone(),
            year: view.case.year,
        },
        indicator: view.indicator.map(str::to_owned),
        versions: passed
            .map(|(passed, stand)| Passed {
                name: passed.name.to_owned(),
                version: passed.version.pack.version.clone(),
                digest: passed.version.pack.digest.clone(),
                value: value(view, *stand, passed.version.pack.decimals),
            })
            .collect(),
        skipped: view
            .skipped
            .iter()
            .map(|one| Skipped {
                name: one.name.clone(),
                reason: if one.is_usable {
                    Reason::Refuses
                } else {
                    Reason::Unusable
                },
                codes: one.codes.iter().map(|code| code.number().into()).collect(),
            })
            .collect(),
        steps: steps
            .filter_map(|step| Some(change(view, view.comparison(step)?, step)))
            .collect(),
    }
}

fn value(view: WalkView<'_>, stand: Stand, decimals: u32) -> Value {
    Value {
        low: marks(stand.points.low, decimals),
        high: marks(stand.points.high, decimals),
        mark: view
            .indicator
            .map(|_| convert::of_mark(stand.mark, decimals)),
    }
}

fn change(view: WalkView<'_>, between: ComparisonView<'_>, step: &Step) -> Change {
    let decimals = between.decimals();
    let (figures, _) = shown(&step.attribution.shares, difference(step), decimals);
    let shares = step.attribution.shares.iter().zip(figures);
    let indicators = step.indicators.iter();
    Change {
        from: step.from,
        to: step.to,
        before: value(view, step.before, decimals),
        after: value(view, step.after, decimals),
        edits: step.comparison.edits.iter().map(convert::edit).collect(),
        shares: shares
            .map(|(share, figure)| Share {
                edits: convert::edits_of(between, share.lever),
                low: marks(figure.low, decimals),
                high: marks(figure.high, decimals),
                exact_low: share.part.low.to_string(),
                exact_high: share.part.high.to_string(),
            })
            .collect(),
        in_one_order: step.attribution.way == Way::OneOrder,
        indicators: indicators
            .map(|moved| MarkMove {
                id: convert::id_of(between, moved.indicator),
                before: convert::of_mark(moved.before, decimals),
                after: convert::of_mark(moved.after, decimals),
            })
            .collect(),
    }
}

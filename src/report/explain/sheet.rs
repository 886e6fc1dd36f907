//! The sheet: what every format shows alike.

pub use super::wire::Kind;
use super::{ExplainView, Telling, facts, name, outcome, rule, sentence};
use crate::explain::Explanation;
use crate::report::view::outcome_key;
use crate::score::Outcome;

/// What is told of a case.
pub struct Sheet {
    pub title: String,
    pub about: Vec<String>,
    pub entries: Vec<Entry>,
    /// What becomes of the total.
    pub total: Part,
}

/// What is told of an indicator.
pub struct Entry {
    pub title: String,
    /// None where the title says it all.
    pub parts: Vec<Part>,
}

/// A heading and the points under it.
pub struct Part {
    pub kind: PartKind,
    pub heading: String,
    pub items: Vec<Item>,
}

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Rule,
    Steps,
    Score,
    Facts,
    Total,
}

/// A point, with the points under it.
#[derive(Default)]
pub struct Item {
    pub kind: Kind,
    /// The whole of it as a sentence.
    pub text: String,
    pub name: Option<String>,
    /// What it was computed of, in names.
    pub formula: Option<String>,
    /// The same with the figures put in.
    pub figures: Option<String>,
    pub value: Option<String>,
    pub holds: Option<bool>,
    pub inner: Vec<Item>,
}

impl Item {
    pub fn new(kind: Kind, text: String) -> Self {
        Self {
            kind,
            text,
            ..Self::default()
        }
    }
}

/// The whole sheet.
pub fn sheet(view: ExplainView<'_>) -> Sheet {
    let (explained, is_brief) = (view.explained, view.brief);
    let view = view.telling();
    let evaluation = &explained.evaluation;
    let case = &evaluation.case;
    let pack = &evaluation.pack;
    let reference = format!("{}@{}", pack.id, pack.version);
    let title = view.with(
        "account-title",
        &[
            ("subject", &name(&case.subject)),
            ("year", &case.year.to_string()),
        ],
    );
    let of_pack = view.with(
        "account-pack",
        &[
            ("title", &name(&pack.title)),
            ("pack", &name(&reference)),
            ("digest", pack.digest.get(..12).unwrap_or_default()),
        ],
    );
    let of_case = match &case.source {
        Some(source) => view.with(
            "account-case-source",
            &[("case", &name(&case.id)), ("source", &sentence(source))],
        ),
        None => view.with("account-case", &[("case", &name(&case.id))]),
    };
    let indicators = explained.indicators.iter();
    Sheet {
        title,
        about: vec![of_pack, of_case],
        entries: indicators.map(|one| entry(view, one, is_brief)).collect(),
        total: outcome::total(view, evaluation),
    }
}

fn entry(view: Telling<'_>, one: &Explanation, is_brief: bool) -> Entry {
    let result = &one.result;
    let has_full_marks = matches!(result.outcome, Outcome::Scored(score) if result.has_weight && score == result.max);
    if is_brief && has_full_marks {
        return Entry {
            title: brief(view, one),
            parts: Vec::new(),
        };
    }
    let head = [
        ("name", name(&result.name)),
        ("id", name(&result.id)),
        ("max", view.marks(result.max)),
    ];
    let mut arguments: Vec<(&str, &str)> = head
        .iter()
        .map(|(key, text)| (*key, text.as_str()))
        .collect();
    let title = match (result.outcome.score(), outcome_key(&result.outcome)) {
        (Some(score), None) => {
            let score = view.marks(score);
            arguments.push(("score", &score));
            view.with("account-indicator", &arguments)
        }
        (_, key) => {
            let outcome = key.map(|key| view.say(key)).unwrap_or_default();
            arguments.push(("outcome", &outcome));
            view.with("account-indicator-other", &arguments)
        }
    };
    let parts = [
        (PartKind::Rule, "account-rule", rule::items(view, one)),
        (PartKind::Steps, "account-steps", outcome::steps(view, one)),
        (PartKind::Score, "account-score", outcome::items(view, one)),
        (PartKind::Facts, "account-facts", facts::items(view, one)),
    ];
    let parts = parts.into_iter().map(|(kind, heading, items)| Part {
        kind,
        heading: view.say(heading),
        items,
    });
    Entry {
        title,
        parts: parts.collect(),
    }
}

/// One line for full marks, with the measure if there is one.
fn brief(view: Telling<'_>, one: &Explanation) -> String {
    let (called, max) = (name(&one.result.name), view.marks(one.result.max));
    match outcome::measure(view, one) {
        Some(measure) => view.with(
            "account-brief-measure",
            &[("name", &called), ("max", &max), ("measure", &measure)],
        ),
        None => view.with("account-brief", &[("name", &called), ("max", &max)]),
    }
}

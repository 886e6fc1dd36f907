//! What came of an audit: for people the faults with their arithmetic, for programs everything.

mod claims;
mod figures;
mod json;
mod relations;
mod sums;
mod wire;

pub(super) use claims::claims;
pub use json::{audit_json, audit_schema};
pub(super) use sums::faults as faulty_sums;

use super::escape::visible;
use super::paragraph;
use crate::audit::{Audit, Verdict};
use crate::diagnose::Words;
use crate::number::Decimal;

/// The longest name shown, in characters.
const NAME: usize = 200;

/// An audit with all that is needed to word it.
#[derive(Clone, Copy)]
pub struct AuditView<'a> {
    pub audit: &'a Audit,
    /// The language to speak.
    pub words: &'a Words,
    /// Columns of the terminal.
    pub width: usize,
    /// Also what is right.
    pub verbose: bool,
}

impl AuditView<'_> {
    /// Points as the pack prints them.
    fn marks(self, value: Decimal) -> String {
        super::view::marks(value, self.audit.evaluation.pack.decimals)
    }

    fn say(self, key: &str, arguments: &[(&'static str, String)]) -> String {
        let arguments = arguments
            .iter()
            .map(|(name, text)| (*name, text.as_str().into()))
            .collect();
        self.words.say_with(key, &arguments)
    }
}

/// The audit as text for people, ending in a line break.
#[must_use]
pub fn audited(view: AuditView<'_>) -> String {
    let evaluation = &view.audit.evaluation;
    let name = |text: &str| visible(text, NAME);
    let reference = format!("{}@{}", evaluation.pack.id, evaluation.pack.version);
    let head = [
        view.say(
            "report-subject",
            &[
                ("subject", name(&evaluation.case.subject)),
                ("year", evaluation.case.year.to_string()),
            ],
        ),
        view.say(
            "audit-head",
            &[
                ("title", name(&evaluation.pack.title)),
                ("pack", name(&reference)),
            ],
        ),
    ];
    let mut lines: Vec<String> = head
        .iter()
        .flat_map(|line| paragraph(line, view.width, "", ""))
        .collect();
    let is_open = |verdict: &Verdict| matches!(verdict, Verdict::LeftOpen(_));
    let is_right = |verdict: &Verdict| matches!(verdict, Verdict::Equal);
    let mut sections = vec![
        ("audit-figures", figures::items(view, Verdict::is_fault)),
        ("audit-sums", sums::faults(view)),
        ("audit-relations", relations::items(view)),
        ("audit-open", figures::items(view, is_open)),
    ];
    if view.verbose {
        let mut right = figures::items(view, is_right);
        right.extend(sums::right(view));
        sections.push(("audit-right", right));
    }
    for (key, items) in sections.iter().filter(|(_, items)| !items.is_empty()) {
        lines.push(String::new());
        lines.push(view.say(key, &[("count", items.len().to_string())]));
        for item in items {
            lines.extend(paragraph(item, view.width, "  - ", "    "));
        }
    }
    lines.push(String::new());
    lines.extend(paragraph(&closing(view), view.width, "", ""));
    lines.join("\n") + "\n"
}

/// How much was held against something, and how much of it is wrong.
pub(super) fn closing(view: AuditView<'_>) -> String {
    let faults = view.audit.faults();
    let (figures, relations) = (view.audit.checked(), relations::checked(view.audit));
    let key = match (figures + relations, faults) {
        (0, _) => "audit-nothing",
        (_, 0) => "audit-clean",
        _ => "audit-faults",
    };
    let arguments = vec![
        ("figures", figures.into()),
        ("relations", relations.into()),
        ("faults", faults.into()),
    ];
    view.words.say_with(key, &arguments)
}

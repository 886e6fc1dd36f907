//! What has to be said about an evaluation below its table, a section for each kind; a section without items is left out.

use super::TableOptions;
use super::head::NAME;
use super::paint::{Paint, paint};
use super::relations::relations;
use crate::diagnose::{Arguments, Finding};
use crate::pack::{Limit, Policy};
use crate::report::escape::visible;
use crate::report::view::{Node, tree};
use crate::report::{View, paragraph};
use crate::score::{
    Difference, DifferenceAt, DifferenceKind, IndicatorResult, Outcome, VetoOutcome,
};

/// The longest sentence shown, in characters.
pub(in crate::report) const TEXT: usize = 600;

/// A heading and the points under it.
pub(in crate::report) struct Section {
    pub(in crate::report) heading: String,
    pub(in crate::report) items: Vec<String>,
}

/// The sections that have something to say, each as lines.
pub(super) fn sections(view: View<'_>, options: TableOptions) -> Vec<Vec<String>> {
    [
        missing(view),
        failed(view),
        not_applicable(view),
        vetoes(view),
        flags(view),
        unfilled(view),
        relations(view, options),
        differences(view),
        contradictions(view, options),
    ]
    .into_iter()
    .flatten()
    .map(|section| lines(&section, options))
    .collect()
}

/// What has to be said besides scores, 勾稽关系 and differences: a section for each kind that there is.
pub(in crate::report) fn remarks(view: View<'_>) -> Vec<Section> {
    let all = [
        missing(view),
        failed(view),
        vetoes(view),
        not_applicable(view),
        flags(view),
        unfilled(view),
    ];
    all.into_iter().flatten().collect()
}

fn lines(section: &Section, options: TableOptions) -> Vec<String> {
    let mut lines: Vec<String> = paragraph(&section.heading, options.width, "", "")
        .iter()
        .map(|line| paint(line, Paint::Bold, options.style))
        .collect();
    for item in &section.items {
        lines.extend(paragraph(item, options.width, "  - ", "    "));
    }
    lines
}

/// A section under `key` with its count, if there are items.
fn section(view: View<'_>, key: &str, items: Vec<String>) -> Option<Section> {
    let heading = view
        .words
        .say_with(key, &vec![("count", items.len().into())]);
    (!items.is_empty()).then_some(Section { heading, items })
}

/// `name: about`, as the language joins them.
fn about(view: View<'_>, name: &str, about: String) -> String {
    let arguments = vec![
        ("name", visible(name, NAME).into()),
        ("about", about.into()),
    ];
    view.words.say_with("report-item", &arguments)
}

fn missing(view: View<'_>) -> Option<Section> {
    let items = view
        .indicators()
        .into_iter()
        .filter_map(|indicator| match &indicator.outcome {
            Outcome::Missing(facts) => {
                let facts: Vec<String> = facts.iter().map(|fact| visible(fact, NAME)).collect();
                Some(about(view, &indicator.name, view.words.list(&facts)))
            }
            _ => None,
        });
    section(view, "report-missing", items.collect())
}

fn failed(view: View<'_>) -> Option<Section> {
    let items = view
        .indicators()
        .into_iter()
        .filter_map(|indicator| match &indicator.outcome {
            Outcome::Failed(finding) => Some(about(view, &indicator.name, reason(view, finding))),
            _ => None,
        });
    section(view, "report-failed", items.collect())
}

/// One line for a finding that is drawn in full elsewhere: its sentence and where to look.
fn reason(view: View<'_>, finding: &Finding) -> String {
    let sentence = visible(&view.words.sentence(finding), TEXT);
    let place = finding.place.as_ref().and_then(|label| {
        let text = view.texts.get(label.span.file)?;
        let place = view.texts.line_column(label.span.file, label.span.start);
        Some(format!(
            "{}:{}:{}",
            visible(&text.name, NAME),
            place.line,
            place.column
        ))
    });
    match place {
        Some(place) => {
            let arguments: Arguments = vec![("sentence", sentence.into()), ("place", place.into())];
            view.words.say_with("report-reason-at", &arguments)
        }
        None => sentence,
    }
}

fn not_applicable(view: View<'_>) -> Option<Section> {
    let items = view
        .indicators()
        .into_iter()
        .filter_map(|indicator| match &indicator.outcome {
            Outcome::NotApplicable { policy, reason, .. } => {
                let key = match policy {
                    Policy::Full => "report-policy-full",
                    Policy::Exclude => "report-policy-exclude",
                    Policy::Zero => "report-policy-zero",
                    Policy::Move => "report-policy-move",
                };
                let reason = vec![("reason", visible(reason, TEXT).into())];
                Some(about(
                    view,
                    &indicator.name,
                    view.words.say_with(key, &reason),
                ))
            }
            _ => None,
        });
    section(view, "report-not-applicable", items.collect())
}

fn flags(view: View<'_>) -> Option<Section> {
    let of = |indicator: &IndicatorResult| {
        let items = indicator
            .flags
            .iter()
            .map(|flag| about(view, &indicator.name, visible(flag, TEXT)));
        items.collect::<Vec<String>>()
    };
    let items = view.indicators().into_iter().flat_map(of);
    section(view, "report-flags", items.collect())
}

/// Pots that the indicators which apply cannot fill.
/// Vetoes that apply, and those that may.
fn vetoes(view: View<'_>) -> Option<Section> {
    let items = view.evaluation.vetoes.iter().filter_map(|veto| {
        let limit = match &veto.limit {
            Limit::Grade(label) => {
                let grade = vec![("grade", visible(&label.value, NAME).into())];
                view.words.say_with("report-veto-grade", &grade)
            }
            Limit::Total(total) => {
                let total = vec![("total", view.marks(*total).into())];
                view.words.say_with("report-veto-total", &total)
            }
        };
        let told = match &veto.outcome {
            VetoOutcome::AppliesNot => return None,
            VetoOutcome::Applies => limit,
            VetoOutcome::Missing(facts) => {
                let facts: Vec<String> = facts.iter().map(|fact| visible(fact, NAME)).collect();
                let open = vec![("facts", facts.into()), ("limit", limit.into())];
                view.words.say_with("report-veto-missing", &open)
            }
            VetoOutcome::Failed(finding) => {
                let reason = visible(&view.words.sentence(finding), TEXT);
                let open = vec![("reason", reason.into()), ("limit", limit.into())];
                view.words.say_with("report-veto-failed", &open)
            }
        };
        Some(about(view, &veto.name, told))
    });
    section(view, "report-vetoes", items.collect())
}

fn unfilled(view: View<'_>) -> Option<Section> {
    let nodes = tree(&view.evaluation.groups).into_iter();
    let items = nodes.filter_map(|(_, node)| match node {
        Node::Group(group) if !group.unfilled.is_zero() => {
            let arguments = vec![
                ("max", view.marks(group.max).into()),
                ("points", view.marks(group.unfilled).into()),
            ];
            let told = view.words.say_with("report-unfilled-group", &arguments);
            Some(about(view, &group.name, told))
        }
        _ => None,
    });
    section(view, "report-unfilled", items.collect())
}

fn differences(view: View<'_>) -> Option<Section> {
    let items = view
        .evaluation
        .differences
        .iter()
        .map(|difference| one_difference(view, difference));
    section(view, "report-differences", items.collect())
}

fn one_difference(view: View<'_>, difference: &Difference) -> String {
    let (key, name) = match &difference.at {
        DifferenceAt::Measure { name, .. } => ("report-difference-measure", name.as_str()),
        DifferenceAt::Score { name, .. } => ("report-difference-score", name.as_str()),
        DifferenceAt::Group { id } => ("report-difference-group", id.as_str()),
        DifferenceAt::Total => ("report-difference-total", ""),
        DifferenceAt::Grade => ("report-difference-grade", ""),
    };
    let at = view
        .words
        .say_with(key, &vec![("name", visible(name, NAME).into())]);
    let figures = vec![
        ("at", at.into()),
        ("reported", visible(&difference.reported, NAME).into()),
        ("computed", visible(&difference.computed, NAME).into()),
    ];
    let key = match difference.kind {
        DifferenceKind::Truncated => "report-difference-truncated",
        DifferenceKind::Other => "report-difference",
    };
    view.words.say_with(key, &figures)
}

/// The contradictions of the pack's own source: how many, and only for a `verbose` reader which.
fn contradictions(view: View<'_>, options: TableOptions) -> Option<Section> {
    let all = &view.pack.contradictions;
    let count = vec![("count", all.len().into())];
    if all.is_empty() {
        return None;
    }
    if !options.verbose {
        return Some(Section {
            heading: view.words.say_with("report-contradictions-brief", &count),
            items: Vec::new(),
        });
    }
    let items = all.iter().map(|one| {
        let arguments = vec![
            ("at", visible(&one.at.value, NAME).into()),
            ("stated", visible(&one.stated, TEXT).into()),
            ("followed", visible(&one.followed, TEXT).into()),
            ("reason", visible(&one.reason, TEXT).into()),
        ];
        view.words.say_with("report-contradiction", &arguments)
    });
    section(view, "report-contradictions", items.collect())
}

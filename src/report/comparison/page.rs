//! A comparison as a page by itself: tables, and charts of who moved and why.

use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::tables::{self, Table};
use super::{ComparisonView, SHOWN, cases, charts, impact, rules, scripts};
use crate::compare::{CaseImpact, Impact};
use crate::report::escape::visible;
use crate::report::pages::{Page, rendered};

/// A table as the template writes it.
#[derive(Serialize)]
struct Told {
    title: String,
    headings: Vec<String>,
    figures: usize,
    /// The lines of each cell.
    rows: Vec<Vec<Vec<String>>>,
    notes: Vec<String>,
}

/// A case that moved.
#[derive(Serialize)]
struct CaseTold {
    title: String,
    about: String,
    chart: Value,
    shares: Told,
    marks: Vec<String>,
    notes: Vec<String>,
}

/// The page, whole.
///
/// # Errors
/// Of the template.
pub fn comparison_page(view: ComparisonView<'_>) -> Result<String, minijinja::Error> {
    let words = view.words;
    let comparison = view.comparison;
    let of_rules = if comparison.edits.is_empty() {
        words.say("compare-same")
    } else {
        words.say_with("compare-rules", &rules::counts(view))
    };
    let found = comparison.impact.as_ref();
    rendered(
        Page::Comparison,
        words,
        context! {
            title => view.heading(),
            labels => context! {
                rules => words.say("compare-section-rules"),
                scripts => words.say("compare-scripts"),
                impact => words.say("compare-section-impact"),
                cases => words.say("compare-section-cases"),
                scatter_about => words.say("compare-scatter-about"),
            },
            packs => [
                context! { called => words.say("compare-old"), told => view.version(view.old) },
                context! { called => words.say("compare-new"), told => view.version(view.new) },
            ],
            of_rules,
            edits => told(view, "compare-section-rules", tables::edits(view)),
            scripts => Value::from(Serde(scripts::pairs(view))),
            differing => told(view, "compare-differing", tables::differing(view)),
            impact => found.map(|found| of_impact(view, found)),
            moved => found.filter(|found| !found.moved.is_empty()).map(|found| moved(view, found)),
        },
    )
}

/// A table below its title; none where it has no rows.
fn told(view: ComparisonView<'_>, title: &str, table: Table) -> Option<Value> {
    let title = view.words.say(title);
    let is_there = !table.rows.is_empty();
    is_there.then(|| Value::from(Serde(titled(title, table))))
}

fn titled(title: String, table: Table) -> Told {
    let lines = |cell: String| cell.lines().map(str::to_owned).collect();
    let row = |row: Vec<String>| row.into_iter().map(lines).collect();
    Told {
        title,
        headings: table.headings,
        figures: table.figures,
        rows: table.rows.into_iter().map(row).collect(),
        notes: table.notes,
    }
}

fn chart(svg: String) -> Value {
    Value::from_safe_string(svg)
}

fn of_impact(view: ComparisonView<'_>, found: &Impact) -> Value {
    let words = view.words;
    let (key, counts) = impact::counts(found);
    let mean = impact::means(view, found);
    context! {
        counts => words.say_with(key, &counts),
        mean => mean.map(|mean| words.say_with("compare-mean", &mean)),
        changes => told(view, "compare-changes", tables::changes(view, found)),
        changes_chart => chart(charts::changes(view, found)),
        standing => told(view, "compare-standing", tables::standing(view, found)),
        crossing => told(view, "compare-grades", tables::crossing(view, found)),
        lacking => told(view, "compare-lacking", tables::lacking(view, found)),
        causes => told(view, "compare-causes", tables::causes(view, found)),
        means_title => words.say("compare-waterfall"),
        means_chart => chart(charts::means(view, found)),
        indicators => told(view, "compare-indicators", tables::indicators(view, found)),
        scatter_title => words.say("compare-scatter"),
        scatter => chart(charts::scatter(view, found)),
    }
}

fn moved(view: ComparisonView<'_>, found: &Impact) -> Value {
    let words = view.words;
    let (key, counts) = cases::counts(found);
    let each: Vec<CaseTold> = found.moved.iter().map(|one| case(view, one)).collect();
    context! {
        counts => words.say_with(key, &counts),
        who => charts::who(view, found),
        arrows => chart(charts::arrows(view, found)),
        table => told(view, "compare-section-cases", tables::moved(view, found)),
        each => Value::from(Serde(each)),
    }
}

fn case(view: ComparisonView<'_>, case: &CaseImpact) -> CaseTold {
    let named = vec![("case", visible(&case.id, SHOWN).into())];
    CaseTold {
        title: visible(&case.id, SHOWN),
        about: cases::line(view, case),
        chart: chart(charts::shares(view, case)),
        shares: titled(
            view.words.say_with("compare-shares", &named),
            tables::shares(view, case),
        ),
        marks: case
            .indicators
            .iter()
            .map(|one| cases::mark(view, *one))
            .collect(),
        notes: cases::notes(view, case),
    }
}

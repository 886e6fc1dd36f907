//! Marks along a figure as a page by itself: a chart and a table.

use minijinja::context;

use super::sweep::{row, runs, turns};
use super::{NAME, SweepView, grade, with_unit};
use crate::number::Decimal;
use crate::pack::Value;
use crate::report::chart::LineChart;
use crate::report::escape::visible;
use crate::report::pages::{Page, rendered};

/// The page, whole.
///
/// # Errors
/// Of the template.
pub fn page(view: SweepView<'_>) -> Result<String, minijinja::Error> {
    let words = view.words;
    let name = visible(view.name, NAME);
    let title = words.say_with(
        "vary-title",
        &vec![
            ("name", name.clone().into()),
            ("subject", visible(&view.case.subject, NAME).into()),
            ("year", view.case.year.to_string().into()),
        ],
    );
    let points: Vec<(Decimal, Decimal)> = view
        .swept
        .points
        .iter()
        .filter_map(|point| place(&point.value, point.marks.total.exact()))
        .collect();
    let now = view
        .now
        .and_then(|value| place(value, view.swept.now.total.exact()));
    let along = with_unit(name.clone(), view.unit);
    let levels: Vec<(Decimal, String)> = view
        .pack
        .grades
        .iter()
        .map(|grade| (grade.from, visible(&grade.label, NAME)))
        .collect();
    let chart = LineChart {
        title: &title,
        along: &along,
        points: &points,
        levels: &levels,
        now,
    };
    let indicators = view.swept.moving.iter();
    let indicators = indicators.filter_map(|index| view.pack.indicators.get(*index));
    let headings: Vec<String> = [
        along.clone(),
        words.say("rows-total"),
        words.say("rows-grade"),
    ]
    .into_iter()
    .chain(indicators.map(|one| visible(&one.name, NAME)))
    .collect();
    let rows: Vec<Vec<String>> = runs(&view.swept.points)
        .iter()
        .map(|run| row(view, run))
        .collect();
    let turns: Vec<String> = turns(&view.swept.points)
        .into_iter()
        .map(|(one, other)| {
            let arguments = vec![
                ("from", view.value(&one.value).into()),
                ("to", view.value(&other.value).into()),
                ("before", grade(&one.marks, words).into()),
                ("after", grade(&other.marks, words).into()),
            ];
            words.say_with("vary-turn", &arguments)
        })
        .collect();
    let reference = format!("{}@{}", view.pack.id, view.pack.version);
    rendered(
        Page::Whatif,
        words,
        context! {
            chart => minijinja::Value::from_safe_string(chart.svg()),
            title => title.clone(),
            headings,
            rows,
            turns,
            pack => visible(&view.pack.title, NAME),
            reference => visible(&reference, NAME),
            digest => view.pack.digest.clone(),
        },
    )
}

fn place(value: &Value, total: Option<Decimal>) -> Option<(Decimal, Decimal)> {
    match value {
        Value::Number(number) => Some((*number, total?)),
        _ => None,
    }
}

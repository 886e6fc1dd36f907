//! The report as text: a page, Markdown, JSON of its data, or by a user's own template.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::data::{GroupData, ReportData};
use super::plots::{PlotKind, plots};
use crate::diagnose::Words;
use crate::report::chart::{BarChart, PairChart, RadarChart, Share};
use crate::report::pages::{Page, TemplateFault, by_template, rendered};

/// A page that stands by itself.
///
/// # Errors
/// Of the template.
pub fn report_page(data: &ReportData, words: &Words) -> Result<String, minijinja::Error> {
    rendered(Page::Report, words, with_charts(data, words))
}

/// Markdown, with tables as GitHub and most editors show them.
///
/// # Errors
/// Of the template.
pub fn report_markdown(data: &ReportData, words: &Words) -> Result<String, minijinja::Error> {
    rendered(Page::ReportMarkdown, words, with_charts(data, words))
}

/// The data that templates get, as JSON.
#[must_use]
pub fn report_json(data: &ReportData) -> String {
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`report_json`] writes and templates get.
#[must_use]
pub fn report_schema() -> String {
    let schema: serde_json::Value = schemars::schema_for!(ReportData).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// The report by a template of this name and text.
///
/// # Errors
/// What is wrong with the template.
pub fn report_by_template(
    data: &ReportData,
    template: (&str, &str),
    words: &Words,
) -> Result<String, TemplateFault> {
    by_template(template, words, with_charts(data, words))
}

/// The data, and the charts ready to be put into a page.
fn with_charts(data: &ReportData, words: &Words) -> Value {
    let shares: Vec<Share> = data.groups.iter().filter_map(share).collect();
    let label = |name: &str| data.labels.get(name).map_or("", String::as_str);
    let bars = BarChart {
        title: label("bars"),
        shares: &shares,
    };
    let base = data.groups.iter().filter(|group| group.is_base);
    let base: Vec<Share> = base.filter_map(share).collect();
    let radar = RadarChart {
        title: label("radar"),
        shares: &base,
    };
    let plots = plots(data, words);
    let years = plots.iter().find(|plot| plot.kind == PlotKind::Years);
    let years = years.and_then(|plot| {
        let [before, after] = &plot.series[..] else {
            return None;
        };
        let chart = PairChart {
            told: &plot.told,
            names: &plot.names,
            series: [before, after].map(|one| (one.name.as_str(), one.values.as_slice())),
        };
        let svg = chart.svg();
        // Of scores that are all nothing there is none.
        (!svg.is_empty()).then(|| {
            context! {
                title => plot.title.clone(),
                svg => Value::from_safe_string(svg),
                open => plot.open.clone(),
            }
        })
    });
    let charts = context! {
        years,
        bars => Value::from_safe_string(bars.svg()),
        radar => Value::from_safe_string(radar.svg()),
    };
    context! { charts, ..Value::from(Serde(data)) }
}

fn share(group: &GroupData) -> Option<Share> {
    Some(Share {
        name: group.name.clone(),
        value: group.score.parse().ok(),
        max: group.max.parse().ok()?,
        shown: group.score.clone(),
    })
}

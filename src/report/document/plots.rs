//! The charts of a report, apart from the file they are drawn in: what they are called, whose figures they hold against each
//! other, and what is told of scores that cannot be drawn.

use super::data::{GroupData, ReportData};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::report::chart::CORNERS;
use crate::report::escape::narrow;

/// How far the name of a group may run beside bars and around a centre, in columns of a terminal, two a Chinese character.
pub const NAME: usize = 32;
const AROUND: usize = 20;
/// The colour of what a score is held against, and of the score itself, as the page has them.
pub const AGAINST: u32 = 0x00B4_C4D6;
pub const OWN: u32 = 0x000B_5CAD;

/// A chart of the groups.
pub struct Plot {
    pub kind: PlotKind,
    pub title: String,
    /// What a reader who does not see it is told: every figure.
    pub told: String,
    /// Which scores are not drawn, for they are open; empty where there are none.
    pub open: String,
    /// The groups, none longer than has room beside a chart.
    pub names: Vec<String>,
    pub series: Vec<Series>,
    /// How its figures are written, in the words of spreadsheets.
    pub format: String,
}

/// What a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlotKind {
    /// Bars of scores below their maxima.
    Maxima,
    /// The share that each score has of its maximum, around a centre.
    Shares,
    /// Bars of scores below those of an earlier case.
    Years,
}

/// A figure for each group, in their order.
pub struct Series {
    pub name: String,
    /// None where a score is open.
    pub values: Vec<Option<Decimal>>,
    pub colour: u32,
}

/// The groups in the order of the charts: shares of the full marks first, so that those of the radar stand together.
pub fn in_order(data: &ReportData) -> Vec<&GroupData> {
    let (base, others): (Vec<_>, Vec<_>) = data.groups.iter().partition(|group| group.is_base);
    base.into_iter().chain(others).collect()
}

/// The charts that there are, in the order of the report.
pub fn plots(data: &ReportData, words: &Words) -> Vec<Plot> {
    let groups = in_order(data);
    let all = [
        maxima(data, &groups, words),
        shares(&groups, words),
        years(data, &groups, words),
    ];
    all.into_iter().flatten().collect()
}

fn maxima(data: &ReportData, groups: &[&GroupData], words: &Words) -> Option<Plot> {
    let max = figures(groups, |group| &group.max);
    if !max.iter().flatten().any(|max| *max > Decimal::ZERO) {
        return None;
    }
    let label = |name: &str| data.labels.get(name).cloned().unwrap_or_default();
    let item = |group: &&GroupData| {
        let item = vec![
            ("name", narrow(&group.name, NAME).into()),
            ("score", group.score.as_str().into()),
            ("max", group.max.as_str().into()),
        ];
        words.say_with("document-summary-group", &item)
    };
    let series = vec![
        Series {
            name: label("max"),
            values: max,
            colour: AGAINST,
        },
        Series {
            name: label("score"),
            values: figures(groups, |group| &group.score),
            colour: OWN,
        },
    ];
    let plot = Drawn {
        kind: PlotKind::Maxima,
        title: words.say("document-chart-bars"),
        groups,
        series,
        open: groups
            .iter()
            .filter(|one| is_open(&one.score))
            .map(item)
            .collect(),
    };
    Some(plot.told(item, words))
}

fn shares(groups: &[&GroupData], words: &Words) -> Option<Plot> {
    let base: Vec<&GroupData> = groups
        .iter()
        .copied()
        .filter(|group| group.is_base)
        .collect();
    let rates: Option<Vec<Decimal>> = base.iter().map(|group| share(group)).collect();
    let rates = rates.filter(|rates| CORNERS.contains(&rates.len()))?;
    let item = |group: &&GroupData| {
        let item = vec![
            ("name", narrow(&group.name, NAME).into()),
            ("rate", group.rate.as_str().into()),
        ];
        words.say_with("document-chart-share", &item)
    };
    let title = words.say("document-chart-shares");
    let plot = Drawn {
        kind: PlotKind::Shares,
        title: title.clone(),
        groups: &base,
        series: vec![Series {
            name: title,
            values: rates.into_iter().map(Some).collect(),
            colour: OWN,
        }],
        open: Vec::new(),
    };
    Some(plot.told(item, words))
}

fn years(data: &ReportData, groups: &[&GroupData], words: &Words) -> Option<Plot> {
    let last = data.last.as_ref()?;
    let before = figures(groups, |group| &group.before);
    let after = figures(groups, |group| &group.score);
    if before.iter().chain(&after).all(Option::is_none) {
        return None;
    }
    let years = vec![
        ("last", last.year.as_str().into()),
        ("year", data.year.as_str().into()),
    ];
    let item = |group: &&GroupData| {
        let item = vec![
            ("name", narrow(&group.name, NAME).into()),
            ("last", last.year.as_str().into()),
            ("before", group.before.as_str().into()),
            ("year", data.year.as_str().into()),
            ("after", group.score.as_str().into()),
        ];
        words.say_with("document-chart-both", &item)
    };
    let open = |group: &&GroupData| {
        let both = [(&last.year, &group.before), (&data.year, &group.score)];
        let open = both.into_iter().filter(|(_, score)| is_open(score));
        let told = open.map(|(year, score)| {
            let told = vec![
                ("name", narrow(&group.name, NAME).into()),
                ("year", year.as_str().into()),
                ("score", score.as_str().into()),
            ];
            words.say_with("document-chart-one", &told)
        });
        told.collect::<Vec<String>>()
    };
    let series = |year: &str, values, colour| Series {
        name: year_of(year, words),
        values,
        colour,
    };
    let plot = Drawn {
        kind: PlotKind::Years,
        title: words.say_with("document-chart-years", &years),
        groups,
        series: vec![
            series(&last.year, before, AGAINST),
            series(&data.year, after, OWN),
        ],
        open: groups.iter().flat_map(open).collect(),
    };
    Some(plot.told(item, words))
}

/// A year as the head of a column and in a legend.
pub fn year_of(year: &str, words: &Words) -> String {
    words.say_with("document-chart-year", &vec![("year", year.into())])
}

/// 得分率 as a part of one; none where the score is open.
pub fn share(group: &GroupData) -> Option<Decimal> {
    let rate: Decimal = group.rate.parse().ok()?;
    Some(rate / Decimal::ONE_HUNDRED)
}

/// Whether a score is a range.
pub fn is_open(shown: &str) -> bool {
    !shown.is_empty() && shown.parse::<Decimal>().is_err()
}

fn figures<'g>(
    groups: &[&'g GroupData],
    of: impl Fn(&'g GroupData) -> &'g String,
) -> Vec<Option<Decimal>> {
    let all = groups.iter().map(|group| of(group).parse().ok());
    all.collect()
}

/// A chart before it is told.
struct Drawn<'g> {
    kind: PlotKind,
    title: String,
    groups: &'g [&'g GroupData],
    series: Vec<Series>,
    /// The scores that are open, each with its group.
    open: Vec<String>,
}

impl Drawn<'_> {
    fn told(self, item: impl Fn(&&GroupData) -> String, words: &Words) -> Plot {
        let list = |key: &str, title: &str, items: Vec<String>| {
            let told = vec![("title", title.into()), ("items", items.into())];
            words.say_with(key, &told)
        };
        let open = if self.open.is_empty() {
            String::new()
        } else {
            list("document-chart-open", "", self.open)
        };
        let items = self.groups.iter().map(item).collect();
        let (limit, format) = match self.kind {
            PlotKind::Shares => (AROUND, "0.0%".to_owned()),
            PlotKind::Maxima | PlotKind::Years => (NAME, pattern(&self.series)),
        };
        Plot {
            told: list("document-chart-told", &self.title, items),
            open,
            names: self
                .groups
                .iter()
                .map(|group| narrow(&group.name, limit))
                .collect(),
            kind: self.kind,
            title: self.title,
            series: self.series,
            format,
        }
    }
}

/// As many digits as the figure with most of them.
fn pattern(series: &[Series]) -> String {
    let figures = series.iter().flat_map(|one| &one.values).flatten();
    let digits = figures.map(Decimal::scale).max().unwrap_or(0);
    match usize::try_from(digits) {
        Ok(digits) if digits > 0 => format!("0.{}", "0".repeat(digits)),
        _ => "0".to_owned(),
    }
}

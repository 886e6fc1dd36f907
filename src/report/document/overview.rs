//! Many cases on one page: their ranking, how many have which grade, where points are lost, and who loses them where. Holds a
//! line for each case and no more, and of very many cases only the first.

use minijinja::{Value, context};
use serde::Serialize;

use super::NAME;
use super::rows::cost;
use crate::diagnose::{Arguments, Words};
use crate::number::{Decimal, half_up, show, trimmed};
use crate::pack::Pack;
use crate::report::chart::{BarChart, Share};
use crate::report::escape::visible;
use crate::report::pages::{Page, rendered};
use crate::report::rows::ranked;
use crate::report::view::marks;
use crate::score::{Evaluation, GroupResult, IndicatorResult};

/// The most cases that are listed.
const LISTED: usize = 2000;
/// The most cases that the map of indicators shows.
const MAPPED: usize = 200;

/// What is known of the cases so far.
pub struct Overview<'p> {
    pack: &'p Pack,
    cases: Vec<Line>,
    /// How many there were, listed or not.
    count: usize,
    /// By grade in the order of the pack, and last those whose grade is open.
    grades: Vec<usize>,
    /// In the order of the tree.
    indicators: Vec<Sum>,
}

/// A case in the list.
struct Line {
    file: String,
    subject: String,
    year: i32,
    low: Decimal,
    total: String,
    grade: String,
    /// By indicator, in the order of the tree: what it has of its maximum, in percent.
    rates: Vec<Option<Decimal>>,
}

/// An indicator over all cases.
#[derive(Default)]
struct Sum {
    name: String,
    group: String,
    lost: Decimal,
    /// How many cases lost points, and how many have a score.
    losing: usize,
    scored: usize,
    max: Decimal,
}

/// A row of the table of losses.
#[derive(Serialize)]
struct LossRow {
    number: usize,
    name: String,
    group: String,
    lost: String,
    losing: String,
    rate: String,
}

impl<'p> Overview<'p> {
    /// Of no case yet.
    #[must_use]
    pub fn new(pack: &'p Pack) -> Self {
        Self {
            pack,
            cases: Vec::new(),
            count: 0,
            grades: vec![0; pack.grades.len() + 1],
            indicators: Vec::new(),
        }
    }

    /// Takes a case in, whose report stands in `file` beside the page.
    pub fn add(&mut self, evaluation: &Evaluation, file: &str, words: &Words) {
        self.count = self.count.saturating_add(1);
        let total = &evaluation.total;
        let place = match total.grades.as_slice() {
            [only] => self.pack.grades.iter().position(|one| one.label == *only),
            _ => None,
        };
        let place = place.unwrap_or(self.pack.grades.len());
        if let Some(count) = self.grades.get_mut(place) {
            *count = count.saturating_add(1);
        }
        let mut results = Vec::new();
        for group in &evaluation.groups {
            below(group, &mut results);
        }
        self.indicators.resize_with(results.len(), Sum::default);
        for (sum, (group, result)) in self.indicators.iter_mut().zip(&results) {
            sum.add(group, result);
        }
        if self.cases.len() >= LISTED {
            return;
        }
        let decimals = self.pack.decimals;
        let shown = |value| marks(value, decimals);
        let grades: Vec<String> = total.grades.iter().map(|one| visible(one, NAME)).collect();
        self.cases.push(Line {
            file: file.to_owned(),
            subject: visible(&evaluation.case.subject, NAME),
            year: evaluation.case.year,
            low: total.marks.low,
            total: match total.marks.exact() {
                Some(total) => shown(total),
                None => format!("{}–{}", shown(total.marks.low), shown(total.marks.high)),
            },
            grade: grades.join(&words.say("rows-or")),
            rates: results
                .iter()
                .map(|(group, one)| rate(group, one))
                .collect(),
        });
    }

    /// How many cases were taken in.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The page, whole.
    ///
    /// # Errors
    /// Of the template.
    pub fn page(&self, words: &Words) -> Result<String, minijinja::Error> {
        let say = |key: &str, arguments: &Arguments| words.say_with(key, arguments);
        let totals: Vec<Decimal> = self.cases.iter().map(|one| one.low).collect();
        let ranked: Vec<(usize, &Line)> = ranked(&totals)
            .into_iter()
            .filter_map(|(rank, index)| Some((rank, self.cases.get(index)?)))
            .collect();
        let rows = ranked.iter().map(|(rank, line)| {
            context! {
                rank, href => href(&line.file), subject => line.subject.as_str(),
                year => line.year, total => line.total.as_str(), grade => line.grade.as_str(),
            }
        });
        let map = ranked.iter().take(MAPPED).map(|(_, line)| {
            let cells: Vec<Value> = line.rates.iter().map(|rate| heat(*rate)).collect();
            context! {
                href => href(&line.file), subject => line.subject.as_str(), year => line.year, cells,
            }
        });
        let title = visible(&self.pack.title, NAME);
        let about = vec![("title", title.into()), ("count", self.count.into())];
        let left_out = self.count.saturating_sub(self.cases.len());
        let unmapped = self.count.saturating_sub(MAPPED);
        let told = |count: usize| {
            let more = vec![("count", count.into())];
            (count > 0).then(|| say("overview-more", &more))
        };
        let bars = self.bars(words);
        let labels = [
            ("rank", "rows-rank"),
            ("subject", "document-label-subject"),
            ("year", "document-label-year"),
            ("total", "document-label-total"),
            ("grade", "document-label-grade"),
            ("name", "document-label-name"),
            ("number", "document-column-rank"),
            ("group", "document-column-group"),
            ("lost", "overview-lost"),
            ("losing", "overview-losing"),
            ("rate", "overview-rate"),
            ("ranking", "overview-ranking"),
            ("grades", "overview-grades"),
            ("losses", "overview-losses"),
            ("map", "overview-map"),
            ("map_about", "overview-map-about"),
            ("pack", "document-label-pack"),
            ("digest", "document-label-digest"),
        ];
        let labels: std::collections::BTreeMap<&str, String> = labels
            .iter()
            .map(|(name, key)| (*name, words.say(key)))
            .collect();
        let names: Vec<String> = self.indicators.iter().map(|one| one.name.clone()).collect();
        rendered(
            Page::Overview,
            words,
            context! {
                title => say("overview-title", &about),
                pack => visible(&self.pack.reference(), NAME),
                digest => self.pack.digest.as_str(),
                rows => rows.collect::<Vec<_>>(),
                map => map.collect::<Vec<_>>(),
                losses => Value::from(minijinja::value::Serde(self.losses())),
                names,
                labels,
                more => told(left_out),
                unmapped => told(unmapped),
                bars => Value::from_safe_string(bars),
            },
        )
    }

    /// How many cases have which grade.
    fn bars(&self, words: &Words) -> String {
        let labels = self.pack.grades.iter().map(|one| visible(&one.label, NAME));
        let open = words.say("rows-open");
        let shares: Vec<Share> = labels
            .chain([open])
            .zip(&self.grades)
            .map(|(name, count)| Share {
                name,
                value: Some(Decimal::from(*count)),
                max: Decimal::from(self.count),
                shown: count.to_string(),
            })
            .collect();
        let title = words.say("overview-grades");
        let chart = BarChart {
            title: &title,
            shares: &shares,
        };
        chart.svg()
    }

    /// The indicators by the points that all cases together lost, most first.
    fn losses(&self) -> Vec<LossRow> {
        let mut all: Vec<(usize, &Sum)> = (1..).zip(&self.indicators).collect();
        all.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.lost));
        let rows = all.into_iter().map(|(number, sum)| LossRow {
            number,
            name: sum.name.clone(),
            group: sum.group.clone(),
            lost: marks(sum.lost, self.pack.decimals),
            losing: format!("{} / {}", sum.losing, sum.scored),
            rate: if sum.max.is_zero() {
                String::new()
            } else {
                let lost = sum.lost / sum.max * Decimal::ONE_HUNDRED;
                show(half_up(lost, 1), 1)
            },
        });
        rows.collect()
    }
}

impl Sum {
    fn add(&mut self, group: &GroupResult, result: &IndicatorResult) {
        if self.name.is_empty() {
            self.name = visible(&result.name, NAME);
            self.group = visible(&group.id, NAME);
        }
        if result.outcome.score().is_none() {
            return;
        }
        self.scored = self.scored.saturating_add(1);
        self.max += result.max;
        if let Some(lost) = cost(group, result) {
            self.lost += lost;
            self.losing = self.losing.saturating_add(1);
        }
    }
}

fn below<'e>(group: &'e GroupResult, found: &mut Vec<(&'e GroupResult, &'e IndicatorResult)>) {
    for inner in &group.groups {
        below(inner, found);
    }
    found.extend(group.indicators.iter().map(|one| (group, one)));
}

/// What is left of the maximum after what was lost, in percent; none where there is no score.
fn rate(group: &GroupResult, result: &IndicatorResult) -> Option<Decimal> {
    result.outcome.score()?;
    if result.max.is_zero() {
        return None;
    }
    let lost = cost(group, result).unwrap_or_default();
    let rate = (result.max - lost) / result.max * Decimal::ONE_HUNDRED;
    Some(half_up(rate.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED), 0))
}

/// A cell of the map: its percent, and which of ten shades it has.
fn heat(rate: Option<Decimal>) -> Value {
    let Some(rate) = rate else {
        return context! { text => "—", shade => "none" };
    };
    let shade = (rate / Decimal::TEN).floor();
    context! { text => trimmed(rate), shade => trimmed(shade) }
}

/// The name of a file as the address of a link.
fn href(file: &str) -> String {
    use std::fmt::Write;
    let mut address = String::from("./");
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            address.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_an_address_and_nothing_else() {
        assert_eq!(href("a-1_b.html"), "./a-1_b.html");
        assert_eq!(
            href("javascript:x#%\"甲.html"),
            "./javascript%3Ax%23%25%22%E7%94%B2.html"
        );
    }
}

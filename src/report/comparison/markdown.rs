//! A comparison as Markdown: to be pasted where changes are reviewed.

use super::cases::{moved, rank};
use super::figures::{change, nearest, shown, signed, total};
use super::impact::of_lever;
use super::rules::of_edit;
use super::{ComparisonView, SHOWN};
use crate::compare::{CaseImpact, Edit, Impact, Way};
use crate::diagnose::Arguments;
use crate::number::Exact;
use crate::report::escape::visible;

/// The comparison as Markdown with tables.
#[must_use]
pub fn comparison_markdown(view: ComparisonView<'_>) -> String {
    let mut page = Page {
        view,
        text: String::new(),
    };
    page.heading("#", &view.heading());
    page.rules();
    if let Some(impact) = &view.comparison.impact {
        page.impact(impact);
        page.cases(impact);
    }
    page.text
}

/// A text as it stands in a line or a cell, without any meaning to Markdown or to HTML.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in visible(text, SHOWN * 10).chars() {
        if r"\`*_{}[]<>#|~&$!".contains(character) {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

struct Page<'a> {
    view: ComparisonView<'a>,
    text: String,
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        self.view.words.say(key)
    }

    fn put(&mut self, parts: &[&str]) {
        self.text.extend(parts.iter().copied());
    }

    fn heading(&mut self, signs: &str, text: &str) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.put(&[signs, " ", &plain(text), "\n\n"]);
    }

    fn section(&mut self, key: &str) {
        let heading = self.say(key);
        self.heading("##", &heading);
    }

    fn paragraph(&mut self, key: &str, arguments: &Arguments) {
        let told = self.view.words.say_with(key, arguments);
        self.put(&[&plain(&told), "\n"]);
    }

    fn item(&mut self, text: &str) {
        self.put(&["- ", &plain(text), "\n"]);
    }

    /// A table; the columns from `figures` on stand to the right.
    fn table(&mut self, columns: &[&str], figures: usize, rows: Vec<Vec<String>>) {
        let headings = columns
            .iter()
            .map(|key| self.say(&format!("compare-column-{key}")));
        let headings: Vec<String> = headings.collect();
        self.row(&headings);
        let rules = (0..columns.len()).map(|place| if place < figures { "---" } else { "---:" });
        let rules: Vec<&str> = rules.collect();
        self.put(&["| ", &rules.join(" | "), " |\n"]);
        for row in rows {
            self.row(&row);
        }
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        self.put(&["| ", &cells.join(" | "), " |\n"]);
    }

    fn rules(&mut self) {
        self.section("compare-section-rules");
        let edits = &self.view.comparison.edits;
        if edits.is_empty() {
            self.paragraph("compare-same", &Vec::new());
            return;
        }
        let (wording, felt): (Vec<&Edit>, Vec<&Edit>) =
            edits.iter().partition(|edit| edit.is_wording());
        let counts = vec![
            ("felt", felt.len().into()),
            ("wording", wording.len().into()),
        ];
        self.paragraph("compare-rules", &counts);
        let told = felt.into_iter().chain(wording);
        let row = |edit: &Edit| {
            let subject = format!("compare-subject-{}", edit.subject.key());
            vec![self.say(&subject), of_edit(self.view, edit)]
        };
        let rows = told.map(row).collect();
        self.text.push('\n');
        self.table(&["subject", "edit"], 2, rows);
    }

    fn impact(&mut self, impact: &Impact) {
        let view = self.view;
        let decimals = view.decimals();
        self.section("compare-section-impact");
        let (key, counts) = super::impact::counts(impact);
        self.paragraph(key, &counts);
        if let Some(mean) = super::impact::means(view, impact) {
            self.text.push('\n');
            self.paragraph("compare-mean", &mean);
        }
        let crossing = impact
            .grades
            .iter()
            .filter(|((before, after), _)| before != after);
        let row = |((before, after), count): (&(Vec<String>, Vec<String>), &usize)| {
            vec![view.grades(before), view.grades(after), count.to_string()]
        };
        let rows: Vec<Vec<String>> = crossing.map(row).collect();
        if !rows.is_empty() {
            self.section("compare-grades");
            self.table(&["before", "after", "cases"], 2, rows);
        }
        if !impact.lacking.is_empty() {
            self.section("compare-lacking");
            let rows = impact.lacking.iter().map(|one| {
                let fact = view.new.pack.facts.get(one.fact);
                let name = fact.map_or_else(String::new, |fact| fact.name.value.clone());
                vec![name, one.cases.to_string()]
            });
            self.table(&["fact", "cases"], 1, rows.collect());
        }
        if !impact.levers.is_empty() {
            self.section("compare-causes");
            let mut is_rounded = false;
            let rows = impact.levers.iter().filter_map(|sum| {
                let lever = view.ground().levers.get(sum.lever)?;
                let mut near = |value: &Exact| {
                    let near = nearest(value, decimals);
                    is_rounded |= Exact::from_decimal(near) != *value;
                    near
                };
                let all = (near(&sum.part.low), near(&sum.part.high));
                let each = (near(&sum.least), near(&sum.most));
                Some(vec![
                    of_lever(view, lever),
                    sum.cases.to_string(),
                    change(all.0, all.1, decimals, view.words),
                    change(each.0, each.1, decimals, view.words),
                ])
            });
            let rows = rows.collect();
            self.table(&["cause", "cases", "sum", "each"], 1, rows);
            if is_rounded {
                self.text.push('\n');
                self.paragraph("compare-causes-rounded", &Vec::new());
            }
            if impact.in_one_order > 0 {
                self.text.push('\n');
                let count = vec![("count", impact.in_one_order.to_string().into())];
                self.paragraph("compare-one-order", &count);
            }
        }
        if !impact.indicators.is_empty() {
            self.section("compare-indicators");
            let rows = impact.indicators.iter().map(|sum| {
                let pairs = &view.ground().matched.indicators.pairs;
                vec![
                    view.indicator(pairs.get(sum.indicator).copied()),
                    sum.up.to_string(),
                    sum.down.to_string(),
                    sum.open.to_string(),
                    signed(sum.change, decimals),
                ]
            });
            self.table(
                &["indicator", "up", "down", "open", "sum"],
                1,
                rows.collect(),
            );
        }
    }

    fn cases(&mut self, impact: &Impact) {
        if impact.moved.is_empty() {
            return;
        }
        self.section("compare-section-cases");
        let (key, counts) = super::cases::counts(impact);
        self.paragraph(key, &counts);
        let rows = impact.moved.iter().map(|case| self.case(case)).collect();
        self.text.push('\n');
        let columns = [
            "case", "unit", "year", "before", "after", "change", "grade", "rank",
        ];
        self.table(&columns, 3, rows);
        let mut is_rounded = false;
        for case in &impact.moved {
            self.heading("###", &case.id);
            is_rounded |= self.shares(case);
        }
        if is_rounded {
            self.text.push('\n');
            self.paragraph("compare-rounded", &Vec::new());
        }
    }

    fn case(&self, case: &CaseImpact) -> Vec<String> {
        let view = self.view;
        let decimals = view.decimals();
        let (low, high) = difference(case);
        vec![
            case.id.clone(),
            case.subject.clone(),
            case.year.to_string(),
            total(case.before.total, decimals),
            total(case.after.total, decimals),
            change(low, high, decimals, view.words),
            moved(
                view,
                &view.grades(&case.before.grades),
                &view.grades(&case.after.grades),
            ),
            moved(view, &rank(&case.before), &rank(&case.after)),
        ]
    }

    /// What moved a case, and the indicators that did; whether shares are rounded.
    fn shares(&mut self, case: &CaseImpact) -> bool {
        let view = self.view;
        let decimals = view.decimals();
        let (figures, is_rounded) = shown(&case.attribution.shares, difference(case), decimals);
        for (share, figure) in case.attribution.shares.iter().zip(figures) {
            let lever = view.ground().levers.get(share.lever);
            let edits = lever.map_or_else(String::new, |one| of_lever(view, one));
            let figure = change(figure.low, figure.high, decimals, view.words);
            let arguments = vec![("change", figure.into()), ("cause", edits.into())];
            self.item(&view.words.say_with("compare-share", &arguments));
        }
        for one in &case.indicators {
            self.item(&super::cases::mark(view, *one));
        }
        if case.attribution.way == Way::OneOrder {
            self.text.push('\n');
            self.paragraph("compare-case-one-order", &Vec::new());
        }
        is_rounded
    }
}

fn difference(case: &CaseImpact) -> (crate::number::Decimal, crate::number::Decimal) {
    let (before, after) = (case.before.total, case.after.total);
    (after.low - before.low, after.high - before.high)
}

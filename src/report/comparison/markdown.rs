//! A comparison as Markdown: to be pasted where changes are reviewed.

use super::tables::{self, Table};
use super::{ComparisonView, SHOWN, cases, rules};
use crate::compare::{CaseImpact, Impact};
use crate::diagnose::Arguments;
use crate::report::escape::{markdown, visible};

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
    markdown(&visible(text, SHOWN * 10))
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

    /// A table, and what is said of it; the columns of figures stand to the right.
    fn table(&mut self, table: &Table) {
        self.row(&table.headings);
        let rules = table.headings.iter().enumerate();
        let rules = rules.map(|(place, _)| if place < table.figures { "---" } else { "---:" });
        let rules: Vec<&str> = rules.collect();
        self.put(&["| ", &rules.join(" | "), " |\n"]);
        for row in &table.rows {
            self.row(row);
        }
        for note in &table.notes {
            self.put(&["\n", &plain(note), "\n"]);
        }
    }

    fn row(&mut self, cells: &[String]) {
        let cell = |cell: &String| {
            let lines: Vec<String> = cell.lines().map(plain).collect();
            lines.join("<br>")
        };
        let cells: Vec<String> = cells.iter().map(cell).collect();
        self.put(&["| ", &cells.join(" | "), " |\n"]);
    }

    /// A table below its heading, where it has rows.
    fn titled(&mut self, key: &str, table: &Table) {
        if !table.rows.is_empty() {
            self.section(key);
            self.table(table);
        }
    }

    fn rules(&mut self) {
        let view = self.view;
        self.section("compare-section-rules");
        if view.comparison.edits.is_empty() {
            self.paragraph("compare-same", &Vec::new());
            return;
        }
        let counts = rules::counts(view);
        self.paragraph("compare-rules", &counts);
        self.text.push('\n');
        self.table(&tables::edits(view));
        self.titled("compare-differing", &tables::differing(view));
    }

    fn impact(&mut self, impact: &Impact) {
        let view = self.view;
        self.section("compare-section-impact");
        let (key, counts) = super::impact::counts(impact);
        self.paragraph(key, &counts);
        if let Some(mean) = super::impact::means(view, impact) {
            self.text.push('\n');
            self.paragraph("compare-mean", &mean);
        }
        if impact.spread.known > super::impact::FEW {
            self.titled("compare-changes", &tables::changes(view, impact));
        }
        self.titled("compare-grades", &tables::crossing(view, impact));
        self.titled("compare-lacking", &tables::lacking(view, impact));
        self.titled("compare-causes", &tables::causes(view, impact));
        self.titled("compare-indicators", &tables::indicators(view, impact));
    }

    fn cases(&mut self, impact: &Impact) {
        if impact.moved.is_empty() {
            return;
        }
        self.section("compare-section-cases");
        let (key, counts) = super::cases::counts(impact);
        self.paragraph(key, &counts);
        self.text.push('\n');
        self.table(&tables::moved(self.view, impact));
        let mut notes = Vec::new();
        for case in &impact.moved {
            self.heading("###", &case.id);
            let shares = tables::shares(self.view, case);
            self.case(case, &shares);
            notes = if notes.is_empty() {
                shares.notes
            } else {
                notes
            };
        }
        for note in notes {
            self.put(&["\n", &plain(&note), "\n"]);
        }
    }

    /// What moved a case, and the indicators that did.
    fn case(&mut self, case: &CaseImpact, shares: &Table) {
        for line in cases::causes(self.view, shares) {
            self.item(&line);
        }
        for one in &case.indicators {
            self.item(&cases::mark(self.view, *one));
        }
        for note in cases::notes(self.view, case) {
            self.put(&["\n", &plain(&note), "\n"]);
        }
    }
}

//! What the document says, section by section.

use super::chart::extent;
use super::parts::{ACROSS, ACROSS_BREADTH, UPRIGHT, UPRIGHT_BREADTH, chart_id};
use super::xml::{Cell, Merge, Side, Style, drawing, paragraph, table};
use crate::diagnose::Words;
use crate::report::document::data::{ReportData, RowData, RowKind};
use crate::report::document::plots::{Plot, PlotKind};

/// The main part of the archive.
pub fn document(data: &ReportData, plots: &[Plot], words: &Words) -> String {
    let mut writer = Writer {
        data,
        plots,
        words,
        xml: String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>\n",
        ),
    };
    writer.opening();
    writer.page_ends(UPRIGHT);
    writer.scores();
    writer.page_ends(ACROSS);
    writer.groups();
    writer.losses();
    writer.notes();
    writer.relations();
    writer.audit();
    writer.last();
    writer.annexes();
    writer.xml.push_str(UPRIGHT);
    writer.xml.push_str("</w:body></w:document>\n");
    writer.xml
}

struct Writer<'d> {
    data: &'d ReportData,
    /// In the order of the document.
    plots: &'d [Plot],
    words: &'d Words,
    xml: String,
}

impl Writer<'_> {
    /// Whether the section is there; its heading if so.
    fn heading(&mut self, name: &str) -> bool {
        let heading = self.data.headings.get(name);
        if let Some(heading) = heading {
            paragraph(Style::Heading1, heading, &mut self.xml);
        }
        heading.is_some()
    }

    fn text(&mut self, text: &str) {
        paragraph(Style::Body, text, &mut self.xml);
    }

    fn label(&self, name: &str) -> Cell {
        let text = self.data.labels.get(name).map_or("", String::as_str);
        Cell::of(text, Side::Middle)
    }

    /// A table whose columns share the breadth of an upright page by these parts.
    fn table(&mut self, parts: &[usize], rows: &[Vec<Cell>]) {
        table(&shared(UPRIGHT_BREADTH, parts), rows, &mut self.xml);
    }

    fn page_ends(&mut self, section: &str) {
        self.xml.push_str("<w:p><w:pPr>");
        self.xml.push_str(section);
        self.xml.push_str("</w:pPr></w:p>\n");
    }

    /// The charts of these kinds, each with its caption below.
    fn charts(&mut self, is_wanted: impl Fn(PlotKind) -> bool) {
        for (number, plot) in (1_usize..).zip(self.plots) {
            if !is_wanted(plot.kind) {
                continue;
            }
            let caption = vec![
                ("number", number.into()),
                ("title", plot.title.as_str().into()),
            ];
            let caption = self.words.say_with("document-chart-caption", &caption);
            let part = (chart_id(number), number);
            drawing(
                (&part.0, part.1),
                extent(plot),
                (&caption, &plot.told),
                &mut self.xml,
            );
            paragraph(Style::Caption, &caption, &mut self.xml);
            if !plot.open.is_empty() {
                paragraph(Style::Caption, &plot.open, &mut self.xml);
            }
        }
    }

    fn opening(&mut self) {
        let data = self.data;
        paragraph(Style::Title, &data.title, &mut self.xml);
        self.heading("summary");
        for line in &data.summary {
            self.text(line);
        }
    }

    fn scores(&mut self) {
        self.heading("table");
        let scores = &self.data.table;
        let heads = scores.headings.iter();
        let mut rows = vec![heads.map(|head| Cell::of(head, Side::Middle)).collect()];
        // The cells of groups that go on in the rows below, with how many more rows they have.
        let mut open: Vec<usize> = Vec::new();
        for row in scores.sections.iter().flatten() {
            rows.push(score_row(row, &mut open));
        }
        rows.push(score_row(&scores.total, &mut Vec::new()));
        let mut parts = vec![8; scores.depth];
        parts.extend([12, 8, 23, 27, 8, 20]);
        table(&shared(ACROSS_BREADTH, &parts), &rows, &mut self.xml);
    }

    fn groups(&mut self) {
        self.heading("groups");
        self.charts(|kind| kind != PlotKind::Years);
        let heads = ["group", "max", "score", "lost", "rate"];
        let mut rows = vec![heads.map(|name| self.label(name)).to_vec()];
        for group in &self.data.groups {
            let rate = if group.rate.is_empty() {
                String::new()
            } else {
                format!("{}%", group.rate)
            };
            let figures = [
                group.max.clone(),
                group.score.clone(),
                group.lost.clone(),
                rate,
            ];
            let mut row = vec![Cell::of(&group.name, Side::Left)];
            row.extend(figures.map(|figure| Cell::of(figure, Side::Right)));
            rows.push(row);
        }
        self.table(&[4, 2, 2, 2, 2], &rows);
    }

    fn losses(&mut self) {
        if !self.heading("losses") {
            return;
        }
        let heads = ["rank", "name", "group", "max", "score", "lost", "reason"];
        let mut rows = vec![heads.map(|name| self.label(name)).to_vec()];
        for loss in &self.data.losses {
            rows.push(vec![
                Cell::of(loss.rank.to_string(), Side::Right),
                Cell::of(&loss.name, Side::Left),
                Cell::of(&loss.group, Side::Left),
                Cell::of(&loss.max, Side::Right),
                Cell::of(&loss.score, Side::Right),
                Cell::of(&loss.lost, Side::Right),
                Cell::new(loss.reasons.clone(), Side::Left),
            ]);
        }
        self.table(&[10, 22, 22, 14, 14, 14, 54], &rows);
    }

    fn notes(&mut self) {
        if !self.heading("notes") {
            return;
        }
        for note in &self.data.notes {
            paragraph(Style::Heading2, &note.heading, &mut self.xml);
            for item in &note.items {
                paragraph(Style::Body, item, &mut self.xml);
            }
        }
    }

    fn relations(&mut self) {
        if !self.heading("relations") {
            return;
        }
        let relations = &self.data.relations;
        self.text(&relations.summary);
        let heads = ["relation", "expression", "status", "about"];
        let mut rows = vec![heads.map(|name| self.label(name)).to_vec()];
        let known = relations.items.iter().filter(|one| one.is_known);
        for one in known {
            let about = [&one.about, &one.source].into_iter();
            let about = about.filter(|text| !text.is_empty()).cloned();
            let row = vec![
                Cell::of(&one.name, Side::Left),
                Cell::of(&one.expression, Side::Left),
                Cell::of(&one.status, Side::Middle),
                Cell::new(about.collect(), Side::Left),
            ];
            rows.push(if one.fails { all_bold(row) } else { row });
        }
        if rows.len() > 1 {
            self.table(&[25, 40, 14, 40], &rows);
        }
    }

    fn audit(&mut self) {
        if !self.heading("audit") {
            return;
        }
        let audit = &self.data.audit;
        self.text(&audit.summary);
        for line in &audit.sums {
            self.text(line);
        }
        if audit.claims.is_empty() {
            return;
        }
        let heads = ["item", "reported", "computed", "verdict", "about"];
        let mut rows = vec![heads.map(|name| self.label(name)).to_vec()];
        for claim in &audit.claims {
            let told = claim.is_fault.then(|| claim.told.clone());
            let row = vec![
                Cell::of(&claim.about, Side::Left),
                Cell::of(&claim.reported, Side::Right),
                Cell::of(&claim.computed, Side::Right),
                Cell::of(&claim.verdict, Side::Middle),
                Cell::new(told.into_iter().collect(), Side::Left),
            ];
            rows.push(if claim.is_fault { all_bold(row) } else { row });
        }
        self.table(&[32, 16, 16, 18, 42], &rows);
    }

    fn last(&mut self) {
        let Some(last) = &self.data.last else {
            return;
        };
        self.heading("last");
        for line in &last.summary {
            self.text(line);
        }
        self.charts(|kind| kind == PlotKind::Years);
        let mut rows = vec![vec![
            self.label("name"),
            self.label("max"),
            Cell::of(&last.year, Side::Middle),
            Cell::of(&self.data.year, Side::Middle),
            self.label("change"),
        ]];
        for row in &last.rows {
            let figures = [&row.max, &row.before, &row.after, &row.change];
            let mut cells = vec![Cell::of(&row.name, Side::Left)];
            cells.extend(figures.map(|figure| Cell::of(figure, Side::Right)));
            rows.push(match row.kind {
                RowKind::Indicator => cells,
                RowKind::Subtotal | RowKind::Total => all_bold(cells),
            });
        }
        self.table(&[6, 2, 2, 2, 2], &rows);
    }

    fn annexes(&mut self) {
        let data = self.data;
        let label = |name: &str| data.labels.get(name).map_or("", String::as_str);
        let colon = label("colon");
        if self.heading("facts") {
            if !data.source.is_empty() {
                let source = label("source");
                self.text(&format!("{source}{colon}{}", data.source));
            }
            let heads = ["fact", "value", "unit", "label"];
            let mut rows = vec![heads.map(|name| self.label(name)).to_vec()];
            for fact in &data.facts {
                let given = if fact.value.is_empty() {
                    "—"
                } else {
                    &fact.value
                };
                rows.push(vec![
                    Cell::of(&fact.name, Side::Left),
                    Cell::of(given, Side::Left),
                    Cell::of(&fact.unit, Side::Left),
                    Cell::of(&fact.label, Side::Left),
                ]);
            }
            self.table(&[30, 42, 10, 38], &rows);
        }
        if self.heading("evidence") {
            let heads = ["name", "evidence"];
            let mut rows = vec![heads.map(|name| self.label(name)).to_vec()];
            for one in &data.evidence {
                rows.push(vec![
                    Cell::of(&one.name, Side::Left),
                    Cell::of(&one.text, Side::Left),
                ]);
            }
            self.table(&[3, 7], &rows);
        }
        self.heading("repeat");
        let basis = data.pack.basis.join(label("separator"));
        let lines = [
            ("case", &data.case),
            ("pack", &data.pack.reference),
            ("digest", &data.pack.digest),
            ("basis", &basis),
        ];
        for (name, text) in lines.iter().filter(|(_, text)| !text.is_empty()) {
            let label = label(name);
            self.text(&format!("{label}{colon}{text}"));
        }
        self.text(label("repeat"));
    }
}

fn all_bold(row: Vec<Cell>) -> Vec<Cell> {
    row.into_iter().map(Cell::bold).collect()
}

/// A row of the score table; `open` are the cells of groups from above, outermost first.
fn score_row(row: &RowData, open: &mut Vec<usize>) -> Vec<Cell> {
    open.retain(|rows| *rows > 0);
    let mut cells: Vec<Cell> = open
        .iter()
        .map(|_| Cell::of("", Side::Middle).merged(Merge::GoesOn))
        .collect();
    for cell in &row.cells {
        cells.push(
            Cell::of(&cell.name, Side::Middle)
                .bold()
                .merged(Merge::Begins),
        );
        open.push(cell.rows);
    }
    for rows in open.iter_mut() {
        *rows = rows.saturating_sub(1);
    }
    cells.push(Cell::of(&row.name, Side::Left).over(row.columns));
    cells.push(Cell::of(&row.max, Side::Right));
    cells.push(Cell::new(row.standard.clone(), Side::Left));
    cells.push(Cell::new(row.calculation.clone(), Side::Left));
    let score = [&row.score, &row.outcome].into_iter();
    let score = score.filter(|text| !text.is_empty()).cloned();
    cells.push(Cell::new(score.collect(), Side::Right));
    cells.push(Cell::new(row.reasons.clone(), Side::Left));
    if row.kind == RowKind::Indicator {
        cells
    } else {
        all_bold(cells)
    }
}

/// A breadth shared out by parts.
fn shared(breadth: usize, parts: &[usize]) -> Vec<usize> {
    let whole: usize = parts.iter().sum();
    parts
        .iter()
        .map(|part| part * breadth / whole.max(1))
        .collect()
}

//! Cases as the rows of a workbook's first sheet, with the rows of table facts on sheets of their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::csv::read_table;
use super::{BatchFault, Lines, Rows, Spoilt, Table};
use crate::bind::{CASE_COLUMNS, answer, in_brackets};
use crate::diagnose::{Code, Finding};
use crate::number::parse_decimal;
use crate::pack::{Column, ColumnKind, Fact, FactKind, Pack};
use crate::read::SheetText;
use crate::source::Texts;

/// Scores every row of the first sheet, in order. A sheet that is named like a table fact, or like its label, holds rows of
/// that fact: its first column says of which case, by id, the others are named like the fact's columns. A case without rows
/// does not give the fact; one with a row of its id alone gives it, empty.
///
/// # Errors
/// [`BatchFault`]; a fault of a row is none, but told to the rows.
pub fn read_sheets<R: Rows>(
    pack: &Pack,
    name: &str,
    texts: &Texts,
    sheets: &[SheetText],
    lines: &mut Lines<'_, '_, R>,
) -> Result<(), BatchFault> {
    let empty = SheetText::default();
    let (first, others) = sheets.split_first().unwrap_or((&empty, &[]));
    let cases = Cases::of(first);
    let mut details = Vec::new();
    for sheet in others {
        let Some(fact) = pack.facts.iter().find(|fact| is_of(fact, &sheet.name)) else {
            continue;
        };
        let rows = rows_of(fact, sheet);
        for row in rows.iter().filter(|row| !cases.ids.contains(row.case)) {
            lines.tell(of_no_case(name, first, sheet, row));
        }
        details.push((fact, by_case(rows)));
    }
    let text = cases.as_csv(&details);
    let table = Table {
        name,
        texts,
        sheet: Some(&first.name),
    };
    read_table(pack, &table, text.as_bytes(), lines)
}

fn is_of(fact: &Fact, sheet: &str) -> bool {
    let label = fact.label.as_deref();
    matches!(fact.kind, FactKind::Table(_)) && (fact.name.value == sheet || label == Some(sheet))
}

fn of_no_case(name: &str, first: &SheetText, sheet: &SheetText, row: &Detail<'_>) -> Spoilt {
    let stands_in = format!("{name} [{}]", sheet.name);
    let finding = Finding::new(Code::RowOfNoCase)
        .with("sheet", stands_in.as_str())
        .with("line", row.line.to_string())
        .with("id", row.case)
        .with("first", first.name.as_str())
        .help("help");
    Spoilt {
        line: row.line,
        stands_in: format!("{stands_in}:{}", row.line),
        findings: vec![finding],
        texts: Texts::default(),
    }
}

/// A row with an id and nothing else.
const NO_CELLS: &str = "{}";

/// A row of a table fact.
struct Detail<'s> {
    /// Where it stands in its sheet, from 1.
    line: u64,
    /// The id of its case.
    case: &'s str,
    /// Its cells as JSON.
    cells: String,
}

fn rows_of<'s>(fact: &Fact, sheet: &'s SheetText) -> Vec<Detail<'s>> {
    let FactKind::Table(columns) = &fact.kind else {
        return Vec::new();
    };
    let rows = (1..).zip(&sheet.rows);
    let mut rows = rows.filter(|(_, row)| !is_empty(row));
    let header = rows.next().map_or(&[][..], |(_, row)| row.as_slice());
    rows.map(|(line, row)| {
        let fields = header.iter().zip(row).skip(1);
        let given = fields.filter(|(_, text)| !text.is_empty());
        let cells: Vec<String> = given
            .map(|(name, text)| cell(columns, name, text))
            .collect();
        Detail {
            line,
            case: row.first().map_or("", String::as_str),
            cells: format!("{{{}}}", cells.join(",")),
        }
    })
    .collect()
}

/// A cell as JSON, under the name of its column, which may be called by its label.
fn cell(columns: &BTreeMap<String, Column>, name: &str, text: &str) -> String {
    let named = |name: &str| {
        columns
            .iter()
            .find(|(known, column)| *known == name || column.label.as_deref() == Some(name))
    };
    let column = named(name).or_else(|| {
        let (name, unit) = in_brackets(name)?;
        named(name).filter(|(_, column)| column.unit.as_deref() == Some(unit))
    });
    let kind = column.map(|(_, column)| column.kind);
    let name = column.map_or(name, |(known, _)| known.as_str());
    let digits = match kind {
        Some(ColumnKind::Percent) => text.trim_end_matches(['%', '％']),
        _ => text,
    };
    let is_figure =
        || serde_json::from_str::<&RawValue>(digits).is_ok() && parse_decimal(digits).is_ok();
    let yes = answer(text).filter(|_| kind == Some(ColumnKind::Bool));
    let value = match (kind, yes) {
        (_, Some(yes)) => yes.to_string(),
        (Some(ColumnKind::Text | ColumnKind::Choice | ColumnKind::Bool), _) => in_marks(text),
        // A number keeps its digits.
        _ if is_figure() => digits.to_owned(),
        _ => in_marks(text),
    };
    format!("{}:{value}", in_marks(name))
}

/// A text as JSON.
fn in_marks(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn by_case(rows: Vec<Detail<'_>>) -> BTreeMap<&str, Vec<String>> {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in rows {
        let cells = found.entry(row.case).or_default();
        if row.cells != NO_CELLS {
            cells.push(row.cells);
        }
    }
    found
}

fn is_empty(row: &[String]) -> bool {
    row.iter().all(String::is_empty)
}

/// The sheet of the cases.
struct Cases<'s> {
    sheet: &'s SheetText,
    /// Which row is the header.
    header: usize,
    /// How many columns have a name.
    width: usize,
    /// Which of them has the id.
    id: Option<usize>,
    ids: BTreeSet<&'s str>,
}

impl<'s> Cases<'s> {
    fn of(sheet: &'s SheetText) -> Self {
        let header = sheet.rows.iter().position(|row| !is_empty(row));
        let header = header.unwrap_or(sheet.rows.len());
        let names = sheet.rows.get(header).map_or(&[][..], Vec::as_slice);
        // Columns without a name at the end are no columns.
        let last = names.iter().rposition(|name| !name.is_empty());
        let [ids, ..] = CASE_COLUMNS;
        let id = names.iter().position(|name| ids.contains(&name.as_str()));
        let mut cases = Self {
            sheet,
            header,
            width: last.map_or(0, |last| last.saturating_add(1)),
            id,
            ids: BTreeSet::new(),
        };
        let below = sheet.rows.iter().skip(header.saturating_add(1));
        cases.ids = below.map(|row| cases.id_of(row)).collect();
        cases
    }

    fn id_of<'r>(&self, row: &'r [String]) -> &'r str {
        let id = self.id.and_then(|column| row.get(column));
        id.map_or("", String::as_str)
    }

    /// As comma-separated values, each row on the line of its number, with a column for each table fact that has a sheet.
    fn as_csv(&self, details: &[(&Fact, BTreeMap<&str, Vec<String>>)]) -> String {
        let mut text = String::new();
        for (index, row) in self.sheet.rows.iter().enumerate() {
            if !is_empty(row) {
                let mut fields: Vec<String> = row.clone();
                // What stands right of the named columns is complained of as a field without one.
                while fields.len() > self.width && fields.last().is_some_and(String::is_empty) {
                    fields.pop();
                }
                fields.resize(fields.len().max(self.width), String::new());
                let at = self.width;
                for (place, (fact, rows)) in (at..).zip(details) {
                    let field = if index == self.header {
                        fact.name.value.clone()
                    } else {
                        let rows = rows.get(self.id_of(row));
                        rows.map_or_else(String::new, |rows| format!("[{}]", rows.join(",")))
                    };
                    fields.insert(place, field);
                }
                let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
                text.push_str(&fields.join(","));
            }
            text.push('\n');
        }
        text
    }
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

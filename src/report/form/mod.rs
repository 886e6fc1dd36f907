//! A workbook to collect the cases of a pack with: a sheet with one row a case, one for the rows of each table fact, one that
//! explains every fact. Filled in, it is a table of cases.

mod columns;
mod guide;

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use self::columns::{FormColumn, Rule, of_case, of_details, of_fact};
use self::guide::write_guide;
use crate::diagnose::Words;
use crate::number::{Decimal, trimmed};
use crate::pack::{Fact, FactKind, Pack};
use crate::report::cells::undated;

/// The last row that what may be entered is checked in, from 0.
const LAST_ROW: u32 = 1_048_575;

/// The most characters of a list that stands in the rule itself.
const LIST: usize = 255;

/// Makes the workbook.
///
/// # Errors
/// Those of the writer: a pack with more facts than a sheet has columns, for one.
pub fn form(pack: &Pack, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = undated()?;
    let mut names = SheetNames::default();
    let sheets: Vec<(&Fact, Option<String>)> = pack
        .facts
        .iter()
        .map(|fact| (fact, names.of_table(fact)))
        .collect();
    // Any other sheet of such a name would be read as rows of the fact.
    let tables = pack.facts.iter().filter(|fact| is_table(fact));
    names.take(tables.flat_map(|fact| [Some(&fact.name.value), fact.label.as_ref()]));
    let cases = names.free(&words.say("form-sheet-cases"));
    let guide = names.free(&words.say("form-sheet-guide"));
    let lists = names.free(&words.say("form-sheet-lists"));
    let mut long = LongLists {
        sheet: lists,
        lists: Vec::new(),
    };
    let mut columns = of_case(words);
    for (fact, sheet) in &sheets {
        if sheet.is_none() {
            columns.extend(of_fact(fact, words));
        }
    }
    write_columns(
        workbook.add_worksheet().set_name(cases)?,
        &columns,
        2,
        &mut long,
    )?;
    write_guide(workbook.add_worksheet().set_name(guide)?, &sheets, words)?;
    for (fact, sheet) in &sheets {
        if let (FactKind::Table(_), Some(name)) = (&fact.kind, sheet) {
            let sheet = workbook.add_worksheet().set_name(name)?;
            write_columns(sheet, &of_details(fact, words), 1, &mut long)?;
        }
    }
    long.write(&mut workbook)?;
    workbook.save_to_buffer()
}

/// Writes the heads of columns with what explains them and what may stand below them; the first columns stay in view.
fn write_columns(
    sheet: &mut Worksheet,
    columns: &[FormColumn],
    fixed: u16,
    long: &mut LongLists,
) -> Result<(), XlsxError> {
    let head = head();
    for (index, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, index, &column.header, &head)?;
        if !column.note.is_empty() {
            let note = Note::new(&column.note).set_width(280).set_height(110);
            sheet.insert_note(0, index, &note.add_author_prefix(false))?;
        }
        if let Some(rule) = validation(&column.rule, long) {
            sheet.add_data_validation(1, index, LAST_ROW, index, &rule)?;
        }
        sheet.set_column_width(index, column.width)?;
    }
    sheet.set_row_height(0, 48)?;
    sheet.set_freeze_panes(1, fixed)?;
    Ok(())
}

/// How the head of a column looks.
fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00D9_E1F2))
}

/// What a spreadsheet program refuses; the engine refuses it again.
fn validation(rule: &Rule, long: &mut LongLists) -> Option<DataValidation> {
    /// What a number without bounds lies between.
    const LARGEST: &str = "999999999999999";
    let validation = DataValidation::new();
    match rule {
        Rule::Any => None,
        Rule::OneOf(options) => {
            let length: usize = options
                .iter()
                .map(|option| option.chars().count() + 1)
                .sum();
            // A comma would part an option in two.
            let is_plain = length <= LIST && !options.iter().any(|option| option.contains(','));
            let inline = is_plain.then(|| validation.clone().allow_list_strings(options));
            Some(match inline {
                Some(Ok(rule)) => rule,
                _ => validation.allow_list_formula(long.range(options)),
            })
        }
        Rule::Number { bounds, is_whole } => {
            let formula = |number: Decimal| Formula::new(trimmed(number));
            let rule = match (bounds.min, bounds.max) {
                (Some(min), Some(max)) => DataValidationRule::Between(formula(min), formula(max)),
                (Some(min), None) => DataValidationRule::GreaterThanOrEqualTo(formula(min)),
                (None, Some(max)) => DataValidationRule::LessThanOrEqualTo(formula(max)),
                (None, None) => {
                    let (low, high) = (format!("-{LARGEST}"), LARGEST);
                    DataValidationRule::Between(Formula::new(low), Formula::new(high))
                }
            };
            Some(if *is_whole {
                validation.allow_whole_number_formula(rule)
            } else {
                validation.allow_decimal_number_formula(rule)
            })
        }
    }
}

/// Lists of options that are too long to stand in a rule: each a column of a sheet of its own.
struct LongLists {
    sheet: String,
    lists: Vec<Vec<String>>,
}

impl LongLists {
    /// Where a list stands.
    fn range(&mut self, options: &[String]) -> Formula {
        let known = self.lists.iter().position(|list| list == options);
        let column = known.unwrap_or_else(|| {
            self.lists.push(options.to_vec());
            self.lists.len().saturating_sub(1)
        });
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let letters = rust_xlsxwriter::utility::column_number_to_name(column);
        let sheet = self.sheet.replace('\'', "''");
        Formula::new(format!(
            "='{sheet}'!${letters}$1:${letters}${}",
            options.len()
        ))
    }

    fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet().set_name(&self.sheet)?;
        for (column, list) in (0..).zip(&self.lists) {
            for (row, option) in (0..).zip(list) {
                sheet.write_string(row, column, option)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}

fn is_table(fact: &Fact) -> bool {
    matches!(fact.kind, FactKind::Table(_))
}

/// The names of sheets, each used once.
#[derive(Default)]
struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// This name, or one like it that is free.
    fn free(&mut self, name: &str) -> String {
        let mut name = name.to_owned();
        while !self.0.insert(name.to_lowercase()) {
            name.push('_');
        }
        name
    }

    /// These names are not free.
    fn take<'n>(&mut self, names: impl Iterator<Item = Option<&'n String>>) {
        self.0
            .extend(names.flatten().map(|name| name.to_lowercase()));
    }

    /// The name or the label of a table fact, where it may name a sheet; other facts have none.
    fn of_table(&mut self, fact: &Fact) -> Option<String> {
        if !is_table(fact) {
            return None;
        }
        let candidates = [Some(fact.name.value.as_str()), fact.label.as_deref()];
        let mut candidates = candidates.into_iter().flatten();
        let name = candidates.find(|name| {
            rust_xlsxwriter::utility::check_sheet_name(name).is_ok()
                && !self.0.contains(&name.to_lowercase())
        })?;
        Some(self.free(name))
    }
}

//! The sheet of a form that explains every fact.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::columns::in_order;
use super::head;
use crate::diagnose::Words;
use crate::pack::{Fact, FactKind};
use crate::report::wanted::{between, bounds_of, fact_key};

/// A row for each fact, with the sheet that it has to itself; below them what else there is to know.
pub fn write_guide(
    sheet: &mut Worksheet,
    facts: &[(&Fact, Option<String>)],
    words: &Words,
) -> Result<(), XlsxError> {
    let headings = [
        ("show-column-fact", 24),
        ("show-column-about", 44),
        ("form-column-kind", 10),
        ("show-column-unit", 10),
        ("form-column-allowed", 44),
        ("form-column-where", 26),
    ];
    let head = head();
    for (column, (key, width)) in (0..).zip(headings) {
        sheet.write_string_with_format(0, column, words.say(key), &head)?;
        sheet.set_column_width(column, width)?;
    }
    let cell = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let mut row = 1;
    for (fact, own) in facts {
        let texts = [
            fact.name.value.clone(),
            fact.label.clone().unwrap_or_default(),
            words.say(fact_key(&fact.kind)),
            fact.unit.clone().unwrap_or_default(),
            allowed(fact, words),
            own.as_ref().map_or_else(String::new, |own| {
                words.say_with("form-where", &vec![("sheet", own.as_str().into())])
            }),
        ];
        for (column, text) in (0..).zip(texts) {
            sheet.write_string_with_format(row, column, text, &cell)?;
        }
        row += 1;
    }
    for (line, key) in (row + 1..).zip([
        "form-advice-empty",
        "form-advice-digits",
        "form-advice-unit",
    ]) {
        sheet.write_string(line, 0, words.say(key))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// What may be entered, in words.
fn allowed(fact: &Fact, words: &Words) -> String {
    let stop = words.say("form-stop");
    let of = match &fact.kind {
        FactKind::Choice(options) => options.join(&stop),
        FactKind::Checklist(items) => items.join(&stop),
        FactKind::Judged(tiers) => {
            let labels: Vec<&str> = tiers.iter().map(|tier| tier.label.as_str()).collect();
            labels.join(&stop)
        }
        FactKind::Table(columns) => {
            let columns = in_order(columns).into_iter();
            let names: Vec<&str> = columns.map(|(name, _)| name.as_str()).collect();
            names.join(&stop)
        }
        kind => between(bounds_of(kind)).trim().to_owned(),
    };
    if !fact.optional {
        return of;
    }
    let optional = words.say("schema-of-optional");
    if of.is_empty() {
        optional
    } else {
        format!("{of}\n{optional}")
    }
}

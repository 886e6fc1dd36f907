//! Cases as comma-separated values, a case a row.

use std::io::{self, Write};

use super::{json, parts};
use crate::bind::{ANSWERS, Facts, RowCase, fact_heading};
use crate::diagnose::Words;
use crate::pack::{FactKind, Pack, Value};
use crate::report::rows::safe;

/// Writes a header, then a row for each case.
pub struct CsvCases<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvCases<W> {
    /// Begins a table: a byte-order mark, for spreadsheet programs would not take it for UTF-8, and the header.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn begin(mut out: W, pack: &Pack, words: &Words) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut out = csv::Writer::from_writer(out);
        let case = ["rows-id", "rows-subject", "rows-year"].map(|key| words.say(key));
        let facts = pack
            .facts
            .iter()
            .flat_map(|fact| columns(&fact.name.value, &fact.kind));
        out.write_record(case.into_iter().chain(facts))?;
        Ok(Self { out })
    }

    /// Writes a case.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, pack: &Pack, case: RowCase<'_>, facts: &Facts) -> io::Result<()> {
        let mut row = vec![safe(case.id), safe(case.subject), case.year.to_string()];
        for (index, fact) in pack.facts.iter().enumerate() {
            row.extend(fields(&fact.kind, facts.get(index)));
        }
        self.out.write_record(&row)?;
        Ok(())
    }

    /// Ends the table.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<W> {
        self.out
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}

/// The columns of a fact.
fn columns(name: &str, kind: &FactKind) -> Vec<String> {
    let name = fact_heading(name);
    match kind {
        FactKind::Judged(_) => ["tier", "rate", "score", "reason"]
            .map(|part| format!("{name}.{part}"))
            .to_vec(),
        FactKind::Checklist(items) => items.iter().map(|item| format!("{name}.{item}")).collect(),
        _ => vec![name.into_owned()],
    }
}

/// The fields of a fact, empty where it is not given.
fn fields(kind: &FactKind, value: Option<&Value>) -> Vec<String> {
    let Some(value) = value else {
        return columns("", kind).iter().map(|_| String::new()).collect();
    };
    let [yes, no] = ANSWERS;
    let answer = |is_so: &bool| if *is_so { yes } else { no }.to_owned();
    match value {
        Value::Number(number) => vec![number.to_string()],
        Value::Bool(is_so) => vec![answer(is_so)],
        Value::Choice(option) => vec![safe(kind.option(*option))],
        Value::Text(text) => vec![safe(text)],
        Value::Checklist(list) => list.answers.iter().map(answer).collect(),
        Value::Judged(judged) => parts(judged)
            .map(|(_, text)| safe(&text.unwrap_or_default()))
            .to_vec(),
        Value::Table(_) => vec![json(kind, value)],
    }
}

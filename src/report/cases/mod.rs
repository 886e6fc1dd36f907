//! Cases as tables of cases: what is written is read again, value for value.

mod csv;
mod json_lines;

pub use csv::CsvCases;
pub use json_lines::write_case;

use serde_json::Value as Json;

use crate::number::Decimal;
use crate::pack::{FactKind, Judged, Value};

/// The parts of a judgement that are given.
fn parts(judged: &Judged) -> [(&'static str, Option<String>); 4] {
    let tier = judged.tier.as_ref().map(|tier| tier.label.clone());
    let figure = |figure: Option<Decimal>| figure.map(|figure| figure.to_string());
    [
        ("tier", tier),
        ("rate", figure(judged.rate)),
        ("score", figure(judged.score)),
        ("reason", Some(judged.reason.clone())),
    ]
}

/// A text as JSON.
fn in_marks(text: &str) -> String {
    Json::from(text).to_string()
}

/// A value as JSON, numbers with their digits.
fn json(kind: &FactKind, value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Choice(option) => in_marks(kind.option(*option)),
        Value::Text(text) => in_marks(text),
        Value::Judged(judged) => {
            let given = parts(judged).into_iter();
            let given = given.filter_map(|(key, text)| Some((key, text?)));
            let entries = given.map(|(key, text)| match key {
                "rate" | "score" => format!("\"{key}\":{text}"),
                _ => format!("\"{key}\":{}", in_marks(&text)),
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Checklist(list) => {
            let entries = list.items();
            let entries = entries.map(|(item, yes)| format!("{}:{yes}", in_marks(item)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = kind.columns().zip(row);
                let cells =
                    cells.map(|(name, cell)| format!("{}:{}", in_marks(name), json(kind, cell)));
                format!("{{{}}}", cells.collect::<Vec<_>>().join(","))
            });
            format!("[{}]", rows.collect::<Vec<_>>().join(","))
        }
    }
}

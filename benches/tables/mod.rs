//! Facts written as tables of cases, in each format that is read.

use std::fmt::Write;

use jixiao::bind::Facts;
use jixiao::pack::{FactKind, Judged, Pack, Value};

/// A fact's value as JSON.
fn json(kind: &FactKind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Bool(yes)) => yes.to_string(),
        (FactKind::Choice(options), Value::Choice(option)) => format!("{:?}", options[*option]),
        (_, Value::Judged(judged)) => {
            let parts = parts(judged).into_iter();
            let entries = parts.map(|(key, value)| match key {
                "rate" | "score" => format!("\"{key}\":{value}"),
                _ => format!("\"{key}\":{value:?}"),
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        (_, Value::Checklist(list)) => {
            let entries = list.items().map(|(item, yes)| format!("{item:?}:{yes}"));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        (_, Value::Text(text)) => format!("{text:?}"),
        (kind, Value::Table(table)) => {
            let rows = table.rows.iter().map(|row| {
                let cells = kind.columns().zip(row);
                let cells = cells.map(|(name, value)| format!("{name:?}:{}", json(kind, value)));
                format!("{{{}}}", cells.collect::<Vec<_>>().join(","))
            });
            format!("[{}]", rows.collect::<Vec<_>>().join(","))
        }
        other => panic!("{other:?}"),
    }
}

/// The parts of a judgement that are given.
fn parts(judged: &Judged) -> Vec<(&'static str, String)> {
    let tier = judged.tier.as_ref().map(|tier| tier.label.clone());
    [
        ("tier", tier),
        ("rate", judged.rate.map(|rate| rate.to_string())),
        ("score", judged.score.map(|score| score.to_string())),
        ("reason", Some(judged.reason.clone())),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
    .collect()
}

/// The name and the subject of the case with this number.
fn about(index: usize) -> (String, String) {
    (format!("case-{index}"), format!("单位{index}"))
}

/// JSON Lines.
pub fn json_lines(pack: &Pack, cases: &[Facts]) -> String {
    let mut text = String::new();
    for (index, facts) in cases.iter().enumerate() {
        let (id, subject) = about(index);
        let given = pack.facts.iter().enumerate().filter_map(|(index, fact)| {
            let value = json(&fact.kind, facts.get(index)?);
            Some(format!("{:?}:{value}", fact.name.value))
        });
        let given = given.collect::<Vec<_>>().join(",");
        writeln!(
            text,
            "{{\"schema\":1,\"case\":{{\"id\":{id:?},\"subject\":{subject:?},\"year\":2020}},\"facts\":{{{given}}}}}"
        )
        .expect("memory");
    }
    text
}

/// The columns of a fact.
fn columns(name: &str, kind: &FactKind) -> Vec<String> {
    match kind {
        FactKind::Judged(_) => ["tier", "rate", "score", "reason"]
            .map(|part| format!("{name}.{part}"))
            .to_vec(),
        FactKind::Checklist(items) => items
            .iter()
            .map(|item| quoted(&format!("{name}.{item}")))
            .collect(),
        _ => vec![name.to_owned()],
    }
}

/// The fields of a fact that is given.
fn fields(kind: &FactKind, value: &Value) -> Vec<String> {
    let answer = |yes: bool| if yes { "是" } else { "否" }.to_owned();
    match (kind, value) {
        (_, Value::Bool(yes)) => vec![answer(*yes)],
        (FactKind::Choice(options), Value::Choice(option)) => vec![quoted(&options[*option])],
        (_, Value::Judged(judged)) => {
            let parts = parts(judged);
            let part = |key: &str| {
                let part = parts.iter().find(|(known, _)| *known == key);
                part.map(|(_, value)| quoted(value)).unwrap_or_default()
            };
            ["tier", "rate", "score", "reason"].map(part).to_vec()
        }
        (_, Value::Checklist(list)) => list.answers.iter().map(|yes| answer(*yes)).collect(),
        (_, Value::Text(text)) => vec![quoted(text)],
        (kind, value) => vec![quoted(&json(kind, value))],
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Comma-separated values.
pub fn csv(pack: &Pack, cases: &[Facts]) -> String {
    let named = pack
        .facts
        .iter()
        .flat_map(|fact| columns(&fact.name.value, &fact.kind));
    let header: Vec<String> = ["id", "subject", "year"]
        .map(str::to_owned)
        .into_iter()
        .chain(named)
        .collect();
    let mut text = header.join(",") + "\n";
    for (index, facts) in cases.iter().enumerate() {
        let (id, subject) = about(index);
        let mut row = vec![id, subject, "2020".to_owned()];
        for (index, fact) in pack.facts.iter().enumerate() {
            match facts.get(index) {
                Some(value) => row.extend(fields(&fact.kind, value)),
                None => row.extend(columns("", &fact.kind).iter().map(|_| String::new())),
            }
        }
        text += &(row.join(",") + "\n");
    }
    text
}

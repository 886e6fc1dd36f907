//! An empty case for a pack: every fact in the pack's order, ready to be filled.

use std::path::PathBuf;

use super::fill::{Values, escaped, fill, in_comment};
use super::overlay::{Overlay, is_there, schema_line};
use super::{Prepared, PreparedFile, already_there, bad_id, number};
use crate::bind::bind_case;
use crate::case::load_case;
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::number::{Decimal, Rounding, trimmed};
use crate::pack::{Bounds, Column, ColumnKind, Fact, FactKind, Group, Pack, is_kebab, load_pack};
use crate::read::quoted;
use crate::source::{Files, MemoryFiles, Texts};

const TEMPLATE: &str = include_str!("templates/case.toml");

/// What a new case is to be.
#[derive(Clone, Debug)]
pub struct NewCase {
    pub id: String,
    pub pack: PathBuf,
    pub subject: Option<String>,
    /// As written.
    pub year: String,
    /// The folder of all cases.
    pub folder: PathBuf,
}

/// Prepares the file of a new case.
pub fn new_case(request: &NewCase, files: &dyn Files, texts: &mut Texts) -> Checked<Prepared> {
    let mut findings = Findings::default();
    let prepared = prepare(request, files, texts, &mut findings);
    Checked::new(prepared, findings)
}

fn prepare(
    request: &NewCase,
    files: &dyn Files,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<Prepared> {
    let loaded = load_pack(&request.pack, files, texts);
    findings.extend(loaded.findings);
    if !is_kebab(&request.id) {
        findings.push(bad_id(&request.id));
    }
    let year = year(&request.year, findings);
    let path = request.folder.join(format!("{}.toml", request.id));
    if is_there(&path, files) {
        findings.push(already_there(&path, "case"));
    }
    let (Some(pack), Some(year), false) = (loaded.value, year, findings.has_errors()) else {
        return None;
    };
    let schema = schema_line(&request.folder.join("case.schema.json"), "", files);
    let content = content(request, &pack, &year, schema);
    let mut over = MemoryFiles::default();
    over.insert(path.as_path(), content.as_str());
    let case = load_case(&path, &Overlay { over, under: files }, texts);
    let mut found = case.findings;
    found.extend(
        case.value
            .iter()
            .flat_map(|case| bind_case(&pack, case).findings),
    );
    if !found.is_empty() {
        findings.extend(found);
        let file = path.display().to_string();
        findings.push(Finding::new(Code::ScaffoldUnsound).with("file", file));
        return None;
    }
    let file = PreparedFile {
        path,
        content,
        is_new: true,
    };
    Some(Prepared {
        files: vec![file],
        notes: Vec::new(),
    })
}

fn year(written: &str, findings: &mut Findings) -> Option<String> {
    let (least, most) = (Decimal::from(1900), Decimal::from(2999));
    let year = number(written, findings)?;
    if year < least || year > most || !year.fract().is_zero() {
        findings.push(
            Finding::new(Code::NumberOutOfBounds)
                .with("number", year.to_string())
                .with("least", least.to_string())
                .with("most", most.to_string()),
        );
        return None;
    }
    Some(trimmed(year))
}

fn content(request: &NewCase, pack: &Pack, year: &str, schema: String) -> String {
    let subject = request.subject.as_deref().unwrap_or("单位名称");
    let facts: String = pack.facts.iter().map(fact_lines).collect();
    let indicators = |line: &dyn Fn(&str, Decimal) -> String| -> String {
        let lines = pack
            .indicators
            .iter()
            .map(|one| line(&one.id.value, one.max));
        lines.collect()
    };
    let mut groups = String::new();
    for group in &pack.groups {
        group.visit(&mut |group: &Group| {
            let line = format!("# \"{}\" = {}\n", escaped(&group.id), trimmed(group.max));
            groups.push_str(&line);
        });
    }
    let grade = pack.grades.first().map_or("", |grade| grade.label.as_str());
    let values = Values {
        texts: vec![
            ("schema", schema),
            ("id", request.id.clone()),
            (
                "comment",
                in_comment(&format!(
                    "{subject}，{year}年度；按{}（{}）填报",
                    pack.title,
                    pack.reference()
                )),
            ),
            ("subject", escaped(subject)),
            ("year", year.to_owned()),
            ("pack", escaped(&pack.id)),
            ("facts", facts),
            ("evidence", indicators(&|id, _| format!("# {id} = \"\"\n"))),
            ("total", trimmed(pack.full_marks)),
            ("grade", escaped(grade)),
            ("groups", groups),
            (
                "indicators",
                indicators(&|id, max| format!("# {id} = {{ score = {} }}\n", trimmed(max))),
            ),
        ],
        max: pack.full_marks,
        decimals: pack.decimals,
        rounding: Rounding::HalfUp,
    };
    fill(TEMPLATE, &values)
}

/// A fact's comment, and its entry commented out.
fn fact_lines(fact: &Fact) -> String {
    let label = fact.label.as_deref().unwrap_or(&fact.name.value);
    let mut terms: Vec<String> = fact.unit.iter().cloned().collect();
    terms.extend(asked(&fact.kind));
    if fact.optional {
        terms.push("可以不填".to_owned());
    }
    let terms = if terms.is_empty() {
        String::new()
    } else {
        format!("（{}）", terms.join("，"))
    };
    let comment = in_comment(&format!("{label}{terms}"));
    let name = escaped(&fact.name.value);
    format!("\n# {comment}\n# \"{name}\" = {}\n", example(&fact.kind))
}

/// What a value must satisfy, in a few words.
fn asked(kind: &FactKind) -> Vec<String> {
    let bounds = |bounds: &Bounds| -> Vec<String> {
        let least = bounds.min.map(|min| format!("不小于 {}", trimmed(min)));
        let most = bounds.max.map(|max| format!("不大于 {}", trimmed(max)));
        least.into_iter().chain(most).collect()
    };
    match kind {
        FactKind::Decimal(limits) | FactKind::Percent(limits) => bounds(limits),
        FactKind::Integer(limits) => {
            let whole = "整数".to_owned();
            std::iter::once(whole).chain(bounds(limits)).collect()
        }
        FactKind::Bool => vec!["true 是，false 否".to_owned()],
        FactKind::Choice(options) => vec![format!("填其中一项：{}", options.join("、"))],
        FactKind::Judged(tiers) => {
            let tier = |tier: &std::sync::Arc<crate::pack::Tier>| {
                format!("{} {}–{}", tier.label, trimmed(tier.from), trimmed(tier.to))
            };
            let tiers: Vec<String> = tiers.iter().map(tier).collect();
            vec![format!("档次和得分率：{}", tiers.join("、"))]
        }
        FactKind::Checklist(_) => vec!["每项 true 达标，false 不达标".to_owned()],
        FactKind::Text => vec!["文字".to_owned()],
        FactKind::Table(_) => vec!["一行一项".to_owned()],
    }
}

/// A value of the right form, as TOML.
fn example(kind: &FactKind) -> String {
    match kind {
        FactKind::Decimal(bounds) => within(bounds, Decimal::new(10_000, 2)),
        FactKind::Percent(bounds) => within(bounds, Decimal::new(955, 1)),
        FactKind::Integer(bounds) => within(bounds, Decimal::from(10)),
        FactKind::Bool => "true".to_owned(),
        FactKind::Choice(options) => quoted(options.first().map_or("", String::as_str)),
        FactKind::Judged(tiers) => match tiers.first() {
            Some(tier) => {
                let rate = tier.rate.unwrap_or(tier.from);
                let label = quoted(&tier.label);
                format!(
                    "{{ tier = {label}, rate = {}, reason = \"理由\" }}",
                    trimmed(rate)
                )
            }
            None => "{ score = 0, reason = \"理由\" }".to_owned(),
        },
        FactKind::Checklist(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| format!("{} = true", quoted(item)))
                .collect();
            format!("{{ {} }}", items.join(", "))
        }
        FactKind::Text => quoted("文字"),
        FactKind::Table(columns) => {
            let cell = |(name, column): (&String, &Column)| {
                let value = match column.kind {
                    ColumnKind::Decimal => within(&column.bounds, Decimal::new(10_000, 2)),
                    ColumnKind::Integer => within(&column.bounds, Decimal::from(10)),
                    ColumnKind::Percent => within(&column.bounds, Decimal::new(955, 1)),
                    ColumnKind::Bool => "true".to_owned(),
                    ColumnKind::Choice => quoted(column.options.first().map_or("", String::as_str)),
                    ColumnKind::Text => quoted("文字"),
                };
                format!("{} = {value}", quoted(name))
            };
            let cells: Vec<String> = columns.iter().map(cell).collect();
            format!("[{{ {} }}]", cells.join(", "))
        }
    }
}

/// The number, or the bound that it lies beyond.
fn within(bounds: &Bounds, number: Decimal) -> String {
    bounds.nearest(number).to_string()
}

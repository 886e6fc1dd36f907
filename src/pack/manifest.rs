//! The manifest as it is written: every entry read and of the right shape, places kept, references and sums not yet looked at.

use super::dated::read_values;
use super::facts::read_fact;
use super::former::{Retired, read_retired, read_was};
use super::indicators::read_indicator;
use super::silences::read_silence;
use super::veto::read_veto;
use super::{
    Contradiction, Counting, Example, Fact, Grade, GroupKind, MeasureStep, Parameter, Policy,
    Relation, Silence, TotalReading, Veto,
};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, Rounding};
use crate::pack::Direction;
use crate::read::{
    Raw, RawTable, TableReader, as_list, as_table, as_whole, as_word, is_whole, read_schema,
};
use crate::source::{Span, Spanned, Texts};

/// A manifest, possibly wrong.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    pub header: Option<Header>,
    pub grades: Vec<Spanned<Grade>>,
    pub facts: Vec<Fact>,
    pub parameters: Vec<Parameter>,
    pub groups: Vec<WrittenGroup>,
    /// Whether every group and indicator could be read, so that sums can be looked at.
    pub tree_is_whole: bool,
    pub indicators: Vec<WrittenIndicator>,
    pub relations: Vec<Relation>,
    pub vetoes: Vec<Veto>,
    pub contradictions: Vec<Contradiction>,
    pub silences: Vec<Silence>,
}

/// The `[pack]` table.
#[derive(Clone, Debug)]
pub struct Header {
    pub id: Spanned<String>,
    pub version: Spanned<String>,
    pub title: String,
    pub basis: Vec<String>,
    pub full_marks: Spanned<Decimal>,
    pub decimals: u32,
    pub rounding: Rounding,
    /// For indicators that name no policy of their own.
    pub not_applicable: Option<Policy>,
    pub total: Option<TotalReading>,
    pub retired: Retired,
}

/// A `[[group]]`.
#[derive(Clone, Debug)]
pub struct WrittenGroup {
    pub id: Spanned<String>,
    pub was: Vec<Spanned<String>>,
    pub name: Option<String>,
    pub max: Spanned<Decimal>,
    pub kind: Option<Spanned<GroupKind>>,
    pub counts: Option<Spanned<Counting>>,
}

/// An `[[indicator]]`.
#[derive(Clone, Debug)]
pub struct WrittenIndicator {
    pub id: Spanned<String>,
    pub was: Vec<Spanned<String>>,
    pub name: String,
    pub group: Spanned<String>,
    pub max: Spanned<Decimal>,
    pub direction: Option<Direction>,
    pub basis: Option<String>,
    pub measure: Option<MeasureStep>,
    pub not_applicable: Option<Policy>,
    /// The indicator that gets its weight where it does not apply.
    pub moves_to: Option<Spanned<String>>,
    pub script: ScriptPlace,
    /// What names of the script mean: a fact or a parameter of the pack.
    pub with: Vec<(Spanned<String>, Spanned<String>)>,
    pub examples: Vec<Example>,
}

/// Where an indicator's script stands.
#[derive(Clone, Debug)]
pub enum ScriptPlace {
    /// A path below the pack's folder.
    File(Spanned<String>),
    /// In the manifest itself.
    Inline(Spanned<String>),
}

/// Reads a manifest from the whole file's table.
pub fn read_manifest(
    root: &RawTable,
    start: Span,
    texts: &Texts,
    findings: &mut Findings,
) -> Manifest {
    let mut reader = TableReader::new(root, start);
    read_schema(&mut reader, findings);
    let mut manifest = Manifest::default();
    if let Some(raw) = reader.required("pack", findings) {
        manifest.header = read_header(raw, findings);
    }
    for raw in reader.list("grade", findings) {
        manifest.grades.extend(read_grade(raw, findings));
    }
    for (name, raw) in entries(reader.optional("fact"), findings) {
        manifest.facts.extend(read_fact(name, raw, findings));
    }
    for (name, raw) in entries(reader.optional("param"), findings) {
        manifest
            .parameters
            .extend(read_parameter(name, raw, findings));
    }
    let groups = reader.list("group", findings);
    for raw in groups {
        manifest.groups.extend(read_group(raw, findings));
    }
    let indicators = reader.required("indicator", findings);
    let indicators = indicators
        .and_then(|raw| as_list(raw, findings))
        .unwrap_or_default();
    for raw in indicators {
        manifest
            .indicators
            .extend(read_indicator(raw, texts, findings));
    }
    manifest.tree_is_whole = !indicators.is_empty()
        && manifest.groups.len() == groups.len()
        && manifest.indicators.len() == indicators.len();
    for raw in reader.list("reconcile", findings) {
        manifest
            .relations
            .extend(read_relation(raw, texts, findings));
    }
    for raw in reader.list("veto", findings) {
        manifest.vetoes.extend(read_veto(raw, texts, findings));
    }
    for raw in reader.list("contradiction", findings) {
        manifest
            .contradictions
            .extend(read_contradiction(raw, findings));
    }
    for raw in reader.list("silence", findings) {
        manifest.silences.extend(read_silence(raw, findings));
    }
    reader.finish(findings);
    manifest
}

/// The named entries of a table of tables.
fn entries<'a>(raw: Option<&'a Raw>, findings: &mut Findings) -> &'a [(Spanned<String>, Raw)] {
    raw.and_then(|raw| as_table(raw, findings))
        .map_or(&[], |table| &table.entries)
}

fn read_header(raw: &Raw, findings: &mut Findings) -> Option<Header> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let version = reader.text("version", findings);
    let title = reader.text("title", findings);
    let basis = reader.texts("basis", findings);
    let full_marks = reader.points("full_marks", findings);
    let decimals = reader
        .required("decimals", findings)
        .and_then(|raw| as_whole(raw, 0, 10, findings));
    let rounding = reader
        .required("rounding", findings)
        .and_then(|raw| as_word(raw, Rounding::NAMES, findings));
    let not_applicable = reader.optional_word("not_applicable", Policy::NAMES, findings);
    let total = reader.optional_word("total", TotalReading::NAMES, findings);
    let retired = reader
        .optional("retired")
        .and_then(|raw| read_retired(raw, findings));
    reader.finish(findings);
    Some(Header {
        id: id?,
        version: version?,
        title: title?.value,
        basis: basis.into_iter().map(|text| text.value).collect(),
        full_marks: full_marks?,
        decimals: u32::try_from(decimals?).ok()?,
        rounding: rounding?,
        not_applicable,
        total,
        retired: retired.unwrap_or_default(),
    })
}

fn read_grade(raw: &Raw, findings: &mut Findings) -> Option<Spanned<Grade>> {
    let mut reader = TableReader::of(raw, findings)?;
    let label = reader.text("label", findings);
    let from = reader.number("from", findings);
    reader.finish(findings);
    let from = from?;
    let grade = Grade {
        label: label?.value,
        from: from.value,
        span: from.span,
    };
    Some(Spanned::new(grade, from.span))
}

fn read_parameter(name: &Spanned<String>, raw: &Raw, findings: &mut Findings) -> Option<Parameter> {
    let mut reader = TableReader::of(raw, findings)?;
    let unit = reader.optional_text("unit", findings);
    let label = reader.optional_text("label", findings);
    let values = read_values(&mut reader, findings);
    let was = read_was(&mut reader, findings);
    reader.finish(findings);
    let (latest, dated) = values?;
    Some(Parameter {
        name: name.clone(),
        was,
        value: latest.value,
        unit: unit.map(|text| text.value),
        label: label.map(|text| text.value),
        grounds: latest.grounds,
        dated,
    })
}

/// Which of two keys was given.
pub enum Either<T> {
    First(T),
    Second(T),
}

/// Exactly one of two keys; complains of both, and of neither with the attribute `help`.
pub fn one_of<T>(
    first: (&'static str, Option<Spanned<T>>),
    second: (&'static str, Option<Spanned<T>>),
    (span, help): (Span, &'static str),
    findings: &mut Findings,
) -> Option<Either<Spanned<T>>> {
    match (first.1, second.1) {
        (Some(value), None) => Some(Either::First(value)),
        (None, Some(value)) => Some(Either::Second(value)),
        (Some(one), Some(two)) => {
            findings.push(
                Finding::at(Code::ConflictingKeys, two.span)
                    .with("first", first.0)
                    .with("second", second.0)
                    .related(one.span, "other"),
            );
            None
        }
        (None, None) => {
            if is_whole(findings) {
                findings.push(
                    Finding::at(Code::MissingKey, span)
                        .with("key", format!("{} | {}", first.0, second.0))
                        .help(help),
                );
            }
            None
        }
    }
}

fn read_group(raw: &Raw, findings: &mut Findings) -> Option<WrittenGroup> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let name = reader.optional_text("name", findings);
    let max = reader.points("max", findings);
    let kind = placed_word(&mut reader, "kind", GroupKind::NAMES, findings);
    let counts = placed_word(&mut reader, "counts", Counting::NAMES, findings);
    let was = read_was(&mut reader, findings);
    reader.finish(findings);
    Some(WrittenGroup {
        id: id?,
        was,
        name: name.map(|text| text.value),
        max: max?,
        kind,
        counts,
    })
}

fn placed_word<T: Copy>(
    reader: &mut TableReader<'_>,
    key: &'static str,
    names: &[(&'static str, T)],
    findings: &mut Findings,
) -> Option<Spanned<T>> {
    let raw = reader.optional(key)?;
    Some(Spanned::new(as_word(raw, names, findings)?, raw.span))
}

fn read_relation(raw: &Raw, texts: &Texts, findings: &mut Findings) -> Option<Relation> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let name = reader.optional_text("name", findings);
    let expression = reader.text("expr", findings);
    let tolerance = reader.optional_number("tolerance", findings);
    let source = reader.optional_text("source", findings);
    let was = read_was(&mut reader, findings);
    reader.finish(findings);
    let id = id?;
    Some(Relation {
        name: name.map_or_else(|| id.value.clone(), |text| text.value),
        id,
        was,
        expression: verbatim(expression?, texts),
        tolerance: tolerance.map_or(Decimal::ZERO, |number| number.value),
        source: source.map(|text| text.value),
    })
}

fn read_contradiction(raw: &Raw, findings: &mut Findings) -> Option<Contradiction> {
    let mut reader = TableReader::of(raw, findings)?;
    let at = reader.text("at", findings);
    let stated = reader.text("stated", findings);
    let followed = reader.text("followed", findings);
    let reason = reader.text("reason", findings);
    reader.finish(findings);
    Some(Contradiction {
        at: at?,
        stated: stated?.value,
        followed: followed?.value,
        reason: reason?.value,
    })
}

/// The same text, its span narrowed from the quoted string to the text itself where it stands there letter for letter (no
/// escapes), so that places inside the text can be pointed at.
#[must_use]
pub fn verbatim(text: Spanned<String>, texts: &Texts) -> Spanned<String> {
    match texts.slice(text.span).find(&text.value) {
        Some(offset) => {
            let start = text.span.start + offset;
            let span = Span::new(text.span.file, start, start + text.value.len());
            Spanned::new(text.value, span)
        }
        None => text,
    }
}

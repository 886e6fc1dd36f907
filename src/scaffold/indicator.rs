//! A new indicator in a pack: facts, parameters, script and examples of a shape, and the points above it raised.

use std::path::{Path, PathBuf};

use super::edit::{Editor, steps};
use super::fill::{Values, escaped, fill, in_comment};
use super::overlay::{Overlay, is_there};
use super::shapes::Shape;
use super::{Note, Prepared, PreparedFile, already_there, bad_id, number, proven};
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::number::{Decimal, Rounding, trimmed};
use crate::pack::{Group, MANIFEST, Pack, is_kebab, load_pack};
use crate::read::{RawKind, RawTable, parse_toml, read_text};
use crate::report::escape::is_hidden;
use crate::script::{compile, name_fault};
use crate::source::{Files, MemoryFiles, Texts};

/// The largest manifest that is read.
const LIMIT: u64 = 8 * 1024 * 1024;

/// What a new indicator is to be.
#[derive(Clone, Debug)]
pub struct NewIndicator {
    pub id: String,
    /// The pack's folder, or its manifest.
    pub pack: PathBuf,
    pub shape: Shape,
    pub name: String,
    /// The path of its group.
    pub group: String,
    /// Its points, as written.
    pub max: String,
}

/// An indicator to be put into a manifest.
pub struct Addition<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub group: &'a str,
    pub shape: Shape,
    pub max: Decimal,
    pub decimals: u32,
    pub rounding: Rounding,
}

impl Addition<'_> {
    /// Where its script stands in the pack's folder.
    pub fn script(&self) -> String {
        format!("indicators/{}.rhai", self.id)
    }
}

/// A manifest with an indicator more.
pub struct Added {
    pub manifest: String,
    pub script: String,
    /// Group paths (none for the full marks) with their points before and after.
    pub changes: Vec<(String, Option<Decimal>, Decimal)>,
}

/// Prepares the manifest with the indicator in it, and its script.
pub fn new_indicator(
    request: &NewIndicator,
    files: &dyn Files,
    texts: &mut Texts,
) -> Checked<Prepared> {
    let mut findings = Findings::default();
    let prepared = prepare(request, files, texts, &mut findings);
    Checked::new(prepared, findings)
}

fn prepare(
    request: &NewIndicator,
    files: &dyn Files,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<Prepared> {
    let path = if files.is_folder(&request.pack) {
        request.pack.join(MANIFEST)
    } else {
        request.pack.clone()
    };
    let loaded = load_pack(&path, files, texts);
    findings.extend(loaded.findings);
    let pack = loaded.value?;
    findings.extend(compile(&pack).findings);
    let max = check_request(request, &pack, findings);
    let folder = path.parent().unwrap_or(Path::new(""));
    let addition = Addition {
        id: &request.id,
        name: &request.name,
        group: &request.group,
        shape: request.shape,
        max: max?,
        decimals: pack.decimals,
        rounding: pack.rounding,
    };
    let script = folder.join(addition.script());
    if is_there(&script, files) {
        findings.push(already_there(&script, "indicator"));
    }
    if findings.has_errors() {
        return None;
    }
    let file = read_text(&path, LIMIT, files, texts, findings)?;
    let content = texts.get(file)?.content.clone();
    let is_free = |name: &str| {
        let mut parameters = pack.parameters.iter();
        pack.fact(name).is_none() && !parameters.any(|parameter| parameter.name.value == name)
    };
    let made = added(&content, &addition, is_free, findings)?;
    let mut over = MemoryFiles::default();
    over.insert(path.as_path(), made.manifest.as_str());
    over.insert(script.as_path(), made.script.as_str());
    let overlay = Overlay { over, under: files };
    proven(&path, &overlay, |id| id == request.id, texts, findings)?;
    let file = |path, content, is_new| PreparedFile {
        path,
        content,
        is_new,
    };
    Some(Prepared {
        files: vec![
            file(script, made.script, true),
            file(path, made.manifest, false),
        ],
        notes: made.changes.into_iter().map(note).collect(),
    })
}

/// Whether the pack can take it; its points.
fn check_request(request: &NewIndicator, pack: &Pack, findings: &mut Findings) -> Option<Decimal> {
    if !is_kebab(&request.id) {
        findings.push(bad_id(&request.id));
    }
    if let Some(indicator) = pack.indicator(&request.id) {
        findings.push(
            Finding::at(Code::IdTaken, indicator.id.span)
                .with("id", request.id.as_str())
                .help("help"),
        );
    }
    check_group(request, pack, findings);
    let max = number(&request.max, findings)?;
    // Shares of it have digits of their own and must stay exact.
    let most = Decimal::from(1_000_000);
    if max <= Decimal::ZERO || max > most || max.scale() > 10 {
        findings.push(
            Finding::new(Code::PointsOutOfRange)
                .with("number", max.to_string())
                .with("most", most.to_string()),
        );
        return None;
    }
    Some(max)
}

/// An indicator stands in a group that has no groups below it, and a group below none that has indicators.
fn check_group(request: &NewIndicator, pack: &Pack, findings: &mut Findings) {
    let path = request.group.as_str();
    if path.contains(is_hidden) || path.split('/').any(|part| part.trim().is_empty()) {
        findings.push(
            Finding::new(Code::BadGroup)
                .with("group", path)
                .help("help"),
        );
        return;
    }
    let mut all: Vec<&Group> = Vec::new();
    for group in &pack.groups {
        group.visit(&mut |group| all.push(group));
    }
    for step in steps(path) {
        let Some(group) = all.iter().find(|group| group.id == step) else {
            continue;
        };
        if step == path && !group.groups.is_empty() {
            findings.push(
                Finding::new(Code::MixedGroup)
                    .with("group", step)
                    .with("indicator", request.name.as_str())
                    .help("help"),
            );
        } else if step != path && !group.indicators.is_empty() {
            findings.push(
                Finding::new(Code::GroupOfIndicators)
                    .with("group", path)
                    .with("above", step)
                    .help("help"),
            );
        }
    }
}

fn note((group, before, after): (String, Option<Decimal>, Decimal)) -> Note {
    let after = ("after", trimmed(after).into());
    match before {
        None => Note {
            key: "new-group-made",
            arguments: vec![("group", group.into()), after],
        },
        Some(before) => {
            let before = ("before", trimmed(before).into());
            if group.is_empty() {
                Note {
                    key: "new-full-marks-raised",
                    arguments: vec![before, after],
                }
            } else {
                Note {
                    key: "new-group-raised",
                    arguments: vec![("group", group.into()), before, after],
                }
            }
        }
    }
}

/// A sound manifest with the indicator in it; `is_free` tells whether the manifest leaves a name to a fact or parameter.
pub fn added(
    manifest: &str,
    addition: &Addition<'_>,
    is_free: impl Fn(&str) -> bool,
    findings: &mut Findings,
) -> Option<Added> {
    let Some(declared) =
        stems(addition.name).find_map(|stem| Declared::new(addition, &stem, &is_free))
    else {
        findings.push(
            Finding::new(Code::NameUnusable)
                .with("name", addition.name)
                .help("help"),
        );
        return None;
    };
    let mut texts = Texts::default();
    let file = texts.add("", manifest);
    let mut editor = Editor::new(file, &texts);
    let comment = in_comment(addition.name);
    editor.declare("fact", &comment, &declared.facts, &declared.texts);
    editor.declare("param", &comment, &declared.parameters, &declared.texts);
    let changes = editor.raise(addition.group, addition.max);
    editor.add_indicator(addition.group, &declared.indicator);
    Some(Added {
        manifest: editor.finish(),
        script: declared.script,
        changes,
    })
}

/// What names of facts can begin with: the indicator's name without signs; where that leads to a name that is taken, with
/// something to tell it apart. A name without letters has none.
fn stems(name: &str) -> impl Iterator<Item = String> {
    const TRIES: usize = 100;
    let joined: Vec<&str> = name
        .split(|c: char| is_hidden(c) || !c.is_alphanumeric() && c != '_')
        .filter(|part| !part.is_empty())
        .collect();
    // Words of letters with spaces between them need something else between them.
    let between = if name.is_ascii() { "_" } else { "" };
    let stem = joined.join(between);
    let begins_well = |text: &String| text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let told_apart = (2..TRIES).map({
        let stem = stem.clone();
        move |number| format!("{stem}_{number}_")
    });
    let own = format!("本项{stem}");
    let is_empty = stem.is_empty();
    [stem, own]
        .into_iter()
        .chain(told_apart)
        .filter(begins_well)
        .take(if is_empty { 0 } else { TRIES })
}

/// A shape's templates, filled.
struct Declared {
    texts: Texts,
    facts: RawTable,
    parameters: RawTable,
    /// The text of the `[[indicator]]`.
    indicator: String,
    script: String,
}

impl Declared {
    /// None where a name in it is not free.
    fn new(addition: &Addition<'_>, stem: &str, is_free: impl Fn(&str) -> bool) -> Option<Self> {
        let rate = format!("{}率", stem.strip_suffix('率').unwrap_or(stem));
        let values = Values {
            texts: vec![
                ("id", addition.id.to_owned()),
                ("name", escaped(addition.name)),
                ("comment", in_comment(addition.name)),
                ("group", escaped(addition.group)),
                ("max", trimmed(addition.max)),
                ("stem", stem.to_owned()),
                ("rate", rate),
            ],
            max: addition.max,
            decimals: addition.decimals,
            rounding: addition.rounding,
        };
        let declarations = fill(addition.shape.declarations(), &values);
        let mut texts = Texts::default();
        let file = texts.add("", declarations.as_str());
        let mut root = parse_toml(file, &texts, &mut Findings::default());
        let measured = measured_step(&root);
        let facts = take(&mut root, "fact");
        let parameters = take(&mut root, "param");
        let names = facts.entries.iter().chain(&parameters.entries);
        let mut names = names
            .map(|(name, _)| name.value.as_str())
            .chain(measured.as_deref());
        if !names.all(|name| is_free(name) && name_fault(name).is_none()) {
            return None;
        }
        let start = declarations.find("[[indicator]]")?;
        Some(Self {
            indicator: declarations.get(start..)?.to_owned(),
            script: fill(addition.shape.script(), &values),
            texts,
            facts,
            parameters,
        })
    }
}

/// The table of that name.
fn take(root: &mut RawTable, name: &str) -> RawTable {
    let place = root.entries.iter().position(|(key, _)| key.value == name);
    match place.map(|place| root.entries.remove(place).1.kind) {
        Some(RawKind::Table(table)) => table,
        _ => RawTable::default(),
    }
}

/// The step that the indicator measures by.
fn measured_step(root: &RawTable) -> Option<String> {
    let RawKind::List(indicators) = &root.get("indicator")?.kind else {
        return None;
    };
    let RawKind::Table(indicator) = &indicators.first()?.kind else {
        return None;
    };
    let RawKind::Table(measure) = &indicator.get("measure")?.kind else {
        return None;
    };
    match &measure.get("step")?.kind {
        RawKind::Text(step) => Some(step.clone()),
        _ => None,
    }
}

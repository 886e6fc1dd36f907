//! A new pack: a small sound standard to be changed into one's own.

use std::path::{Path, PathBuf};

use super::fill::{Values, escaped, fill, in_comment};
use super::indicator::{Addition, added};
use super::overlay::{Overlay, is_there, schema_line};
use super::shapes::Shape;
use super::{Note, Prepared, PreparedFile, already_there, bad_id, proven};
use crate::diagnose::{Checked, Findings};
use crate::number::{Decimal, Rounding};
use crate::pack::{MANIFEST, is_kebab, is_version};
use crate::source::{Files, MemoryFiles, Texts};

const TEMPLATE: &str = include_str!("templates/pack.toml");

/// The first indicators of a pack: id, name, group, shape and points. Together they have a hundred.
const FIRST: [(&str, &str, &str, Shape, u32); 2] = [
    (
        "budget-control-rate",
        "预算控制率",
        "过程",
        Shape::Deduct,
        40,
    ),
    (
        "satisfaction",
        "服务对象满意度",
        "效果",
        Shape::Satisfaction,
        60,
    ),
];

/// What a new pack is to be.
#[derive(Clone, Debug)]
pub struct NewPack {
    pub id: String,
    pub version: String,
    /// The id, where none is given.
    pub title: Option<String>,
    /// The folder of all packs.
    pub folder: PathBuf,
}

/// Prepares the manifest and the scripts of a new pack.
pub fn new_pack(request: &NewPack, files: &dyn Files, texts: &mut Texts) -> Checked<Prepared> {
    let mut findings = Findings::default();
    let prepared = prepare(request, files, texts, &mut findings);
    Checked::new(prepared, findings)
}

fn prepare(
    request: &NewPack,
    files: &dyn Files,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<Prepared> {
    if !is_kebab(&request.id) {
        findings.push(bad_id(&request.id));
    }
    if !is_version(&request.version) {
        findings.push(bad_id(&request.version));
    }
    if findings.has_errors() {
        return None;
    }
    let folder = request.folder.join(&request.id).join(&request.version);
    if is_there(&folder, files) {
        findings.push(already_there(&folder, "pack"));
        return None;
    }
    let manifest = folder.join(MANIFEST);
    let mut over = MemoryFiles::default();
    let schema = schema_line(&request.folder.join("pack.schema.json"), "../../", files);
    let mut content = header(request, schema);
    let mut scripts = Vec::new();
    for (id, name, group, shape, max) in FIRST {
        let addition = Addition {
            id,
            name,
            group,
            shape,
            max: Decimal::from(max),
            decimals: 2,
            rounding: Rounding::HalfUp,
        };
        let made = added(&content, &addition, |_| true, findings)?;
        content = made.manifest;
        scripts.push((folder.join(addition.script()), made.script));
    }
    let mut prepared = Prepared::default();
    // The manifest last: a folder that has one is a pack.
    for (path, content) in scripts.into_iter().chain([(manifest.clone(), content)]) {
        over.insert(path.as_path(), content.as_str());
        prepared.files.push(PreparedFile {
            path,
            content,
            is_new: true,
        });
    }
    let overlay = Overlay { over, under: files };
    proven(&manifest, &overlay, |_| true, texts, findings)?;
    prepared.notes.push(next(&folder));
    Some(prepared)
}

fn header(request: &NewPack, schema: String) -> String {
    let title = request.title.as_deref().unwrap_or(&request.id);
    let values = Values {
        texts: vec![
            ("schema", schema),
            ("id", request.id.clone()),
            ("version", request.version.clone()),
            ("title", escaped(title)),
            ("comment", in_comment(title)),
            // The indicators raise it to what they have together.
            ("max", "0".to_owned()),
        ],
        max: Decimal::ZERO,
        decimals: 2,
        rounding: Rounding::HalfUp,
    };
    fill(TEMPLATE, &values)
}

/// What to do next.
fn next(folder: &Path) -> Note {
    Note {
        key: "new-pack-next",
        arguments: vec![("pack", folder.display().to_string().into())],
    }
}

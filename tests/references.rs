//! The results of cases held against reviewed ones: what is kept, what is told, what is accepted, and what is left alone.

mod broken;
mod decided;
mod inputs;
mod stopped;
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use jixiao::bind::Facts;
use jixiao::case::{Case, Reported};
use jixiao::layout::{Language, lay_out};
use jixiao::pack::{Pack, load_pack};
use jixiao::reference::{Reference, ReferenceChanges, file_stem, load_reference};
use jixiao::report::reference_text;
use jixiao::scaffold::DrawnCases;
use jixiao::score::score;
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, MemoryFiles, Span, Spanned, Texts};
use tempfile::TempDir;

use crate::program::{Ran, jixiao};
use crate::support::{below, shipped};

pub const PACK: &str = "rules/wanzhou-overall/2020";
pub const CASE: &str = "wanzhou-fic-2020";
/// A parameter of the pack that the case hangs on, before and after an edit.
const EDIT: (&str, &str) = (
    "\"预算调整率半分上限\" = { value = 30,",
    "\"预算调整率半分上限\" = { value = 25,",
);

/// What is shipped, in a folder to be changed.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    /// With the published case and no other one that the pack scores.
    pub fn new() -> Self {
        let folder = shipped();
        for inner in ["cases/wanzhou-overall", &format!("{PACK}/expected")] {
            for path in below(&folder.path().join(inner)) {
                let name = path.file_name().expect("a name").to_string_lossy();
                if name.contains("-sample-") {
                    fs::remove_file(&path).expect("gone");
                }
            }
        }
        Self { folder }
    }

    /// `jixiao snapshot` of the pack with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        jixiao(
            self.folder.path(),
            &[&["snapshot", PACK], arguments].concat(),
        )
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Replaces a text that must stand in a file.
    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let path = self.path(name);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }

    /// Edits the parameter.
    pub fn edit(&self) {
        self.replace(&format!("{PACK}/pack.toml"), EDIT.0, EDIT.1);
    }

    /// The files of references, with what they hold.
    pub fn shelf(&self) -> BTreeMap<String, String> {
        held(&self.path(&format!("{PACK}/expected")))
    }
}

/// The files of a folder, with what they hold.
pub fn held(folder: &Path) -> BTreeMap<String, String> {
    let files = below(folder).into_iter().map(|path| {
        let name = path.file_name().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("a text");
        (name.into_owned(), text)
    });
    files.collect()
}

/// The folders `rules/<id>/<version>`.
fn packs() -> Vec<PathBuf> {
    let ids = below(Path::new("rules")).into_iter();
    ids.filter(|id| id.is_dir())
        .flat_map(|id| below(&id))
        .collect()
}

#[test]
fn every_shipped_pack_comes_to_what_its_references_say() {
    assert!(packs().len() >= 8);
    for pack in packs() {
        let name = pack.to_str().expect("a path");
        let arguments = ["snapshot", name, "--cases", "cases", "--check"];
        let ran = jixiao(Path::new("."), &arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}: {}", ran.out);
        let references = below(&pack.join("expected"));
        assert!(!references.is_empty(), "{name}");
        for path in references {
            let bytes = fs::read(&path).expect("a reference");
            let laid_out = lay_out("r", &bytes, Language::Toml, &mut Texts::default());
            assert_eq!(
                laid_out.value.expect("a text").as_bytes(),
                bytes,
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn an_edited_parameter_is_told_with_the_case_both_scores_and_the_indicator() {
    for (language, name) in [("zh", "zh"), ("en", "en")] {
        let desk = Desk::new();
        desk.edit();
        let before = desk.shelf();
        let check = ["--cases", "cases", "--check", "--lang", language];
        let ran = desk.run(&check);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        for part in [CASE, "97.00 → 96.00", "预算调整率", "1.00 → 0.00"] {
            assert!(ran.out.contains(part), "{part}: {}", ran.out);
        }
        assert_eq!(desk.shelf(), before, "a check has written something");
        let mut told = format!("# check\n{}", ran.out);
        let ran = desk.run(&["--cases", "cases", "--lang", language]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        told += &format!("\n# run\n{}", ran.out);
        let ran = desk.run(&check);
        assert_eq!(ran.code, 1);
        told += &format!("\n# check\n{}", ran.out);
        let ran = desk.run(&["--accept", CASE, "--lang", language]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        told += &format!("\n# accept\n{}", ran.out);
        let ran = desk.run(&check);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        told += &format!("\n# check\n{}", ran.out);
        assert_snapshot!(format!("a_day_with_references_{name}"), told);
    }
}

#[test]
fn a_reference_is_short_and_says_what_a_reviewer_asks() {
    let text = fs::read_to_string(format!("{PACK}/expected/{CASE}.toml")).expect("a reference");
    assert_snapshot!(text);
}

#[test]
fn references_are_no_part_of_what_they_are_references_of() {
    let desk = Desk::new();
    let score = |desk: &Desk| {
        let case = format!("cases/{CASE}.toml");
        let arguments = ["score", &case, "--pack", PACK, "--format", "json"];
        jixiao(desk.folder.path(), &arguments).out
    };
    let with = score(&desk);
    fs::remove_dir_all(desk.path(&format!("{PACK}/expected"))).expect("removed");
    let without = score(&desk);
    assert!(with.contains("\"digest\""));
    assert_eq!(with, without);
}

#[test]
fn references_in_a_folder_of_cases_are_no_cases() {
    let desk = Desk::new();
    let ran = desk.run(&["--cases", ".", "--check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn fmt_looks_after_the_references_of_a_pack() {
    let desk = Desk::new();
    let fmt = |desk: &Desk| jixiao(desk.folder.path(), &["fmt", PACK, "--check"]);
    assert_eq!(fmt(&desk).code, 0);
    let name = format!("{PACK}/expected/{CASE}.toml");
    desk.replace(&name, "year = ", "year  =  ");
    let ran = fmt(&desk);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains(&name), "{}", ran.out);
}

/// What drawn cases come to, as references of one case.
fn results(pack: &Pack, program: &Program, count: usize) -> Vec<Reference> {
    let nowhere = Span::new(Texts::default().add("", ""), 0, 0);
    let case = Case {
        id: "甲-2024".to_owned(),
        subject: "某“部门”\t\u{202e}".to_owned(),
        year: Spanned::new(2024, nowhere),
        pack: None,
        source: None,
        facts: Vec::new(),
        evidence: Vec::new(),
        reported: Reported::default(),
    };
    let mut drawn = DrawnCases::new(pack, 20_261_128);
    let mut facts = Facts::default();
    let result = |_| {
        drawn.draw(&mut facts);
        Reference::of(&score(pack, program, &case, &facts))
    };
    (0..count).map(result).collect()
}

fn read_back(text: &str, id: &str) -> Reference {
    let stem = file_stem(id).expect("a name");
    let mut files = MemoryFiles::default();
    files.insert("r.toml", text);
    let read = load_reference(Path::new("r.toml"), &stem, &files, &mut Texts::default());
    assert!(read.findings.is_empty(), "{:?}\n{text}", read.findings);
    read.value.expect("a reference")
}

#[test]
fn results_differ_where_their_files_do_and_nowhere_else() {
    let (mut same, mut other) = (0, 0);
    for path in packs() {
        let mut texts = Texts::default();
        let pack = load_pack(&path, &DiskFiles, &mut texts);
        let pack = pack.value.expect("a pack");
        let program = compile(&pack).value.expect("a program");
        let results = results(&pack, &program, 40);
        let files: Vec<String> = results.iter().map(reference_text).collect();
        for (before, text) in results.iter().zip(&files) {
            let laid_out = lay_out("r", text.as_bytes(), Language::Toml, &mut Texts::default());
            assert_eq!(laid_out.value.as_ref(), Some(text));
            assert!(!text.contains(['\t', '\u{202e}']));
            let read = read_back(text, &before.id);
            assert_eq!(&reference_text(&read), text, "read and written again");
            for (now, other_text) in results.iter().zip(&files) {
                let is_same = text == other_text;
                let changes = ReferenceChanges::between(&read, now);
                assert_eq!(
                    changes.is_empty(),
                    is_same,
                    "{text}\n{other_text}\n{changes:?}"
                );
                *if is_same { &mut same } else { &mut other } += 1;
            }
        }
    }
    assert!(same >= 40 * 8 && other > 1000, "{same} {other}");
}

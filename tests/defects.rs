//! Wrong packs with one defect each, which is told at its line and nothing else; and sound ones that look alike, of which
//! nothing is told. A wrong line ends with the code it raises: `# JX316` in a manifest, `// JX316` in a script.

mod edits;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jixiao::check::{Examined, examine};
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Code, Finding, Language, Words};
use jixiao::scaffold::{NewIndicator, NewPack, Prepared, Shape, new_indicator, new_pack};
use jixiao::source::{DiskFiles, Files, MemoryFiles, Texts};

const FOLDER: &str = "tests/defects";

/// What a manifest or a script does wrong before there is anything to examine, as far as the suite is about it.
const BEFORE: &[&str] = &[
    "JX032", "JX042", "JX044", "JX047", "JX060", "JX063", "JX064", "JX066", "JX067", "JX069",
    "JX070", "JX071", "JX072", "JX073", "JX074", "JX075", "JX080", "JX081", "JX082", "JX083",
    "JX084", "JX085", "JX090", "JX091", "JX092", "JX093", "JX094", "JX095", "JX096", "JX097",
    "JX098",
];

/// A code and the place of its line: `JX316 tests/defects/zero/percent.toml:31`.
type Told = String;

/// A pack, and what is known of it.
struct Story {
    path: PathBuf,
    texts: Texts,
    examined: Examined,
}

impl Story {
    fn of(path: &Path, files: &dyn Files) -> Self {
        let mut texts = Texts::default();
        let examined = examine(path, files, &mut texts);
        Self {
            path: path.to_owned(),
            texts,
            examined,
        }
    }

    fn told(&self) -> Vec<Told> {
        let findings = self.examined.findings.iter();
        findings.map(|finding| self.line(finding)).collect()
    }

    fn line(&self, finding: &Finding) -> Told {
        let span = finding.place.as_ref().expect("a place").span;
        let text = self.texts.get(span.file).expect("a text");
        let line = self.texts.line_column(span.file, span.start).line;
        format!("{} {}:{line}", finding.code.number(), text.name)
    }

    /// What a user reads.
    fn shown(&self) -> String {
        let words = Words::new(Language::Chinese);
        draw(&self.examined.findings, &self.texts, &words, Style::Plain)
    }

    /// What is not as it should be.
    fn fault(&self, wanted: &[Told]) -> Option<String> {
        let told = self.told();
        (told != wanted).then(|| {
            let path = self.path.display();
            format!(
                "{path}\nwanted {wanted:?}\ntold   {told:?}\n{}",
                self.shown()
            )
        })
    }
}

/// The packs below a folder: folders with a manifest of the usual name, and manifests for themselves.
fn packs(folder: &Path) -> Vec<PathBuf> {
    let mut packs = Vec::new();
    for path in listed(folder) {
        if path.join("pack.toml").is_file() {
            packs.push(path);
        } else if path.is_dir() {
            packs.extend(self::packs(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            packs.push(path);
        }
    }
    packs
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// Everything in a folder; a file is itself.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        listed(path).iter().flat_map(|path| files(path)).collect()
    } else {
        vec![path.to_owned()]
    }
}

/// The wrong lines of a pack's files, by the code that each ends with.
fn marked(pack: &Path) -> Vec<Told> {
    let mut marked = Vec::new();
    for file in files(pack) {
        let text = fs::read_to_string(&file).expect("a text");
        for (index, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.rsplitn(3, ' ').collect();
            if let [code, "#" | "//", ..] = words.as_slice()
                && code.starts_with("JX")
            {
                marked.push(format!("{code} {}:{}", file.display(), index + 1));
            }
        }
    }
    marked
}

fn is_sound(pack: &Path) -> bool {
    pack.starts_with(Path::new(FOLDER).join("sound"))
}

fn none_of(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_wrong_pack_is_told_its_one_defect_at_its_line() {
    let wrong = packs(Path::new(FOLDER))
        .into_iter()
        .filter(|pack| !is_sound(pack));
    let mut faults = Vec::new();
    let mut count = 0;
    for pack in wrong {
        count += 1;
        let marked = marked(&pack);
        if marked.len() == 1 {
            faults.extend(Story::of(&pack, &DiskFiles).fault(&marked));
        } else {
            faults.push(format!("{}: {marked:?} is marked", pack.display()));
        }
    }
    none_of(faults);
    assert!(count >= 110, "{count} packs");
}

#[test]
fn a_sound_pack_is_told_nothing_of() {
    let sound = packs(&Path::new(FOLDER).join("sound"));
    assert!(sound.len() >= 40, "{} packs", sound.len());
    let faults = sound.iter().filter_map(|pack| {
        let is_unmarked = marked(pack).is_empty();
        assert!(is_unmarked, "{} is marked", pack.display());
        Story::of(pack, &DiskFiles).fault(&[])
    });
    none_of(faults.collect());
}

#[test]
fn what_follows_from_something_silenced_is_told() {
    let path = Path::new("tests/defects/bands/unreachable-by-order.toml");
    let text = fs::read_to_string(path).expect("a text");
    let silence = "\n[[silence]]\ncode = \"JX311\"\nreason = \"留作说明\"\n";
    let mut files = MemoryFiles::default();
    files.insert(path, text + silence);
    let story = Story::of(path, &files);
    let told = story.examined.findings.iter();
    let told: Vec<Code> = told.map(|finding| finding.code).collect();
    assert_eq!(told, [Code::FullMarksUnreachable]);
}

#[test]
fn every_pack_says_what_it_is_about() {
    for pack in packs(Path::new(FOLDER)) {
        let manifest = if pack.is_dir() {
            pack.join("pack.toml")
        } else {
            pack.clone()
        };
        let text = fs::read_to_string(manifest).expect("a text");
        let first = text.lines().next().expect("a line");
        let is_said = first.starts_with("# ") && !first.is_ascii();
        assert!(is_said, "{}: {first}", pack.display());
    }
}

#[test]
fn every_code_about_packs_has_a_wrong_pack() {
    let wrong = packs(Path::new(FOLDER));
    let covered: BTreeSet<String> = wrong
        .iter()
        .flat_map(|pack| marked(pack))
        .filter_map(|told| Some(told.split(' ').next()?.to_owned()))
        .collect();
    let of_packs = Code::ALL.iter().map(|code| code.number());
    let of_packs = of_packs.filter(|number| ("JX301".."JX344").contains(number));
    let lacking: Vec<&str> = of_packs
        .chain(BEFORE.iter().copied())
        .filter(|number| !covered.contains(*number))
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn the_shipped_packs_are_told_nothing_of() {
    let folders = listed(Path::new("rules"))
        .into_iter()
        .filter(|path| path.is_dir());
    let versions: Vec<PathBuf> = folders.flat_map(|folder| listed(&folder)).collect();
    assert!(!versions.is_empty());
    let faults = versions
        .iter()
        .filter_map(|version| Story::of(version, &DiskFiles).fault(&[]));
    none_of(faults.collect());
}

fn written(prepared: Option<Prepared>, files: &mut MemoryFiles) {
    for file in prepared.expect("what was asked for").files {
        files.insert(file.path, file.content);
    }
}

#[test]
fn a_pack_just_made_is_told_nothing_of() {
    let request = NewPack {
        id: "my-standard".to_owned(),
        version: "2024".to_owned(),
        title: Some("部门整体支出绩效评价".to_owned()),
        folder: PathBuf::from("rules"),
    };
    let mut files = MemoryFiles::default();
    let made = new_pack(&request, &files, &mut Texts::default());
    written(made.value, &mut files);
    let folder = Path::new("rules/my-standard/2024");
    let mut faults: Vec<String> = Story::of(folder, &files).fault(&[]).into_iter().collect();
    for shape in Shape::ALL {
        for max in ["3", "0.5", "40"] {
            let mut files = files.clone();
            let request = NewIndicator {
                id: "made".to_owned(),
                pack: folder.to_owned(),
                shape: *shape,
                name: "新指标".to_owned(),
                group: "过程".to_owned(),
                max: max.to_owned(),
            };
            let made = new_indicator(&request, &files, &mut Texts::default());
            written(made.value, &mut files);
            faults.extend(Story::of(folder, &files).fault(&[]));
        }
    }
    none_of(faults);
}

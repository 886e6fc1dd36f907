//! A small pack in memory, and the way from its texts to what a user reads; the shipped files in a folder to be changed.

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::bind::{Facts, bind_case};
use jixiao::case::load_case;
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Finding, Language, Words};
use jixiao::pack::{Pack, load_pack};
use jixiao::score::{Evaluation, IndicatorResult, Outcome, score};
use jixiao::script::{Program, compile};
use jixiao::source::{MemoryFiles, Texts};
use tempfile::TempDir;

/// A pack of two groups and two indicators; `控制率.rhai` stands in a file.
pub const MANIFEST: &str = r#"schema = 1

[pack]
id = "small"
version = "1"
title = "小规则包"
basis = ["财预〔2013〕53号"]
full_marks = 10
decimals = 2
rounding = "half-up"

[[grade]]
label = "优"
from = 9

[[grade]]
label = "差"
from = 0

[fact."在职人员数"]
type = "integer"
unit = "人"
min = 0

[fact."编制数"]
type = "integer"
unit = "人"
min = 0

[fact."满意度"]
type = "percent"
min = 0
max = 100
optional = true

[param."超编每点扣分"]
value = 0.2
unit = "分"
basis = "评分标准"

[[group]]
id = "投入"
max = 4

[[group]]
id = "效果"
max = 6

[[indicator]]
id = "staffing"
name = "控制率"
group = "投入"
max = 4
measure = { step = "控制率", unit = "%" }
script = "控制率.rhai"

[[indicator]]
id = "satisfaction"
name = "满意度"
group = "效果"
max = 6
not_applicable = "full"
inline = '''
if 满意度 == () { not_applicable("没有调查") } else { full * 满意度 / 100 }
'''
"#;

/// The script in the file.
pub const SCRIPT: &str = "// 控制率 = 在职人员数 ÷ 编制数 × 100%
let 控制率 = percent(在职人员数, 编制数);
if 控制率 <= 100 { full } else { deduct(full, (控制率 - 100) * 超编每点扣分) }
";

/// A case for it.
pub const CASE: &str = r#"schema = 1

[case]
id = "small-2020"
subject = "某部门"
year = 2020

[facts]
"在职人员数" = 22
"编制数" = 20
"满意度" = 97.2

[evidence]
staffing = "决算附表"

[reported]
total = 8
[reported.indicators]
staffing = { measure = 110, score = 2 }
"#;

/// The texts of a pack and a case, and what came of them.
pub struct Story {
    manifest: String,
    case: String,
    files: MemoryFiles,
    texts: Texts,
}

impl Default for Story {
    fn default() -> Self {
        let mut files = MemoryFiles::default();
        files.insert("pack/pack.toml", MANIFEST);
        files.insert("pack/控制率.rhai", SCRIPT);
        files.insert("case.toml", CASE);
        Self {
            manifest: MANIFEST.to_owned(),
            case: CASE.to_owned(),
            files,
            texts: Texts::default(),
        }
    }
}

impl Story {
    /// With `from` replaced in the manifest; it must stand there.
    pub fn manifest(mut self, from: &str, to: &str) -> Self {
        self.manifest = replaced(&self.manifest, from, to);
        let text = self.manifest.clone();
        self.file("pack/pack.toml", text)
    }

    /// With another script.
    pub fn script(mut self, text: &str) -> Self {
        self.files.insert("pack/控制率.rhai", text);
        self
    }

    /// With `from` replaced in the case; it must stand there.
    pub fn case(mut self, from: &str, to: &str) -> Self {
        self.case = replaced(&self.case, from, to);
        let text = self.case.clone();
        self.file("case.toml", text)
    }

    /// With a file of these bytes.
    pub fn file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path, content);
        self
    }

    /// Loads and compiles the pack: what it is, and every complaint.
    pub fn pack(&mut self) -> (Option<(Pack, Program)>, Vec<Finding>) {
        let loaded = load_pack(Path::new("pack"), &self.files, &mut self.texts);
        let mut findings = loaded.findings;
        let pack = loaded.value.and_then(|pack| {
            let compiled = compile(&pack);
            findings.extend(compiled.findings);
            compiled.value.map(|program| (pack, program))
        });
        (pack, findings)
    }

    /// What a user reads of the pack.
    pub fn complaints(mut self) -> String {
        let (pack, findings) = self.pack();
        assert!(pack.is_none(), "the pack is accepted");
        self.shown(&findings)
    }

    /// What a user reads of the case, the pack being good.
    pub fn case_complaints(mut self) -> String {
        let findings = self.case_findings();
        assert!(!findings.is_empty(), "the case is accepted");
        self.shown(&findings)
    }

    /// Every complaint about the case, the pack being good.
    pub fn case_findings(&mut self) -> Vec<Finding> {
        let (pack, findings) = self.pack();
        let (pack, _) = pack.unwrap_or_else(|| panic!("{}", self.shown(&findings)));
        let loaded = load_case(Path::new("case.toml"), &self.files, &mut self.texts);
        let mut findings = loaded.findings;
        let bound = loaded.value.map(|case| bind_case(&pack, &case));
        findings.extend(bound.into_iter().flat_map(|bound| bound.findings));
        findings
    }

    /// Scores the case by the pack, both being good.
    pub fn evaluation(&mut self) -> Evaluation {
        self.evaluation_with_pack().0
    }

    /// The evaluation, and the pack it is of.
    pub fn evaluation_with_pack(&mut self) -> (Evaluation, Pack) {
        let (pack, findings) = self.pack();
        let (pack, program) = pack.unwrap_or_else(|| panic!("{}", self.shown(&findings)));
        let loaded = load_case(Path::new("case.toml"), &self.files, &mut self.texts);
        let case = loaded
            .value
            .unwrap_or_else(|| panic!("{}", self.shown(&loaded.findings)));
        let bound = bind_case(&pack, &case);
        let facts = bound
            .value
            .unwrap_or_else(|| panic!("{}", self.shown(&bound.findings)));
        (score(&pack, &program, &case, &facts), pack)
    }

    /// The facts of the case, which must conform.
    pub fn facts(&mut self, pack: &Pack) -> Facts {
        let loaded = load_case(Path::new("case.toml"), &self.files, &mut self.texts);
        let case = loaded
            .value
            .unwrap_or_else(|| panic!("{}", self.shown(&loaded.findings)));
        bind_case(pack, &case).value.expect("facts")
    }

    /// The texts read so far.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The first indicator's result.
    pub fn first(&mut self) -> IndicatorResult {
        let evaluation = self.evaluation();
        evaluation.groups[0].indicators[0].clone()
    }

    /// What a user reads of the failure of the first indicator's rule.
    pub fn failure(mut self) -> String {
        match self.first().outcome {
            Outcome::Failed(finding) => self.shown(&[*finding]),
            other => panic!("{other:?}"),
        }
    }

    /// Findings as a user reads them.
    pub fn shown(&self, findings: &[Finding]) -> String {
        draw(
            findings,
            &self.texts,
            &Words::new(Language::Chinese),
            Style::Plain,
        )
    }
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// The shipped pack and case in a folder of their own, to be changed.
pub fn shipped() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("rules"), &folder.path().join("rules"));
    copy(Path::new("cases"), &folder.path().join("cases"));
    folder
}

/// Copies a folder with everything below it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// What stands in a folder, in order.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// The files below a folder whose name ends so, in order.
pub fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let found = below(folder).into_iter().flat_map(|path| {
        if path.is_dir() {
            files_below(&path, ending)
        } else {
            vec![path]
        }
    });
    found
        .filter(|path| path.display().to_string().ends_with(ending))
        .collect()
}

/// The folder of the version of the pack that a shipped case names: the latest that its year could know.
pub fn pack_of_case(case: &Path) -> PathBuf {
    let text = fs::read_to_string(case).expect("a case");
    let stated = |key: &str| {
        let mut lines = text.lines();
        let value = lines.find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='));
        let value = value.unwrap_or_else(|| panic!("{} has no {key}", case.display()));
        value.trim().trim_matches('"').to_owned()
    };
    let standard = stated("pack");
    if let Some((id, version)) = standard.split_once('@') {
        return Path::new("rules").join(id).join(version);
    }
    let versions = below(&Path::new("rules").join(standard));
    let year = stated("year");
    let is_known =
        |path: &&PathBuf| path.file_name().and_then(|name| name.to_str()) <= Some(year.as_str());
    versions.iter().rfind(is_known).expect("a version").clone()
}

//! Names that change from version to version: rules keep their meaning, and cases of earlier versions go on being read.

use std::path::Path;

use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::diagnose::{Code, Finding};
use jixiao::pack::{Pack, load_pack};
use jixiao::score::score;
use jixiao::script::compile;
use jixiao::source::{MemoryFiles, Texts};

const BASE: &str = r#"schema = 1
[pack]
id = "overall"
version = "2020"
title = "示例体系"
full_marks = 10
decimals = 2
rounding = "half-up"
[[grade]]
label = "优"
from = 0
[fact]
"人数" = { type = "integer", unit = "人", min = 0 }
"编制数" = { type = "integer", unit = "人", min = 1 }
"满意度" = { type = "percent", min = 0, max = 100 }
[param]
"每点扣分" = { value = 1, unit = "分", basis = "示例" }
[[group]]
id = "过程"
max = 10
[[indicator]]
id = "people"
name = "人数"
group = "过程"
max = 6
script = "people.rhai"
example = [{ name = "超一点", facts = { "人数" = 101, "编制数" = 100 }, score = 5 }]
[[indicator]]
id = "content"
name = "满意度"
group = "过程"
max = 4
inline = "let 人均 = 编制数 / 编制数; 按比例计分(full, 满意度 * 人均)"
[[reconcile]]
id = "people-posts"
name = "人数不超过编制数两倍"
expr = "人数 <= 编制数 * 2"
"#;

const SCRIPT: &str = "// 人数 ÷ 编制数\nlet 控制率 = 百分比(人数, 编制数);\n按比例扣减(full, 控制率 - 100, 1, 每点扣分)\n";

const CASE: &str = r#"schema = 1
[case]
id = "a-2020"
subject = "某单位"
year = 2020
[facts]
"人数" = 102
"编制数" = 100
"满意度" = 90
[evidence]
people = "花名册"
[reported]
groups = { "过程" = 8 }
indicators = { people = { score = 4 } }
"#;

/// Renames a fact and a parameter, then the fact once more.
const RENAMED: [&str; 2] = [
    "[fact]\n\"职工数\" = { was = \"人数\" }\n[param]\n\"每个百分点扣分\" = { was = \"每点扣分\" }\n",
    "[fact]\n\"年末职工数\" = { was = \"职工数\" }\n[[indicator]]\nid = \"staff\"\nwas = \"people\"\n[[group]]\nid = \"管理过程\"\nwas = \"过程\"\n",
];

struct Shelf {
    files: MemoryFiles,
    texts: Texts,
}

impl Shelf {
    /// The base, and versions 2021, 2022, … one over the other.
    fn with(versions: &[&str]) -> Self {
        let mut files = MemoryFiles::default();
        files.insert("rules/overall/2020/pack.toml", BASE);
        files.insert("rules/overall/2020/people.rhai", SCRIPT);
        for (version, own) in (2021..).zip(versions) {
            let before = version - 1;
            let text = format!(
                "schema = 1\n[pack]\nversion = \"{version}\"\nextends = \"overall@{before}\"\n{own}"
            );
            files.insert(format!("rules/overall/{version}/pack.toml"), text);
        }
        Self {
            files,
            texts: Texts::default(),
        }
    }

    fn load(&mut self, version: &str) -> (Option<Pack>, Vec<Finding>) {
        let path = format!("rules/overall/{version}");
        let loaded = load_pack(Path::new(&path), &self.files, &mut self.texts);
        (loaded.value, loaded.findings)
    }

    fn pack(&mut self, version: &str) -> Pack {
        let (pack, findings) = self.load(version);
        assert!(findings.is_empty(), "{findings:?}");
        pack.expect("a pack")
    }

    /// What binding a case says, and its total.
    fn scored(&mut self, version: &str, case: &str) -> (Vec<Code>, String) {
        let pack = self.pack(version);
        let compiled = compile(&pack);
        assert!(compiled.findings.is_empty(), "{:?}", compiled.findings);
        let program = compiled.value.expect("a program");
        self.files.insert("case.toml", case);
        let case = load_case(Path::new("case.toml"), &self.files, &mut self.texts);
        let case = case.value.expect("a case");
        let bound = bind_case(&pack, &case);
        let codes = bound.findings.iter().map(|finding| finding.code).collect();
        let total = bound.value.map_or_else(String::new, |facts| {
            let evaluation = score(&pack, &program, &case, &facts);
            let first = &evaluation.groups[0].indicators[0];
            assert_eq!(first.evidence.as_deref(), Some("花名册"));
            assert_eq!(first.reported_score.expect("a score").to_string(), "4");
            assert_eq!(
                evaluation.groups[0].reported.expect("a sum").to_string(),
                "8"
            );
            evaluation.total.marks.exact().expect("a total").to_string()
        });
        (codes, total)
    }
}

#[test]
fn inherited_rules_read_renamed_facts_and_parameters_by_their_new_names() {
    let mut shelf = Shelf::with(&RENAMED);
    // 102 % of 100: two points lost of six; 90 % of four.
    for version in ["2020", "2021", "2022"] {
        assert_eq!(shelf.scored(version, CASE), (Vec::new(), "7.6".to_owned()));
    }
    let pack = shelf.pack("2022");
    let rule = &pack.indicators[0].script.value;
    assert!(rule.contains("百分比(年末职工数, 编制数)"), "{rule}");
    assert!(rule.contains("每个百分点扣分"), "{rule}");
    assert_eq!(
        pack.relations[0].expression.value,
        "年末职工数 <= 编制数 * 2"
    );
}

#[test]
fn a_case_gives_a_fact_by_any_name_that_it_has_had() {
    let mut shelf = Shelf::with(&RENAMED);
    for name in ["人数", "职工数", "年末职工数"] {
        let case = CASE.replace("\"人数\"", &format!("\"{name}\""));
        assert_eq!(shelf.scored("2022", &case), (Vec::new(), "7.6".to_owned()));
    }
    let twice = CASE.replace("\"人数\" = 102", "\"人数\" = 102\n\"年末职工数\" = 103");
    assert_eq!(shelf.scored("2022", &twice).0, [Code::FactGivenTwice]);
    assert_eq!(shelf.scored("2020", &twice).0, [Code::UnknownFact]);
}

#[test]
fn a_fault_of_an_inherited_rule_is_told_at_its_own_file() {
    let mut shelf =
        Shelf::with(&["[fact]\n\"职工数\" = { was = \"人数\" }\n\"编制数\" = { drop = true }\n"]);
    let pack = shelf.load("2021").0.expect("a pack");
    let findings = compile(&pack).findings;
    // The rule that stands in the manifest and the relation name it too.
    let of_script = findings.iter().find_map(|finding| {
        let span = finding.place.as_ref()?.span;
        let file = shelf.texts.get(span.file)?;
        (file.name.ends_with(".rhai") && finding.code == Code::UnknownName).then_some(span)
    });
    let place = of_script.expect("a finding");
    let file = shelf.texts.get(place.file).expect("a text");
    assert_eq!(file.name, "rules/overall/2020/people.rhai");
    assert_eq!(shelf.texts.slice(place), "编制数");
    assert_eq!(shelf.texts.line_column(place.file, place.start).line, 2);
}

#[test]
fn what_a_script_declares_itself_keeps_its_name() {
    let own = "[fact]\n\"控制率\" = { was = \"人数\" }\n";
    let mut shelf = Shelf::with(&[own]);
    // The new name is that of a step of the inherited rule.
    let pack = shelf.load("2021").0.expect("a pack");
    let findings = compile(&pack).findings;
    assert_eq!(findings[0].code, Code::ShadowedName);
    assert!(
        pack.indicators[0]
            .script
            .value
            .contains("let 控制率 = 百分比(控制率, 编制数)")
    );
}

#[test]
fn a_former_name_belongs_to_one_entry_and_to_nothing_of_now() {
    let taken = "[fact]\n\"满意率\" = { was = \"人数\", type = \"percent\" }\n\"满意度\" = { was = \"人数\" }\n";
    let mut shelf = Shelf::with(&[taken]);
    assert!(!shelf.load("2021").1.is_empty());
    let own = BASE.replace(
        "\"满意度\" = { type",
        "\"满意度\" = { was = \"编制数\", type",
    );
    shelf.files.insert("rules/overall/2020/pack.toml", own);
    let codes: Vec<Code> = shelf.load("2020").1.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::FormerNameInUse]);
}

#[test]
fn names_that_a_version_has_dropped_are_no_fault_of_an_earlier_case() {
    let own = r#"full_marks = 4
[fact]
"职工数" = { was = "人数", drop = true }
[fact."人数"]
drop = true
[[group]]
id = "过程"
max = 4
[[indicator]]
id = "people"
drop = true
[[reconcile]]
id = "people-posts"
drop = true
"#;
    let own = own.replace("\"职工数\" = { was = \"人数\", drop = true }\n", "");
    let mut shelf = Shelf::with(&[&own]);
    let pack = shelf.pack("2021");
    assert_eq!(pack.former.retired.facts.len(), 1);
    shelf.files.insert("case.toml", CASE);
    let case = load_case(Path::new("case.toml"), &shelf.files, &mut shelf.texts);
    assert!(
        bind_case(&pack, &case.value.expect("a case"))
            .findings
            .is_empty()
    );
    // What no version has known is one.
    let wrong = CASE.replace("\"人数\"", "\"人口\"");
    shelf.files.insert("case.toml", wrong);
    let case = load_case(Path::new("case.toml"), &shelf.files, &mut shelf.texts);
    let findings = bind_case(&pack, &case.value.expect("a case")).findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, Code::UnknownFact);
}

#[test]
fn a_retired_name_can_be_used_again() {
    let gone = "[fact]\n\"满意度\" = { drop = true }\n[[indicator]]\nid = \"content\"\ninline = \"full\"\n";
    let again = "[fact]\n\"满意度\" = { type = \"percent\", max = 100 }\n";
    let mut shelf = Shelf::with(&[gone, again]);
    assert_eq!(shelf.pack("2021").former.retired.facts.len(), 1);
    let pack = shelf.pack("2022");
    assert!(pack.former.retired.facts.is_empty());
    assert!(pack.fact("满意度").is_some());
}

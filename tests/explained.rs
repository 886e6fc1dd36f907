//! Every code is explained in both languages, and its example is tried: the wrong text raises it, the right one does not.

use std::collections::BTreeSet;
use std::path::Path;

use insta::assert_snapshot;
use jixiao::batch::{BatchFault, Spoilt, score_csv, score_json_lines};
use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::check::examine;
use jixiao::diagnose::explain::{self, Example, Place};
use jixiao::diagnose::{Code, Language, Severity, Words};
use jixiao::pack::Tests;
use jixiao::report::{code_list, explanation};
use jixiao::score::{GroupResult, Outcome, score};
use jixiao::source::{MemoryFiles, Texts};
use jixiao::testing::run_tests;

/// A sound pack, its first indicator's rule and a sound case: what the examples are put into.
const PACK: &str = include_str!("explained/pack.toml");
const RULE: &str = "let 控制率 = 百分比(在职人员数, 编制数);
if 控制率 <= 100 { full } else { 扣减(full, (控制率 - 100) * 超编每点扣分) }
";
const CASE: &str = include_str!("explained/case.toml");

/// Codes whose analysis does not raise them yet; a code that is raised has to leave the list.
const NOT_YET: &[&str] = &[];

/// Codes whose example is words: it would be a whole file, of a size or an encoding that cannot be shown, several files, or
/// a call.
const IN_WORDS: &[Code] = &[
    Code::FileIsFolder,
    Code::FileRefused,
    Code::FileTooLarge,
    Code::FileEmpty,
    Code::FileNotUtf8,
    Code::RowNotUtf8,
    Code::RowTooLong,
    Code::LayoutRefused,
    Code::NotClosed,
    Code::NoLayout,
    Code::FileNotWritten,
    Code::AlreadyThere,
    Code::IdTaken,
    Code::NameUnusable,
    Code::BadGroup,
    Code::GroupOfIndicators,
    Code::ScaffoldUnsound,
    Code::TextTooLong,
    Code::CaseOfOtherPack,
    Code::UnusedScript,
    Code::BaseNotFound,
    Code::ExtendsItself,
    Code::BadReference,
    Code::NotInBase,
    Code::FormerNameInUse,
    Code::OutputNeeded,
    Code::RowOfNoCase,
    Code::FolderWithoutCase,
    Code::NotGrouped,
    Code::BadSetting,
    Code::SweepTooLong,
    Code::SweepTwice,
    Code::NoSuchIndicator,
    Code::TemplateFaulty,
    Code::ReportEnding,
    Code::LastOfAnother,
    Code::LastOfMany,
    Code::CaseIdTaken,
    Code::CaseIdTooLong,
    Code::ReferenceOfOtherCase,
    Code::NothingPending,
    Code::ParquetNotBuilt,
    Code::PackNotFound,
    Code::GitUnusable,
    Code::NoRepository,
    Code::UnknownRevision,
    Code::BadGitName,
    Code::TooFewVersions,
    Code::WorkbookBroken,
    Code::UnknownInput,
    Code::NotConvertible,
    Code::ColumnUnit,
    Code::UnknownGrade,
    Code::NotACondition,
    Code::MoveMisplaced,
    Code::NameNotInScript,
    Code::NoValueForYear,
    Code::DatesNotAscending,
    Code::DateWithinYear,
    Code::FactGivenTwice,
];

/// Codes whose wrong text cannot but raise another error too.
const INEVITABLE: &[(&str, &str)] = &[
    ("JX067", "JX066"),
    ("JX068", "JX067"),
    ("JX333", "JX401"),
    ("JX240", "JX401"),
    ("JX335", "JX401"),
];

/// The texts that the program is given.
struct Given {
    pack: String,
    rule: String,
    case: String,
    /// A table of cases, if that is what the example is.
    table: Option<(Place, String)>,
}

impl Given {
    fn new(example: &Example, text: &str) -> Self {
        let mut given = Self {
            pack: PACK.to_owned(),
            rule: RULE.to_owned(),
            case: CASE.to_owned(),
            table: None,
        };
        let put = |base: &mut String| {
            let stated = example.replaces.as_ref();
            let replaced = stated.unwrap_or(&example.right).trim();
            if base.contains(replaced) {
                *base = base.replacen(replaced, text.trim_end(), 1);
            } else {
                assert!(stated.is_none(), "{replaced} is not in the base");
                base.push('\n');
                base.push_str(text);
            }
        };
        match example.place {
            Place::Manifest => put(&mut given.pack),
            Place::Case => put(&mut given.case),
            Place::Script => text.clone_into(&mut given.rule),
            Place::Relation => {
                let line = text.trim();
                let relation = format!("\n[[reconcile]]\nid = \"tried\"\nexpr = '{line}'\n");
                given.pack.push_str(&relation);
            }
            Place::Csv | Place::JsonLines => {
                given.table = Some((example.place, text.to_owned()));
            }
        }
        given
    }

    /// Every code that the program complains with.
    fn raised(self) -> BTreeSet<Code> {
        let mut files = MemoryFiles::default();
        files.insert("pack/pack.toml", self.pack);
        files.insert("pack/indicators/staffing-control-rate.rhai", self.rule);
        files.insert("case.toml", self.case);
        let mut texts = Texts::default();
        let examined = examine(Path::new("pack"), &files, &mut texts);
        let mut raised: BTreeSet<Code> = codes(&examined.findings).collect();
        let (Some(pack), Some(program)) = (&examined.pack, &examined.program) else {
            return raised;
        };
        raised.extend(codes(&run_tests(pack, program, &Tests::default()).findings));
        if let Some((place, table)) = self.table {
            let (input, out) = (table.as_bytes(), Vec::new());
            let mut spoilt: Vec<Spoilt> = Vec::new();
            let keep = |one| spoilt.push(one);
            let ended = match place {
                Place::Csv => score_csv(pack, program, "table", &texts, input, out, keep),
                _ => score_json_lines(pack, program, "table", &texts, input, out, keep),
            };
            match ended {
                Ok(_) => {}
                Err(BatchFault::Header(header)) => spoilt.push(header),
                Err(fault) => panic!("{fault:?}"),
            }
            raised.extend(spoilt.iter().flat_map(|one| codes(&one.findings)));
            return raised;
        }
        let case = load_case(Path::new("case.toml"), &files, &mut texts);
        raised.extend(codes(&case.findings));
        let Some(case) = case.value else {
            return raised;
        };
        let facts = bind_case(pack, &case);
        raised.extend(codes(&facts.findings));
        if let Some(facts) = facts.value {
            failures(&score(pack, program, &case, &facts).groups, &mut raised);
        }
        raised
    }
}

fn codes(findings: &[jixiao::diagnose::Finding]) -> impl Iterator<Item = Code> {
    findings.iter().map(|finding| finding.code)
}

fn failures(groups: &[GroupResult], raised: &mut BTreeSet<Code>) {
    for group in groups {
        failures(&group.groups, raised);
        for indicator in &group.indicators {
            if let Outcome::Failed(finding) = &indicator.outcome {
                raised.insert(finding.code);
            }
        }
    }
}

/// The errors among them, and the code that is tried.
fn concerned(raised: BTreeSet<Code>, tried: Code) -> Vec<Code> {
    let is_concerned = |code: &Code| *code == tried || code.severity() == Severity::Error;
    raised.into_iter().filter(is_concerned).collect()
}

#[test]
fn what_the_examples_are_put_into_is_sound() {
    let sound = Example {
        place: Place::Script,
        replaces: None,
        wrong: String::new(),
        right: RULE.to_owned(),
    };
    let raised = Given::new(&sound, RULE).raised();
    assert!(raised.is_empty(), "{raised:?}");
}

/// What is not as it should be with the example of a code.
fn faults(code: Code, example: &Example) -> Vec<String> {
    let number = code.number();
    let mut wrong = concerned(Given::new(example, &example.wrong).raised(), code);
    wrong.retain(|other| !INEVITABLE.contains(&(number, other.number())));
    if NOT_YET.contains(&number) {
        let is_raised = wrong.contains(&code);
        let leaves = is_raised.then(|| format!("{number} is raised: it leaves NOT_YET"));
        return leaves.into_iter().collect();
    }
    let right = concerned(Given::new(example, &example.right).raised(), code);
    let mut faults = Vec::new();
    if wrong != [code] {
        faults.push(format!("{number}: the wrong text raises {wrong:?}"));
    }
    if !right.is_empty() {
        faults.push(format!("{number}: the right text raises {right:?}"));
    }
    faults
}

#[test]
fn the_wrong_text_of_every_example_raises_its_code_and_the_right_one_nothing() {
    let with_example = Code::ALL
        .iter()
        .filter_map(|code| Some((*code, explain::example(*code)?)));
    let faults: Vec<String> = with_example
        .flat_map(|(code, example)| faults(code, example))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_example_the_wrong_way_round_is_told() {
    let example = explain::example(Code::GroupSum).expect("an example");
    let turned = Example {
        replaces: Some(example.right.clone()),
        wrong: example.right.clone(),
        right: example.wrong.clone(),
        ..*example
    };
    assert_eq!(
        faults(Code::GroupSum, &turned),
        [
            "JX066: the wrong text raises []",
            "JX066: the right text raises [GroupSum]"
        ]
    );
}

#[test]
fn every_code_is_explained_with_an_example_in_both_languages() {
    let mut missing = Vec::new();
    for language in [Language::Chinese, Language::English] {
        let words = Words::new(language);
        for code in Code::ALL {
            let title = explain::title(*code, &words);
            let why = explain::why(*code, &words).unwrap_or_default();
            let is_in_words = explain::in_words(*code, &words).is_some();
            let is_tried = explain::example(*code).is_some();
            let is_whole = !title.starts_with("explain-") && !why.is_empty();
            let should_be_in_words = IN_WORDS.contains(code);
            if !is_whole || is_in_words != should_be_in_words || is_tried == is_in_words {
                missing.push(format!("{language:?} {} {}", code.number(), code.name()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_two_codes_have_the_same_title() {
    for language in [Language::Chinese, Language::English] {
        let words = Words::new(language);
        let mut seen = BTreeSet::new();
        for code in Code::ALL {
            let title = explain::title(*code, &words);
            assert!(!title.ends_with(['.', '。']), "{title}");
            assert!(seen.insert(title.clone()), "{title}");
        }
    }
}

#[test]
fn codes_explained_as_a_user_reads_them() {
    let mut told = Vec::new();
    for language in [Language::Chinese, Language::English] {
        let words = Words::new(language);
        for code in [Code::UnknownName, Code::FileTooLarge, Code::Undecided] {
            told.push(explanation(code, &words, 80));
        }
    }
    assert_snapshot!(told.join("\n────\n\n"));
}

#[test]
fn the_list_of_codes_as_a_user_reads_it() {
    assert_snapshot!("list_zh", code_list(&Words::new(Language::Chinese), 100));
    assert_snapshot!("list_en", code_list(&Words::new(Language::English), 100));
}

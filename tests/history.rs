//! The shipped cases as the history of each shipped pack: what they come to is held against figures worked out apart from the
//! engine, in exact fractions, from the sentences of the standards. The figures stand in `tests/history`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jixiao::bind::{Facts, bind_case};
use jixiao::case::load_case;
use jixiao::pack::{Pack, load_pack};
use jixiao::score::{DifferenceAt, Evaluation, GroupResult, Outcome, Range, score};
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, Texts};
use rust_decimal::Decimal;

use crate::laws::indicators;
use crate::support::{below, files_below, pack_of_case};

/// A shipped pack with the cases that it scores: those of its own version and of earlier ones.
pub struct History {
    pub name: String,
    pub pack: Pack,
    pub program: Program,
    pub cases: Vec<Past>,
}

/// A case of a pack's history.
pub struct Past {
    pub id: String,
    pub year: i32,
    pub facts: Facts,
    pub evaluation: Evaluation,
    /// Whether it names this version of the pack and no earlier one.
    is_own: bool,
}

/// The history of every shipped version.
pub fn histories() -> Vec<History> {
    let ids = below(Path::new("rules"));
    let folders = ids.iter().filter(|path| path.is_dir());
    let versions = folders.flat_map(|folder| below(folder));
    versions.map(|folder| history(&folder)).collect()
}

fn history(folder: &Path) -> History {
    let mut texts = Texts::default();
    let pack = load_pack(folder, &DiskFiles, &mut texts).value;
    let pack = pack.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let is_scored = |case: &PathBuf| {
        let own = pack_of_case(case);
        own.parent() == folder.parent() && own.as_path() <= folder
    };
    let cases = files_below(Path::new("cases"), ".toml").into_iter();
    let cases = cases.filter(is_scored).map(|path| {
        let case = load_case(&path, &DiskFiles, &mut texts).value;
        let case = case.expect("a case");
        let bound = bind_case(&pack, &case);
        let facts = bound.value;
        let facts = facts.unwrap_or_else(|| panic!("{}: {:?}", path.display(), bound.findings));
        Past {
            evaluation: score(&pack, &program, &case, &facts),
            is_own: pack_of_case(&path) == folder,
            year: case.year.value,
            id: case.id,
            facts,
        }
    });
    History {
        name: format!("{}@{}", pack.id, pack.version),
        cases: cases.collect(),
        pack,
        program,
    }
}

/// A table of `tests/history`: its head and its rows.
fn table(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let path = Path::new("tests/history").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()));
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    let mut lines = text.lines().map(cells);
    (lines.next().expect("a head"), lines.collect())
}

fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

fn range(marks: Range) -> String {
    match marks.exact() {
        Some(exact) => number(exact),
        None => format!("{}–{}", number(marks.low), number(marks.high)),
    }
}

/// The groups with those below them.
fn groups(all: &[GroupResult]) -> Vec<&GroupResult> {
    let below = |group| {
        let group: &GroupResult = group;
        let inner = groups(&group.groups);
        [group].into_iter().chain(inner).collect::<Vec<_>>()
    };
    all.iter().flat_map(below).collect()
}

/// What a case came to under the name of a column.
fn came_to(past: &Past, column: &str) -> String {
    let evaluation = &past.evaluation;
    match column {
        "case" => return past.id.clone(),
        "total" => return range(evaluation.total.marks),
        "grade" => return evaluation.total.grades.join("/"),
        _ => {}
    }
    let all = groups(&evaluation.groups);
    if let Some(group) = all.into_iter().find(|group| group.id == column) {
        return range(group.marks);
    }
    let all = indicators(&evaluation.groups);
    let indicator = all.into_iter().find(|one| one.id == column);
    match &indicator.unwrap_or_else(|| panic!("{column}")).outcome {
        Outcome::Scored(score) => number(*score),
        Outcome::NotApplicable { .. } => "not-applicable".to_owned(),
        Outcome::Missing(_) => "missing".to_owned(),
        Outcome::Failed(_) => "failed".to_owned(),
    }
}

#[test]
fn every_shipped_case_comes_to_what_the_standard_says_under_every_version_that_scores_it() {
    let mut compared = 0;
    for history in histories() {
        let (head, rows) = table(&format!("{}.csv", history.name.replace('@', "-")));
        let all = groups(&history.cases[0].evaluation.groups);
        let named = all.iter().map(|group| group.id.as_str());
        let scored = history.pack.indicators.iter();
        let named = named.chain(scored.map(|one| one.id.value.as_str()));
        let columns: BTreeSet<&str> = head[3..].iter().map(String::as_str).collect();
        assert_eq!(columns, named.collect(), "{}", history.name);
        let mut cases: Vec<&Past> = history.cases.iter().collect();
        cases.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(cases.len(), rows.len(), "{}", history.name);
        for (past, row) in cases.iter().zip(&rows) {
            assert_eq!(head.len(), row.len(), "{} {}", history.name, past.id);
            for (column, expected) in head.iter().zip(row) {
                let place = format!("{} {} {column}", history.name, past.id);
                assert_eq!(came_to(past, column), *expected, "{place}");
                compared += 1;
            }
        }
    }
    assert!(compared > 2000, "only {compared}");
}

/// What a report claims otherwise than was computed, as the table of claims names it.
fn claims(past: &Past) -> BTreeSet<Vec<String>> {
    let differences = past.evaluation.differences.iter();
    let claims = differences.map(|difference| {
        let at = match &difference.at {
            DifferenceAt::Measure { id, .. } => format!("measure of {id}"),
            DifferenceAt::Score { id, .. } => format!("score of {id}"),
            DifferenceAt::Group { id } => format!("group {id}"),
            DifferenceAt::Total => "total".to_owned(),
            DifferenceAt::Grade => "grade".to_owned(),
        };
        vec![past.id.clone(), at, difference.reported.clone()]
    });
    claims.collect()
}

#[test]
fn the_reports_of_the_shipped_cases_differ_at_the_listed_claims_and_nowhere_else() {
    let (_, listed) = table("claims.csv");
    let all = histories();
    let cases = all.iter().flat_map(|history| &history.cases);
    let own: Vec<&Past> = cases.filter(|past| past.is_own).collect();
    let found: BTreeSet<Vec<String>> = own.iter().flat_map(|past| claims(past)).collect();
    assert_eq!(found, listed.into_iter().collect());
    let is_right = |past: &&&Past| {
        past.evaluation.total.reported.is_some() && past.evaluation.differences.is_empty()
    };
    assert!(own.iter().filter(is_right).count() >= 2);
}

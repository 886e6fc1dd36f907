//! Why points are lost: the arithmetic that a row gives comes to the score that it gives.

use std::fs;
use std::path::Path;

use jixiao::number::{Decimal, half_up};
use serde_json::Value;

use super::report;
use crate::support::{files_below, pack_of_case};

#[test]
fn the_arithmetic_of_a_reason_comes_to_the_score() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    let output = path.display().to_string();
    let (mut seen, mut raised) = (0, 0);
    for case in files_below(Path::new("cases"), ".toml") {
        let pack = pack_of_case(&case).display().to_string();
        let case = case.display().to_string();
        let ran = report(Path::new("."), &[&case, "--pack", &pack, "-o", &output]);
        assert_ne!(ran.code, 2, "{}", ran.err);
        let data = fs::read_to_string(&path).expect("a report");
        let data: Value = serde_json::from_str(&data).expect("JSON");
        for row in data["losses"].as_array().expect("rows") {
            let Ok(score) = row["score"].as_str().expect("a score").parse::<Decimal>() else {
                continue;
            };
            let reasons = row["reasons"].as_array().expect("reasons").iter();
            let reasons = reasons.map(|reason| reason.as_str().expect("a text"));
            let told: Vec<&str> = reasons
                .filter(|one| one.contains("得分") && one.contains(" = "))
                .collect();
            let Some(last) = told.last() else {
                continue;
            };
            let (_, figure) = last.rsplit_once(" = ").expect("a figure");
            let figure: Decimal = figure.parse().unwrap_or_else(|_| panic!("{case}: {last}"));
            assert_eq!(half_up(figure, 2), half_up(score, 2), "{case}: {told:?}");
            seen += 1;
            raised += usize::from(told.len() > 1);
        }
    }
    assert!(seen > 100 && raised > 0, "{seen} {raised}");
}

//! A case with one figure changed: every mark shown is the mark of the case as it would then be.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, jixiao};
use crate::support::shipped;

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";

fn whatif(arguments: &[&str]) -> Ran {
    jixiao(
        Path::new("."),
        &[&["whatif", CASE, "--pack", PACK], arguments].concat(),
    )
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The evaluation of the shipped case with one line of its facts written otherwise.
fn scored_with(folder: &TempDir, fact: &str, value: &str) -> Value {
    let text = fs::read_to_string(CASE).expect("a text");
    let key = format!("\"{fact}\" = ");
    let changed: Vec<String> = text
        .lines()
        .map(|line| match line.strip_prefix(&key) {
            Some(_) => format!("{key}{value}"),
            None => line.to_owned(),
        })
        .collect();
    assert_ne!(changed.join("\n") + "\n", text, "{fact} = {value}");
    let path = folder.path().join(CASE);
    fs::write(&path, changed.join("\n")).expect("written");
    let ran = jixiao(
        folder.path(),
        &["score", CASE, "--pack", PACK, "--format", "json"],
    );
    parsed(&ran.out)
}

fn score_of(evaluation: &Value, id: &str) -> Option<String> {
    fn visit<'v>(group: &'v Value, id: &str) -> Option<&'v Value> {
        let own = group["indicators"].as_array()?.iter();
        let found = own.clone().find(|one| one["id"] == id);
        found.or_else(|| {
            group["groups"]
                .as_array()?
                .iter()
                .find_map(|inner| visit(inner, id))
        })
    }
    let groups = evaluation["groups"].as_array()?;
    let found = groups.iter().find_map(|group| visit(group, id))?;
    found["score"].as_str().map(str::to_owned)
}

#[test]
fn a_fact_is_gone_through_with_the_figures_at_which_rules_turn() {
    let ran = whatif(&["--set", "在职人员数=25…15"]);
    assert_snapshot!(ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // 10 % and 30 % of 282.62 are between the steps.
    let ran = whatif(&["--set", "预算调整额=0…120/20", "--lang", "en"]);
    assert_snapshot!(ran.out);
}

#[test]
fn a_parameter_is_gone_through_with_facts_set_beside_it() {
    let ran = whatif(&[
        "--set",
        "超编每点扣分=0…1/0.25",
        "--set",
        "在职人员数=20",
        "--lang",
        "en",
    ]);
    assert_snapshot!(ran.out);
    let ran = whatif(&["--set", "涉及生态效益=是,否"]);
    assert_snapshot!(ran.out);
}

#[test]
fn every_point_of_a_sweep_is_the_case_scored_with_that_figure() {
    let folder = shipped();
    for (fact, range) in [
        ("在职人员数", "17…22"),
        ("预算调整额", "20…90/14"),
        ("三公经费实际支出", "2.1…2.4"),
    ] {
        let ran = whatif(&["--set", &format!("{fact}={range}"), "--format", "json"]);
        let document = parsed(&ran.out);
        let points = document["points"].as_array().expect("points");
        assert!(points.len() > 3, "{fact}: {}", points.len());
        for point in points {
            let value = point["value"].as_str().expect("a value");
            let text = fs::read_to_string(CASE).expect("a text");
            if text.contains(&format!("\"{fact}\" = {value}\n")) {
                continue;
            }
            let evaluation = scored_with(&folder, fact, value);
            assert_eq!(
                point["marks"]["total"], evaluation["total"]["score"],
                "{fact} = {value}"
            );
            assert_eq!(
                point["marks"]["grades"], evaluation["total"]["grades"],
                "{fact} = {value}"
            );
            for score in point["marks"]["scores"].as_array().expect("scores") {
                let id = score["id"].as_str().expect("an id");
                assert_eq!(
                    score["score"].as_str().map(str::to_owned),
                    score_of(&evaluation, id),
                    "{id}"
                );
            }
        }
    }
}

#[test]
fn sweeps_and_advice_are_as_their_schemas_say() {
    let sweep = whatif(&["--set", "在职人员数=25…15", "--format", "json"]).out;
    let advice = jixiao(
        Path::new("."),
        &["advise", CASE, "--pack", PACK, "--format", "json"],
    )
    .out;
    for (name, document) in [("whatif", sweep), ("advice", advice)] {
        let schema = parsed(&jixiao(Path::new("."), &["schema", name]).out);
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let document = parsed(&document);
        let wrong: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        assert_snapshot!(name, serde_json::to_string_pretty(&schema).expect("JSON"));
    }
}

#[test]
fn a_page_has_the_chart_and_the_table_and_nothing_that_runs() {
    let folder = shipped();
    let case = folder.path().join(CASE);
    let text = fs::read_to_string(&case).expect("a text");
    let hostile = text.replacen("重庆市万州区工商业联合会", "<script>alert(1)</script>", 1);
    fs::write(&case, hostile).expect("written");
    let arguments = [
        "whatif",
        CASE,
        "--pack",
        PACK,
        "--set",
        "预算调整额=0…120",
        "--html",
        "a.html",
    ];
    let ran = jixiao(folder.path(), &arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = fs::read_to_string(folder.path().join("a.html")).expect("a page");
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains("<script"), "{page}");
    assert!(
        !page.contains("http://") && !page.contains("https://"),
        "{page}"
    );
    assert!(
        page.contains("<polyline class=\"line\"") && page.contains("<th scope=\"row\">"),
        "{page}"
    );
    let svg = page
        .split_once("<svg")
        .and_then(|(_, rest)| rest.split_once("</svg>"));
    assert_snapshot!(svg.expect("a chart").0);
}

/// What is asked for, and a part of what is said of it.
const REFUSED: &[(&[&str], &str)] = &[
    (&["在职人员数"], "JX160"),
    (&["在职人员数=多"], "JX101"),
    (&["在职人员数=20…很多"], "JX101"),
    (&["在职人数=20"], "是不是想写“在职人员数”？"),
    (&["在职人员数=-1…5"], "在职人员数"),
    (&["在职人员数=1…5/0"], "JX160"),
    (&["预算调整额=0…100000/0.01"], "JX161"),
    (&["超编每点扣分=0…1/0.001"], "JX161"),
    (&["在职人员数=1…5", "编制数=1…5"], "JX162"),
    (&["员工满意度=101"], "员工满意度"),
];

#[test]
fn what_cannot_be_set_is_refused_with_its_place() {
    for (settings, about) in REFUSED {
        let arguments: Vec<&str> = settings.iter().flat_map(|one| ["--set", one]).collect();
        let ran = whatif(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{settings:?}");
        assert!(ran.err.contains(about), "{settings:?}: {}", ran.err);
        assert!(
            ran.err.contains("--> --set:1:"),
            "{settings:?}: {}",
            ran.err
        );
    }
}

#[test]
fn advice_names_what_regains_points() {
    let ran = jixiao(Path::new("."), &["advise", CASE, "--pack", PACK]);
    assert_snapshot!(ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn every_change_advised_regains_what_is_said_and_none_smaller_does() {
    let folder = shipped();
    let ran = jixiao(
        Path::new("."),
        &["advise", CASE, "--pack", PACK, "--format", "json"],
    );
    let mut seen = 0;
    for indicator in parsed(&ran.out)["indicators"]
        .as_array()
        .expect("indicators")
    {
        let id = indicator["id"].as_str().expect("an id");
        for regain in indicator["regains"].as_array().expect("regains") {
            let (Some(from), Some(to)) = (regain["from"].as_str(), regain["to"].as_str()) else {
                continue;
            };
            let fact = regain["fact"].as_str().expect("a fact");
            let (Ok(from), Ok(to)) = (
                from.parse::<rust_decimal::Decimal>(),
                to.parse::<rust_decimal::Decimal>(),
            ) else {
                continue;
            };
            if fact.ends_with("评定") {
                continue;
            }
            let evaluation = scored_with(&folder, fact, &to.to_string());
            assert_eq!(
                score_of(&evaluation, id).as_deref(),
                regain["score"].as_str(),
                "{fact}"
            );
            assert_eq!(evaluation["total"]["score"], regain["total"], "{fact}");
            // One step of its last digit nearer to what it is.
            let step = rust_decimal::Decimal::new(1, to.scale());
            let nearer = if from < to { to - step } else { to + step };
            if nearer != from {
                let evaluation = scored_with(&folder, fact, &nearer.to_string());
                assert_ne!(
                    score_of(&evaluation, id).as_deref(),
                    regain["score"].as_str(),
                    "{fact}"
                );
            }
            seen += 1;
        }
    }
    assert!(seen >= 2, "only {seen}");
}

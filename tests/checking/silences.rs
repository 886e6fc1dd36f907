//! Silences: what a pack's author has looked at is told apart, and never more than that.

use jixiao::diagnose::Code;

use super::Story;

/// The clean pack without two of its bases.
fn without_basis() -> Story {
    Story::clean()
        .with("basis = \"评分标准第一项\"\n", "")
        .with("basis = \"评分标准第二项\"\n", "")
}

fn silence(code: &str, at: &str) -> String {
    let at = if at.is_empty() {
        String::new()
    } else {
        format!("at = \"{at}\"\n")
    };
    format!("\n[[silence]]\ncode = \"{code}\"\n{at}reason = \"旧标准\"\n")
}

#[test]
fn a_silence_covers_its_code_at_its_entry_only() {
    for (text, told, silenced) in [
        (String::new(), vec!["staffing", "settlement"], vec![]),
        (
            silence("JX331", "staffing"),
            vec!["settlement"],
            vec!["staffing"],
        ),
        (
            silence("JX331", "settlement"),
            vec!["staffing"],
            vec!["settlement"],
        ),
        (silence("JX331", ""), vec![], vec!["staffing", "settlement"]),
    ] {
        let examined = without_basis().and(&text).examined();
        let about = |finding: &jixiao::diagnose::Finding| {
            assert_eq!(finding.code, Code::MissingBasis);
            finding.about.clone().expect("an entry")
        };
        let left: Vec<String> = examined.findings.iter().map(about).collect();
        assert_eq!(left, told, "{text}");
        let quiet = examined.silenced.iter();
        let quiet: Vec<String> = quiet.map(|one| about(&one.finding)).collect();
        assert_eq!(quiet, silenced, "{text}");
        assert!(examined.silenced.iter().all(|one| one.reason == "旧标准"));
    }
}

#[test]
fn of_two_silences_the_nearer_one_gives_the_reason() {
    let general = silence("JX331", "").replace("旧标准", "一概");
    let examined = without_basis()
        .and(&general)
        .and(&silence("JX331", "settlement"))
        .examined();
    assert_eq!(examined.findings, []);
    let reasons: Vec<&str> = examined
        .silenced
        .iter()
        .map(|one| one.reason.as_str())
        .collect();
    assert_eq!(reasons, ["一概", "旧标准"]);
}

#[test]
fn a_doubt_can_be_silenced() {
    let rule =
        "let 甲 = 0; for 乙 in [1, 2] { 甲 += 乙; } if 结算区间 == \"九成以上\" { 甲 } else { 0 }";
    let examined = Story::clean()
        .rule(rule)
        .and(&silence("JX340", "settlement"))
        .examined();
    assert!(
        examined
            .silenced
            .iter()
            .all(|one| one.finding.code == Code::Undecided)
    );
    assert!(!examined.silenced.is_empty());
    let mut left = examined.findings.iter();
    assert!(left.all(|finding| finding.code != Code::Undecided));
}

#[test]
fn a_silence_must_mean_something() {
    for (text, told) in [
        (silence("JX331", ""), "silence-without-effect \"JX331\" -"),
        (
            silence("JX331", "staffing"),
            "silence-without-effect \"JX331\" staffing",
        ),
        (silence("JX341", ""), "silence-without-effect \"JX341\" -"),
        (silence("JX082", ""), "silence-of-error \"JX082\" -"),
        (silence("JX999", "staffing"), "unknown-value \"JX999\" -"),
        (silence("JX999", ""), "unknown-value \"JX999\" -"),
        (
            silence("missing-basis", ""),
            "unknown-value \"missing-basis\" -",
        ),
        (silence("JX331", "staffin"), "unknown-entry \"staffin\" -"),
        (
            "\n[[silence]]\ncode = \"JX331\"\n".to_owned(),
            "missing-key [[silence]] -",
        ),
        (
            "\n[[silence]]\ncode = \"JX331\"\nreason = \" \"\n".to_owned(),
            "empty-value \" \" -",
        ),
        (
            "\n[[silence]]\ncode = \"JX331\"\nreason = \"x\"\nuntil = 2027\n".to_owned(),
            "unknown-key until -",
        ),
    ] {
        let mut story = Story::clean().and(&text);
        let findings = story.examined().findings;
        let lines: Vec<String> = findings.iter().map(|one| story.line(one)).collect();
        assert_eq!(lines, [told], "{text}");
    }
}

#[test]
fn a_silence_stands_once() {
    let mut story = without_basis()
        .and(&silence("JX331", "staffing"))
        .and(&silence("JX331", "staffing").replace("旧标准", "再说一次"));
    let findings = story.examined().findings;
    let lines: Vec<String> = findings.iter().map(|one| story.line(one)).collect();
    assert_eq!(lines, ["duplicate-id \"JX331\" -"]);
}

#[test]
fn of_a_pack_whose_scripts_cannot_be_used_no_silence_is_without_effect() {
    let examined = Story::clean()
        .rule("full +")
        .and(&silence("JX331", "staffing"))
        .examined();
    let codes: Vec<Code> = examined.findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::ScriptSyntax]);
}

#[test]
fn a_near_miss_is_suggested() {
    for (text, nearest) in [
        (silence("missing-basis", ""), "JX331"),
        (silence("jx331", ""), "JX331"),
        (silence("JX331", "staffin"), "staffing"),
    ] {
        let examined = Story::clean().and(&text).examined();
        let [finding] = &*examined.findings else {
            panic!("{:?}", examined.findings);
        };
        assert!(finding.arguments.contains(&("nearest", nearest.into())));
    }
}

//! A user's own template: it gets the data, and what is wrong with it is told with its place.

use std::fs;

use insta::assert_snapshot;

use super::{report, small};

/// What comes of a template: the text, or the complaint.
fn by(name: &str, text: &str, more: &[&str]) -> Result<String, String> {
    let folder = small();
    fs::write(folder.path().join(name), text).expect("written");
    let arguments = [
        "case.toml",
        "--pack",
        "pack",
        "-o",
        "out.txt",
        "--template",
        name,
    ];
    let ran = report(folder.path(), &[&arguments, more].concat());
    if ran.code == 0 {
        return Ok(fs::read_to_string(folder.path().join("out.txt")).expect("a text"));
    }
    assert!(
        !folder.path().join("out.txt").exists(),
        "{name}: half a report"
    );
    Err(ran.err)
}

#[test]
fn a_template_gets_the_data_and_is_escaped_by_its_ending() {
    let loop_ =
        "{% for row in losses %}{{ row.name }} {{ row.lost }} {{ row.reasons[2] }};{% endfor %}";
    // 22 of 20: 10 points over 100 %, 0.2 each; 2.8 of 100 lost of 6.
    let expected = "控制率 2.00 依据：决算附表;满意度 0.17 ;";
    let text = format!("{{{{ total.score }}}} {{{{ total.grade }}}} {loop_}");
    let text = text.replace("{{ row.reasons[2] }}", "{{ row.reasons[2] or \"\" }}");
    for name in ["my.html.j2", "my.md.j2"] {
        assert_eq!(
            by(name, &text, &[]),
            Ok(format!("7.83 差 {expected}")),
            "{name}"
        );
    }
    let sign = "{{ \"<*>\" }}";
    assert_eq!(by("my.html.j2", sign, &[]), Ok("&lt;*&gt;".to_owned()));
    assert_eq!(by("my.md.j2", sign, &[]), Ok(r"\<\*\>".to_owned()));
    let chart = by("my.html.j2", "{{ charts.bars }}", &[]).expect("a text");
    assert!(chart.starts_with("<svg"), "{chart}");
}

#[test]
fn a_template_may_stand_on_the_page_that_comes_with_the_program() {
    let text = "{% extends \"base.html\" %}{% block content %}<h1>{{ title }}</h1>{% endblock %}";
    let page = by("my.html.j2", text, &[]).expect("a text");
    assert!(
        page.starts_with("<!doctype html>") && page.contains("<h1>某部门2020年度绩效评价报告</h1>")
    );
}

#[test]
fn what_is_wrong_with_a_template_is_told_with_its_place() {
    let texts = [
        ("name", "# {{ title }}\n\n{{ total.socre }}\n"),
        ("filter", "{{ title | safe }}\n"),
        ("syntax", "{% for row in losses %}\n{{ row.name }}\n"),
        ("file", "{% include \"/etc/passwd\" %}\n"),
        (
            "steps",
            "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}\n",
        ),
        (
            "length",
            "{% for i in range(9999) %}{{ \"x\" * 99999 }}{% endfor %}\n",
        ),
        ("growth", "{% set ns = namespace(x=\"x\") %}\n"),
    ];
    let told = texts.map(|(_, text)| by("my.md.j2", text, &[]).expect_err("a complaint"));
    assert_snapshot!(told.join("\n"));
    let english = by("my.md.j2", texts[0].1, &["--lang", "en"]);
    assert_snapshot!(english.expect_err("a complaint"));
}

#[test]
fn a_template_says_by_its_ending_how_it_is_escaped() {
    for name in ["my.txt", "my.j2", "my.docx.j2"] {
        let told = by(name, "", &[]).expect_err("a complaint");
        assert!(told.contains("JX175") && told.contains(name), "{told}");
    }
}

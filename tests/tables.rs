//! The table people read: aligned whatever stands in it, and honest about what has no score.

use insta::assert_snapshot;
use jixiao::diagnose::render::Style;
use jixiao::diagnose::{Language, Words};
use jixiao::report::{Layout, TableOptions, View, json, table};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::support::Story;

fn shown(story: &mut Story, width: usize, style: Style) -> String {
    let (evaluation, pack) = story.evaluation_with_pack();
    let words = Words::new(Language::Chinese);
    let view = View {
        evaluation: &evaluation,
        pack: &pack,
        texts: story.texts(),
        words: &words,
    };
    table(
        view,
        TableOptions {
            width,
            style,
            verbose: true,
        },
    )
}

#[test]
fn a_missing_fact_and_a_failed_rule_leave_the_total_open() {
    let mut story = Story::default()
        .manifest(
            "inline = '''\n",
            "inline = '''\nlet 无 = 满意度 / (编制数 - 20);\n",
        )
        .case("\"在职人员数\" = 22\n", "");
    assert_snapshot!(shown(&mut story, 100, Style::Plain));
}

#[test]
fn what_is_left_out_is_told_with_its_weight() {
    let mut story = Story::default()
        .manifest("not_applicable = \"full\"", "not_applicable = \"exclude\"")
        .case("\"满意度\" = 97.2\n", "");
    assert_snapshot!(shown(&mut story, 100, Style::Plain));
}

#[test]
fn a_narrow_terminal_wraps_names_and_gives_up_columns() {
    assert_snapshot!(shown(&mut Story::default(), 30, Style::Plain));
}

#[test]
fn colours_change_no_letter() {
    let plain = shown(&mut Story::default(), 80, Style::Plain);
    let coloured = shown(&mut Story::default(), 80, Style::Coloured);
    assert!(coloured.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut inside = false;
    for c in coloured.chars() {
        match c {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            c => stripped.push(c),
        }
    }
    assert_eq!(stripped, plain);
}

/// The lines between the two rules.
fn body(table: &str) -> Vec<&str> {
    let mut lines = table
        .lines()
        .skip_while(|line| !line.starts_with('─'))
        .skip(1);
    let body: Vec<&str> = lines
        .by_ref()
        .take_while(|line| !line.starts_with('─'))
        .collect();
    assert!(!body.is_empty(), "{table}");
    body
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_stand_in_one_column_whatever_the_names(name in "[a-zA-Z一-龥，（）“”\u{1b}\u{202e}é\u{200d}👩🏽 ]{1,40}", width in 30usize..120) {
        prop_assume!(!name.trim().is_empty());
        let name = name.replace('\u{1b}', "\\u001b").replace('\u{202e}', "\\u202e");
        let mut story = Story::default().manifest("name = \"控制率\"", &format!("name = \"{name}\""));
        let shown = shown(&mut story, width, Style::Plain);
        let hidden = ['\u{1b}', '\u{202e}'];
        prop_assert!(!shown.contains(hidden));
        // The first figures of every row are the points it has: they end in one column.
        let ends: Vec<usize> = body(&shown)
            .iter()
            .filter_map(|line| line.find(".00 ").map(|at| line[..at].width()))
            .collect();
        prop_assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{}\n{:?}", shown, ends);
        for line in shown.lines() {
            prop_assert!(line.width() <= width, "{line}");
        }
    }
}

#[test]
fn an_evaluation_is_the_same_json_whoever_reads_it() {
    let mut story = Story::default().case("\"编制数\" = 20", "\"编制数\" = 0");
    let (evaluation, pack) = story.evaluation_with_pack();
    let written = |language| {
        let words = Words::new(language);
        let view = View {
            evaluation: &evaluation,
            pack: &pack,
            texts: story.texts(),
            words: &words,
        };
        let text = json(view, Layout::Line);
        assert_eq!(text.lines().count(), 1);
        let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let failure = &mut value["groups"][0]["indicators"][0]["failure"];
        assert_eq!(failure["code"], "zero-divisor");
        assert_eq!(failure["place"]["line"], 2);
        // The sentence alone is in the reader's language.
        failure["message"] = serde_json::Value::Null;
        value
    };
    assert_eq!(written(Language::Chinese), written(Language::English));
}

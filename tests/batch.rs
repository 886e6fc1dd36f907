//! Tables of cases: each row comes to what its case comes to by itself, and a spoilt row spoils no other.

mod headers;

use std::path::Path;
use std::sync::LazyLock;

use jixiao::batch::{BatchFault, Counts, Spoilt, score_csv, score_json_lines};
use jixiao::bind::{Facts, bind_case};
use jixiao::case::load_case;
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Language, Words};
use jixiao::pack::{Pack, load_pack};
use jixiao::score::Scorer;
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, Texts};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::case_tables::{csv, json_lines};
use crate::laws::{facts, with_facts};
use crate::support::Story;

/// What a table comes to: lines, and what is said of spoilt rows.
fn batch(
    text: &str,
    run: impl FnOnce(&str, &mut Vec<u8>, &mut Vec<Spoilt>) -> Result<Counts, BatchFault>,
) -> (Vec<Json>, Vec<Spoilt>, Counts) {
    let (mut out, mut spoilt) = (Vec::new(), Vec::new());
    let counts = run(text, &mut out, &mut spoilt).expect("a table");
    let lines = String::from_utf8(out).expect("text");
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    (lines.collect(), spoilt, counts)
}

/// The shipped pack with the texts it was read from.
static PACK: LazyLock<(Pack, Program, Texts)> = LazyLock::new(|| {
    let mut texts = Texts::default();
    let path = Path::new("rules/wanzhou-overall/2020");
    let pack = load_pack(path, &DiskFiles, &mut texts)
        .value
        .expect("a pack");
    let program = compile(&pack).value.expect("a program");
    (pack, program, texts)
});

fn of_csv(text: &str) -> (Vec<Json>, Vec<Spoilt>, Counts) {
    let (pack, program, texts) = &*PACK;
    batch(text, |text, out, spoilt| {
        score_csv(
            pack,
            program,
            "cases.csv",
            texts,
            text.as_bytes(),
            out,
            |one| spoilt.push(one),
        )
    })
}

fn of_json(text: &str) -> (Vec<Json>, Vec<Spoilt>, Counts) {
    let (pack, program, texts) = &*PACK;
    batch(text, |text, out, spoilt| {
        let input = text.as_bytes();
        score_json_lines(pack, program, "cases.jsonl", texts, input, out, |one| {
            spoilt.push(one)
        })
    })
}

fn shipped_case() -> Facts {
    let path = Path::new("cases/wanzhou-fic-2020.toml");
    let case = load_case(path, &DiskFiles, &mut Texts::default());
    let bound = bind_case(&PACK.0, &case.value.expect("a case"));
    bound.value.expect("facts")
}

#[test]
fn the_shipped_case_comes_to_97_from_every_format() {
    let (pack, ..) = &*PACK;
    let facts = [shipped_case()];
    let from_csv = of_csv(&csv(pack, &facts));
    let from_json = of_json(&json_lines(pack, &facts));
    assert_eq!(from_csv.0, from_json.0);
    let line = &from_csv.0[0];
    assert_eq!(
        (&line["low"], &line["high"]),
        (&json!("97.00"), &json!("97.00"))
    );
    assert_eq!(line["grades"], json!(["优"]));
    assert_eq!(line["scores"]["staffing-control-rate"], json!("2.00"));
    assert_eq!(
        line["without_score"],
        json!({ "ecological-benefit": "not-applicable" })
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_row_comes_to_what_its_case_comes_to(
        draws in prop::collection::vec(prop::collection::vec(any::<u32>(), 97), 1..4)
    ) {
        let (pack, program, _) = &*PACK;
        let cases: Vec<Facts> =
            draws.iter().map(|draws| with_facts(pack, &facts(pack, draws))).collect();
        let (from_csv, spoilt, counts) = of_csv(&csv(pack, &cases));
        prop_assert!(spoilt.is_empty(), "{:?}", spoilt);
        prop_assert_eq!(counts.scored, u64::try_from(cases.len()).expect("few"));
        let (from_json, spoilt, _) = of_json(&json_lines(pack, &cases));
        prop_assert!(spoilt.is_empty(), "{:?}", spoilt);
        prop_assert_eq!(&from_csv, &from_json);
        let mut scorer = Scorer::new(pack, program);
        for (line, facts) in from_csv.iter().zip(&cases) {
            let sheet = scorer.score(facts);
            prop_assert_eq!(&line["low"], &json!(format!("{:.2}", sheet.total.low)));
            prop_assert_eq!(&line["high"], &json!(format!("{:.2}", sheet.total.high)));
        }
    }
}

fn told(spoilt: &[Spoilt]) -> String {
    let mut all = String::new();
    for one in spoilt {
        for language in [Language::Chinese, Language::English] {
            let words = Words::new(language);
            all += draw(&one.findings, &one.texts, &words, Style::Plain).trim_end();
            all += "\n\n";
        }
    }
    all
}

#[test]
fn a_spoilt_row_is_told_with_its_place_and_the_rest_is_scored() {
    let (pack, ..) = &*PACK;
    let table = csv(pack, &[shipped_case()]);
    let (header, row) = table.trim_end().split_once('\n').expect("a row");
    let fields: Vec<&str> = row.split(',').collect();
    let columns: Vec<&str> = header.split(',').collect();
    let with = |column: &str, value: &str| {
        let at = columns
            .iter()
            .position(|name| *name == column)
            .expect("a column");
        let mut fields = fields.clone();
        fields[at] = value;
        fields.join(",")
    };
    let rows = [
        with("在职人员数", "二十"),
        with("在职人员数", "-1"),
        with("在职人员数", "20.5"),
        with("涉及生态效益", "也许"),
        with("公务卡结算率区间", "99%"),
        with("调研建言评定.rate", "高"),
        with("year", ""),
        format!("{row},多余"),
        "case-0,单位0,2020,14".to_owned(),
        row.to_owned(),
    ];
    let (lines, spoilt, counts) = of_csv(&format!("{header}\n{}\n", rows.join("\n")));
    assert_eq!((counts.scored, counts.spoilt), (1, 9));
    assert_eq!(lines.len(), 1);
    let at: Vec<u64> = spoilt.iter().map(|one| one.line).collect();
    assert_eq!(at, [2, 3, 4, 5, 6, 7, 8, 9, 10]);
    insta::assert_snapshot!(told(&spoilt));
}

#[test]
fn a_row_that_is_no_json_is_told_with_its_place_and_the_rest_is_scored() {
    let (pack, ..) = &*PACK;
    let line = json_lines(pack, &[shipped_case()]);
    let line = line.trim_end();
    let rows = [
        "{\"schema\": 1,",
        "[1]",
        "{\"schema\": 1, \"schema\": 1}",
        "{\"schema\": 1, \"case\": {\"id\": \"x\", \"subject\": \"y\", \"year\": 1e400}, \"facts\": {}}",
        "",
        line,
    ];
    let (lines, spoilt, counts) = of_json(&rows.join("\n"));
    assert_eq!((counts.scored, counts.spoilt), (1, 4));
    assert_eq!(lines.len(), 1);
    insta::assert_snapshot!(told(&spoilt));
}

#[test]
fn a_header_is_held_against_the_pack() {
    let (pack, program, texts) = &*PACK;
    let fault = score_csv(
        pack,
        program,
        "cases.csv",
        texts,
        "id,year,在职人员,编制数,编制数\n".as_bytes(),
        Vec::new(),
        |_| {},
    );
    let Err(BatchFault::Header(header)) = fault else {
        panic!("{fault:?}");
    };
    insta::assert_snapshot!(told(&[header]));
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_table() {
    let (pack, ..) = &*PACK;
    for table in [
        csv(pack, &[shipped_case()]),
        json_lines(pack, &[shipped_case()]),
    ] {
        let marked = format!("\u{feff}{table}");
        let (_, spoilt, counts) = if table.starts_with('{') {
            of_json(&marked)
        } else {
            of_csv(&marked)
        };
        assert!(spoilt.is_empty(), "{spoilt:?}");
        assert_eq!(counts.scored, 1);
    }
}

#[test]
fn a_fact_named_like_a_column_of_the_case_has_a_column_of_its_own() {
    let mut story = Story::default()
        .script("let 控制率 = year - 2018;\n控制率")
        .manifest(
            "[fact.\"满意度\"]",
            "[fact.year]\ntype = \"integer\"\n\n[fact.\"满意度\"]",
        );
    let (pack, program) = story.pack().0.expect("a pack");
    let mut out = Vec::new();
    let table = "id,subject,year,facts.year\nx,甲,2020,2021\n";
    let counts = score_csv(
        &pack,
        &program,
        "t",
        story.texts(),
        table.as_bytes(),
        &mut out,
        |_| {},
    );
    assert_eq!(counts.expect("a table").scored, 1);
    let line: Json = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(
        (&line["year"], &line["scores"]["staffing"]),
        (&json!(2020), &json!("3.00"))
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed_loses_no_row_in_silence() {
    let mut story = Story::default();
    let (pack, program) = story.pack().0.expect("a pack");
    let table = "在职人员数,编制数,满意度,id,year,subject\n1,2,3,a,2020,\"甲\n4,5,6,b,2020,乙\n";
    let mut told = Vec::new();
    let input = table.as_bytes();
    let counts = score_csv(
        &pack,
        &program,
        "t",
        story.texts(),
        input,
        Vec::new(),
        |one| {
            told.push(one);
        },
    );
    assert_eq!(
        counts.expect("a table"),
        Counts {
            beside: 0,
            scored: 0,
            spoilt: 1,
            ..Counts::default()
        }
    );
    assert_eq!(told[0].findings[0].code.name(), "row-not-closed");
    assert_eq!(told[0].line, 2);
}

#[test]
fn bytes_that_are_no_text_spoil_their_row_only() {
    let (pack, program, texts) = &*PACK;
    let line = json_lines(pack, &[shipped_case()]);
    let mut bytes = b"{\"schema\": 1, \"\xff\": 1}\n".to_vec();
    bytes.extend(line.bytes());
    let mut spoilt = Vec::new();
    let mut out = Vec::new();
    let counts = score_json_lines(pack, program, "x", texts, &*bytes, &mut out, |one| {
        spoilt.push(one)
    });
    assert_eq!(
        counts.expect("lines"),
        Counts {
            beside: 0,
            scored: 1,
            spoilt: 1,
            ..Counts::default()
        }
    );
    assert_eq!(spoilt[0].line, 1);
}

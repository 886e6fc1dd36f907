//! Relations between figures: drawn and damaged ones are compiled or complained of, judged for any figures, and shown.

use std::sync::LazyLock;

use jixiao::pack::{Pack, Relation};
use jixiao::script::compile;
use jixiao::source::{Span, Spanned, Texts};

use super::cases::Pool;
use super::damage::damaged;
use super::draws::Draws;
use super::figures::Figure;
use super::parsers::{WHOLE, report, show};
use super::tally::Tally;

/// How many cases each relation is judged for.
const CASES: usize = 16;

static POOL: LazyLock<Pool> = LazyLock::new(|| Pool::new(&WHOLE.pack, &[]));

/// A relation in place of the pack's, as it is drawn or damaged.
pub fn relation(bytes: &[u8]) -> Tally {
    let mut draws = Draws::new(bytes);
    let mut text = conditions(&mut draws);
    if draws.once_in(3) {
        text = String::from_utf8_lossy(&damaged(&text, &mut draws)).into_owned();
    }
    let mut texts = WHOLE.texts.clone();
    let pack = with_relation(&text, &mut texts);
    let compiled = compile(&pack);
    show(&compiled.findings, &texts);
    let mut tally = Tally::of_text(compiled.value.is_some());
    let Some(program) = compiled.value else {
        return tally;
    };
    for _ in 0..CASES {
        let facts = POOL.draw(&pack, &mut draws);
        let status = program.judge(0, &facts);
        assert_eq!(status, program.judge(0, &facts), "{text}");
        assert!(status.is_some(), "{text}");
        tally.evaluations += 1;
        if draws.once_in(8) {
            report(&pack, &program, &WHOLE.case, &facts, &texts);
        }
    }
    tally
}

fn with_relation(text: &str, texts: &mut Texts) -> Pack {
    let mut pack = WHOLE.pack.clone();
    let file = texts.add("relation", text);
    let expression = Spanned::new(text.to_owned(), Span::new(file, 0, text.len()));
    let relations = std::mem::take(&mut pack.relations);
    let with = |relation| Relation {
        expression: expression.clone(),
        ..relation
    };
    pack.relations = relations.into_iter().map(with).collect();
    pack
}

fn conditions(draws: &mut Draws<'_>) -> String {
    let mut conditions = Vec::new();
    for _ in 0..1 + draws.choose(3) {
        let (left, right) = (term(draws, 3), term(draws, 3));
        conditions.push(if draws.once_in(6) {
            let name = draws.pick(&["possible_share", "可能占比"]);
            format!("{name}({left}, {right})")
        } else {
            let sign = draws.pick(&["==", "!=", "<", "<=", ">", ">="]);
            format!("{left} {sign} {right}")
        });
    }
    conditions.join(" && ")
}

fn term(draws: &mut Draws<'_>, depth: usize) -> String {
    if depth == 0 || draws.once_in(4) {
        return match draws.choose(8) {
            0..=3 => draws.pick(&WHOLE.words.numbers).clone(),
            4 => draws.pick(&WHOLE.words.parameters).clone(),
            5 => {
                let column = *draws.pick(&WHOLE.words.number_columns());
                format!("合计(表甲, {column:?})")
            }
            _ => Figure::draw(draws).to_string(),
        };
    }
    let mut inner = || term(draws, depth - 1);
    let (a, b) = (inner(), inner());
    match draws.choose(10) {
        0..=4 => {
            let sign = draws.pick(&["+", "-", "*", "/", "/"]);
            format!("({a} {sign} {b})")
        }
        5 => format!("-({a})"),
        6 => format!("绝对值({a})"),
        7 => format!("round({a}, {})", draws.choose(22)),
        8 => {
            let name = draws.pick(&["max", "最小"]);
            format!("{name}({a}, {b})")
        }
        _ => {
            let name = draws.pick(&["百分比", "change_rate"]);
            format!("{name}({a}, {b})")
        }
    }
}

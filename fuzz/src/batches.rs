//! Tables of cases with damage: every row is scored or complained of, and what is complained of can be shown.

use std::sync::LazyLock;

use jixiao::batch::{BatchFault, Counts, Spoilt, score_csv, score_json_lines};
use jixiao::source::Texts;

use super::damage::damaged;
use super::draws::Draws;
use super::parsers::{WHOLE, show};
use super::tables;
use super::tally::Tally;

/// The case of [`WHOLE`] three times, so that damage to one row leaves others.
static CSV: LazyLock<String> = LazyLock::new(|| {
    let whole = &*WHOLE;
    tables::csv(
        &whole.pack,
        &[
            whole.facts.clone(),
            whole.facts.clone(),
            whole.facts.clone(),
        ],
    )
});

static JSON_LINES: LazyLock<String> = LazyLock::new(|| {
    let whole = &*WHOLE;
    tables::json_lines(&whole.pack, &[whole.facts.clone(), whole.facts.clone()])
});

/// Comma-separated values.
pub fn csv(bytes: &[u8]) -> Tally {
    let table = damaged(&CSV, &mut Draws::new(bytes));
    run(|texts, out, on_spoilt| {
        score_csv(
            &WHOLE.pack,
            &WHOLE.program,
            "t.csv",
            texts,
            &*table,
            out,
            on_spoilt,
        )
    })
}

/// JSON Lines.
pub fn json_lines(bytes: &[u8]) -> Tally {
    let table = damaged(&JSON_LINES, &mut Draws::new(bytes));
    run(|texts, out, on_spoilt| {
        score_json_lines(
            &WHOLE.pack,
            &WHOLE.program,
            "t.jsonl",
            texts,
            &*table,
            out,
            on_spoilt,
        )
    })
}

fn run(
    score: impl FnOnce(&Texts, &mut Vec<u8>, &mut dyn FnMut(Spoilt)) -> Result<Counts, BatchFault>,
) -> Tally {
    let (mut out, mut told) = (Vec::new(), 0);
    let mut on_spoilt = |spoilt: Spoilt| {
        assert!(!spoilt.findings.is_empty());
        show(&spoilt.findings, &spoilt.texts);
        told += 1;
    };
    let counts = match score(&WHOLE.texts, &mut out, &mut on_spoilt) {
        Ok(counts) => counts,
        Err(BatchFault::Header(header)) => {
            assert!(!header.findings.is_empty());
            show(&header.findings, &header.texts);
            return Tally::of_text(false);
        }
        Err(fault) => panic!("{fault:?}"),
    };
    let lines = out.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(u64::try_from(lines).ok(), Some(counts.scored));
    assert_eq!(told, counts.spoilt);
    Tally {
        evaluations: counts.scored + counts.spoilt,
        accepted: counts.scored,
        ..Tally::default()
    }
}

//! Many cases: from facts in memory, end to end from tables, and two versions of a pack compared; with the ratios.
//!
//! `cargo bench --bench batch` prints a table in one run; every figure is the best of several passes over the same cases.

mod by_hand;
mod forms;
mod tables;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use jixiao::batch::{score_csv, score_json_lines};
use jixiao::bind::{Facts, bind_case};
use jixiao::case::load_case;
use jixiao::number::Decimal;
use jixiao::pack::{Bounds, FactKind, Pack, Value, load_pack};
use jixiao::read::{Record, Records, read_workbook};
use jixiao::report::write_sheet;
use jixiao::score::{Scorer, Sheet, score};
use jixiao::script::{Inputs, Program, Quick, compile};
use jixiao::source::{DiskFiles, Texts};

use self::by_hand::{AsWritten, Multiplied};

const CASES: usize = 100_000;
const PASSES: usize = 5;
/// How many of them go through workbooks.
const WORKBOOK_CASES: usize = 10_000;
/// How often the rules go over the same few cases in a pass.
const AGAIN: usize = 500;

fn main() {
    let path = Path::new("rules/wanzhou-overall/2020");
    let mut texts = Texts::default();
    let pack = load_pack(path, &DiskFiles, &mut texts)
        .value
        .expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let cases = cases(&pack);
    println!(
        "{} cases, {} rules each; best of {PASSES} passes\n",
        cases.len(),
        pack.indicators.len()
    );
    rules(&pack, &program, &cases);
    end_to_end(&pack, &program, &texts, &cases);
    compare(&pack, &program, &cases);
    more_forms((&pack, &program, &texts), &cases);
}

/// The time of a case: the best of several passes over all of them.
fn timed(cases: usize, mut pass: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..PASSES {
        let start = Instant::now();
        pass();
        best = best.min(start.elapsed());
    }
    best / u32::try_from(cases).expect("few")
}

fn tell(what: &str, time: Duration, against: Duration) {
    let ratio = time.as_secs_f64() / against.as_secs_f64();
    let rate = 1.0 / time.as_secs_f64();
    println!("{what:<58} {time:>10.2?} a case {rate:>10.0} a second {ratio:>8.2} ×");
}

/// The scores of every rule, from facts in memory.
fn rules(pack: &Pack, program: &Program, cases: &[Facts]) {
    // As many as the processor keeps at hand, however they are laid out: the rules are timed, not the memory.
    let laid_out = cases.get(..128).unwrap_or(cases);
    let by_hand: Vec<_> = laid_out
        .iter()
        .filter_map(|facts| by_hand::from_case(pack, facts))
        .collect();
    assert_eq!(by_hand.len(), laid_out.len());
    let as_written = timed(by_hand.len() * AGAIN, || {
        for facts in (0..AGAIN).flat_map(|_| &by_hand) {
            black_box(by_hand::scores::<AsWritten>(facts));
        }
    });
    tell(
        "by hand, rust_decimal, rates as the standard has them",
        as_written,
        as_written,
    );
    let multiplied = timed(by_hand.len() * AGAIN, || {
        for facts in (0..AGAIN).flat_map(|_| &by_hand) {
            black_box(by_hand::scores::<Multiplied>(facts));
        }
    });
    tell(
        "by hand, rust_decimal, divisions avoided",
        multiplied,
        as_written,
    );
    let mut cells: Vec<_> = Vec::new();
    for facts in laid_out {
        let mut filled = program.cells();
        program.fill(facts, &mut filled);
        cells.push(filled);
    }
    let rules = 0..pack.indicators.len();
    let flat = timed(cells.len() * AGAIN, || {
        for _ in 0..AGAIN {
            for cells in &mut cells {
                for index in rules.clone() {
                    black_box(match program.quick(index, cells) {
                        Quick::Score(score) => score.units(pack.rounding, pack.decimals),
                        Quick::NotApplicable | Quick::Unknown => None,
                    });
                }
            }
        }
    });
    tell(
        "compiled, exact: rules alone, of laid-out figures",
        flat,
        as_written,
    );
    let mut scorer = Scorer::new(pack, program);
    let sheets = timed(cases.len(), || {
        for facts in cases {
            black_box(scorer.score(facts));
        }
    });
    tell(
        "compiled, exact: facts to rounded marks and total",
        sheets,
        as_written,
    );
    let some = cases.get(..2_000).unwrap_or(cases);
    let run = |run: fn(&Program, usize, &Inputs<'_>) -> Option<jixiao::script::RunResult>| {
        timed(some.len(), || {
            for facts in some {
                let inputs = Inputs::new(pack, facts);
                for index in rules.clone() {
                    black_box(run(program, index, &inputs));
                }
            }
        })
    };
    tell(
        "compiled, with steps and record",
        run(Program::run),
        as_written,
    );
    tell(
        "interpreted by Rhai, with steps and record",
        run(Program::interpret),
        as_written,
    );
    let case = load_case(
        Path::new("cases/wanzhou-fic-2020.toml"),
        &DiskFiles,
        &mut Texts::default(),
    );
    let case = case.value.expect("a case");
    let whole = timed(some.len(), || {
        for facts in some {
            black_box(score(pack, program, &case, facts));
        }
    });
    tell("whole evaluation, with relations", whole, as_written);
    println!();
}

fn end_to_end(pack: &Pack, program: &Program, texts: &Texts, cases: &[Facts]) {
    let csv = tables::csv(pack, cases);
    let lines = tables::json_lines(pack, cases);
    println!(
        "a row: {} bytes of CSV, {} of JSON",
        csv.len() / cases.len(),
        lines.len() / cases.len()
    );
    let mut out = Vec::new();
    let from_csv = timed(cases.len(), || {
        out.clear();
        score_csv(
            pack,
            program,
            "cases.csv",
            texts,
            csv.as_bytes(),
            &mut out,
            |one| {
                panic!("{one:?}");
            },
        )
        .expect("a table");
    });
    println!("a line: {} bytes", out.len() / cases.len());
    tell("CSV to JSON Lines, end to end", from_csv, from_csv);
    let read = timed(cases.len(), || {
        let mut records = Records::new(csv.as_bytes());
        let mut record = Record::default();
        while records.read(&mut record).expect("a record") {
            black_box(&record);
        }
    });
    tell("  of which: CSV to fields", read, from_csv);
    let mut scorer = Scorer::new(pack, program);
    let scored = timed(cases.len(), || {
        for facts in cases {
            black_box(scorer.score(facts));
        }
    });
    tell("  of which: facts to marks", scored, from_csv);
    let sheets: Vec<Sheet> = cases
        .iter()
        .map(|facts| scorer.score(facts).clone())
        .collect();
    let row = jixiao::bind::RowCase {
        id: "case",
        subject: "单位",
        year: 2020,
    };
    let written = timed(cases.len(), || {
        out.clear();
        for sheet in &sheets {
            write_sheet(&mut out, pack, row, sheet).expect("memory");
        }
    });
    tell("  of which: marks to JSON", written, from_csv);
    let from_json = timed(cases.len(), || {
        out.clear();
        score_json_lines(
            pack,
            program,
            "cases.jsonl",
            texts,
            lines.as_bytes(),
            &mut out,
            |one| {
                panic!("{one:?}");
            },
        )
        .expect("lines");
    });
    tell("JSON Lines to JSON Lines, end to end", from_json, from_csv);
    println!();
}

/// On one thread and on two, and from and to workbooks.
fn more_forms(by: (&Pack, &Program, &Texts), cases: &[Facts]) {
    let csv = tables::csv(by.0, cases);
    let mut first = None;
    for count in [1, 2] {
        let threads = forms::threads(count);
        let time = timed(cases.len(), || forms::csv_to_lines(by, &csv, &threads));
        let what = format!("CSV to JSON Lines, {count} threads beside the one that reads");
        tell(&what, time, *first.get_or_insert(time));
    }
    let few = cases.get(..WORKBOOK_CASES).unwrap_or(cases);
    let bytes = forms::workbook(&tables::csv(by.0, few));
    println!("a row: {} bytes of a workbook", bytes.len() / few.len());
    let threads = forms::threads(2);
    let from = timed(few.len(), || {
        forms::workbook_to_lines(by, &bytes, &threads);
    });
    tell("workbook to JSON Lines, end to end", from, from);
    let read = timed(few.len(), || {
        black_box(read_workbook(&bytes).expect("a workbook"));
    });
    tell("  of which: workbook to cells", read, from);
    let to = timed(few.len(), || forms::to_workbook(by.0, by.1, few));
    tell("facts to a workbook of marks", to, from);
    println!();
}

/// How many marks a change of the pack changes: one threshold and one deduction are moved.
fn compare(pack: &Pack, program: &Program, cases: &[Facts]) {
    let mut other = pack.clone();
    for (name, value) in [("预算调整率满分上限", 5), ("超编每点扣分", 1)] {
        let mut parameters = other.parameters.iter_mut();
        let parameter = parameters
            .find(|one| one.name.value == name)
            .expect("a parameter");
        parameter.value = Decimal::from(value);
    }
    let changed = compile(&other).value.expect("a program");
    let mut changes = 0;
    let mut scorers = (Scorer::new(pack, program), Scorer::new(&other, &changed));
    let time = timed(cases.len(), || {
        changes = 0;
        for facts in cases {
            let before = &scorers.0.score(facts).marks;
            let marks = before.iter().zip(&scorers.1.score(facts).marks);
            changes += marks.filter(|(before, after)| before != after).count();
        }
    });
    tell(
        &format!("two versions of the pack compared ({changes} marks differ)"),
        time,
        time,
    );
}

/// Cases near the shipped one, their figures drawn anew within the facts' bounds; always the same ones.
fn cases(pack: &Pack) -> Vec<Facts> {
    let path = Path::new("cases/wanzhou-fic-2020.toml");
    let case = load_case(path, &DiskFiles, &mut Texts::default())
        .value
        .expect("a case");
    let shipped = bind_case(pack, &case).value.expect("facts");
    let mut state = 20_201_231_u64;
    let mut draw = move |below: u64| {
        // Knuth's multiplier; the high bits are the random ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    (0..CASES)
        .map(|_| {
            let mut facts = shipped.clone();
            for (index, fact) in pack.facts.iter().enumerate() {
                let given = facts.get(index).cloned();
                facts.set(
                    index,
                    given.map(|value| varied(&fact.kind, value, &mut draw)),
                );
            }
            facts
        })
        .collect()
}

fn varied(kind: &FactKind, value: Value, draw: &mut impl FnMut(u64) -> u64) -> Value {
    match (kind, value) {
        (FactKind::Integer(bounds), Value::Number(number)) => {
            let spread = i64::try_from(draw(9)).expect("small") - 4;
            Value::Number(bounded(number + Decimal::from(spread), *bounds))
        }
        (FactKind::Decimal(bounds) | FactKind::Percent(bounds), Value::Number(number)) => {
            let percent = Decimal::from(80 + draw(41));
            let moved = (number * percent / Decimal::ONE_HUNDRED).round_dp(2);
            Value::Number(bounded(moved, *bounds))
        }
        (_, Value::Judged(mut judged)) => {
            if let (Some(tier), Some(rate)) = (&judged.tier, &mut judged.rate) {
                let span = tier.to - tier.from;
                *rate = (tier.from + span * Decimal::from(draw(100)) / Decimal::ONE_HUNDRED)
                    .round_dp(1);
            }
            Value::Judged(judged)
        }
        (_, Value::Checklist(mut list)) => {
            for answer in &mut list.answers {
                *answer = draw(8) > 0;
            }
            Value::Checklist(list)
        }
        (FactKind::Choice(options), Value::Choice(_)) => {
            let count = u64::try_from(options.len()).expect("few");
            Value::Choice(usize::try_from(draw(count)).expect("few"))
        }
        (_, value) => value,
    }
}

fn bounded(number: Decimal, bounds: Bounds) -> Decimal {
    let number = bounds.min.map_or(number, |min| number.max(min));
    bounds.max.map_or(number, |max| number.min(max))
}

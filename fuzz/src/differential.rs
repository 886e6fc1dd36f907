//! Drawn rules and drawn cases: a compiled rule comes to what the interpreter comes to, in every part of the result.

use std::path::Path;
use std::sync::LazyLock;

use jixiao::bind::Facts;
use jixiao::check::check;
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Code, Finding, Findings, Language, Words};
use jixiao::pack::{Indicator, Pack, Tests, Value, load_pack};
use jixiao::script::{
    End, Event, Inputs, Known, Program, Quick, Rising, Suspect, Trend, compile, known, trend,
};
use jixiao::source::{MemoryFiles, Span, Spanned, Texts};

use super::cases::Pool;
use super::draws::{Draws, Noise};
use super::rules::script;
use super::tally::Tally;
use super::vocabulary::Vocabulary;

/// Facts of every type, and what the parsers begin with.
pub const MANIFEST: &str = include_str!("../pack/pack.toml");
pub const SCRIPT: &str = include_str!("../pack/控制率.rhai");

/// How many rules stand in one pack: the cases are drawn and bound once for all of them.
const SCRIPTS: usize = 12;

/// Cases whose values are drawn from the input itself; the others are drawn from a seed that it gives.
const OWN_CASES: usize = 4;
const CASES: usize = 256;

/// Of how many packs one is examined.
const EXAMINED: u64 = 64;

static PACK: LazyLock<(Pack, Vocabulary)> = LazyLock::new(|| {
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", MANIFEST);
    files.insert("pack/控制率.rhai", SCRIPT);
    let loaded = load_pack(Path::new("pack"), &files, &mut Texts::default());
    let pack = loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings));
    let words = Vocabulary::of(&pack);
    (pack, words)
});

/// Decodes rules and cases, and holds every rule against the interpreter for every case.
pub fn differential(bytes: &[u8]) -> Tally {
    hold(bytes, CASES)
}

/// The same with the first of the cases only, for a fuzzer that learns from every input.
pub fn briefly(bytes: &[u8]) -> Tally {
    hold(bytes, 2 * OWN_CASES)
}

fn hold(bytes: &[u8], cases: usize) -> Tally {
    let mut draws = Draws::new(bytes);
    let (pack, words) = &*PACK;
    let (mut figures, mut texts) = (Vec::new(), Texts::default());
    let mut pack = pack.clone();
    let models = std::mem::take(&mut pack.indicators);
    for index in 0..1 + draws.choose(SCRIPTS) {
        let text = script(&mut draws, words, &mut figures);
        let model = &models[index % models.len()];
        pack.indicators.push(with_script(model, text, &mut texts));
    }
    let program = compiled(&pack, &texts);
    let pool = Pool::new(&pack, &figures);
    let seed = draws.number();
    examined(&pack, &program, seed);
    let mut tally = Tally::default();
    for _ in 0..OWN_CASES {
        tally += compare(
            &pack,
            &program,
            &knowledge(&pack, &program),
            &pool.draw(&pack, &mut draws),
        );
    }
    tally += many(&pack, &program, &pool, seed, cases - OWN_CASES);
    tally
}

/// Whatever a pack is, there is something to say about it, or nothing, and each complaint has its place.
pub fn examined(pack: &Pack, program: &Program, seed: u64) {
    // It takes the time of many cases.
    if !seed.is_multiple_of(EXAMINED) {
        return;
    }
    let mut findings = Findings::default();
    check(pack, program, &Tests::default(), &mut findings);
    for finding in findings.into_sorted() {
        assert!(finding.place.is_some(), "{finding:?}");
    }
}

/// The indicator with another script, and without a measure.
pub fn with_script(model: &Indicator, text: String, texts: &mut Texts) -> Indicator {
    let file = texts.add("rule.rhai", text.clone());
    let span = Span::new(file, 0, text.len());
    Indicator {
        script: Spanned::new(text, span),
        measure: None,
        ..model.clone()
    }
}

/// The program of a pack whose drawn scripts must compile: the grammar writes no others.
fn compiled(pack: &Pack, texts: &Texts) -> Program {
    let compiled = compile(pack);
    compiled.value.unwrap_or_else(|| {
        let words = Words::new(Language::English);
        let shown = draw(&compiled.findings, texts, &words, Style::Plain);
        panic!("a drawn script does not compile\n{shown}")
    })
}

/// Holds every rule against the interpreter for `count` cases drawn from a seed.
pub fn many(pack: &Pack, program: &Program, pool: &Pool, seed: u64, count: usize) -> Tally {
    let known = knowledge(pack, program);
    let mut noise = Noise::new(seed);
    let mut tally = Tally::default();
    for _ in 0..count {
        let bytes = noise.bytes(2 * pack.facts.len() + 1);
        let facts = pool.draw(pack, &mut Draws::new(&bytes));
        tally += compare(pack, program, &known, &facts);
        let other = pool.draw(
            pack,
            &mut Draws::new(&noise.bytes(2 * pack.facts.len() + 1)),
        );
        let fact = usize::from(bytes[0]) % pack.facts.len();
        trends(pack, program, &known, fact, (&facts, &other));
    }
    tally
}

/// As one fact rises and nothing else changes, a score goes the way that was told.
fn trends(
    pack: &Pack,
    program: &Program,
    known: &[Option<Known>],
    fact: usize,
    (facts, other): (&Facts, &Facts),
) {
    let number = |facts: &Facts| match facts.get(fact) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let (Some(from), Some(to)) = (number(facts), number(other)) else {
        return;
    };
    let mut moved = facts.clone();
    moved.set(fact, Some(Value::Number(to)));
    let (low, high) = if from < to {
        (facts, &moved)
    } else {
        (&moved, facts)
    };
    for (index, known) in known.iter().enumerate() {
        let (Some(rule), Some(known)) = (program.rule(index), known) else {
            continue;
        };
        let trend = trend(rule, known, Rising::Fact(fact));
        if trend == Trend::Unknown {
            continue;
        }
        let score = |facts| program.watch(index, pack, facts).expect("a typed rule").end;
        if let (Ok(Some(at_low)), Ok(Some(at_high))) = (score(low), score(high)) {
            let goes = match trend {
                Trend::Still => at_low == at_high,
                Trend::Up => at_low <= at_high,
                Trend::Down => at_low >= at_high,
                Trend::Unknown => true,
            };
            let script = &pack.indicators[index].script.value;
            assert!(
                goes,
                "{trend:?} with {}: {at_low} at {low:?}, {at_high} at {high:?}\n{script}",
                pack.facts[fact].name.value
            );
        }
    }
}

/// What may leave a part of a script out of a run.
const MAY_PASS_OVER: &[&str] = &["if", "&&", "||", "switch", "for", "while", "loop", "try"];

/// What is known of the kinds of values before a case must bear out what a run comes to.
fn kinds(program: &Program, index: usize, indicator: &Indicator, end: &End) {
    let check = program.kinds(index).expect("an indicator");
    let script = &indicator.script.value;
    match end {
        End::Failed(finding)
            if matches!(
                finding.code,
                Code::WrongOperands
                    | Code::WrongArguments
                    | Code::WrongKind
                    | Code::ScoreNotANumber
            ) =>
        {
            // Of a value with several wrong kinds the one that this case gives may be another.
            let told =
                |fault: &Finding| (fault.code, &fault.place) == (finding.code, &finding.place);
            let is_told = check.faults.iter().any(told);
            assert!(check.is_open || is_told, "{finding:?}\n{check:?}\n{script}");
        }
        End::Score(_) if !MAY_PASS_OVER.iter().any(|word| script.contains(word)) => {
            assert!(check.faults.is_empty(), "{:?}\n{script}", check.faults);
        }
        _ => {}
    }
}

/// What is known of each rule before any case, by the index of its indicator; none for a rule left to the interpreter.
pub fn knowledge(pack: &Pack, program: &Program) -> Vec<Option<Known>> {
    (0..pack.indicators.len())
        .map(|index| Some(known(program.rule(index)?, pack)))
        .collect()
}

/// Failures of which nothing is said before a case: numbers too large to hold, work without end, and judgements that
/// contradict themselves.
const NOT_FORESEEN: &[Code] = &[
    Code::NumberOverflow,
    Code::TooManyOperations,
    Code::JudgedOnlyPoints,
    Code::JudgedWithoutTier,
    Code::JudgedScoreAboveMax,
    Code::JudgedScoreNegative,
    Code::ScoreOutsideTier,
];

/// What is known of a rule must bear out a run of it.
fn foreseen(known: &Known, pack: &Pack, program: &Program, index: usize, facts: &Facts) {
    let script = &pack.indicators[index].script.value;
    let watched = program.watch(index, pack, facts).expect("a typed rule");
    for event in &watched.events {
        let is_known = match event {
            Event::Branch { at, taken } => known
                .branches
                .get(at)
                .is_some_and(|truth| if *taken { truth.yes } else { truth.no }),
            Event::Banded { at, x, band, .. } => known.tiers.get(at).is_some_and(|tier| {
                tier.x.holds(x)
                    && match band {
                        Some(band) => tier.reached[*band],
                        None => !tier.is_fixed() || tier.gap.is_some(),
                    }
            }),
            Event::Compared { .. } | Event::Given { .. } | Event::Turning { .. } => true,
        };
        assert!(is_known, "{event:?}\n{known:?}\n{script}\n{facts:?}");
    }
    match &watched.end {
        Ok(Some(score)) => {
            let range = known.score.as_ref();
            assert!(
                range.is_some_and(|range| range.holds(score)),
                "{score} is not in {range:?}\n{script}\n{facts:?}"
            );
        }
        Ok(None) => {}
        Err(finding) if NOT_FORESEEN.contains(&finding.code) => {}
        Err(finding) => {
            let span = finding.place.as_ref().expect("a place").span;
            let whole = span.start == 0 && span.end == script.len();
            let suspect = Suspect {
                at: (span.start, span.end),
                code: finding.code,
            };
            assert!(
                whole || known.suspects.contains(&suspect),
                "{finding:?}\n{:?}\n{script}\n{facts:?}",
                known.suspects
            );
        }
    }
}

/// Holds every rule of a pack against the interpreter for one case.
pub fn compare(pack: &Pack, program: &Program, known: &[Option<Known>], facts: &Facts) -> Tally {
    let inputs = Inputs::new(pack, facts);
    let mut cells = program.cells();
    program.fill(facts, &mut cells);
    let mut tally = Tally::default();
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let run = program.run(index, &inputs).expect("an indicator");
        let interpreted = program.interpret(index, &inputs).expect("an indicator");
        if let End::Failed(finding) = &interpreted.end
            && matches!(finding.code, Code::TooManyOperations | Code::ValueTooLarge)
        {
            // Bounds of the sandbox, which a typed program has no need of.
            continue;
        }
        assert_eq!(
            run,
            interpreted,
            "compiled and interpreted; {:?}\n{}\n{facts:?}",
            program.interpreted(index),
            indicator.script.value
        );
        kinds(program, index, indicator, &interpreted.end);
        let quick = program.quick(index, &mut cells);
        let agrees = match (quick, &run.end) {
            (Quick::Score(quick), End::Score(score)) => quick.to_exact() == *score,
            (Quick::NotApplicable, End::NotApplicable(_)) | (Quick::Unknown, _) => true,
            _ => false,
        };
        assert!(
            agrees,
            "{quick:?} and {:?}\n{}\n{facts:?}",
            run.end, indicator.script.value
        );
        if let Some(known) = known.get(index).and_then(Option::as_ref) {
            foreseen(known, pack, program, index, facts);
        }
        tally.evaluations += 1;
        tally.compiled += u64::from(program.interpreted(index).is_none());
        tally.scores += u64::from(matches!(run.end, End::Score(_)));
        tally.quick += u64::from(quick != Quick::Unknown);
    }
    tally
}

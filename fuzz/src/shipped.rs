//! The shipped pack with its rules changed at random: figures, signs, functions and facts swapped, lines dropped. What still
//! compiles comes to the same both ways.

use std::mem::discriminant;
use std::path::Path;
use std::sync::LazyLock;

use jixiao::diagnose::Finding;
use jixiao::pack::{Fact, Pack, Parameter, load_pack};
use jixiao::script::library::{Function, find, functions};
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, MemoryFiles, Texts};

use super::cases::Pool;
use super::differential::{compare, examined, knowledge, many, with_script};
use super::draws::Draws;
use super::figures::{EXTREME, Figure, USUAL};
use super::tally::Tally;

const OWN_CASES: usize = 1;
const CASES: usize = 64;

/// Signs that stand where one another stand.
const SIGNS: &[&[&str]] = &[
    &["<=", ">=", "<", ">", "==", "!="],
    &["+", "-", "*", "/", "%"],
    &["&&", "||"],
];

/// A pack for parameters to stand in.
const DONOR: &str = r#"schema = 1
[pack]
id = "x"
version = "1"
title = "x"
basis = ["x"]
full_marks = 1
decimals = 2
rounding = "half-up"
[[grade]]
label = "x"
from = 0
[[group]]
id = "g"
max = 1
[[indicator]]
id = "i"
name = "x"
group = "g"
max = 1
inline = "0"
"#;

struct Shipped {
    pack: Pack,
    pool: Pool,
    /// Values for parameters.
    parameters: Vec<Parameter>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    // Where this is built as a part of the main package, that is its own folder.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = if here.join("rules").is_dir() {
        here
    } else {
        here.parent().expect("the main package")
    };
    let folder = root.join("rules/wanzhou-overall/2020");
    let loaded = load_pack(&folder, &DiskFiles, &mut Texts::default());
    let pack = loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings));
    let written = pack.indicators.iter().flat_map(|one| {
        let pieces = pieces(&one.script.value);
        pieces.into_iter().filter_map(Figure::parse)
    });
    let parameters = pack.parameters.iter();
    let parameters = parameters.filter_map(|one| Figure::parse(&one.value.to_string()));
    let figures: Vec<Figure> = written.chain(parameters).collect();
    let pool = Pool::new(&pack, &figures);
    let donors = donors(figures);
    Shipped {
        pack,
        pool,
        parameters: donors,
    }
});

/// A parameter of every value that one may be given.
fn donors(mut figures: Vec<Figure>) -> Vec<Parameter> {
    figures.extend(USUAL.iter().chain(EXTREME));
    figures.extend(USUAL.iter().map(|figure| figure.negative()));
    let mut manifest = DONOR.to_owned();
    for (index, figure) in figures.iter().enumerate() {
        manifest.push_str(&format!(
            "[param.\"p{index}\"]\nvalue = {figure}\nbasis = \"x\"\n"
        ));
    }
    let mut files = MemoryFiles::default();
    files.insert("pack.toml", manifest);
    let loaded = load_pack(Path::new("pack.toml"), &files, &mut Texts::default());
    let pack = loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings));
    pack.parameters
}

/// Decodes changes of the pack, and holds every rule against the interpreter for drawn cases.
pub fn shipped(bytes: &[u8]) -> Tally {
    hold(bytes, CASES)
}

/// The same with few cases, for a fuzzer that learns from every input.
pub fn briefly(bytes: &[u8]) -> Tally {
    hold(bytes, 2 * OWN_CASES)
}

fn hold(bytes: &[u8], cases: usize) -> Tally {
    let mut draws = Draws::new(bytes);
    let mut pack = SHIPPED.pack.clone();
    for _ in 0..draws.choose(4) {
        let index = draws.choose(pack.parameters.len());
        // Another value under the same name.
        pack.parameters[index] = Parameter {
            name: pack.parameters[index].name.clone(),
            ..draws.pick(&SHIPPED.parameters).clone()
        };
    }
    let mut texts = Texts::default();
    for index in 0..pack.indicators.len() {
        let model = &SHIPPED.pack.indicators[index];
        let mut text = model.script.value.clone();
        for _ in 0..draws.choose(4) {
            text = changed(&text, &mut draws);
        }
        pack.indicators[index] = with_script(model, text, &mut texts);
    }
    let Some(program) = compiled(&mut pack) else {
        return Tally::default();
    };
    let seed = draws.number();
    examined(&pack, &program, seed);
    let mut tally = Tally::default();
    for _ in 0..OWN_CASES {
        tally += compare(
            &pack,
            &program,
            &knowledge(&pack, &program),
            &SHIPPED.pool.draw(&pack, &mut draws),
        );
    }
    tally += many(&pack, &program, &SHIPPED.pool, seed, cases - OWN_CASES);
    tally
}

/// The program of the pack without the rules that do not compile any more.
fn compiled(pack: &mut Pack) -> Option<Program> {
    let first = compile(pack);
    if first.value.is_some() {
        return first.value;
    }
    let is_blamed = |finding: &Finding, file| {
        let place = finding.place.as_ref();
        place.is_some_and(|label| label.span.file == file)
    };
    pack.indicators.retain(|indicator| {
        let file = indicator.script.span.file;
        !first.findings.iter().any(|one| is_blamed(one, file))
    });
    compile(pack).value
}

/// A script with one change.
fn changed(script: &str, draws: &mut Draws<'_>) -> String {
    if draws.once_in(8) {
        let lines: Vec<&str> = script.lines().collect();
        let dropped = draws.choose(lines.len());
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != dropped);
        let kept: Vec<&str> = kept.map(|(_, line)| *line).collect();
        return kept.join("\n");
    }
    let pieces = pieces(script);
    // What can be changed, with what can be done to it.
    let places: Vec<usize> = (0..pieces.len())
        .filter(|at| is_changeable(pieces[*at]))
        .collect();
    if places.is_empty() {
        return script.to_owned();
    }
    let at = *draws.pick(&places);
    let put = replacement(pieces[at], draws);
    let mut text = String::with_capacity(script.len() + put.len());
    for (index, piece) in pieces.iter().enumerate() {
        text.push_str(if index == at { &put } else { piece });
    }
    text
}

fn fact(name: &str) -> Option<&'static Fact> {
    SHIPPED.pack.fact(name)
}

fn is_parameter(name: &str) -> bool {
    let mut parameters = SHIPPED.pack.parameters.iter();
    parameters.any(|parameter| parameter.name.value == name)
}

fn is_changeable(piece: &str) -> bool {
    SIGNS.iter().any(|signs| signs.contains(&piece))
        || Figure::parse(piece).is_some()
        || fact(piece).is_some()
        || is_parameter(piece)
        || find(piece).is_some()
}

/// Another piece that may stand in the same place.
fn replacement(piece: &str, draws: &mut Draws<'_>) -> String {
    if let Some(signs) = SIGNS.iter().find(|signs| signs.contains(&piece)) {
        return draws.pick(signs).to_string();
    }
    if let Some(figure) = Figure::parse(piece) {
        return match draws.choose(4) {
            0 => draws.pick(EXTREME).to_string(),
            1 => draws.pick(&SHIPPED.pack.parameters).name.value.clone(),
            2 => match figure.neighbours().nth(draws.choose(2)) {
                Some(near) => near.to_string(),
                None => figure.to_string(),
            },
            _ => Figure::draw(draws).to_string(),
        };
    }
    if let Some(fact) = fact(piece) {
        return other_fact(fact, draws);
    }
    if let Some(function) = find(piece) {
        return other_function(function, draws);
    }
    match draws.choose(2) {
        0 => Figure::draw(draws).to_string(),
        _ => draws.pick(&SHIPPED.pack.parameters).name.value.clone(),
    }
}

/// A fact of the same type.
fn other_fact(fact: &Fact, draws: &mut Draws<'_>) -> String {
    let facts = SHIPPED.pack.facts.iter();
    let alike: Vec<&Fact> = facts
        .filter(|other| discriminant(&other.kind) == discriminant(&fact.kind))
        .collect();
    draws.pick(&alike).name.value.clone()
}

/// A function that takes the same number of arguments, under either of its names; mostly one that gives the same.
fn other_function(function: &Function, draws: &mut Draws<'_>) -> String {
    let same_kinds = !draws.once_in(8);
    let is_alike = |other: &&'static Function| {
        let ways = other.signatures.iter();
        ways.zip(function.signatures).any(|(one, two)| {
            let kinds = one.arguments.iter().zip(two.arguments);
            let mut pairs = kinds.map(|((_, a), (_, b))| a == b);
            one.arguments.len() == two.arguments.len()
                && (!same_kinds || one.result == two.result && pairs.all(|same| same))
        })
    };
    let alike: Vec<&Function> = functions().filter(is_alike).collect();
    let other = draws.pick(&alike);
    draws.pick(&[other.chinese, other.name]).to_string()
}

/// A script cut into words, figures, texts, signs, comments and what is between them.
fn pieces(script: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let end = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |close| close + 2),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '0'..='9' => end(|c| c.is_ascii_digit() || c == '.'),
            c if c.is_alphanumeric() || c == '_' => end(|c| c.is_alphanumeric() || c == '_'),
            '<' | '>' | '=' | '!' | '&' | '|' => end(|c| "<>=!&|".contains(c)),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

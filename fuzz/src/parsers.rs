//! Whatever a user supplies (a manifest, a case, a number, a script) is read or complained of, and what is complained of can be
//! shown; nothing panics.

use std::path::Path;
use std::sync::LazyLock;

use jixiao::bind::{Facts, bind_case};
use jixiao::case::{Case, load_case};
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Finding, Language, Words};
use jixiao::number::parse_decimal;
use jixiao::pack::{Pack, load_pack};
use jixiao::report::{Layout, TableOptions, View, json, table};
use jixiao::score::{GroupResult, Outcome, run_example, score};
use jixiao::script::{Program, compile};
use jixiao::source::{MemoryFiles, Texts};

use super::damage::damaged;
use super::differential::{MANIFEST, SCRIPT, compare, knowledge, with_script};
use super::draws::Draws;
use super::figures::Figure;
use super::tally::Tally;
use super::vocabulary::Vocabulary;

/// Gives every fact of [`MANIFEST`] but one.
pub const CASE: &str = include_str!("../pack/case.toml");

/// The valid pack with a case for it.
pub struct Whole {
    pub pack: Pack,
    pub program: Program,
    pub words: Vocabulary,
    pub texts: Texts,
    pub case: Case,
    pub facts: Facts,
}

/// Read once.
pub static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let mut texts = Texts::default();
    let files = files(&[]);
    let pack = load_pack(Path::new("pack"), &files, &mut texts);
    let pack = pack.value.unwrap_or_else(|| panic!("{:?}", pack.findings));
    let program = compile(&pack).value.expect("a program");
    let case = load_case(Path::new("case.toml"), &files, &mut texts);
    let case = case.value.unwrap_or_else(|| panic!("{:?}", case.findings));
    let facts = bind_case(&pack, &case);
    let facts = facts
        .value
        .unwrap_or_else(|| panic!("{:?}", facts.findings));
    Whole {
        words: Vocabulary::of(&pack),
        pack,
        program,
        texts,
        case,
        facts,
    }
});

/// The valid files, some of them with other contents.
fn files(others: &[(&str, Vec<u8>)]) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", MANIFEST);
    files.insert("pack/控制率.rhai", SCRIPT);
    files.insert("case.toml", CASE);
    for (path, content) in others {
        files.insert(*path, content.clone());
    }
    files
}

static WORDS: LazyLock<[Words; 2]> =
    LazyLock::new(|| [Language::Chinese, Language::English].map(Words::new));

/// Draws the findings as the command line does, in both languages.
pub fn show(findings: &[Finding], texts: &Texts) {
    let [chinese, english] = &*WORDS;
    let shown = draw(findings, texts, chinese, Style::Plain);
    assert_eq!(shown.is_empty(), findings.is_empty());
    let _ = draw(findings, texts, english, Style::Coloured);
}

/// Scores the case and shows the evaluation in every format.
pub fn report(pack: &Pack, program: &Program, case: &Case, facts: &Facts, texts: &Texts) {
    let evaluation = score(pack, program, case, facts);
    for words in &*WORDS {
        let view = View {
            evaluation: &evaluation,
            pack,
            texts,
            words,
        };
        for (width, verbose) in [(20, false), (100, true)] {
            let options = TableOptions {
                width,
                style: Style::Plain,
                verbose,
            };
            assert!(!table(view, options).is_empty());
        }
        assert!(json(view, Layout::Line).starts_with('{'));
    }
    show_failures(&evaluation.groups, texts);
}

fn show_failures(groups: &[GroupResult], texts: &Texts) {
    for group in groups {
        show_failures(&group.groups, texts);
        for indicator in &group.indicators {
            if let Outcome::Failed(finding) = &indicator.outcome {
                show(std::slice::from_ref(finding), texts);
            }
        }
    }
}

/// A manifest: loaded, compiled, and applied to the case as far as it goes.
pub fn manifest(bytes: &[u8]) -> Tally {
    let content = damaged(MANIFEST, &mut Draws::new(bytes));
    let files = files(&[("pack/pack.toml", content)]);
    let mut texts = Texts::default();
    let loaded = load_pack(Path::new("pack"), &files, &mut texts);
    show(&loaded.findings, &texts);
    let Some(pack) = loaded.value else {
        return Tally::of_text(false);
    };
    let compiled = compile(&pack);
    show(&compiled.findings, &texts);
    let is_accepted = compiled.value.is_some();
    let bound = bind_case(&pack, &WHOLE.case);
    if let Some(program) = compiled.value {
        for (index, indicator) in pack.indicators.iter().enumerate() {
            for example in &indicator.examples {
                let run = run_example(&pack, &program, index, example);
                show(&run.findings, &texts);
            }
        }
        if let Some(facts) = bound.value {
            report(&pack, &program, &WHOLE.case, &facts, &texts);
        }
    }
    Tally::of_text(is_accepted)
}

/// A case file: loaded, held against the pack, and scored if it conforms.
pub fn case(bytes: &[u8]) -> Tally {
    let content = damaged(CASE, &mut Draws::new(bytes));
    let files = files(&[("case.toml", content)]);
    let mut texts = WHOLE.texts.clone();
    let loaded = load_case(Path::new("case.toml"), &files, &mut texts);
    show(&loaded.findings, &texts);
    let Some(case) = loaded.value else {
        return Tally::of_text(false);
    };
    let bound = bind_case(&WHOLE.pack, &case);
    show(&bound.findings, &texts);
    let Some(facts) = bound.value else {
        return Tally::of_text(false);
    };
    report(&WHOLE.pack, &WHOLE.program, &case, &facts, &texts);
    Tally::of_text(true)
}

/// A number: alone, in a case, and in a script.
pub fn number(bytes: &[u8]) -> Tally {
    const SIGNS: &[char] = &['.', '-', '+', '_', 'e', 'E', '0', '9', '1', ' ', '∞', '一'];
    let mut draws = Draws::new(bytes);
    let text = if draws.once_in(4) {
        let rest = draws.rest();
        String::from_utf8_lossy(&rest[..rest.len().min(200)]).into_owned()
    } else {
        let mut text = Figure::draw(&mut draws).to_string();
        let most = *draws.pick(&[1, 2, 4, 8, 40]);
        for _ in 0..draws.choose(most) {
            text.push(*draws.pick(SIGNS));
        }
        text
    };
    let is_accepted = parse_decimal(&text).is_ok();
    let case = format!(
        "schema = 1\n[case]\nid = \"x\"\nsubject = \"x\"\nyear = 2020\n[facts]\n\"数甲\" = {text}\n"
    );
    let files = files(&[("case.toml", case.into_bytes())]);
    let mut texts = Texts::default();
    let loaded = load_case(Path::new("case.toml"), &files, &mut texts);
    show(&loaded.findings, &texts);
    let bound = loaded.value.map(|case| bind_case(&WHOLE.pack, &case));
    if let Some(bound) = bound {
        show(&bound.findings, &texts);
    }
    run(&format!("let a = {text};\na - {text}"));
    Tally::of_text(is_accepted)
}

/// A script in place of one of the pack's: compiled, and run for the case both ways.
pub fn script(bytes: &[u8]) -> Tally {
    let mut draws = Draws::new(bytes);
    let text = if draws.once_in(3) {
        SCRIPT.to_owned()
    } else {
        super::rules::script(&mut draws, &WHOLE.words, &mut Vec::new())
    };
    let content = damaged(&text, &mut draws);
    run(&String::from_utf8_lossy(&content))
}

/// A script's run for the case, both ways if it is compiled.
fn run(text: &str) -> Tally {
    let mut texts = Texts::default();
    let mut pack = WHOLE.pack.clone();
    pack.relations.clear();
    pack.indicators = vec![with_script(
        &WHOLE.pack.indicators[0],
        text.to_owned(),
        &mut texts,
    )];
    let compiled = compile(&pack);
    show(&compiled.findings, &texts);
    let mut tally = Tally::of_text(compiled.value.is_some());
    if let Some(program) = compiled.value {
        tally += compare(&pack, &program, &knowledge(&pack, &program), &WHOLE.facts);
    }
    tally
}

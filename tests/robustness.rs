//! Nothing a user writes makes the library panic: texts damaged at random are complained of or accepted.

use jixiao::score::Outcome;
use proptest::prelude::*;

use crate::support::{CASE, MANIFEST, SCRIPT, Story};

/// `text` with a part replaced, by places in characters.
fn damaged(text: &str, at: prop::sample::Index, length: usize, put: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let start = at.index(characters.len());
    let end = (start + length).min(characters.len());
    characters[..start]
        .iter()
        .copied()
        .chain(put.chars())
        .chain(characters[end..].iter().copied())
        .collect()
}

const SCRAPS: &[&str] = &[
    "",
    "\"",
    "'''",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "=",
    ",",
    ".",
    "\n",
    "#",
    "//",
    "/*",
    "0",
    "-",
    "1e999",
    "99999999999999999999999999999",
    "，",
    "“",
    "编制数",
    "full",
    "percent(",
    "|x| x",
    "let ",
    "if ",
    "in ",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "é",
    "𠀀",
    "`${",
    "true",
    "nan",
    "[[",
    "loop {",
    "fn f() {",
    "()",
    "; ;",
    "switch 1 {",
    " ** ",
    " ?? ",
    "#{",
    "max = ",
    "1979-05-27",
];

fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(SCRAPS).prop_map(str::to_owned),
        any::<char>().prop_map(String::from)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_damaged_manifest_is_read_without_a_panic(at: prop::sample::Index, length in 0usize..12, put in scrap()) {
        let mut story = Story::default().file("pack/pack.toml", damaged(MANIFEST, at, length, &put));
        let (_, findings) = story.pack();
        let _ = story.shown(&findings);
    }

    #[test]
    fn a_damaged_script_is_compiled_and_run_without_a_panic(at: prop::sample::Index, length in 0usize..6, put in scrap()) {
        let mut story = Story::default().script(&damaged(SCRIPT, at, length, &put));
        let (pack, findings) = story.pack();
        let _ = story.shown(&findings);
        if pack.is_some() && let Outcome::Failed(finding) = story.first().outcome {
            let _ = story.shown(&[*finding]);
        }
    }

    #[test]
    fn a_damaged_case_is_read_without_a_panic(at: prop::sample::Index, length in 0usize..12, put in scrap()) {
        let mut story = Story::default().file("case.toml", damaged(CASE, at, length, &put));
        let findings = story.case_findings();
        let _ = story.shown(&findings);
    }

    #[test]
    fn bytes_that_are_no_text_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut story = Story::default().file("case.toml", bytes.clone()).file("pack/控制率.rhai", bytes);
        let (_, findings) = story.pack();
        let _ = story.shown(&findings);
    }
}

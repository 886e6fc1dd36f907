//! The keys of a manifest and the words that may stand under them, as its reader asks for them.

use super::manifest::At::{self, I, K};
use crate::number::Rounding;
use crate::pack::{Counting, Direction, GroupKind, Policy, TotalReading};

/// The names that a header may have.
pub const HEADERS: &[&str] = &[
    "pack",
    "grade",
    "fact",
    "param",
    "group",
    "indicator",
    "indicator.example",
    "reconcile",
    "contradiction",
];

const OF_NUMBERS: &[&str] = &[
    "type", "label", "optional", "unit", "exact", "min", "max", "was",
];
const TYPES: &[&str] = &[
    "decimal",
    "integer",
    "percent",
    "bool",
    "choice",
    "judged",
    "checklist",
    "text",
    "table",
];

/// The keys of the table at this path; of a fact's, those of its type. None where a pack chooses the keys.
#[must_use]
pub fn keys(path: &[At<'_>], fact_type: Option<&str>) -> &'static [&'static str] {
    match path {
        [] => &[
            "schema",
            "pack",
            "grade",
            "fact",
            "param",
            "group",
            "indicator",
            "reconcile",
            "veto",
            "contradiction",
            "silence",
        ],
        [K("pack")] => &[
            "id",
            "version",
            "title",
            "basis",
            "full_marks",
            "decimals",
            "rounding",
            "not_applicable",
            "total",
            "retired",
        ],
        [K("pack"), K("retired")] => &["facts", "groups", "indicators"],
        [K("grade"), I(_)] => &["label", "from"],
        [K("silence"), I(_)] => &["code", "at", "reason"],
        [K("fact"), K(_)] => match fact_type {
            Some("decimal" | "integer" | "percent") => OF_NUMBERS,
            Some("choice") => &["type", "label", "optional", "options", "was"],
            Some("judged") => &["type", "label", "optional", "tiers", "was"],
            Some("checklist") => &["type", "label", "optional", "items", "was"],
            Some("table") => &["type", "label", "optional", "columns", "was"],
            _ => &["type", "label", "optional", "was"],
        },
        [K("fact"), K(_), K("tiers"), I(_)] => &["label", "from", "to", "rate"],
        [K("fact"), K(_), K("columns"), K(_)] => &["type", "unit", "label", "default"],
        [K("param"), K(_)] => &[
            "value", "unit", "label", "basis", "inferred", "dated", "was",
        ],
        [K("param"), K(_), K("dated"), I(_)] => &["from", "value", "basis", "inferred"],
        [K("group"), I(_)] => &["id", "name", "max", "kind", "counts", "was"],
        [K("indicator"), I(_)] => &[
            "id",
            "name",
            "group",
            "max",
            "direction",
            "basis",
            "measure",
            "not_applicable",
            "script",
            "inline",
            "with",
            "example",
            "was",
        ],
        [K("indicator"), I(_), K("not_applicable")] => &["move"],
        [K("indicator"), I(_), K("measure")] => &["step", "unit"],
        [K("indicator"), I(_), K("example"), I(_)] => {
            &["name", "facts", "year", "score", "outcome"]
        }
        [K("reconcile"), I(_)] => &["id", "name", "expr", "tolerance", "source", "was"],
        [K("veto"), I(_)] => &["id", "name", "when", "grade", "total", "basis", "was"],
        [K("contradiction"), I(_)] => &["at", "stated", "followed", "reason"],
        _ => &[],
    }
}

/// The words that may stand at this path, where it takes only a few.
#[must_use]
pub fn words(path: &[At<'_>]) -> Vec<&'static str> {
    fn names<T>(known: &[(&'static str, T)]) -> Vec<&'static str> {
        known.iter().map(|(name, _)| *name).collect()
    }
    match path {
        [K("fact"), K(_), K("type")] => TYPES.to_vec(),
        [K("fact"), K(_), K("columns"), K(_), K("type")] => {
            vec!["decimal", "integer", "percent", "bool", "choice", "text"]
        }
        [K("pack"), K("total")] => names(TotalReading::NAMES),
        [K("group"), I(_), K("kind")] => names(GroupKind::NAMES),
        [K("group"), I(_), K("counts")] => names(Counting::NAMES),
        [K("pack"), K("rounding")] => names(Rounding::NAMES),
        [K("pack"), K("not_applicable")] | [K("indicator"), I(_), K("not_applicable")] => {
            names(Policy::NAMES)
        }
        [K("indicator"), I(_), K("direction")] => names(Direction::NAMES),
        [K("indicator"), I(_), K("example"), I(_), K("outcome")] => {
            vec!["not-applicable", "missing", "failed"]
        }
        _ => Vec::new(),
    }
}

/// Whether yes or no stands at this path.
#[must_use]
pub fn is_yes_or_no(path: &[At<'_>]) -> bool {
    matches!(path, [K("fact"), K(_), K("optional" | "exact")])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::diagnose::{Argument, Code};
    use crate::editor::manifest::steps;
    use crate::editor::manifest::{PieceKind, scan};
    use crate::pack::load_pack;
    use crate::source::{MemoryFiles, Texts};

    /// A manifest with a key in every table, `{}` a place for one more.
    const MANIFEST: &str = r#"schema = 1
nonesuch = 1
[pack]
nonesuch = 1
retired = { nonesuch = 1 }
[[grade]]
nonesuch = 1
[fact]
"一" = { type = "decimal", nonesuch = 1 }
"二" = { type = "integer", nonesuch = 1 }
"三" = { type = "percent", nonesuch = 1 }
"四" = { type = "bool", nonesuch = 1 }
"五" = { type = "choice", nonesuch = 1 }
"六" = { type = "judged", tiers = [{ nonesuch = 1 }], nonesuch = 1 }
"七" = { type = "checklist", nonesuch = 1 }
"八" = { type = "text", nonesuch = 1 }
"九" = { type = "table", columns = { "列" = { nonesuch = 1 } }, nonesuch = 1 }
[param."十"]
nonesuch = 1
dated = [{ nonesuch = 1 }]
[[group]]
nonesuch = 1
[[indicator]]
nonesuch = 1
measure = { nonesuch = 1 }
not_applicable = { nonesuch = 1 }
example = [{ nonesuch = 1 }]
[[reconcile]]
nonesuch = 1
[[veto]]
nonesuch = 1
[[contradiction]]
nonesuch = 1
[[silence]]
nonesuch = 1
"#;

    fn findings(manifest: &str) -> (Vec<crate::diagnose::Finding>, Texts) {
        let mut files = MemoryFiles::default();
        files.insert("p/pack.toml", manifest);
        let mut texts = Texts::default();
        let loaded = load_pack(Path::new("p/pack.toml"), &files, &mut texts);
        (loaded.findings, texts)
    }

    fn known(finding: &crate::diagnose::Finding) -> BTreeSet<String> {
        let list = finding.arguments.iter().find(|(name, _)| *name == "known");
        match list {
            Some((_, Argument::List(known))) => known.iter().cloned().collect(),
            _ => panic!("{finding:?}"),
        }
    }

    #[test]
    fn every_table_has_the_keys_that_its_reader_knows() {
        let (findings, _) = findings(MANIFEST);
        let scanned = scan(MANIFEST);
        let mut seen = 0;
        for finding in findings.iter().filter(|one| one.code == Code::UnknownKey) {
            let place = finding.place.as_ref().expect("a place").span;
            let piece = scanned
                .pieces
                .iter()
                .find(|piece| piece.outer.0 == place.start)
                .expect("a key");
            let table = &piece.path[..piece.path.len() - 1];
            let of_type = scanned.pieces.iter().find(|piece| {
                piece.kind == PieceKind::Text
                    && piece.path.split_last().is_some_and(|(last, above)| {
                        above == table && *last == crate::editor::manifest::Step::Key("type".into())
                    })
            });
            let ours: BTreeSet<String> =
                keys(&steps(table), of_type.map(|piece| piece.value.as_str()))
                    .iter()
                    .map(|key| (*key).to_owned())
                    .collect();
            assert_eq!(ours, known(finding), "{table:?}");
            seen += 1;
        }
        assert_eq!(seen, MANIFEST.matches("nonesuch").count());
    }

    #[test]
    fn every_word_is_one_that_the_reader_knows() {
        let manifest = r#"schema = 1
[pack]
rounding = "nonesuch"
total = "nonesuch"
not_applicable = "nonesuch"
[fact]
"一" = { type = "nonesuch" }
"九" = { type = "table", columns = { "列" = { type = "nonesuch" } } }
[[group]]
kind = "nonesuch"
counts = "nonesuch"
[[indicator]]
direction = "nonesuch"
not_applicable = "nonesuch"
example = [{ outcome = "nonesuch" }]
"#;
        let (findings, _) = findings(manifest);
        let scanned = scan(manifest);
        let mut seen = 0;
        for finding in findings.iter().filter(|one| one.code == Code::UnknownValue) {
            let place = finding.place.as_ref().expect("a place").span;
            let piece = scanned
                .pieces
                .iter()
                .find(|piece| piece.outer.0 == place.start);
            let piece = piece.expect("a value");
            let ours: BTreeSet<String> = words(&piece.at())
                .iter()
                .map(|word| (*word).to_owned())
                .collect();
            assert_eq!(ours, known(finding));
            seen += 1;
        }
        assert_eq!(seen, manifest.matches("nonesuch").count());
    }
}

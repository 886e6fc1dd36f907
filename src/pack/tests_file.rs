//! The worked examples that stand beside a manifest, in the files of the pack's `tests` folder.

use std::path::Path;

use super::indicators::{complete_example, read_example};
use super::{Example, Pack};
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::read::{RawTable, TableReader, parse_toml, read_schema, read_text};
use crate::source::{Files, Span, Spanned, Texts};

/// The folder of a pack whose `.toml` files hold worked examples.
pub const TESTS: &str = "tests";

const LIMIT: u64 = 8 * 1024 * 1024;

/// A worked example with the indicator it is of.
#[derive(Clone, Debug)]
pub struct TestCase {
    /// By its index in the pack.
    pub indicator: usize,
    pub example: Example,
}

/// What the files of a pack's `tests` folder hold.
#[derive(Clone, Debug, Default)]
pub struct Tests {
    pub cases: Vec<TestCase>,
    /// How many examples cannot be used; a file that is wrong beyond its examples counts as one.
    pub unusable: usize,
}

/// Reads every file of the `tests` folder in the pack's `folder`. What is usable comes back also where something is not.
pub fn load_tests(
    folder: &Path,
    pack: &Pack,
    files: &dyn Files,
    texts: &mut Texts,
) -> Checked<Tests> {
    let mut findings = Findings::default();
    let mut read = Tests::default();
    for name in files.list_inside(&folder.join(TESTS)) {
        let extension = Path::new(&name).extension();
        if extension.is_none_or(|extension| extension != "toml") {
            continue;
        }
        let path = folder.join(TESTS).join(&name);
        let mut found = Findings::default();
        let unusable = read.unusable;
        if let Some(file) = read_text(&path, LIMIT, files, texts, &mut found) {
            let root = parse_toml(file, texts, &mut found);
            let start = Span::new(file, 0, 0);
            read_file(&root, start, pack, &mut read, &mut found);
        }
        // A file that is about to be written has no examples yet.
        if !found.mentions(Code::FileEmpty) {
            if found.has_errors() && read.unusable == unusable {
                read.unusable += 1;
            }
            findings.extend(found.into_sorted());
        }
    }
    Checked {
        value: Some(read),
        findings: findings.into_sorted(),
    }
}

fn read_file(root: &RawTable, start: Span, pack: &Pack, read: &mut Tests, findings: &mut Findings) {
    let mut reader = TableReader::new(root, start);
    read_schema(&mut reader, findings);
    for raw in reader.list("example", findings) {
        read.unusable += 1;
        let Some(mut reader) = TableReader::of(raw, findings) else {
            continue;
        };
        let id = reader.text("indicator", findings);
        let written = read_example(&mut reader, findings);
        let span = reader.span();
        reader.finish(findings);
        let example = complete_example(written, span, findings);
        let Some(id) = id else {
            continue;
        };
        let mut indicators = pack.indicators.iter();
        if let Some(indicator) = indicators.position(|one| one.id.value == id.value) {
            if let Some(example) = example {
                read.cases.push(TestCase { indicator, example });
                read.unusable -= 1;
            }
        } else {
            findings.push(unknown(&id, pack));
        }
    }
    reader.finish(findings);
}

fn unknown(id: &Spanned<String>, pack: &Pack) -> Finding {
    let ids = pack.indicators.iter().map(|one| one.id.value.as_str());
    let known: Vec<&str> = ids.collect();
    Finding::at(Code::UnknownIndicator, id.span)
        .with("id", id.value.as_str())
        .suggesting(&id.value, &known)
}

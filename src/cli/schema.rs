//! `jixiao schema`: JSON Schemas of what the program writes and reads.

use std::path::Path;

use super::Ending;
use super::arguments::Subject;
use super::output::Output;
use super::system::System;
use crate::pack::{Pack, load_pack};
use crate::report;
use crate::schema as schemas;
use crate::source::{DiskFiles, Texts};

/// Prints the schema of `subject`.
pub fn schema(subject: &Subject, system: &System, output: &mut Output) -> Ending {
    let text = match subject {
        Subject::Evaluation => report::schema(),
        Subject::Check => report::findings_schema(),
        Subject::Audit => report::audit_schema(),
        Subject::Explain => report::explain_schema(),
        Subject::Report => report::report_schema(),
        Subject::Whatif => report::sweep_schema(),
        Subject::Advice => report::advice_schema(),
        Subject::Comparison => report::comparison_schema(),
        Subject::Bisect => report::walk_schema(),
        Subject::Pack => schemas::of_pack(),
        Subject::Version => schemas::of_version(),
        Subject::Tests => schemas::of_tests(),
        Subject::Case { pack: None } => schemas::of_case(None),
        Subject::Case { pack: Some(path) } => match read(path, system, output) {
            Some(pack) => schemas::of_case(Some(&pack)),
            None => return Ending::Unusable,
        },
    };
    output.print(&text);
    Ending::Done
}

/// The pack; its scripts need not be right for its facts to be known.
fn read(path: &Path, system: &System, output: &mut Output) -> Option<Pack> {
    let mut texts = Texts::default();
    let loaded = load_pack(path, &DiskFiles, &mut texts);
    output.complain(&loaded.findings, &texts, system);
    output.sum_up(system);
    loaded.value
}

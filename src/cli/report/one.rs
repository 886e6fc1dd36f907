//! The report of one case, beside the year before where that is given.

use std::path::{Path, PathBuf};

use super::written::Writer;
use crate::audit::audit;
use crate::case::Case;
use crate::cli::Ending;
use crate::cli::arguments::ReportArguments;
use crate::cli::output::Output;
use crate::cli::score::{is_complete, read_case};
use crate::cli::system::System;
use crate::cli::write::write_over;
use crate::diagnose::{Code, Finding};
use crate::pack::Pack;
use crate::report::escape::visible;
use crate::report::{LastYear, ReportView};
use crate::score::{Evaluation, score};
use crate::script::Program;
use crate::source::Texts;

/// The longest name in a complaint, in characters.
const NAME: usize = 200;

pub fn one(
    arguments: &ReportArguments,
    (pack, program, texts): (&Pack, &Program, &Texts),
    writer: &Writer,
    system: &System,
    output: &mut Output,
) -> Ending {
    let mut texts = texts.clone();
    let mut findings = Vec::new();
    let read = arguments
        .cases
        .first()
        .and_then(|path| read_case(path, Some(pack), &mut texts, &mut findings));
    let last = match &arguments.last {
        None => Some(None),
        Some(path) => {
            let last = read_case(path, Some(pack), &mut texts, &mut findings);
            let last = last.and_then(|(case, facts)| {
                let evaluation = score(pack, program, &case, &facts?);
                Some((case, evaluation))
            });
            last.map(Some)
        }
    };
    if let (Some((case, _)), Some(Some((other, _)))) = (&read, &last) {
        findings.extend(other_year(case, other));
    }
    output.complain(&findings, &texts, system);
    let (Some((case, Some(facts))), Some(last)) = (read, last) else {
        return Ending::Unusable;
    };
    let audit = audit(pack, program, &case, &facts);
    let last: Option<Evaluation> = last.map(|(_, evaluation)| evaluation);
    let view = ReportView {
        pack,
        program,
        case: &case,
        facts: &facts,
        audit: &audit,
        last: last.as_ref().map(|evaluation| LastYear { evaluation }),
        texts: &texts,
        words: &system.words,
    };
    let content = match writer.content(&view.data(), system) {
        Ok(content) => content,
        Err(unmade) => {
            let finding = unmade.finding(&arguments.output);
            output.complain(&[*finding], &texts, system);
            return Ending::Unusable;
        }
    };
    let inputs = [&arguments.last, &arguments.template].into_iter().flatten();
    let inputs = inputs.chain(&arguments.cases).chain([&arguments.pack]);
    let inputs: Vec<&Path> = inputs.map(PathBuf::as_path).collect();
    let written = write_over(&arguments.output, content, &inputs, system, output);
    if written == Ending::Done {
        let name = arguments.output.display().to_string();
        let file = vec![("file", visible(&name, usize::MAX).into())];
        output.print(&(system.words.say_with("document-written", &file) + "\n"));
    }
    if is_complete(&audit.evaluation) {
        written
    } else {
        written.max(Ending::Incomplete)
    }
}

/// What is said where the other case is not the same subject in an earlier year.
fn other_year(case: &Case, other: &Case) -> Option<Finding> {
    let is_same = case.subject == other.subject && other.year.value < case.year.value;
    let finding = Finding::at(Code::LastOfAnother, other.year.span)
        .with("subject", visible(&case.subject, NAME))
        .with("year", case.year.value.to_string())
        .with("other", visible(&other.subject, NAME))
        .with("before", other.year.value.to_string())
        .help("help");
    (!is_same).then_some(finding)
}

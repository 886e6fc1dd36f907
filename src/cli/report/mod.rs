//! `jixiao report`: the reports of evaluations, a file for each case.

mod many;
mod one;
mod written;

use super::Ending;
use super::arguments::ReportArguments;
use super::batch::inputs::is_one_case;
use super::output::Output;
use super::score::read_pack;
use super::system::System;
use crate::diagnose::{Code, Finding};
use crate::source::Texts;
use written::Writer;

/// Writes the report of one case to a file, or those of several into a folder.
pub fn report(arguments: &ReportArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let is_one = is_one_case(&arguments.cases);
    let mut findings = Vec::new();
    let (pack, program) = read_pack(&arguments.pack, &mut texts, &mut findings);
    let writer = match Writer::of(arguments, is_one, &mut texts) {
        Ok(writer) => Some(writer),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    if !is_one && arguments.last.is_some() {
        findings.push(Finding::new(Code::LastOfMany).help("help"));
    }
    output.complain(&findings, &texts, system);
    let is_refused = !is_one && arguments.last.is_some();
    let ending = match (&pack, &program, writer) {
        (Some(pack), Some(program), Some(writer)) if !is_refused => {
            let by = (pack, program, &texts);
            if is_one {
                one::one(arguments, by, &writer, system, output)
            } else {
                many::many(arguments, by, &writer, system, output)
            }
        }
        _ => Ending::Unusable,
    };
    output.sum_up(system);
    ending
}

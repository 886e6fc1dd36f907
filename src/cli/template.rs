//! `jixiao template`: a workbook to collect cases with.

use super::Ending;
use super::arguments::TemplateArguments;
use super::output::Output;
use super::system::System;
use super::write::{not_written, write_new};
use crate::pack::load_pack;
use crate::report::form;
use crate::source::{DiskFiles, Texts};

/// Writes the form of a pack into a new file: one that is there may be filled in.
pub fn template(arguments: &TemplateArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let loaded = load_pack(&arguments.pack, &DiskFiles, &mut texts);
    output.complain(&loaded.findings, &texts, system);
    let ending = match loaded.value.map(|pack| form(&pack, &system.words)) {
        None => Ending::Unusable,
        Some(Ok(bytes)) => write_new(&arguments.output, bytes, system, output),
        Some(Err(error)) => {
            let finding = not_written(&arguments.output, &error);
            output.complain(&[finding], &Texts::default(), system);
            Ending::Unusable
        }
    };
    output.sum_up(system);
    ending
}

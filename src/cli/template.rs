//! `jixiao template`: a workbook to collect cases with.

use super::Ending;
use super::arguments::TemplateArguments;
use super::output::Output;
use super::system::System;
use super::write::Created;
use crate::diagnose::{Code, Finding};
use crate::pack::load_pack;
use crate::report::escape::visible;
use crate::report::form;
use crate::source::{DiskFiles, Texts};

/// Writes the form of a pack into a new file: one that is there may be filled in.
pub fn template(arguments: &TemplateArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let loaded = load_pack(&arguments.pack, &DiskFiles, &mut texts);
    output.complain(&loaded.findings, &texts, system);
    let ending = match loaded.value {
        None => Ending::Unusable,
        Some(pack) => {
            let written = form(&pack, &system.words)
                .map_err(|error| error.to_string())
                .and_then(|bytes| {
                    let mut created = Created::default();
                    let made = created.create(&arguments.output, &bytes);
                    made.map_err(|error| error.to_string())
                });
            let name = arguments.output.display().to_string();
            match written {
                Ok(()) => {
                    let name = vec![("file", visible(&name, usize::MAX).into())];
                    let sentence = system.words.say_with("new-file-made", &name);
                    output.print(&format!("{sentence}\n"));
                    Ending::Done
                }
                Err(reason) => {
                    let finding = if arguments.output.exists() {
                        Finding::new(Code::AlreadyThere).help("output")
                    } else {
                        Finding::new(Code::FileNotWritten).with("reason", reason)
                    };
                    let finding = finding.with("file", name);
                    output.complain(&[finding], &Texts::default(), system);
                    Ending::Unusable
                }
            }
        }
    };
    output.sum_up(system);
    ending
}

//! `jixiao new`: packs, indicators and cases to start from.

use super::Ending;
use super::arguments::New;
use super::output::Output;
use super::system::System;
use super::write::{Created, not_written, replace};
use crate::report::escape::visible;
use crate::scaffold::{
    NewCase, NewIndicator, NewPack, Prepared, new_case, new_indicator, new_pack,
};
use crate::source::{DiskFiles, Texts};

/// Prepares what is asked for and writes it, if all of it is sound.
pub fn new(what: New, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let prepared = match what {
        New::Pack {
            id,
            version,
            title,
            folder,
        } => {
            let request = NewPack {
                id,
                version,
                title,
                folder,
            };
            new_pack(&request, &DiskFiles, &mut texts)
        }
        New::Indicator {
            id,
            pack,
            shape,
            name,
            group,
            max,
        } => {
            let request = NewIndicator {
                id,
                pack,
                shape,
                name,
                group,
                max,
            };
            new_indicator(&request, &DiskFiles, &mut texts)
        }
        New::Case {
            id,
            pack,
            subject,
            year,
            folder,
        } => {
            let request = NewCase {
                id,
                pack,
                subject,
                year,
                folder,
            };
            new_case(&request, &DiskFiles, &mut texts)
        }
    };
    output.complain(&prepared.findings, &texts, system);
    let ending = match prepared.value {
        Some(prepared) => write(&prepared, system, output),
        None => Ending::Unusable,
    };
    output.sum_up(system);
    ending
}

/// Writes what was prepared, all of it or nothing, and says so.
fn write(prepared: &Prepared, system: &System, output: &mut Output) -> Ending {
    let mut created = Created::default();
    for file in &prepared.files {
        let written = if file.is_new {
            created.create(&file.path, &file.content)
        } else {
            replace(&file.path, &file.content)
        };
        if let Err(error) = written {
            created.take_back();
            let finding = not_written(&file.path, &error);
            output.complain(&[finding], &Texts::default(), system);
            return Ending::Unusable;
        }
    }
    for file in &prepared.files {
        let name = visible(&file.path.display().to_string(), usize::MAX);
        let key = if file.is_new {
            "new-file-made"
        } else {
            "new-file-changed"
        };
        let sentence = system.words.say_with(key, &vec![("file", name.into())]);
        output.print(&format!("{sentence}\n"));
    }
    for note in &prepared.notes {
        let sentence = system.words.say_with(note.key, &note.arguments);
        output.print(&format!("{}\n", visible(&sentence, usize::MAX)));
    }
    Ending::Done
}

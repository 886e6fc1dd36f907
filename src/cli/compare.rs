//! `jixiao compare`: two versions of a pack held against each other.

use super::Ending;
use super::arguments::{CompareArguments, CompareFormat};
use super::named::folder_of;
use super::output::Output;
use super::system::System;
use crate::compare::{Comparison, Version};
use crate::pack::{Pack, load_pack};
use crate::report::{ComparisonView, comparison, comparison_json};
use crate::script::{Program, compile};
use crate::source::{DiskFiles, Texts};

/// Tells what changed from the older pack to the newer one.
pub fn compare(arguments: &CompareArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let old = read(&arguments.old, arguments, &mut texts, system, output);
    let new = read(&arguments.new, arguments, &mut texts, system, output);
    output.sum_up(system);
    let (Some(old), Some(new)) = (&old, &new) else {
        return Ending::Unusable;
    };
    let (old, new) = (old.version(), new.version());
    let found = Comparison::of(old, new);
    let view = ComparisonView {
        comparison: &found,
        old,
        new,
        names: [&arguments.old, &arguments.new],
        words: &system.words,
        width: system.width,
        scripts: arguments.scripts,
    };
    output.print(&match arguments.format {
        CompareFormat::Text => comparison(view),
        CompareFormat::Json => comparison_json(view),
    });
    Ending::Done
}

/// A pack with its program.
struct Read {
    pack: Pack,
    program: Program,
}

impl Read {
    fn version(&self) -> Version<'_> {
        Version {
            pack: &self.pack,
            program: &self.program,
        }
    }
}

/// The pack of this name; none where it cannot be used, which is then told.
fn read(
    name: &str,
    arguments: &CompareArguments,
    texts: &mut Texts,
    system: &System,
    output: &mut Output,
) -> Option<Read> {
    let folder = match folder_of(name, &arguments.rules) {
        Ok(folder) => folder,
        Err(finding) => {
            output.complain(&[*finding], texts, system);
            return None;
        }
    };
    let loaded = load_pack(&folder, &DiskFiles, texts);
    output.complain(&loaded.findings, texts, system);
    let pack = loaded.value?;
    let compiled = compile(&pack);
    output.complain(&compiled.findings, texts, system);
    let program = compiled.value?;
    Some(Read { pack, program })
}

//! `jixiao show`: a pack as all its versions make it.

use super::Ending;
use super::arguments::ShowArguments;
use super::output::Output;
use super::system::System;
use crate::pack::resolve_pack;
use crate::report::shown;
use crate::source::{DiskFiles, Texts};

/// Prints the pack for a reader, or as one manifest.
pub fn show(arguments: &ShowArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let loaded = resolve_pack(&arguments.pack, &DiskFiles, &mut texts);
    output.complain(&loaded.findings, &texts, system);
    output.sum_up(system);
    let Some(resolved) = loaded.value else {
        return Ending::Unusable;
    };
    let text = if arguments.flat {
        resolved.flat()
    } else {
        shown(&resolved, &system.words, system.width)
    };
    output.print(&text);
    Ending::Done
}

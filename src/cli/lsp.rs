//! `jixiao lsp`: a pack in an editor, spoken with over the standard streams.

use lsp_server::Connection;

use super::Ending;
use super::system::System;
use crate::editor::{Languages, serve};
use crate::source::DiskFiles;

/// Serves the editor at the other end of the standard streams until it is done.
pub fn lsp(system: &System) -> Ending {
    let (connection, threads) = Connection::stdio();
    let languages = Languages {
        named: system.known_language,
        otherwise: system.words.language(),
    };
    let has_left = serve(&connection, &DiskFiles, languages);
    // The writing thread ends with what is still to be written once nobody can send any more.
    drop(connection);
    // A message that is none, or a stream that breaks off, is the other side's affair.
    let _ = threads.join();
    if has_left {
        Ending::Done
    } else {
        Ending::Incomplete
    }
}

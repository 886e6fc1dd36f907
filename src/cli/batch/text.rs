//! Tables that are not in UTF-8.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

use crate::read::decoded;

/// The largest workbook, and the largest table that is not in UTF-8: those are read as a whole.
pub const WHOLE_LIMIT: u64 = 512 * 1024 * 1024;

/// A table's text, whatever it is encoded in: UTF-8 as it comes, another encoding as a whole.
pub fn text_of(mut file: File) -> io::Result<Box<dyn BufRead>> {
    if is_utf8(&mut file)? || file.metadata()?.len() > WHOLE_LIMIT {
        return Ok(Box::new(BufReader::new(file)));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(match decoded(&bytes) {
        Some(text) => Box::new(io::Cursor::new(text.into_bytes())),
        None => Box::new(io::Cursor::new(bytes)),
    })
}

/// Whether a file is UTF-8 from beginning to end; leaves it at its beginning.
fn is_utf8(file: &mut File) -> io::Result<bool> {
    let mut buffer = vec![0; 1 << 16];
    let mut kept = 0;
    let is_utf8 = loop {
        let read = file.read(buffer.get_mut(kept..).unwrap_or_default())?;
        let filled = kept.saturating_add(read);
        let bytes = buffer.get(..filled).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(_) if read == 0 => break true,
            Ok(_) => kept = 0,
            // A character that the end of what was read cuts in two.
            Err(error) if error.error_len().is_none() && read > 0 => {
                let rest = error.valid_up_to();
                buffer.copy_within(rest..filled, 0);
                kept = filled.saturating_sub(rest);
            }
            Err(_) => break false,
        }
    };
    file.rewind()?;
    Ok(is_utf8)
}

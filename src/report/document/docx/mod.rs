//! The report as a document for Word and its like (DOCX): a zip archive of XML parts. Page set-up and letters as official
//! documents have them (GB/T 9704): A4, margins of 37, 35, 28 and 26 mm, 16 pt in lines of 28 pt, the page number at the foot.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::data::ReportData;

/// The bytes of the document. The same data give the same bytes.
///
/// # Errors
/// Of the archive.
pub fn report_docx(data: &ReportData) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock is asked.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let document = body::document(data);
    let properties = parts::properties(data);
    let all: [(&str, &str); 8] = [
        ("[Content_Types].xml", parts::CONTENT_TYPES),
        ("_rels/.rels", parts::RELATIONSHIPS),
        ("docProps/core.xml", &properties),
        (
            "word/_rels/document.xml.rels",
            parts::DOCUMENT_RELATIONSHIPS,
        ),
        ("word/document.xml", &document),
        ("word/styles.xml", parts::STYLES),
        ("word/fontTable.xml", parts::FONTS),
        ("word/footer1.xml", parts::FOOTER),
    ];
    for (name, text) in all {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

//! The report as a document for Word and its like (DOCX): a zip archive of XML parts. Page set-up and letters as official
//! documents have them (GB/T 9704): A4, margins of 37, 35, 28 and 26 mm, 16 pt in lines of 28 pt, the page number at the foot.

mod body;
mod chart;
mod embedded;
mod parts;
mod xml;

use std::io::{self, Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::data::ReportData;
use super::plots::plots;
use crate::diagnose::Words;

/// The bytes of the document. The same data give the same bytes.
///
/// # Errors
/// Of the archive, and of the workbooks in it.
pub fn report_docx(data: &ReportData, words: &Words) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock is asked.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let plots = plots(data, words);
    let document = body::document(data, &plots, words);
    let properties = parts::properties(data);
    let (types, relationships) = (
        parts::content_types(plots.len()),
        parts::relationships(plots.len()),
    );
    let all: [(&str, &str); 8] = [
        ("[Content_Types].xml", &types),
        ("_rels/.rels", parts::RELATIONSHIPS),
        ("docProps/core.xml", &properties),
        ("word/_rels/document.xml.rels", &relationships),
        ("word/document.xml", &document),
        ("word/styles.xml", parts::STYLES),
        ("word/fontTable.xml", parts::FONTS),
        ("word/footer1.xml", parts::FOOTER),
    ];
    for (name, text) in all {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    for (number, plot) in (1_usize..).zip(&plots) {
        let workbook = embedded::embedded(plot).map_err(io::Error::other)?;
        archive.start_file(format!("word/charts/chart{number}.xml"), options)?;
        archive.write_all(chart::chart(plot, &data.language).as_bytes())?;
        archive.start_file(format!("word/charts/_rels/chart{number}.xml.rels"), options)?;
        archive.write_all(parts::chart_relationships(number).as_bytes())?;
        archive.start_file(parts::embedding(number), options)?;
        archive.write_all(&workbook)?;
    }
    Ok(archive.finish()?.into_inner())
}

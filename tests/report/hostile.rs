//! A case that would be more than text: in every format it is text, and no longer than a reader can use.

use std::fs;
use std::io::Read;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

use super::{of_small, small};
use crate::support::CASE;

/// The small case with texts that browsers, spreadsheets, word processors, terminals and Markdown would obey.
fn hostile(folder: &Path) {
    let long = "长".repeat(100_000);
    let case = CASE
        .replace("某部门", "<script>alert(1)</script>|*_`[a](b)")
        .replace("year = 2020", &format!("year = 2020\nsource = \"{long}\""))
        .replace(
            "staffing = \"决算附表\"",
            "staffing = \"=HYPERLINK(\\\"http://x\\\",\\\"y\\\")\"\nsatisfaction = \"\\u001b[2Ja\\u202Eb</w:t></td>{{ title }}\\u0000\"",
        );
    fs::write(folder.join("case.toml"), case).expect("written");
}

/// Characters that act on what stands around them.
fn acting(text: &str) -> Vec<char> {
    let is_acting = |c: &char| matches!(c, '\u{1b}' | '\u{202e}' | '\0');
    text.chars().filter(is_acting).collect()
}

#[test]
fn a_page_shows_it_as_text() {
    let folder = small();
    hostile(folder.path());
    let page = fs::read_to_string(of_small(folder.path(), "a.html", &[])).expect("a text");
    assert!(page.contains("&lt;script&gt;alert(1)"), "not shown");
    assert!(!page.contains("<script") && !page.contains("</w:t>") && page.contains("{{ title }}"));
    assert!(page.contains("␛[2Ja&lt;U+202E&gt;b"), "signs not shown");
    assert_eq!(acting(&page), []);
    assert!(page.len() < 60_000, "{}", page.len());
}

#[test]
fn markdown_shows_it_as_text() {
    let folder = small();
    hostile(folder.path());
    let text = fs::read_to_string(of_small(folder.path(), "a.md", &[])).expect("a text");
    assert!(
        text.contains(r"\<script\>alert(1)\</script\>\|\*\_\`\[a\](b)"),
        "{text}"
    );
    assert!(
        text.contains(r"\<U+202E\>b\</w:t\>\</td\>\{\{ title \}\}"),
        "{text}"
    );
    // Nothing but the breaks within cells is markup.
    let bare = text.replace(r"\<", "").replace("<br>", "");
    assert!(
        !bare.contains('<') && !bare.replace(r"\[", "").contains('['),
        "{bare}"
    );
    assert_eq!(acting(&text), []);
    assert!(text.len() < 30_000, "{}", text.len());
}

#[test]
fn a_document_shows_it_as_text() {
    let folder = small();
    hostile(folder.path());
    let path = of_small(folder.path(), "a.docx", &[]);
    let mut archive =
        zip::ZipArchive::new(fs::File::open(path).expect("a file")).expect("an archive");
    for name in ["word/document.xml", "docProps/core.xml"] {
        let mut text = String::new();
        let mut part = archive.by_name(name).expect("a part");
        part.read_to_string(&mut text).expect("UTF-8");
        assert!(
            text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
            "{name}"
        );
        assert!(!text.contains("<script"), "{name}");
        assert_eq!(acting(&text), [], "{name}");
        // Every paragraph, run and text that begins ends.
        for tag in ["w:p", "w:r", "w:t", "w:tc", "w:tr", "w:tbl"] {
            let begins = [format!("<{tag}>"), format!("<{tag} ")];
            let begun: usize = begins.iter().map(|begin| text.matches(begin).count()).sum();
            assert_eq!(begun, text.matches(&format!("</{tag}>")).count(), "{tag}");
        }
        assert!(text.len() < 80_000, "{}", text.len());
    }
}

#[test]
fn a_workbook_shows_it_as_text() {
    let folder = small();
    hostile(folder.path());
    let path = of_small(folder.path(), "a.xlsx", &[]);
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheet = workbook.worksheet_range("评分表").expect("a sheet");
    let cells: Vec<String> = sheet
        .rows()
        .flatten()
        .filter_map(|cell| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    let is_shown = |wanted: &str| cells.iter().any(|cell| cell.contains(wanted));
    assert!(is_shown("=HYPERLINK(\"http://x\",\"y\")"), "{cells:?}");
    assert!(is_shown("<script>alert(1)</script>"), "{cells:?}");
    assert!(
        cells.iter().all(|cell| acting(cell).is_empty()),
        "{cells:?}"
    );
    let mut archive =
        zip::ZipArchive::new(fs::File::open(path).expect("a file")).expect("an archive");
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        assert!(
            !text.contains("<f>") && !text.contains("<hyperlink"),
            "part {index}"
        );
    }
}

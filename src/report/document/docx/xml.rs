//! Paragraphs and tables as Word's markup has them (`WordprocessingML`). Every text is escaped here and nowhere else.

use std::fmt::Write;

use crate::report::escape::markup;

/// How a paragraph looks; the styles of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Title,
    Heading1,
    Heading2,
    /// Text, its first line indented by two characters.
    Body,
    /// In a cell of a table.
    Cell,
    /// A chart by itself.
    Chart,
    /// Below a chart.
    Caption,
}

impl Style {
    fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Body => "Normal",
            Self::Cell => "Cell",
            Self::Chart => "Chart",
            Self::Caption => "Caption",
        }
    }
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// A paragraph each.
    pub lines: Vec<String>,
    pub side: Side,
    pub is_bold: bool,
    /// How many columns it stands over.
    pub columns: usize,
    pub merge: Merge,
}

/// Whether a cell goes on in the next row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    No,
    /// The first of several rows.
    Begins,
    /// What stands above goes on.
    GoesOn,
}

impl Cell {
    pub fn new(lines: Vec<String>, side: Side) -> Self {
        Self {
            lines,
            side,
            is_bold: false,
            columns: 1,
            merge: Merge::No,
        }
    }

    pub fn of(text: impl Into<String>, side: Side) -> Self {
        Self::new(vec![text.into()], side)
    }

    pub fn bold(mut self) -> Self {
        self.is_bold = true;
        self
    }

    pub fn over(mut self, columns: usize) -> Self {
        self.columns = columns.max(1);
        self
    }

    pub fn merged(mut self, merge: Merge) -> Self {
        self.merge = merge;
        self
    }
}

/// A paragraph with one text.
pub fn paragraph(style: Style, text: &str, xml: &mut String) {
    styled(style, text, Side::Left, false, xml);
}

fn styled(style: Style, text: &str, side: Side, is_bold: bool, xml: &mut String) {
    let side = match side {
        Side::Left => "",
        Side::Middle => "<w:jc w:val=\"center\"/>",
        Side::Right => "<w:jc w:val=\"right\"/>",
    };
    let bold = if is_bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    // Writing to a text cannot fail.
    let _ = write!(
        xml,
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{side}</w:pPr>",
        style.id()
    );
    if !text.is_empty() {
        let _ = write!(
            xml,
            "<w:r>{bold}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
            allowed(text)
        );
    }
    xml.push_str("</w:p>\n");
}

/// A paragraph with one chart: the part of this relation, this broad and high in EMU. `number` tells it from other drawings;
/// `told` is for readers who do not see it.
pub fn drawing(
    (relation, number): (&str, usize),
    (breadth, height): (usize, usize),
    (name, told): (&str, &str),
    xml: &mut String,
) {
    let _ = writeln!(
        xml,
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{breadth}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{}\" descr=\"{}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"{relation}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        Style::Chart.id(),
        allowed(name),
        allowed(told)
    );
}

/// Escaped, and without the characters that XML cannot hold.
pub fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    markup(&text.chars().filter(is_allowed).collect::<String>())
}

/// A table: the first row is the heads of its columns, repeated on every page. Widths are in twentieths of a point.
pub fn table(widths: &[usize], rows: &[Vec<Cell>], xml: &mut String) {
    let whole: usize = widths.iter().sum();
    let _ = write!(
        xml,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    );
    for width in widths {
        let _ = write!(xml, "<w:gridCol w:w=\"{width}\"/>");
    }
    xml.push_str("</w:tblGrid>\n");
    for (place, row) in rows.iter().enumerate() {
        let head = if place == 0 { "<w:tblHeader/>" } else { "" };
        let _ = write!(xml, "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>");
        let mut column = 0;
        for cell in row {
            let own = widths.iter().skip(column).take(cell.columns);
            one_cell(cell, own.sum(), place == 0, xml);
            column += cell.columns;
        }
        xml.push_str("</w:tr>\n");
    }
    xml.push_str("</w:tbl>\n");
}

fn one_cell(cell: &Cell, width: usize, is_head: bool, xml: &mut String) {
    let _ = write!(xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if cell.columns > 1 {
        let _ = write!(xml, "<w:gridSpan w:val=\"{}\"/>", cell.columns);
    }
    xml.push_str(match cell.merge {
        Merge::No => "",
        Merge::Begins => "<w:vMerge w:val=\"restart\"/>",
        Merge::GoesOn => "<w:vMerge/>",
    });
    if is_head {
        xml.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECF3\"/>");
    }
    let middle = is_head || cell.merge != Merge::No;
    if middle {
        xml.push_str("<w:vAlign w:val=\"center\"/>");
    }
    xml.push_str("</w:tcPr>");
    if cell.lines.is_empty() {
        styled(Style::Cell, "", cell.side, false, xml);
    }
    for line in &cell.lines {
        styled(Style::Cell, line, cell.side, cell.is_bold || is_head, xml);
    }
    xml.push_str("</w:tc>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        let mut xml = String::new();
        paragraph(Style::Body, "</w:t><w:fldSimple>&\"'\u{1}\u{8}", &mut xml);
        assert!(
            xml.contains("&lt;/w:t&gt;&lt;w:fldSimple&gt;&amp;&quot;&#39;</w:t>"),
            "{xml}"
        );
    }

    #[test]
    fn the_heads_of_a_table_are_repeated_and_cells_stand_over_their_columns() {
        let rows = vec![
            vec![Cell::of("一", Side::Left), Cell::of("二", Side::Left)],
            vec![Cell::of("都", Side::Right).over(2).bold()],
        ];
        let mut xml = String::new();
        table(&[100, 250], &rows, &mut xml);
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 1, "{xml}");
        let over = "<w:tcW w:w=\"350\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>";
        assert!(xml.contains(over), "{xml}");
    }
}

//! A chart as office programs draw it themselves (`DrawingML`), with its figures, so that it can be restyled and edited.

use std::fmt::Write;

use super::embedded::SHEET;
use super::xml::allowed;
use crate::report::document::plots::{Plot, PlotKind, Series};

/// Lengths in English Metric Units of 1/36000 mm: the breadth of the text of an upright page.
const MILLIMETRE: usize = 36_000;
const BREADTH: usize = 156 * MILLIMETRE;
/// How high a radar is, and the lane of one group among bars where there is room, in tenths of a millimetre.
const RADAR: usize = 950;
const LANE: usize = 110;
/// What a legend takes, and what all lanes may take together, so that chart and caption stand on one page.
const LEGEND: usize = 160;
const LANES: usize = 1720;
/// The sizes of letters, in hundredths of a point.
const SMALLEST: usize = 400;
const FIGURES: usize = 900;
const LETTERS: usize = 1050;

/// The two axes of a chart, by the numbers that they have in it.
const NAMES_AXIS: u32 = 1;
const FIGURES_AXIS: u32 = 2;

/// How broad and how high a chart is, in EMU.
pub fn extent(plot: &Plot) -> (usize, usize) {
    let tenths = match plot.kind {
        PlotKind::Shares => RADAR,
        PlotKind::Maxima | PlotKind::Years => LEGEND + lane(plot) * plot.names.len(),
    };
    (BREADTH, tenths * MILLIMETRE / 10)
}

/// What one group has of the height, in tenths of a millimetre.
fn lane(plot: &Plot) -> usize {
    LANE.min(LANES / plot.names.len().max(1))
}

/// The largest letters up to `wanted` that do not run over the bar beside them.
fn letters(plot: &Plot, wanted: usize) -> usize {
    match plot.kind {
        PlotKind::Shares if plot.names.len() > 8 => wanted.min(FIGURES),
        PlotKind::Shares => wanted,
        // A lane is two bars and the gap, 3/5 of one; a tenth of a millimetre is 28.35 hundredths of a point.
        PlotKind::Maxima | PlotKind::Years => {
            (lane(plot) * 2835 / 260).clamp(SMALLEST, wanted.max(SMALLEST))
        }
    }
}

/// The part of the archive that is the chart; its figures are also in the workbook of its relation `rId1`.
pub fn chart(plot: &Plot, language: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/>",
    );
    // Writing to a text cannot fail.
    let _ = writeln!(
        xml,
        "<c:lang val=\"{}\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>",
        allowed(language)
    );
    match plot.kind {
        PlotKind::Shares => radar(plot, &mut xml),
        PlotKind::Maxima | PlotKind::Years => bars(plot, &mut xml),
    }
    xml.push_str("</c:plotArea>");
    if plot.series.len() > 1 {
        let _ = write!(
            xml,
            "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{}</c:legend>",
            text(LETTERS)
        );
    }
    let _ = writeln!(
        xml,
        "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
        text(LETTERS)
    );
    xml
}

fn bars(plot: &Plot, xml: &mut String) {
    xml.push_str("<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>\n");
    let look = |series: &Series| {
        format!(
            "<c:spPr>{}<a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val=\"0\"/>",
            fill(series.colour)
        )
    };
    for place in 0..plot.series.len() {
        one_series(plot, place, look, xml);
    }
    xml.push_str("<c:gapWidth val=\"60\"/>");
    axis_ids(xml);
    xml.push_str("</c:barChart>\n");
    // The first group stands at the top.
    names_axis("maxMin", "l", letters(plot, LETTERS), xml);
    // Every bar has its figure, so that the axis of figures would say nothing more.
    let _ = writeln!(
        xml,
        "<c:valAx><c:axId val=\"{FIGURES_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"{NAMES_AXIS}\"/><c:crosses val=\"max\"/><c:crossBetween val=\"between\"/></c:valAx>",
        allowed(&plot.format)
    );
}

fn radar(plot: &Plot, xml: &mut String) {
    xml.push_str("<c:radarChart><c:radarStyle val=\"marker\"/><c:varyColors val=\"0\"/>\n");
    let look = |series: &Series| {
        let line = line(series.colour, 28_575);
        format!(
            "<c:spPr>{line}</c:spPr><c:marker><c:symbol val=\"circle\"/><c:size val=\"6\"/><c:spPr>{}{line}</c:spPr></c:marker>",
            fill(series.colour)
        )
    };
    for place in 0..plot.series.len() {
        one_series(plot, place, look, xml);
    }
    axis_ids(xml);
    xml.push_str("</c:radarChart>\n");
    names_axis("minMax", "b", letters(plot, LETTERS), xml);
    let _ = writeln!(
        xml,
        "<c:valAx><c:axId val=\"{FIGURES_AXIS}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"1\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr>{0}</c:spPr></c:majorGridlines><c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr>{0}</c:spPr>{1}<c:crossAx val=\"{NAMES_AXIS}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/><c:majorUnit val=\"0.25\"/></c:valAx>",
        line(RULE, 9525),
        text(FIGURES)
    );
}

/// Axes and rings.
const RULE: u32 = 0x00A6_AFBA;

fn axis_ids(xml: &mut String) {
    let _ = write!(
        xml,
        "<c:axId val=\"{NAMES_AXIS}\"/><c:axId val=\"{FIGURES_AXIS}\"/>"
    );
}

fn names_axis(orientation: &str, position: &str, size: usize, xml: &mut String) {
    let _ = writeln!(
        xml,
        "<c:catAx><c:axId val=\"{NAMES_AXIS}\"/><c:scaling><c:orientation val=\"{orientation}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{position}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>{}</c:spPr>{}<c:crossAx val=\"{FIGURES_AXIS}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>",
        line(RULE, 9525),
        text(size)
    );
}

/// A series with where its figures stand in the workbook, and the figures themselves.
fn one_series(plot: &Plot, place: usize, look: impl Fn(&Series) -> String, xml: &mut String) {
    let Some(series) = plot.series.get(place) else {
        return;
    };
    let letter = column(place);
    let last = plot.names.len() + 1;
    let _ = write!(
        xml,
        "<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/><c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>{}",
        allowed(&series.name),
        look(series)
    );
    // Around a centre they would run into the names.
    if plot.kind != PlotKind::Shares {
        let _ = writeln!(
            xml,
            "<c:dLbls><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
            allowed(&plot.format),
            text(letters(plot, FIGURES))
        );
    }
    let _ = write!(
        xml,
        "<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache><c:ptCount val=\"{}\"/>",
        plot.names.len()
    );
    for (index, name) in plot.names.iter().enumerate() {
        let _ = write!(
            xml,
            "<c:pt idx=\"{index}\"><c:v>{}</c:v></c:pt>",
            allowed(name)
        );
    }
    let _ = write!(
        xml,
        "</c:strCache></c:strRef></c:cat>\n<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>{}</c:formatCode><c:ptCount val=\"{}\"/>",
        allowed(&plot.format),
        plot.names.len()
    );
    for (index, value) in series.values.iter().enumerate() {
        if let Some(value) = value {
            let _ = write!(xml, "<c:pt idx=\"{index}\"><c:v>{value}</c:v></c:pt>");
        }
    }
    xml.push_str("</c:numCache></c:numRef></c:val></c:ser>\n");
}

/// The letter of the column that a series has in the workbook.
fn column(place: usize) -> char {
    ('B'..='Z').nth(place).unwrap_or('Z')
}

fn fill(colour: u32) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{colour:06X}\"/></a:solidFill>")
}

fn line(colour: u32, width: u32) -> String {
    format!("<a:ln w=\"{width}\">{}</a:ln>", fill(colour))
}

/// Letters as the text of the document has them, of this size.
fn text(size: usize) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\" b=\"0\">{}<a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"仿宋_GB2312\"/><a:cs typeface=\"Times New Roman\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>",
        fill(0)
    )
}

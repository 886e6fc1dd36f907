//! The sheet of the groups: their figures as numbers, and the charts that read these cells.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Color,
    Worksheet, XlsxError,
};

use super::Book;
use crate::diagnose::Words;
use crate::report::cells::{figure, fit, text};
use crate::report::document::data::GroupData;
use crate::report::document::plots::{
    NAME, Plot, PlotKind, in_order, is_open, plots, share, year_of,
};
use crate::report::escape::narrow;

/// The columns of the figures; the names of the groups stand in the first.
const MAX: u16 = 1;
const SCORE: u16 = 2;
const LOST: u16 = 3;
const RATE: u16 = 4;
const BEFORE: u16 = 5;

/// The sizes of charts in pixels: the lane of a group among bars, what stands around the lanes, a radar, and the room
/// between two charts; the height of a row without texts.
const BREADTH: u32 = 480;
const LANE: u32 = 40;
const AROUND: u32 = 90;
const RADAR: (u32, u32) = (440, 360);
const BETWEEN: u32 = 16;
const ROW: u32 = 20;

/// The longest text that describes a picture, in UTF-16 units, as spreadsheet programs have it.
const TOLD: usize = 255;

impl Book<'_> {
    /// `name` is what the sheet is called.
    pub(super) fn groups(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        words: &Words,
    ) -> Result<(), XlsxError> {
        let last = self.data.last.as_ref();
        let before = last.map(|last| year_of(&last.year, words));
        let heads = ["group", "max", "score", "lost", "rate"].map(|name| self.label(name));
        let mut heads = heads.to_vec();
        let mut widths = vec![36, 12, 12, 12, 12];
        if let Some(before) = &before {
            heads.push(before);
            widths.push(12);
        }
        heads.push(self.label("about"));
        widths.push(36);
        // Charts leave no room for longer names: these are said in short in a column of their own.
        let groups = in_order(self.data);
        let is_long = groups
            .iter()
            .any(|group| narrow(&group.name, NAME) != group.name);
        let drawn = words.say("document-chart-names");
        let names = if is_long {
            heads.push(&drawn);
            widths.push(36);
            u16::try_from(heads.len().saturating_sub(1)).unwrap_or(0)
        } else {
            0
        };
        let first = self.head(sheet, &heads, &widths)?;
        let mut row = first;
        for group in groups {
            let about = self.open(group, words);
            fit(sheet, row, &[36, 36], &[&group.name, &about])?;
            text(sheet, (row, 0), &group.name, &self.formats.text)?;
            self.closed(sheet, (row, MAX), &group.max)?;
            self.closed(sheet, (row, SCORE), &group.score)?;
            self.closed(sheet, (row, LOST), &group.lost)?;
            match share(group) {
                Some(share) => {
                    let format = self.formats.points.clone().set_num_format("0.0%");
                    sheet.write_with_format(row, RATE, share, &format)?;
                }
                None => text(sheet, (row, RATE), "", &self.formats.points)?,
            }
            let mut column = BEFORE;
            if last.is_some() {
                self.closed(sheet, (row, BEFORE), &group.before)?;
                column += 1;
            }
            text(sheet, (row, column), &about, &self.formats.text)?;
            if names > 0 {
                let name = narrow(&group.name, NAME);
                text(sheet, (row, names), &name, &self.formats.text)?;
            }
            row += 1;
        }
        // Bars below each other, the radar beside them, so that a page holds them all.
        let (mut below, beside) = (row + 1, row + 1);
        for plot in plots(self.data, words) {
            let (at, offset) = match plot.kind {
                PlotKind::Shares => (beside, BREADTH + BETWEEN),
                PlotKind::Maxima | PlotKind::Years => (below, 0),
            };
            let chart = chart(&plot, name, (first, names));
            sheet.insert_chart_with_offset(at, 0, &chart, offset, 0)?;
            if plot.kind != PlotKind::Shares {
                below = below.saturating_add(height(&plot).div_ceil(ROW) + 1);
            }
        }
        Ok(())
    }

    /// A figure; nothing where it is open, so that nothing is drawn or added up of it.
    fn closed(&self, sheet: &mut Worksheet, at: (u32, u16), shown: &str) -> Result<(), XlsxError> {
        let shown = if is_open(shown) { "" } else { shown };
        figure(sheet, at, shown, &self.formats.points)
    }

    /// What is told of scores that are open.
    fn open(&self, group: &GroupData, words: &Words) -> String {
        let last = self.data.last.as_ref();
        let last = last.map(|last| (year_of(&last.year, words), &group.before));
        let own = (self.label("score").to_owned(), &group.score);
        let open = [Some(own), last].into_iter().flatten();
        let open = open.filter(|(_, score)| is_open(score));
        let told: Vec<String> = open
            .map(|(name, score)| {
                let told = vec![("name", name.into()), ("score", score.as_str().into())];
                words.say_with("document-chart-undrawn", &told)
            })
            .collect();
        told.join("\n")
    }
}

fn height(plot: &Plot) -> u32 {
    match plot.kind {
        PlotKind::Shares => RADAR.1,
        PlotKind::Maxima | PlotKind::Years => {
            let lanes = u32::try_from(plot.names.len()).unwrap_or(u32::MAX);
            lanes.saturating_mul(LANE).saturating_add(AROUND)
        }
    }
}

/// The columns that the series of a chart stand in.
fn columns(kind: PlotKind) -> &'static [u16] {
    match kind {
        PlotKind::Maxima => &[MAX, SCORE],
        PlotKind::Shares => &[RATE],
        PlotKind::Years => &[BEFORE, SCORE],
    }
}

/// A chart over the cells of a sheet, whose groups begin in the row `first` and are called as in the column `names`.
fn chart(plot: &Plot, sheet: &str, (first, names): (u32, u16)) -> Chart {
    let is_radar = plot.kind == PlotKind::Shares;
    let mut chart = Chart::new(if is_radar {
        ChartType::RadarWithMarkers
    } else {
        ChartType::Bar
    });
    let count = u32::try_from(plot.names.len()).unwrap_or(u32::MAX);
    let last = first.saturating_add(count).saturating_sub(1);
    let mut label = ChartDataLabel::new();
    label
        .show_value()
        .set_num_format(&plot.format)
        .set_position(ChartDataLabelPosition::OutsideEnd);
    for (series, column) in plot.series.iter().zip(columns(plot.kind)) {
        let own = chart.add_series();
        own.set_name(&series.name)
            .set_categories((sheet, first, names, last, names))
            .set_values((sheet, first, *column, last, *column))
            .set_gap(60);
        // Around a centre figures would run into the names.
        if !is_radar {
            own.set_data_label(&label);
        }
        let colour = Color::RGB(series.colour);
        let mut format = ChartFormat::new();
        let mut fill = ChartSolidFill::new();
        fill.set_color(colour);
        if is_radar {
            let mut line = ChartLine::new();
            line.set_color(colour).set_width(2);
            format.set_line(&line);
            let mut marker = ChartMarker::new();
            let mut dot = ChartFormat::new();
            dot.set_solid_fill(&fill).set_line(&line);
            marker
                .set_type(ChartMarkerType::Circle)
                .set_size(6)
                .set_format(&mut dot);
            own.set_marker(&marker);
        } else {
            format.set_solid_fill(&fill);
        }
        own.set_format(&mut format);
    }
    let mut title = ChartFont::new();
    title.set_bold().set_size(12);
    chart.title().set_name(&plot.title).set_font(&title);
    let breadth = if is_radar { RADAR.0 } else { BREADTH };
    chart.set_width(breadth).set_height(height(plot));
    chart.set_name(&plot.title).set_alt_text(told(&plot.told));
    if is_radar {
        chart.legend().set_hidden();
        chart.y_axis().set_min(0).set_max(1).set_num_format("0%");
    } else {
        chart.legend().set_position(ChartLegendPosition::Bottom);
        // The first group stands at the top.
        chart
            .y_axis()
            .set_reverse()
            .set_label_position(ChartAxisLabelPosition::Low);
        // Every bar has its figure, so that the axis of figures would say nothing more.
        let axis = chart.x_axis();
        axis.set_hidden(true).set_major_gridlines(false).set_min(0);
    }
    chart
}

/// As much as a description may hold.
fn told(text: &str) -> String {
    let mut room = TOLD - 1;
    let mut shown = String::new();
    for character in text.chars() {
        let Some(left) = room.checked_sub(character.len_utf16()) else {
            return shown + "…";
        };
        room = left;
        shown.push(character);
    }
    shown
}

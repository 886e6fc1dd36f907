//! The tree of groups and indicators with its figures, every line of the same width.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use unicode_width::UnicodeWidthStr;

use super::TableOptions;
use super::head::NAME;
use super::paint::{Paint, paint};
use crate::number::Decimal;
use crate::pack::{Counting, GroupKind};
use crate::report::escape::visible;
use crate::report::view::{Node, lost, lost_below, measure, outcome_key, tree};
use crate::report::{View, paragraph};
use crate::score::{GroupResult, IndicatorResult};

/// What stands for a figure there is none of.
const NONE: &str = "-";
/// The longest unit shown, in characters.
const UNIT: usize = 12;
/// A name column narrower than this is not worth its place; a column of figures is given up before.
const NARROWEST_NAME: usize = 16;
/// Spaces between two columns: the table's own one, where others draw a line, and the padding.
const GAP: usize = 1 + PADDING;
const PADDING: usize = 2;

/// A column of figures, right of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Max,
    Score,
    Measure,
    Lost,
    /// The outcome, where it is no score.
    Outcome,
}

impl Column {
    const ALL: [Self; 5] = [
        Self::Max,
        Self::Score,
        Self::Measure,
        Self::Lost,
        Self::Outcome,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Max => "report-column-max",
            Self::Score => "report-column-score",
            Self::Measure => "report-column-measure",
            Self::Lost => "report-column-lost",
            Self::Outcome => "report-column-outcome",
        }
    }
}

/// One node of the tree as texts.
struct Row {
    depth: usize,
    name: String,
    max: String,
    score: String,
    measure: String,
    lost: String,
    outcome: String,
    looks: Paint,
}

impl Row {
    fn figure(&self, column: Column) -> &str {
        match column {
            Column::Max => &self.max,
            Column::Score => &self.score,
            Column::Measure => &self.measure,
            Column::Lost => &self.lost,
            Column::Outcome => &self.outcome,
        }
    }
}

/// The lines of the table, head and rules with them.
pub(super) fn body(view: View<'_>, options: TableOptions) -> Vec<String> {
    let rows: Vec<Row> = tree(&view.evaluation.groups)
        .into_iter()
        .map(|(depth, node)| match node {
            Node::Group(group) => of_group(view, group, depth),
            Node::Indicator(indicator) => of_indicator(view, indicator, depth),
        })
        .collect();
    let heading = |column: Column| view.words.say(column.key());
    let name_heading = view.words.say("report-column-name");
    let (columns, name_width) = fit(&rows, &name_heading, &heading, options.width);

    let mut drawn = empty_table();
    let mut cells = vec![Cell::new(name_heading)];
    cells.extend(
        columns
            .iter()
            .map(|&column| Cell::new(heading(column)).set_alignment(alignment(column))),
    );
    drawn.set_header(cells);
    let mut looks = vec![Paint::Bold, Paint::Normal];
    for row in &rows {
        let indent = "  ".repeat(row.depth);
        let name = paragraph(&row.name, name_width, &indent, &format!("{indent}  "));
        looks.extend(name.iter().map(|_| row.looks));
        let mut cells = vec![Cell::new(name.join("\n"))];
        cells.extend(
            columns
                .iter()
                .map(|&column| Cell::new(row.figure(column)).set_alignment(alignment(column))),
        );
        drawn.add_row(cells);
    }
    for column in drawn.column_iter_mut() {
        column.set_padding((0, 0));
    }
    let padding = u16::try_from(PADDING).unwrap_or(1);
    for column in drawn.column_iter_mut().skip(1) {
        column.set_padding((padding, 0));
    }
    drawn
        .lines()
        .zip(looks.into_iter().chain(std::iter::repeat(Paint::Normal)))
        .map(|(line, looks)| paint(line.trim_end(), looks, options.style))
        .collect()
}

fn of_group(view: View<'_>, group: &GroupResult, depth: usize) -> Row {
    Row {
        depth,
        name: named(view, group, depth),
        max: view.marks(group.max),
        score: view.range(group.marks),
        measure: String::new(),
        lost: points_lost(view, lost_of(group)),
        outcome: String::new(),
        looks: Paint::Bold,
    }
}

/// The group's name, with what it does besides adding up.
pub(in crate::report) fn named(view: View<'_>, group: &GroupResult, depth: usize) -> String {
    let name = visible(&group.name, NAME);
    let kind = match group.kind {
        GroupKind::Bonus if depth == 0 => Some("report-group-bonus"),
        GroupKind::Penalty if depth == 0 => Some("report-group-penalty"),
        _ => None,
    };
    let counts = match group.counts {
        Counting::Sum => None,
        Counting::Capped => Some("report-group-capped"),
        Counting::Deductions => Some("report-group-deductions"),
    };
    [kind, counts]
        .into_iter()
        .flatten()
        .fold(name, |name, key| {
            let told = view
                .words
                .say_with(key, &vec![("name", name.clone().into())]);
            // A group called 加分 says already what it does.
            if told.matches(&name).count() > 1 {
                name
            } else {
                told
            }
        })
}

/// 失分 of a group: of a plain one that of its indicators, of any other within the full marks what it falls short of its maximum.
pub(in crate::report) fn lost_of(group: &GroupResult) -> Option<Decimal> {
    match (group.kind, group.counts) {
        (GroupKind::Base, Counting::Sum) => Some(lost_below(group)),
        (GroupKind::Base, _) => Some(group.max - group.marks.exact()?),
        _ => None,
    }
}

fn of_indicator(view: View<'_>, indicator: &IndicatorResult, depth: usize) -> Row {
    let outcome = &indicator.outcome;
    let shown = indicator.measure.as_ref().map(|shown| {
        let unit = visible(shown.unit.as_deref().unwrap_or_default(), UNIT);
        with_unit(measure(shown.value), &unit)
    });
    Row {
        depth,
        name: visible(&indicator.name, NAME),
        max: view.marks(indicator.max),
        score: outcome
            .score()
            .map_or_else(|| NONE.to_owned(), |score| view.marks(score)),
        measure: shown.unwrap_or_default(),
        lost: points_lost(view, lost(indicator)),
        outcome: outcome_key(outcome)
            .map(|key| view.words.say(key))
            .unwrap_or_default(),
        looks: match outcome {
            crate::score::Outcome::Missing(_) | crate::score::Outcome::Failed(_) => Paint::Bad,
            _ => Paint::Normal,
        },
    }
}

/// A figure with its unit: a percent sign belongs to its number; a word stands apart from it.
pub(in crate::report) fn with_unit(figure: String, unit: &str) -> String {
    match unit {
        "" => figure,
        "%" | "‰" => figure + unit,
        _ => format!("{figure} {unit}"),
    }
}

/// Nothing where nothing was lost, so that the eye finds the losses.
fn points_lost(view: View<'_>, lost: Option<Decimal>) -> String {
    lost.filter(|points| !points.is_zero())
        .map(|points| view.marks(points))
        .unwrap_or_default()
}

/// The columns that have something to show and fit, and how wide the names may be.
fn fit(
    rows: &[Row],
    name_heading: &str,
    heading: &dyn Fn(Column) -> String,
    width: usize,
) -> (Vec<Column>, usize) {
    let is_used = |&column: &Column| {
        matches!(column, Column::Max | Column::Score)
            || rows.iter().any(|row| !row.figure(column).is_empty())
    };
    let column_width = |column: Column| {
        let widest = rows
            .iter()
            .map(|row| row.figure(column).width())
            .max()
            .unwrap_or(0);
        GAP + widest.max(heading(column).width())
    };
    let mut columns: Vec<Column> = Column::ALL.into_iter().filter(is_used).collect();
    let left = |columns: &[Column]| {
        let figures: usize = columns.iter().map(|&column| column_width(column)).sum();
        width.saturating_sub(figures)
    };
    for dispensable in [Column::Lost, Column::Measure] {
        if left(&columns) < NARROWEST_NAME {
            columns.retain(|&column| column != dispensable);
        }
    }
    let natural = rows
        .iter()
        .map(|row| 2 * row.depth + row.name.width())
        .max()
        .unwrap_or(0)
        .max(name_heading.width());
    let available = left(&columns).max(NARROWEST_NAME / 2);
    (columns, natural.min(available))
}

fn alignment(column: Column) -> CellAlignment {
    match column {
        Column::Outcome => CellAlignment::Left,
        _ => CellAlignment::Right,
    }
}

/// Rules above, below and under the headings; nothing between the columns.
pub(in crate::report) fn empty_table() -> Table {
    let rule = LineStyle::none().fill('─').junction('─');
    let mut table = Table::new();
    table
        .load_style(TableStyle::new().header_separator(rule).bottom_border(rule))
        .set_content_arrangement(ContentArrangement::Disabled);
    table
}

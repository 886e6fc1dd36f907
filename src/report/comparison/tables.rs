//! The tables of a comparison, worded, for every format that has tables.

use super::figures::{change, nearest, shown, signed, total};
use super::impact::of_lever;
use super::rules::of_edit;
use super::{ComparisonView, SHOWN, cases, witnesses};
use crate::compare::{CaseImpact, ChangeStep, Edit, Impact};
use crate::number::{Decimal, Exact};
use crate::report::escape::visible;

/// A table, whose rows have as many cells as there are headings. A cell may be of several lines.
pub struct Table {
    pub headings: Vec<String>,
    /// The columns from this one on are figures.
    pub figures: usize,
    pub rows: Vec<Vec<String>>,
    /// What a reader must know of its figures.
    pub notes: Vec<String>,
}

impl Table {
    fn new(
        view: ComparisonView<'_>,
        columns: &[&str],
        figures: usize,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let headings = columns
            .iter()
            .map(|key| view.words.say(&format!("compare-column-{key}")));
        Self {
            headings: headings.collect(),
            figures,
            rows,
            notes: Vec::new(),
        }
    }
}

/// Every edit, those first that a rule or a case feels.
pub fn edits(view: ComparisonView<'_>) -> Table {
    let edits = &view.comparison.edits;
    let (wording, felt): (Vec<&Edit>, Vec<&Edit>) =
        edits.iter().partition(|edit| edit.is_wording());
    let row = |edit: &Edit| {
        let subject = format!("compare-single-{}", edit.subject.key());
        vec![view.words.say(&subject), of_edit(view, edit)]
    };
    let rows = felt.into_iter().chain(wording).map(row).collect();
    Table::new(view, &["subject", "edit"], 2, rows)
}

/// Every indicator whose rule hangs on something that changed, with facts that show it.
pub fn differing(view: ComparisonView<'_>) -> Table {
    let row = |one| {
        vec![
            visible(&witnesses::name(view, one), SHOWN),
            witnesses::about(view, one),
            witnesses::examples(view, one).join("\n"),
        ]
    };
    let rows = view.comparison.differing.iter().map(row).collect();
    let mut table = Table::new(view, &["indicator", "where", "example"], 3, rows);
    if !table.rows.is_empty() {
        table.notes.extend(witnesses::others(view));
    }
    table
}

/// How many cases moved by how much.
pub fn changes(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let row = |step: &ChangeStep| vec![stepped(view, step), step.cases.to_string()];
    let rows = impact.changes.iter().map(row).collect();
    Table::new(view, &["change", "cases"], 1, rows)
}

/// A step of the changes as mathematics writes it.
pub fn stepped(view: ComparisonView<'_>, step: &ChangeStep) -> String {
    let decimals = view.decimals();
    let (low, high) = (signed(step.low, decimals), signed(step.high, decimals));
    if step.low == step.high {
        low
    } else if step.high <= Decimal::ZERO {
        format!("[{low}, {high})")
    } else {
        format!("({low}, {high}]")
    }
}

/// How many cases went from which grades to which others, those first that most went.
pub fn crossing(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let crossing = impact.grades.iter();
    let crossing = crossing.filter(|((before, after), _)| before != after);
    let mut crossing: Vec<_> = crossing.collect();
    crossing.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rows = crossing.into_iter().map(|((before, after), count)| {
        vec![view.grades(before), view.grades(after), count.to_string()]
    });
    let rows = rows.collect();
    Table::new(view, &["before", "after", "cases"], 2, rows)
}

/// How many cases have each grade, before and after: the grades of the newer version and those that only the older one has,
/// then those that stand open.
pub fn standing(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let single = |label: &String| vec![label.clone()];
    let packs = [view.new.pack, view.old.pack];
    let own = packs.iter().flat_map(|pack| &pack.grades);
    let own = own.map(|grade| single(&grade.label));
    let open = impact
        .grades
        .keys()
        .flat_map(|(before, after)| [before.clone(), after.clone()]);
    let mut grades: Vec<Vec<String>> = Vec::new();
    for grade in own.chain(open) {
        if !grades.contains(&grade) {
            grades.push(grade);
        }
    }
    let row = |grade: Vec<String>| {
        let (mut old, mut new) = (0_usize, 0_usize);
        for ((before, after), count) in &impact.grades {
            old = old.saturating_add(if *before == grade { *count } else { 0 });
            new = new.saturating_add(if *after == grade { *count } else { 0 });
        }
        vec![view.grades(&grade), old.to_string(), new.to_string()]
    };
    let is_graded = packs.iter().any(|pack| !pack.grades.is_empty());
    let grades = grades.into_iter().filter(|_| is_graded && impact.cases > 0);
    let rows = grades.map(row).collect();
    Table::new(view, &["grade", "before", "after"], 1, rows)
}

/// Facts that the newer version asks for and some cases lack, with the first of these cases.
pub fn lacking(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let rows = impact.lacking.iter().map(|one| {
        let fact = view.new.pack.facts.get(one.fact);
        let name = fact.map_or("", |fact| fact.name.value.as_str());
        let mut first: Vec<String> = one.first.iter().map(|id| visible(id, SHOWN)).collect();
        if one.cases > first.len() {
            first.push("…".to_owned());
        }
        vec![
            visible(name, SHOWN),
            view.words.list(&first),
            one.cases.to_string(),
        ]
    });
    Table::new(view, &["fact", "without", "cases"], 2, rows.collect())
}

/// What each cause adds to the totals.
pub fn causes(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let decimals = view.decimals();
    let mut is_rounded = false;
    let rows = impact.levers.iter().filter_map(|sum| {
        let lever = view.ground().levers.get(sum.lever)?;
        let mut near = |value: &Exact| {
            let near = nearest(value, decimals);
            is_rounded |= Exact::from_decimal(near) != *value;
            near
        };
        let all = (near(&sum.part.low), near(&sum.part.high));
        let each = (near(&sum.least), near(&sum.most));
        Some(vec![
            of_lever(view, lever),
            sum.cases.to_string(),
            change(all.0, all.1, decimals, view.words),
            change(each.0, each.1, decimals, view.words),
        ])
    });
    let rows = rows.collect();
    let mut table = Table::new(view, &["cause", "cases", "sum", "each"], 1, rows);
    if is_rounded {
        table.notes.push(view.words.say("compare-causes-rounded"));
    }
    if impact.in_one_order > 0 {
        let count = vec![("count", impact.in_one_order.to_string().into())];
        table
            .notes
            .push(view.words.say_with("compare-one-order", &count));
    }
    table
}

/// The indicators that move, those that move most first.
pub fn indicators(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let decimals = view.decimals();
    let rows = impact.indicators.iter().map(|sum| {
        let pairs = &view.ground().matched.indicators.pairs;
        let pair = pairs.get(sum.indicator).copied();
        vec![
            visible(&view.indicator(pair), SHOWN),
            sum.up.to_string(),
            sum.down.to_string(),
            sum.open.to_string(),
            signed(sum.change, decimals),
        ]
    });
    let columns = ["indicator", "up", "down", "open", "sum"];
    Table::new(view, &columns, 1, rows.collect())
}

/// The cases that moved.
pub fn moved(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let columns = [
        "case", "unit", "year", "before", "after", "change", "grade", "rank",
    ];
    let rows = impact.moved.iter().map(|case| {
        let grades = (
            view.grades(&case.before.grades),
            view.grades(&case.after.grades),
        );
        let ranks = (cases::rank(&case.before), cases::rank(&case.after));
        let mut row = figures(view, case);
        row.push(cases::moved(view, &grades.0, &grades.1));
        row.push(cases::moved(view, &ranks.0, &ranks.1));
        row
    });
    Table::new(view, &columns, 2, rows.collect())
}

/// As [`moved`], with what was before and what is after in columns of their own, to be sorted by; without its rows, of which
/// there may be very many.
pub fn moved_apart(view: ComparisonView<'_>) -> Table {
    let columns = [
        "case",
        "unit",
        "before-grade",
        "after-grade",
        "year",
        "before-total",
        "after-total",
        "change",
        "before-rank",
        "after-rank",
    ];
    Table::new(view, &columns, 4, Vec::new())
}

/// The row of a case in [`moved_apart`].
pub fn moved_row(view: ComparisonView<'_>, case: &CaseImpact) -> Vec<String> {
    let mut row = figures(view, case);
    // Grades are no figures, whatever they are called.
    let grades = [&case.before, &case.after].map(|side| view.grades(&side.grades));
    row.splice(2..2, grades);
    row.push(cases::rank(&case.before));
    row.push(cases::rank(&case.after));
    row
}

/// Which case it is, and its totals.
fn figures(view: ComparisonView<'_>, case: &CaseImpact) -> Vec<String> {
    let decimals = view.decimals();
    let (low, high) = case.change();
    let mut row = named(case).to_vec();
    row.push(total(case.before.total, decimals));
    row.push(total(case.after.total, decimals));
    row.push(change(low, high, decimals, view.words));
    row
}

/// What each cause adds to the total of a case; the rows add up to its change.
pub fn shares(view: ComparisonView<'_>, case: &CaseImpact) -> Table {
    let decimals = view.decimals();
    let (parts, is_rounded) = shown(&case.attribution.shares, case.change(), decimals);
    let rows = case.attribution.shares.iter().zip(parts);
    let rows = rows.map(|(share, part)| {
        let lever = view.ground().levers.get(share.lever);
        let told = lever.map_or_else(String::new, |one| of_lever(view, one));
        let part = change(part.low, part.high, decimals, view.words);
        vec![told, part]
    });
    let mut table = Table::new(view, &["cause", "change"], 1, rows.collect());
    if is_rounded {
        table.notes.push(view.words.say("compare-rounded"));
    }
    table
}

/// What each cause adds to the total of each case, a row for each: those of a case add up to its change. Without its rows, of
/// which there may be very many.
pub fn all_shares(view: ComparisonView<'_>, impact: &Impact) -> Table {
    let columns = ["case", "unit", "cause", "year", "change"];
    let mut table = Table::new(view, &columns, 3, Vec::new());
    let decimals = view.decimals();
    let is_rounded = |case: &CaseImpact| {
        let (_, is_rounded) = shown(&case.attribution.shares, case.change(), decimals);
        is_rounded
    };
    if impact.moved.iter().any(is_rounded) {
        table.notes.push(view.words.say("compare-rounded"));
    }
    table
}

/// The rows of a case in [`all_shares`].
pub fn share_rows(view: ComparisonView<'_>, case: &CaseImpact) -> Vec<Vec<String>> {
    let rows = shares(view, case).rows.into_iter();
    let rows = rows.map(|mut row| {
        // What a cause is called, and what it adds.
        let adds = row.pop().unwrap_or_default();
        let [id, subject, year] = named(case);
        vec![id, subject, row.pop().unwrap_or_default(), year, adds]
    });
    rows.collect()
}

fn named(case: &CaseImpact) -> [String; 3] {
    let shown = |text: &str| visible(text, SHOWN);
    [shown(&case.id), shown(&case.subject), case.year.to_string()]
}

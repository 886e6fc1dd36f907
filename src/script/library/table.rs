//! Rows of a table fact, lists of numbers, and tables written in a script.

use rhai::{Array, Dynamic, EvalAltResult, FnPtr, ImmutableString, Map, NativeCallContext};

use super::call::{one, two};
use super::checked::{Computed, amount, divide, subtract, total};
use super::figure::Figure;
use super::means::means;
use super::value::{Given, exact};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::{Argument, Code};
use crate::number::Exact;
use crate::script::Fault;
use crate::script::run::count_work;

const LIST_OR_TABLE: &[Signature] = &[
    Signature {
        arguments: &[("values", Kind::Numbers)],
        result: Kind::Number,
    },
    Signature {
        arguments: &[("table", Kind::Table), ("value_of_row", Kind::RowNumber)],
        result: Kind::Number,
    },
    Signature {
        arguments: &[("table", Kind::Table), ("column", Kind::Text)],
        result: Kind::Number,
    },
];

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "sum",
        chinese: "合计",
        family: Family::Table,
        signatures: LIST_OR_TABLE,
        example: Example::Gives("sum(项目表, |row| row.支出)", "172"),
        shapes: &["S11b", "S19", "S25"],
        means: means!(Numbers, total),
    },
    Function {
        name: "mean",
        chinese: "平均",
        family: Family::Table,
        signatures: LIST_OR_TABLE,
        example: Example::Gives("mean([90, 80, 85])", "85"),
        shapes: &["S13", "S25"],
        means: means!(Numbers, mean),
    },
    Function {
        name: "trimmed_mean",
        chinese: "去极值平均",
        family: Family::Table,
        signatures: LIST_OR_TABLE,
        example: Example::Gives("trimmed_mean([60, 85, 87, 99])", "86"),
        shapes: &["S13"],
        means: means!(Numbers, trimmed_mean),
    },
    Function {
        name: "count",
        chinese: "计数",
        family: Family::Table,
        signatures: &[Signature {
            arguments: &[("table", Kind::Table), ("test_of_row", Kind::RowTest)],
            result: Kind::Number,
        }],
        example: Example::Gives("count(项目表, |row| row.支出 >= row.预算 * 0.9)", "1"),
        shapes: &["S8", "S25"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                |call: NativeCallContext, table: Array, test: FnPtr| count(&call, &table, &test),
            );
        }),
    },
    Function {
        name: "rows",
        chinese: "行数",
        family: Family::Table,
        signatures: &[Signature {
            arguments: &[("table", Kind::Table)],
            result: Kind::Number,
        }],
        example: Example::Gives("rows(项目表)", "2"),
        shapes: &["S25"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, one(|table: Array| Ok(amount(table.len()))));
        }),
    },
    Function {
        name: "lookup",
        chinese: "查表",
        family: Family::Table,
        signatures: &[Signature {
            arguments: &[("key", Kind::Text), ("entries", Kind::Entries)],
            result: Kind::Number,
        }],
        example: Example::Gives(
            r#"lookup("西部", #{ "东部": 100, "中部": 40, "西部": 30 })"#,
            "30",
        ),
        shapes: &["S17", "S18"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|key: ImmutableString, map: Map| lookup(&key, borrowed(&entries(&map)))),
            );
        }),
    },
];

/// What a closure gives for each row.
///
/// # Errors
/// [`RowNotANumber`](Code::RowNotANumber), and whatever stops the closure.
pub(super) fn column(
    call: &NativeCallContext,
    table: &Array,
    value: &FnPtr,
) -> Result<Vec<Exact>, Box<EvalAltResult>> {
    let mut column = Vec::with_capacity(table.len());
    for (index, row) in table.iter().enumerate() {
        let result: Dynamic = value.call_within_context(call, (row.clone(),))?;
        let number = exact(&result)
            .ok_or_else(|| row_fault(Code::RowNotANumber, index, &result).at(call))?;
        column.push(number);
    }
    Ok(column)
}

/// The numbers of one column.
///
/// # Errors
/// [`NoColumn`](Code::NoColumn) about the name, [`RowNotANumber`](Code::RowNotANumber).
pub(super) fn named_column(table: &Array, name: &str) -> Result<Vec<Exact>, Fault> {
    count_work(table.len());
    let mut column = Vec::with_capacity(table.len());
    for (index, row) in table.iter().enumerate() {
        let row = row
            .read_lock::<Map>()
            .ok_or_else(|| row_fault(Code::RowNotARecord, index, row))?;
        let Some(value) = row.get(name) else {
            return Err(Fault::about(Code::NoColumn, 1).with("column", name));
        };
        let number = exact(value).ok_or_else(|| row_fault(Code::RowNotANumber, index, value))?;
        column.push(number);
    }
    Ok(column)
}

fn row_fault(code: Code, index: usize, value: &Dynamic) -> Fault {
    Fault::about(code, 0)
        .with("at", index.saturating_add(1))
        .with("kind", Argument::Message(Kind::of(value).key()))
}

/// For how many rows a closure says yes.
///
/// # Errors
/// [`RowNotYesNo`](Code::RowNotYesNo), and whatever stops the closure.
fn count(
    call: &NativeCallContext,
    table: &Array,
    test: &FnPtr,
) -> Result<Dynamic, Box<EvalAltResult>> {
    let mut found = 0_usize;
    for (index, row) in table.iter().enumerate() {
        let result: Dynamic = test.call_within_context(call, (row.clone(),))?;
        let met = result
            .as_bool()
            .map_err(|_| row_fault(Code::RowNotYesNo, index, &result).at(call))?;
        found = found.saturating_add(usize::from(met));
    }
    Ok(amount(found).given())
}

/// The sum by the number of values.
///
/// # Errors
/// [`EmptyList`](Code::EmptyList).
pub(super) fn mean<N: Figure>(values: &[N]) -> Computed<N> {
    if values.is_empty() {
        return Err(N::fault(|| Fault::about(Code::EmptyList, 0)));
    }
    divide(&total(values)?, &N::count(values.len())?)
}

/// The mean without one highest and one lowest value.
///
/// # Errors
/// [`TooFewValues`](Code::TooFewValues) for fewer than three.
pub(super) fn trimmed_mean<N: Figure>(values: &[N]) -> Computed<N> {
    let (Some(low), Some(high), true) =
        (values.iter().min(), values.iter().max(), values.len() > 2)
    else {
        return Err(N::fault(|| {
            Fault::about(Code::TooFewValues, 0)
                .with("given", values.len())
                .with("needed", 3_usize)
        }));
    };
    let middle = subtract(&subtract(&total(values)?, low)?, high)?;
    divide(&middle, &N::count(values.len().saturating_sub(2))?)
}

/// An entry of a map in a script: its key, and its value if that is a number.
pub type Entry<'a> = (&'a str, Option<&'a Exact>);

/// The entries of a map, by their keys: the number of each, if it is one.
pub(super) fn entries(map: &Map) -> Vec<(&str, Option<Exact>)> {
    map.iter()
        .map(|(key, value)| (key.as_str(), exact(value)))
        .collect()
}

/// Entries as [`lookup`] takes them.
pub(super) fn borrowed<'e>(
    entries: &'e [(&'e str, Option<Exact>)],
) -> impl Iterator<Item = Entry<'e>> + Clone {
    entries.iter().map(|(key, value)| (*key, value.as_ref()))
}

/// The number that stands under `key`.
///
/// # Errors
/// [`NoEntry`](Code::NoEntry), [`EntryNotANumber`](Code::EntryNotANumber).
pub fn lookup<'e>(key: &str, mut entries: impl Iterator<Item = Entry<'e>>) -> Computed {
    match entries.find(|(known, _)| *known == key) {
        Some((_, Some(number))) => Ok(number.clone()),
        Some(_) => Err(Fault::about(Code::EntryNotANumber, 1).with("key", key)),
        None => Err(Fault::about(Code::NoEntry, 1).with("key", key)),
    }
}

//! Answers to a fixed list of checks: points for those met, points off for those not met, all or nothing.

use rhai::{ImmutableString, Map};

use super::call::{one, three, two};
use super::checked::{Computed, add, amount, less, multiply, points};
use super::figure::Figure;
use super::table::{Entry, borrowed, entries};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::Exact;
use crate::pack::Checklist;
use crate::script::Fault;

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "checklist",
        chinese: "清单计分",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[
                ("checklist", Kind::Checklist),
                ("points_each", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("checklist(制度检查, 0.5)", "1"),
        shapes: &["S7"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|list: Checklist, each: Exact| additive(&list, &each)),
            );
        }),
    },
    Function {
        name: "checklist_weighted",
        chinese: "清单加权",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[
                ("checklist", Kind::Checklist),
                ("points_by_item", Kind::Entries),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives(
            r#"checklist_weighted(制度检查, #{ "制度健全": 2, "合法合规": 1, "有效执行": 1 })"#,
            "3",
        ),
        shapes: &["S7"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|list: Checklist, points: Map| weighted(&list, &borrowed(&entries(&points)))),
            );
        }),
    },
    Function {
        name: "checklist_deduct",
        chinese: "清单扣分",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[
                ("full", Kind::Number),
                ("checklist", Kind::Checklist),
                ("points_each", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("checklist_deduct(3, 制度检查, 1)", "2"),
        shapes: &["S7b"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                three(|full: Exact, list: Checklist, each: Exact| deductive(&full, &list, &each)),
            );
        }),
    },
    Function {
        name: "checklist_gate",
        chinese: "清单一票",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[("full", Kind::Number), ("checklist", Kind::Checklist)],
            result: Kind::Number,
        }],
        example: Example::Gives("checklist_gate(2, 制度检查)", "0"),
        shapes: &["S7c"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|full: Exact, list: Checklist| Ok(gate(&full, &list))),
            );
        }),
    },
    Function {
        name: "items_met",
        chinese: "达标项数",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[("checklist", Kind::Checklist)],
            result: Kind::Number,
        }],
        example: Example::Gives("items_met(制度检查)", "2"),
        shapes: &["S7"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, one(|list: Checklist| Ok(answered(&list, true))));
        }),
    },
    Function {
        name: "items_unmet",
        chinese: "未达标项数",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[("checklist", Kind::Checklist)],
            result: Kind::Number,
        }],
        example: Example::Gives("items_unmet(制度检查)", "1"),
        shapes: &["S7b"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, one(|list: Checklist| Ok(answered(&list, false))));
        }),
    },
    Function {
        name: "item",
        chinese: "清单项",
        family: Family::Checklist,
        signatures: &[Signature {
            arguments: &[("checklist", Kind::Checklist), ("item", Kind::Text)],
            result: Kind::Bool,
        }],
        example: Example::Gives(r#"item(制度检查, "制度健全")"#, "true"),
        shapes: &["S7c"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|list: Checklist, item: ImmutableString| answer(&list, &item)),
            );
        }),
    },
];

/// How many items have this answer.
pub fn answered(list: &Checklist, met: bool) -> Exact {
    amount(count(list, met))
}

/// How many items have this answer, as a plain count.
pub fn count(list: &Checklist, met: bool) -> usize {
    let answered = list.answers.iter().filter(|answer| **answer == met);
    answered.count()
}

/// `points_each` for every item met.
///
/// # Errors
/// [`NegativePoints`](Code::NegativePoints) about `points_each`.
pub fn additive(list: &Checklist, points_each: &Exact) -> Computed {
    points_added(&answered(list, true), points_each)
}

/// As [`additive`], of the count of items met.
///
/// # Errors
/// As [`additive`].
#[inline]
pub fn points_added<N: Figure>(met: &N, points_each: &N) -> Computed<N> {
    points(points_each, 1)?;
    multiply(met, points_each)
}

/// Each item met pays its own points. The map must name every item, met or not, and no other.
///
/// # Errors
/// [`NoEntry`](Code::NoEntry), [`NoItem`](Code::NoItem), [`EntryNotANumber`](Code::EntryNotANumber),
/// [`NegativePoints`](Code::NegativePoints), each about `points_by_item`.
pub fn weighted<'e>(
    list: &Checklist,
    points_by_item: &(impl Iterator<Item = Entry<'e>> + Clone),
) -> Computed {
    let is_item = |key: &str| list.names.iter().any(|item| item == key);
    if let Some((stranger, _)) = points_by_item.clone().find(|(key, _)| !is_item(key)) {
        return Err(Fault::about(Code::NoItem, 1).with("item", stranger));
    }
    let mut sum = Exact::ZERO;
    for (item, met) in list.items() {
        let worth = match points_by_item.clone().find(|(key, _)| *key == item) {
            Some((_, Some(worth))) => worth,
            Some(_) => {
                return Err(Fault::about(Code::EntryNotANumber, 1).with("key", item));
            }
            None => return Err(Fault::about(Code::NoEntry, 1).with("key", item)),
        };
        points(worth, 1)?;
        if met {
            sum = add(&sum, worth)?;
        }
    }
    Ok(sum)
}

/// `full` less `points_each` for every item not met, not below 0.
///
/// # Errors
/// [`NegativePoints`](Code::NegativePoints) about `full` or `points_each`.
pub fn deductive(full: &Exact, list: &Checklist, points_each: &Exact) -> Computed {
    points_left(full, &answered(list, false), points_each)
}

/// As [`deductive`], of the count of items not met.
///
/// # Errors
/// As [`deductive`].
#[inline]
pub fn points_left<N: Figure>(full: &N, unmet: &N, points_each: &N) -> Computed<N> {
    points(full, 0)?;
    points(points_each, 2)?;
    less(full, &multiply(unmet, points_each)?)
}

/// `full` if every item is met, else 0.
pub fn gate(full: &Exact, list: &Checklist) -> Exact {
    if list.answers.iter().all(|met| *met) {
        full.clone()
    } else {
        Exact::ZERO
    }
}

/// The answer to one item.
///
/// # Errors
/// [`NoItem`](Code::NoItem) about `item`.
pub fn answer(list: &Checklist, item: &str) -> Result<bool, Fault> {
    list.items()
        .find_map(|(name, met)| (name == item).then_some(met))
        .ok_or_else(|| Fault::about(Code::NoItem, 1).with("item", item))
}

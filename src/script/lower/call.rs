//! Lowers calls of the scoring library.

use std::collections::BTreeMap;

use rhai::{Expr, FnCallExpr};

use super::{Any, Lowered, Lowering, NotCovered, is_name, placed};
use crate::pack::FactKind;
use crate::script::library::{Function, Means, find, tier};
use crate::script::rule::{
    Arguments, BandNode, BandShape, ChecklistNode, ConditionNode, FactIndex, JudgedNode, Number,
    NumberNode, Place, TextNode,
};

/// Whether a call is of the library's function of this English name, under either of its names.
pub fn is(call: &FnCallExpr, name: &str) -> bool {
    call.op_token.is_none() && find(&call.name).is_some_and(|function| function.name == name)
}

impl Lowering<'_> {
    pub(super) fn call(&mut self, call: &FnCallExpr, place: Place) -> Lowered<Any> {
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        let function = find(&call.name).ok_or(not_covered("function"))?;
        let arguments = call.args.as_slice();
        let number = |node| Ok(Any::Number(placed(node, place)));
        match (function.name, arguments) {
            ("tier", [x, Expr::Array(bands, _)]) => {
                let bands_place = arguments.get(1).map_or(place, |bands| self.place(bands));
                let first = self.number_of(x)?;
                let second = bands
                    .iter()
                    .map(|band| self.band(band))
                    .collect::<Lowered<_>>()?;
                let x = Arguments {
                    first,
                    second,
                    first_last: is_name(x),
                };
                number(NumberNode::Tier { x, bands_place })
            }
            ("lookup", [key, Expr::Map(entries, _)]) => {
                let entries_place = arguments
                    .get(1)
                    .map_or(place, |entries| self.place(entries));
                let key = self.text_of(key)?;
                let entries = self.entries(&entries.0, place)?;
                number(NumberNode::Lookup {
                    key,
                    entries,
                    entries_place,
                })
            }
            ("judged_score" | "judged_rate" | "judged_tier", _) => {
                self.judged(function, arguments, place)
            }
            ("item", [list, item]) => {
                let fact = self.checklist_fact(list, place)?;
                let item = self.text_of(item)?;
                Ok(Any::Condition(placed(
                    ConditionNode::Item { fact, item },
                    place,
                )))
            }
            _ => match function.means {
                Means::Other(_) => self.of_checklist(function, arguments, place),
                Means::Limit(_) => Err(not_covered("band")),
                _ => self.of_numbers(function, arguments, place),
            },
        }
    }

    fn of_numbers(
        &mut self,
        function: &'static Function,
        arguments: &[Expr],
        place: Place,
    ) -> Lowered<Any> {
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        let node = match (function.means, arguments) {
            (Means::Numbers(_) | Means::Extreme(_), [list @ Expr::Array(elements, _)]) => {
                let list_place = self.place(list);
                let list = self.numbers_of(elements)?.list;
                NumberNode::OfList {
                    function,
                    list,
                    list_place,
                }
            }
            (
                Means::Lists(_) | Means::ListsOrRows(_),
                [
                    first @ Expr::Array(values, _),
                    second @ Expr::Array(weights, _),
                ],
            ) => {
                let places = [self.place(first), self.place(second)];
                let (first, second) = (
                    self.numbers_of(values)?.list,
                    self.numbers_of(weights)?.list,
                );
                NumberNode::OfLists {
                    function,
                    first,
                    second,
                    places,
                }
            }
            (Means::Numbers(_) | Means::Lists(_) | Means::ListsOrRows(_), _) => {
                return Err(not_covered("table"));
            }
            _ => NumberNode::Call {
                function,
                arguments: self.numbers_of(arguments)?,
            },
        };
        Ok(Any::Number(placed(node, place)))
    }

    fn band(&mut self, expression: &Expr) -> Lowered<BandNode> {
        let place = self.place(expression);
        let not_covered = NotCovered {
            what: "band",
            range: place.whole,
        };
        let Expr::FnCall(call, _) = expression else {
            return Err(not_covered);
        };
        let function = find(&call.name).ok_or(not_covered)?;
        let arguments = call.args.as_slice();
        let (shape, numbers) = match (function.name, function.means, arguments) {
            (_, Means::Limit(reach), [_, _]) => (BandShape::Limit(reach), arguments),
            ("otherwise", _, [_]) => (BandShape::Otherwise, arguments),
            ("between", _, [Expr::StringConstant(ends, _), numbers @ ..]) if numbers.len() == 3 => {
                let between: fn(_, _, _) -> _ = match ends.as_str() {
                    "[]" => |low, high, points| tier::between("[]", low, high, points),
                    "[)" => |low, high, points| tier::between("[)", low, high, points),
                    "(]" => |low, high, points| tier::between("(]", low, high, points),
                    "()" => |low, high, points| tier::between("()", low, high, points),
                    _ => return Err(not_covered),
                };
                (BandShape::Between(between), numbers)
            }
            _ => return Err(not_covered),
        };
        let mut numbers = self.numbers_of(numbers)?;
        // The ends stand before them, so that their first is not the call's first.
        numbers.first_last &= !matches!(shape, BandShape::Between(_));
        Ok(BandNode {
            shape,
            numbers,
            place,
        })
    }

    /// The entries of a map, by their keys. Only values that cannot fail: the order of their evaluation then says nothing.
    fn entries(
        &mut self,
        entries: &[(rhai::Ident, Expr)],
        place: Place,
    ) -> Lowered<Vec<(String, Number)>> {
        let mut lowered = BTreeMap::new();
        for (key, value) in entries {
            let value = self.number_of(value)?;
            let is_plain = matches!(
                *value.node,
                NumberNode::Constant(_) | NumberNode::Parameter(_) | NumberNode::Full
            );
            if !is_plain {
                return Err(NotCovered {
                    what: "entry",
                    range: place.whole,
                });
            }
            lowered.insert(key.name.to_string(), value);
        }
        Ok(lowered.into_iter().collect())
    }

    fn judged(
        &mut self,
        function: &'static Function,
        arguments: &[Expr],
        place: Place,
    ) -> Lowered<Any> {
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        match (function.name, arguments) {
            ("judged_score", [full, fact, decimals @ ..]) => {
                let first_last = is_name(full);
                let full = self.number_of(full)?;
                let fact_place = self.place(fact);
                let fact = self.judged_fact(fact, place)?;
                let decimals = match decimals {
                    [] => None,
                    [decimals, ..] => Some(self.number_of(decimals)?),
                };
                let node = JudgedNode::Score {
                    full,
                    fact,
                    fact_place,
                    decimals,
                    first_last,
                };
                Ok(Any::Number(placed(NumberNode::Judged(node), place)))
            }
            ("judged_rate", [fact]) => {
                let (fact_place, fact) = (self.place(fact), self.judged_fact(fact, place)?);
                Ok(Any::Number(placed(
                    NumberNode::Judged(JudgedNode::Rate { fact, fact_place }),
                    place,
                )))
            }
            ("judged_tier", [fact]) => {
                let (fact_place, fact) = (self.place(fact), self.judged_fact(fact, place)?);
                Ok(Any::Text(placed(
                    TextNode::Tier { fact, fact_place },
                    place,
                )))
            }
            _ => Err(not_covered("call")),
        }
    }

    fn of_checklist(
        &mut self,
        function: &'static Function,
        arguments: &[Expr],
        place: Place,
    ) -> Lowered<Any> {
        let node = match (function.name, arguments) {
            ("checklist", [fact, each]) => ChecklistNode::Additive {
                fact: self.checklist_fact(fact, place)?,
                each: self.number_of(each)?,
            },
            ("checklist_deduct", [full, fact, each]) => ChecklistNode::Deductive {
                first_last: is_name(full),
                full: self.number_of(full)?,
                fact: self.checklist_fact(fact, place)?,
                each: self.number_of(each)?,
            },
            ("checklist_gate", [full, fact]) => ChecklistNode::Gate {
                first_last: is_name(full),
                full: self.number_of(full)?,
                fact: self.checklist_fact(fact, place)?,
            },
            ("items_met", [fact]) => ChecklistNode::Count {
                fact: self.checklist_fact(fact, place)?,
                met: true,
            },
            ("items_unmet", [fact]) => ChecklistNode::Count {
                fact: self.checklist_fact(fact, place)?,
                met: false,
            },
            ("checklist_weighted", [fact, map @ Expr::Map(entries, _)]) => {
                ChecklistNode::Weighted {
                    fact: self.checklist_fact(fact, place)?,
                    entries: self.entries(&entries.0, place)?,
                    entries_place: self.place(map),
                }
            }
            _ => {
                return Err(NotCovered {
                    what: function.name,
                    range: place.whole,
                });
            }
        };
        Ok(Any::Number(placed(NumberNode::Checklist(node), place)))
    }

    fn judged_fact(&self, expression: &Expr, place: Place) -> Lowered<FactIndex> {
        self.fact_of(expression, place, |kind| {
            matches!(kind, FactKind::Judged(_))
        })
    }

    fn checklist_fact(&self, expression: &Expr, place: Place) -> Lowered<FactIndex> {
        self.fact_of(expression, place, |kind| {
            matches!(kind, FactKind::Checklist(_))
        })
    }

    /// The fact that a plain name means, if it must be given and is of that kind.
    fn fact_of(
        &self,
        expression: &Expr,
        place: Place,
        fits: fn(&FactKind) -> bool,
    ) -> Lowered<FactIndex> {
        let not_covered = NotCovered {
            what: "fact",
            range: place.whole,
        };
        let Expr::Variable(variable, ..) = expression else {
            return Err(not_covered);
        };
        let index = self.fact_index(&variable.1).ok_or(not_covered)?;
        let fact = self.pack.facts.get(index).ok_or(not_covered)?;
        if fact.optional || !fits(&fact.kind) {
            return Err(not_covered);
        }
        Ok(index)
    }
}

//! Lowers calls of the scoring library.

use std::collections::BTreeMap;

use rhai::{Expr, FnCallExpr};

use super::{Any, Lowered, Lowering, NotCovered, fold, is_name, placed};
use crate::script::library::{Function, Kind, Means, find, tier};
use crate::script::rule::{
    BandNode, BandShape, ConditionNode, Entries, Given, NumberNode, Place, TierNode,
};

/// Whether a call is of the library's function of this English name, under either of its names.
pub fn is(call: &FnCallExpr, name: &str) -> bool {
    call.op_token.is_none() && find(&call.name).is_some_and(|function| function.name == name)
}

/// Whether a function can be called with so many numbers: of one argument some take a list only.
fn takes_numbers(function: &Function, count: usize) -> bool {
    function.signatures.iter().any(|signature| {
        let mut kinds = signature.arguments.iter().map(|(_, kind)| *kind);
        signature.arguments.len() == count && kinds.all(|kind| kind == Kind::Number)
    })
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
                let first_last = is_name(x);
                let x = self.number_of(x)?;
                let bands: Vec<BandNode> = bands
                    .iter()
                    .map(|band| self.band(band))
                    .collect::<Lowered<_>>()?;
                number(NumberNode::Tier(TierNode {
                    x,
                    fixed: fold::bands(&bands, self.text),
                    bands,
                    bands_place,
                    first_last,
                }))
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
            ("given", [fact]) => {
                let fact = self.optional_fact(fact, place)?;
                Ok(Any::Condition(placed(ConditionNode::Given(fact), place)))
            }
            (
                "weighted_given",
                [
                    values @ Expr::Array(list, _),
                    weights @ Expr::Array(others, _),
                ],
            ) => {
                let places = [self.place(values), self.place(weights)];
                let values = list.iter().map(|value| self.given_or_not(value));
                let node = NumberNode::OfGiven {
                    values: values.collect::<Lowered<_>>()?,
                    weights: self.numbers_of(others)?.list,
                    places,
                };
                number(node)
            }
            ("rows" | "count", _) => self.of_table(function, arguments, place),
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
            (Means::Numbers(..) | Means::Extreme(_), [list @ Expr::Array(elements, _)]) => {
                let list_place = self.place(list);
                let list = self.numbers_of(elements)?.list;
                NumberNode::OfList {
                    function,
                    list,
                    list_place,
                }
            }
            (
                Means::Lists(..) | Means::ListsOrRows(..),
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
            (Means::Numbers(..) | Means::ListsOrRows(..), _) => {
                return self.of_table(function, arguments, place);
            }
            _ if takes_numbers(function, arguments.len()) => NumberNode::Call {
                function,
                arguments: self.numbers_of(arguments)?,
            },
            _ => return Err(not_covered("arguments")),
        };
        Ok(self.number(node, place))
    }

    /// A number, or an optional fact that may not be given.
    fn given_or_not(&mut self, expression: &Expr) -> Lowered<Given> {
        let place = self.place(expression);
        match self.optional_fact(expression, place) {
            Ok(fact) => Ok(Given::Optional(fact)),
            Err(_) => self.number_of(expression).map(Given::Number),
        }
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
    pub(super) fn entries(
        &mut self,
        entries: &[(rhai::Ident, Expr)],
        place: Place,
    ) -> Lowered<Entries> {
        let mut lowered = BTreeMap::new();
        for (key, value) in entries {
            let value = self.number_of(value)?;
            let value = value.fixed().ok_or(NotCovered {
                what: "entry",
                range: place.whole,
            })?;
            lowered.insert(key.name.to_string(), value.clone());
        }
        Ok(lowered.into_iter().collect())
    }
}

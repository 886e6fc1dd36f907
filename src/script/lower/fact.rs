//! Lowers functions of judged facts and checklists.

use rhai::Expr;

use super::{Any, Lowered, Lowering, NotCovered, is_name, placed};
use crate::pack::{Fact, FactKind};
use crate::script::library::Function;
use crate::script::rule::{ChecklistNode, FactIndex, JudgedNode, NumberNode, Place, TextNode};

impl Lowering<'_> {
    pub(super) fn judged(
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

    pub(super) fn of_checklist(
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

    pub(super) fn checklist_fact(&self, expression: &Expr, place: Place) -> Lowered<FactIndex> {
        self.fact_of(expression, place, |kind| {
            matches!(kind, FactKind::Checklist(_))
        })
    }

    /// The optional fact that a plain name means, if it is one number.
    pub(super) fn optional_fact(&self, expression: &Expr, place: Place) -> Lowered<FactIndex> {
        let (index, fact) = self.named(expression).ok_or(NotCovered {
            what: "fact",
            range: place.whole,
        })?;
        let is_number = matches!(
            fact.kind,
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_)
        );
        if fact.optional && is_number {
            Ok(index)
        } else {
            Err(NotCovered {
                what: "optional",
                range: place.whole,
            })
        }
    }

    /// The fact that a plain name means, if it is given and of that kind.
    pub(super) fn fact_of(
        &self,
        expression: &Expr,
        place: Place,
        fits: fn(&FactKind) -> bool,
    ) -> Lowered<FactIndex> {
        match self.named(expression) {
            Some((index, fact)) if fits(&fact.kind) && !fact.optional => Ok(index),
            _ => Err(NotCovered {
                what: "fact",
                range: place.whole,
            }),
        }
    }

    fn named(&self, expression: &Expr) -> Option<(FactIndex, &Fact)> {
        let Expr::Variable(variable, ..) = expression else {
            return None;
        };
        let index = self.fact_index(&variable.1)?;
        Some((index, self.pack.facts.get(index)?))
    }
}

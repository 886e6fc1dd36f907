//! The units of numbers.

use super::apply::{Call, Member};
use super::signature::UnitSignature;
use super::tell::shortened;
use super::value::{Known, Value};
use super::walk::Walk;
use crate::number::Exact;
use crate::pack::{Column, ColumnKind, FactKind};
use crate::script::library::Arithmetic;
use crate::script::rule::{
    Arguments, BandShape, Branch, ChecklistNode, FactIndex, Given, JudgedNode, Local, Number,
    NumberNode, OfRows, Place, TableNode, TierNode,
};
use crate::source::Span;
use crate::unit::Unit;

impl Walk<'_> {
    /// The unit of a number.
    pub fn number(&mut self, number: &Number) -> Value {
        let place = number.place;
        match &*number.node {
            NumberNode::Constant(value) => Value::Free(Some(value.clone())),
            NumberNode::Full(_) => Value::of(Unit::points()),
            NumberNode::Parameter(index, _) => self.parameter(*index),
            NumberNode::Fact(index) => self.fact(*index),
            NumberNode::Local(slot) => self.local(*slot, place),
            NumberNode::Cell(column) => self.cell(self.row, *column),
            NumberNode::Folded { value, of } => match self.number(of) {
                Value::Free(_) => Value::Free(Some(value.clone())),
                other => other,
            },
            NumberNode::Arithmetic { operator, numbers } => {
                self.arithmetic(*operator, numbers, place)
            }
            NumberNode::Negative(operand) => self.number(operand),
            NumberNode::Call {
                function,
                arguments,
            } => self.called(function.name, place, |walk, call| {
                for (index, argument) in arguments.list.iter().enumerate() {
                    walk.argument(call, index, argument);
                }
            }),
            NumberNode::OfList { function, list, .. } => {
                self.called(function.name, place, |walk, call| {
                    walk.elements(call, 0, list);
                })
            }
            NumberNode::OfLists {
                function,
                first,
                second,
                ..
            } => self.called(function.name, place, |walk, call| {
                walk.elements(call, 0, first);
                walk.elements(call, 1, second);
            }),
            NumberNode::OfGiven {
                values,
                weights,
                places: [list, _],
            } => self.called("weighted_given", place, |walk, call| {
                for value in values {
                    let member = match value {
                        Given::Number(number) => walk.member(number),
                        Given::Optional(fact) => Member {
                            value: walk.fact(*fact),
                            words: walk.fact_name(*fact),
                            at: list.whole,
                        },
                    };
                    call.argument(walk, 0, member);
                }
                walk.elements(call, 1, weights);
            }),
            NumberNode::Table(table) => self.table(table, place),
            NumberNode::Tier(tier) => self.tier(tier, place),
            NumberNode::Choose(choice) => {
                let chosen = self.choice(choice, |walk, number| Some(walk.member(number)));
                chosen.map_or(Value::Free(None), |member| member.value)
            }
            NumberNode::Judged(judged) => self.judged(judged, place),
            NumberNode::Checklist(list) => self.checklist(list, place),
            NumberNode::Lookup { key, .. } => {
                self.text(key);
                Value::Free(None)
            }
        }
    }

    /// A number as an argument.
    pub fn member(&mut self, number: &Number) -> Member {
        Member {
            value: self.number(number),
            words: self.words(number),
            at: number.place.whole,
        }
    }

    /// What a person calls a number: its name, or its text in the script.
    pub fn words(&self, number: &Number) -> String {
        let text = self.teller.text;
        match &*number.node {
            NumberNode::Fact(index) => self.fact_name(*index),
            NumberNode::Parameter(index, _) => {
                let parameter = self.pack.parameters.get(*index);
                parameter.map_or_else(String::new, |one| one.name.value.clone())
            }
            NumberNode::Local(slot) => self.local_name(*slot),
            NumberNode::Folded { of, .. } => self.words(of),
            // What follows x += is at the place of the sign; its own parts stand where they are written.
            NumberNode::Arithmetic { numbers, .. }
                if text.slice(number.place.whole).ends_with('=') =>
            {
                let first = numbers.first.place.whole;
                let second = numbers.second.place.whole;
                shortened(text.slice((first.0.min(second.0), first.1.max(second.1))))
            }
            _ if text.slice(number.place.whole).ends_with('=') => {
                shortened(text.slice(number.place.call))
            }
            _ => shortened(text.slice(number.place.whole)),
        }
    }

    fn called(
        &mut self,
        function: &str,
        place: Place,
        look: impl FnOnce(&mut Self, &mut Call),
    ) -> Value {
        match Call::new(self, function, place) {
            Some(mut call) => {
                look(self, &mut call);
                call.gives()
            }
            None => Value::Unclear,
        }
    }

    fn argument(&mut self, call: &mut Call, index: usize, number: &Number) {
        let member = self.member(number);
        call.argument(self, index, member);
    }

    fn elements(&mut self, call: &mut Call, index: usize, list: &[Number]) {
        for number in list {
            self.argument(call, index, number);
        }
    }

    fn arithmetic(
        &mut self,
        operator: Arithmetic,
        numbers: &Arguments<Number, Number>,
        place: Place,
    ) -> Value {
        let first = self.member(&numbers.first);
        let second = self.member(&numbers.second);
        let problem = match operator {
            Arithmetic::Add => "added",
            Arithmetic::Subtract => "subtracted",
            Arithmetic::Remainder => "rest",
            Arithmetic::Multiply => return self.scaled(operator, first.value, second.value, place),
            Arithmetic::Divide => {
                if self.divides_other_scale(&first, &second, place) {
                    return Value::Unclear;
                }
                return self.scaled(operator, first.value, second.value, place);
            }
        };
        match (&first.value, &second.value) {
            (Value::Free(Some(one)), Value::Free(Some(other))) => {
                let value = operator.apply(one, other).ok();
                Value::Free(value.filter(Exact::is_modest))
            }
            _ => self.joined(problem, place.call, first, second),
        }
    }

    fn scaled(&mut self, operator: Arithmetic, one: Value, other: Value, place: Place) -> Value {
        let scaled = one.scaled(operator, other, self.full);
        scaled.unwrap_or_else(|| {
            let words = shortened(self.teller.text.slice(place.whole));
            self.teller.not_followed(place.whole, &words);
            Value::Unclear
        })
    }

    /// Whether a figure is divided by one of its own kind in another unit: the quotient would be off by their factor.
    fn divides_other_scale(&mut self, first: &Member, second: &Member, place: Place) -> bool {
        let (Some(left), Some(right)) = (first.side(), second.side()) else {
            return false;
        };
        let (one, other) = (&left.known, &right.known);
        let differ = !one.unit.is_share()
            && one.unit.dimension() == other.unit.dimension()
            && !one.is_open
            && !other.is_open
            && one.unit.scale_apart_from_shares() != other.unit.scale_apart_from_shares();
        if differ {
            self.teller.differ("divided", place.call, &left, &right);
        }
        differ
    }

    fn parameter(&self, index: usize) -> Value {
        let Some(parameter) = self.pack.parameters.get(index) else {
            return Value::Unclear;
        };
        match declared(parameter.unit.as_deref(), Some(parameter.name.span)) {
            Value::Known(known) => Value::Known(Known {
                may_be_for_each: known.unit.is_points() && known.unit.scale() == Exact::ONE,
                ..known
            }),
            other => other,
        }
    }

    fn fact(&self, index: FactIndex) -> Value {
        let Some(fact) = self.pack.facts.get(index) else {
            return Value::Unclear;
        };
        let origin = Some(fact.name.span);
        match fact.kind {
            FactKind::Percent(_) => declared(Some("%"), origin),
            _ => declared(fact.unit.as_deref(), origin),
        }
    }

    fn fact_name(&self, index: FactIndex) -> String {
        let fact = self.pack.facts.get(index);
        fact.map_or_else(String::new, |fact| fact.name.value.clone())
    }

    fn local(&mut self, slot: usize, place: Place) -> Value {
        if self.assigned.changes_within_expression(Local::Number(slot)) {
            let name = self.local_name(slot);
            self.teller.not_followed(place.whole, &name);
            return Value::Unclear;
        }
        let held = self.variables.get(slot).and_then(Option::as_ref);
        held.map_or(Value::Unclear, |held| held.value.clone())
    }

    /// The unit of a table's column.
    fn cell(&self, table: Option<FactIndex>, column: usize) -> Value {
        let fact = table.and_then(|table| self.pack.facts.get(table));
        let Some(FactKind::Table(columns)) = fact.map(|fact| &fact.kind) else {
            return Value::Unclear;
        };
        let origin = fact.map(|fact| fact.name.span);
        match columns.values().nth(column) {
            Some(Column {
                kind: ColumnKind::Percent,
                ..
            }) => declared(Some("%"), origin),
            Some(Column { unit, .. }) => declared(unit.as_deref(), origin),
            None => Value::Unclear,
        }
    }

    fn table(&mut self, table: &TableNode, place: Place) -> Value {
        let outer = self.row.replace(table.fact);
        let value = match &table.of {
            OfRows::Count => Value::Free(None),
            OfRows::Column { function, column } => {
                let member = Member {
                    value: self.cell(Some(table.fact), *column),
                    words: shortened(self.teller.text.slice(place.whole)),
                    at: place.whole,
                };
                self.called(function.name, place, |walk, call| {
                    call.argument(walk, 0, member);
                })
            }
            OfRows::Values { function, value } => {
                self.called(function.name, place, |walk, call| {
                    walk.row_value(call, 0, &value.body);
                })
            }
            OfRows::Weighted {
                function,
                value,
                weight,
            } => self.called(function.name, place, |walk, call| {
                walk.row_value(call, 0, &value.body);
                walk.row_value(call, 1, &weight.body);
            }),
            OfRows::Matching(test) => {
                self.branch(&test.body, |walk, condition| {
                    walk.condition(condition);
                    None::<Member>
                });
                Value::Free(None)
            }
        };
        self.row = outer;
        value
    }

    fn row_value(&mut self, call: &mut Call, index: usize, body: &Branch<Number>) {
        let member = self.branch(body, |walk, number| Some(walk.member(number)));
        if let Some(member) = member {
            call.argument(self, index, member);
        }
    }

    fn tier(&mut self, tier: &TierNode, place: Place) -> Value {
        self.called("tier", place, |walk, call| {
            walk.argument(call, 0, &tier.x);
            for band in &tier.bands {
                let function = match band.shape {
                    BandShape::Limit(_) => "at_least",
                    BandShape::Between(_) => "between",
                    BandShape::Otherwise => "otherwise",
                };
                let Some(signature) = UnitSignature::of(function) else {
                    continue;
                };
                // The ends of an interval stand before its numbers.
                let before = usize::from(matches!(band.shape, BandShape::Between(_)));
                for (index, number) in band.numbers.list.iter().enumerate() {
                    let member = walk.member(number);
                    call.taken(walk, signature.take(index.saturating_add(before)), member);
                }
            }
        })
    }

    fn judged(&mut self, judged: &JudgedNode, place: Place) -> Value {
        match judged {
            JudgedNode::Score { full, decimals, .. } => {
                self.called("judged_score", place, |walk, call| {
                    walk.argument(call, 0, full);
                    if let Some(decimals) = decimals {
                        walk.argument(call, 2, decimals);
                    }
                })
            }
            JudgedNode::Rate { .. } => self.called("judged_rate", place, |_, _| {}),
        }
    }

    fn checklist(&mut self, list: &ChecklistNode, place: Place) -> Value {
        match list {
            ChecklistNode::Additive { each, .. } => {
                self.called("checklist", place, |walk, call| {
                    walk.argument(call, 1, each);
                })
            }
            ChecklistNode::Deductive { full, each, .. } => {
                self.called("checklist_deduct", place, |walk, call| {
                    walk.argument(call, 0, full);
                    walk.argument(call, 2, each);
                })
            }
            ChecklistNode::Gate { full, .. } => {
                self.called("checklist_gate", place, |walk, call| {
                    walk.argument(call, 0, full);
                })
            }
            ChecklistNode::Count { .. } => self.called("items_met", place, |_, _| {}),
            ChecklistNode::Weighted { .. } => self.called("checklist_weighted", place, |_, _| {}),
        }
    }
}

/// The unit of a declaration.
fn declared(unit: Option<&str>, origin: Option<Span>) -> Value {
    match unit.and_then(Unit::parse) {
        Some(unit) => Value::Known(Known {
            origin,
            ..Known::new(unit)
        }),
        None => Value::Unclear,
    }
}

//! The numbers of a rule.

use super::{Machine, Outcome, impossible};
use crate::diagnose::Code;
use crate::number::Exact;
use crate::pack::Value;
use crate::script::library::{
    Band, Computed, Means, Reach, checked_digits, checklist, judged, means, table, tier,
};
use crate::script::rule::{
    BandNode, BandShape, ChecklistNode, JudgedNode, Number, NumberNode, Numbers, Place,
};
use crate::script::stop::Fault;

impl Machine<'_> {
    /// The first of several numbers, in the interpreter's order; all must be computed, so that a fault in any is found.
    pub(super) fn several<const COUNT: usize>(
        &mut self,
        numbers: &Numbers,
    ) -> Outcome<[Exact; COUNT]> {
        let mut values = [const { Exact::ZERO }; COUNT];
        let later = usize::from(numbers.first_last);
        for (value, number) in values.iter_mut().zip(&numbers.list).skip(later) {
            *value = self.number(number)?;
        }
        if numbers.first_last
            && let (Some(value), Some(number)) = (values.first_mut(), numbers.list.first())
        {
            *value = self.number(number)?;
        }
        Ok(values)
    }

    fn list(&mut self, numbers: &[Number]) -> Outcome<Vec<Exact>> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    pub(super) fn number(&mut self, number: &Number) -> Outcome<Exact> {
        let place = number.place;
        match &*number.node {
            NumberNode::Constant(value) | NumberNode::Parameter(value) => Ok(value.clone()),
            NumberNode::Full => Ok(self.full.clone()),
            NumberNode::Fact(index) => match self.fact(*index)? {
                Value::Number(value) => Ok(Exact::from_decimal(*value)),
                _ => Err(impossible()),
            },
            NumberNode::Local(slot) => Ok(self.numbers.get(*slot).cloned().unwrap_or(Exact::ZERO)),
            NumberNode::Arithmetic {
                operator,
                arguments,
            } => {
                let [left, right] = self.several(arguments)?;
                operator
                    .apply(&left, &right)
                    .map_err(|fault| self.fail(fault, place, &ranges(arguments)))
            }
            NumberNode::Negative(operand) => Ok(self.number(operand)?.negate()),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let result = self.call(function.means, arguments)?;
                result.map_err(|fault| self.fail(fault, place, &ranges(arguments)))
            }
            NumberNode::OfList {
                function,
                list,
                list_place,
            } => {
                let values = self.list(list)?;
                let result = match function.means {
                    Means::Numbers(compute) => compute(&values),
                    Means::Extreme(extreme) => extreme.of_list(values),
                    _ => Err(Fault::new(Code::ScriptError)),
                };
                result.map_err(|fault| self.fail(fault, place, &[list_place.whole]))
            }
            NumberNode::OfLists {
                function,
                first,
                second,
                places,
            } => {
                let (first, second) = (self.list(first)?, self.list(second)?);
                let result = match function.means {
                    Means::Lists(compute) | Means::ListsOrRows(compute) => compute(&first, &second),
                    _ => Err(Fault::new(Code::ScriptError)),
                };
                result.map_err(|fault| self.fail(fault, place, &places.map(|place| place.whole)))
            }
            NumberNode::Tier { x, bands_place } => {
                let (value, bands) = self.pair(
                    x.first_last,
                    &x.first,
                    &x.second,
                    Self::number,
                    |machine, bands| machine.bands(bands),
                )?;
                tier::first_holding(&value, &bands).map_err(|fault| {
                    self.fail(fault, place, &[x.first.place.whole, bands_place.whole])
                })
            }
            NumberNode::Choose {
                condition,
                then,
                otherwise,
            } => self.chosen(condition, then, otherwise, Self::number),
            NumberNode::Judged(node) => self.of_judged(node, place),
            NumberNode::Checklist(node) => self.of_checklist(node, place),
            NumberNode::Lookup {
                key,
                entries,
                entries_place,
            } => {
                let entries = self.entries(entries)?;
                let wanted = self.text(key)?;
                table::lookup(&wanted, &entries).map_err(|fault| {
                    self.fail(fault, place, &[key.place.whole, entries_place.whole])
                })
            }
        }
    }

    /// A function of numbers.
    fn call(&mut self, function: Means, arguments: &Numbers) -> Outcome<Computed> {
        Ok(match function {
            Means::One(compute) => {
                let [a] = self.several(arguments)?;
                compute(&a)
            }
            Means::Two(compute) => {
                let [a, b] = self.several(arguments)?;
                compute(&a, &b)
            }
            Means::Three(compute) => {
                let [a, b, c] = self.several(arguments)?;
                compute(&a, &b, &c)
            }
            Means::Four(compute) => {
                let [a, b, c, d] = self.several(arguments)?;
                compute(&a, &b, &c, &d)
            }
            Means::Five(compute) => {
                let [first, second, third, fourth, fifth] = self.several(arguments)?;
                compute(&first, &second, &third, &fourth, &fifth)
            }
            Means::Rounding(rounding) => {
                let [x, decimals] = self.several(arguments)?;
                means::round(rounding, &x, &decimals)
            }
            Means::Extreme(extreme) if arguments.list.len() == 2 => {
                let [a, b] = self.several(arguments)?;
                Ok(extreme.of(a, b))
            }
            Means::Extreme(extreme) => {
                let [a, b, c] = self.several(arguments)?;
                Ok(extreme.of(extreme.of(a, b), c))
            }
            _ => Err(Fault::new(Code::ScriptError)),
        })
    }

    fn entries<'e>(&mut self, entries: &'e [(String, Number)]) -> Outcome<Vec<table::Entry<'e>>> {
        let entry =
            |(key, number): &'e (String, Number)| Ok((key.as_str(), Some(self.number(number)?)));
        entries.iter().map(entry).collect()
    }

    fn bands(&mut self, bands: &[BandNode]) -> Outcome<Vec<Band>> {
        bands.iter().map(|band| self.band(band)).collect()
    }

    fn band(&mut self, band: &BandNode) -> Outcome<Band> {
        let [first, second, third] = self.several(&band.numbers)?;
        match band.shape {
            BandShape::Limit(reach) => Ok(Band {
                reach: reach(first),
                points: second,
            }),
            BandShape::Otherwise => Ok(Band {
                reach: Reach::Otherwise,
                points: first,
            }),
            BandShape::Between(between) => between(first, second, third).map_err(|fault| {
                // The ends are the call's first argument.
                let mut places = vec![band.place.whole];
                places.extend(ranges(&band.numbers));
                self.fail(fault, band.place, &places)
            }),
        }
    }

    fn of_judged(&mut self, node: &JudgedNode, place: Place) -> Outcome<Exact> {
        match node {
            JudgedNode::Score {
                full,
                fact,
                fact_place,
                decimals,
                first_last,
            } => {
                let rest = |machine: &mut Self, (): &()| {
                    let judged = machine.judged(*fact)?;
                    let decimals = match decimals {
                        Some(decimals) => Some(machine.number(decimals)?),
                        None => None,
                    };
                    Ok((judged, decimals))
                };
                let (full_marks, (judged, digits)) =
                    self.pair(*first_last, full, &(), Self::number, rest)?;
                let mut places = vec![full.place.whole, fact_place.whole];
                places.extend(decimals.as_ref().map(|decimals| decimals.place.whole));
                let digits = digits.map(|digits| checked_digits(&digits, 2)).transpose();
                digits
                    .and_then(|digits| judged::score(&full_marks, judged, digits))
                    .map_err(|fault| self.fail(fault, place, &places))
            }
            JudgedNode::Rate { fact, fact_place } => {
                let judged = self.judged(*fact)?;
                judged::rate(judged, 0)
                    .map_err(|fault| self.fail(fault, place, &[fact_place.whole]))
            }
        }
    }

    fn of_checklist(&mut self, node: &ChecklistNode, place: Place) -> Outcome<Exact> {
        match node {
            ChecklistNode::Additive { fact, each } => {
                // The list is a plain name: its value comes last.
                let points = self.number(each)?;
                let list = self.checklist(*fact)?;
                checklist::additive(list, &points)
                    .map_err(|fault| self.fail(fault, place, &[place.whole, each.place.whole]))
            }
            ChecklistNode::Deductive {
                full,
                fact,
                each,
                first_last,
            } => {
                let rest = |machine: &mut Self, (): &()| {
                    Ok((machine.checklist(*fact)?, machine.number(each)?))
                };
                let (full_marks, (list, points)) =
                    self.pair(*first_last, full, &(), Self::number, rest)?;
                checklist::deductive(&full_marks, list, &points).map_err(|fault| {
                    self.fail(
                        fault,
                        place,
                        &[full.place.whole, place.whole, each.place.whole],
                    )
                })
            }
            ChecklistNode::Gate {
                full,
                fact,
                first_last,
            } => {
                let (full_marks, list) =
                    self.pair(*first_last, full, fact, Self::number, |machine, fact| {
                        machine.checklist(*fact)
                    })?;
                Ok(checklist::gate(&full_marks, list))
            }
            ChecklistNode::Count { fact, met } => {
                Ok(checklist::answered(self.checklist(*fact)?, *met))
            }
            ChecklistNode::Weighted {
                fact,
                entries,
                entries_place,
            } => {
                let points = self.entries(entries)?;
                let list = self.checklist(*fact)?;
                checklist::weighted(list, &points)
                    .map_err(|fault| self.fail(fault, place, &[place.whole, entries_place.whole]))
            }
        }
    }
}

fn ranges(numbers: &Numbers) -> Vec<(usize, usize)> {
    numbers
        .list
        .iter()
        .map(|number| number.place.whole)
        .collect()
}

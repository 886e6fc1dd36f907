//! The numbers of a rule.

use smallvec::SmallVec;

use super::{Machine, Outcome, impossible};
use crate::diagnose::Code;
use crate::number::Exact;
use crate::pack::Value;
use crate::script::library::{
    Arithmetic, Band, Computed, Function, Means, Reach, checked_digits, checklist, judged, means,
    table, tier, turning_points, weighted,
};
use crate::script::rule::{
    BandNode, BandShape, ChecklistNode, Entries, Given, JudgedNode, Number, NumberNode, Numbers,
    Place, TierNode,
};
use crate::script::stop::Fault;
use crate::script::watch::Event;

/// As many numbers as most lists have stay on the stack.
type List<T> = SmallVec<[T; 6]>;

impl<'a> Machine<'a> {
    /// The first of several numbers, in the interpreter's order.
    #[inline]
    fn several<const COUNT: usize>(&mut self, numbers: &'a Numbers) -> Outcome<'a, [Exact; COUNT]> {
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
        if self.is_watched {
            for (value, number) in values.iter().zip(&numbers.list) {
                let (at, value) = (number.place.whole, value.clone());
                self.note(|| Event::Given { at, value });
            }
        }
        Ok(values)
    }

    fn list(&mut self, numbers: &'a [Number]) -> Outcome<'a, List<Exact>> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    pub(super) fn number(&mut self, number: &'a Number) -> Outcome<'a, Exact> {
        let place = number.place;
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => Ok(value.clone()),
            NumberNode::Fact(index) => match self.fact(*index)? {
                Value::Number(value) => Ok(Exact::from_decimal(*value)),
                _ => Err(impossible()),
            },
            NumberNode::Local(slot) => self
                .slots
                .numbers
                .get(*slot)
                .cloned()
                .ok_or_else(impossible),
            NumberNode::Cell(column) => match self.row.get(*column) {
                Some(Value::Number(value)) => Ok(Exact::from_decimal(*value)),
                _ => Err(impossible()),
            },
            NumberNode::Arithmetic { operator, numbers } => {
                let (left, right) = self.pair(numbers, Self::number, Self::number)?;
                if matches!(operator, Arithmetic::Divide | Arithmetic::Remainder) {
                    self.note(|| Event::Given {
                        at: numbers.second.place.whole,
                        value: right.clone(),
                    });
                }
                operator.apply(&left, &right).map_err(|fault| {
                    let places = [numbers.first.place.whole, numbers.second.place.whole];
                    self.fail(fault, place, &places)
                })
            }
            NumberNode::Negative(operand) => Ok(self.number(operand)?.negate()),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let result = self.call(function.means, arguments)?;
                self.note_turns(function, arguments, place);
                result.map_err(|fault| self.fail(fault, place, &ranges(arguments)))
            }
            NumberNode::OfList {
                function,
                list,
                list_place,
            } => {
                let values = self.list(list)?;
                let result = match function.means {
                    Means::Numbers(compute, _) => compute(&values),
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
                    Means::Lists(compute, _) | Means::ListsOrRows(compute, _) => {
                        compute(&first, &second)
                    }
                    _ => Err(Fault::new(Code::ScriptError)),
                };
                result.map_err(|fault| self.fail(fault, place, &places.map(|place| place.whole)))
            }
            NumberNode::OfGiven {
                values,
                weights,
                places,
            } => {
                let values: List<_> = values
                    .iter()
                    .map(|value| self.given(value))
                    .collect::<Outcome<'_, _>>()?;
                let weights = self.list(weights)?;
                weighted::given(&values, &weights)
                    .map_err(|fault| self.fail(fault, place, &places.map(|place| place.whole)))
            }
            NumberNode::Table(node) => self.of_table(node, place),
            NumberNode::Tier(node) => self.tier(node, place),
            NumberNode::Choose(choice) => self.chosen(choice, Self::number),
            NumberNode::Judged(node) => self.of_judged(node, place),
            NumberNode::Checklist(node) => self.of_checklist(node, place),
            NumberNode::Lookup {
                key,
                entries,
                entries_place,
            } => {
                let wanted = self.text(key)?;
                table::lookup(&wanted, borrowed(entries)).map_err(|fault| {
                    self.fail(fault, place, &[key.place.whole, entries_place.whole])
                })
            }
        }
    }

    fn given(&mut self, value: &'a Given) -> Outcome<'a, Option<Exact>> {
        match value {
            Given::Number(number) => self.number(number).map(Some),
            Given::Optional(fact) => {
                self.record.note_read(*fact);
                match self.facts.get(*fact) {
                    Some(Value::Number(value)) => Ok(Some(Exact::from_decimal(*value))),
                    Some(_) => Err(impossible()),
                    None => Ok(None),
                }
            }
        }
    }

    /// Notes how far a call is from where its function turns. What it was given has just been noted.
    fn note_turns(&mut self, function: &Function, arguments: &Numbers, place: Place) {
        let points = turning_points(function.name);
        if !self.is_watched || points.is_empty() {
            return;
        }
        let from = self.events.len().saturating_sub(arguments.list.len());
        let given = |argument: usize| match self.events.get(from + argument) {
            Some(Event::Given { value, .. }) => Some(value.clone()),
            _ => None,
        };
        let distances: Vec<Option<Exact>> = points
            .iter()
            .map(|(figure, against)| {
                let against = against.map_or(Some(Exact::ZERO), given)?;
                Some(given(*figure)?.subtract(&against))
            })
            .collect();
        for (index, distance) in distances.into_iter().enumerate() {
            if let Some(distance) = distance {
                let at = place.whole;
                self.note(|| Event::Turning {
                    at,
                    index,
                    distance,
                });
            }
        }
    }

    /// A function of numbers.
    #[inline]
    fn call(&mut self, function: Means, arguments: &'a Numbers) -> Outcome<'a, Computed> {
        Ok(match function {
            Means::One(compute, _) => {
                let [a] = self.several(arguments)?;
                compute(&a)
            }
            Means::Two(compute, _) => {
                let [a, b] = self.several(arguments)?;
                compute(&a, &b)
            }
            Means::Three(compute, _) => {
                let [a, b, c] = self.several(arguments)?;
                compute(&a, &b, &c)
            }
            Means::Four(compute, _) => {
                let [a, b, c, d] = self.several(arguments)?;
                compute(&a, &b, &c, &d)
            }
            Means::Five(compute, _) => {
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

    fn tier(&mut self, node: &'a TierNode, place: Place) -> Outcome<'a, Exact> {
        let places = [node.x.place.whole, node.bands_place.whole];
        let result = if let Some(bands) = &node.fixed {
            let x = self.number(&node.x)?;
            self.banded(&x, bands, place)
        } else if node.first_last {
            let bands = self.bands(&node.bands)?;
            let x = self.number(&node.x)?;
            self.banded(&x, &bands, place)
        } else {
            let x = self.number(&node.x)?;
            let bands = self.bands(&node.bands)?;
            self.banded(&x, &bands, place)
        };
        result.map_err(|fault| self.fail(fault, place, &places))
    }

    fn banded(&mut self, x: &Exact, bands: &[Band], place: Place) -> Computed {
        self.note(|| Event::Banded {
            at: place.whole,
            x: x.clone(),
            limits: bands
                .iter()
                .flat_map(|band| band.reach.limits())
                .cloned()
                .collect(),
            band: bands.iter().position(|band| band.reach.holds(x)),
        });
        tier::first_holding(x, bands)
    }

    pub(super) fn bands(&mut self, bands: &'a [BandNode]) -> Outcome<'a, Vec<Band>> {
        bands.iter().map(|band| self.band(band)).collect()
    }

    fn band(&mut self, band: &'a BandNode) -> Outcome<'a, Band> {
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

    fn of_judged(&mut self, node: &'a JudgedNode, place: Place) -> Outcome<'a, Exact> {
        match node {
            JudgedNode::Score {
                full,
                fact,
                fact_place,
                decimals,
                first_last,
            } => {
                let early = match first_last {
                    true => None,
                    false => Some(self.number(full)?),
                };
                let judged = self.judged(*fact)?;
                let decimals_given = match decimals {
                    Some(decimals) => Some(self.number(decimals)?),
                    None => None,
                };
                let full_marks = match early {
                    Some(full_marks) => full_marks,
                    None => self.number(full)?,
                };
                let digits = decimals_given.map(|digits| checked_digits(&digits, 2));
                digits
                    .transpose()
                    .and_then(|digits| judged::score(&full_marks, judged, digits))
                    .map_err(|fault| {
                        let decimals = decimals.as_ref().map_or(place, |one| one.place);
                        let places = [full.place.whole, fact_place.whole, decimals.whole];
                        self.fail(fault, place, &places)
                    })
            }
            JudgedNode::Rate { fact, fact_place } => {
                let judged = self.judged(*fact)?;
                judged::rate(judged, 0)
                    .map_err(|fault| self.fail(fault, place, &[fact_place.whole]))
            }
        }
    }

    fn of_checklist(&mut self, node: &'a ChecklistNode, place: Place) -> Outcome<'a, Exact> {
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
                let early = match first_last {
                    true => None,
                    false => Some(self.number(full)?),
                };
                let list = self.checklist(*fact)?;
                let points = self.number(each)?;
                let full_marks = match early {
                    Some(full_marks) => full_marks,
                    None => self.number(full)?,
                };
                checklist::deductive(&full_marks, list, &points).map_err(|fault| {
                    let places = [full.place.whole, place.whole, each.place.whole];
                    self.fail(fault, place, &places)
                })
            }
            ChecklistNode::Gate {
                full,
                fact,
                first_last,
            } => {
                if *first_last {
                    let list = self.checklist(*fact)?;
                    Ok(checklist::gate(&self.number(full)?, list))
                } else {
                    let full_marks = self.number(full)?;
                    Ok(checklist::gate(&full_marks, self.checklist(*fact)?))
                }
            }
            ChecklistNode::Count { fact, met } => {
                Ok(checklist::answered(self.checklist(*fact)?, *met))
            }
            ChecklistNode::Weighted {
                fact,
                entries,
                entries_place,
            } => {
                let list = self.checklist(*fact)?;
                checklist::weighted(list, &borrowed(entries))
                    .map_err(|fault| self.fail(fault, place, &[place.whole, entries_place.whole]))
            }
        }
    }
}

fn borrowed(entries: &Entries) -> impl Iterator<Item = table::Entry<'_>> + Clone {
    entries
        .iter()
        .map(|(key, value)| (key.as_str(), Some(value)))
}

fn ranges(numbers: &Numbers) -> SmallVec<[(usize, usize); 5]> {
    numbers
        .list
        .iter()
        .map(|number| number.place.whole)
        .collect()
}

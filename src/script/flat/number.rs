//! Numbers, as operations.

use super::cells::{Cell, Part};
use super::emit::{Emitter, NotFlat};
use super::operation::Operation;
use crate::number::Small;
use crate::script::library::{
    Arithmetic, Band, Extreme, Function, Means, Two, checked_digits, checklist, weighted,
};
use crate::script::rule::{
    ChecklistNode, JudgedNode, Local, Number, NumberNode, TextNode, TierNode,
};

impl Emitter<'_> {
    /// The cell that holds a number from here on.
    pub(super) fn number(&mut self, number: &Number) -> Result<Cell, NotFlat> {
        match &*number.node {
            NumberNode::Choose(choice) => self.chosen(choice, Self::number),
            _ => self.within(|this| this.plain(number)),
        }
    }

    fn plain(&mut self, number: &Number) -> Result<Cell, NotFlat> {
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => self.exact(value),
            NumberNode::Fact(fact) => self.input(*fact, Part::Whole),
            NumberNode::Local(slot) => self.local(Local::Number(*slot)),
            NumberNode::Arithmetic { operator, numbers } => {
                let cells = [self.number(&numbers.first)?, self.number(&numbers.second)?];
                self.two(operator.sign(), arithmetic(*operator), cells)
            }
            NumberNode::Negative(operand) => {
                let operand = self.number(operand)?;
                let negate = |number: &Small| Ok(number.negate());
                self.computed("negative", vec![operand], |to| {
                    Operation::One(negate, operand, to)
                })
            }
            NumberNode::Call {
                function,
                arguments,
            } => self.call(function, &arguments.list),
            NumberNode::OfList { function, list, .. } => {
                let cells = self.cells(list)?;
                match function.means {
                    Means::Numbers(_, compute) => {
                        let list = cells.clone().into();
                        self.computed(function.name, cells, |to| {
                            Operation::Numbers(compute, list, to)
                        })
                    }
                    Means::Extreme(extreme) => self.extreme(function.name, extreme, &cells),
                    _ => Err(NotFlat),
                }
            }
            NumberNode::OfLists {
                function,
                first,
                second,
                ..
            } => match function.means {
                Means::Lists(_, compute) | Means::ListsOrRows(_, compute) => {
                    let (first, second) = (self.cells(first)?, self.cells(second)?);
                    // Not by its cells alone: where the one list ends and the other begins matters too.
                    let to = self.own()?;
                    let lists = [first.into(), second.into()];
                    self.push(Operation::Lists(compute, lists, to));
                    Ok(to)
                }
                _ => Err(NotFlat),
            },
            NumberNode::Tier(node) => self.tier(node),
            NumberNode::Judged(node) => self.of_judged(node),
            NumberNode::Checklist(node) => self.of_checklist(node),
            NumberNode::Lookup { key, entries, .. } => {
                let TextNode::Option(fact, options) = &*key.node else {
                    return Err(NotFlat);
                };
                let entry = |option: &String| {
                    let (_, value) = entries.iter().find(|(key, _)| key == option)?;
                    Small::from_exact(value)
                };
                let numbers = options.iter().map(entry).collect();
                let at = self.input(*fact, Part::Whole)?;
                let to = self.own()?;
                self.push(Operation::Pick(numbers, at, to));
                Ok(to)
            }
            NumberNode::Cell(_)
            | NumberNode::OfGiven { .. }
            | NumberNode::Table(_)
            | NumberNode::Choose(_) => Err(NotFlat),
        }
    }

    fn cells(&mut self, numbers: &[Number]) -> Result<Vec<Cell>, NotFlat> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    fn two(
        &mut self,
        name: &'static str,
        compute: Two<Small>,
        cells: [Cell; 2],
    ) -> Result<Cell, NotFlat> {
        self.computed(name, cells.into(), |to| Operation::Two(compute, cells, to))
    }

    fn call(&mut self, function: &Function, arguments: &[Number]) -> Result<Cell, NotFlat> {
        if let (Means::Rounding(rounding), [x, digits]) = (function.means, arguments) {
            let digits = digits.fixed().ok_or(NotFlat)?;
            let digits = checked_digits(digits, 1).map_err(|_| NotFlat)?;
            let x = self.number(x)?;
            let to = self.own()?;
            self.push(Operation::Round(rounding, digits, x, to));
            return Ok(to);
        }
        let cells = self.cells(arguments)?;
        let name = function.name;
        match (function.means, &*cells) {
            (Means::One(_, compute), &[a]) => {
                self.computed(name, cells, |to| Operation::One(compute, a, to))
            }
            (Means::Two(_, compute), &[a, b]) => self.two(name, compute, [a, b]),
            (Means::Three(_, compute), _) => {
                let of = *cells.first_chunk().ok_or(NotFlat)?;
                self.computed(name, cells, |to| Operation::Three(compute, of, to))
            }
            (Means::Four(_, compute), _) => {
                let of = *cells.first_chunk().ok_or(NotFlat)?;
                self.computed(name, cells, |to| Operation::Four(compute, of, to))
            }
            (Means::Five(_, compute), _) => {
                let of = *cells.first_chunk().ok_or(NotFlat)?;
                self.computed(name, cells, |to| Operation::Five(compute, of, to))
            }
            (Means::Extreme(extreme), _) => self.extreme(name, extreme, &cells),
            _ => Err(NotFlat),
        }
    }

    fn extreme(
        &mut self,
        name: &'static str,
        extreme: Extreme,
        cells: &[Cell],
    ) -> Result<Cell, NotFlat> {
        let compute: Two<Small> = match extreme {
            Extreme::Least => |a, b| Ok(*a.min(b)),
            Extreme::Greatest => |a, b| Ok(*a.max(b)),
        };
        let (first, others) = cells.split_first().ok_or(NotFlat)?;
        others.iter().try_fold(*first, |picked, other| {
            self.two(name, compute, [picked, *other])
        })
    }

    fn tier(&mut self, node: &TierNode) -> Result<Cell, NotFlat> {
        let band = |band: &Band| {
            Some(Band {
                reach: band.reach.convert(Small::from_exact)?,
                points: Small::from_exact(&band.points)?,
            })
        };
        let bands = node.fixed.as_ref().ok_or(NotFlat)?;
        let bands = bands
            .iter()
            .map(band)
            .collect::<Option<_>>()
            .ok_or(NotFlat)?;
        let x = self.number(&node.x)?;
        let to = self.own()?;
        self.push(Operation::Tier(bands, x, to));
        Ok(to)
    }

    fn of_judged(&mut self, node: &JudgedNode) -> Result<Cell, NotFlat> {
        match node {
            JudgedNode::Score {
                full,
                fact,
                decimals,
                ..
            } => {
                let digits = match decimals {
                    None => None,
                    Some(decimals) => {
                        let decimals = decimals.fixed().ok_or(NotFlat)?;
                        Some(checked_digits(decimals, 2).map_err(|_| NotFlat)?)
                    }
                };
                let cells = [self.number(full)?, self.judgement(*fact)?];
                let to = self.own()?;
                self.push(Operation::Judged(digits, cells, to));
                Ok(to)
            }
            JudgedNode::Rate { fact, .. } => self.input(*fact, Part::Rate),
        }
    }

    fn of_checklist(&mut self, node: &ChecklistNode) -> Result<Cell, NotFlat> {
        match node {
            ChecklistNode::Additive { fact, each } => {
                let cells = [self.input(*fact, Part::Met)?, self.number(each)?];
                self.two("checklist", checklist::points_added, cells)
            }
            ChecklistNode::Deductive {
                full, fact, each, ..
            } => {
                let full = self.number(full)?;
                let cells = [full, self.input(*fact, Part::Unmet)?, self.number(each)?];
                self.computed("checklist_deduct", cells.into(), |to| {
                    Operation::Three(checklist::points_left, cells, to)
                })
            }
            ChecklistNode::Gate { full, fact, .. } => {
                let cells = [self.number(full)?, self.input(*fact, Part::Unmet)?];
                let gate: Two<Small> =
                    |full, unmet| Ok(if unmet.is_zero() { *full } else { Small::ZERO });
                self.two("checklist_gate", gate, cells)
            }
            ChecklistNode::Count { fact, met: true } => self.input(*fact, Part::Met),
            ChecklistNode::Count { fact, met: false } => self.input(*fact, Part::Unmet),
            ChecklistNode::Weighted { fact, entries, .. } => {
                let items = self.items(*fact).ok_or(NotFlat)?.to_vec();
                let is_sound = items.len() == entries.len()
                    && entries
                        .iter()
                        .all(|(item, worth)| items.contains(item) && !worth.is_negative());
                if !is_sound {
                    return Err(NotFlat);
                }
                let (mut answers, mut points) = (Vec::new(), Vec::new());
                for (index, item) in items.iter().enumerate() {
                    let (_, worth) = entries.iter().find(|(key, _)| key == item).ok_or(NotFlat)?;
                    answers.push(self.input(*fact, Part::Item(index))?);
                    points.push(self.exact(worth)?);
                }
                let to = self.own()?;
                let lists = [answers.into(), points.into()];
                self.push(Operation::Lists(weighted::product, lists, to));
                Ok(to)
            }
        }
    }
}

fn arithmetic(operator: Arithmetic) -> Two<Small> {
    match operator {
        Arithmetic::Add => |a, b| Arithmetic::Add.apply(a, b),
        Arithmetic::Subtract => |a, b| Arithmetic::Subtract.apply(a, b),
        Arithmetic::Multiply => |a, b| Arithmetic::Multiply.apply(a, b),
        Arithmetic::Divide => |a, b| Arithmetic::Divide.apply(a, b),
        Arithmetic::Remainder => |a, b| Arithmetic::Remainder.apply(a, b),
    }
}

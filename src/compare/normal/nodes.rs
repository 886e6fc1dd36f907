//! The digest of each sort of node.

use super::digest::{Digest, digest};
use super::{Normal, sure};
use crate::number::Exact;
use crate::script::rule::{
    BandNode, BandShape, ChecklistNode, Choice, Closure, Condition, ConditionNode, FactIndex,
    Given, JudgedNode, Local, Number, NumberNode, OfRows, Part, Place, TableNode, Text, TextNode,
    TierNode,
};
use crate::syntax::tokens::{TokenKind, tokens};

impl Normal<'_> {
    /// A number.
    pub(super) fn number(&mut self, number: &Number) -> Digest {
        match &*number.node {
            NumberNode::Constant(value) => digest("constant", [value.to_string()]),
            NumberNode::Full(_) => digest("full", []),
            NumberNode::Parameter(index, _) => {
                let name = self.parameters.get(*index).cloned();
                digest("parameter", [name.unwrap_or_default()])
            }
            NumberNode::Fact(fact) => self.fact(*fact),
            NumberNode::Local(slot) => self.local(Local::Number(*slot)),
            NumberNode::Cell(column) => digest("cell", [column.to_string()]),
            NumberNode::Folded { of, .. } => self.number(of),
            NumberNode::Arithmetic { operator, numbers } => {
                let parts = [self.number(&numbers.first), self.number(&numbers.second)];
                digest(&format!("{operator:?}"), parts)
            }
            NumberNode::Negative(operand) => {
                let operand = self.number(operand);
                digest("negative", [operand])
            }
            NumberNode::Call {
                function,
                arguments,
            } => {
                let arguments = self.numbers(&arguments.list);
                digest(&format!("call {}", function.name), arguments)
            }
            NumberNode::OfList { function, list, .. } => {
                let list = self.numbers(list);
                digest(&format!("list {}", function.name), list)
            }
            NumberNode::OfLists {
                function,
                first,
                second,
                ..
            } => {
                let lists = [first, second].map(|list| digest("list", self.numbers(list)));
                digest(&format!("lists {}", function.name), lists)
            }
            NumberNode::OfGiven {
                values, weights, ..
            } => {
                let values = values.iter().map(|value| match value {
                    Given::Number(number) => self.number(number),
                    Given::Optional(fact) => {
                        let fact = self.fact(*fact);
                        digest("if given", [fact])
                    }
                });
                let values = digest("list", values.collect::<Vec<_>>());
                let weights = digest("list", self.numbers(weights));
                digest("given", [values, weights])
            }
            NumberNode::Table(table) => self.table(table),
            NumberNode::Tier(tier) => self.tier(tier),
            NumberNode::Choose(choice) => self.choice(choice, Self::number),
            NumberNode::Judged(judged) => self.judged(judged),
            NumberNode::Checklist(list) => self.checklist(list),
            NumberNode::Lookup {
                key, entries_place, ..
            } => {
                let key = self.text(key);
                digest("lookup", [key, self.entries(*entries_place)])
            }
        }
    }

    fn numbers(&mut self, numbers: &[Number]) -> Vec<Digest> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    fn choice<T: sure::Node>(
        &mut self,
        choice: &Choice<T>,
        value: impl Fn(&mut Self, &T) -> Digest,
    ) -> Digest {
        let condition = self.condition(&choice.condition);
        let then = self.branch(&choice.then, &value);
        let otherwise = self.branch(&choice.otherwise, &value);
        digest("choose", [condition, then, otherwise])
    }

    fn table(&mut self, table: &TableNode) -> Digest {
        let fact = self.fact(table.fact);
        let declared = self.pack.facts.get(table.fact);
        let of = match &table.of {
            OfRows::Count => digest("count", []),
            OfRows::Column { function, column } => {
                let name = declared.and_then(|fact| fact.kind.columns().nth(*column));
                let name = name.unwrap_or_default().to_owned();
                digest(&format!("column {}", function.name), [name])
            }
            OfRows::Values { function, value } => {
                let value = self.closure(value, Self::number);
                digest(&format!("values {}", function.name), [value])
            }
            OfRows::Weighted {
                function,
                value,
                weight,
            } => {
                let parts = [
                    self.closure(value, Self::number),
                    self.closure(weight, Self::number),
                ];
                digest(&format!("weighted {}", function.name), parts)
            }
            OfRows::Matching(test) => {
                let test = self.closure(test, Self::condition);
                digest("matching", [test])
            }
        };
        // A cell is told by its place among the columns.
        let columns = declared.map(|fact| fact.kind.columns().map(str::to_owned));
        let columns = digest("columns", columns.into_iter().flatten());
        digest("table", [fact, columns, of])
    }

    fn closure<T: sure::Node>(
        &mut self,
        closure: &Closure<T>,
        value: impl Fn(&mut Self, &T) -> Digest,
    ) -> Digest {
        self.branch(&closure.body, value)
    }

    fn tier(&mut self, tier: &TierNode) -> Digest {
        let x = self.number(&tier.x);
        let bands = tier.bands.iter().map(|band| self.band(band));
        let bands: Vec<Digest> = bands.collect();
        digest("tier", std::iter::once(x).chain(bands))
    }

    fn band(&mut self, band: &BandNode) -> Digest {
        // What a band's function makes of known limits says which function it is.
        let (zero, one) = (Exact::ZERO, Exact::ONE);
        let shape = match band.shape {
            BandShape::Limit(reach) => format!("{:?}", reach(zero)),
            BandShape::Between(between) => match between(zero.clone(), one, zero) {
                Ok(band) => format!("{:?}", band.reach),
                Err(_) => "between".to_owned(),
            },
            BandShape::Otherwise => "otherwise".to_owned(),
        };
        let numbers = self.numbers(&band.numbers.list);
        digest(&format!("band {shape}"), numbers)
    }

    fn judged(&mut self, judged: &JudgedNode) -> Digest {
        match judged {
            JudgedNode::Score {
                full,
                fact,
                decimals,
                ..
            } => {
                let decimals = decimals.as_ref().map(|decimals| self.number(decimals));
                let parts = [
                    self.number(full),
                    self.fact(*fact),
                    decimals.unwrap_or_default(),
                ];
                digest("judged score", parts)
            }
            JudgedNode::Rate { fact, .. } => digest("judged rate", [self.fact(*fact)]),
        }
    }

    fn checklist(&mut self, list: &ChecklistNode) -> Digest {
        match list {
            ChecklistNode::Additive { fact, each } => {
                let parts = [self.fact(*fact), self.number(each)];
                digest("additive", parts)
            }
            ChecklistNode::Deductive {
                full, fact, each, ..
            } => {
                let parts = [self.number(full), self.fact(*fact), self.number(each)];
                digest("deductive", parts)
            }
            ChecklistNode::Gate { full, fact, .. } => {
                let parts = [self.number(full), self.fact(*fact)];
                digest("gate", parts)
            }
            ChecklistNode::Count { fact, met } => {
                digest("count of items", [self.fact(*fact), met.to_string()])
            }
            ChecklistNode::Weighted {
                fact,
                entries_place,
                ..
            } => digest("weighted", [self.fact(*fact), self.entries(*entries_place)]),
        }
    }

    /// A yes or no.
    pub(super) fn condition(&mut self, condition: &Condition) -> Digest {
        match &*condition.node {
            ConditionNode::Constant(yes) => digest("constant", [yes.to_string()]),
            ConditionNode::Fact(fact) => self.fact(*fact),
            ConditionNode::Local(slot) => self.local(Local::Condition(*slot)),
            ConditionNode::Cell(column) => digest("cell", [column.to_string()]),
            ConditionNode::Given(fact) => digest("given", [self.fact(*fact)]),
            ConditionNode::Not(operand) => {
                let operand = self.condition(operand);
                digest("not", [operand])
            }
            ConditionNode::All(parts) => digest("all", self.conditions(parts)),
            ConditionNode::Any(parts) => digest("any", self.conditions(parts)),
            ConditionNode::Compare {
                comparison,
                numbers,
            } => {
                let parts = [self.number(&numbers.first), self.number(&numbers.second)];
                digest(&format!("{comparison:?}"), parts)
            }
            ConditionNode::IsOption { fact, option, same } => {
                let option = option.map_or("", |option| self.option(*fact, option));
                let option = option.to_owned();
                digest("option", [self.fact(*fact), option, same.to_string()])
            }
            ConditionNode::SameText { texts, same } => {
                let parts = [
                    self.text(&texts.first),
                    self.text(&texts.second),
                    same.to_string(),
                ];
                digest("same text", parts)
            }
            ConditionNode::Item { fact, item } => {
                let parts = [self.fact(*fact), self.text(item)];
                digest("item", parts)
            }
            ConditionNode::Choose(choice) => self.choice(choice, Self::condition),
        }
    }

    fn conditions(&mut self, parts: &[Condition]) -> Vec<Digest> {
        parts.iter().map(|part| self.condition(part)).collect()
    }

    fn option(&self, fact: FactIndex, option: usize) -> &str {
        let declared = self.pack.facts.get(fact);
        declared.map_or("", |fact| fact.kind.option(option))
    }

    /// A text.
    pub(super) fn text(&mut self, text: &Text) -> Digest {
        match &*text.node {
            TextNode::Constant(text) => digest("text", [text.clone()]),
            TextNode::Fact(fact) | TextNode::Option(fact, _) => self.fact(*fact),
            TextNode::Local(slot) => self.local(Local::Text(*slot)),
            TextNode::Cell(column) => digest("cell", [column.to_string()]),
            TextNode::Tier { fact, .. } => digest("tier of", [self.fact(*fact)]),
            TextNode::Joined { parts, .. } => {
                let parts = parts.iter().map(|part| match part {
                    Part::Text(text) => self.text(text),
                    Part::Number(number) => self.number(number),
                });
                digest("joined", parts.collect::<Vec<_>>())
            }
            TextNode::Choose(choice) => self.choice(choice, Self::text),
        }
    }

    /// A map, of which a rule keeps the values alone: its words as they are written, parameters under their names of now.
    fn entries(&self, place: Place) -> Digest {
        let text = self.script.get(place.whole.0..).unwrap_or_default();
        let mut depth = 0_usize;
        let mut is_open = true;
        let own = tokens(text).into_iter().take_while(|token| {
            let was_open = is_open;
            match token.text {
                "#{" | "{" | "(" | "[" => depth = depth.saturating_add(1),
                "}" | ")" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            is_open = was_open && depth > 0;
            was_open
        });
        let words = own.filter_map(|token| match token.kind {
            TokenKind::Comment => None,
            TokenKind::Word => Some((self.now)(token.text)),
            _ => Some(token.text.to_owned()),
        });
        digest("entries", words)
    }
}

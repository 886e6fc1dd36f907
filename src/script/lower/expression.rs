//! Lowers expressions: each to the one type it has.

use rhai::{Expr, FnCallExpr, Stmt, Token};

use super::{Any, Lowered, Lowering, NotCovered, is_name, placed};
use crate::number::Exact;
use crate::pack::FactKind;
use crate::script::library::{Arithmetic, Comparison};
use crate::script::names::FULL;
use crate::script::rule::{
    Arguments, Condition, ConditionNode, FactIndex, Local, Number, NumberNode, Numbers, Place,
    Text, TextNode,
};

impl Lowering<'_> {
    pub(super) fn number_of(&mut self, expression: &Expr) -> Lowered<Number> {
        match self.any(expression)? {
            Any::Number(number) => Ok(number),
            _ => Err(self.not_covered("type", expression.position())),
        }
    }

    pub(super) fn condition_of(&mut self, expression: &Expr) -> Lowered<Condition> {
        match self.any(expression)? {
            Any::Condition(condition) => Ok(condition),
            _ => Err(self.not_covered("type", expression.position())),
        }
    }

    pub(super) fn text_of(&mut self, expression: &Expr) -> Lowered<Text> {
        match self.any(expression)? {
            Any::Text(text) => Ok(text),
            _ => Err(self.not_covered("type", expression.position())),
        }
    }

    pub(super) fn numbers_of(&mut self, arguments: &[Expr]) -> Lowered<Numbers> {
        let list: Vec<Number> = arguments
            .iter()
            .map(|one| self.number_of(one))
            .collect::<Lowered<_>>()?;
        let first_last = list.len() > 1 && arguments.first().is_some_and(is_name);
        Ok(Numbers { list, first_last })
    }

    pub(super) fn any(&mut self, expression: &Expr) -> Lowered<Any> {
        let place = self.place(expression);
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        match expression {
            Expr::DynamicConstant(value, _) => match value.as_decimal() {
                Ok(number) => Ok(Any::Number(placed(
                    NumberNode::Constant(Exact::from_decimal(number)),
                    place,
                ))),
                Err(_) => Err(not_covered("constant")),
            },
            Expr::BoolConstant(yes, _) => {
                Ok(Any::Condition(placed(ConditionNode::Constant(*yes), place)))
            }
            Expr::StringConstant(text, _) => Ok(Any::Text(placed(
                TextNode::Constant(text.to_string()),
                place,
            ))),
            Expr::Variable(variable, ..) => self.name(&variable.1, place),
            Expr::And(list, _) => {
                let parts = list
                    .iter()
                    .map(|part| self.condition_of(part))
                    .collect::<Lowered<_>>()?;
                Ok(Any::Condition(placed(ConditionNode::All(parts), place)))
            }
            Expr::Or(list, _) => {
                let parts = list
                    .iter()
                    .map(|part| self.condition_of(part))
                    .collect::<Lowered<_>>()?;
                Ok(Any::Condition(placed(ConditionNode::Any(parts), place)))
            }
            Expr::FnCall(call, _) if call.op_token.is_some() => self.operator(call, place),
            Expr::FnCall(call, _) => self.call(call, place),
            Expr::Stmt(block) => match block.statements() {
                [Stmt::If(flow, position)] => self.choice(flow, *position),
                [Stmt::Expr(inner)] => self.any(inner),
                _ => Err(not_covered("block")),
            },
            _ => Err(not_covered("expression")),
        }
    }

    fn name(&mut self, name: &str, place: Place) -> Lowered<Any> {
        if let Some(local) = self.names.get(name) {
            return Ok(match *local {
                Local::Number(slot) => Any::Number(placed(NumberNode::Local(slot), place)),
                Local::Condition(slot) => Any::Condition(placed(ConditionNode::Local(slot), place)),
                Local::Text(slot) => Any::Text(placed(TextNode::Local(slot), place)),
            });
        }
        if FULL.contains(&name) {
            return Ok(Any::Number(placed(NumberNode::Full, place)));
        }
        if let Some(parameter) = self
            .pack
            .parameters
            .iter()
            .find(|one| one.name.value == name)
        {
            let node = NumberNode::Parameter(Exact::from_decimal(parameter.value));
            return Ok(Any::Number(placed(node, place)));
        }
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        let fact = self.fact_index(name).ok_or(not_covered("name"))?;
        match self
            .pack
            .facts
            .get(fact)
            .map(|fact| (&fact.kind, fact.optional))
        {
            Some((_, true)) => Err(not_covered("optional")),
            Some((FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_), _)) => {
                Ok(Any::Number(placed(NumberNode::Fact(fact), place)))
            }
            Some((FactKind::Bool, _)) => {
                Ok(Any::Condition(placed(ConditionNode::Fact(fact), place)))
            }
            Some((FactKind::Choice(_) | FactKind::Text, _)) => {
                Ok(Any::Text(placed(TextNode::Fact(fact), place)))
            }
            _ => Err(not_covered("fact")),
        }
    }

    pub(super) fn fact_index(&self, name: &str) -> Option<FactIndex> {
        self.pack
            .facts
            .iter()
            .position(|fact| fact.name.value == name)
    }

    fn operator(&mut self, call: &FnCallExpr, place: Place) -> Lowered<Any> {
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        let token = call.op_token.as_ref().ok_or(not_covered("operator"))?;
        if let [operand] = call.args.as_slice() {
            return match token {
                Token::Bang => {
                    let operand = self.condition_of(operand)?;
                    Ok(Any::Condition(placed(ConditionNode::Not(operand), place)))
                }
                Token::UnaryMinus | Token::Minus => {
                    let operand = self.number_of(operand)?;
                    Ok(Any::Number(placed(NumberNode::Negative(operand), place)))
                }
                Token::UnaryPlus | Token::Plus => self.number_of(operand).map(Any::Number),
                _ => Err(not_covered("operator")),
            };
        }
        let [left, right] = call.args.as_slice() else {
            return Err(not_covered("operator"));
        };
        let sign = call.name.as_str();
        if let Some((_, operator)) = Arithmetic::SIGNS.iter().find(|(known, _)| *known == sign) {
            let arguments = self.numbers_of(&call.args)?;
            return Ok(Any::Number(placed(
                NumberNode::Arithmetic {
                    operator: *operator,
                    arguments,
                },
                place,
            )));
        }
        let known = Comparison::SIGNS.iter().find(|(known, _)| *known == sign);
        let comparison = known.ok_or(not_covered("operator"))?.1;
        match (self.any(left)?, self.any(right)?) {
            (Any::Number(first), Any::Number(second)) => {
                let numbers = Numbers {
                    list: vec![first, second],
                    first_last: is_name(left),
                };
                Ok(Any::Condition(placed(
                    ConditionNode::Compare {
                        comparison,
                        numbers,
                    },
                    place,
                )))
            }
            (Any::Text(first), Any::Text(second))
                if matches!(comparison, Comparison::Equal | Comparison::NotEqual) =>
            {
                let texts = Arguments {
                    first,
                    second,
                    first_last: is_name(left),
                };
                let same = comparison == Comparison::Equal;
                Ok(Any::Condition(placed(
                    ConditionNode::SameText { texts, same },
                    place,
                )))
            }
            _ => Err(not_covered("operands")),
        }
    }
}

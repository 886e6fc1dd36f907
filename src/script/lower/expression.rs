//! Lowers expressions: each to the one type it has.

use rhai::{Expr, FnCallExpr, Stmt, Token};

use super::given::known_if;
use super::{Any, Lowered, Lowering, Named, NotCovered, is_name, placed};
use crate::number::Exact;
use crate::pack::FactKind;
use crate::script::library::{Arithmetic, Comparison};
use crate::script::names::FULL;
use crate::script::rule::{
    Arguments, Condition, ConditionNode, FactIndex, Local, Number, NumberNode, Numbers, Part,
    Place, Text, TextNode,
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
                let parts = self.parts(list, true)?;
                Ok(Any::Condition(placed(ConditionNode::All(parts), place)))
            }
            Expr::Or(list, _) => {
                let parts = self.parts(list, false)?;
                Ok(Any::Condition(placed(ConditionNode::Any(parts), place)))
            }
            Expr::Dot(sides, ..) => match &sides.rhs {
                Expr::Property(property, _) => self.cell(&sides.lhs, &property.2, place),
                _ => Err(not_covered("method")),
            },
            Expr::Index(sides, ..) => match &sides.rhs {
                Expr::StringConstant(column, _) => self.cell(&sides.lhs, column, place),
                _ => Err(not_covered("index")),
            },
            Expr::InterpolatedString(list, _) => {
                let parts = list
                    .iter()
                    .map(|part| self.part(part))
                    .collect::<Lowered<_>>()?;
                let node = TextNode::Joined {
                    parts,
                    first_last: false,
                };
                Ok(Any::Text(placed(node, place)))
            }
            Expr::FnCall(call, _) if call.op_token.is_some() => self.operator(call, place),
            Expr::FnCall(call, _) => self.call(call, place),
            Expr::Stmt(block) => match block.statements() {
                [Stmt::If(flow, position)] => self.choice(flow, *position),
                [Stmt::Expr(inner)] => Ok(spanning(self.any(inner)?, place)),
                _ => Err(not_covered("block")),
            },
            _ => Err(not_covered("expression")),
        }
    }

    /// Conditions of which each is asked only where those before it are `truth`.
    fn parts(&mut self, list: &[Expr], truth: bool) -> Lowered<Vec<Condition>> {
        self.knowing(&[], |lowering| {
            let part = |part| {
                let condition = lowering.condition_of(part)?;
                lowering.given.extend(known_if(&condition, truth));
                Ok(condition)
            };
            list.iter().map(part).collect()
        })
    }

    /// A part of a joined text.
    fn part(&mut self, expression: &Expr) -> Lowered<Part> {
        match self.any(expression)? {
            Any::Text(text) => Ok(Part::Text(text)),
            Any::Number(number) => Ok(Part::Number(number)),
            Any::Condition(_) => Err(self.not_covered("part", expression.position())),
        }
    }

    fn name(&mut self, name: &str, place: Place) -> Lowered<Any> {
        let not_covered = |what| NotCovered {
            what,
            range: place.whole,
        };
        match self.names.get(name).copied() {
            Some(Named::Local(Local::Number(slot))) => {
                return Ok(Any::Number(placed(NumberNode::Local(slot), place)));
            }
            Some(Named::Local(Local::Condition(slot))) => {
                return Ok(Any::Condition(placed(ConditionNode::Local(slot), place)));
            }
            Some(Named::Local(Local::Text(slot))) => {
                return Ok(Any::Text(placed(TextNode::Local(slot), place)));
            }
            Some(Named::Row) => return Err(not_covered("row")),
            None => {}
        }
        if FULL.contains(&name) {
            let node = NumberNode::Full(self.full.clone());
            return Ok(Any::Number(placed(node, place)));
        }
        let mut parameters = self.pack.parameters.iter().enumerate();
        if let Some((index, known)) = parameters.find(|(_, one)| one.name.value == name) {
            let node = NumberNode::Parameter(index, Exact::from_decimal(known.value));
            return Ok(Any::Number(placed(node, place)));
        }
        let fact = self.fact_index(name).ok_or(not_covered("name"))?;
        let declared = self.pack.facts.get(fact).ok_or(not_covered("name"))?;
        if declared.optional && !self.given.contains(&fact) {
            return Err(not_covered("optional"));
        }
        match &declared.kind {
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_) => {
                Ok(Any::Number(placed(NumberNode::Fact(fact), place)))
            }
            FactKind::Bool => Ok(Any::Condition(placed(ConditionNode::Fact(fact), place))),
            FactKind::Choice(options) => {
                let node = TextNode::Option(fact, options.clone());
                Ok(Any::Text(placed(node, place)))
            }
            FactKind::Text => Ok(Any::Text(placed(TextNode::Fact(fact), place))),
            _ => Err(not_covered("fact")),
        }
    }

    pub(super) fn fact_index(&self, name: &str) -> Option<FactIndex> {
        self.pack.fact_index(name)
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
                    Ok(self.number(NumberNode::Negative(operand), place))
                }
                Token::UnaryPlus | Token::Plus => {
                    let operand = self.number_of(operand)?;
                    Ok(spanning(Any::Number(operand), place))
                }
                _ => Err(not_covered("operator")),
            };
        }
        let [left, right] = call.args.as_slice() else {
            return Err(not_covered("operator"));
        };
        let sign = call.name.as_str();
        if let Some(operator) = Arithmetic::of_sign(sign) {
            return match (operator, self.any(left)?, self.any(right)?) {
                (_, Any::Number(first), Any::Number(second)) => {
                    let numbers = Arguments {
                        first,
                        second,
                        first_last: is_name(left),
                    };
                    Ok(self.number(NumberNode::Arithmetic { operator, numbers }, place))
                }
                (Arithmetic::Add, first, second) => {
                    let node = TextNode::Joined {
                        parts: joined(first, second).ok_or(not_covered("operands"))?,
                        first_last: is_name(left),
                    };
                    Ok(Any::Text(placed(node, place)))
                }
                _ => Err(not_covered("operands")),
            };
        }
        let known = Comparison::SIGNS.iter().find(|(known, _)| *known == sign);
        let comparison = known.ok_or(not_covered("operator"))?.1;
        let same = comparison == Comparison::Equal;
        let asks_sameness = same || comparison == Comparison::NotEqual;
        if let ((fact, Expr::Unit(_)) | (Expr::Unit(_), fact), true) =
            ((left, right), asks_sameness)
        {
            let given = ConditionNode::Given(self.optional_fact(fact, place)?);
            let given = placed(given, place);
            return Ok(Any::Condition(if same {
                placed(ConditionNode::Not(given), place)
            } else {
                given
            }));
        }
        match (self.any(left)?, self.any(right)?) {
            (Any::Number(first), Any::Number(second)) => {
                let numbers = Arguments {
                    first,
                    second,
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
            (Any::Text(first), Any::Text(second)) if asks_sameness => {
                let node = match (*first.node, *second.node) {
                    (TextNode::Option(fact, options), TextNode::Constant(wanted))
                    | (TextNode::Constant(wanted), TextNode::Option(fact, options)) => {
                        let option = options.iter().position(|option| *option == wanted);
                        ConditionNode::IsOption { fact, option, same }
                    }
                    (one, two) => {
                        let texts = Arguments {
                            first: placed(one, first.place),
                            second: placed(two, second.place),
                            first_last: is_name(left),
                        };
                        ConditionNode::SameText { texts, same }
                    }
                };
                Ok(Any::Condition(placed(node, place)))
            }
            _ => Err(not_covered("operands")),
        }
    }
}

/// Two parts of a text of which at least one is a text.
fn joined(first: Any, second: Any) -> Option<Vec<Part>> {
    match (first, second) {
        (Any::Text(first), Any::Text(second)) => Some(vec![Part::Text(first), Part::Text(second)]),
        (Any::Text(first), Any::Number(second)) => {
            Some(vec![Part::Text(first), Part::Number(second)])
        }
        (Any::Number(first), Any::Text(second)) => {
            Some(vec![Part::Number(first), Part::Text(second)])
        }
        _ => None,
    }
}

/// An expression that another one stands for: blamed as an argument, it is told with all that was written; a fault of its own
/// keeps its place.
fn spanning(mut any: Any, written: Place) -> Any {
    let place = match &mut any {
        Any::Number(number) => &mut number.place,
        Any::Condition(condition) => &mut condition.place,
        Any::Text(text) => &mut text.place,
    };
    place.whole = written.whole;
    any
}

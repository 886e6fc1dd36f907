//! Lowers a relation as rules are lowered, for what is said of its parts without figures.

use rhai::{AST, Expr, Stmt};

use super::{Lowered, Lowering, NotCovered, placed};
use crate::number::Exact;
use crate::pack::Pack;
use crate::script::place::ScriptText;
use crate::script::relation::POSSIBLE_SHARE;
use crate::script::rule::{Branch, Choice, Condition, Ending, Number, NumberNode, Rule};

/// One part of a relation; all must hold.
pub enum RelationPart {
    Holds(Condition),
    /// Whether a whole number of `count` can make the printed percentage `share`.
    PossibleShare {
        share: Number,
        count: Number,
    },
}

/// Lowers a relation whose names all resolve.
///
/// # Errors
/// The first construct that rules do not cover.
pub fn relation_parts(
    ast: &AST,
    text: ScriptText<'_>,
    pack: &Pack,
) -> Result<Vec<RelationPart>, NotCovered> {
    let mut lowering = Lowering::new(ast, text, pack, pack.full_marks);
    // A relation without one of its figures is not judged.
    lowering.given = (0..pack.facts.len()).collect();
    let mut parts = Vec::new();
    match ast.statements() {
        [Stmt::Expr(expression)] => lowering.relation(expression, &mut parts)?,
        [Stmt::FnCall(call, position)] => {
            lowering.relation(&Expr::FnCall(call.clone(), *position), &mut parts)?;
        }
        _ => {
            return Err(NotCovered {
                what: "relation",
                range: (0, 0),
            });
        }
    }
    Ok(parts)
}

/// Lowers a condition whose names all resolve to a rule: 1 where it holds, 0 where it does not.
///
/// # Errors
/// The first construct that rules do not cover.
pub fn condition_rule(ast: &AST, text: ScriptText<'_>, pack: &Pack) -> Result<Rule, NotCovered> {
    let mut lowering = Lowering::new(ast, text, pack, pack.full_marks);
    let condition = match ast.statements() {
        [Stmt::Expr(expression)] => lowering.condition_of(expression)?,
        [Stmt::FnCall(call, position)] => {
            lowering.condition_of(&Expr::FnCall(call.clone(), *position))?
        }
        _ => {
            return Err(NotCovered {
                what: "condition",
                range: (0, 0),
            });
        }
    };
    let place = condition.place;
    let points = |points: Exact| Branch {
        statements: Vec::new(),
        ending: Ending::Value(placed(NumberNode::Constant(points), place)),
    };
    let choice = Choice {
        condition,
        then: points(Exact::ONE),
        otherwise: points(Exact::ZERO),
    };
    Ok(Rule {
        body: Branch {
            statements: Vec::new(),
            ending: Ending::Value(placed(NumberNode::Choose(choice), place)),
        },
        steps: lowering.steps,
        locals: lowering.locals,
    })
}

impl Lowering<'_> {
    fn relation(&mut self, expression: &Expr, parts: &mut Vec<RelationPart>) -> Lowered<()> {
        if let Expr::And(list, _) = expression {
            return list.iter().try_for_each(|part| self.relation(part, parts));
        }
        if let Expr::FnCall(call, _) = expression
            && POSSIBLE_SHARE.contains(&call.name.as_str())
            && let [share, count] = call.args.as_slice()
        {
            parts.push(RelationPart::PossibleShare {
                share: self.number_of(share)?,
                count: self.number_of(count)?,
            });
            return Ok(());
        }
        parts.push(RelationPart::Holds(self.condition_of(expression)?));
        Ok(())
    }
}

//! Where a rule knows that an optional fact is given: past a test of it, there it is a number like any other.

use crate::script::rule::{Condition, ConditionNode, FactIndex, Statement};

/// The optional facts that are given wherever the condition is found to be `truth`.
pub fn known_if(condition: &Condition, truth: bool) -> Vec<FactIndex> {
    match &*condition.node {
        ConditionNode::Given(fact) if truth => vec![*fact],
        ConditionNode::Not(operand) => known_if(operand, !truth),
        ConditionNode::All(parts) if truth => of_all(parts, truth),
        ConditionNode::Any(parts) if !truth => of_all(parts, truth),
        _ => Vec::new(),
    }
}

fn of_all(parts: &[Condition], truth: bool) -> Vec<FactIndex> {
    parts
        .iter()
        .flat_map(|part| known_if(part, truth))
        .collect()
}

/// Whether nothing comes after these statements.
pub fn ends_here(statements: &[Statement]) -> bool {
    statements.iter().any(|statement| match statement {
        Statement::NotApplicable(_) => true,
        Statement::If(_, then, otherwise) => ends_here(then) && ends_here(otherwise),
        _ => false,
    })
}

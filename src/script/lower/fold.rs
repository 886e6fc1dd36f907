//! What a rule would compute anew for every case and is always the same, computed once.

use super::placed;
use crate::script::compute::{fixed_bands, fixed_number};
use crate::script::library::Band;
use crate::script::place::ScriptText;
use crate::script::rule::{BandNode, Number, NumberNode};

/// Whether a number is known without a case.
fn is_fixed(number: &Number) -> bool {
    matches!(
        &*number.node,
        NumberNode::Constant(_)
            | NumberNode::Full(_)
            | NumberNode::Parameter(..)
            | NumberNode::Folded { .. }
    )
}

/// The value of a number that is known without a case.
pub fn fixed(number: &Number) -> Option<&crate::number::Exact> {
    match &*number.node {
        NumberNode::Constant(value)
        | NumberNode::Full(value)
        | NumberNode::Parameter(_, value)
        | NumberNode::Folded { value, .. } => Some(value),
        _ => None,
    }
}

/// A number of fixed parts with its value; as it is where it has none, so that its fault is found when it is computed.
pub fn folded(number: Number, text: ScriptText<'_>) -> Number {
    let is_foldable = match &*number.node {
        NumberNode::Arithmetic { numbers, .. } => {
            is_fixed(&numbers.first) && is_fixed(&numbers.second)
        }
        NumberNode::Negative(operand) => is_fixed(operand),
        NumberNode::Call { arguments, .. } => arguments.list.iter().all(is_fixed),
        NumberNode::OfList { list, .. } => list.iter().all(is_fixed),
        NumberNode::OfLists { first, second, .. } => first.iter().chain(second).all(is_fixed),
        _ => false,
    };
    if !is_foldable {
        return number;
    }
    match fixed_number(&number, text) {
        Some(value) => {
            let place = number.place;
            placed(NumberNode::Folded { value, of: number }, place)
        }
        None => number,
    }
}

/// Bands whose every number is fixed, and that are sound.
pub fn bands(bands: &[BandNode], text: ScriptText<'_>) -> Option<Vec<Band>> {
    let mut numbers = bands.iter().flat_map(|band| &band.numbers.list);
    numbers
        .all(is_fixed)
        .then(|| fixed_bands(bands, text))
        .flatten()
}

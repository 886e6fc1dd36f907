//! What a rule would compute anew for every case and is always the same, computed once.

use super::placed;
use crate::script::compute::{fixed_bands, fixed_number};
use crate::script::library::Band;
use crate::script::place::ScriptText;
use crate::script::rule::{BandNode, Number, NumberNode};

/// A number of fixed parts with its value; as it is where it has none, so that its fault is found when it is computed.
pub fn folded(number: Number, text: ScriptText<'_>) -> Number {
    let is_foldable = match &*number.node {
        NumberNode::Arithmetic { numbers, .. } => {
            numbers.first.is_fixed() && numbers.second.is_fixed()
        }
        NumberNode::Negative(operand) => operand.is_fixed(),
        NumberNode::Call { arguments, .. } => arguments.list.iter().all(Number::is_fixed),
        NumberNode::OfList { list, .. } => list.iter().all(Number::is_fixed),
        NumberNode::OfLists { first, second, .. } => {
            first.iter().chain(second).all(Number::is_fixed)
        }
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
        .all(Number::is_fixed)
        .then(|| fixed_bands(bands, text))
        .flatten()
}

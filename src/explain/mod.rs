//! Why a case has the score it has: of each indicator the rule, what was done, what was decided, and what became of the score
//! on its way into the total.

mod effect;
mod find;
mod head;

pub use effect::Effect;
pub use find::find;

use crate::bind::Facts;
use crate::case::Case;
use crate::number::{Decimal, Exact};
use crate::pack::{Group, Pack};
use crate::score::{Evaluation, GroupResult, IndicatorResult, score};
use crate::script::{Account, End, Inputs, Program};

/// A case with everything that its score is made of.
#[derive(Clone, Debug)]
pub struct Explained {
    pub evaluation: Evaluation,
    /// Those asked for, in the pack's order.
    pub indicators: Vec<Explanation>,
}

/// Why an indicator has the score it has.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Its index in the pack.
    pub index: usize,
    /// The names of the groups it is in, the outermost first.
    pub groups: Vec<String>,
    /// The comments at the head of its script.
    pub comments: Vec<String>,
    /// The parameters its script uses, by their index in the pack.
    pub parameters: Vec<usize>,
    /// What its script did; none where nothing is known but steps and facts.
    pub account: Option<Account>,
    /// What leaves its script to the interpreter, as it is written there.
    pub left_to_interpreter: Option<String>,
    /// The score that the script came to: not yet rounded, without weight that has moved.
    pub exact: Option<Exact>,
    pub result: IndicatorResult,
    /// Points that it has got of other indicators.
    pub gained: Decimal,
    /// What becomes of the score outside the script.
    pub effects: Vec<Effect>,
}

/// Explains indicators of a case, by their index in the pack; all of them where none is given. `program` must be compiled of
/// `pack`, and `facts` bound to it. Pure: the same inputs give the same result.
#[must_use]
pub fn explain(
    pack: &Pack,
    program: &Program,
    (case, facts): (&Case, &Facts),
    wanted: Option<&[usize]>,
) -> Explained {
    let evaluation = score(pack, program, case, facts);
    let (pack, program) = program.in_year(pack, case.year.value);
    let inputs = Inputs::new(pack, facts);
    let mut indicators = Vec::new();
    for (index, indicator) in pack.indicators.iter().enumerate() {
        if wanted.is_some_and(|wanted| !wanted.contains(&index)) {
            continue;
        }
        let Some(result) = result_of(&evaluation.groups, &indicator.id.value) else {
            continue;
        };
        let run = program.run(index, &inputs);
        let parameter = |name: &str| {
            let mut parameters = pack.parameters.iter();
            parameters.position(|one| one.name.value == name)
        };
        let interpreted = program.interpreted(index);
        indicators.push(Explanation {
            index,
            groups: path(&pack.groups, index),
            comments: head::comments(&indicator.script.value),
            parameters: program.parameters(index).filter_map(parameter).collect(),
            account: program.account(index, pack, facts),
            left_to_interpreter: interpreted.map(|(_, text)| text.to_owned()),
            exact: run.and_then(|run| match run.end {
                End::Score(score) => Some(score),
                _ => None,
            }),
            gained: (result.max - indicator.max).max(Decimal::ZERO),
            effects: effect::effects(pack, &evaluation, index),
            result: result.clone(),
        });
    }
    Explained {
        evaluation,
        indicators,
    }
}

fn result_of<'e>(groups: &'e [GroupResult], id: &str) -> Option<&'e IndicatorResult> {
    groups.iter().find_map(|group| {
        let own = group.indicators.iter().find(|one| one.id == id);
        own.or_else(|| result_of(&group.groups, id))
    })
}

/// The names of the groups around an indicator.
fn path(groups: &[Group], index: usize) -> Vec<String> {
    for group in groups {
        let inner = path(&group.groups, index);
        if !inner.is_empty() || group.indicators.contains(&index) {
            let mut names = vec![group.name.clone()];
            names.extend(inner);
            return names;
        }
    }
    Vec::new()
}

//! Two versions of a pack held against each other: what changed in the rules, whom it moves, and which change moves them by how
//! much.

mod attribution;
mod edit;
mod hybrid;
mod impact;
mod levers;
mod matched;
mod normal;
mod reader;
mod rules;
mod shapley;
mod skeleton;
mod walk;
mod witness;

pub use attribution::{Attribution, Share, Sharing, share_points};
pub use edit::{Aspect, Edit, EditKind, Subject};
pub use hybrid::{AtHand, CaseFacts, Hybrids, Set, Sums};
pub use impact::{
    CaseImpact, ChangeStep, Ground, Impact, IndicatorSum, Lacking, LeverSum, Measuring, MovedMark,
    Side, Spread, points_of,
};
pub use levers::{Lever, What, levers};
pub use matched::{Matched, Pair, Pairs};
pub use normal::{Meaning, meaning};
pub use reader::{OldFacts, reader};
pub use rules::{ScriptChange, edits, script_change};
pub use shapley::{Part, Way, shares};
pub use walk::{Stand, Step, Stop, Walk, Watched, admitted, names_of, walk};
pub use witness::{Along, Differing, Found, Region, Witness, Witnesses, differing};

use crate::pack::Pack;

/// Two versions of a pack, what changed between them, and whom it moves.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// In the order of a manifest: the pack itself, grades, facts, parameters, groups, indicators, relations, vetoes.
    pub edits: Vec<Edit>,
    /// What the versions share, and what of the edits can move a score.
    pub ground: Ground,
    /// The rules that hang on something that changed, with facts that show it; empty where nobody has looked.
    pub differing: Vec<Differing>,
    /// What becomes of cases; none where none were asked for.
    pub impact: Option<Impact>,
}

impl Comparison {
    /// Of two versions, without cases.
    #[must_use]
    pub fn of(old: Version<'_>, new: Version<'_>) -> Self {
        let edits = edits(old, new);
        Self {
            ground: Ground::of(old.pack, new.pack, &edits),
            edits,
            differing: Vec::new(),
            impact: None,
        }
    }
}

/// A pack with its program.
#[derive(Clone, Copy)]
pub struct Version<'p> {
    pub pack: &'p Pack,
    /// Compiled of the pack.
    pub program: &'p crate::script::Program,
}

//! What a target has done: a target that does nothing is noticed by its count.

use std::ops::AddAssign;

/// Counts over any number of inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Results that were held against each other, or texts that were read.
    pub evaluations: u64,
    /// Those of a compiled rule: only these can differ.
    pub compiled: u64,
    /// Those that came to a score.
    pub scores: u64,
    /// Those that the flat rule had a result of.
    pub quick: u64,
    /// Texts that were read without a complaint.
    pub accepted: u64,
}

impl Tally {
    /// One text was read.
    pub fn of_text(is_accepted: bool) -> Self {
        Self {
            evaluations: 1,
            accepted: u64::from(is_accepted),
            ..Self::default()
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.evaluations += other.evaluations;
        self.compiled += other.compiled;
        self.scores += other.scores;
        self.quick += other.quick;
        self.accepted += other.accepted;
    }
}

//! Cases drawn at random from what a pack admits, with weight on the thresholds of its rules: what its worked examples give,
//! and one step beside it.

mod values;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use self::values::draw;
use crate::bind::{Facts, bind_facts};
use crate::pack::{Pack, Value};

/// Draws case after case: the same ones for the same pack and seed, on every machine.
pub struct DrawnCases<'p> {
    pack: &'p Pack,
    random: ChaCha8Rng,
    /// By indicator: the facts of its worked examples.
    examples: Vec<Vec<Facts>>,
    /// By fact: every value that a worked example gives it.
    given: Vec<Vec<Value>>,
}

impl<'p> DrawnCases<'p> {
    /// Begins with this seed.
    #[must_use]
    pub fn new(pack: &'p Pack, seed: u64) -> Self {
        let examples: Vec<Vec<Facts>> = pack
            .indicators
            .iter()
            .map(|indicator| {
                let bound = indicator
                    .examples
                    .iter()
                    .map(|example| bind_facts(pack, &example.facts));
                bound.filter_map(|bound| bound.value).collect()
            })
            .collect();
        let given = (0..pack.facts.len())
            .map(|index| {
                let values = examples.iter().flatten();
                values
                    .filter_map(|facts| facts.get(index).cloned())
                    .collect()
            })
            .collect();
        Self {
            pack,
            random: ChaCha8Rng::seed_from_u64(seed),
            examples,
            given,
        }
    }

    /// The next case. Every fact that must be given is; one that may be left out is so now and then.
    pub fn draw(&mut self, facts: &mut Facts) {
        facts.clear(self.pack);
        for (index, (fact, given)) in self.pack.facts.iter().zip(&self.given).enumerate() {
            let is_left_out = fact.optional && self.random.random_range(0..3) == 0;
            if !is_left_out {
                facts.set(index, Some(draw(&fact.kind, given, &mut self.random)));
            }
        }
        // Several facts make a figure together: most rules get those of one of their examples.
        for examples in &self.examples {
            if examples.is_empty() || self.random.random_range(0..10) >= 6 {
                continue;
            }
            let Some(example) = examples.get(self.random.random_range(0..examples.len())) else {
                continue;
            };
            for index in 0..self.pack.facts.len() {
                if let Some(value) = example.get(index) {
                    facts.set(index, Some(value.clone()));
                }
            }
        }
    }
}

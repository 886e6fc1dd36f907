//! The rank of a case among all, also where its total is a range.

use crate::number::Decimal;
use crate::score::Range;

/// The totals of all cases, before and after.
#[derive(Debug, Default)]
pub struct Ranks {
    totals: Vec<(Range, Range)>,
}

impl Ranks {
    pub fn push(&mut self, before: Range, after: Range) {
        self.totals.push((before, after));
    }

    pub fn len(&self) -> usize {
        self.totals.len()
    }

    /// The totals as they came.
    pub fn into_totals(self) -> Vec<(Range, Range)> {
        self.totals
    }

    /// The totals in order.
    pub fn ranked(&self) -> Ranked {
        Ranked {
            before: Order::of(self.totals.iter().map(|(before, _)| *before)),
            after: Order::of(self.totals.iter().map(|(_, after)| *after)),
        }
    }
}

/// All totals in order, before and after.
pub struct Ranked {
    before: Order,
    after: Order,
}

impl Ranked {
    /// The ranks of a case, each from the best to the worst that it can be.
    pub fn of(&self, before: Range, after: Range) -> ((usize, usize), (usize, usize)) {
        (self.before.rank(before), self.after.rank(after))
    }
}

struct Order {
    lows: Vec<Decimal>,
    highs: Vec<Decimal>,
}

impl Order {
    fn of(totals: impl Iterator<Item = Range> + Clone) -> Self {
        let sorted = |mut ends: Vec<Decimal>| {
            ends.sort_unstable();
            ends
        };
        Self {
            lows: sorted(totals.clone().map(|one| one.low).collect()),
            highs: sorted(totals.map(|one| one.high).collect()),
        }
    }

    /// Behind those that are better in any case; behind those that may be better.
    fn rank(&self, total: Range) -> (usize, usize) {
        let above = |ends: &[Decimal], limit: Decimal| {
            let up_to = ends.partition_point(|end| *end <= limit);
            ends.len().saturating_sub(up_to)
        };
        let best = above(&self.lows, total.high);
        // A case whose total is a range would else stand behind itself.
        let own = usize::from(total.high > total.low);
        let worst = above(&self.highs, total.low).saturating_sub(own);
        (best.saturating_add(1), worst.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_a_rank_and_a_range_has_several() {
        let mut ranks = Ranks::default();
        let range = |low: i64, high: i64| Range {
            low: Decimal::from(low),
            high: Decimal::from(high),
        };
        for total in [range(90, 90), range(80, 80), range(80, 80), range(70, 95)] {
            ranks.push(total, total);
        }
        let ranked = ranks.ranked();
        let before = |total| ranked.of(total, total).0;
        assert_eq!(before(range(90, 90)), (1, 2));
        assert_eq!(before(range(80, 80)), (2, 3));
        assert_eq!(before(range(70, 95)), (1, 4));
    }
}

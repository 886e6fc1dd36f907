//! Which way the points of a tier go.

use super::Trend;
use crate::number::{Exact, Interval};
use crate::script::library::Band;

/// Which way points go as the figure passes through all it can be.
pub(super) fn points_along(range: &Interval, bands: &[Band]) -> Trend {
    let mut limits: Vec<Exact> = bands
        .iter()
        .flat_map(|band| band.reach.limits())
        .cloned()
        .collect();
    limits.sort();
    limits.dedup();
    let half = |a: &Exact, b: &Exact| {
        a.add(b)
            .divide(&Exact::from_integer(2))
            .unwrap_or(Exact::ZERO)
    };
    let mut figures = Vec::new();
    figures.extend(limits.first().map(|first| first.subtract(&Exact::ONE)));
    for (index, limit) in limits.iter().enumerate() {
        figures.push(limit.clone());
        let next = limits.get(index + 1);
        figures.push(next.map_or_else(|| limit.add(&Exact::ONE), |next| half(limit, next)));
    }
    // Between two limits every figure has the same points; those outside the range count for nothing.
    let inside = |figure: &Exact| {
        let position = limits.binary_search(figure);
        match position {
            Ok(_) => range.holds(figure),
            Err(place) => {
                let above = place.checked_sub(1).and_then(|place| limits.get(place));
                let low =
                    above.map_or_else(Interval::any_number, |at| Interval::from(at.clone(), false));
                let high = limits
                    .get(place)
                    .map_or_else(Interval::any_number, |at| Interval::to(at, false));
                low.intersect(&high)
                    .and_then(|gap| gap.intersect(range))
                    .is_some()
            }
        }
    };
    let points: Vec<&Exact> = figures
        .iter()
        .filter(|figure| inside(figure))
        .filter_map(|figure| bands.iter().find(|band| band.reach.holds(figure)))
        .map(|band| &band.points)
        .collect();
    let pairs = || points.iter().zip(points.iter().skip(1));
    match (pairs().any(|(a, b)| a < b), pairs().any(|(a, b)| a > b)) {
        (false, false) => Trend::Still,
        (true, false) => Trend::Up,
        (false, true) => Trend::Down,
        (true, true) => Trend::Unknown,
    }
}

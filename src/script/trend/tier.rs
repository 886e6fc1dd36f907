//! Which way the points of a tier go.

use super::Trend;
use crate::number::{Exact, Interval};
use crate::script::library::Reach;

/// Which way points go from band to band as the figure passes through all it can be; `pays` is what each band pays.
pub(super) fn points_along(
    range: &Interval,
    reaches: &[Reach],
    pays: &[Option<Interval>],
) -> Trend {
    let bands = bands_along(range, reaches);
    let mut trend = Trend::Still;
    for (one, next) in bands.iter().zip(bands.iter().skip(1)) {
        let paid = |band: &usize| pays.get(*band)?.as_ref();
        let (Some(one), Some(next)) = (paid(one), paid(next)) else {
            return Trend::Unknown;
        };
        let goes = match (!next.can_be_below(one), !one.can_be_below(next)) {
            (true, true) => Trend::Still,
            (true, false) => Trend::Up,
            (false, true) => Trend::Down,
            (false, false) => Trend::Unknown,
        };
        trend = trend.and(goes);
    }
    trend
}

/// The bands that the figure comes to as it rises, each once for every time it is entered.
fn bands_along(range: &Interval, reaches: &[Reach]) -> Vec<usize> {
    let mut limits: Vec<Exact> = reaches.iter().flat_map(Reach::limits).cloned().collect();
    limits.sort();
    limits.dedup();
    let half = |a: &Exact, b: &Exact| {
        a.add(b)
            .divide(&Exact::from_integer(2))
            .unwrap_or(Exact::ZERO)
    };
    let mut figures = Vec::new();
    let first = limits.first().map(|first| first.subtract(&Exact::ONE));
    figures.push(first.unwrap_or(Exact::ZERO));
    for (index, limit) in limits.iter().enumerate() {
        figures.push(limit.clone());
        let next = limits.get(index + 1);
        figures.push(next.map_or_else(|| limit.add(&Exact::ONE), |next| half(limit, next)));
    }
    // Between two limits every figure is in the same band; those outside the range count for nothing.
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
    let mut bands: Vec<usize> = figures
        .iter()
        .filter(|figure| inside(figure))
        .filter_map(|figure| reaches.iter().position(|reach| reach.holds(figure)))
        .collect();
    bands.dedup();
    bands
}

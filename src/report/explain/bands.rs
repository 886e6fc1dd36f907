//! Bands of a figure: the one that holds it, narrowed by those before it, and those that did not.

use super::Telling;
use super::figures::{apart, points, short};
use super::sheet::{Item, Kind};
use crate::number::Exact;
use crate::script::library::Reach;
use crate::script::{BandFormula, Formula};

/// An end, and whether it belongs to the band.
type End = (Exact, bool);

/// What is left of the numbers.
#[derive(Default)]
struct Span {
    low: Option<End>,
    high: Option<End>,
    /// The one number, where there is but one.
    only: Option<Exact>,
}

impl Span {
    fn above(&mut self, end: End) {
        if self
            .low
            .as_ref()
            .is_none_or(|low| end.0 > low.0 || end.0 == low.0 && !end.1)
        {
            self.low = Some(end);
        }
    }

    fn below(&mut self, end: End) {
        if self
            .high
            .as_ref()
            .is_none_or(|high| end.0 < high.0 || end.0 == high.0 && !end.1)
        {
            self.high = Some(end);
        }
    }

    /// Those in the reach.
    fn within(&mut self, reach: &Reach) {
        match reach {
            Reach::AtLeast(limit) => self.above((limit.clone(), true)),
            Reach::Above(limit) => self.above((limit.clone(), false)),
            Reach::AtMost(limit) => self.below((limit.clone(), true)),
            Reach::Below(limit) => self.below((limit.clone(), false)),
            Reach::Equal(value) => self.only = Some(value.clone()),
            Reach::Between {
                low,
                low_inclusive,
                high,
                high_inclusive,
            } => {
                self.above((low.clone(), *low_inclusive));
                self.below((high.clone(), *high_inclusive));
            }
            Reach::Otherwise => {}
        }
    }

    /// Those not in the reach, on the side where `x` is.
    fn without(&mut self, reach: &Reach, x: &Exact) {
        match reach {
            Reach::AtLeast(limit) => self.below((limit.clone(), false)),
            Reach::Above(limit) => self.below((limit.clone(), true)),
            Reach::AtMost(limit) => self.above((limit.clone(), false)),
            Reach::Below(limit) => self.above((limit.clone(), true)),
            Reach::Equal(value) if value < x => self.above((value.clone(), false)),
            Reach::Equal(value) => self.below((value.clone(), false)),
            Reach::Between {
                low, low_inclusive, ..
            } if x <= low => self.below((low.clone(), !*low_inclusive)),
            Reach::Between {
                high,
                high_inclusive,
                ..
            } => self.above((high.clone(), !*high_inclusive)),
            Reach::Otherwise => {}
        }
    }

    fn shown(&self) -> String {
        if let Some(only) = &self.only {
            return format!("= {}", short(only));
        }
        match (&self.low, &self.high) {
            (Some((low, from)), Some((high, to))) => {
                let open = if *from { "[" } else { "(" };
                let close = if *to { "]" } else { ")" };
                format!("{open}{}, {}{close}", short(low), short(high))
            }
            (Some((low, from)), None) => {
                format!("{} {}", if *from { "≥" } else { ">" }, short(low))
            }
            (None, Some((high, to))) => {
                format!("{} {}", if *to { "≤" } else { "<" }, short(high))
            }
            (None, None) => "(−∞, +∞)".to_owned(),
        }
    }
}

/// The band that holds the figure, and under it those before it.
pub fn item(view: Telling<'_>, x: &Formula, bands: &[BandFormula], held: Option<usize>) -> Item {
    let Some(value) = x.value() else {
        let formula = super::figures::in_figures(view, x);
        let text = view.with("account-not-computed", &[("formula", &formula)]);
        return Item::new(Kind::Band, text);
    };
    let reaches: Vec<Option<Reach>> = bands
        .iter()
        .map(|band| band.reach.convert(Formula::value))
        .collect();
    let limits: Vec<&Exact> = reaches.iter().flatten().flat_map(Reach::limits).collect();
    let figure = apart(&value, &limits);
    let passed = held.unwrap_or(bands.len());
    let mut span = Span::default();
    let mut missed = Vec::new();
    for (band, reach) in bands.iter().zip(&reaches).take(passed) {
        let Some(reach) = reach else { continue };
        let mut asked = Span::default();
        asked.within(reach);
        let shown = Item {
            kind: Kind::Band,
            text: view.with(
                "account-band-missed",
                &[("points", &points(&band.points)), ("band", &asked.shown())],
            ),
            value: band.points.value().map(|value| short(&value)),
            holds: Some(false),
            ..Item::default()
        };
        missed.push(shown);
        span.without(reach, &value);
    }
    let band = held.and_then(|held| Some((bands.get(held)?, reaches.get(held)?.as_ref()?)));
    let (text, points_of) = match band {
        Some((band, reach)) => {
            span.within(reach);
            let paid = points(&band.points);
            let text = view.with(
                "account-band",
                &[
                    ("figure", &figure),
                    ("band", &span.shown()),
                    ("points", &paid),
                ],
            );
            (text, band.points.value())
        }
        None => (view.with("account-band-none", &[("figure", &figure)]), None),
    };
    Item {
        kind: Kind::Band,
        text,
        figures: Some(figure),
        value: points_of.map(|value| short(&value)),
        holds: Some(held.is_some()),
        inner: missed,
        ..Item::default()
    }
}

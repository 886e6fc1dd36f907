//! A call of the library: each argument held against what the function takes, and what it gives.

use super::signature::{Give, Take, UnitSignature};
use super::tell::{Range, Side};
use super::value::{Known, Value};
use super::walk::Walk;
use crate::script::rule::Place;
use crate::unit::Unit;

/// An argument, or an element of a list that is one.
pub struct Member {
    pub value: Value,
    pub words: String,
    pub at: Range,
}

/// A call while its arguments are looked at.
pub struct Call {
    signature: UnitSignature,
    /// As the script calls it.
    name: String,
    one: Shared,
    two: Shared,
}

/// A unit that several arguments share.
enum Shared {
    /// Of literals only, so far.
    Free,
    Known(Side),
    Unclear,
}

impl Call {
    /// Of the function of this English name; none where the library has none.
    pub fn new(walk: &Walk<'_>, name: &str, place: Place) -> Option<Self> {
        let written = walk.teller.text.slice(place.call);
        let written = written.split('(').next().unwrap_or_default().trim();
        Some(Self {
            signature: UnitSignature::of(name)?,
            name: written.to_owned(),
            one: Shared::Free,
            two: Shared::Free,
        })
    }

    /// Looks at the argument at `index`.
    pub fn argument(&mut self, walk: &mut Walk<'_>, index: usize, member: Member) {
        self.taken(walk, self.signature.take(index), member);
    }

    /// Looks at an argument that must be in `take`.
    pub fn taken(&mut self, walk: &mut Walk<'_>, take: Take, member: Member) {
        match take {
            Take::Any => {}
            Take::One => share(&mut self.one, walk, &self.name, member),
            Take::Two => share(&mut self.two, walk, &self.name, member),
            Take::Points | Take::PointsFor | Take::PointsForEach => {
                let Value::Known(known) = member.value else {
                    return;
                };
                let words = member.words;
                if !known.fits_points() && !self.is_points_for(take, &known.unit) {
                    let given = Side { words, known };
                    walk.teller.not_points(&self.name, member.at, &given);
                }
            }
            Take::Percent => {
                let Value::Known(known) = member.value else {
                    return;
                };
                let words = member.words;
                if !known.fits(&Known::new(Unit::percent())) {
                    let given = Side { words, known };
                    walk.teller.not_percent(&self.name, member.at, &given);
                }
            }
        }
    }

    /// Whether a unit is points for each of what the function counts.
    fn is_points_for(&self, take: Take, unit: &Unit) -> bool {
        match (take, &self.one) {
            (Take::PointsFor, Shared::Known(counted)) => unit
                .times(&counted.known.unit)
                .is_some_and(|unit| unit.is_points()),
            (Take::PointsFor | Take::PointsForEach, _) => unit.is_points_for_each(),
            _ => false,
        }
    }

    /// What it gives.
    pub fn gives(self) -> Value {
        match self.signature.gives {
            Give::Free => Value::Free(None),
            Give::Points => Value::of(Unit::points()),
            Give::Percent => Value::of(Unit::percent()),
            Give::One => self.one.value(),
            Give::Two => self.two.value(),
            Give::TwoOrOne => match self.two {
                Shared::Free => self.one.value(),
                two => two.value(),
            },
        }
    }
}

impl Shared {
    fn value(self) -> Value {
        match self {
            Self::Free => Value::Free(None),
            Self::Known(side) => Value::Known(side.known),
            Self::Unclear => Value::Unclear,
        }
    }
}

/// Holds one more argument against those that share its unit; of several that do not fit, the first is told.
fn share(shared: &mut Shared, walk: &mut Walk<'_>, name: &str, member: Member) {
    let known = match member.value {
        Value::Free(_) => return,
        Value::Unclear => {
            *shared = Shared::Unclear;
            return;
        }
        Value::Known(known) => known,
    };
    let given = Side {
        words: member.words,
        known,
    };
    *shared = match std::mem::replace(shared, Shared::Unclear) {
        Shared::Free => Shared::Known(given),
        Shared::Known(first) if first.known.fits(&given.known) => Shared::Known(Side {
            known: first.known.joined(given.known),
            words: first.words,
        }),
        Shared::Known(first) => {
            walk.teller
                .arguments_differ(name, member.at, &first, &given);
            Shared::Unclear
        }
        Shared::Unclear => Shared::Unclear,
    };
}

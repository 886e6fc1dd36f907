//! What is known of the unit of one number, and what arithmetic makes of it.

use crate::number::Exact;
use crate::script::library::Arithmetic;
use crate::source::Span;
use crate::unit::Unit;

/// The unit of a number.
#[derive(Clone, Debug)]
pub enum Value {
    /// It goes with every unit: a literal, with its value where that is known, a count of rows, an entry of a table in the
    /// script.
    Free(Option<Exact>),
    Known(Known),
    /// Nothing is declared, or it has been complained of already.
    Unclear,
}

/// A known unit.
#[derive(Clone, Debug)]
pub struct Known {
    pub unit: Unit,
    /// Whether any scale fits: a literal such as 10000 came in, by which a conversion may be meant.
    pub is_open: bool,
    /// Whether a literal came in, which may be points for each.
    pub is_weighed: bool,
    /// Whether it may be points for each of something: a parameter in 分.
    pub may_be_for_each: bool,
    /// The declaration that it is of.
    pub origin: Option<Span>,
}

impl Known {
    /// A unit and nothing else.
    #[must_use]
    pub fn new(unit: Unit) -> Self {
        Self {
            unit,
            is_open: false,
            is_weighed: false,
            may_be_for_each: false,
            origin: None,
        }
    }

    /// Whether the two go together as they are.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        let same_scale =
            || self.is_open || other.is_open || self.unit.scale() == other.unit.scale();
        if self.unit.dimension() == other.unit.dimension() {
            same_scale()
        } else {
            self.may_be_points() && other.may_be_points()
        }
    }

    /// Whether it is points of some scale, or may be.
    fn may_be_points(&self) -> bool {
        self.is_weighed || self.unit.is_points()
    }

    /// Whether it is points, or may be.
    #[must_use]
    pub fn fits_points(&self) -> bool {
        if self.unit.is_points() {
            self.is_open || self.unit.scale() == Exact::ONE
        } else {
            self.is_weighed
        }
    }

    /// What two that go together make as one.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let is_weighed = self.is_weighed && other.is_weighed;
        let may_be_for_each = self.may_be_for_each || other.may_be_for_each;
        let decides = if self.unit.dimension() != other.unit.dimension() {
            match (self.unit.is_points(), other.unit.is_points()) {
                (true, _) => self,
                (_, true) => other,
                _ => Self::new(Unit::points()),
            }
        } else if self.is_open && !other.is_open {
            other
        } else {
            self
        };
        Self {
            is_weighed,
            may_be_for_each,
            ..decides
        }
    }
}

impl Value {
    /// Of a unit.
    #[must_use]
    pub fn of(unit: Unit) -> Self {
        Self::Known(Known::new(unit))
    }

    /// The product or the quotient; none where the unit is beyond what can be followed. A rule knows its full marks.
    #[must_use]
    pub fn scaled(self, operator: Arithmetic, other: Self, full: Option<&Exact>) -> Option<Self> {
        let divides = operator == Arithmetic::Divide;
        Some(match (self, other) {
            (Self::Free(one), Self::Free(other)) => {
                let value = one.zip(other);
                let value = value.and_then(|(one, other)| operator.apply(&one, &other).ok());
                Self::Free(value.filter(Exact::is_modest))
            }
            (Self::Known(known), Self::Free(Some(literal))) => {
                Self::Known(by_literal(known, &literal, divides, full))
            }
            (Self::Free(Some(literal)), Self::Known(known)) => {
                let known = by_literal(known, &literal, false, full);
                Self::Known(if divides {
                    Known {
                        unit: Unit::default().over(&known.unit)?,
                        origin: None,
                        ..known
                    }
                } else {
                    known
                })
            }
            (Self::Known(points), Self::Free(None)) | (Self::Free(None), Self::Known(points))
                if points.may_be_for_each && !divides =>
            {
                Self::Known(points_in_all(points))
            }
            (Self::Known(one), Self::Known(other)) => Self::Known(by_known(one, other, divides)?),
            // What is counted has some unit that nobody declares.
            _ => Self::Unclear,
        })
    }
}

fn by_literal(known: Known, literal: &Exact, divides: bool, full: Option<&Exact>) -> Known {
    let size = literal.abs();
    let converts = is_power_of_ten(&size);
    // A ratio times 100 is a percentage, unless that is what full marks are.
    let to_percent =
        size == Exact::ONE_HUNDRED || Exact::ONE.divide(&size) == Some(Exact::ONE_HUNDRED);
    let is_percentage = known.unit.is_share() && to_percent && full != Some(&size);
    let is_plain = divides && (size == Exact::ONE || converts) || is_percentage;
    Known {
        is_open: known.is_open || converts,
        is_weighed: known.is_weighed || !is_plain,
        ..known
    }
}

fn by_known(one: Known, other: Known, divides: bool) -> Option<Known> {
    if !divides {
        match (one.may_be_for_each, other.may_be_for_each) {
            (true, false) if !other.unit.is_points() => return Some(points_in_all(one)),
            (false, true) if !one.unit.is_points() => return Some(points_in_all(other)),
            _ => {}
        }
    }
    let unit = if divides {
        one.unit.over(&other.unit)?
    } else {
        one.unit.times(&other.unit)?
    };
    Some(Known {
        is_open: one.is_open || other.is_open,
        is_weighed: one.is_weighed || other.is_weighed,
        ..Known::new(unit)
    })
}

/// Points for each, times how many.
fn points_in_all(points: Known) -> Known {
    Known {
        is_open: true,
        may_be_for_each: false,
        origin: None,
        ..points
    }
}

/// Whether it is 10, 100 and so on, or one part in so many.
fn is_power_of_ten(value: &Exact) -> bool {
    let inverse = Exact::ONE.divide(value);
    (1..=12).any(|power| {
        let size = Exact::from_integer(10_i128.pow(power));
        *value == size || inverse.as_ref() == Some(&size)
    })
}

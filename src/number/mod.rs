//! Exact arithmetic: decimals from written digits, named roundings, and the intervals that printed figures stand for.
//! Knows nothing of rules.

mod circle;
mod decimal;
mod exact;
mod interval;
mod powers;
mod rounding;
mod small;

pub use circle::direction;
pub use decimal::{DigitsFault, parse_decimal, show, trimmed};
pub use exact::Exact;
pub use interval::Interval;
pub use rounding::{Rounding, ceil, floor, half_up, truncate};
pub use rust_decimal::Decimal;
pub use small::Small;

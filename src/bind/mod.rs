//! A pack's declarations and a case's facts to [`Facts`]: every value of the declared type and within its bounds.

mod columns;
mod conform;
mod facts;
mod header;

pub use columns::{ANSWERS, Columns, RowCase, answer};
pub use conform::{TEXT_LIMIT, conform};
pub use facts::{Facts, bind_case, bind_facts};
pub use header::{CASE_COLUMNS, fact_heading, in_brackets};

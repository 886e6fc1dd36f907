//! Cases as lines of JSON, each with the keys of a case file.

use std::io::{self, Write};

use super::{in_marks, json};
use crate::bind::{Facts, RowCase};
use crate::pack::Pack;

/// Writes a case that is scored by this pack.
///
/// # Errors
/// Those of the writer.
pub fn write_case(
    out: &mut impl Write,
    pack: &Pack,
    case: RowCase<'_>,
    facts: &Facts,
) -> io::Result<()> {
    let given = pack.facts.iter().enumerate().filter_map(|(index, fact)| {
        let value = json(&fact.kind, facts.get(index)?);
        Some(format!("{}:{value}", in_marks(&fact.name.value)))
    });
    writeln!(
        out,
        "{{\"schema\":1,\"case\":{{\"id\":{},\"subject\":{},\"year\":{},\"pack\":{}}},\"facts\":{{{}}}}}",
        in_marks(case.id),
        in_marks(case.subject),
        case.year,
        in_marks(&pack.id),
        given.collect::<Vec<_>>().join(",")
    )
}

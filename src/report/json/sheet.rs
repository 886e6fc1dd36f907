//! The marks of one case of many as a line of JSON.

use std::fmt;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::bind::RowCase;
use crate::number::{Decimal, half_up};
use crate::pack::Pack;
use crate::score::{Mark, Sheet};

/// The version of this format.
const SCHEMA: &str = "jixiao/sheet@1";

/// Writes a line for a case: the total and its grades, the scores by indicator, and why some have none. Numbers are texts in
/// plain decimal notation, as in an evaluation.
///
/// # Errors
/// Those of the writer.
pub fn write_sheet(
    out: &mut impl Write,
    pack: &Pack,
    case: RowCase<'_>,
    sheet: &Sheet,
) -> io::Result<()> {
    let line = Line { pack, case, sheet };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

struct Line<'a> {
    pack: &'a Pack,
    case: RowCase<'a>,
    sheet: &'a Sheet,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = |number| Shown(number, self.pack.decimals);
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("schema", SCHEMA)?;
        line.serialize_entry("id", self.case.id)?;
        line.serialize_entry("subject", self.case.subject)?;
        line.serialize_entry("year", &self.case.year)?;
        line.serialize_entry("low", &shown(self.sheet.total.low))?;
        line.serialize_entry("high", &shown(self.sheet.total.high))?;
        line.serialize_entry("grades", &Grades(self))?;
        line.serialize_entry("scores", &Scores(self))?;
        line.serialize_entry("without_score", &WithoutScore(self))?;
        line.end()
    }
}

/// Every grade the total may still get, worst first.
struct Grades<'a>(&'a Line<'a>);

impl Serialize for Grades<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { pack, sheet, .. } = self.0;
        let worst_first = sheet.grades(pack).into_iter().rev();
        serializer.collect_seq(worst_first.map(|grade| grade.label.as_str()))
    }
}

/// The score of each indicator; null where it has none, or is left out of the total.
struct Scores<'a>(&'a Line<'a>);

impl Serialize for Scores<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { pack, sheet, .. } = self.0;
        let mut scores = serializer.serialize_map(Some(sheet.marks.len()))?;
        for (indicator, mark) in pack.indicators.iter().zip(&sheet.marks) {
            let score = match mark {
                Mark::Scored(score) => Some(*score),
                Mark::NotApplicable(score) => *score,
                Mark::Missing | Mark::Failed => None,
            };
            let score = score.map(|score| Shown(score, pack.decimals));
            scores.serialize_entry(&indicator.id.value, &score)?;
        }
        scores.end()
    }
}

/// Why an indicator was not scored.
struct WithoutScore<'a>(&'a Line<'a>);

impl Serialize for WithoutScore<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { pack, sheet, .. } = self.0;
        let mut reasons = serializer.serialize_map(None)?;
        for (indicator, mark) in pack.indicators.iter().zip(&sheet.marks) {
            let reason = match mark {
                Mark::Scored(_) => continue,
                Mark::NotApplicable(_) => "not-applicable",
                Mark::Missing => "missing",
                Mark::Failed => "failed",
            };
            reasons.serialize_entry(&indicator.id.value, reason)?;
        }
        reasons.end()
    }
}

/// A number with this many digits after the point.
struct Shown(Decimal, u32);

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(mut number, decimals) = *self;
        if number.scale() != decimals {
            number = half_up(number, decimals);
            number.rescale(decimals);
        }
        fmt::Display::fmt(&number, out)
    }
}

//! The marks of many cases as Parquet, a case a row, for programs that work on columns.

use std::io::{self, Write};
use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DECIMAL128_MAX_PRECISION, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use super::Row;
use crate::number::{Decimal, half_up};
use crate::pack::Pack;
use crate::score::{Mark, Range};

/// How many rows a group has: as many are held in memory.
const GROUP: usize = 8192;

/// Digits after the point of a measure, which is an exact quotient cut off somewhere.
const MEASURE_DECIMALS: u32 = 10;

/// A case as a row.
pub struct ParquetRow {
    id: String,
    subject: String,
    year: i32,
    total: Range,
    /// None where it is not known yet.
    grade: Option<String>,
    /// In the order of the pack's indicators.
    scores: Vec<Option<Decimal>>,
    measures: Vec<Option<Decimal>>,
}

impl ParquetRow {
    /// Of a case; `measures` in the order of the pack's indicators.
    #[must_use]
    pub fn of(row: &Row<'_>, measures: Vec<Option<Decimal>>, pack: &Pack) -> Self {
        let score = |mark: &Mark| match mark {
            Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Some(*score),
            Mark::NotApplicable(None) | Mark::Missing | Mark::Failed => None,
        };
        Self {
            id: row.case.id.to_owned(),
            subject: row.case.subject.to_owned(),
            year: row.case.year,
            total: row.sheet.total,
            grade: match row.sheet.grades(pack).as_slice() {
                [grade] => Some(grade.label.clone()),
                _ => None,
            },
            scores: row.sheet.marks.iter().map(score).collect(),
            measures,
        }
    }
}

/// Writes rows, group by group.
pub struct ParquetRows<W: Write + Send> {
    writer: ArrowWriter<W>,
    schema: SchemaRef,
    group: Group,
}

/// The rows that are not written yet.
struct Group {
    rows: usize,
    id: StringBuilder,
    subject: StringBuilder,
    year: Int32Builder,
    total: Figures,
    low: Figures,
    high: Figures,
    grade: StringBuilder,
    /// Of each indicator its scores and its measures.
    indicators: Vec<(Figures, Figures)>,
}

impl<W: Write + Send> ParquetRows<W> {
    /// Begins a file: `id`, `subject`, `year`, `total`, `low`, `high`, `grade`, then `score.<id>` and `measure.<id>` of each
    /// indicator. What is not known is null.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn begin(out: W, pack: &Pack) -> io::Result<Self> {
        let text = |name: &str, can_lack| Field::new(name, DataType::Utf8, can_lack);
        let points = |name: &str, can_lack| figures_of(name, pack.decimals, can_lack);
        let mut fields = vec![
            text("id", false),
            text("subject", false),
            Field::new("year", DataType::Int32, false),
            points("total", true),
            points("low", false),
            points("high", false),
            text("grade", true),
        ];
        for indicator in &pack.indicators {
            let id = &indicator.id.value;
            fields.push(points(&format!("score.{id}"), true));
            let measure = figures_of(&format!("measure.{id}"), MEASURE_DECIMALS, true);
            fields.push(measure);
        }
        let schema = Arc::new(Schema::new(fields));
        let pack_used = KeyValue::new("jixiao.pack".to_owned(), pack.reference());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(vec![pack_used]))
            .build();
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties))?;
        Ok(Self {
            writer,
            schema,
            group: Group::of(pack),
        })
    }

    /// Writes a case.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, row: &ParquetRow) -> io::Result<()> {
        self.group.take(row)?;
        if self.group.rows >= GROUP {
            self.write_group()?;
        }
        Ok(())
    }

    fn write_group(&mut self) -> io::Result<()> {
        let columns = self.group.columns().map_err(io::Error::other)?;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns);
        self.writer.write(&batch.map_err(io::Error::other)?)?;
        self.writer.flush()?;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        if self.group.rows > 0 {
            self.write_group()?;
        }
        Ok(self.writer.into_inner()?)
    }
}

impl Group {
    fn of(pack: &Pack) -> Self {
        let points = || Figures::of(pack.decimals);
        let indicator = |_| (points(), Figures::of(MEASURE_DECIMALS));
        Self {
            rows: 0,
            id: StringBuilder::new(),
            subject: StringBuilder::new(),
            year: Int32Builder::new(),
            total: points(),
            low: points(),
            high: points(),
            grade: StringBuilder::new(),
            indicators: pack.indicators.iter().map(indicator).collect(),
        }
    }

    fn take(&mut self, row: &ParquetRow) -> io::Result<()> {
        self.rows = self.rows.saturating_add(1);
        self.id.append_value(&row.id);
        self.subject.append_value(&row.subject);
        self.year.append_value(row.year);
        self.total.take(row.total.exact())?;
        self.low.take(Some(row.total.low))?;
        self.high.take(Some(row.total.high))?;
        self.grade.append_option(row.grade.as_deref());
        let values = row.scores.iter().zip(&row.measures);
        for ((scores, measures), (score, measure)) in self.indicators.iter_mut().zip(values) {
            scores.take(*score)?;
            // A figure beyond what the column holds is one that nobody measures.
            measures.take(measure.filter(|measure| units(*measure, MEASURE_DECIMALS).is_some()))?;
        }
        Ok(())
    }

    /// The columns of the rows, which are gone then.
    fn columns(&mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        self.rows = 0;
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.id.finish()),
            Arc::new(self.subject.finish()),
            Arc::new(self.year.finish()),
            self.total.finish()?,
            self.low.finish()?,
            self.high.finish()?,
            Arc::new(self.grade.finish()),
        ];
        for (scores, measures) in &mut self.indicators {
            columns.push(scores.finish()?);
            columns.push(measures.finish()?);
        }
        Ok(columns)
    }
}

/// A column of decimals.
struct Figures {
    built: Decimal128Builder,
    decimals: u32,
}

impl Figures {
    fn of(decimals: u32) -> Self {
        Self {
            built: Decimal128Builder::new(),
            decimals,
        }
    }

    fn take(&mut self, figure: Option<Decimal>) -> io::Result<()> {
        let units = match figure {
            None => None,
            Some(figure) => {
                let too_large = || io::Error::other(format!("{figure} is no decimal128"));
                Some(units(figure, self.decimals).ok_or_else(too_large)?)
            }
        };
        self.built.append_option(units);
        Ok(())
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        let column = self.built.finish();
        let column =
            column.with_precision_and_scale(DECIMAL128_MAX_PRECISION, scale(self.decimals))?;
        Ok(Arc::new(column))
    }
}

fn figures_of(name: &str, decimals: u32, can_lack: bool) -> Field {
    let kind = DataType::Decimal128(DECIMAL128_MAX_PRECISION, scale(decimals));
    Field::new(name, kind, can_lack)
}

fn scale(decimals: u32) -> i8 {
    i8::try_from(decimals).unwrap_or(i8::MAX)
}

/// A figure in units of its last digit; none where it has more digits than a column holds.
fn units(figure: Decimal, decimals: u32) -> Option<i128> {
    let rounded = half_up(figure, decimals);
    let factor = 10_i128.checked_pow(decimals.checked_sub(rounded.scale())?)?;
    let units = rounded.mantissa().checked_mul(factor)?;
    let limit = 10_u128.checked_pow(u32::from(DECIMAL128_MAX_PRECISION))?;
    (units.unsigned_abs() < limit).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_whole_number_of_its_last_digit() {
        let figure = |text: &str| text.parse::<Decimal>().expect("a figure");
        for (text, decimals, expected) in [
            ("97", 2, Some(9700)),
            ("97.00", 2, Some(9700)),
            ("-0.5", 2, Some(-50)),
            ("0.125", 2, Some(13)),
            ("73.684210526315789473684210526", 10, Some(736_842_105_263)),
            (
                "79228162514264337593543950335",
                0,
                Some(79_228_162_514_264_337_593_543_950_335),
            ),
            // 39 digits.
            ("79228162514264337593543950335", 10, None),
        ] {
            assert_eq!(units(figure(text), decimals), expected, "{text}");
        }
    }
}

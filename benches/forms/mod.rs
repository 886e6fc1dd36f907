//! Many cases on more than one core, and from and to workbooks.

use std::hint::black_box;
use std::io::{self, Cursor, Write};
use std::marker::PhantomData;

use jixiao::batch::{Lines, MakeJsonLines, Rows, Spoilt, read_csv, read_sheets};
use jixiao::bind::{Facts, RowCase};
use jixiao::diagnose::{Language, Words};
use jixiao::pack::Pack;
use jixiao::read::read_workbook;
use jixiao::report::{Row, WorkbookRow, WorkbookRows};
use jixiao::score::Scorer;
use jixiao::script::Program;
use jixiao::source::Texts;
use rayon::{ThreadPool, ThreadPoolBuilder};
use rust_xlsxwriter::Workbook;

/// Lines of JSON in memory.
struct JsonLines<'p>(Vec<u8>, PhantomData<&'p Pack>);

impl<'p> Rows for JsonLines<'p> {
    type Make = MakeJsonLines<'p>;

    fn scored(&mut self, made: Vec<u8>) -> io::Result<()> {
        self.0.write_all(&made)
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        panic!("{spoilt:?}");
    }
}

/// Threads of this number.
pub fn threads(count: usize) -> ThreadPool {
    let pool = ThreadPoolBuilder::new().num_threads(count);
    pool.build().expect("threads")
}

/// A table to lines of JSON, by these threads.
pub fn csv_to_lines(
    (pack, program, texts): (&Pack, &Program, &Texts),
    csv: &str,
    threads: &ThreadPool,
) {
    let mut rows = JsonLines(Vec::new(), PhantomData);
    let make = MakeJsonLines { pack };
    let mut lines = Lines::new(pack, program, (&make, &mut rows), Some(threads));
    read_csv(pack, "cases.csv", texts, csv.as_bytes(), &mut lines).expect("a table");
    black_box(rows.0);
}

/// A workbook with the cells of a table, numbers as numbers.
pub fn workbook(csv: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut rows = csv::ReaderBuilder::new();
    let mut rows = rows.has_headers(false).from_reader(csv.as_bytes());
    for (row, record) in (0..).zip(rows.records()) {
        for (column, field) in (0..).zip(record.expect("a record").iter()) {
            match field.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number),
                Err(_) => sheet.write(row, column, field),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// A workbook to lines of JSON, by these threads.
pub fn workbook_to_lines(
    (pack, program, texts): (&Pack, &Program, &Texts),
    bytes: &[u8],
    threads: &ThreadPool,
) {
    let sheets = read_workbook(bytes).expect("a workbook");
    let mut rows = JsonLines(Vec::new(), PhantomData);
    let make = MakeJsonLines { pack };
    let mut lines = Lines::new(pack, program, (&make, &mut rows), Some(threads));
    read_sheets(pack, "cases.xlsx", texts, &sheets, &mut lines).expect("a table");
    black_box(rows.0);
}

/// Facts to a workbook of marks.
pub fn to_workbook(pack: &Pack, program: &Program, cases: &[Facts]) {
    let words = Words::new(Language::Chinese);
    let mut scorer = Scorer::new(pack, program);
    let mut rows = WorkbookRows::begin(pack, &words).expect("a workbook");
    let case = RowCase {
        id: "case",
        subject: "单位",
        year: 2020,
    };
    for facts in cases {
        let sheet = scorer.score(facts);
        let row = WorkbookRow::of(&Row { case, sheet }, pack, &words);
        rows.write(row).expect("a row");
    }
    let mut out = Cursor::new(Vec::new());
    rows.finish(&mut out, pack, &words).expect("a workbook");
    black_box(out);
}

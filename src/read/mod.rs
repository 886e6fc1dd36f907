//! Files to trees of values with places; one format a file. Knows nothing of what the values mean.

mod encoding;
mod json;
mod quote;
mod raw;
mod records;
mod table;
mod text;
mod toml;
mod workbook;

pub use encoding::decoded;
pub use json::{parse_json, read_json_field};
pub use quote::{escaped, quoted};
pub use raw::{Raw, RawKind, RawNumber, RawTable};
pub use records::{Record, RecordFault, Records};
pub use table::{
    TableReader, as_bool, as_list, as_number, as_table, as_text, as_whole, as_word, is_whole,
    read_schema, wrong_type,
};
pub use text::{file_finding, keep_text, read_text};
pub use toml::{parse_toml, plain_sign};
pub use workbook::{SheetText, WorkbookFault, read_workbook};

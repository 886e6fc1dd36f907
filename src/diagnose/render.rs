//! Drawing of findings, one format a file, each to a string.

mod terminal;

pub use terminal::{Style, draw};

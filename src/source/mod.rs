//! Places in a user's files, and the way to those files. Knows nothing of what the files mean.

mod files;
mod span;
mod text;

pub use files::{DiskFiles, FileFault, Files, MemoryFiles, below};
pub use span::{FileId, Span, Spanned};
pub use text::{LineColumn, Text, Texts};

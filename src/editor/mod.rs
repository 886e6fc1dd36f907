//! A pack in an editor.

mod address;
mod documents;
mod manifest;
mod position;

//! A script's text as words and names, whether it is finished and right or not.

pub mod tokens;
pub mod uses;

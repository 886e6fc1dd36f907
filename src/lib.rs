//! temporary
#![allow(missing_docs)]
pub mod bind;
pub mod case;
pub mod diagnose;
pub mod number;
pub mod pack;
pub mod script;
pub mod read;
pub mod score;
pub mod source;

//! What changed in the rules, as it is told.

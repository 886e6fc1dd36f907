//! Digests of nodes: two that are the same stand for the same.

use std::fmt::Write;

use sha2::{Digest as _, Sha256};

/// What a node is and what it is made of, in short.
pub type Digest = String;

/// The digest of a node of this sort, made of these parts in this order.
pub fn digest(sort: &str, parts: impl IntoIterator<Item = String>) -> Digest {
    let mut hash = Sha256::new();
    hash.update(sort);
    for part in parts {
        // With its length before it, no part runs into the next.
        hash.update(format!("\0{}\0", part.len()));
        hash.update(part);
    }
    let mut digits = String::new();
    for byte in hash.finalize() {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

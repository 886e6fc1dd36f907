//! A relation, as libFuzzer makes them up.

#![no_main]

use jixiao_fuzz::relations;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    relations::relation(bytes);
});

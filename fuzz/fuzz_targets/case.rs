//! A case file, as libFuzzer makes them up.

#![no_main]

use jixiao_fuzz::parsers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parsers::case(bytes);
});

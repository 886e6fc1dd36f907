//! JSON Lines, as libFuzzer makes them up.

#![no_main]

use jixiao_fuzz::batches;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    batches::json_lines(bytes);
});

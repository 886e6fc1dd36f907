//! Drawn rules and cases, as libFuzzer makes them up.

#![no_main]

use jixiao_fuzz::differential;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    differential::briefly(bytes);
});

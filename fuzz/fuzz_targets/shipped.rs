//! The shipped pack, changed, as libFuzzer makes them up.

#![no_main]

use jixiao_fuzz::shipped;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    shipped::briefly(bytes);
});

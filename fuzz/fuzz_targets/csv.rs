#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shiremoot_fuzz::read("2025-01-loamshire-street.csv", bytes));

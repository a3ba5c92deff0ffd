#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shiremoot_fuzz::read("archive.zip", bytes));

//! Parquet's own way of writing small numbers: runs of one value, and bits packed in eights.
//!
//! Source: Apache Parquet, *Encodings*, “Run Length Encoding / Bit-Packing Hybrid (RLE = 3)”.

/// From so many equal ones on, a run is shorter than packed bits.
const RUN: usize = 8;

/// How many bits the numbers below `many` take; at least one, which every reader understands.
pub fn width(many: usize) -> u8 {
    (usize::BITS - many.saturating_sub(1).leading_zeros()).max(1) as u8
}

/// Writes numbers of so many bits.
pub fn hybrid(out: &mut Vec<u8>, width: u8, numbers: &[u32]) {
    let bytes = usize::from(width).div_ceil(8);
    let mut at = 0;
    while at < numbers.len() {
        let run = run(numbers, at);
        if run >= RUN {
            varint(out, run << 1);
            out.extend_from_slice(&numbers[at].to_le_bytes()[..bytes]);
            at += run;
            continue;
        }
        let start = at;
        while at < numbers.len() && !is_run(numbers, at) {
            at += RUN;
        }
        at = at.min(numbers.len());
        varint(out, (at - start).div_ceil(RUN) << 1 | 1);
        for eight in numbers[start..at].chunks(RUN) {
            pack(out, width, eight);
        }
    }
}

fn run(numbers: &[u32], at: usize) -> usize {
    numbers[at..].iter().take_while(|n| **n == numbers[at]).count()
}

fn is_run(numbers: &[u32], at: usize) -> bool {
    numbers.get(at..at + RUN).is_some_and(|eight| eight.iter().all(|n| *n == eight[0]))
}

fn pack(out: &mut Vec<u8>, width: u8, eight: &[u32]) {
    let (mut held, mut bits) = (0u64, 0u32);
    let mut put = |held: &mut u64, bits: &mut u32| {
        while *bits >= 8 {
            out.push(*held as u8);
            *held >>= 8;
            *bits -= 8;
        }
    };
    for n in eight {
        held |= u64::from(*n) << bits;
        bits += u32::from(width);
        put(&mut held, &mut bits);
    }
    for _ in eight.len()..RUN {
        bits += u32::from(width);
        put(&mut held, &mut bits);
    }
}

fn varint(out: &mut Vec<u8>, mut n: usize) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

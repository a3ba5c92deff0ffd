//! Files that came from outside: what is found in them, what is taken out, how they are bound; and those that are refused.

mod bound;
mod make;
mod office;
mod pdf;
mod pictures;
mod refused;

//! Papers that partners send, and the pack: what is taken out, what each reader gets, and what nobody gets any more.

mod make;
mod pack;
mod papers;
mod refused;

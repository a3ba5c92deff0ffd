//! The judge and the policies of the release, tested together in one program.

mod cases;
mod misprints;
mod mistakes;
mod mutants;
mod properties;
mod roles;
mod support;

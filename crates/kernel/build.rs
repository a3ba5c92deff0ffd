//! Builds anew when a file of the rulebook comes, goes or changes: it is embedded.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../rulebook");
}

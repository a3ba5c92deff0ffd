//! Builds anew when a file of the example counties comes, goes or changes: they are embedded.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../examples");
}

//! What is made up: its layout to the byte, the same twice, the key honoured, and said to be made up.

mod ground;
mod kept;
mod layout;
mod planted;

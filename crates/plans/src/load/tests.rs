//! What is refused, with file and line.

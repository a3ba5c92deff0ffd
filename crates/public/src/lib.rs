//! The published record, readable by anyone without signing in.

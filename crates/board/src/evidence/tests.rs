//! What the table shows as evidence, as at days before and after each change.

//! Small numbers protected: suppression with least loss over totals and hierarchies, rounding, and the check against what was released before.

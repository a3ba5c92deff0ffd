//! References of what a meeting brings about: `DEC-0001`, `ASK-0001`, `PROC-0001`.

pub use crate::registers::ask::{number as ask_number, reference as ask};
pub use crate::registers::decision::{number as decision_number, reference as decision};

/// `PROC-0001`
pub fn procedure(number: i64) -> String {
    format!("PROC-{number:04}")
}

/// The number of `PROC-0001`, as people write it.
pub fn procedure_number(reference: &str) -> Option<i64> {
    let digits = reference.trim().to_ascii_uppercase();
    let digits = digits.strip_prefix("PROC-")?;
    (digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_as_people_write_them() {
        assert_eq!(procedure(12), "PROC-0012");
        for (typed, read) in [
            ("PROC-0012", Some(12)),
            ("proc-12", Some(12)),
            ("PROC-", None),
            ("DEC-0012", None),
            ("PROC-1x", None),
        ] {
            assert_eq!(procedure_number(typed), read, "{typed}");
        }
    }
}

//! Recovery codes: for the day on which the telephone is lost. Each is good once.

use crate::session::digest;
use kernel::time::Chance;

/// How many are made at a time.
pub(super) const HOW_MANY: usize = 10;
/// Digits and letters that are not taken for one another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 16;

/// New codes of 80 bits each, in groups of four.
pub(super) fn codes(chance: &dyn Chance) -> Vec<String> {
    (0..HOW_MANY).map(|_| code(chance)).collect()
}

fn code(chance: &dyn Chance) -> String {
    let mut bytes = [0; LENGTH];
    chance.fill(&mut bytes);
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The hash under which a code is kept, however it was typed; `None` when it cannot be one. Eighty bits of chance
/// withstand guessing from a copy of the database, so a fast hash is enough.
pub(super) fn hash(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    (plain.len() == LENGTH).then(|| digest(&format!("recovery:{plain}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::time::OsChance;
    use std::collections::BTreeSet;

    #[test]
    fn codes_differ_and_can_be_typed_in_any_way() {
        let codes = codes(&OsChance);
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), HOW_MANY);
        for code in &codes {
            assert_eq!(code.len(), 19);
            let kept = hash(code);
            assert!(kept.is_some());
            for typed in
                [code.to_uppercase(), code.replace('-', " "), code.replace('-', ""), code.replace('0', "o")]
            {
                assert_eq!(hash(&typed), kept, "{typed}");
            }
        }
        assert_eq!(hash("123456"), None);
        assert_eq!(hash(""), None);
        assert_ne!(hash(&codes[0]), hash(&codes[1]));
    }
}

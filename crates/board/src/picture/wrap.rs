//! Breaking a name into lines that fit a box.

/// Lines of at most `most` characters, broken between words; a word that is longer is cut.
pub(super) fn lines(text: &str, most: usize) -> Vec<String> {
    let most = most.max(4);
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut letters: Vec<char> = word.chars().collect();
        while letters.len() > most {
            let rest = letters.split_off(most - 1);
            let start: String = letters.iter().collect();
            out.push(format!("{start}-"));
            letters = rest;
        }
        let word: String = letters.into_iter().collect();
        match out.last_mut() {
            Some(last) if !last.ends_with('-') && last.chars().count() + 1 + word.chars().count() <= most => {
                last.push(' ');
                last.push_str(&word);
            }
            _ => out.push(word),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::lines;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_broken_between_words() {
        let broken = lines("Loamshire Substance Misuse Oversight Group", 21);
        assert_eq!(broken, ["Loamshire Substance", "Misuse Oversight", "Group"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_nothing_is_lost(text in "[a-zA-Z ]{0,200}", most in 4usize..40) {
            let broken = lines(&text, most);
            prop_assert!(broken.iter().all(|line| line.chars().count() <= most));
            let kept: String = broken.concat().chars().filter(|c| c.is_alphabetic()).collect();
            let typed: String = text.chars().filter(|c| c.is_alphabetic()).collect();
            prop_assert_eq!(kept, typed);
        }
    }
}

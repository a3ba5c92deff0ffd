//! What a PDF says about itself, besides the paper's own words.

/// Properties of the file that the paper does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// BCP 47 tag of the language the paper is written in: `en-GB`.
    pub language: String,
    /// Who answers for the paper, by role; empty when nobody is named.
    pub author: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// When it was issued; a draft has no date in its properties.
    pub issued: Option<jiff::Timestamp>,
}

impl Default for Meta {
    fn default() -> Self {
        Self { language: "en-GB".to_owned(), author: String::new(), keywords: Vec::new(), issued: None }
    }
}

impl Meta {
    /// Language and region apart, as Typst takes them: `en` and `GB`. What is not such a tag counts as British English.
    pub(crate) fn locale(&self) -> (String, Option<String>) {
        let mut parts = self.language.split('-');
        let language = parts.next().unwrap_or_default();
        let region = parts.next();
        let word = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic())
        };
        if !word(language, 2..=3) || region.is_some_and(|r| !word(r, 2..=2)) {
            return ("en".to_owned(), Some("GB".to_owned()));
        }
        (language.to_ascii_lowercase(), region.map(str::to_ascii_uppercase))
    }
}

#[cfg(test)]
mod tests {
    use super::Meta;

    #[test]
    fn a_language_tag_is_taken_apart_and_nonsense_is_british_english() {
        for (tag, language, region) in [
            ("en-GB", "en", Some("GB")),
            ("cy", "cy", None),
            ("CY-gb", "cy", Some("GB")),
            ("", "en", Some("GB")),
            ("english please", "en", Some("GB")),
            ("en-#set", "en", Some("GB")),
        ] {
            let meta = Meta { language: tag.to_owned(), ..Meta::default() };
            assert_eq!(meta.locale(), (language.to_owned(), region.map(str::to_owned)), "{tag}");
        }
    }
}

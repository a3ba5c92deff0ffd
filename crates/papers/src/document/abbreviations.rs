//! The first use of a body's name: in full, with its abbreviation in brackets.

use kernel::contracts::paper::{Block, Paper, Text};

/// Writes `Full Name (ABBR)` where each body is first named in the text, whether it was by its full name or by its
/// abbreviation. Nothing is written twice, and headings are left alone.
pub fn spell_out_first(paper: &mut Paper, names: &[(String, String)]) {
    let mut given: Vec<&str> = Vec::new();
    for (full, abbreviation) in names {
        // Letters stand for one body in a paper: the first that is found takes them.
        let free = !full.is_empty() && !abbreviation.is_empty() && !given.contains(&abbreviation.as_str());
        let holds = |other: &&str| other.len() > full.len() && other.contains(full.as_str());
        let longer = names.iter().map(|(name, _)| name.as_str()).filter(holds).collect();
        if free && in_blocks(&mut paper.body, &Name { full, abbreviation, longer }) {
            given.push(abbreviation);
        }
    }
}

/// A body's name, its letters, and the names of other bodies in which it stands: a force within its commissioner's.
struct Name<'a> {
    full: &'a str,
    abbreviation: &'a str,
    longer: Vec<&'a str>,
}

/// Whether the name was met.
fn in_blocks(blocks: &mut [Block], name: &Name<'_>) -> bool {
    blocks.iter_mut().any(|block| match block {
        Block::Drawn { blocks, .. } => in_blocks(blocks, name),
        Block::Paragraph { text, list, .. } => {
            in_text(text, name)
                || list.as_mut().is_some_and(|list| list.items.iter_mut().any(|item| in_text(item, name)))
        }
        Block::Recommendation { stem, parts } => {
            in_text(stem, name) || parts.iter_mut().any(|part| in_text(part, name))
        }
        Block::Heading { .. } | Block::Table { .. } | Block::Figure { .. } | Block::Plain { .. } => false,
    })
}

fn in_text(text: &mut Text, name: &Name<'_>) -> bool {
    let Name { full, abbreviation, longer } = name;
    for index in 0..text.0.len() {
        let words = &text.0[index].text;
        let (by_name, by_letters) = (word_at(words, full, longer), word_at(words, abbreviation, &[]));
        let (at, spelled) = match (by_name, by_letters) {
            (None, None) => continue,
            (Some(name), Some(letters)) if letters < name => (letters, false),
            (Some(name), _) => (name, true),
            (None, Some(letters)) => (letters, false),
        };
        let length = if spelled { full.len() } else { abbreviation.len() };
        let follows: String = std::iter::once(words[at + length..].to_owned())
            .chain(text.0[index + 1..].iter().map(|run| run.text.clone()))
            .collect();
        if spelled
            && follows.trim_start().trim_start_matches(['(', '"', '“', '\'', '‘']).starts_with(*abbreviation)
            && follows.trim_start().starts_with('(')
        {
            return true;
        }
        let written = format!("{full} ({abbreviation})");
        text.0[index].text.replace_range(at..at + length, &written);
        return true;
    }
    false
}

/// Where `name` stands as a whole word, and not within a longer name.
fn word_at(words: &str, name: &str, longer: &[&str]) -> Option<usize> {
    let within = |at: usize| {
        let covers = |other: &str, from: usize| from <= at && at + name.len() <= from + other.len();
        longer.iter().any(|other| words.match_indices(other).any(|(from, _)| covers(other, from)))
    };
    words.match_indices(name).map(|(at, _)| at).filter(|at| !within(*at)).find(|at| {
        let before = words[..*at].chars().next_back();
        let after = words[at + name.len()..].chars().next();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        apart(before) && apart(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(paragraphs: &[&str]) -> Vec<String> {
        let body = paragraphs.iter().map(|words| Block::Paragraph {
            numbered: true,
            text: (*words).into(),
            list: None,
        });
        let heading = Block::Heading { level: 1, text: "Work of the LSCB".into() };
        let mut paper = Paper { body: std::iter::once(heading).chain(body).collect(), ..Paper::default() };
        spell_out_first(&mut paper, &[("Loamshire Safer Communities Board".into(), "LSCB".into())]);
        assert!(matches!(&paper.body[0], Block::Heading { text, .. } if text.words() == "Work of the LSCB"));
        let words = |block: &Block| match block {
            Block::Paragraph { text, .. } => text.words(),
            _ => String::new(),
        };
        paper.body[1..].iter().map(words).collect()
    }

    #[test]
    fn letters_that_two_bodies_share_are_spelled_out_once() {
        let names = [("Health Board", "HB"), ("Loamshire Health Board", "HB")]
            .map(|(n, a)| (n.to_string(), a.to_string()));
        let stem = "The Health Board (HB) is asked to:";
        let body = vec![Block::Recommendation { stem: stem.into(), parts: Vec::new() }];
        let mut paper = Paper { body, ..Paper::default() };
        spell_out_first(&mut paper, &names);
        assert!(matches!(&paper.body[0], Block::Recommendation { stem: now, .. } if now.words() == stem));
    }

    #[test]
    fn a_name_within_a_longer_one_is_another_body() {
        let names = [("Loamshire Police", "LP"), ("Loamshire Police and Crime Commissioner", "PCC")]
            .map(|(n, a)| (n.to_string(), a.to_string()));
        let paragraph = |words: &str| Block::Paragraph { numbered: true, text: words.into(), list: None };
        let given = "The Loamshire Police and Crime Commissioner pays Loamshire Police.";
        let mut paper = Paper { body: vec![paragraph(given)], ..Paper::default() };
        spell_out_first(&mut paper, &names);
        let wanted = "The Loamshire Police and Crime Commissioner (PCC) pays Loamshire Police (LP).";
        assert_eq!(paper.body, vec![paragraph(wanted)]);
    }

    #[test]
    fn the_first_use_alone_is_spelled_out() {
        for (given, expected) in [
            (
                vec!["The LSCB met.", "The LSCB met again."],
                vec!["The Loamshire Safer Communities Board (LSCB) met.", "The LSCB met again."],
            ),
            (
                vec!["The Loamshire Safer Communities Board met; the LSCB agreed."],
                vec!["The Loamshire Safer Communities Board (LSCB) met; the LSCB agreed."],
            ),
            (
                vec!["The Loamshire Safer Communities Board (LSCB) met.", "The LSCB."],
                vec!["The Loamshire Safer Communities Board (LSCB) met.", "The LSCB."],
            ),
            (
                vec!["LSCBX is another body.", "The LSCB's work."],
                vec!["LSCBX is another body.", "The Loamshire Safer Communities Board (LSCB)'s work."],
            ),
            (vec!["Nobody is named."], vec!["Nobody is named."]),
        ] {
            assert_eq!(spelled(&given), expected);
        }
    }

    #[test]
    fn doing_it_twice_changes_nothing() {
        let names = [("Prevent Strategy Group".to_owned(), "PSG".to_owned())];
        let block = Block::Paragraph { numbered: true, text: "The PSG met.".into(), list: None };
        let mut paper = Paper { body: vec![block], ..Paper::default() };
        spell_out_first(&mut paper, &names);
        let once = paper.clone();
        spell_out_first(&mut paper, &names);
        assert_eq!(paper, once);
    }
}

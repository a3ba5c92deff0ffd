//! Text out of the HTML that committee systems keep, entities decoded twice because they are encoded twice.

use ammonia::Builder;
use std::collections::HashSet;

/// The paragraphs of a text that may be HTML, without markup. A list item begins with a dash.
pub fn paragraphs(text: &str) -> Vec<String> {
    let blocks = ["p", "div", "br", "li", "tr", "td", "h1", "h2", "h3", "h4"];
    let cleaned = Builder::new()
        .tags(HashSet::from(blocks))
        .generic_attributes(HashSet::new())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .clean(text)
        .to_string();
    let mut out = vec![String::new()];
    // What is cleaned holds `<` only where a tag begins.
    for (at, piece) in cleaned.split('<').enumerate() {
        let (tag, words) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or(("", piece)) };
        match tag {
            "" => {}
            "td" => out.push(String::new()),
            "li" => out.push("- ".into()),
            _ => out.push(String::new()),
        }
        if let Some(last) = out.last_mut() {
            last.push_str(words);
        }
    }
    out.iter().map(|words| line(words)).filter(|words| !words.is_empty() && words != "-").collect()
}

/// One line of text, without markup.
pub fn title(text: &str) -> String {
    paragraphs(text).join(" ")
}

/// Decodes what two rounds of encoding have left, and makes every run of white space one space.
fn line(text: &str) -> String {
    let text = decoded(&decoded(text));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One round: `&amp;#8217;` becomes `&#8217;`, that becomes `’`.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((letter, end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The letter that an entity stands for: those by number, and those by name that word processors write.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers 128 to 159 are meant as in the old Windows alphabet.
        return match code {
            0x85 => Some('…'),
            0x91 => Some('‘'),
            0x92 => Some('’'),
            0x93 => Some('“'),
            0x94 => Some('”'),
            0x95 => Some('•'),
            0x96 => Some('–'),
            0x97 => Some('—'),
            _ => char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace()),
        };
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "pound" => '£',
        "euro" => '€',
        "eacute" => 'é',
        "frac12" => '½',
        "deg" => '°',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, title};

    #[test]
    fn entities_are_decoded_twice() {
        // As the reader of XML hands them on: one round is done.
        for (given, text) in [
            ("Children&#39;s services", "Children's services"),
            ("Children&amp;#8217;s services", "Children’s services"),
            ("Health &amp;amp; care", "Health & care"),
            ("Health & care", "Health & care"),
            ("A&E", "A&E"),
            ("5 &lt; 6", "5 < 6"),
            ("Caf&eacute;&nbsp;&ndash; terms", "Café – terms"),
            ("&#146;Old&#150;new&#146;", "’Old–new’"),
            ("&unknown; &; &#xZZ;", "&unknown; &; &#xZZ;"),
        ] {
            assert_eq!(title(given), text, "{given}");
        }
    }

    #[test]
    fn markup_goes_and_paragraphs_stay() {
        let html = "<div class=\"WordSection1\">\n<p class=\"MsoNormal\"><span style=\"x\">The first\nline.</span></p>\n\
                    <ul><li>one</li><li>two</li></ul><p>&nbsp;</p><script>alert(1)</script>After<br>all</div>";
        assert_eq!(paragraphs(html), ["The first line.", "- one", "- two", "After", "all"]);
        assert_eq!(paragraphs("<table><tr><td>a</td><td>b</td></tr></table>"), ["a", "b"]);
        assert!(paragraphs(" <p> </p> ").is_empty());
        assert_eq!(paragraphs("half <b>open <p>text"), ["half open", "text"]);
    }
}

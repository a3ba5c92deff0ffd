//! A resolution in lettered parts: what stands before them, and each part with its letter.

/// The words of a resolution: what stands before the parts, and each part in a line of its own with its letter.
pub fn lettered(before: &str, parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return before.trim().into();
    }
    let lines: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| format!("{}) {}", letter(at), part.replace('\n', " ")))
        .collect();
    match before.trim() {
        "" => lines.join("\n"),
        before => format!("{before}\n\n{}", lines.join("\n")),
    }
}

/// The words apart again: what stands before the parts, and the parts with their letters.
pub fn parts_of(words: &str) -> (String, Vec<(String, String)>) {
    let lines: Vec<&str> = words.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("a) "));
    let Some(first) = first else { return (words.trim().into(), Vec::new()) };
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in &lines[first..] {
        match line.strip_prefix(&format!("{}) ", letter(parts.len()))) {
            Some(part) => parts.push((letter(parts.len()), part.into())),
            None => {
                if let Some((_, last)) = parts.last_mut() {
                    last.push('\n');
                    last.push_str(line);
                }
            }
        }
    }
    (lines[..first].join("\n").trim().into(), parts)
}

/// `a` to `z`, then `aa`, `ab` ...
fn letter(at: usize) -> String {
    let one = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    if at < 26 { one(at).to_string() } else { format!("{}{}", one(at / 26 - 1), one(at)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_get_letters_and_are_found_again() {
        let parts: Vec<String> = ["fund it for a year", " ", "report in\nJune"].map(String::from).into();
        let words = lettered("The Board resolved to:", &parts);
        assert_eq!(words, "The Board resolved to:\n\na) fund it for a year\nb) report in June");
        let (before, found) = parts_of(&words);
        assert_eq!(before, "The Board resolved to:");
        assert_eq!(found, [("a".into(), "fund it for a year".into()), ("b".into(), "report in June".into())]);
        assert_eq!(lettered(" Agreed. ", &[]), "Agreed.");
        assert_eq!(parts_of("Agreed."), ("Agreed.".into(), vec![]));
    }

    #[test]
    fn letters_do_not_run_out() {
        let parts: Vec<String> = (0..40).map(|n| format!("part {n}")).collect();
        let (_, found) = parts_of(&lettered("", &parts));
        assert_eq!(found.len(), 40);
        assert_eq!((found[25].0.as_str(), found[26].0.as_str(), found[27].0.as_str()), ("z", "aa", "ab"));
    }
}

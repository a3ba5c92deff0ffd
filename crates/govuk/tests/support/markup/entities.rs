//! Character references, as far as the fixtures and maud write them.

/// Resolves the character references in a text.
///
/// # Panics
/// On a named reference that is not known here, so that none is compared unresolved.
pub fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..]
            .split_once(';')
            .map(|(name, _)| name)
            .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'));
        match name {
            Some(name) => {
                out.push(character(name));
                rest = &rest[name.len() + 2..];
            }
            // A bare ampersand, as in the address of a link written by hand.
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> char {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        },
        None => None,
    };
    match (name, number.and_then(char::from_u32)) {
        (_, Some(character)) => character,
        ("amp", _) => '&',
        ("lt", _) => '<',
        ("gt", _) => '>',
        ("quot", _) => '"',
        ("apos", _) => '\'',
        ("nbsp", _) => '\u{a0}',
        ("copy", _) => '\u{a9}',
        ("ctdot", _) => '\u{22ef}',
        _ => panic!("unknown character reference &{name};"),
    }
}

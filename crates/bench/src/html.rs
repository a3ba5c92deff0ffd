//! What is read off a page: its links, its token, and whom the demo offers.

/// Somebody whom the demo's page of people offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// `loamshire/person/...`
    pub person: String,
    /// What the form's button says of them: `Partnership officer`.
    pub role: String,
}

/// The first link of a page that begins so.
pub fn link<'a>(page: &'a str, begins: &str) -> Option<&'a str> {
    links(page, begins).next()
}

/// How many links of a page begin so.
pub fn count(page: &str, begins: &str) -> usize {
    links(page, begins).count()
}

fn links<'a>(page: &'a str, begins: &str) -> impl Iterator<Item = &'a str> {
    let begins = begins.to_string();
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(move |to| to.starts_with(&begins))
}

/// The token of the first form that posts to an address.
pub fn token<'a>(page: &'a str, action: &str) -> Option<&'a str> {
    let form = page.split_once(&format!("action=\"{action}\""))?.1;
    between(form.split_once("name=\"csrf\"")?.1, "value=\"", "\"")
}

/// Everybody whom the demo offers, in its order.
pub fn offered(page: &str) -> Vec<Offered> {
    let forms = page.split("action=\"/demo/be/").skip(1);
    let read = |form: &str| {
        let person = form.split('"').next()?;
        let button = between(form, "visually-hidden\">", "<")?;
        // `: Partnership officer, Loamshire`
        let role = button.trim_start_matches(": ").rsplit_once(',').map_or(button, |(role, _)| role);
        Some(Offered { person: person.into(), role: role.replace("&amp;", "&") })
    };
    forms.filter_map(read).collect()
}

/// What a page says is wrong with what was sent.
pub fn wrong(page: &str) -> Option<String> {
    let summary = page.split_once("govuk-error-summary__list")?.1;
    let words = between(summary, "<li>", "</li>")?;
    Some(words.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect())
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: &str = r#"<form method="post" action="/demo/be/a/person/x" novalidate><input type="hidden" name="csrf"
        value="t1"><button>Be this person<span class="govuk-visually-hidden">: Lead, drugs &amp; alcohol, A</span></button></form>
        <form method="post" action="/demo/be/b/person/y"><input type="hidden" name="csrf" value="t2">
        <button>Be this person<span class="govuk-visually-hidden">: Analyst, B</span></button></form>"#;

    #[test]
    fn people_are_read_with_their_tokens() {
        let of = |person: &str, role: &str| Offered { person: person.into(), role: role.into() };
        assert_eq!(offered(PEOPLE), [of("a/person/x", "Lead, drugs & alcohol"), of("b/person/y", "Analyst")]);
        assert_eq!(token(PEOPLE, "/demo/be/b/person/y"), Some("t2"));
        assert_eq!(token(PEOPLE, "/demo/be/b/person/z"), None);
    }

    #[test]
    fn links_are_found_and_counted() {
        let page = r#"<a href="/a">x</a><a href="/a/1">y</a><a href="/a/2">z</a>"#;
        assert_eq!((link(page, "/a/"), count(page, "/a/")), (Some("/a/1"), 2));
    }

    #[test]
    fn the_first_error_is_told() {
        let page = r##"<ul class="govuk-list govuk-error-summary__list"><li><a href="#due">Enter the day</a></li></ul>"##;
        assert_eq!(wrong(page).as_deref(), Some("Enter the day"));
    }
}

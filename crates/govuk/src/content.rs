//! Words or markup: the body of every component, and the only place where text is escaped or trusted.

use maud::{Markup, PreEscaped, Render};

/// The body of a component: words to escape, or markup that is already safe.
#[derive(Clone, Debug)]
pub enum Content {
    /// Plain words; escaped when rendered.
    Text(String),
    /// Markup from `html!`; written as it is.
    Html(Markup),
}

impl Content {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Html(PreEscaped(html)) => html.is_empty(),
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Content {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Markup> for Content {
    fn from(html: Markup) -> Self {
        Self::Html(html)
    }
}

impl Render for Content {
    fn render_to(&self, buffer: &mut String) {
        match self {
            Self::Text(text) => text.render_to(buffer),
            Self::Html(html) => html.render_to(buffer),
        }
    }
}

//! From the options of a fixture to a footer.

use maud::{Markup, PreEscaped, Render};
use serde_json::Value;
use govuk::{Content, Footer, FooterMeta, FooterSection, Link};

use crate::support::fixtures;
use crate::support::options::{attributes, content, filled, given, list, number, part, string, text};

const CROWN_COPYRIGHT: &str = concat!(
    "https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/",
    "uk-government-licensing-framework/crown-copyright/",
);

/// The crown, which the crate does not carry: what an author passes as the mark is passed here from the fixture.
fn crown() -> String {
    let html = fixtures::of("footer").swap_remove(0).html;
    let start = html.find("<svg").expect("the mark starts");
    let end = html.find("</svg>").expect("the mark ends") + "</svg>".len();
    html[start..end].to_owned()
}

pub fn build(options: &Value) -> Markup {
    let section = |item: &Value| FooterSection {
        title: string(item, "title"),
        items: list(item, "items").map(link).collect(),
        columns: number(item, "columns").map(|columns| columns.try_into().expect("a few columns")),
        width: text(item, "width"),
    };
    let licence = options.get("contentLicence");
    Footer {
        logo: Some(PreEscaped(crown())),
        navigation: list(options, "navigation").map(section).collect(),
        meta: part(options, "meta").map(|meta| FooterMeta {
            visually_hidden_title: text(meta, "visuallyHiddenTitle"),
            items: list(meta, "items").map(link).collect(),
            content: content(meta),
        }),
        licence: match licence {
            Some(licence) if !given(licence) => None,
            licence => Some(
                licence
                    .and_then(|licence| filled(content(licence)))
                    .unwrap_or_else(Footer::open_government_licence),
            ),
        },
        copyright: Some(Link {
            content: filled(content(&options["copyright"]))
                .unwrap_or_else(|| Content::from("© Crown copyright")),
            href: CROWN_COPYRIGHT.to_owned(),
            ..Link::default()
        }),
        container_classes: string(options, "containerClasses"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

fn link(item: &Value) -> Link {
    Link {
        content: string(item, "text").into(),
        href: string(item, "href"),
        classes: String::new(),
        attributes: attributes(item),
    }
}

//! From the options of a fixture to a service navigation.

use maud::{Markup, PreEscaped, Render};
use serde_json::Value;
use govuk::{NavigationItem, NavigationPlace, NavigationSlots, ServiceNavigation};

use crate::support::options::{attributes, choice, content, flag, list, string, text};

pub fn build(options: &Value) -> Markup {
    let usual = ServiceNavigation::default();
    let item = |item: &Value| NavigationItem {
        content: content(item),
        href: text(item, "href"),
        place: match (flag(item, "current"), flag(item, "active")) {
            (true, _) => NavigationPlace::Here,
            (false, true) => NavigationPlace::Within,
            (false, false) => NavigationPlace::Elsewhere,
        },
        attributes: attributes(item),
    };
    ServiceNavigation {
        service_name: text(options, "serviceName"),
        service_url: text(options, "serviceUrl"),
        items: list(options, "navigation").map(item).collect(),
        collapse_on_mobile: choice(options, "collapseNavigationOnMobile"),
        menu_button_text: text(options, "menuButtonText").unwrap_or(usual.menu_button_text),
        menu_button_label: text(options, "menuButtonLabel"),
        navigation_label: text(options, "navigationLabel"),
        navigation_id: text(options, "navigationId").unwrap_or(usual.navigation_id),
        navigation_classes: string(options, "navigationClasses"),
        aria_label: text(options, "ariaLabel").unwrap_or(usual.aria_label),
        slots: slots(&options["slots"]),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

fn slots(options: &Value) -> NavigationSlots {
    let markup = |options: &Value, key: &str| text(options, key).map(PreEscaped);
    let end = &options["end"];
    NavigationSlots {
        start: markup(options, "start"),
        end: markup(options, "end").or_else(|| markup(end, "html")),
        end_inline: string(end, "align") == "inline",
        navigation_start: markup(options, "navigationStart"),
        navigation_end: markup(options, "navigationEnd"),
    }
}

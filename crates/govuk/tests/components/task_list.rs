//! From the options of a fixture to a task list.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Task, TaskList, TaskStatus};

use crate::support::options::{attributes, content, list, part, string, tag, text};

pub fn build(options: &Value) -> Markup {
    let task = |item: &Value| Task {
        title: content(&item["title"]),
        title_classes: string(&item["title"], "classes"),
        hint: part(item, "hint").map(content),
        href: text(item, "href"),
        status: match part(&item["status"], "tag") {
            Some(options) => TaskStatus::Tag(tag(options)),
            None => TaskStatus::Words(content(&item["status"])),
        },
        status_classes: string(&item["status"], "classes"),
        classes: string(item, "classes"),
    };
    TaskList {
        id_prefix: text(options, "idPrefix"),
        items: list(options, "items").map(task).collect(),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

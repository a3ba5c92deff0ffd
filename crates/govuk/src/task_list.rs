//! Task list: what is to be done, each with its status.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content, Tag,
    builders::extras,
    element::{Element, join},
};

/// A list of tasks.
#[derive(Clone, Debug, Default)]
pub struct TaskList {
    /// The start of the ids inside; `task-list` when `None`. Set it when a page has two lists.
    pub id_prefix: Option<String>,
    /// The tasks, in order.
    pub items: Vec<Task>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One task.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// What is to be done.
    pub title: Content,
    /// Extra classes of the title.
    pub title_classes: String,
    /// More words under the title.
    pub hint: Option<Content>,
    /// Where it is done; `None` when it cannot be started yet.
    pub href: Option<String>,
    /// How it stands.
    pub status: TaskStatus,
    /// Extra classes of the status.
    pub status_classes: String,
    /// Extra classes.
    pub classes: String,
}

/// How a task stands.
#[derive(Clone, Debug)]
pub enum TaskStatus {
    /// In words, as for a task that needs nothing more.
    Words(Content),
    /// In a tag, as for a task that needs attention.
    Tag(Tag),
}

impl Default for TaskStatus {
    fn default() -> Self {
        Self::Words(Content::default())
    }
}

impl From<Tag> for TaskStatus {
    fn from(tag: Tag) -> Self {
        Self::Tag(tag)
    }
}

impl From<&str> for TaskStatus {
    fn from(words: &str) -> Self {
        Self::Words(words.into())
    }
}

impl TaskList {
    /// A list of these tasks.
    pub fn new(items: impl IntoIterator<Item = Task>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

impl Task {
    /// A task that leads to a page.
    pub fn new(
        title: impl Into<Content>,
        href: impl Into<String>,
        status: impl Into<TaskStatus>,
    ) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::waiting(title, status)
        }
    }

    /// A task that cannot be started yet.
    pub fn waiting(title: impl Into<Content>, status: impl Into<TaskStatus>) -> Self {
        Self {
            title: title.into(),
            status: status.into(),
            ..Self::default()
        }
    }

    /// Adds words under the title.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Content>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn markup(&self, prefix: &str, place: usize) -> Markup {
        let hint_id = format!("{prefix}-{place}-hint");
        let status_id = format!("{prefix}-{place}-status");
        let described_by = match self.hint {
            Some(_) => format!("{hint_id} {status_id}"),
            None => status_id.clone(),
        };
        let linked = if self.href.is_some() {
            "govuk-task-list__item--with-link"
        } else {
            ""
        };
        let title = match &self.href {
            Some(href) => Element::new("a")
                .class("govuk-link govuk-task-list__link", &self.title_classes)
                .attr("href", href)
                .attr("aria-describedby", &described_by),
            None => Element::new("div").filled("class", &self.title_classes),
        };
        let class = join(&["govuk-task-list__item", linked, &self.classes]);
        let status_class = join(&["govuk-task-list__status", &self.status_classes]);
        html! {
            li class=(class) {
                div.govuk-task-list__name-and-hint {
                    (title.body(&self.title))
                    @if let Some(hint) = &self.hint {
                        div.govuk-task-list__hint id=(hint_id) { (hint) }
                    }
                }
                div class=(status_class) id=(status_id) {
                    @match &self.status {
                        TaskStatus::Words(words) => { (words) }
                        TaskStatus::Tag(tag) => { (tag) }
                    }
                }
            }
        }
    }
}

extras!(TaskList);

impl Render for TaskList {
    fn render(&self) -> Markup {
        let prefix = self.id_prefix.as_deref().unwrap_or("task-list");
        Element::new("ul")
            .class("govuk-task-list", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                @for (index, item) in self.items.iter().enumerate() {
                    (item.markup(prefix, index + 1))
                }
            })
    }
}

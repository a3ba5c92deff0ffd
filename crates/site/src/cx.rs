//! One request, as a page sees it, and what a page gives back.

use crate::{App, CountyRef, Form, Page, PersonCard, Session, Upload};
use jiff::civil::Date;
use kernel::{Actor, Fault, FieldError, Kernel, Outcome, Recorded, Unit};
use maud::{Markup, html};
use std::collections::HashMap;

/// One request.
pub struct Cx<'a> {
    /// The whole site.
    pub app: &'a App,
    /// Who asks, with what they hold today.
    pub actor: Actor,
    /// The person, when somebody has signed in.
    pub person: Option<PersonCard>,
    /// The session, when there is one.
    pub session: Option<Session>,
    /// The county of the address, or of the person where the address names none.
    pub county: Option<CountyRef>,
    /// The path, without the query.
    pub path: String,
    /// What follows `?`.
    pub query: Form,
    /// What was sent; empty for a page that is only read.
    pub form: Form,
    /// Files that came with it, in quarantine.
    pub files: Vec<Upload>,
    /// What is wrong with it, when the form is shown again.
    pub errors: Vec<FieldError>,
    /// Today, in England.
    pub today: Date,
    /// The address of the caller, for limits.
    pub peer: String,
    pub(crate) params: HashMap<String, String>,
    pub(crate) token: crate::who::Token,
    /// What the browser says it is.
    pub(crate) agent: String,
    /// The cookie of a sign-in that is half done.
    pub(crate) step: Option<String>,
    /// Nothing on the way may keep this page, though nobody has signed in: it shows or takes a secret.
    pub(crate) private: bool,
    pub(crate) cookies: Vec<String>,
}

/// What a page gives back.
#[derive(Debug)]
pub enum Reply {
    /// A page of HTML with its status.
    Html(u16, Markup),
    /// See another address: after a change, so that reloading does not repeat it.
    SeeOther(String),
    /// A file.
    File {
        /// `application/pdf`
        media: &'static str,
        /// The name under which it is saved; shown in the browser when `None`.
        name: Option<String>,
        /// The content.
        bytes: Vec<u8>,
    },
    /// A file that came from outside: it is never a page of this site, whatever it holds.
    Foreign {
        /// `application/pdf`
        media: String,
        /// The name under which it is saved.
        name: String,
        /// The content.
        bytes: Vec<u8>,
        /// Shown in the browser, where that is safe: PDFs and pictures.
        shown: bool,
    },
    /// Open data: programs of other sites may fetch it, and ask whether it has changed.
    Open {
        /// The status.
        status: u16,
        /// `application/json; charset=utf-8`
        media: &'static str,
        /// The content.
        bytes: Vec<u8>,
    },
}

impl Cx<'_> {
    /// The kernel.
    pub fn kernel(&self) -> &Kernel {
        &self.app.kernel
    }

    /// A part of the path, by the name it has in the route.
    ///
    /// # Errors
    /// [`Fault::Absent`] when the route has no such part.
    pub fn param(&self, name: &str) -> Outcome<&str> {
        self.params.get(name).map(String::as_str).ok_or(Fault::Absent)
    }

    /// The county of the address.
    ///
    /// # Errors
    /// [`Fault::Absent`] when there is none of that name.
    pub fn county(&self) -> Outcome<&CountyRef> {
        self.county.as_ref().ok_or(Fault::Absent)
    }

    /// A path below the county: `cx.at("groups/dapb")` is `/worcestershire/groups/dapb`.
    pub fn at(&self, below: &str) -> String {
        let slug = self.county.as_ref().map_or("", |c| &c.slug);
        if below.is_empty() { format!("/{slug}") } else { format!("/{slug}/{below}") }
    }

    /// Counts one try from the place of the caller, and refuses when there were too many: at most `most` in each period of `seconds`.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `field`, which says how long to wait.
    pub fn not_too_often(&self, field: &str, what: &str, most: u32, seconds: i64) -> Outcome<()> {
        self.not_too_often_at_all(field, &format!("{what} {}", self.peer), most, seconds)
    }

    /// The same wherever the caller is: `what` alone is counted.
    ///
    /// # Errors
    /// As [`Cx::not_too_often`].
    pub fn not_too_often_at_all(&self, field: &str, what: &str, most: u32, seconds: i64) -> Outcome<()> {
        if self.app.tries.too_many(what, most, seconds, self.app.kernel.now()) {
            let minutes = (seconds / 60).max(1);
            let words = format!("There have been too many tries. Wait {minutes} minutes, then try again");
            return Err(Fault::field(field, words));
        }
        Ok(())
    }

    /// Reads one unmoving state of the store.
    ///
    /// # Errors
    /// What `f` gives.
    pub fn read<T>(&self, f: impl FnOnce(&mut Unit<'_>, &Actor) -> Outcome<T>) -> Outcome<T> {
        self.app.kernel.read(|unit| f(unit, &self.actor))
    }

    /// Does a piece of work that ends in the ledger.
    ///
    /// # Errors
    /// What `f` gives; then nothing is kept.
    pub fn write<T>(&self, f: impl FnOnce(&mut Unit<'_>, &Actor) -> Outcome<Recorded<T>>) -> Outcome<T> {
        self.app.kernel.write(|unit| f(unit, &self.actor))
    }

    /// What a field of the form shows: what was typed when the form is shown again, else what is kept.
    pub fn value(&self, name: &str, kept: impl Into<String>) -> String {
        if self.form.is_empty() { kept.into() } else { self.form.get(name).unwrap_or_default().into() }
    }

    /// What is wrong with a field.
    pub fn error(&self, name: &str) -> Option<String> {
        let all: Vec<&str> =
            self.errors.iter().filter(|e| e.field == name).map(|e| e.message.as_str()).collect();
        (!all.is_empty()).then(|| all.join(". "))
    }

    /// A form that posts to a path of this site, with its token.
    pub fn form(&self, action: &str, inside: Markup) -> Markup {
        html! {
            form method="post" action=(action) novalidate {
                input type="hidden" name="csrf" value=(self.csrf());
                (inside)
            }
        }
    }

    /// The same for a form that brings files.
    pub fn form_with_files(&self, action: &str, inside: Markup) -> Markup {
        html! {
            form method="post" action=(action) enctype="multipart/form-data" novalidate {
                input type="hidden" name="csrf" value=(self.csrf());
                (inside)
            }
        }
    }

    /// A one-line text field.
    pub fn input(&self, name: &str, label: &str, kept: &str) -> govuk::Input {
        govuk::Input::text(name, label).value(self.value(name, kept)).maybe_error(self.error(name))
    }

    /// A field of several lines.
    pub fn textarea(&self, name: &str, label: &str, kept: &str) -> govuk::Textarea {
        govuk::Textarea::new(name, label).value(self.value(name, kept)).maybe_error(self.error(name))
    }

    /// A choice from a list that opens.
    pub fn select<V: Into<String>, T: Into<String>>(
        &self,
        name: &str,
        label: &str,
        kept: &str,
        items: impl IntoIterator<Item = (V, T)>,
    ) -> govuk::Select {
        govuk::Select::new(name, label, items).value(self.value(name, kept)).maybe_error(self.error(name))
    }

    /// A date in three parts.
    pub fn date(&self, name: &str, legend: &str, kept: Option<Date>) -> govuk::DateInput {
        let part = |part: &str, kept: String| self.value(&format!("{name}-{part}"), kept);
        let day = part("day", kept.map(|d| d.day().to_string()).unwrap_or_default());
        let month = part("month", kept.map(|d| d.month().to_string()).unwrap_or_default());
        let year = part("year", kept.map(|d| d.year().to_string()).unwrap_or_default());
        govuk::DateInput::new(name, legend).values([day, month, year]).maybe_error(self.error(name))
    }

    /// Radios, one of which is chosen.
    pub fn radios(
        &self,
        name: &str,
        legend: &str,
        kept: &str,
        items: impl IntoIterator<Item = govuk::Choice>,
    ) -> govuk::Radios {
        govuk::Radios::new(name, legend, items).value(self.value(name, kept)).maybe_error(self.error(name))
    }

    /// A whole page.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the frame cannot be drawn.
    pub fn page(&self, page: Page) -> Outcome<Reply> {
        let status = if self.errors.is_empty() { 200 } else { 422 };
        Ok(Reply::Html(status, crate::layout::frame(self, page)))
    }

    /// Nothing on the way may keep this page, whoever reads it: it shows or takes a secret.
    pub fn keep_private(&mut self) {
        self.private = true;
    }

    /// Sets a cookie with the reply.
    pub fn set_cookie(&mut self, cookie: String) {
        self.cookies.push(cookie);
    }

    /// The token of every form on this page.
    pub fn csrf(&self) -> &str {
        self.token.give(self.app)
    }
}

impl Reply {
    /// See another address after a change.
    pub fn see(path: impl Into<String>) -> Self {
        Self::SeeOther(path.into())
    }
}

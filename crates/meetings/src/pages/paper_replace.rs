//! `/{county}/meetings/{meeting}/papers/{paper}/replace`: another file for a paper. Of one that went out it becomes a supplement.

use super::paper_change::{back, desk, framed};
use super::paper_new::{KINDS, known, leave, said, said_fields};
use super::paper_parts::{found, paper_of};
use super::parts::seen;
use crate::papers::{self, Said, State};
use crate::store::MeetingPaper;
use govuk::{Button, FileUpload};
use kernel::contracts::binder::Inspected;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Form, Guard, Reply, Route, get, post, preview};

const PATH: &str = "/{county}/meetings/{meeting}/papers/{paper}/replace";
const TAKE: &str = "/{county}/meetings/{meeting}/papers/{paper}/replace/take";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, MeetingPaper>();
    vec![
        get(PATH, guard, show),
        preview(PATH, guard, looked).with_files().again(show),
        post(TAKE, guard, &[papers::events::PaperReplaced::KIND], take, shown_again),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, ..) = desk(cx)?;
    let here = back(cx)?;
    let body = html! {
        h1 class="govuk-heading-l" { "Replace this paper" span class="govuk-caption-m" { (it.title) } }
        p class="sm-lead" {
            @if it.state == State::Issued {
                "This paper went out, so it stays as it is. The new file goes out with the next supplement, and this one leads to it."
            } @else {
                "It did not go out yet. The new file stands in its place; the old one is kept for those who answer for the meeting."
            }
        }
        (cx.form_with_files(&format!("{here}/replace"), html! {
            (FileUpload::new("file", "The new file").accept(KINDS).hint("Up to 50 MB").maybe_error(cx.error("file").or_else(|| cx.error("form"))))
            div class="govuk-button-group" {
                (Button::submit("Look into it"))
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
    };
    framed(cx, &it, &meeting, "Replace a paper", body)
}

fn looked(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (.., said) = desk(cx)?;
    let Some(file) = cx.files.iter().find(|file| file.field == "file").cloned() else {
        return Err(Fault::field("file", "Choose the file"));
    };
    let looked = papers::look(cx.kernel(), &file.hash)?;
    cx.form = Form::of([]);
    asked(cx, &said, (&file.hash, &file.name), &looked.inspected)
}

fn asked(cx: &Cx<'_>, said: &Said, (hash, name): (&str, &str), found_in: &Inspected) -> Outcome<Reply> {
    let (it, meeting, names, _) = desk(cx)?;
    let here = back(cx)?;
    let body = html! {
        h1 class="govuk-heading-l" { "Is this the new file?" span class="govuk-caption-m" { (it.title) } }
        p { strong { (name) } ", " (found_in.sort.words()) @if found_in.pages > 1 { ", " (found_in.pages) " pages" } "." }
        (found(&found_in.hidden, &found_in.barriers))
        (cx.form(&format!("{here}/replace/take"), html! {
            input type="hidden" name="seen" value=(if cx.form.is_empty() { it.version } else { seen(cx) });
            input type="hidden" name="held" value=(hash);
            input type="hidden" name="name" value=(name);
            (said_fields(cx, &names, said, &found_in.barriers))
            (leave(cx, found_in))
            div class="govuk-button-group" {
                (Button::submit("Replace the paper").once())
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
    };
    framed(cx, &it, &meeting, "Replace a paper", body)
}

fn shown_again(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let field = |name: &str| cx.form.get(name).unwrap_or_default().to_string();
    let (held, name) = (field("held"), field("name"));
    match papers::look(cx.kernel(), &held) {
        Ok(looked) => asked(cx, &said(cx), (&held, &name), &looked.inspected),
        Err(Fault::Fields(errors)) => {
            cx.errors.extend(errors);
            show(cx)
        }
        Err(other) => Err(other),
    }
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (_, meeting, names, _) = desk(cx)?;
    let field = |name: &str| cx.form.get(name).unwrap_or_default().to_string();
    let (held, name, said, version) = (field("held"), field("name"), said(cx), seen(cx));
    known(&names, &said)?;
    let file = papers::prepare(cx.kernel(), &held, cx.form.get("leave").is_some())?;
    let slug = cx.write(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        papers::replace(unit, &permit, version, &said, (&file, &name))
    })?;
    cx.kernel().files().discard(&held);
    Ok(Reply::see(cx.at(&format!("{}/papers/{slug}", meeting.path()))))
}

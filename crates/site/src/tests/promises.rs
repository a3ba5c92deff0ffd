//! A page that does not do what its route declares fails, so that forgetting cannot go unnoticed.

use super::{Browser, MEMBER, World, both};
use crate::{Cx, Fields, Guard, Page, Reply, Slice, get, post};
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;
use testkit::notes::{Note, acts, events};
use testkit::tables;

const OPEN: Guard = Guard::Open("a page of a test, for anybody");
const ASKS: Guard = Guard::May("View", "Note");

fn form(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (path, input) = (cx.path.clone(), cx.input("words", "Words", "as kept"));
    cx.page(Page::new(
        "A form",
        "",
        html! { h1 { "A form" } (cx.form(&path, html! { (input) button { "Send" } })) },
    ))
}

fn record<E: Event>(cx: &Cx<'_>, event: &E) -> Outcome<Reply> {
    cx.write(|unit, _| {
        let proof = acts(unit);
        unit.record(&proof, event)
    })?;
    Ok(Reply::see("/"))
}

fn writes(cx: &mut Cx<'_>) -> Outcome<Reply> {
    record(cx, &events::Written { note: "n".into() })
}

fn writes_and_changes(cx: &mut Cx<'_>) -> Outcome<Reply> {
    writes(cx)?;
    record(cx, &events::Changed { note: "n".into(), version: 2 })
}

fn does_nothing(_: &mut Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see("/"))
}

fn asks(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let list = cx.actor.visible::<Note>();
    assert!(!list.sql().is_empty());
    form(cx)
}

fn wrong(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    fields.text("missing", "Enter what is missing");
    fields.done()?;
    Ok(Reply::see("/"))
}

fn overtaken(_: &mut Cx<'_>) -> Outcome<Reply> {
    Err(Fault::Conflict("The note says something else now.".into()))
}

fn refused(_: &mut Cx<'_>) -> Outcome<Reply> {
    Err(Fault::Refused)
}

fn absent(_: &mut Cx<'_>) -> Outcome<Reply> {
    Err(Fault::Absent)
}

fn broken(_: &mut Cx<'_>) -> Outcome<Reply> {
    Err(Fault::broken("a test"))
}

fn slice() -> Slice {
    let written: &[&str] = &[events::Written::KIND];
    Slice {
        name: "promises",
        routes: vec![
            get("/p/open", OPEN, form),
            get("/p/asks", ASKS, asks),
            get("/p/forgets-to-ask", ASKS, form),
            get("/p/asks-another", Guard::may::<View, crate::accounts::Outbox>(), asks),
            post("/p/records", OPEN, written, writes, form),
            post("/p/records-more", OPEN, written, writes_and_changes, form),
            post("/p/records-nothing", OPEN, written, does_nothing, form),
            post("/p/wrong", OPEN, written, wrong, form),
            post("/p/overtaken", OPEN, written, overtaken, form),
            post("/p/refused", OPEN, written, refused, form),
            post("/p/absent", OPEN, written, absent, form),
            post("/p/broken", OPEN, written, broken, form),
            post(
                "/p/conflict",
                OPEN,
                written,
                |_| Err(Fault::Conflict("Pat saved this a minute ago.".into())),
                form,
            ),
            get("/p/refused", OPEN, |_| Err(Fault::Refused)),
            get("/p/broken", OPEN, |_| Err(Fault::Broken("the table fell over".into()))),
        ],
        ..Slice::default()
    }
}

fn with_token<'f>(
    browser: &Browser<'_, '_>,
    token: &'f mut String,
    more: &[(&'f str, &'f str)],
) -> Vec<(&'f str, &'f str)> {
    let page = browser.get("/p/open");
    let document = page.document();
    let input = document.all("input").find(|i| i.is("name", "csrf")).expect("a token");
    *token = input.attribute("value").unwrap_or_default().to_string();
    let mut fields = vec![("csrf", token.as_str())];
    fields.extend_from_slice(more);
    fields
}

#[test]
fn a_page_that_breaks_its_promise_is_no_page() {
    both(|bench| {
        let world = World::with(bench, true, false, Some(slice()));
        let browser = world.browser();
        browser.fill("/demo/people", &format!("/demo/be/{MEMBER}"), &[]).goes_to("/");
        let mut token = String::new();
        let fields = with_token(&browser, &mut token, &[("words", "typed")]);
        browser.get("/p/open").is(200);
        browser.get("/p/asks").is(200);
        browser.get("/p/forgets-to-ask").is(500).says("Something went wrong here");
        browser.get("/p/asks-another").is(500);
        browser.post("/p/records", &fields).goes_to("/");
        browser.post("/p/records-more", &fields).is(500);
        browser.post("/p/records-nothing", &fields).is(500);
    });
}

#[test]
fn what_went_wrong_is_said_and_what_was_typed_is_kept() {
    both(|bench| {
        let world = World::with(bench, false, false, Some(slice()));
        let (browser, mut token) = (world.browser(), String::new());
        let fields = with_token(&browser, &mut token, &[("words", "typed <by> hand")]);
        let before = tables::dump(&world.app.kernel);
        let page = browser.post("/p/wrong", &fields).is(422).says("Enter what is missing");
        assert!(page.body.contains("value=\"typed &lt;by&gt; hand\""));
        assert!(page.body.contains("<title>Error: A form"));
        let page = browser.post("/p/conflict", &fields).is(409);
        page.says("Pat saved this a minute ago.").says("What you typed").says("typed <by> hand");
        browser.get("/p/refused").is(403).says("You cannot do this");
        let page = browser.get("/p/broken").is(500).says("Nothing was saved");
        assert!(!page.body.contains("fell over"), "the reason is for the log");
        assert_eq!(tables::changed(&before, &tables::dump(&world.app.kernel)), []);
    });
}

#[test]
fn no_fault_loses_what_was_typed() {
    both(|bench| {
        let world = World::with(bench, true, false, Some(slice()));
        let browser = world.browser();
        browser.get("/p/open");
        let page = browser.get("/p/open");
        let document = page.document();
        let csrf = document.all("input").find(|i| i.is("name", "csrf")).and_then(|i| i.attribute("value"));
        let typed = [("csrf", csrf.unwrap()), ("words", "A morning’s work"), ("password", "a secret")];
        for (path, status) in
            [("/p/overtaken", 409), ("/p/refused", 403), ("/p/absent", 404), ("/p/broken", 500)]
        {
            let page = browser.post(path, &typed).is(status).says("What you typed").says("A morning’s work");
            assert!(!page.body.contains("a secret"), "{path}");
        }
        assert!(!browser.post("/p/refused", &typed[..1]).is(403).body.contains("What you typed"));
        browser
            .post("/p/overtaken", &typed)
            .says("The note says something else now.")
            .says("send yours again");
    });
}

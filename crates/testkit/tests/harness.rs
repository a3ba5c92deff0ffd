//! The harness itself: what it must catch, it catches.

use kernel::{Actor, Condition, Facts, Fault, Outcome, Rows, Thing, Unit, verbs};
use maud::html;
use site::{Cx, Guard, Page, Reply, Slice, get, post};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use testkit::agree::{actors, agree};
use testkit::db::Setup;
use testkit::judge::{AllowAll, Only};
use testkit::notes::{self, Note};
use testkit::site::{Cast, Site, lint, setup};
use testkit::tables;

/// What a failing check says; fails when it does not fail.
fn refusal<T>(check: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(check)).err().expect("the check lets it through");
    let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref().copied());
    words.unwrap_or_default().to_string()
}

fn unseen_line(unit: &mut Unit<'_>, note: &str) -> Outcome<u64> {
    let proof = notes::acts(unit);
    unit.rows(&proof).run("UPDATE a_line SET words = 'unseen' WHERE note = ?", kernel::params![note])
}

#[test]
fn a_row_that_no_event_names_fails() {
    Setup::new(&[notes::MIGRATION]).both(|bench| {
        let kernel = &bench.kernel;
        let first = kernel.write(|unit| notes::write(unit, "first")).unwrap();
        let second =
            tables::only_named_changed(kernel, |kernel| kernel.write(|unit| notes::write(unit, "second")));
        let second = second.unwrap();
        tables::only_named_changed(kernel, |kernel| {
            kernel.write(|unit| notes::change(unit, &first, 1, "again"))
        })
        .unwrap();
        let words = refusal(|| {
            tables::only_named_changed(kernel, |kernel| {
                kernel.write(|unit| {
                    unseen_line(unit, &second)?;
                    notes::change(unit, &first, 2, "once more")
                })
            })
        });
        assert!(words.contains(&format!("a_line {second}/1 changed: words")), "{words}");
        assert!(words.contains(&format!("a_line {second}/2 changed: words")), "{words}");
        assert!(!words.contains(&format!("note {first}")), "what the event names is not accused: {words}");
        let words = refusal(|| {
            tables::only_named_changed(kernel, |kernel| {
                kernel.write_unrecorded_housekeeping(|unit| {
                    let proof = notes::acts(unit);
                    unit.rows(&proof).run("DELETE FROM a_line", &[])
                })
            })
        });
        assert!(words.contains(&format!("a_line {first}/1 removed")), "{words}");
        let before = tables::dump(kernel);
        assert_eq!((before.rows("note"), before.rows("a_line"), before.rows("nothing")), (2, 0, 0));
    });
}

#[test]
fn the_list_of_exceptions_is_short_and_reasoned() {
    assert!(tables::BOOKKEEPING.len() <= 17);
    assert!(tables::BOOKKEEPING.iter().all(|(_, why)| why.len() > 10));
}

/// A note whose condition shows everybody the notes of one word, whatever the policies say.
struct Leaky;

impl Thing for Leaky {
    const KIND: &'static str = "Note";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        Note::facts(rows, id)
    }

    fn visible(actor: &Actor) -> Condition {
        Note::visible(actor).or(Condition::sql("t.words = ?", &["leak".into()]))
    }
}

#[test]
fn a_list_that_shows_more_or_less_than_the_policies_allow_fails() {
    const LIST: &str = "SELECT t.id AS id FROM note t";
    let signed_in = Only(|actor, verb, _, _| verb == "View" && actor.id().is_some());
    Setup::new(&[notes::MIGRATION]).both(|bench| {
        let things: Vec<String> = ["a", "b", "c"].map(String::from).into();
        let actors = actors(&["chair", "lead"], &things, 40, bench.kernel.today());
        assert_eq!(actors.len(), 40);
        for words in ["one", "two", "leak"] {
            bench.kernel.write(|unit| notes::write(unit, words)).unwrap();
        }
        let cases = agree::<Note>(&bench.kernel, &signed_in, LIST, &actors);
        assert_eq!((cases.seen, cases.unseen), (39 * 3, 3));
        let words = refusal(|| agree::<Leaky>(&bench.kernel, &signed_in, LIST, &actors));
        assert!(words.contains("is listed: true, but the policies allow: false"), "{words}");
        let words = refusal(|| agree::<Note>(&bench.kernel, &AllowAll, LIST, &actors));
        assert!(words.contains("is listed: false, but the policies allow: true"), "{words}");
        assert!(refusal(|| cases.at_least(10_000)).contains("were asked for"));
        assert!(refusal(|| cases.at_least(100)).contains("too much of one answer"));
    });
}

fn slice() -> Slice {
    let guard = Guard::may::<verbs::Add, Note>();
    Slice {
        name: "notes",
        routes: vec![
            get("/{county}/notes/{note}/add", guard, show),
            post("/{county}/notes/{note}/add", guard, &["notes.written"], add, show),
            post("/{county}/notes/{note}/spoil", guard, &["notes.written"], spoil, show),
            get("/{county}/ugly", Guard::Open("it is a test of the lint"), ugly),
        ],
        migrations: &[notes::MIGRATION],
        ..Slice::default()
    }
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("note")?.to_string();
    cx.read(|unit, actor| actor.permit::<verbs::Add, Note>(unit, &id))?;
    let fields = html! {
        (cx.input("words", "Words", ""))
        (cx.select("colour", "Colour", "red", [("red", "Red"), ("blue", "Blue")]))
        (govuk::Button::submit("Save"))
    };
    let body = html! { h1 { "Add a note" } (cx.form(&cx.at(&format!("notes/{id}/add")), fields)) };
    cx.page(Page::new("Add a note", "", body))
}

fn add(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let words =
        cx.form.get("words").unwrap_or_default().to_string() + " " + cx.form.get("colour").unwrap_or("?");
    if words.starts_with(' ') {
        return Err(Fault::field("words", "Enter the words of the note"));
    }
    let id = cx.param("note")?.to_string();
    let new = cx.write(|unit, actor| {
        actor.permit::<verbs::Add, Note>(unit, &id)?;
        notes::write(unit, &words)
    })?;
    Ok(Reply::see(cx.at(&format!("notes/{new}"))))
}

fn spoil(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("note")?.to_string();
    cx.write(|unit, actor| {
        actor.permit::<verbs::Add, Note>(unit, &id)?;
        unseen_line(unit, &id)?;
        notes::write(unit, "spoilt")
    })?;
    Ok(Reply::see(cx.at("")))
}

fn ugly(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.page(Page::new("Ugly", "", html! { h1 { "Ugly" } p style="color: red" { "red" } }))
}

#[test]
fn pages_are_read_filled_in_and_compared() {
    let cast = Cast::default().county("loamshire", "Loamshire").person(
        "officer",
        "Officer",
        &[("officer", "loamshire")],
    );
    setup(&[slice()]).judge(Only(|actor, _, _, _| actor.id().is_some())).both(|bench| {
        let site = Site::open(bench, Arc::new(cast.clone()), vec![slice()]);
        let first = bench.kernel.write(|unit| notes::write(unit, "first")).unwrap();
        let (officer, anybody) = (site.person("officer"), site.anybody());
        let page = format!("/loamshire/notes/{first}/add");
        officer.get(&page).ok().says("Add a note").says("Words Colour Red Blue Save").does_not_say("secret");
        anybody.get(&page).is(404);
        anybody.post(&page, &[("words", "x")]).is(404);
        site.person("a stranger").get(&page).is(404);
        officer.fill(&page, &[("words", "second")]).is(303);
        officer.fill(&page, &[("words", "third"), ("colour", "blue")]).is(303);
        officer.post(&page, &[("words", "")]).is(422).says("Enter the words of the note");
        officer.post(&page, &[("words", "x"), ("csrf", "of another")]).is(422).says("another session");
        let kept: Vec<String> =
            notes::all(&bench.kernel).unwrap().iter().map(|r| r.get("words").unwrap()).collect();
        assert_eq!(kept, ["first", "second red", "third blue"]);
        // A session of a test outlives the night.
        bench.clock.set(jiff::civil::date(2022, 3, 15));
        officer.get(&page).ok();
        assert!(refusal(|| officer.fill(&page, &[("colour", "green")])).contains("does not offer \"green\""));
        assert!(refusal(|| officer.fill(&page, &[("nothing", "x")])).contains("has no form with"));
        let words = refusal(|| officer.post(&format!("/loamshire/notes/{first}/spoil"), &[]));
        assert!(words.contains(&format!("a_line {first}/1 changed: words")), "{words}");
        assert!(refusal(|| officer.get("/loamshire/ugly")).contains("<p> has style="));
        assert!(refusal(|| officer.get(&page).goes_to("/")).contains("200"));
        site.work();
    });
}

#[test]
fn the_lint_names_what_is_wrong_and_nothing_else() {
    let page = |inside: &str| {
        format!(
            "<!DOCTYPE html><html lang=\"en-GB\"><head><title>A title</title></head>\
             <body><main id=\"main\"><h1>Head</h1>{inside}</main></body></html>"
        )
    };
    let fine = [
        "",
        "<label for=\"a\">A</label><input id=\"a\" name=\"a\">",
        "<label>A <input name=\"a\"></label>",
        "<input type=\"hidden\" name=\"a\">",
        "<table><caption>C</caption><tr><th scope=\"col\">H</th></tr></table>",
        "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"csrf\" value=\"x\"><button>Go</button></form>",
        "<a href=\"#main\">Up</a>",
        "<svg role=\"img\"><title>Two words</title><path d=\"M0\"/></svg>",
        "<p>1 &lt; 2 &amp; 3</p><br><textarea aria-label=\"T\">\n<b></textarea>",
        "<script src=\"/a.js\"></script>",
    ];
    for inside in fine {
        assert_eq!(lint(&page(inside)), Vec::<String>::new(), "{inside}");
    }
    let wrong = [
        ("<h1>Second</h1>", "it has 2 <h1>"),
        ("<p style=\"x\">a</p>", "<p> has style="),
        ("<p onclick=\"x\">a</p>", "<p> has onclick="),
        ("<script>1</script>", "<script> stands in the page"),
        ("<style>p {}</style>", "<style> stands in the page"),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "the id \"a\" is given twice"),
        ("<input name=\"a\">", "<input> (a) has no label or words"),
        ("<label for=\"b\">A</label><input name=\"a\">", "for=\"b\", which is not on the page"),
        ("<select name=\"a\"><option>1</option></select>", "<select> (a) has no label or words"),
        ("<a href=\"/a\"></a>", "<a> (/a) has no label or words"),
        ("<a href=\"#nowhere\">x</a>", "which is not on the page"),
        ("<img src=\"/a\">", "<img> () has no label"),
        ("<svg><path/></svg>", "<svg> () has no label"),
        ("<table><tr><th scope=\"col\">H</th></tr></table>", "a table has no caption"),
        ("<table><caption>C</caption><tr><th>H</th></tr></table>", "<th> has no scope"),
        ("<form method=\"post\" action=\"/a\"><button>Go</button></form>", "has no token"),
        (
            "<form method=\"post\"><input name=\"csrf\" type=\"hidden\"><button>Go</button></form>",
            "a form leads to",
        ),
        ("<div><p>a</div>", "<p> is not closed"),
        ("</div>", "</div> closes nothing"),
    ];
    for (inside, said) in wrong {
        let problems = lint(&page(inside));
        assert!(problems.iter().any(|p| p.contains(said)), "{inside}: {problems:?}");
    }
    for (whole, said) in [
        ("<html lang=\"en\"></html>", "<!DOCTYPE html>"),
        ("<!DOCTYPE html><html><head><title></title></head></html>", "does not say its language"),
        ("<!DOCTYPE html><html lang=\"en\"><head><title></title></head></html>", "<title> has no words"),
    ] {
        assert!(lint(whole).iter().any(|p| p.contains(said)), "{whole}");
    }
}

//! From the first line to the issued report: begun by the officer, cleared by the chair, issued, read by anybody.

use crate::support::{CHAIR, LEAD, OFFICER, county, open, say};
use jiff::civil::date;
use kernel::contracts::paper::Paper as Document;
use testkit::site::{Answer, Site, Visitor};

/// The address of the report that these tests write.
pub const PAPER: &str = "/loamshire/papers/2022-02-15-hwb";

/// The officer begins the report.
pub fn begin(site: &Site<'_>) {
    let fields = [
        ("template", "health-and-wellbeing-board"),
        ("meeting-day", "15"),
        ("meeting-month", "2"),
        ("meeting-year", "2022"),
        ("title", "Loamshire Safer Communities Board"),
        ("owner", "scb"),
        ("author", "lettice-harbourne"),
        ("public", "yes"),
    ];
    site.person(OFFICER).fill("/loamshire/papers/new", &fields).goes_to(PAPER);
}

/// Somebody writes one part.
pub fn write(visitor: &Visitor<'_>, section: &str, words: &str) {
    visitor.fill(&format!("{PAPER}/sections/{section}"), &[("markdown", words)]).goes_to(PAPER);
}

/// The value of a hidden field on a page.
pub fn hidden(page: &Answer, name: &str) -> String {
    let body = page.body();
    let from = body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field is there");
    from.split('"').next().unwrap_or_default().into()
}

/// The chair passes what they read.
pub fn clear(chair: &Visitor<'_>) {
    let page = chair.get(&format!("{PAPER}/clear")).ok().says("Clear this report");
    chair.post(&format!("{PAPER}/clear"), &[("seen", &hidden(&page, "seen"))]).goes_to(PAPER);
}

/// The officer issues it.
pub fn issue(officer: &Visitor<'_>) {
    officer.get(&format!("{PAPER}/issue")).ok().says("From then on it never changes");
    officer.post(&format!("{PAPER}/issue"), &[]).goes_to(PAPER);
}

/// Everything is written, answered and confirmed.
pub fn complete(site: &Site<'_>) {
    let officer = site.person(OFFICER);
    let cover = [
        ("sponsor", "Director of Public Health"),
        ("author", "Partnership officer"),
        ("priorities-1", "yes"),
        ("priorities-2", "no"),
        ("safeguarding-1", "yes"),
        ("safeguarding-1-note", "Children live in the homes that we speak of."),
        ("safeguarding-2", "no"),
        ("safeguarding-2-note", "It changes nothing for adults at risk."),
        ("item-type", "Consideration"),
    ];
    officer.fill(&format!("{PAPER}/cover"), &cover).goes_to(PAPER);
    write(&officer, "partnership-approach", "Work is shared.");
    write(&officer, "conclusion", "Members may wish to note this.");
    let implications = [
        ("legal-financial-hr", "nil-0"),
        ("legal-financial-hr-confirm", "yes"),
        ("privacy", "nil-0"),
        ("privacy-confirm", "yes"),
        ("equality", "own"),
        ("equality-words", "A screening found an effect on one group, and the plan answers it."),
    ];
    officer.fill(&format!("{PAPER}/implications"), &implications).goes_to(PAPER);
}

#[test]
fn a_report_is_begun_written_cleared_issued_and_read_by_anybody() {
    county().both(|bench| {
        let site = open(bench);
        say(bench, "The group met twice and trained forty people.");
        let (officer, chair, lead, anybody) =
            (site.person(OFFICER), site.person(CHAIR), site.person(LEAD), site.anybody());
        officer.get("/loamshire/papers").ok().says("Begin a report");
        begin(&site);
        officer.get("/").ok().says("Finish the report");
        lead.get(PAPER).ok().says("Recommendation");
        chair.get(&format!("{PAPER}/clear")).ok().says("It is not complete yet");
        officer
            .get(&format!("{PAPER}/check"))
            .ok()
            .says("Choose “Item for Decision, Consideration or Information”");
        complete(&site);
        officer.get(&format!("{PAPER}/check")).ok().says("Every part is there");
        let read = officer.get(PAPER).ok().says("trained forty people").says("Ready to clear");
        assert!(
            read.body().contains("How it reads") || read.body().contains("sm-paper"),
            "the report is drawn"
        );
        anybody.get(PAPER).is(404);

        chair.get("/").ok().says("Clear the report");
        officer.get(&format!("{PAPER}/clear")).is(403);
        clear(&chair);
        chair.get(&format!("{PAPER}/issue")).is(403);
        officer.get(&format!("{PAPER}/cover")).is(403);
        officer.get("/").ok().says("Issue the report");
        bench.clock.set(date(2022, 2, 7));
        issue(&officer);

        let read = anybody.get(PAPER).ok();
        let read = read
            .says("trained forty people")
            .says("Issued on 7 February 2022")
            .does_not_say("Since it was issued");
        officer.get(PAPER).ok().says("Nothing that it draws on has changed");
        assert!(
            !read.body().contains("lettice-harbourne") && !read.body().contains("Lettice"),
            "the public reads no names"
        );
        anybody
            .get("/loamshire/papers")
            .ok()
            .says("Loamshire Safer Communities Board")
            .does_not_say("Begin a report");
        // Drafts are not there for the public, whatever is asked of an issued one.
        for below in ["cover", "sections/background", "implications", "clear", "issue", "take-back"] {
            anybody.get(&format!("{PAPER}/{below}")).is(403);
        }
    });
}

#[test]
fn files_are_kept_as_they_were_issued_and_offered_with_their_own_type() {
    county().both(|bench| {
        let site = open(bench);
        say(bench, "The group met twice.");
        begin(&site);
        complete(&site);
        clear(&site.person(CHAIR));
        issue(&site.person(OFFICER));
        let before: Vec<Vec<u8>> = files(&site);
        say(bench, "The group says something else now.");
        bench.clock.set(date(2022, 3, 3));
        assert_eq!(files(&site), before, "an issued report does not change");
        let json: Document = serde_json::from_slice(&before[4]).expect("the JSON is a paper");
        assert_eq!(json.title, "Loamshire Safer Communities Board");
        let text = String::from_utf8(before[3].clone()).expect("text");
        assert!(text.starts_with("HEALTH AND WELL-BEING BOARD\n"), "{text}");
        assert!(
            before[0].starts_with(b"%PDF-") && before[1].starts_with(b"PK"),
            "the files are what they say"
        );
        assert!(
            String::from_utf8_lossy(&before[0]).contains("ledger board:"),
            "the PDF carries the ledger's head"
        );
        let read = site.anybody().get(PAPER).ok().says("met twice").does_not_say("something else now");
        // That something changed, and when, is for those who may see what did.
        read.does_not_say("what it draws on has changed");
        site.person(OFFICER).get(PAPER).ok().says("Some of what it draws on has changed");
        site.anybody().get(&format!("{PAPER}/files/2022-02-15-hwb.exe")).is(404);
        site.anybody().get(&format!("{PAPER}/files/other.pdf")).is(404);
    });
}

/// Every file of the report, as anybody gets it.
fn files(site: &Site<'_>) -> Vec<Vec<u8>> {
    [
        ("pdf", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("html", "text/html; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
        ("json", "application/json"),
    ]
    .map(|(ending, media)| {
        let answer = site.anybody().get(&format!("{PAPER}/files/2022-02-15-hwb.{ending}")).ok();
        assert_eq!(answer.media(), media);
        assert!(answer.header("content-disposition").contains(&format!("2022-02-15-hwb.{ending}")));
        answer.bytes
    })
    .to_vec()
}

#[test]
fn a_change_after_clearance_needs_clearing_again() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, chair) = (site.person(OFFICER), site.person(CHAIR));
        say(bench, "The group met twice.");
        begin(&site);
        complete(&site);
        clear(&chair);
        // What is drawn has changed behind the chair's back.
        say(bench, "The group met three times.");
        officer.get(&format!("{PAPER}/issue")).ok().says("has changed since it was cleared");
        officer.post(&format!("{PAPER}/issue"), &[]).is(409);
        officer.post(&format!("{PAPER}/take-back"), &[]).goes_to(PAPER);
        officer.get(&format!("{PAPER}/issue")).is(403);
        write(&officer, "conclusion", "Members may wish to note all of this.");
        clear(&chair);
        issue(&officer);
        site.anybody().get(PAPER).ok().says("three times").says("note all of this");
        officer.get(&format!("{PAPER}/take-back")).is(403);
    });
}

#[test]
fn a_missing_update_is_shown_and_must_be_looked_at() {
    county().sqlite(|bench| {
        let site = open(bench);
        let (officer, chair) = (site.person(OFFICER), site.person(CHAIR));
        begin(&site);
        complete(&site);
        let missing = "No update has been given by the Prevent Board.";
        officer.get(&format!("{PAPER}/check")).ok().says(missing);
        clear(&chair);
        officer.post(&format!("{PAPER}/issue"), &[]).is(422).says("Look at these points first");
        officer.fill(&format!("{PAPER}/issue"), &[("looked", "yes")]).goes_to(PAPER);
        site.anybody().get(PAPER).ok().says(missing);
    });
}

#[test]
fn what_cannot_be_drawn_is_named_by_line_and_keeps_the_report_back() {
    county().sqlite(|bench| {
        let site = open(bench);
        let (officer, chair) = (site.person(OFFICER), site.person(CHAIR));
        begin(&site);
        complete(&site);
        let at = format!("{PAPER}/sections/conclusion");
        let words = "One.\n\n{{update}}\n\nTwo.";
        let shown = officer.post(&format!("{at}/preview"), &[("markdown", words), ("as", "page")]).ok();
        assert!(shown.says("Line 3").body().contains("Two."), "what was typed is still there");
        let alone = officer.post(&format!("{at}/preview"), &[("markdown", "Only **this**.")]).ok();
        assert!(
            alone.body().contains("<strong>this</strong>") && !alone.body().contains("<html"),
            "{}",
            alone.body()
        );
        write(&officer, "conclusion", words);
        officer
            .get(&format!("{PAPER}/check"))
            .ok()
            .says("Put right line 3 of “Conclusion”")
            .says("there is no live block `update`");
        chair.post(&format!("{PAPER}/clear"), &[("seen", "")]).is(409);
        chair.get(&format!("{PAPER}/clear")).ok().says("It is not complete yet");
    });
}

#[test]
fn a_standard_statement_must_be_confirmed_and_other_words_are_not_what_was_confirmed() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        begin(&site);
        complete(&site);
        let at = format!("{PAPER}/implications");
        officer.fill(&at, &[("privacy", "nil-1"), ("privacy-confirm", "")]).goes_to(PAPER);
        let wanting = "Confirm that the standard statement under “Privacy Impact Assessment” is true";
        officer.get(&format!("{PAPER}/check")).ok().says(wanting);
        officer
            .fill(&at, &[("privacy", "own"), ("privacy-words", "")])
            .is(422)
            .says("Say what the implications are");
        officer.fill(&at, &[("privacy-confirm", "yes")]).goes_to(PAPER);
        officer.get(&format!("{PAPER}/check")).ok().says("Every part is there");
        // Written over elsewhere: nobody confirmed that.
        write(&officer, "privacy", "There is no privacy impact resultant from this report.");
        officer.get(&format!("{PAPER}/check")).ok().says(wanting);
    });
}

#[test]
fn a_wrong_beginning_is_refused_in_place_and_nothing_typed_is_lost() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let fields = [
            ("title", "Our report"),
            ("meeting-day", "31"),
            ("meeting-month", "2"),
            ("meeting-year", "2022"),
        ];
        let answer =
            officer.post("/loamshire/papers/new", &fields).is(422).says("Choose what kind of report it is");
        assert!(
            answer.body().contains("Our report") && answer.body().contains("value=\"31\""),
            "what was typed is there"
        );
        site.person(CHAIR).get("/loamshire/papers/new").is(403);
    });
}

#[test]
fn its_author_does_not_choose_who_clears_it_or_who_reads_it() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LEAD));
        begin(&site);
        let at = format!("{PAPER}/cover");
        let page = lead.get(&at).ok().says("The partnership officer can change that");
        assert!(!page.body().contains("name=\"owner\""), "the author is not asked whose report it is");
        lead.fill(&at, &[("title", "Our report")]).goes_to(PAPER);
        // A form of their own making helps as little.
        let before = hidden(&lead.get(&at).ok(), "before");
        let forged = [
            ("before", before.as_str()),
            ("title", "Our report"),
            ("meeting-day", "15"),
            ("meeting-month", "2"),
            ("meeting-year", "2022"),
            ("owner", "violence"),
            ("public", "no"),
        ];
        let answer = lead.post(&at, &forged).is(422).says("Ask the partnership officer to pass this report");
        answer.says("change who this report is for");
        lead.fill(&at, &[("title", &"a".repeat(301))]).is(422).says("300 characters or fewer");
        let long = [("title", "b"), ("sponsor", &*"a".repeat(2_001))];
        lead.fill(&at, &long).is(422).says("2,000 characters or fewer");
        officer.get(&at).ok().says("Which group’s report is it?");
        officer.fill(&at, &[("owner", "violence"), ("public", "no")]).goes_to(PAPER);
    });
}

#[test]
fn a_report_that_is_issued_late_is_said_to_be_and_needs_a_second_look() {
    county().sqlite(|bench| {
        let site = open(bench);
        say(bench, "The group met twice.");
        begin(&site);
        complete(&site);
        clear(&site.person(CHAIR));
        bench.clock.set(date(2022, 2, 8));
        let officer = site.person(OFFICER);
        let at = format!("{PAPER}/issue");
        officer.get(&at).ok().says("the last day to issue it in time was 7 February 2022");
        officer.post(&at, &[]).is(422).says("Look at these points first");
        officer.post(&at, &[("looked", "yes")]).goes_to(PAPER);
    });
}

#[test]
fn braces_in_the_words_of_a_group_keep_no_report_back() {
    county().sqlite(|bench| {
        let site = open(bench);
        say(bench, "The group tried {{groups}} in its own papers.");
        begin(&site);
        complete(&site);
        site.person(OFFICER).get(&format!("{PAPER}/check")).ok().says("Every part is there");
        write(&site.person(OFFICER), "conclusion", "Members may note {{groups}} within a line.");
        site.person(OFFICER).get(&format!("{PAPER}/check")).ok().says("on a line of its own");
    });
}

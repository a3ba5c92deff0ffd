//! Papers that are written here: put to an item from the shelf, cleared by whoever is asked, and out with the issue.

use crate::agenda::ground::{BOARD, HWB, MEMBER, add, board, hwb, issue, item_at, withdraw_from};
use crate::cycle::support::{ADMIN, CHAIR, OFFICER, cedar, example, rulebook};
use board::Board;
use jiff::civil::{Date, date};
use kernel::contracts::paper::Paper;
use kernel::contracts::shelf::{PaperShelf, Shelved};
use kernel::{Actor, Neighbours, Outcome, Unit};
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};
use testkit::tables::only_named_changed;

/// A shelf with three papers for 15 March 2022: one that is issued, one that is not, and one that is not for the public.
const SHELF: PaperShelf = PaperShelf { on_day, named, document };

fn papers(county: &str) -> Vec<Shelved> {
    let one = |slug: &str, title: &str, issued: bool, public: bool| Shelved {
        slug: slug.into(),
        title: title.into(),
        board: "Safer Communities Board".into(),
        meeting: date(2022, 3, 15),
        state: if issued { "issued" } else { "draft" }.into(),
        public,
        issued_at: issued.then(|| "2022-02-01T09:00:00Z".parse().expect("an instant")),
        pdf: None,
        href: format!("/{county}/papers/{slug}"),
    };
    vec![
        one("2022-03-15-hwb", "Winter report", true, true),
        one("2022-03-15-draft", "Draft report", false, true),
        one("2022-03-15-inside", "Inside report", true, false),
    ]
}

fn on_day(_: &mut Unit<'_>, _: &Actor, county: &str, day: Date) -> Outcome<Vec<Shelved>> {
    Ok(papers(county).into_iter().filter(|paper| paper.meeting == day).collect())
}

fn named(_: &mut Unit<'_>, _: &Actor, county: &str, slug: &str) -> Outcome<Option<Shelved>> {
    Ok(papers(county).into_iter().find(|paper| paper.slug == slug))
}

fn document(_: &mut Unit<'_>, _: &Actor, _: &str, _: &str) -> Outcome<Option<Paper>> {
    Ok(None)
}

fn county() -> Setup {
    let neighbours = Neighbours { shelf: Some(SHELF), ..Neighbours::default() };
    setup(&[board::slice(), meetings::slice()])
        .judge(cedar())
        .rulebook(rulebook())
        .neighbours(neighbours)
        .on(crate::cycle::support::DAY)
}

fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    Site::open(bench, Arc::new(Board), vec![site::home_slice(), board::slice(), meetings::slice()])
}

#[test]
fn a_paper_is_put_to_an_item_and_goes_out_with_the_agenda() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        let it = item_at(bench, HWB, "Winter plan");
        let attach = format!("{it}/attach");
        let page = officer.get(&attach).ok().says("Winter report").says("Draft report");
        page.says("not issued yet").says("not for the public");
        officer.fill(&attach, &[("known", "open")]).is(422).says("Choose a paper from the list");
        officer.post(&attach, &[("paper", "nothing"), ("known", "open")]).is(422).says("Choose a paper");
        officer
            .fill(&attach, &[("paper", "2022-03-15-inside"), ("known", "open")])
            .is(422)
            .says("not meant for the public");
        only_named_changed(&bench.kernel, |_| {
            officer
                .fill(&attach, &[("paper", "2022-03-15-hwb"), ("known", "open")])
                .goes_to(&format!("{it}#papers"))
        });
        officer.get(&attach).ok().does_not_say("Winter report");
        officer.post(&attach, &[("paper", "2022-03-15-hwb"), ("known", "open")]).is(422).says("already");
        let inside: Vec<_> = [
            ("paper", "2022-03-15-inside"),
            ("known", "withheld"),
            ("paragraph", "3"),
            ("reason", "Bids"),
            ("review", "2022-09-01"),
        ]
        .into();
        officer.post(&attach, &inside).is(303);
        site.anybody().get(HWB).ok().does_not_say("Winter report");
        only_named_changed(&bench.kernel, |_| issue(&officer, HWB, 1));
        site.anybody().get(HWB).ok().says("Winter report").does_not_say("Inside report");
        site.anybody().get(&it).ok().says("Winter report").does_not_say("Inside report");
        // One that comes later waits for the supplement, which says that the papers are others; one that is not issued itself waits too.
        officer.post(&attach, &[("paper", "2022-03-15-draft"), ("known", "open")]).is(303);
        site.anybody().get(&it).ok().does_not_say("Draft report");
        officer.get(HWB).ok().says("1 change since the last issue");
        officer.post(&format!("{HWB}/agenda/issue"), &[]).is(422).says("Issue the report first");
        site.person(CHAIR).get(&attach).is(403);
    });
}

fn asked<'a>(role: &'a str, person: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("role", role), ("person", person), ("due", "2022-03-01")]
}

#[test]
fn a_paper_is_cleared_by_whoever_is_asked_and_the_sponsor_last() {
    const LAWYER: &str = "loamshire/person/lettice-harbourne";
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        add(&officer, BOARD, "Winter plan");
        let it = item_at(bench, BOARD, "Winter plan");
        officer.post(&format!("{it}/attach"), &[("paper", "2022-03-15-hwb"), ("known", "open")]).is(303);
        let page = format!("{it}/papers/winter-report");
        officer.get(&page).ok().says("Nobody is asked");
        let lawyer = site.person(LAWYER);
        lawyer.get(&page).is(404);
        for (fields, said) in [
            (asked("tea", LAWYER), "Choose in which role"),
            (asked("legal", "loamshire/person/nobody"), "Choose the person"),
            (asked("legal", "hillshire/person/lettice-harbourne"), "Choose the person"),
            (vec![("role", "legal"), ("person", LAWYER), ("due", "2022-01-01")], "a day that is past"),
            (
                vec![("role", "legal"), ("person", LAWYER), ("due", "2022-03-16")],
                "by the meeting, 15 March 2022",
            ),
        ] {
            officer.post(&format!("{page}/ask"), &fields).is(422).says(said);
        }
        only_named_changed(&bench.kernel, |_| {
            officer.post(&format!("{page}/ask"), &asked("legal", LAWYER)).goes_to(&page)
        });
        officer
            .post(&format!("{page}/ask"), &asked("legal", LAWYER))
            .is(422)
            .says("asked in this role already");
        officer.post(&format!("{page}/ask"), &asked("sponsor", CHAIR)).goes_to(&page);
        // The question stands on their first page, and they read the paper now. Nobody else does.
        lawyer.get("/").ok().says("Clear a paper: Winter report");
        lawyer.get(&page).ok().says("You are asked: Legal");
        for other in [site.person(MEMBER), site.person(ADMIN), site.anybody()] {
            other.get(&page).is(404);
            other.post(&format!("{page}/answer"), &[("role", "legal"), ("answer", "cleared")]).is(404);
        }
        let answer = |role: &'static str, given: &'static str, words: &'static str| {
            vec![("role", role), ("answer", given), ("words", words)]
        };
        site.person(CHAIR)
            .post(&format!("{page}/answer"), &answer("sponsor", "cleared", ""))
            .is(409)
            .says("Legal has not cleared it yet");
        site.person(CHAIR)
            .post(&format!("{page}/answer"), &answer("legal", "cleared", ""))
            .is(409)
            .says("somebody else is asked");
        // Not cleared: named when the agenda is issued, and a tick is needed.
        officer.get(&format!("{BOARD}/agenda/issue")).ok().says("Not cleared").says("Winter report");
        officer.post(&format!("{BOARD}/agenda/issue"), &[]).is(422).says("Not cleared yet: “Winter report”");
        lawyer
            .post(&format!("{page}/answer"), &answer("legal", "returned", ""))
            .is(422)
            .says("Enter what is wrong");
        only_named_changed(&bench.kernel, |_| {
            lawyer
                .post(&format!("{page}/answer"), &answer("legal", "returned", "Section 17 is missing"))
                .goes_to(&page)
        });
        lawyer.get("/").ok().does_not_say("Clear a paper");
        lawyer
            .post(&format!("{page}/answer"), &answer("legal", "cleared", ""))
            .is(409)
            .says("answered this already");
        officer.get(&it).ok().says("Sent back");
        officer.get(&page).ok().says("Section 17 is missing");
        only_named_changed(&bench.kernel, |_| {
            officer.post(&format!("{page}/ask"), &asked("legal", LAWYER)).goes_to(&page)
        });
        lawyer.post(&format!("{page}/answer"), &answer("legal", "cleared", "Now it holds")).goes_to(&page);
        site.person(CHAIR).post(&format!("{page}/answer"), &answer("sponsor", "cleared", "")).goes_to(&page);
        issue(&officer, BOARD, 1);
        officer.post(&format!("{page}/ask"), &asked("finance", LAWYER)).is(409).says("out already");
    });
}

#[test]
fn an_issue_can_go_on_although_a_paper_is_not_cleared() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        add(&officer, BOARD, "Winter plan");
        let it = item_at(bench, BOARD, "Winter plan");
        officer.post(&format!("{it}/attach"), &[("paper", "2022-03-15-hwb"), ("known", "open")]).is(303);
        let page = format!("{it}/papers/winter-report");
        officer.post(&format!("{page}/ask"), &asked("finance", CHAIR)).goes_to(&page);
        // Whoever has withdrawn from the item is not asked, and what they were asked they do not read any more.
        withdraw_from(bench, BOARD, "Winter plan", CHAIR);
        site.person(CHAIR).get(&page).is(404);
        site.person(CHAIR).get("/").ok().does_not_say("Winter report");
        officer
            .post(&format!("{page}/ask"), &asked("legal", CHAIR))
            .is(422)
            .says("has withdrawn from the item");
        let form = [("uncleared", "yes")];
        officer.post(&format!("{BOARD}/agenda/issue"), &form).goes_to(&format!("{BOARD}/agenda/1"));
    });
}

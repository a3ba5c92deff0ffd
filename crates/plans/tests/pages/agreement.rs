//! The agreement from its two parts to its copy: consulted upon, signed and refused, issued, sent, compared, with what a duty may see of it.

use crate::support::{ADMIN, ANALYST, CHAIR, FIRE, OFFICER, POLICE, county, open};
use board::Board;
use jiff::civil::date;
use kernel::contracts::evidence::Evidence;
use site::People;
use testkit::db::Bench;
use testkit::site::{Site, Visitor};

const AT: &str = "/loamshire/plan/2031-32";

fn begin(site: &Site<'_>) {
    let officer = site.person(OFFICER);
    let fields = [
        ("slug", "2031-32"),
        ("title", "The agreement of 2031"),
        ("legal-year", "2021-22"),
        ("applies-to", "2031-32"),
    ];
    officer.fill("/loamshire/plan/new", &fields).goes_to(AT);
    officer.fill(&format!("{AT}/priorities/new"), &[("slug", "harm"), ("title", "Less harm")]).goes_to(AT);
}

fn write(officer: &Visitor<'_>) {
    let parts = [("part-a", "We share one analyst."), ("part-b", "We train our staff together.")];
    officer.fill(&format!("{AT}/text"), &parts).goes_to(&format!("{AT}/document"));
    let joint = [
        ("joint", "One team in each town"),
        ("lead", "constabulary"),
        ("measure", "Repeat calls, 34 in 2021"),
    ];
    officer.fill(&format!("{AT}/priorities/harm/joint"), &joint).goes_to(&format!("{AT}/text"));
}

fn issue(officer: &Visitor<'_>, public: &str) {
    let fields = [("how", "At the meeting of 1 February, DEC-0007"), ("public", public), ("follows", "")];
    officer.fill(&format!("{AT}/issue"), &fields).goes_to(&format!("{AT}/document"));
}

fn evidence(bench: &Bench, day: jiff::civil::Date) -> Vec<Evidence> {
    let found = bench.kernel.read(|unit| {
        let today = unit.today();
        let grants = Board.grants(unit, OFFICER, today)?;
        let officer = kernel::Actor::person(OFFICER, "", grants, today);
        let source = plans::slice().evidence.expect("plans hold evidence");
        source(unit, &officer, "loamshire", day)
    });
    let mut all = found.expect("the evidence");
    all.retain(|e| e.title.contains("2031"));
    all
}

#[test]
fn both_parts_are_needed_and_what_is_missing_is_named() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        officer.get(&format!("{AT}/issue")).ok().says("regulation 9(3)(a)").says("regulation 9(3)(b)");
        officer.post(&format!("{AT}/signatures"), &[("seen", "0")]).is(409).says("not ready to be signed");
        write(&officer);
        // A stale form says so and keeps what was typed.
        let stale = [("part-a", "Lost?"), ("part-b", ""), ("method", ""), ("monitoring", ""), ("seen", "0")];
        officer.post(&format!("{AT}/text"), &stale).is(409).says("Lost?");
        let page = officer.get(&format!("{AT}/document")).ok();
        let page =
            page.says("How we will carry out the priorities together").says("How else we will act together");
        page.says("One team in each town").says("Loamshire Constabulary").says("Repeat calls, 34 in 2021");
        for path in [
            "/document",
            "/text",
            "/signatures",
            "/sign",
            "/issue",
            "/copies",
            "/regard",
            "/consultation",
            "/compare",
        ] {
            site.anybody().get(&format!("{AT}{path}")).is(404);
            site.person(ADMIN).get(&format!("{AT}{path}")).is(404);
        }
        for path in ["/text", "/issue"] {
            site.person(POLICE).get(&format!("{AT}{path}")).is(403);
        }
        assert!(evidence(bench, date(2022, 2, 1)).is_empty(), "a draft shows nothing of a duty");
    });
}

#[test]
fn each_authority_signs_for_itself_and_one_refuses() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        write(&officer);
        site.person(POLICE).get(&format!("{AT}/sign")).is(403);
        officer
            .fill(&format!("{AT}/signatures"), &[("what", "First draft")])
            .goes_to(&format!("{AT}/signatures"));
        // Nothing changes while it is out.
        officer
            .post(&format!("{AT}/text"), &[("seen", "2"), ("part-a", "x")])
            .is(409)
            .says("out for signing");
        let new =
            [("slug", "more"), ("title", "More"), ("cross-cutting", "no"), ("place", "9"), ("about", "")];
        officer.post(&format!("{AT}/priorities/new"), &new).is(409).says("out for signing");
        let (police, fire) = (site.person(POLICE), site.person(FIRE));
        police
            .fill(&format!("{AT}/sign"), &[("words", "We agree")])
            .is(422)
            .says("Choose whether it signs or refuses");
        police
            .fill(&format!("{AT}/sign"), &[("did", "sign"), ("words", "The force agrees")])
            .goes_to(&format!("{AT}/signatures"));
        police
            .fill(&format!("{AT}/sign"), &[("did", "sign")])
            .is(409)
            .says("has signed this version already");
        fire.fill(&format!("{AT}/sign"), &[("did", "refuse")]).is(422).says("Say why it is refused");
        let no = [("did", "refuse"), ("reason", "It gives us no money")];
        fire.fill(&format!("{AT}/sign"), &no).goes_to(&format!("{AT}/signatures"));
        // Nobody signs for another.
        let other = [("organisation", "fire"), ("did", "sign"), ("words", "x")];
        police.post(&format!("{AT}/sign"), &other).is(422).says("for which you answer");
        site.person(ANALYST).get(&format!("{AT}/sign")).is(403);
        let page = officer
            .get(&format!("{AT}/signatures"))
            .ok()
            .says("The force agrees")
            .says("It gives us no money");
        let page = page.says("Refused").says("Not signed").says("no breach of regulation 9");
        let event = bench.kernel.read(|unit| {
            let mut rows = unit.rows_without_a_permit("a test asks for everything");
            let row = rows.one("SELECT id FROM ledger_event WHERE kind = 'plans.agreement-signed'", &[])?;
            row.expect("an event").get::<String>("id")
        });
        page.says(&event.expect("the ledger"));
        issue(&officer, "yes");
        let anybody = site.anybody().get(&format!("{AT}/signatures")).ok().says("Chief Superintendent");
        anybody.does_not_say("Hollis");
        let all = evidence(bench, date(2022, 2, 1));
        let marks: Vec<&str> = all[0].marks.iter().map(String::as_str).collect();
        let wanted =
            ["agreed", "content:9-3-a", "content:9-3-b", "public", "refused:fire", "signed:constabulary"];
        assert_eq!(marks, wanted);
        assert_eq!(
            (all[0].kind, all[0].year.as_str(), all[0].on),
            ("agreement", "2021-22", Some(date(2022, 2, 1)))
        );
        assert!(evidence(bench, date(2022, 1, 31)).is_empty(), "it was not agreed the day before");
        // Who refused can sign what was issued.
        fire.fill(&format!("{AT}/sign"), &[("did", "sign")]).goes_to(&format!("{AT}/signatures"));
        assert!(evidence(bench, date(2022, 2, 1))[0].marks.contains("signed:fire"));
    });
}

#[test]
fn what_is_taken_back_is_signed_anew() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let (officer, police) = (site.person(OFFICER), site.person(POLICE));
        write(&officer);
        officer.fill(&format!("{AT}/signatures"), &[("what", "")]).goes_to(&format!("{AT}/signatures"));
        police.fill(&format!("{AT}/sign"), &[("did", "sign")]).goes_to(&format!("{AT}/signatures"));
        officer
            .post(&format!("{AT}/signatures/take-back"), &[("seen", "2")])
            .goes_to(&format!("{AT}/signatures"));
        officer.get(&format!("{AT}/signatures")).ok().says("Under earlier versions").says("Version 1");
        officer
            .fill(&format!("{AT}/text"), &[("part-b", "Something else.")])
            .goes_to(&format!("{AT}/document"));
        officer.fill(&format!("{AT}/signatures"), &[("what", "Part b")]).goes_to(&format!("{AT}/signatures"));
        let page = officer.get(&format!("{AT}/signatures")).ok().says("Version 2").says("Not signed");
        page.says("Under earlier versions");
        issue(&officer, "no");
        let all = evidence(bench, date(2022, 2, 1));
        assert!(
            !all[0].marks.iter().any(|m| m.starts_with("signed:") || m == "public"),
            "{:?}",
            all[0].marks
        );
    });
}

#[test]
fn an_issued_version_never_changes_and_the_next_is_another() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        write(&officer);
        let ahead = [("how", "x"), ("public", "yes"), ("follows", ""), ("agreed-year", "2023")];
        officer.fill(&format!("{AT}/issue"), &ahead).is(422).says("after today");
        issue(&officer, "yes");
        let anybody = site.anybody();
        let page = anybody.get(&format!("{AT}/document")).ok().says("Version 1").says("We share one analyst");
        page.says("At the meeting of 1 February, DEC-0007").says("How to check it");
        officer
            .fill(&format!("{AT}/text"), &[("part-a", "We share two analysts.")])
            .goes_to(&format!("{AT}/document"));
        officer.get(&format!("{AT}/document")).ok().says("We share two analysts");
        // Nobody else reads what is being written.
        anybody.get(&format!("{AT}/document")).ok().does_not_say("two analysts").says("one analyst");
        anybody.get(&format!("{AT}/compare")).ok().does_not_say("two analysts");
        anybody.get(&format!("{AT}/document?version=7")).is(404);
        issue(&officer, "yes");
        anybody.get(&format!("{AT}/document")).ok().says("two analysts").says("Version 2");
        anybody
            .get(&format!("{AT}/document?version=1"))
            .ok()
            .says("one analyst")
            .does_not_say("two analysts");
        officer.post(&format!("{AT}/issue"), &[("seen", "9"), ("how", "x"), ("public", "yes")]).is(422);
    });
}

#[test]
fn it_is_sent_round_and_what_came_back_is_kept() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        write(&officer);
        let at = format!("{AT}/consultation");
        let past = [
            ("asked", "The partnerships"),
            ("closes-day", "31"),
            ("closes-month", "1"),
            ("closes-year", "2022"),
        ];
        officer.fill(&at, &past).is(422).says("or later");
        let round = [
            ("asked", "The partnerships"),
            ("closes-day", "1"),
            ("closes-month", "3"),
            ("closes-year", "2022"),
        ];
        officer.fill(&at, &round).goes_to(&at);
        let early = [
            ("from", "East"),
            ("words", "x"),
            ("received-day", "31"),
            ("received-month", "1"),
            ("received-year", "2022"),
        ];
        officer.fill(&at, &early).is(422).says("nothing came before");
        officer
            .fill(&at, &[("from", "The scrutiny committee"), ("words", "More on fraud"), ("answer", "Noted")])
            .goes_to(&at);
        site.person(CHAIR).get(&at).ok().says("The scrutiny committee").says("More on fraud").says("Open");
        officer.get(&format!("{AT}/document?version=1")).ok().says("for comment");
        officer.fill(&format!("{AT}/text"), &[("part-b", "Changed after comment.")]).is(303);
    });
}

#[test]
fn a_copy_is_recorded_and_regard_objective_by_objective() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        write(&officer);
        let copies = format!("{AT}/copies");
        let copy = [
            ("organisation", "commissioner"),
            ("role", "Chief executive"),
            ("how", "By e-mail"),
            ("on-day", "1"),
            ("on-month", "2"),
            ("on-year", "2022"),
            ("note", ""),
        ];
        officer.post(&copies, &copy).is(409).says("Nothing is issued yet");
        let objective = [
            ("title", "Fewer victims"),
            ("slug", "fewer-victims"),
            ("plan", "Plan of 2031"),
            ("from-day", "1"),
            ("from-month", "4"),
            ("from-year", "2021"),
        ];
        officer.fill("/loamshire/objectives", &objective).goes_to("/loamshire/objectives");
        officer.fill("/loamshire/objectives", &objective).is(422).says("already");
        officer
            .fill(&format!("{AT}/regard"), &[("how-fewer-victims", "")])
            .is(422)
            .says("Nothing was said yet");
        officer
            .fill(&format!("{AT}/regard"), &[("how-fewer-victims", "Our first priority")])
            .goes_to(&format!("{AT}/regard"));
        issue(&officer, "no");
        let mut early = copy;
        early[3].1 = "31";
        early[4].1 = "1";
        officer.post(&copies, &early).is(422).says("agreed later than that");
        officer.post(&copies, &copy).goes_to(&copies);
        officer.get(&copies).ok().says("Regulation 9A").says("Chief executive");
        let all = evidence(bench, date(2022, 2, 1));
        let kinds: Vec<&str> = all.iter().map(|e| e.kind).collect();
        assert_eq!(kinds, ["agreement", "transmittal", "regard"]);
        assert!(all[1].marks.contains("to:policing-body") && all[1].marks.contains("agreement"));
        assert!(all[2].marks.contains("objective:fewer-victims"));
        officer.get(&format!("{AT}/document")).ok().says("Our first priority");
        site.anybody().get("/loamshire/objectives").ok().says("Fewer victims");
        officer
            .post("/loamshire/objectives/end", &[("slug", "fewer-victims"), ("seen", "1")])
            .goes_to("/loamshire/objectives");
        officer.post("/loamshire/objectives/end", &[("slug", "fewer-victims"), ("seen", "1")]).is(409);
    });
}

#[test]
fn two_years_stand_beside_each_other() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        write(&officer);
        let again =
            [("slug", "domestic-abuse"), ("title", "Safe from domestic abuse"), ("about", "Still first")];
        officer.fill(&format!("{AT}/priorities/new"), &again).goes_to(AT);
        let page = officer.get(&format!("{AT}/compare?with=2021-24")).ok();
        page.says("Gone").says("New").says("Changed").says("Less harm").says("We share one analyst");
        officer.get(&format!("{AT}/compare?with=none")).is(404);
        officer.get(&format!("{AT}/priorities/harm/raised")).ok().says("No finding of an assessment");
        site.anybody().get("/loamshire/plan/2021-24/priorities/violence/raised").ok();
    });
}

#[test]
fn it_follows_another_which_ends_and_whose_open_actions_go_on() {
    county().both(|bench| {
        let site = open(bench);
        begin(&site);
        let officer = site.person(OFFICER);
        write(&officer);
        officer.fill(&format!("{AT}/priorities/new"), &[("slug", "violence"), ("title", "Less violence")]).goes_to(AT);
        let open_under = |slug: &str| {
            let found = bench.kernel.read(|unit| {
                let mut rows = unit.rows_without_a_permit("a test asks for everything");
                let sql = "SELECT a.id FROM plan_action a JOIN plan_priority p ON p.id = a.priority JOIN plan_agreement g ON g.id = p.agreement
                           WHERE g.slug = ? AND p.slug = 'violence' AND a.done = 0";
                Ok(rows.all(sql, kernel::params![slug])?.len())
            });
            found.expect("the actions")
        };
        let before = open_under("2021-24");
        assert!(before > 0 && open_under("2031-32") == 0);
        let fields = [("how", "At the meeting"), ("public", "yes"), ("follows", "2021-24")];
        officer.fill(&format!("{AT}/issue"), &fields).goes_to(&format!("{AT}/document"));
        assert_eq!((open_under("2021-24"), open_under("2031-32")), (0, before));
        // The plan shows the new one, with what goes on under it; the old one has ended.
        site.anybody().get("/loamshire/plan").ok().says("The agreement of 2031").says("Less violence");
        site.anybody().get("/loamshire/plan/2021-24").ok().says("Ended");
    });
}

//! A correction from the first word to the public log.

use crate::oparl::content::{county, fetch, open};
use crate::voice::support::{LEAD, OFFICER, again, last, link, messages, sealed};
use testkit::tables;

const NEW: &str = "/loamshire/corrections/new?about=/loamshire/papers/2021-11-23-hwb";
const TYPED: &str = "The figure on page three is upside-down, says Zebedee Quillfeather";

fn asked(site: &testkit::site::Site<'_>) -> String {
    let list = site.person(OFFICER).get("/loamshire/corrections/asked").ok();
    let links: Vec<String> =
        list.document().all("a").filter_map(|a| a.attribute("href").map(str::to_string)).collect();
    links.into_iter().find(|href| href.starts_with("/loamshire/corrections/asked/")).expect("a request")
}

#[test]
fn what_a_stranger_types_is_sealed_answered_and_never_published() {
    county().both(|bench| {
        let site = open(bench);
        let (anybody, officer) = (site.anybody(), site.person(OFFICER));
        anybody.get("/loamshire/corrections").ok().says("Corrections stand here");
        let sent = anybody.fill(NEW, &[("words", TYPED), ("email", "zeb@reader.example")]).ok();
        sent.says("Thank you").says("An answer goes to the address");
        sealed(bench, &["upside-down", "Quillfeather", "zeb@reader.example"]);
        officer.get("/").ok().says("Answer a request for a correction");
        site.person(LEAD).get("/").ok().does_not_say("request for a correction");
        let path = asked(&site);
        officer.get(&path).ok().says(TYPED).says("/loamshire/papers/2021-11-23-hwb").says("Yes: one is sent");
        for other in [site.anybody(), site.person(LEAD)] {
            let real = other.get(&path);
            let wrong = other.get("/loamshire/corrections/asked/01ARZ3NDEKTSV4RRFFQ69G5FAV");
            assert_eq!(
                (real.status, real.text()),
                (wrong.status, wrong.text()),
                "it does not show that it is there"
            );
            assert!(real.status == 403 || real.status == 404, "{}", real.status);
        }
        officer
            .post(&path, &[("outcome", "corrected"), ("summary", ""), ("answer", "")])
            .is(422)
            .says("Enter what was wrong, in your words");
        officer
            .post(&path, &[("outcome", "corrected"), ("summary", TYPED), ("answer", "It was turned.")])
            .is(422)
            .says("in your own words");
        let answer = [
            ("outcome", "corrected"),
            ("about", "/loamshire/papers/2021-11-23-hwb"),
            ("summary", "A figure was printed the wrong way up."),
            ("answer", "It was turned round."),
        ];
        officer.fill(&path, &answer).goes_to("/loamshire/corrections/asked");
        let log = anybody.get("/loamshire/corrections").ok();
        log.says("A figure was printed the wrong way up.")
            .says("It was turned round.")
            .says("COR-0001")
            .says("Corrected")
            .does_not_say("Quillfeather");
        assert_eq!(messages(bench), 1);
        let told = last(&site);
        assert!(told.contains("It was turned round.") && !told.contains("Quillfeather"), "{told}");
        link(&told, "corrections");
        officer.get(&path).is(404);
        officer.get("/").ok().does_not_say("request for a correction");
        sealed(bench, &["upside-down", "Quillfeather"]);
        let (status, record) = fetch(&anybody, "http://127.0.0.1:8080/loamshire/record/oparl/system.json");
        assert!(status == 200 && !record.contains("Quillfeather"));
    });
}

#[test]
fn what_is_set_aside_is_no_correction_and_gets_no_answer() {
    county().sqlite(|bench| {
        let site = open(bench);
        site.anybody()
            .fill("/loamshire/corrections/new", &[("words", "Buy cheap ink"), ("email", "shop@ink.example")])
            .ok();
        let path = asked(&site);
        site.person(OFFICER).post(&path, &[("outcome", "set-aside")]).goes_to("/loamshire/corrections/asked");
        site.anybody().get("/loamshire/corrections").ok().says("Corrections stand here");
        assert_eq!(messages(bench), 0);
        // Numbers are given to what is published alone.
        site.anybody().fill("/loamshire/corrections/new", &[("words", "A date is wrong")]).ok();
        let answer =
            [("outcome", "not-corrected"), ("summary", "A date was doubted."), ("answer", "It is right.")];
        site.person(OFFICER).fill(&asked(&site), &answer).goes_to("/loamshire/corrections/asked");
        site.anybody().get("/loamshire/corrections").ok().says("COR-0001").says("Not corrected");
    });
}

#[test]
fn programs_and_floods_are_turned_away_and_nothing_typed_is_lost() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        let new = "/loamshire/corrections/new";
        anybody
            .post(new, &[("words", ""), ("email", "nonsense")])
            .is(422)
            .says("Enter what is wrong")
            .says("Enter an email address");
        let kept = anybody.post(new, &[("words", "Something is wrong"), ("email", "nonsense")]).is(422);
        assert!(kept.body().contains("Something is wrong"));
        anybody
            .post(new, &[("words", "Spam"), ("website", "https://spam.example")])
            .is(422)
            .says("Leave the last field empty");
        anybody.post(new, &[("words", &"x".repeat(5001))]).is(422).says("5000 characters or fewer");
        assert_eq!(tables::dump(&bench.kernel).rows("public_correction"), 0);
        let statuses = again(&anybody, new, &[("words", "Something is wrong")], 8);
        assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 422, 422]);
        let full = anybody.post(new, &[("words", "Once more")]).is(422);
        assert!(full.body().contains("Once more"), "what was typed is still there");
        full.says("Wait 60 minutes");
        bench.clock.forward(3601);
        anybody.post(new, &[("words", "Something is wrong")]).ok();
    });
}

#[test]
fn only_a_page_of_this_county_is_taken_as_what_it_is_about() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        for (about, taken) in [
            ("/loamshire/papers/x", true),
            ("/loamshire", true),
            ("/hillshire/papers/x", false),
            ("https://elsewhere.example/", false),
            ("//elsewhere.example", false),
            ("/loamshire/<b>", false),
            ("/loamshirefoo", false),
        ] {
            let page = anybody
                .get(&format!(
                    "/loamshire/corrections/new?about={}",
                    about.replace('<', "%3C").replace('>', "%3E")
                ))
                .ok();
            assert_eq!(page.text().contains("It is about the page"), taken, "{about}");
        }
    });
}

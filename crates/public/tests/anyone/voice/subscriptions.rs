//! A subscription from the form to the last message.

use crate::oparl::content::{county, decision, fill, open, paper, put};
use crate::voice::support::{OFFICER, again, last, link, messages, sealed};
use jiff::civil::date;
use kernel::contracts::record::Kind;
use testkit::db::Bench;
use testkit::site::Site;
use testkit::tables;

const DAY: u64 = 86_400;
const FORM: &str = "/loamshire/subscribe";

/// The morning after: whatever is to be done each day is done.
fn morning(bench: &Bench, site: &Site<'_>) {
    bench.kernel.write_unrecorded_housekeeping(site::tell::daily::wind).expect("the work of the morning");
    bench.clock.forward(DAY);
    site.work();
}

fn confirmed(site: &Site<'_>, fields: &[(&str, &str)]) -> String {
    let anybody = site.anybody();
    anybody.fill(FORM, fields).ok().says("Look at your mail");
    let path = link(&last(site), "subscribe/confirm/");
    let done = anybody.fill(&path, &[]).is(303);
    done.to().to_string()
}

#[test]
fn nothing_is_sent_until_the_link_was_followed_and_it_works_once() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 1);
        let anybody = site.anybody();
        anybody.fill(FORM, &[("email", "Pat@reader.example"), ("groups", "dapb")]).ok();
        assert_eq!(messages(bench), 1);
        let path = link(&last(&site), "subscribe/confirm/");
        put(bench, Kind::Paper, "new", Some(paper("new", date(2022, 2, 7))));
        morning(bench, &site);
        assert_eq!(messages(bench), 1, "nobody who has not confirmed hears anything");
        let asked = anybody.get(&path).ok().says("Loamshire Domestic Abuse");
        assert!(asked.header("cache-control").contains("no-store"));
        let manage = anybody.fill(&path, &[]).is(303).to().to_string();
        anybody.get(&manage).ok().says("You are told of");
        // Once more, never made, too old: one answer.
        let wrong = anybody.get("/loamshire/subscribe/confirm/0000").is(404).text();
        assert_eq!(anybody.get(&path).is(404).text(), wrong);
        assert_eq!(anybody.post(&path, &[]).is(404).text(), wrong);
        assert_eq!(anybody.get("/loamshire/subscriptions/0000").is(404).text(), wrong);
        assert_eq!(anybody.get(&path.replace("subscribe/confirm", "subscriptions")).is(404).text(), wrong);
        bench.raw().execute("DELETE FROM letter", &[]).expect("the outbox is emptied");
        sealed(
            bench,
            &[
                "pat@reader.example",
                manage.rsplit('/').next().expect("a token"),
                path.rsplit('/').next().expect("a token"),
            ],
        );
    });
}

#[test]
fn one_message_a_day_says_what_is_new_and_nothing_twice() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 2);
        let manage = confirmed(&site, &[("email", "pat@reader.example")]);
        let before = messages(bench);
        morning(bench, &site);
        assert_eq!(messages(bench), before, "what was there already is no news");
        put(bench, Kind::Paper, "one", Some(paper("one", date(2022, 2, 1))));
        put(
            bench,
            Kind::Decision,
            "DEC-two",
            Some(decision("DEC-two", "2021-09-01-scb", date(2022, 2, 2), "Not begun")),
        );
        morning(bench, &site);
        assert_eq!(messages(bench), before + 1);
        let text = last(&site);
        for words in [
            "Report one",
            "Fund the night-time patrol",
            "http://127.0.0.1:8080/loamshire/papers/one",
            manage.as_str(),
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(!text.contains("paper-2021"), "{text}");
        let row = bench
            .raw()
            .query("SELECT unsubscribe FROM letter ORDER BY id DESC LIMIT 1", &[])
            .expect("the outbox");
        assert_eq!(
            row[0].get::<String>("unsubscribe").expect("text"),
            format!("http://127.0.0.1:8080{manage}/end")
        );
        // The same work twice on a day tells nobody twice, and a day without news has no message.
        public_morning(bench);
        put(bench, Kind::Paper, "three", Some(paper("three", date(2022, 2, 3))));
        public_morning(bench);
        assert_eq!(messages(bench), before + 1);
        morning(bench, &site);
        assert!(last(&site).contains("Report three"));
        morning(bench, &site);
        assert_eq!(messages(bench), before + 2);
    });
}

fn public_morning(bench: &Bench) {
    let daily = public::slice().daily.expect("there is work in the morning");
    daily(&bench.kernel, "loamshire", bench.kernel.today()).expect("it is done");
}

#[test]
fn what_somebody_chose_is_what_they_hear_of_until_they_stop() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        let manage = confirmed(&site, &[("email", "pat@reader.example"), ("groups", "dapb")]);
        let before = messages(bench);
        put(bench, Kind::Paper, "one", Some(paper("one", date(2022, 2, 1))));
        morning(bench, &site);
        assert_eq!(messages(bench), before, "it is the board's, and the board was not chosen");
        anybody.fill(&manage, &[("groups", "scb")]).goes_to(&manage);
        put(bench, Kind::Paper, "two", Some(paper("two", date(2022, 2, 1))));
        morning(bench, &site);
        assert_eq!(messages(bench), before + 1);
        anybody.get(&format!("{manage}/end")).ok().says("deleted at once");
        anybody.fill(&format!("{manage}/end"), &[]).ok().says("no more messages");
        assert_eq!(tables::dump(&bench.kernel).rows("public_subscription"), 0);
        anybody.get(&manage).is(404);
        put(bench, Kind::Paper, "three", Some(paper("three", date(2022, 2, 1))));
        morning(bench, &site);
        assert_eq!(messages(bench), before + 1);
    });
}

#[test]
fn an_address_has_one_subscription_and_one_that_is_not_confirmed_is_forgotten() {
    county().both(|bench| {
        let site = open(bench);
        let first = confirmed(&site, &[("email", "pat@reader.example")]);
        let second = confirmed(&site, &[("email", "PAT@reader.example"), ("groups", "scb")]);
        site.anybody().get(&first).is(404);
        site.anybody().get(&second).ok();
        assert_eq!(tables::dump(&bench.kernel).rows("public_subscription"), 1);
        site.anybody().fill(FORM, &[("email", "other@reader.example")]).ok();
        let path = link(&last(&site), "subscribe/confirm/");
        bench.clock.forward(6 * DAY);
        site.anybody().get(&path).ok();
        bench.clock.forward(DAY);
        site.anybody().get(&path).is(404);
        morning(bench, &site);
        assert_eq!(tables::dump(&bench.kernel).rows("public_subscription"), 1);
    });
}

#[test]
fn nobody_is_flooded_and_the_answer_is_the_same_for_every_address() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        let known = [("email", "pat@reader.example")];
        let manage = confirmed(&site, &known);
        let answers: Vec<String> = ["pat@reader.example", "new@reader.example"]
            .iter()
            .map(|email| anybody.post(FORM, &[("email", email)]).ok().text())
            .collect();
        assert_eq!(answers[0], answers[1]);
        assert_eq!(again(&anybody, FORM, &known, 2), [200, 422], "three messages to one address in a day");
        let statuses: Vec<u16> = (0..8)
            .map(|n| anybody.post(FORM, &[("email", &format!("p{n}@reader.example"))]).status)
            .collect();
        assert_eq!(
            statuses.iter().filter(|status| **status == 200).count(),
            5,
            "ten from one place in an hour: {statuses:?}"
        );
        anybody.post(FORM, &[("email", "")]).is(422).says("Enter your email address");
        anybody
            .post(FORM, &[("email", "pat@reader.example"), ("website", "x")])
            .is(422)
            .says("Leave the last field empty");
        // What a form does not offer is not taken.
        anybody.post(&manage, &[("groups", "case-panel"), ("groups", "scb")]).is(303);
        anybody.get(&manage).ok().says("Safer Communities Board").does_not_say("case-panel");
        site.person(OFFICER).get("/loamshire/subscribe").ok().does_not_say("case-panel");
    });
}

//! A protocol says what it covers, who signed it and who would not; whoever answers for a party signs for it, and nobody else.

use crate::support::{ADMIN, CHAIR, DAY, OFFICER, county, open};
use board::{Protocol, Signature, parties};
use jiff::civil::date;
use testkit::db::Bench;

const PATH: &str = "/loamshire/protocols/sharing";
const SIGN: &str = "/loamshire/protocols/sharing/sign";
/// Represents Dunwater, which has not signed.
const DUNWATER: &str = "loamshire/person/rufus-oakenshaw";
/// Represents the constabulary, which has.
const POLICE: &str = "loamshire/person/hollis-verrington";

const PARTY: (&str, &str) = ("party", "loamshire/organisation/dunwater");

fn last_signature(bench: &Bench, body: &str) -> Option<Signature> {
    let found = bench.kernel.read(|unit| {
        let register = board::current(unit, "loamshire")?;
        let on = register.on(unit.today());
        let mine = on.all::<Signature>().find(|(_, it)| it.organisation.as_deref() == Some(body));
        Ok(mine.map(|(_, it)| it.clone()))
    });
    found.expect("the table")
}

#[test]
fn whoever_answers_for_a_party_signs_and_the_signature_is_shown_with_its_title() {
    county().both(|bench| {
        let site = open(bench);
        let dunwater = site.person(DUNWATER);
        dunwater.get(PATH).ok().says("Sign, or say that you will not").says("Not signed");
        dunwater.get("/").ok().says("Sign, or say that you will not: Loamshire information-sharing protocol");
        site.person(POLICE).get("/").ok().does_not_say("Sign, or say that you will not");
        let page = dunwater.get(SIGN).ok().says("You sign version 3.1").says("Dunwater");
        let _ = page.does_not_say("Loamshire Constabulary");
        let wrong = dunwater.fill(SIGN, &[("answer", "sign")]).is(422);
        let _ = wrong.says("Enter the title under which you answer");
        let page =
            dunwater.post(SIGN, &[("role", "kept as typed")]).is(422).says("Choose for whom you answer");
        assert!(page.body().contains("value=\"kept as typed\""));
        let answer = [PARTY, ("answer", "sign"), ("role", "Community Safety Manager")];
        dunwater.fill(SIGN, &answer).goes_to(PATH);
        let signed = last_signature(bench, "dunwater").expect("a signature");
        assert_eq!((signed.version.as_str(), signed.refused), ("3.1", false));
        assert_eq!(signed.person.as_deref(), Some("rufus-oakenshaw"));
        site.person(OFFICER).get(PATH).ok().says("by the Community Safety Manager");
        // The public reads that it was signed and as what, and never by whom.
        site.anybody().get(PATH).ok().says("by the Community Safety Manager").does_not_say("Oakenshaw");
        dunwater.fill(SIGN, &answer).is(422).says("It signed on 1 February 2022 already");
    });
}

#[test]
fn a_refusal_is_kept_with_its_reason_and_shown_and_may_be_thought_better_of() {
    county().both(|bench| {
        let site = open(bench);
        let dunwater = site.person(DUNWATER);
        let refuse = [PARTY, ("answer", "refuse"), ("role", "Community Safety Manager")];
        dunwater.fill(SIGN, &refuse).is(422).says("Enter why you will not sign");
        let mut whole = refuse.to_vec();
        whole.push(("statement", "Annex C keeps notes for ten years"));
        dunwater.fill(SIGN, &whole).goes_to(PATH);
        for reader in [site.person(OFFICER), site.anybody()] {
            reader.get(PATH).ok().says("Refused to sign").says("Annex C keeps notes for ten years");
        }
        site.person(OFFICER)
            .get("/loamshire/board/gaps")
            .ok()
            .says("Refused: Annex C keeps notes for ten years");
        dunwater.fill(SIGN, &whole).is(422).says("It refused on 1 February 2022 already");
        bench.clock.set(date(2022, 2, 10));
        let dunwater = site.person(DUNWATER);
        dunwater.fill(SIGN, &[PARTY, ("answer", "sign"), ("role", "Community Safety Manager")]).is(303);
        dunwater.get(PATH).ok().says("by the Community Safety Manager").does_not_say("Refused to sign");
        // As at the day before it is still a refusal.
        dunwater.get(&format!("{PATH}?as-at=2022-02-09")).ok().says("Refused to sign");
    });
}

#[test]
fn nobody_signs_for_a_party_for_which_they_do_not_answer() {
    county().both(|bench| {
        let site = open(bench);
        let forged = [PARTY, ("answer", "sign"), ("role", "Somebody"), ("version", "3.1")];
        for person in [POLICE, OFFICER, CHAIR, ADMIN] {
            let answer = site.person(person).post(SIGN, &forged);
            assert!(matches!(answer.status, 403 | 404), "{person}: {}", answer.status);
        }
        assert!(matches!(site.anybody().post(SIGN, &forged).status, 303 | 403 | 404));
        assert_eq!(last_signature(bench, "dunwater"), None);
        // Whoever answers for an organisation that is no party cannot make it one.
        let elsewhere = [
            ("party", "worcestershire/organisation/wcc"),
            ("answer", "sign"),
            ("role", "X"),
            ("version", "3.1"),
        ];
        assert!(matches!(site.person(DUNWATER).post(SIGN, &elsewhere).status, 403 | 404));
    });
}

#[test]
fn who_signed_an_earlier_version_has_not_signed_the_new_one() {
    county().both(|bench| {
        let site = open(bench);
        let dunwater = site.person(DUNWATER);
        let answer = [PARTY, ("answer", "sign"), ("role", "Community Safety Manager")];
        dunwater.fill(SIGN, &answer).is(303);
        let form = dunwater.get(SIGN).ok();
        bench.clock.set(date(2022, 4, 1));
        let officer = site.person(OFFICER);
        let change = "/loamshire/register/protocols/sharing/change";
        officer.fill(change, &[("version", "4.0")]).is(303);
        officer.get(PATH).ok().says("version 3.1 was signed").says("Version 4.0").says("Versions");
        // A form that was opened before it is no answer to the new version.
        drop(form);
        let stale = [PARTY, ("answer", "sign"), ("role", "Community Safety Manager"), ("version", "3.1")];
        site.person(DUNWATER).post(SIGN, &stale).is(409);
        let all = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            let on = register.on(unit.today());
            let it = on.get::<Protocol>("sharing").cloned().unwrap_or_default();
            Ok(parties(&on, "sharing", &it).iter().filter(|party| party.signed()).count())
        });
        // The others signed whichever version holds.
        assert_eq!(all, Ok(8));
    });
}

#[test]
fn what_a_protocol_covers_and_says_is_read_against_the_rulebook() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get(PATH).ok().says("15 of 17 noted").says("Onward sharing").says("Not noted");
        let contents = format!("{PATH}/contents");
        let long = "x".repeat(201);
        officer.fill(&contents, &[("onward", long.as_str())]).is(422).says("Shorten this to 200 characters");
        officer.fill(&contents, &[("onward", "Section 10")]).goes_to(PATH);
        officer.get(PATH).ok().says("16 of 17 noted").says("Section 10");
        site.person(CHAIR).get(&contents).is(403);
        site.anybody().get(&contents).is(403);
        // A part that is left out is a gap.
        let change = "/loamshire/register/protocols/sharing/change";
        officer.fill(change, &[("parts", "s17a"), ("parts", "s115")]).is(303);
        officer.get(PATH).ok().says("Missing");
        officer.get("/loamshire/board/gaps").ok().says("Protocols that lack a part").says("covers other");
    });
}

#[test]
fn a_protocol_that_lapsed_is_missed() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        assert_eq!(bench.kernel.today(), DAY);
        // Its signatures rest on it.
        let slugs = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            let on = register.on(DAY);
            let mine = on.all::<Signature>().filter(|(_, it)| it.protocol == "sharing");
            Ok(mine.map(|(fact, _)| fact.slug.clone()).collect::<Vec<_>>())
        });
        let last = [("last-day", "28"), ("last-month", "2"), ("last-year", "2022")];
        for slug in slugs.expect("the table") {
            officer.fill(&format!("/loamshire/register/signatures/{slug}/end"), &last).is(303);
        }
        officer.fill("/loamshire/register/protocols/sharing/end", &last).is(303);
        officer.get("/loamshire/board/gaps?as-at=2022-02-28").ok().says("with nothing in their place (1)");
        officer
            .get("/loamshire/board/gaps?as-at=2022-03-01")
            .ok()
            .says("Lapsed, with nothing in their place (2)");
    });
}

//! Two people write at once: no word is lost, and both texts are shown.

use crate::journey::{PAPER, begin, complete, hidden};
use crate::support::{LEAD, OFFICER, county, open};
use testkit::agree::Sequence;

#[test]
fn a_late_text_is_set_aside_shown_beside_the_other_and_kept() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LEAD));
        begin(&site);
        let at = format!("{PAPER}/sections/conclusion");
        let seen = hidden(&officer.get(&at).ok(), "seen");
        officer.post(&at, &[("seen", &seen), ("markdown", "The officer's words.")]).goes_to(PAPER);
        let answer = lead.post(&at, &[("seen", &seen), ("markdown", "The lead's words.")]).ok();
        let answer = answer.says("Somebody else saved this part while you were writing");
        let answer = answer.says("The officer's words.").says("The lead's words.");
        lead.get(&format!("{at}/history"))
            .ok()
            .says("The lead's words.")
            .says("Set aside")
            .says("The officer's words.");
        // Brought together, on the version that the page now shows.
        let seen = hidden(&answer, "seen");
        lead.post(&at, &[("seen", &seen), ("markdown", "Both words.")]).goes_to(PAPER);
        officer.get(PAPER).ok().says("Both words.");
    });
}

#[test]
fn the_same_words_twice_and_two_different_parts_are_no_conflict() {
    county().sqlite(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LEAD));
        begin(&site);
        let (one, two) = (format!("{PAPER}/sections/conclusion"), format!("{PAPER}/sections/background"));
        let seen = hidden(&officer.get(&one).ok(), "seen");
        let other = hidden(&lead.get(&two).ok(), "seen");
        officer.post(&one, &[("seen", &seen), ("markdown", "Same.")]).goes_to(PAPER);
        lead.post(&one, &[("seen", &seen), ("markdown", "Same.")]).goes_to(PAPER);
        lead.post(&two, &[("seen", &other), ("markdown", "Other.")]).goes_to(PAPER);
    });
}

#[test]
fn a_late_cover_is_set_aside_and_what_was_typed_stands_in_the_form() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LEAD));
        begin(&site);
        let at = format!("{PAPER}/cover");
        let before = hidden(&lead.get(&at).ok(), "before");
        officer.fill(&at, &[("sponsor", "The first sponsor")]).goes_to(PAPER);
        let typed = [
            ("before", before.as_str()),
            ("title", "Another title"),
            ("meeting-day", "15"),
            ("meeting-month", "2"),
            ("meeting-year", "2022"),
            ("owner", "scb"),
            ("public", "yes"),
            ("sponsor", "The second sponsor"),
        ];
        let answer =
            lead.post(&at, &typed).ok().says("Somebody else saved the cover").says("The first sponsor");
        assert!(answer.body().contains("The second sponsor") && answer.body().contains("Another title"));
        officer.get(PAPER).ok().says("The first sponsor").does_not_say("The second sponsor");
    });
}

#[test]
fn late_implications_are_set_aside_one_by_one() {
    county().sqlite(|bench| {
        let site = open(bench);
        let (officer, lead) = (site.person(OFFICER), site.person(LEAD));
        begin(&site);
        complete(&site);
        let at = format!("{PAPER}/implications");
        let typed = [
            ("privacy-seen", "1"),
            ("privacy", "own"),
            ("privacy-words", "Late words."),
            ("equality-seen", "2"),
            ("equality", "own"),
            ("equality-words", "New words."),
            ("legal-financial-hr-seen", "2"),
            ("legal-financial-hr", "nil-0"),
            ("legal-financial-hr-confirm", "yes"),
        ];
        lead.post(&at, &typed).ok().says("Somebody else saved some of these");
        officer.get(PAPER).ok().says("New words.").does_not_say("Late words.");
        officer.get(&format!("{PAPER}/sections/privacy/history")).ok().says("Late words.");
    });
}

#[test]
fn whatever_two_writers_do_no_word_is_lost() {
    county().sqlite(|bench| {
        let site = open(bench);
        let writers = [site.person(OFFICER), site.person(LEAD)];
        begin(&site);
        let at = format!("{PAPER}/sections/conclusion");
        let mut chance = Sequence(11);
        // What each has before them; they look again only now and then.
        let mut seen = [0, 1].map(|who: usize| hidden(&writers[who].get(&at).ok(), "seen"));
        for number in 0..30 {
            let who = chance.below(2);
            if chance.below(3) == 0 {
                seen[who] = hidden(&writers[who].get(&at).ok(), "seen");
            }
            let words = format!("Text number {number}.");
            let answer = writers[who].post(&at, &[("seen", &seen[who]), ("markdown", &words)]);
            assert!(matches!(answer.status, 200 | 303), "{}", answer.status);
        }
        let history = writers[0].get(&format!("{at}/history")).ok().text();
        for number in 0..30 {
            assert!(history.contains(&format!("Text number {number}.")), "text {number} is lost");
        }
        assert!(history.contains("Set aside"), "there was no conflict at all");
    });
}

//! Changing an agenda: words, places, what is taken off; and two people at it at once.

use crate::agenda::ground::{BOARD, add, add_withheld, board, hold, issue, item_at, items, words};
use crate::cycle::support::{CHAIR, OFFICER, county, open};
use testkit::db::Bench;
use testkit::tables::only_named_changed;

fn order(bench: &Bench) -> Vec<String> {
    items(bench, BOARD).into_iter().filter(|it| it.kind.name() != "standing").map(|it| it.title).collect()
}

#[test]
fn items_are_added_changed_and_moved() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        for title in ["One", "Two", "Three"] {
            only_named_changed(&bench.kernel, |_| add(&officer, BOARD, title));
        }
        assert_eq!(order(bench), ["One", "Two", "Three"]);
        let edit = format!("{BOARD}/agenda/edit");
        officer.get(&edit).ok().says("Opening").says("Business").says("Move there");
        let three = item_at(bench, BOARD, "Three");
        only_named_changed(&bench.kernel, |_| {
            officer.post(&format!("{three}/move"), &[("way", "up")]).goes_to(&edit)
        });
        assert_eq!(order(bench), ["One", "Three", "Two"]);
        officer.post(&format!("{three}/move"), &[("way", "down")]).goes_to(&edit);
        assert_eq!(order(bench), ["One", "Two", "Three"]);
        // The first item of business has the sixth place: five standing items open the meeting.
        officer.post(&format!("{three}/move"), &[("way", "to"), ("place", "6")]).goes_to(&edit);
        assert_eq!(order(bench), ["Three", "One", "Two"]);
        // Between two of another section it joins them.
        officer.post(&format!("{three}/move"), &[("way", "to"), ("place", "2")]).goes_to(&edit);
        let moved = items(bench, BOARD).into_iter().find(|it| it.title == "Three").expect("it is there");
        assert_eq!((moved.section.as_str(), moved.place), ("opening", 2));
        for (place, said) in [
            ("2", "It stands there already"),
            ("0", "Enter a place from 1 to 11"),
            ("12", "Enter a place from 1 to 11"),
            ("second", "Enter a place as a number"),
        ] {
            officer.post(&format!("{three}/move"), &[("way", "to"), ("place", place)]).is(422).says(said);
        }
        let change = format!("{three}/change");
        officer.fill(&change, &[("title", "")]).is(422).says("Enter what the item is");
        officer.fill(&change, &[("minutes", "ten")]).is(422).says("a whole number of minutes");
        let seen =
            items(bench, BOARD).into_iter().find(|it| it.title == "Three").expect("it is there").version;
        let strange = [
            ("seen", seen.to_string()),
            ("title", "Three".into()),
            ("kind", "decision".into()),
            ("section", "opening".into()),
            ("minutes", "15".into()),
            ("matter", "Not A Name".into()),
        ];
        let strange: Vec<(&str, &str)> =
            strange.iter().map(|(name, value)| (*name, value.as_str())).collect();
        officer.post(&change, &strange).is(422).says("small letters, digits and hyphens");
        officer.fill(&change, &[("title", "Three")]).is(422).says("This is what it says already");
        only_named_changed(&bench.kernel, |_| {
            officer.fill(&change, &[("title", "Third"), ("section", "closing")]).goes_to(&three)
        });
        officer.get(&three).ok().says("Changed: its title and its section");
        site.person(CHAIR).get(&change).is(403);
        site.person(CHAIR).get(&edit).is(403);
    });
}

#[test]
fn two_at_once_do_not_undo_one_another() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        add(&officer, BOARD, "One");
        add(&officer, BOARD, "Two");
        let one = item_at(bench, BOARD, "One");
        let change = |title: &'static str| {
            let mut form = words(title, "decision");
            form.push(("seen", "1"));
            officer.post(&format!("{one}/change"), &form)
        };
        // Somebody moves it while it is being changed: both stand.
        officer.post(&format!("{one}/move"), &[("way", "down")]).is(303);
        change("The first").goes_to(&one);
        assert_eq!(order(bench), ["Two", "The first"]);
        // Somebody else had the same words before them: theirs stay, and what was typed is shown.
        let lost = change("My own words").is(409).says("changed while you had it open");
        assert!(lost.text().contains("My own words"), "{}", lost.text());
        assert_eq!(order(bench), ["Two", "The first"]);
        // Taken off meanwhile.
        officer.fill(&format!("{one}/withdraw"), &[("what", "withdraw"), ("why", "Twice")]).is(303);
        let mut form = words("Again", "decision");
        form.push(("seen", "3"));
        officer.post(&format!("{one}/change"), &form).is(409).says("taken off the agenda");
        officer.get(BOARD).ok().does_not_say("The first");
    });
}

#[test]
fn what_is_withheld_stays_in_the_confidential_part() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        add(&officer, BOARD, "One");
        add_withheld(&officer, BOARD, "Tender");
        let last = items(bench, BOARD).pop().expect("items");
        assert_eq!(
            (last.title.as_str(), last.section.as_str(), last.withheld),
            ("Tender", "confidential", true)
        );
        let tender = item_at(bench, BOARD, "Tender");
        officer
            .post(&format!("{tender}/move"), &[("way", "to"), ("place", "3")])
            .is(422)
            .says("Open it to the public first");
        let one = item_at(bench, BOARD, "One");
        officer.get(BOARD).ok().says("Confidential part");
        let mut form = words("One", "decision");
        form.retain(|(name, _)| *name != "section");
        form.extend([("section", "confidential"), ("seen", "1")]);
        officer.post(&format!("{one}/change"), &form).is(422).says("Say why it is withheld");
        // The reason is asked for with all that is wrong, and what was typed is kept.
        let withhold = format!("{one}/withhold");
        let wrong = officer
            .post(
                &withhold,
                &[
                    ("seen", "1"),
                    ("known", "withheld"),
                    ("reason", ""),
                    ("paragraph", "9"),
                    ("review-day", "1"),
                    ("review-month", "2"),
                    ("review-year", "2022"),
                ],
            )
            .is(422);
        wrong.says("anybody reads this");
        officer
            .post(
                &withhold,
                &[
                    ("seen", "1"),
                    ("known", "withheld"),
                    ("reason", "A reason"),
                    ("paragraph", "9"),
                    ("review", "2022-02-01"),
                ],
            )
            .is(422)
            .says("Choose the paragraph")
            .says("must lie ahead");
        officer
            .post(
                &withhold,
                &[
                    ("seen", "1"),
                    ("known", "withheld"),
                    ("reason", "A reason"),
                    ("paragraph", "1"),
                    ("review", "2029-02-01"),
                ],
            )
            .is(422)
            .says("by then");
        only_named_changed(&bench.kernel, |_| {
            officer
                .post(
                    &withhold,
                    &[
                        ("seen", "1"),
                        ("known", "withheld"),
                        ("reason", "A reason"),
                        ("paragraph", "1"),
                        ("review", "2022-09-01"),
                    ],
                )
                .goes_to(&one)
        });
        officer.get(&one).ok().says("Withheld under paragraph 1").says("To be reviewed by 1 September 2022");
        only_named_changed(&bench.kernel, |_| {
            officer.post(&withhold, &[("seen", "2"), ("known", "open")]).goes_to(&one)
        });
        let opened = items(bench, BOARD).into_iter().find(|it| it.title == "One").expect("it is there");
        assert_eq!(
            (opened.withheld, opened.section.as_str(), opened.paragraph.as_str()),
            (false, "business", "")
        );
    });
}

#[test]
fn an_agenda_of_the_past_stays_as_it_is() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        board(&site);
        add(&officer, BOARD, "One");
        issue(&officer, BOARD, 1);
        let one = item_at(bench, BOARD, "One");
        hold(bench, BOARD);
        let mut form = words("Other", "decision");
        officer.post(&format!("{BOARD}/agenda/add"), &form).is(409).says("was held");
        form.push(("seen", "2"));
        officer.post(&format!("{one}/change"), &form).is(409);
        officer.post(&format!("{one}/move"), &[("way", "up")]).is(409);
        officer
            .post(&format!("{one}/withdraw"), &[("seen", "2"), ("what", "withdraw"), ("why", "x")])
            .is(409);
        officer.post(&format!("{BOARD}/agenda/issue"), &[]).is(409);
        officer.get(BOARD).ok().does_not_say("Edit the agenda");
    });
}

//! What an officer asks of the year, each answered within three clicks of the first page.

use super::journey::Journey;
use crate::wire;
use board::Board;
use std::sync::Arc;
use testkit::db::Bench;
use testkit::site::Site;

pub(super) fn all(bench: &Bench) {
    let site = Site::open(bench, Arc::new(Board), wire::slices());
    let officer = site.person("loamshire/person/bryony-askwell");
    Journey::asks(&officer, "Which asks of March were never answered?")
        .follows("Meetings")
        .follows("Referrals and escalations")
        .looks_for(&[("month", "2022-03"), ("state", "open")])
        .finds(&["Name a member for the board", "Review of the joint-working protocol", "Silent for"])
        .and_not(&["Sign the sharing protocol", "Waiting times in Ambermoor"]);
    Journey::asks(&officer, "What did we decide on this before?")
        .follows("Meetings")
        .follows("Decisions")
        .looks_for(&[("group", "scb")])
        .finds(&[
            "Light, youth workers and a marked route on the river path",
            "Naloxone in every response car",
        ])
        .and_not(&["Two rates, never added"]);
    Journey::asks(&officer, "Which actions of the last board are overdue?")
        .follows("Meetings")
        .follows("Action log")
        .looks_for(&[("group", "scb")])
        .finds(&["Put up fourteen lighting columns", "2 past the date"])
        .and_not(&["Put spiking test kits"]);
    Journey::asks(&officer, "Who sent apologies to the last board?")
        .follows("Meetings")
        .follows("Past")
        .follows("Loamshire Safer Communities Board, 14 March 2023")
        .finds(&["Apologies", "Dunwater"])
        .and_not(&["No apologies"]);
    Journey::asks(&officer, "Which minutes are still unapproved?")
        .follows("Meetings")
        .follows("Minutes to approve")
        .finds(&["Checked by the chair, to be approved", "With the chair"])
        .and_not(&["15 March 2022"]);
    Journey::asks(&officer, "Which papers came late, and why?")
        .follows("Meetings")
        .follows("What came late")
        .finds(&["national mourning", "Reports of spiking in the week before", "Eleven people came"])
        .and_not(&["Naloxone"]);
    Journey::asks(&officer, "What is withheld, and when is it reviewed?")
        .follows("Meetings")
        .follows("What is withheld")
        .finds(&["A building for safe accommodation", "Paragraph 3", "30 April 2023", "Review due"])
        .and_not(&["Empty seats"]);
    Journey::asks(&officer, "Where does the river path stand across bodies?")
        .follows("Meetings")
        .follows("Matters")
        .follows("Young people, e-scooters and violence by the river")
        .finds(&[
            "Violence Reduction Group",
            "West Loamshire",
            "Health and Wellbeing Board",
            "Overview and Scrutiny",
        ])
        .and_not(&["Naloxone in every response car"]);
    Journey::asks(&officer, "Which decisions lack evidence?")
        .follows("Meetings")
        .follows("Decisions")
        .looks_for(&[("state", "unshown")])
        .finds(&["Each shared risk has one holder", "One rule on clearing private land"])
        .and_not(&["Naloxone in every response car"]);
    Journey::asks(&officer, "What must I do before the next Health and Wellbeing Board?")
        .follows("Meetings")
        .follows("Loamshire Health and Wellbeing Board, 23 May 2023")
        .finds(&["Call for items", "Agenda and papers out"])
        .and_not(&["Still in time, nothing is due"]);
    site.work();
}

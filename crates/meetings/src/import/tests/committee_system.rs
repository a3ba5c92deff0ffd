//! XML of a committee system.

use super::{MEETING, MEETINGS, reading, said};
use crate::import::{Presence, Standing};
use jiff::civil::{date, time};

#[test]
fn a_meeting_is_read_with_its_items_by_role_and_without_names() {
    let read = reading(&[("412.xml", MEETING)]);
    assert_eq!(read.damaged, []);
    let [meeting] = &read.meetings[..] else { panic!("{read:?}") };
    assert_eq!(meeting.key, "committee-system/loamshire-health-and-wellbeing-board/412");
    assert_eq!(meeting.body, "Loamshire Health and Wellbeing Board");
    assert_eq!(meeting.day, Some(date(2021, 11, 23)));
    assert_eq!((meeting.start, meeting.end), (Some(time(14, 5, 0, 0)), Some(time(16, 0, 0, 0))));
    assert_eq!(meeting.place, "Council Chamber, Shire Hall & Annexe, Castle Orrin");
    let came: Vec<(&str, Presence)> = meeting.attendance.iter().map(|a| (a.who.as_str(), a.how)).collect();
    assert_eq!(
        came,
        [
            ("Chair", Presence::Present),
            ("Fire and rescue authority", Presence::Apologies),
            ("District councils", Presence::Substitute),
        ]
    );
    let [open, closed] = &meeting.items[..] else { panic!("{meeting:?}") };
    assert_eq!((open.number.as_str(), open.title.as_str()), ("711", "Residents’ safety & health"));
    assert_eq!(open.minutes, ["[Chair] asked what it would cost."]);
    assert_eq!(
        open.resolution,
        ["RESOLVED that the Board:", "- notes the report; and", "- asks for another in March."]
    );
    assert_eq!(open.documents.len(), 1, "the restricted one is not taken");
    assert_eq!((closed.number.as_str(), closed.restricted, closed.resolution.len()), ("6a", true, 0));
    // Three who attended, the author, and one in the text.
    assert_eq!(meeting.names_left_out, 5);
    let whole = format!("{read:?}");
    for name in
        ["Ottoline", "Dray", "Colemarsh", "Eastlow", "Askwell", "IND", "Fen Edge", "Annex for members"]
    {
        assert!(!whole.contains(name), "{name} was taken in");
    }
    let said = said(&read).join("\n");
    for words in [
        "<vendornote> is not understood",
        "A document is restricted",
        "marked as a decision",
        "authorusername",
    ] {
        assert!(said.contains(words), "{words:?} is not said:\n{said}");
    }
}

#[test]
fn a_list_of_meetings_names_the_body_and_gives_those_without_a_file() {
    let read = reading(&[("412.xml", MEETING), ("list.xml", MEETINGS)]);
    assert_eq!(read.damaged, []);
    let [held, off] = &read.meetings[..] else { panic!("{read:?}") };
    assert_eq!((held.standing, held.items.len()), (Standing::Arranged, 2));
    assert_eq!((off.standing, off.day), (Standing::Cancelled, Some(date(2022, 1, 25))));
    assert!(said(&read).iter().any(|s| s.contains("Meeting 413 stands only in the list")));
}

#[test]
fn the_same_twice_is_one_and_two_that_differ_are_none() {
    let twice = reading(&[("a.xml", MEETING), ("b.xml", MEETING)]);
    assert_eq!((twice.meetings.len(), twice.damaged.len()), (1, 0));
    assert!(said(&twice).iter().any(|s| s.contains("stands in a.xml too")));
    let other = MEETING.replace("what it would cost", "who would pay");
    let torn = reading(&[("a.xml", MEETING), ("b.xml", &other)]);
    assert_eq!((torn.meetings.len(), torn.damaged.len()), (0, 1));
    assert!(said(&torn)[0].contains("a.xml says other things of the same meeting"));
}

#[test]
fn what_cannot_be_known_is_damage_and_no_guess() {
    for (from, to, words) in [
        ("<meetingid>412</meetingid>", "", "no number"),
        ("23/11/2021", "31/11/2021", "no day that can be read"),
        ("<refertocommittee>Loamshire Health and Wellbeing Board</refertocommittee>", "", "which body met"),
    ] {
        let read = reading(&[("412.xml", &MEETING.replace(from, to))]);
        assert!(read.meetings.is_empty(), "{words}");
        assert!(said(&read)[0].contains(words), "{:?}", said(&read));
    }
}

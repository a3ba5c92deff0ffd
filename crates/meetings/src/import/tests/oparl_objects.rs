//! Objects of `OParl`.

use super::{OPARL, reading, said};
use crate::import::{Presence, Standing};
use jiff::civil::{date, time};

#[test]
fn a_list_gives_its_meetings_with_items_in_order() {
    let read = reading(&[("page1.json", OPARL)]);
    assert_eq!(read.damaged, []);
    let [meeting] = &read.meetings[..] else { panic!("{read:?}") };
    assert_eq!(meeting.key, "oparl/https://oparl.loamshire.example/meeting/7");
    assert_eq!(meeting.body, "Loamshire Safer Communities Board");
    assert_eq!(meeting.day, Some(date(2021, 6, 15)));
    // Two in the afternoon in England, whatever the offset in the file.
    assert_eq!((meeting.start, meeting.end), (Some(time(14, 0, 0, 0)), Some(time(16, 30, 0, 0))));
    assert_eq!(meeting.place, "Room 2, Shire Hall, Castle Orrin");
    let titles: Vec<&str> = meeting.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Street lighting", "Lease of a clinic"]);
    assert_eq!(meeting.items[0].resolution, ["[name left out] is thanked, and the plan agreed."]);
    assert_eq!(
        (meeting.items[1].restricted, meeting.items[1].resolution.as_slice()),
        (true, &["Agreed unanimously".to_string()][..])
    );
    assert_eq!(meeting.documents[0].name, "Agenda");
    assert_eq!(meeting.attendance[0].who, "Loamshire Constabulary, Member");
    assert!(meeting.attendance.iter().all(|a| a.how == Presence::Present));
    assert_eq!(meeting.names_left_out, 3, "two who took part and one in a text");
    let whole = format!("{read:?}");
    assert!(!whole.contains("Verrington") && !whole.contains("Oakenshaw"), "{whole}");
    let said = said(&read).join("\n");
    for words in [
        "meeting/6 was deleted there",
        "The list goes on at",
        "“x-vendor:colour” is not understood",
        "A paper is only an address",
        "of whom neither role nor organisation is known",
    ] {
        assert!(said.contains(words), "{words:?} is not said:\n{said}");
    }
}

#[test]
fn a_cancelled_meeting_and_one_without_a_start() {
    let off = OPARL.replace("\"name\": \"Second meeting of the year\"", "\"cancelled\": true");
    let read = reading(&[("a.json", &off)]);
    assert_eq!(read.meetings[0].standing, Standing::Cancelled);
    let read = reading(&[("a.json", &OPARL.replace("2021-06-15T14:00:00+01:00", "soon"))]);
    assert!(read.meetings.is_empty());
    assert!(said(&read)[0].contains("no start that can be read"));
}

//! What other systems publish of a county that does not exist, read whole, half, twice and damaged.

mod committee_system;
mod oparl_objects;

use super::{File, Published, read};

const MEETING: &str = include_str!("meeting.xml");
const MEETINGS: &str = include_str!("meetings.xml");
const OPARL: &str = include_str!("oparl.json");

fn files(given: &[(&str, &str)]) -> Vec<File> {
    given.iter().map(|(name, text)| File { name: (*name).into(), text: (*text).into() }).collect()
}

fn reading(given: &[(&str, &str)]) -> Published {
    read(&files(given))
}

/// What is said, file and words, damage first.
fn said(published: &Published) -> Vec<String> {
    let all = published.damaged.iter().chain(&published.remarks);
    all.map(|remark| format!("{}: {}", remark.place, remark.what)).collect()
}

#[test]
fn what_is_neither_is_said_to_be_neither() {
    for (text, words) in [
        ("", "The file is empty."),
        ("\u{feff}  ", "The file is empty."),
        ("%PDF-1.7", "neither XML"),
        ("<html><body/></html>", "begins with <html>"),
        ("{\"a\": 1}", "has no type"),
        ("[1]", "no object of OParl"),
    ] {
        let read = reading(&[("a", text)]);
        assert!(read.meetings.is_empty() && read.damaged.len() == 1, "{text:?}: {read:?}");
        assert!(said(&read)[0].contains(words), "{text:?}: {:?}", said(&read));
    }
}

/// A file that was cut off anywhere is damaged; nothing of it is taken as if it were whole.
#[test]
fn a_half_loaded_file_is_never_taken() {
    for text in [MEETING, MEETINGS, OPARL] {
        let text = text.trim_end();
        for end in (1..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let read = reading(&[("half", &text[..end])]);
            assert!(read.meetings.is_empty() && !read.damaged.is_empty(), "cut at {end}: {read:?}");
        }
    }
}

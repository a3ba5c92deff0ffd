//! The XML of the web service that most English committee systems offer (`mgWebService.asmx`): `GetMeeting`, and beside it
//! `GetMeetings`, `GetAllMeetingsByDate` and `GetCommittees`, which say which body a meeting is of.

use super::discreet::Discreet;
use super::markup::{paragraphs, title};
use super::read::{Attendance, Document, File, Item, Meeting, Presence, Published, Remark, Standing};
use super::tree::{self, Element};
use super::words::{date, slug, time};
use std::collections::{BTreeMap, BTreeSet};

/// What is read of a meeting, and what is known and not needed.
const OF_MEETING: &[&str] = &[
    "meetingid",
    "meetingdate",
    "meetingstatus",
    "isdisplayallowed",
    "meetingtime",
    "meetingactualstarttime",
    "meetingplannedfinishtime",
    "meetingactualfinishtime",
    "meetinglocation",
    "iswebcast",
    "agendaid",
    "agendapublished",
    "decisionpublished",
    "minutepublished",
    "meetingroom",
    "agendaitems",
    "attendees",
    "linkeddocuments",
    "committeetitle",
    "committeeid",
];

/// The same of an item.
const OF_ITEM: &[&str] = &[
    "agendaitemid",
    "agendaitemtitle",
    "agendatext",
    "actualmeetingdate",
    "agendaitemnumber",
    "agendaitemsubnumber",
    "fulldisplaynumberformat",
    "commentlabel1",
    "commentlabel2",
    "minutesnonemptyhtmlbody",
    "declarationcount",
    "iscallin",
    "iscomment",
    "isdecision",
    "isdecisionpublished",
    "isminutepublished",
    "ispubliccanspeak",
    "isrestricted",
    "isdisplayallowed",
    "meetingdate",
    "meetingtime",
    "minutesitemnumber",
    "minutesitemsubnumber",
    "preferreddate",
    "refertocommittee",
    "linkeddocuments",
];

/// What may hold a person’s name, and is not taken.
const PERSONAL: &[&str] = &["authorusername", "commenttext1", "commenttext2"];

/// A meeting as a list of meetings names it.
struct Listed<'a> {
    element: &'a Element,
    body: String,
    file: &'a str,
}

/// Reads the files of a committee system.
pub fn read(files: &[&File], out: &mut Published) {
    let mut trees: Vec<(&str, Element)> = Vec::new();
    for file in files {
        match tree::read(&file.text) {
            Ok(root) => trees.push((&file.name, root)),
            Err(what) => out.damaged.push(Remark::new(&file.name, what)),
        }
    }
    let listed = listed(&trees, out);
    let mut whole: BTreeSet<String> = BTreeSet::new();
    for (file, root) in trees.iter().filter(|(_, root)| root.name == "meeting") {
        let id = root.says("meetingid").to_string();
        match meeting(file, root, listed.get(&id), out) {
            Ok(meeting) => out.meetings.push(meeting),
            Err(what) => out.damaged.push(Remark::new(*file, what)),
        }
        whole.insert(id);
    }
    for (id, listed) in listed.iter().filter(|(id, _)| !whole.contains(*id)) {
        bare(id, listed, out);
    }
}

/// Meetings by number, from every list among the files.
fn listed<'a>(trees: &'a [(&'a str, Element)], out: &mut Published) -> BTreeMap<String, Listed<'a>> {
    let mut all = BTreeMap::new();
    for (file, root) in trees {
        match root.name.as_str() {
            "meeting" | "committees" => {}
            "getmeetings" => {
                for committee in root.children.iter().filter(|c| c.name == "committee") {
                    for element in committee.list("committeemeetings", "meeting") {
                        let body = title(committee.says("committeetitle"));
                        all.insert(element.says("meetingid").into(), Listed { element, body, file });
                    }
                }
            }
            "getmeetingsbydate" | "getallmeetingsbydate" => {
                for element in root.list("meetings", "meeting") {
                    let body = title(element.says("committeetitle"));
                    all.insert(element.says("meetingid").into(), Listed { element, body, file });
                }
            }
            other => out.damaged.push(Remark::new(
                *file,
                format!("The file begins with <{other}>, which is no meeting and no list of meetings."),
            )),
        }
    }
    // The names of bodies alone say nothing of a meeting.
    for (file, _) in trees.iter().filter(|(_, root)| root.name == "committees") {
        out.remarks.push(Remark::new(
            *file,
            "A list of committees: it holds no meeting, so nothing is taken from it.",
        ));
    }
    all
}

/// A meeting of which only the list speaks.
fn bare(id: &str, listed: &Listed<'_>, out: &mut Published) {
    let element = listed.element;
    let Some(day) = date(element.says("meetingdate")) else {
        let what = format!("Meeting {id} has no day that can be read: “{}”.", element.says("meetingdate"));
        out.damaged.push(Remark::new(listed.file, what));
        return;
    };
    let what = format!("Meeting {id} stands only in the list: its day is taken, and it has no items.");
    out.remarks.push(Remark::new(listed.file, what));
    out.meetings.push(Meeting {
        key: key(&listed.body, id),
        file: listed.file.into(),
        body: listed.body.clone(),
        day: Some(day),
        start: time(element.says("meetingtime")),
        standing: standing(element.says("meetingstatus")),
        ..Meeting::default()
    });
}

fn key(body: &str, id: &str) -> String {
    format!("committee-system/{}/{id}", slug(body))
}

fn standing(status: &str) -> Standing {
    let status = status.to_ascii_lowercase();
    let off = ["cancel", "abandon", "withdrawn"].iter().any(|word| status.contains(word));
    if off { Standing::Cancelled } else { Standing::Arranged }
}

fn meeting(
    file: &str,
    root: &Element,
    listed: Option<&Listed<'_>>,
    out: &mut Published,
) -> Result<Meeting, String> {
    let id = root.says("meetingid");
    if id.is_empty() {
        return Err("The meeting has no number (meetingid), so it could not be known again.".into());
    }
    let named = || root.list("agendaitems", "agendaitem").map(|item| title(item.says("refertocommittee")));
    let body = listed
        .map(|l| l.body.clone())
        .or_else(|| Some(title(root.says("committeetitle"))).filter(|t| !t.is_empty()))
        .or_else(|| named().find(|t| !t.is_empty()))
        .ok_or("No file says which body met. Add the answer of GetMeetings for it.")?;
    let day = date(root.says("meetingdate"));
    let day = day.ok_or_else(|| format!("“{}” is no day that can be read.", root.says("meetingdate")))?;
    let mut discreet = Discreet::default();
    let attendance = attendance(root, &mut discreet);
    let mut items = Vec::new();
    for (at, element) in root.list("agendaitems", "agendaitem").enumerate() {
        items.push(item(&format!("{file}, item {}", at + 1), element, &mut discreet, out));
    }
    unknown(file, root, OF_MEETING, out);
    let room = title(root.says("meetingroom"));
    let place = title(root.says("meetinglocation"));
    let first = |one: &str, other: &str| time(root.says(one)).or_else(|| time(root.says(other)));
    Ok(Meeting {
        key: key(&body, id),
        file: file.into(),
        body,
        day: Some(day),
        start: first("meetingactualstarttime", "meetingtime"),
        end: first("meetingactualfinishtime", "meetingplannedfinishtime"),
        place: if place.is_empty() { room } else { place },
        standing: standing(root.says("meetingstatus")),
        items,
        attendance,
        documents: documents(file, root, &mut discreet, out),
        names_left_out: discreet.left_out,
    })
}

/// Who came: the role is kept; name, party and ward are not.
fn attendance(root: &Element, discreet: &mut Discreet) -> Vec<Attendance> {
    let all = root.list("attendees", "attendee").map(|element| {
        let role = title(element.attribute("roledescription"));
        discreet.learn(&title(element.attribute("name")), &role);
        Attendance { who: role, how: presence(element.attribute("attendance")) }
    });
    all.collect()
}

fn presence(said: &str) -> Presence {
    let said = said.to_ascii_lowercase();
    match () {
        () if said.contains("substitut") || said.contains("reserve") => Presence::Substitute,
        () if said.contains("apolog") => Presence::Apologies,
        () if said.contains("absent") => Presence::Absent,
        () if said.contains("present") || said.contains("attendance") => Presence::Present,
        () => Presence::Unsaid,
    }
}

fn item(place: &str, element: &Element, discreet: &mut Discreet, out: &mut Published) -> Item {
    unknown(place, element, &[OF_ITEM, PERSONAL].concat(), out);
    for name in PERSONAL.iter().filter(|name| !element.says(name).is_empty()) {
        out.remarks
            .push(Remark::new(place, format!("What stands in “{name}” may name a person and is not taken.")));
        discreet.left_out += 1;
    }
    let mut minutes = discreet.texts(&paragraphs(element.says("minutesnonemptyhtmlbody")));
    let resolution =
        minutes.iter().position(|words| resolves(words)).map(|at| minutes.split_off(at)).unwrap_or_default();
    if element.yes("isdecision") && resolution.is_empty() {
        let what = "It is marked as a decision, but no paragraph begins with RESOLVED or AGREED: what was decided stays in the minutes.";
        out.remarks.push(Remark::new(place, what));
    }
    let printed = element.says("fulldisplaynumberformat").trim_end_matches('.').to_string();
    let pair = |a: &str, b: &str| format!("{}{}", element.says(a), element.says(b));
    let numbers = [
        printed,
        pair("minutesitemnumber", "minutesitemsubnumber"),
        pair("agendaitemnumber", "agendaitemsubnumber"),
    ];
    Item {
        number: numbers.into_iter().find(|n| !n.is_empty()).unwrap_or_default(),
        title: discreet.text(&title(element.says("agendaitemtitle"))),
        text: discreet.texts(&paragraphs(element.says("agendatext"))),
        minutes,
        resolution,
        restricted: element.yes("isrestricted"),
        documents: documents(place, element, discreet, out),
    }
}

/// Whether what was resolved begins with this paragraph.
pub(super) fn resolves(words: &str) -> bool {
    let first = words.trim_start_matches(['-', ' ', '*']).split([' ', ':', ',']).next().unwrap_or_default();
    ["RESOLVED", "AGREED", "DECISION", "DECIDED", "RECOMMENDED", "Resolved", "Decision", "DECISIONS"]
        .contains(&first)
}

fn documents(place: &str, holder: &Element, discreet: &mut Discreet, out: &mut Published) -> Vec<Document> {
    let mut all = Vec::new();
    for element in holder.list("linkeddocuments", "linkeddoc") {
        let name = discreet.text(&title(element.says("title")));
        let address = element.says("url");
        if element.yes("isrestricted") {
            out.remarks.push(Remark::new(
                place,
                "A document is restricted there: neither name nor address is taken.",
            ));
        } else if address.starts_with("https://") || address.starts_with("http://") {
            all.push(Document { name, address: address.into() });
        } else {
            out.remarks.push(Remark::new(place, format!("The document “{name}” has no address on the web.")));
        }
    }
    all
}

/// Says what stands in elements of which nothing is known.
fn unknown(place: &str, element: &Element, known: &[&str], out: &mut Published) {
    for child in element.children.iter().filter(|child| !known.contains(&child.name.as_str())) {
        let holds = !child.text.trim().is_empty() || !child.children.is_empty();
        if holds {
            let what = format!("<{}> is not understood, and what stands in it is not taken.", child.name);
            out.remarks.push(Remark::new(place, what));
        }
    }
}

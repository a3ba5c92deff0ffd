//! Objects of `OParl` 1.0 and 1.1 (<https://schema.oparl.org/>): single objects, arrays, and lists with their paging.

use super::discreet::Discreet;
use super::markup::{paragraphs, title};
use super::read::{Attendance, Document, File, Item, Meeting, Presence, Published, Remark, Standing};
use super::words::date;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is read of a meeting, and what is known and not needed.
const OF_MEETING: &[&str] = &[
    "id",
    "type",
    "name",
    "meetingState",
    "cancelled",
    "start",
    "end",
    "location",
    "organization",
    "participant",
    "invitation",
    "resultsProtocol",
    "verbatimProtocol",
    "auxiliaryFile",
    "agendaItem",
    "license",
    "keyword",
    "created",
    "modified",
    "web",
    "deleted",
    "body",
];

/// The same of an item.
const OF_ITEM: &[&str] = &[
    "id",
    "type",
    "meeting",
    "number",
    "order",
    "name",
    "public",
    "consultation",
    "result",
    "resolutionText",
    "resolutionFile",
    "auxiliaryFile",
    "start",
    "end",
    "license",
    "keyword",
    "created",
    "modified",
    "web",
    "deleted",
];

/// Kinds of object that a meeting refers to, or that need no word.
const BESIDE: &[&str] = &[
    "System",
    "Body",
    "Organization",
    "Person",
    "Membership",
    "Location",
    "LegislativeTerm",
    "File",
    "AgendaItem",
    "Paper",
    "Consultation",
];

/// Every object among the files, by its address.
type Objects<'a> = BTreeMap<&'a str, (&'a str, &'a Value)>;

/// Reads the files of an `OParl` system.
pub fn read(files: &[&File], out: &mut Published) {
    let mut parsed: Vec<(&str, Value)> = Vec::new();
    for file in files {
        match serde_json::from_str(file.text.trim_start_matches('\u{feff}')) {
            Ok(value) => parsed.push((&file.name, value)),
            Err(e) if e.is_eof() => {
                let what = format!("Line {}: the file is only half there.", e.line());
                out.damaged.push(Remark::new(&file.name, what));
            }
            Err(e) => out.damaged.push(Remark::new(&file.name, format!("This is no JSON: {e}."))),
        }
    }
    let mut objects = Objects::new();
    let mut meetings: Vec<(&str, &Value)> = Vec::new();
    for (file, value) in &parsed {
        gather(file, value, &mut objects, &mut meetings, out);
    }
    for (file, value) in meetings {
        if value["deleted"] == true {
            let what = format!("Meeting {} was deleted there: it is not taken.", said(&value["id"]));
            out.remarks.push(Remark::new(file, what));
            continue;
        }
        match meeting(file, value, &objects, out) {
            Ok(meeting) => out.meetings.push(meeting),
            Err(what) => out.damaged.push(Remark::new(file, what)),
        }
    }
}

/// Goes through arrays and lists down to the objects, and into objects for those that are embedded.
fn gather<'a>(
    file: &'a str,
    value: &'a Value,
    objects: &mut Objects<'a>,
    meetings: &mut Vec<(&'a str, &'a Value)>,
    out: &mut Published,
) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| gather(file, one, objects, meetings, out)),
        Value::Object(fields) => {
            let Some(kind) = fields.get("type").and_then(Value::as_str) else {
                match fields.get("data") {
                    Some(data) => {
                        gather(file, data, objects, meetings, out);
                        if let Some(next) = value["links"]["next"].as_str() {
                            let what = format!(
                                "The list goes on at {next}: what stands there is read when you add it."
                            );
                            out.remarks.push(Remark::new(file, what));
                        }
                    }
                    None => {
                        out.damaged.push(Remark::new(file, "An object has no type, so it is none of OParl."))
                    }
                }
                return;
            };
            let short = kind.rsplit('/').next().unwrap_or(kind);
            if let Some(id) = fields.get("id").and_then(Value::as_str) {
                objects.entry(id).or_insert((file, value));
            }
            if short == "Meeting" {
                meetings.push((file, value));
            } else if !BESIDE.contains(&short) {
                out.remarks.push(Remark::new(file, format!("An object of the kind “{short}” is not taken.")));
            }
            for field in fields.values() {
                embedded(file, field, objects);
            }
        }
        _ => out.damaged.push(Remark::new(file, "There is something here that is no object of OParl.")),
    }
}

fn embedded<'a>(file: &'a str, value: &'a Value, objects: &mut Objects<'a>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| embedded(file, one, objects)),
        Value::Object(fields) => {
            if let Some(id) = fields.get("id").and_then(Value::as_str) {
                objects.entry(id).or_insert((file, value));
            }
            fields.values().for_each(|field| embedded(file, field, objects));
        }
        _ => {}
    }
}

fn said(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// An object that is embedded, or that another file holds under its address.
fn found<'a>(value: &'a Value, objects: &Objects<'a>) -> Option<&'a Value> {
    match value {
        Value::Object(_) => Some(value),
        Value::String(id) => objects.get(id.as_str()).map(|(_, object)| *object),
        _ => None,
    }
}

/// One or several.
fn several(value: &Value) -> &[Value] {
    match value {
        Value::Array(all) => all,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// Day and time in England of an instant: `2022-02-15T14:00:00+00:00`.
fn instant(value: &Value) -> Option<(Date, Option<Time>)> {
    let text = said(value);
    match text.parse::<jiff::Timestamp>() {
        Ok(at) => {
            let there = at.to_zoned(TimeZone::get("Europe/London").ok()?);
            Some((there.date(), Some(there.time())))
        }
        Err(_) => {
            Some((date(text)?, text.split_once('T').and_then(|(_, time)| super::words::time(time.get(..5)?))))
        }
    }
}

fn meeting(file: &str, value: &Value, objects: &Objects<'_>, out: &mut Published) -> Result<Meeting, String> {
    let id = said(&value["id"]);
    if id.is_empty() {
        return Err("A meeting has no id, so it could not be known again.".into());
    }
    let bodies = several(&value["organization"]).iter().filter_map(|o| found(o, objects));
    let body = bodies.map(|o| title(said(&o["name"]))).find(|name| !name.is_empty());
    let body = body.or_else(|| Some(title(said(&value["name"]))).filter(|name| !name.is_empty()));
    let body = body.ok_or_else(|| format!("No file says which organisation met in {id}."))?;
    let (day, start) =
        instant(&value["start"]).ok_or_else(|| format!("{id} has no start that can be read."))?;
    let mut discreet = Discreet::default();
    let attendance = attendance(file, value, objects, &mut discreet, out);
    let mut items: Vec<(i64, Item)> = Vec::new();
    for (at, given) in several(&value["agendaItem"]).iter().enumerate() {
        let place = format!("{file}, item {}", at + 1);
        match found(given, objects) {
            Some(object) if object["deleted"] == true => {
                out.remarks.push(Remark::new(place, "The item was deleted there: it is not taken."));
            }
            Some(object) => {
                let order = object["order"].as_i64().unwrap_or(i64::try_from(at).unwrap_or(i64::MAX));
                items.push((order, item(&place, object, objects, &mut discreet, out)));
            }
            None => {
                return Err(format!(
                    "Item {} of {id} is only an address. Add the file that holds it.",
                    at + 1
                ));
            }
        }
    }
    items.sort_by_key(|(order, _)| *order);
    let mut papers = Vec::new();
    for field in ["invitation", "resultsProtocol", "verbatimProtocol", "auxiliaryFile"] {
        papers.extend(documents(file, &value[field], objects, &mut discreet, out));
    }
    unknown(file, value, OF_MEETING, out);
    let off =
        value["cancelled"] == true || said(&value["meetingState"]).to_ascii_lowercase().contains("cancel");
    Ok(Meeting {
        key: format!("oparl/{id}"),
        file: file.into(),
        body,
        day: Some(day),
        start,
        end: instant(&value["end"]).and_then(|(_, time)| time),
        place: found(&value["location"], objects).map(place_of).unwrap_or_default(),
        standing: if off { Standing::Cancelled } else { Standing::Arranged },
        items: items.into_iter().map(|(_, item)| item).collect(),
        attendance,
        documents: papers,
        names_left_out: discreet.left_out,
    })
}

fn place_of(location: &Value) -> String {
    let parts = ["room", "description", "streetAddress", "locality", "postalCode"];
    let mut seen = BTreeSet::new();
    let words = parts.iter().map(|part| title(said(&location[part]))).filter(|w| !w.is_empty());
    words.filter(|w| seen.insert(w.clone())).collect::<Vec<_>>().join(", ")
}

/// Who came: by the role of a membership and the organisation that it is held for.
fn attendance(
    file: &str,
    value: &Value,
    objects: &Objects<'_>,
    discreet: &mut Discreet,
    out: &mut Published,
) -> Vec<Attendance> {
    let met: BTreeSet<&str> = several(&value["organization"]).iter().map(said).collect();
    let memberships =
        objects.values().map(|(_, object)| *object).filter(|o| said(&o["type"]).ends_with("/Membership"));
    let memberships: Vec<&Value> = memberships.collect();
    let mut all = Vec::new();
    for given in several(&value["participant"]) {
        let id = given.as_str().or(given["id"].as_str()).unwrap_or_default();
        let person = found(given, objects);
        let held = memberships.iter().find(|m| {
            let own = person.is_some_and(|p| {
                several(&p["membership"]).iter().any(|of| of == &m["id"] || of["id"] == m["id"])
            });
            (said(&m["person"]) == id || own) && (met.is_empty() || met.contains(said(&m["organization"])))
        });
        let role = held.map(|m| title(said(&m["role"]))).unwrap_or_default();
        let sent = held
            .and_then(|m| found(&m["onBehalfOf"], objects))
            .map(|o| title(said(&o["name"])))
            .unwrap_or_default();
        let who = [sent, role].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ");
        match person.map(|p| title(said(&p["name"]))).filter(|name| !name.is_empty()) {
            Some(name) => discreet.learn(&name, &who),
            None => discreet.left_out += 1,
        }
        if who.is_empty() {
            out.remarks.push(Remark::new(
                file,
                "Somebody took part of whom neither role nor organisation is known.",
            ));
        }
        all.push(Attendance { who, how: Presence::Present });
    }
    all
}

fn item(
    place: &str,
    value: &Value,
    objects: &Objects<'_>,
    discreet: &mut Discreet,
    out: &mut Published,
) -> Item {
    unknown(place, value, OF_ITEM, out);
    let mut documents_of = Vec::new();
    for field in ["resolutionFile", "auxiliaryFile"] {
        documents_of.extend(documents(place, &value[field], objects, discreet, out));
    }
    for given in several(&value["consultation"]) {
        let paper = found(given, objects).and_then(|c| found(&c["paper"], objects));
        let Some(paper) = paper else {
            out.remarks.push(Remark::new(
                place,
                "A paper is only an address: it is not taken. Add the file that holds it.",
            ));
            continue;
        };
        for field in ["mainFile", "auxiliaryFile"] {
            documents_of.extend(documents(place, &paper[field], objects, discreet, out));
        }
    }
    let result = title(said(&value["result"]));
    let mut resolution = discreet.texts(&paragraphs(said(&value["resolutionText"])));
    if resolution.is_empty() && !result.is_empty() {
        resolution.push(discreet.text(&result));
    }
    Item {
        number: title(said(&value["number"])),
        title: discreet.text(&title(said(&value["name"]))),
        text: Vec::new(),
        minutes: Vec::new(),
        resolution,
        restricted: value["public"] == false,
        documents: documents_of,
    }
}

fn documents(
    place: &str,
    value: &Value,
    objects: &Objects<'_>,
    discreet: &mut Discreet,
    out: &mut Published,
) -> Vec<Document> {
    let mut all = Vec::new();
    for given in several(value) {
        let Some(object) = found(given, objects) else {
            out.remarks.push(Remark::new(
                place,
                format!("The file {} is only an address: it is not taken.", said(given)),
            ));
            continue;
        };
        let name = [&object["name"], &object["fileName"]]
            .map(|v| title(said(v)))
            .into_iter()
            .find(|n| !n.is_empty());
        let address = [&object["downloadUrl"], &object["accessUrl"]]
            .map(said)
            .into_iter()
            .find(|a| a.starts_with("http"));
        match address {
            Some(address) => all.push(Document {
                name: discreet.text(&name.unwrap_or_else(|| address.to_string())),
                address: address.to_string(),
            }),
            None => out.remarks.push(Remark::new(place, "A file has no address on the web.")),
        }
    }
    all
}

/// Says which fields are not known; those of a vendor begin with a name and a colon.
fn unknown(place: &str, value: &Value, known: &[&str], out: &mut Published) {
    for name in value.as_object().into_iter().flat_map(|fields| fields.keys()) {
        if !known.contains(&name.as_str()) {
            out.remarks.push(Remark::new(
                place,
                format!("“{name}” is not understood, and what stands in it is not taken."),
            ));
        }
    }
}

//! What a reading-in would do, said before it is done: what is new, the same, different, and what cannot be matched.

use super::{Meeting, Published, Remark, Standing};
use crate::store::import as store;
use board::sittings::State;
use board::sittings::sitting::{self, Which};
use board::{Group, Register};
use jiff::civil::Date;
use kernel::{Fault, Outcome, Proof, Unit};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// One meeting of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What the other system calls it.
    pub key: String,
    /// The body, by its name there.
    pub body: String,
    /// Its day.
    pub day: String,
    /// How many items it has.
    pub items: usize,
    /// What is to be said of it: what differs, or why it cannot be taken.
    pub what: String,
}

/// What a reading-in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Meetings that are not kept here yet.
    pub new: Vec<Line>,
    /// Meetings that were read in before, and say the same.
    pub same: Vec<Line>,
    /// Meetings that were read in before and say something else now, or that were kept here already: they are left alone.
    pub differs: Vec<Line>,
    /// Meetings that cannot be taken, each with the reason.
    pub unmatched: Vec<Line>,
    /// What was read and not understood, or left behind.
    pub remarks: Vec<Remark>,
    /// Files that cannot be taken: while there is one, nothing is written.
    pub damaged: Vec<Remark>,
    /// How many names of persons stay behind.
    pub names_left_out: usize,
}

/// A meeting with the group that it belongs to, and what is to become of it.
pub(super) struct Judged<'a> {
    /// The meeting.
    pub it: &'a Meeting,
    /// Short name of the group.
    pub group: String,
    /// Its day.
    pub day: Date,
}

/// Compares what another system published with what is kept here. `group` is the short name of the group whose meetings they are;
/// when there is none, each body is looked for by its name. Nothing is changed.
///
/// # Errors
/// [`Fault::Fields`] on `group` when there is no such group.
pub fn reconcile(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: Option<&str>,
    published: &Published,
) -> Outcome<Report> {
    judge(unit, proof, county, group, published).map(|(report, _)| report)
}

/// The same with the meetings that are to be written.
pub(super) fn judge<'a>(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: Option<&str>,
    published: &'a Published,
) -> Outcome<(Report, Vec<Judged<'a>>)> {
    let register = board::current(unit, county)?;
    if let Some(group) = group.filter(|group| !register.knows("group", group)) {
        let names: Vec<String> = register
            .facts
            .iter()
            .filter(|f| matches!(f.noun, board::Noun::Group(_)))
            .map(|f| f.slug.clone())
            .collect();
        let near = kernel::rulebook::nearest(group, names.iter().map(String::as_str));
        let hint = near.map_or_else(|| names.join(", "), |near| format!("did you mean {near}?"));
        return Err(Fault::field("group", format!("There is no group called “{group}”: {hint}")));
    }
    let mut report = Report {
        remarks: published.remarks.clone(),
        damaged: published.damaged.clone(),
        ..Report::default()
    };
    let mut wanted = Vec::new();
    let today = unit.today();
    for it in &published.meetings {
        report.names_left_out += it.names_left_out;
        let place = match matched(&register, group, it, today) {
            Ok(place) => place,
            Err(why) => {
                report.unmatched.push(line(it, &why));
                continue;
            }
        };
        let whole = format!("{county}/group/{}", place.group);
        let known = store::known(unit, proof, county, &whole)?;
        if let Some(known) = known.iter().find(|known| known.known_as == it.key) {
            match differs(&known.said, it)? {
                None => report.same.push(line(it, "")),
                Some(what) => report.differs.push(line(it, &what)),
            }
            continue;
        }
        let on_the_day =
            Which { group: Some(whole), from: Some(place.day), to: Some(place.day), ..Which::default() };
        let kept = sitting::all(unit, proof, county, &on_the_day)?;
        if kept.iter().any(|kept| kept.state != State::Cancelled)
            || wanted.iter().any(|other: &Judged<'_>| other.group == place.group && other.day == place.day)
        {
            report
                .differs
                .push(line(it, "A meeting of this group on this day is kept here already: it is left alone"));
            continue;
        }
        report.new.push(line(it, ""));
        wanted.push(place);
    }
    Ok((report, wanted))
}

fn line(it: &Meeting, what: &str) -> Line {
    Line {
        key: it.key.clone(),
        body: it.body.clone(),
        day: it.day.map_or_else(String::new, |day| day.to_string()),
        items: it.items.len(),
        what: what.into(),
    }
}

fn matched<'a>(
    register: &Register,
    group: Option<&str>,
    it: &'a Meeting,
    today: Date,
) -> Result<Judged<'a>, String> {
    let day = it.day.ok_or("It has no day")?;
    if day >= today {
        return Err("It is still to come: plan it here instead".into());
    }
    let on = register.on(day);
    let group = match group {
        Some(group) => group.to_string(),
        None => {
            let same = |name: &str| plain(name) == plain(&it.body);
            let found = on.all::<Group>().find(|(_, of)| same(&of.name) || same(&of.abbreviation));
            let found = found.map(|(fact, _)| fact.slug.clone());
            found.ok_or_else(|| {
                format!("No group here is called “{}”. Name the group with --group", it.body)
            })?
        }
    };
    if on.get::<Group>(&group).is_none() {
        return Err(format!("The group “{group}” does not exist on that day"));
    }
    Ok(Judged { it, group, day })
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a meeting says, part by part: the parts are compared, never the file.
fn parts(it: &Meeting) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut put = |part: &str, text: String| {
        if !text.is_empty() {
            out.insert(part.to_string(), text);
        }
    };
    put("its day", it.day.map_or_else(String::new, |day| day.to_string()));
    put("its hours", format!("{:?} {:?}", it.start, it.end));
    put("its place", it.place.clone());
    put(
        "whether it was held",
        if it.standing == Standing::Cancelled { "cancelled".into() } else { "held".into() },
    );
    put("who was there", it.attendance.iter().map(|who| format!("{} {:?}\n", who.who, who.how)).collect());
    put("its documents", it.documents.iter().map(|doc| format!("{} {}\n", doc.name, doc.address)).collect());
    for (at, item) in it.items.iter().enumerate() {
        let name = if item.number.is_empty() {
            format!("the item in place {}", at + 1)
        } else {
            format!("item {}", item.number)
        };
        let documents: String =
            item.documents.iter().map(|doc| format!("{} {}\n", doc.name, doc.address)).collect();
        put(
            &name,
            format!(
                "{}\n{:?}\n{:?}\n{:?}\n{}\n{documents}",
                item.title, item.text, item.minutes, item.resolution, item.restricted
            ),
        );
    }
    out
}

/// What is kept of a meeting so that a second reading can be compared.
pub(super) fn said(it: &Meeting) -> Outcome<String> {
    serde_json::to_string(&parts(it)).map_err(Fault::broken)
}

/// What differs from what was kept, in words.
fn differs(kept: &str, it: &Meeting) -> Outcome<Option<String>> {
    let (before, now): (BTreeMap<String, String>, _) =
        (serde_json::from_str(kept).map_err(Fault::broken)?, parts(it));
    let changed = |part: &&String| before.get(*part) != now.get(*part);
    let mut names: Vec<String> = before.keys().chain(now.keys()).filter(changed).cloned().collect();
    names.sort();
    names.dedup();
    if names.is_empty() {
        return Ok(None);
    }
    Ok(Some(format!(
        "It says something else than when it was read in: {}. What is kept here is left alone",
        board::words::listed(&names)
    )))
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = [
            ("New", &self.new),
            ("The same as before", &self.same),
            ("Different", &self.differs),
            ("Cannot be matched", &self.unmatched),
        ];
        for (name, lines) in groups {
            writeln!(f, "{name}: {}", lines.len())?;
            for it in lines {
                let what = if it.what.is_empty() { String::new() } else { format!(". {}", it.what) };
                writeln!(f, "  {} {} ({} items, {}){what}", it.day, it.body, it.items, it.key)?;
            }
        }
        for (name, remarks) in [("Not understood or left behind", &self.remarks), ("Damaged", &self.damaged)]
        {
            writeln!(f, "{name}: {}", remarks.len())?;
            for it in remarks {
                writeln!(f, "  {}: {}", it.place, it.what)?;
            }
        }
        write!(f, "Names of persons left out: {}", self.names_left_out)
    }
}

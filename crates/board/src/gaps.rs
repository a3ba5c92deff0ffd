//! What is missing at the table: empty seats, authorities without a liaison officer, terms past review, unsigned and
//! lapsed protocols, documents that nobody looked at again.

mod papers;

use crate::{Group, Liaison, Organisation, Protocol, Seat, Snapshot, parties, protocols, store, view, words};
use jiff::civil::Date;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;
use std::collections::BTreeSet;

/// What kind of thing is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// A seat that must be held is held by nobody.
    Seat,
    /// A responsible authority has named no liaison officer (SI 2007/1830 reg 4(3)).
    Liaison,
    /// No protocol for sharing is in force any more, or a document lapsed without another in its place.
    Lapsed,
    /// A protocol for sharing lacks a part that the law names (SI 2007/1830 reg 4(2)).
    Part,
    /// Terms of reference, a protocol or a document are past their review.
    Review,
    /// A party to a protocol has not signed it.
    Signature,
    /// A seat is held by a body that has named nobody to fill it.
    Holder,
    /// The review of a protocol or a document comes up.
    Soon,
}

impl Missing {
    /// In the order in which they press.
    pub const ALL: [Self; 8] = [
        Self::Seat,
        Self::Liaison,
        Self::Lapsed,
        Self::Part,
        Self::Review,
        Self::Signature,
        Self::Holder,
        Self::Soon,
    ];

    /// The words of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Seat => "Empty",
            Self::Liaison => "Missing",
            Self::Lapsed => "Lapsed",
            Self::Part => "Part missing",
            Self::Review => "Past review",
            Self::Signature => "Not signed",
            Self::Holder => "Nobody named",
            Self::Soon => "Review soon",
        }
    }

    /// What several of them are, as a heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Seat => "Seats that must be held and are empty",
            Self::Liaison => "Authorities without a liaison officer",
            Self::Lapsed => "Lapsed, with nothing in their place",
            Self::Part => "Protocols that lack a part",
            Self::Review => "Past their review",
            Self::Signature => "Protocols not signed",
            Self::Holder => "Seats with nobody named",
            Self::Soon => "Reviews that come up",
        }
    }

    /// Why it matters, and by which rule.
    pub fn why(self) -> &'static str {
        match self {
            Self::Seat => "The law or the group’s terms want somebody in each of these seats.",
            Self::Liaison => {
                "Each responsible authority names an officer who makes sharing work (SI 2007/1830, regulation 4(3))."
            }
            Self::Lapsed => "They ended, and nothing took their place.",
            Self::Part => {
                "The written protocol covers sharing under section 17A, under section 115, and any other (SI 2007/1830, regulation 4(2))."
            }
            Self::Review => "The day set for their review has passed.",
            Self::Signature => {
                "Sharing and joint working rest on each party’s signature (SI 2007/1830, regulation 4(2))."
            }
            Self::Holder => "The organisation holds the seat and has not said who fills it.",
            Self::Soon => "Their review is due within eight weeks.",
        }
    }

    fn counted(self, n: usize) -> String {
        match self {
            Self::Seat => format!("{} must be held and {} empty", words::count(n, "seat", "seats"), are(n)),
            Self::Liaison => {
                format!("{} without a liaison officer", words::count(n, "authority", "authorities"))
            }
            Self::Lapsed => format!("{} lapsed", words::count(n, "document", "documents")),
            Self::Part => format!("{} missing from protocols", words::count(n, "part", "parts")),
            Self::Review => format!("{} past review", words::count(n, "document", "documents")),
            Self::Signature => {
                format!("{} missing under protocols", words::count(n, "signature", "signatures"))
            }
            Self::Holder => format!("{} with nobody named", words::count(n, "seat", "seats")),
            Self::Soon => format!("{} due within eight weeks", words::count(n, "review", "reviews")),
        }
    }
}

fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which kind.
    pub missing: Missing,
    /// What, as the text of a link.
    pub title: String,
    /// More in a sentence; may be empty.
    pub detail: String,
    /// Where it is, below the county.
    pub path: String,
    /// The group it concerns, by short name.
    pub group: Option<String>,
    /// When it fell due, if it did.
    pub due: Option<Date>,
}

/// Everything that is missing on the day of the snapshot, the most pressing first.
pub fn gaps(on: &Snapshot<'_>) -> Vec<Gap> {
    let mut out = Vec::new();
    seats(on, &mut out);
    liaison(on, &mut out);
    papers::all(on, &mut out);
    out.sort_by(|a, b| (a.missing, a.due, &a.title).cmp(&(b.missing, b.due, &b.title)));
    out
}

fn seats(on: &Snapshot<'_>, out: &mut Vec<Gap>) {
    let filled: BTreeSet<&str> = on.all::<crate::Holding>().map(|(_, h)| h.seat.as_str()).collect();
    for (fact, seat) in on.all::<Seat>().filter(|(_, seat)| seat.mandatory) {
        let Some(group) = on.get::<Group>(&seat.group) else { continue };
        let held = seat.organisation.as_deref().and_then(|o| on.get::<Organisation>(o));
        let (missing, title, detail) = match (held, &seat.organisation) {
            (Some(_), _) if filled.contains(fact.slug.as_str()) => continue,
            (Some(body), _) => (Missing::Holder, format!("{} on {}", body.name, group.name), String::new()),
            (None, Some(ended)) => {
                let detail = format!("“{ended}” does not exist on this day. Choose its successor");
                (Missing::Seat, format!("{} on {}", ended, group.name), detail)
            }
            (None, None) => {
                let what = seat.listed_as.clone().unwrap_or_else(|| "A seat".into());
                (Missing::Seat, format!("{what} on {}", group.name), seat.basis.clone())
            }
        };
        let path = format!("seats/{}", fact.slug);
        out.push(Gap { missing, title, detail, path, group: Some(seat.group.clone()), due: None });
    }
}

fn liaison(on: &Snapshot<'_>, out: &mut Vec<Gap>) {
    let named: BTreeSet<&str> = on.all::<Liaison>().map(|(_, l)| l.organisation.as_str()).collect();
    for (slug, body) in authorities(on).into_iter().filter(|(slug, _)| !named.contains(slug)) {
        out.push(Gap {
            missing: Missing::Liaison,
            title: format!("Liaison officer of {}", body.name),
            detail: String::new(),
            path: format!("organisations/{slug}"),
            group: None,
            due: None,
        });
    }
}

/// Responsible authorities on the county strategy group, each once.
pub(crate) fn authorities<'a>(on: &Snapshot<'a>) -> Vec<(&'a str, &'a Organisation)> {
    let board = on.county().map(|c| c.strategy_group.as_str()).unwrap_or_default();
    let mut out: Vec<(&str, &Organisation)> = Vec::new();
    for (_, seat) in on.seats(board).into_iter().filter(|(_, s)| s.standing == "responsible-authority") {
        if let Some(slug) = seat.organisation.as_deref()
            && let Some(body) = on.get::<Organisation>(slug)
            && !out.iter().any(|(known, _)| *known == slug)
        {
            out.push((slug, body));
        }
    }
    out
}

/// Parties whose signature does not stand: the name, and the short name when it is a group.
pub(crate) fn unsigned(on: &Snapshot<'_>, slug: &str, protocol: &Protocol) -> Vec<(String, Option<String>)> {
    let open = parties(on, slug, protocol).into_iter().filter(|party| !party.signed());
    open.map(|party| (party.name.to_string(), (party.kind == "group").then(|| party.slug.to_string())))
        .collect()
}

/// What whoever answers for a party is asked to sign; and what the officer and the chair of the board are asked about the table, one line
/// for each kind of gap.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    if !view::inside(actor, &county.slug) {
        return Ok(Vec::new());
    }
    let register = store::current(unit, &county.slug)?;
    let on = register.on(unit.today());
    let mut out = protocols::tasks(&on, actor);
    let board = on.county().map(|c| c.strategy_group.clone()).unwrap_or_default();
    let officer = actor.holds("officer", &county.slug);
    let chairs = actor.holds("chair", &store::thing_id(&county.slug, "group", &board));
    if !officer && !chairs {
        return Ok(out);
    }
    let all = gaps(&on);
    let of = |missing: Missing| all.iter().filter(move |gap| gap.missing == missing).collect::<Vec<_>>();
    let kinds =
        Missing::ALL.iter().map(|missing| (*missing, of(*missing))).filter(|(_, these)| !these.is_empty());
    out.extend(kinds.map(|(missing, these)| task(&county.slug, missing, &these, officer)));
    Ok(out)
}

fn task(county: &str, missing: Missing, these: &[&Gap], officer: bool) -> Task {
    let mut names: Vec<String> = these.iter().take(2).map(|gap| gap.title.clone()).collect();
    let more = these.len() - names.len();
    names.extend((more > 0).then(|| words::count(more, "other", "others")));
    let only = (these.len() == 1).then(|| these[0].path.clone());
    Task {
        urgency: match (officer, missing) {
            (false, _) => Urgency::WithOthers,
            (true, Missing::Holder | Missing::Soon) => Urgency::Waiting,
            (true, _) => Urgency::Late,
        },
        tag: missing.tag().into(),
        title: missing.counted(these.len()),
        href: format!("/{county}/{}", only.unwrap_or_else(|| "board/gaps".into())),
        detail: words::listed(&names),
        due: these.iter().filter_map(|gap| gap.due).min(),
    }
}

/// Whether anything about a group presses, for marking it in a picture or a list.
pub(crate) fn presses(all: &[Gap], group: &str) -> bool {
    all.iter().any(|gap| {
        gap.group.as_deref() == Some(group) && !matches!(gap.missing, Missing::Holder | Missing::Soon)
    })
}

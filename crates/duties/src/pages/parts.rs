//! Pieces that several pages of the duties share: the words for states and standings, and how they look.

use super::desk::Desk;
use crate::engine::{Obligation, State};
use crate::law::{Duty, Kind};
use jiff::civil::Date;
use kernel::clock::Confidence;
use kernel::rulebook::Status;
use maud::{Markup, html};
use site::{Tone, day, tag};

/// The parts of the duties, as the pages below them offer them.
pub(crate) fn subnav(desk: &Desk, inside: bool, current: &str) -> Markup {
    subnav_at(&|path| desk.at(path), inside, current)
}

/// The same for a page that is drawn from something else: `at` makes an address below the county.
pub(crate) fn subnav_at(at: &dyn Fn(&str) -> String, inside: bool, current: &str) -> Markup {
    let all = [
        ("Register", "duties", true),
        ("Gaps", "duties/gaps", inside),
        ("Assurance", "duties/assurance", inside),
        ("Horizon", "duties/horizon", true),
        ("Dangerous offenders", "duties/mappa", inside),
    ];
    html! {
        nav class="sm-subnav" aria-label="The duties" {
            ul {
                @for (label, path, _) in all.into_iter().filter(|(_, _, shown)| *shown) {
                    li { a href=(at(path)) aria-current=[(label == current).then_some("page")] { (label) } }
                }
            }
        }
    }
}

/// What is overdue and never had a day on which it was due is missing.
pub(crate) fn said(one: &Obligation) -> &'static str {
    match (one.state, one.due) {
        (State::Overdue, None) => "Missing",
        (state, _) => state.said(),
    }
}

fn tone(state: State) -> Tone {
    match state {
        State::Overdue => Tone::Late,
        State::Due => Tone::Soon,
        State::NotYet => Tone::Wait,
        State::Met => Tone::Ok,
        State::CannotBeKnown | State::NotApplicable => Tone::None,
    }
}

/// The tag of an obligation.
pub(crate) fn obligation_tag(one: &Obligation) -> Markup {
    tag(tone(one.state), said(one))
}

/// How many obligations have each state, worst first: `2 overdue`, `9 met`.
pub(crate) fn tally(owed: &[&Obligation], most: usize) -> Markup {
    let many = |state: State| owed.iter().filter(|one| one.state == state).count();
    let counted = State::ALL.into_iter().map(|state| (state, many(state))).filter(|(_, n)| *n > 0);
    html! {
        @for (at, (state, n)) in counted.take(most).enumerate() {
            @if at > 0 { " " }
            (tag(tone(state), &format!("{n} {}", state.said().to_lowercase())))
        }
    }
}

/// Whether it is law now, as a tag.
pub(crate) fn standing_tag(duty: &Duty, day: Date) -> Markup {
    let (tone, word) = standing(duty, day);
    tag(tone, word)
}

/// The standings that a list can be narrowed to, by their word in addresses.
pub(crate) const STANDINGS: [(&str, &str); 6] = [
    ("live", "Live"),
    ("prospective", "Not yet in force"),
    ("pilot", "Pilot only"),
    ("power", "Power"),
    ("practice", "Practice"),
    ("repealed", "No longer in force"),
];

/// The word for a standing in an address.
pub(crate) fn standing_word(duty: &Duty, day: Date) -> &'static str {
    let (_, said) = standing(duty, day);
    STANDINGS.iter().find(|(_, other)| *other == said).map_or("", |(word, _)| word)
}

fn standing(duty: &Duty, day: Date) -> (Tone, &'static str) {
    let ended = duty.meta.in_force_to.is_some_and(|to| to < day);
    match (duty.meta.status, duty.kind) {
        (Status::Repealed, _) => (Tone::None, "No longer in force"),
        _ if ended => (Tone::None, "No longer in force"),
        (Status::Prospective, _) => (Tone::Wait, "Not yet in force"),
        _ if duty.meta.in_force_from > day => (Tone::Wait, "Not yet in force"),
        (Status::Pilot, _) => (Tone::None, "Pilot only"),
        (Status::Live, Kind::Duty) => (Tone::Ok, "Live"),
        (Status::Live, Kind::Power) => (Tone::None, "Power"),
        (Status::Live, Kind::Practice) => (Tone::None, "Practice"),
    }
}

/// How well it is known, in a few words.
pub(crate) fn confidence(duty: &Duty, on: Date) -> String {
    if duty.overlay.checked(on) {
        return format!("Checked by {}", duty.overlay.checked_by);
    }
    match duty.meta.confidence {
        Confidence::Text => "The text was read".into(),
        Confidence::Secondary => "Known from descriptions".into(),
        Confidence::Unverified => "Unverified".into(),
    }
}

/// Whether nobody has checked it, here or in the release.
pub(crate) fn unverified(duty: &Duty, on: Date) -> bool {
    duty.meta.confidence == Confidence::Unverified && !duty.overlay.checked(on)
}

/// What is next: the day on which the first of these falls due that is neither met nor past; or that fell due first of those overdue.
pub(crate) fn next_due(owed: &[&Obligation]) -> Option<(State, Date)> {
    let first = |state: State| owed.iter().filter(|one| one.state == state).filter_map(|one| one.due).min();
    let late = first(State::Overdue).map(|due| (State::Overdue, due));
    let ahead =
        [State::Due, State::NotYet].into_iter().filter_map(|state| first(state).map(|due| (state, due)));
    late.or_else(|| ahead.min_by_key(|(_, due)| *due))
}

/// `due on 31 March 2022`, `was due on 31 March 2022`, or nothing.
pub(crate) fn due_said(one: &Obligation) -> Option<String> {
    let due = one.due?;
    Some(match one.state {
        State::Overdue => format!("was due {}", day(due)),
        State::Due | State::NotYet => format!("due {}", day(due)),
        _ => return None,
    })
}

/// Where the obligations of a body under a duty are, below the county.
pub(crate) fn place(one: &Obligation) -> String {
    let csp = one.csp.as_deref().map(|csp| format!("#{csp}")).unwrap_or_default();
    format!("duties/{}/{}{csp}", one.duty, one.body)
}

/// Citations as one line.
pub(crate) fn citations(duty: &Duty) -> String {
    duty.meta.citations.join("; ")
}

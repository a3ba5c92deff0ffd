//! `/{county}/meetings/{meeting}/room/items/{item}/decision`: what the meeting decided, or resolved in parts, and how it was taken.

use super::parts::{Room, at, back, called, first, item_of, organisations, page, room};
use super::top::{self, Top};
use crate::outcomes::vote::{Cast, Taken};
use crate::outcomes::{Decide, decide};
use crate::pages::parts::{matter_choice, matters};
use crate::room::{self as rules, events, seat_name, short};
use board::Group;
use board::sittings::attendance::Attendance;
use board::sittings::item;
use board::sittings::{AgendaItem, Minute};
use govuk::{Button, Choice, Details};
use kernel::Outcome;
use kernel::ledger::Event;
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/items/{item}/decision";

/// How many parts of a resolution the form offers.
const PARTS: usize = 6;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Decided::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, item, top, matters) = cx.read(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        let (held, item) = (room(cx, unit, actor)?, item::of(unit, &permit)?);
        let top = top::top(unit, &held, Some(&item.id))?;
        Ok((held, item, top, matters(cx, unit, actor)?))
    })?;
    let on = held.on();
    let body = html! {
        h1 class="govuk-heading-l" { "Record a decision" span class="govuk-caption-m" { (called(&item)) } }
        (top::strip(cx, &held, &top))
        (cx.form(&at(cx, &held.it, &format!("{}/decision", item.path())), html! {
            (cx.input("title", "What is it about?", &item.title))
            (cx.textarea("words", "What was decided?", "").rows(4).hint("The words of the resolution. Parts, if there are some, follow below"))
            (Details::new("Lettered parts of a resolution", html! {
                @for n in 0..PARTS { (cx.input(&format!("part-{n}"), &format!("Part {})", letter(n)), "")) }
            }))
            (cx.input("basis", "On what does it rest? (optional)", "").hint("The Act and section, or the terms of reference"))
            (cx.textarea("reasons", "Why? (optional)", "").rows(2))
            (cx.textarea("options", "What else was considered? (optional)", "").rows(2))
            (cx.textarea("dissent", "Who was of another mind, and why? (optional)", "").rows(2))
            (votes(cx, &held, &top))
            (cx.select("owner-organisation", "Which organisation carries it out? (optional)", "", first("None").chain(organisations(&on))))
            (cx.input("owner", "Which role answers for it? (optional)", "").hint("Such as Director of Public Health: never a name"))
            (cx.date("due", "By when? (optional)", None))
            (cx.date("review", "When is it looked at again? (optional)", None))
            (matter_choice(cx, "Which matter does it belong to? (optional)", &item.matter, &matters))
            (short_of(cx, &top))
            (Button::submit("Record this decision").once())
        }))
    };
    cx.page(page(cx, &held.it, &format!("Decision on {}", called(&item)), body))
}

fn letter(n: usize) -> char {
    char::from(b'a' + u8::try_from(n).unwrap_or(0))
}

/// The warning when too few are there, with the reason for which it is recorded all the same.
pub(super) fn short_of(cx: &Cx<'_>, top: &Top) -> Markup {
    html! {
        @if !top.quorum.met {
            (govuk::WarningText::new(html! { "Too few are there: " (top.quorum.said) ". What is recorded now can be challenged." }))
            (govuk::Checkboxes::new("although", "Is it recorded all the same?", [
                Choice::new("yes", "Yes, although too few are there"),
            ]).values(cx.form.all("although")))
            (cx.textarea("inquorate", "Why?", "").rows(2).hint("The minutes carry it"))
        }
    }
}

/// The reason, when the box beside it is ticked.
pub(super) fn reason_short(fields: &mut Fields<'_>) -> String {
    let reason = fields.optional("inquorate");
    if fields.ticked("although") { reason } else { String::new() }
}

/// How it was taken: by consensus, or each seat's vote.
fn votes(cx: &Cx<'_>, held: &Room, top: &Top) -> Markup {
    let on = held.on();
    let there: Vec<&Attendance> =
        top.lines.iter().filter(|line| line.there() && !top.away.contains(line.who())).collect();
    let casts = on.get::<Group>(held.it.group_slug()).is_some_and(|group| group.casting_vote);
    let each = html! {
        @if let Some(error) = cx.error("votes") { p id="votes-error" class="govuk-error-message" { (error) } }
        @if there.is_empty() { p { "Nobody is recorded in a seat, so nobody can vote. Record the attendance first." } }
        @for line in &there {
            @let field = format!("vote-{}", short(&line.seat));
            (cx.radios(&field, &seat_name(&on, &line.seat), "", Cast::ALL.iter().map(|(name, cast)| Choice::new(*name, said(*cast)))).inline().small())
        }
        @if casts {
            (cx.select("casting", "The chair’s casting vote, if as many are for as against", "", first("None").chain([
                ("for".to_string(), "For".to_string()), ("against".to_string(), "Against".to_string()),
            ])))
        }
    };
    let vote = Choice { conditional: Some(each), ..Choice::new("vote", "By votes, seat by seat") };
    html! {
        (cx.radios("how", "How was it taken?", "consensus", [
            Choice::new("consensus", "By consensus: nobody objected"),
            vote,
        ]))
    }
}

fn said(cast: Cast) -> &'static str {
    match cast {
        Cast::For => "For",
        Cast::Against => "Against",
        Cast::Abstained => "Abstains",
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let how = fields.choice("how", &[("consensus", false), ("vote", true)], "Choose how it was taken");
    let wanted = Decide {
        title: fields.optional("title"),
        words: fields.optional("words"),
        parts: (0..PARTS).map(|n| fields.optional(&format!("part-{n}"))).collect(),
        basis: fields.optional("basis"),
        options: fields.optional("options"),
        reasons: fields.optional("reasons"),
        dissent: fields.optional("dissent"),
        vote: Taken::Consensus,
        matter: fields.optional("matter"),
        owner_organisation: fields.optional("owner-organisation"),
        owner: fields.optional("owner"),
        due: fields.maybe_date("due"),
        review: fields.maybe_date("review"),
        inquorate: reason_short(&mut fields),
    };
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        let vote = if how == Some(true) { taken(cx) } else { Taken::Consensus };
        decide(unit, &permit, &Decide { vote, ..wanted.clone() })
    })?;
    Ok(Reply::see(back(cx, &format!("items/{}#outcomes", cx.param("item")?))?))
}

/// The votes of the form: each seat as it was ticked.
fn taken(cx: &Cx<'_>) -> Taken {
    let cast = |value: &str| Cast::ALL.iter().find(|(name, _)| *name == value).map(|(_, cast)| *cast);
    let county = cx.county.as_ref().map_or("", |county| &county.slug);
    let seats = cx.form.fields().filter_map(|(field, value)| {
        let seat = field.strip_prefix("vote-")?;
        Some((rules::whole(county, "seat", seat), cast(value)?))
    });
    Taken::Vote { votes: seats.collect(), casting: cx.form.get("casting").and_then(cast) }
}

//! Each morning: subscribers are told what is new, and what nobody confirmed is forgotten.
//!
//! What a message says comes from what is published alone: titles and addresses, asked with the eyes of the public.

use super::subscribers::{self, Subscription, Wants};
use super::wishes::{self, Wishes};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::published::Published;
use kernel::time::civil;
use kernel::{Actor, Kernel, Outcome, Proof, SystemActs, Unit};
use site::mail::{self, Message, Room, To};
use std::collections::{BTreeMap, BTreeSet};

/// When all that was there before anybody asked is said to have been seen.
const BEFORE: Timestamp = Timestamp::UNIX_EPOCH;

/// Notes what is published and was not seen before; the first time of all, none of it is news.
pub(super) fn notice(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    all: &[Published],
) -> Outcome<BTreeMap<String, Timestamp>> {
    let mut seen: BTreeMap<String, Timestamp> = subscribers::seen(unit, proof, county)?.into_iter().collect();
    let at = if seen.is_empty() { BEFORE } else { unit.now() };
    let new: BTreeSet<&str> =
        all.iter().map(|it| it.href.as_str()).filter(|href| !seen.contains_key(*href)).collect();
    let new: Vec<&str> = new.into_iter().collect();
    subscribers::note(unit, proof, county, &new, at)?;
    for href in new {
        seen.insert(href.into(), at);
    }
    Ok(seen)
}

/// The work of a morning in a county. Doing it twice on a day tells nobody twice.
pub(crate) fn source(kernel: &Kernel, county: &str, _day: Date) -> Outcome<()> {
    let room = kernel.lent::<Room>()?;
    let acts = SystemActs::without_a_permit_because("news for subscribers", county, kernel.today());
    let (lapsed, all) = kernel.read(|unit| {
        Ok((subscribers::lapsed(unit, &acts, county)?, subscribers::confirmed(unit, &acts, county)?))
    })?;
    for id in lapsed {
        kernel.write(|unit| subscribers::end(unit, &acts, &id))?;
    }
    if all.is_empty() {
        return Ok(());
    }
    let published = kernel.read(|unit| room.published(unit, county))?;
    let seen = kernel.write_unrecorded_housekeeping(|unit| notice(unit, &acts, county, &published))?;
    let groups = kernel.read(|unit| of_groups(unit, &room, county))?;
    let wishes = kernel.read(|unit| wishes::of(unit, county))?;
    let board = kernel.read(|unit| room.people().counties(unit))?.into_iter().find(|it| it.slug == county);
    let Some(board) = board.map(|it| it.board) else { return Ok(()) };
    for it in &all {
        let since = it.told.or(it.confirmed).unwrap_or(BEFORE);
        let news = |item: &&Published| seen.get(&item.href).is_some_and(|seen| *seen > since);
        let mine: Vec<&Published> =
            published.iter().filter(news).filter(|item| wanted(&it.wants, &wishes, &groups, item)).collect();
        tell(kernel, &room, &acts, (county, &board), it, &mine)?;
    }
    Ok(())
}

fn tell(
    kernel: &Kernel,
    room: &Room,
    acts: &SystemActs,
    (county, board): (&str, &str),
    it: &Subscription,
    news: &[&Published],
) -> Outcome<()> {
    let today = kernel.today();
    if news.is_empty() || it.told.is_some_and(|told| civil(told) >= today) {
        return Ok(());
    }
    let (email, manage) = it.reach(room.key())?;
    let choose = format!("{}/{county}/subscriptions/{manage}", room.base());
    let lines: Vec<String> = news
        .iter()
        .map(|item| format!("{}: {}\n\n{}{}", item.kind, item.title, room.base(), item.href))
        .collect();
    let text = format!(
        "Hello\n\nThis is new from the {board}:\n\n{}\n\nTo change what you are told of, or to stop these messages, open this \
         link:\n\n{choose}\n",
        lines.join("\n\n")
    );
    let message = Message {
        subject: format!("New from the {board}"),
        text,
        list_unsubscribe: Some(format!("{choose}/end")),
        about: "subscription".into(),
        ..Message::default()
    };
    let done = kernel.write(|unit| {
        // Another worker may have been quicker.
        if !subscribers::told(unit, acts, it)? {
            return Err(kernel::Fault::Conflict("already told".into()));
        }
        mail::post(unit, &To { county, person: "", email: &email }, &message)?;
        let event = super::events::SubscriptionTold { subscription: it.id.clone(), day: today.to_string() };
        unit.record(acts, &event)
    });
    match done {
        Err(kernel::Fault::Conflict(_)) => Ok(()),
        other => other,
    }
}

/// The group of each thing in the record, by kind's word in addresses and name.
fn of_groups(unit: &mut Unit<'_>, room: &Room, county: &str) -> Outcome<BTreeMap<String, String>> {
    let anybody = Actor::public(unit.today());
    let mut out = BTreeMap::new();
    for source in room.records() {
        for head in (source.heads)(unit, &anybody, county)? {
            out.insert(format!("/{county}/{}/{}", head.kind.folder(), head.name), head.group);
        }
    }
    Ok(out)
}

/// Whether something is of what somebody wants: of one of their groups, or with one of their themes in its words.
fn wanted(wants: &Wants, wishes: &Wishes, groups: &BTreeMap<String, String>, item: &Published) -> bool {
    if wants.groups.is_empty() && wants.themes.is_empty() {
        return true;
    }
    let of_group = groups.get(&item.href).is_some_and(|group| wants.groups.contains(group));
    let words = format!("{} {}", item.title, item.summary).to_lowercase();
    let themes = wishes.themes.iter().filter(|(slug, _)| wants.themes.contains(slug));
    of_group || themes.map(|(_, name)| name.to_lowercase()).any(|name| words.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_is_of_a_group_or_speaks_of_a_theme() {
        let item = |href: &str, title: &str| Published {
            day: jiff::civil::date(2022, 2, 7),
            kind: "Report".into(),
            title: title.into(),
            href: href.into(),
            summary: String::new(),
        };
        let groups = BTreeMap::from([("/l/papers/one".to_string(), "dapb".to_string())]);
        let wishes =
            Wishes { groups: Vec::new(), themes: vec![("homes".into(), "Homes and homelessness".into())] };
        let wants = |groups: &[&str], themes: &[&str]| Wants {
            groups: groups.iter().map(ToString::to_string).collect(),
            themes: themes.iter().map(ToString::to_string).collect(),
        };
        for (wants, href, title, is) in [
            (wants(&[], &[]), "/l/papers/two", "Any", true),
            (wants(&["dapb"], &[]), "/l/papers/one", "Any", true),
            (wants(&["dapb"], &[]), "/l/papers/two", "Any", false),
            (wants(&["scb"], &["homes"]), "/l/papers/two", "On homes and homelessness", true),
            (wants(&["scb"], &["homes"]), "/l/papers/two", "On homes", false),
            (wants(&[], &["gone"]), "/l/papers/two", "On homes and homelessness", false),
        ] {
            assert_eq!(wanted(&wants, &wishes, &groups, &item(href, title)), is, "{wants:?} {href} {title}");
        }
    }
}

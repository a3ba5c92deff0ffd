//! The pages of the board, one file each.

mod area;
mod areas;
mod board;
mod document;
mod documents;
mod gaps;
mod group;
mod groups;
mod liaison_officers;
mod organisation;
mod organisations;
mod parts;
mod people;
mod person;
mod protocol;
mod protocol_contents;
mod protocol_sign;
mod protocols;
mod register;
mod seat;
mod seats;
mod succession;
mod theme;
mod themes;

use crate::{County, Record, Sign, Signatory};
use kernel::contracts::holder::SUCCEEDED;
use kernel::verbs::{End, Govern, Update, View};
use register::{change, end, new, record};
use site::{Guard, Route, get, post};

/// Every page of the slice.
pub(crate) fn routes() -> Vec<Route> {
    let view = Guard::may::<View, Record>();
    let (govern, update) = (Guard::may::<Govern, County>(), Guard::may::<Update, Record>());
    let signing = Guard::may::<Sign, Signatory>();
    let ending = Guard::may::<End, Record>();
    vec![
        get("/{county}/board", view, board::show),
        get("/{county}/board/gaps", view, gaps::show),
        get("/{county}/groups", view, groups::show),
        get("/{county}/groups/{group}", view, group::show),
        get("/{county}/organisations", view, organisations::show),
        get("/{county}/organisations/{organisation}", view, organisation::show),
        get("/{county}/organisations/{organisation}/succession", ending, succession::ask),
        post(
            "/{county}/organisations/{organisation}/succession",
            ending,
            &[SUCCEEDED],
            succession::take,
            succession::ask,
        ),
        get("/{county}/areas", view, areas::show),
        get("/{county}/areas/{area}", view, area::show),
        get("/{county}/seats", view, seats::show),
        get("/{county}/seats/{seat}", view, seat::show),
        get("/{county}/people", view, people::show),
        get("/{county}/people/{person}", view, person::show),
        get("/{county}/themes", view, themes::show),
        get("/{county}/themes/{theme}", view, theme::show),
        get("/{county}/protocols", view, protocols::show),
        get("/{county}/protocols/{protocol}", view, protocol::show),
        get("/{county}/protocols/{protocol}/contents", update, protocol_contents::ask),
        post(
            "/{county}/protocols/{protocol}/contents",
            update,
            &["board.changed"],
            protocol_contents::take,
            protocol_contents::ask,
        ),
        get("/{county}/protocols/{protocol}/sign", signing, protocol_sign::ask),
        post(
            "/{county}/protocols/{protocol}/sign",
            signing,
            &["board.signed", "board.signing-refused"],
            protocol_sign::take,
            protocol_sign::ask,
        ),
        get("/{county}/documents", view, documents::show),
        get("/{county}/documents/{document}", view, document::show),
        get("/{county}/liaison-officers", view, liaison_officers::show),
        get("/{county}/register/{kind}/new", govern, new::ask),
        post("/{county}/register/{kind}/new", govern, &["board.added"], new::take, new::ask),
        get("/{county}/register/{kind}/{thing}", view, record::show),
        get("/{county}/register/{kind}/{thing}/change", update, change::ask),
        post(
            "/{county}/register/{kind}/{thing}/change",
            update,
            &["board.changed"],
            change::take,
            change::ask,
        ),
        get("/{county}/register/{kind}/{thing}/end", ending, end::ask),
        post("/{county}/register/{kind}/{thing}/end", ending, &["board.ended"], end::take, end::ask),
    ]
}

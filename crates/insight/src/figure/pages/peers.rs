//! `/{county}/insight/peers`: groups of areas that are alike, entered with the source and the day of their membership.

use crate::Cite;
use crate::figure::keep::enter_peers;
use crate::figure::{PeerGroup, events, store};
use crate::store::DataBook;
use govuk::Button;
use kernel::clock::words::format;
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/insight/peers";
/// The dataset by whose permit peer groups are entered: that which is most compared.
const DATASET: &str = "police-uk-street";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Cite, DataBook>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::PeersEntered::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.county()?.slug.clone();
    let groups = cx.read(|unit, actor| {
        let permit = actor.permit::<Cite, DataBook>(unit, &crate::book(&slug, DATASET))?;
        store::groups(unit, &permit, &slug)
    })?;
    let body = html! {
        h1 class="govuk-heading-xl" { "Peer groups" }
        p class="sm-lead" { "Areas that are alike in what bears on crime. Membership of most similar groups is held in a restricted system, so it is entered here with its source and its day." }
        @if groups.is_empty() { (empty("No peer group is entered yet. Enter the codes of its members below.", html! {})) }
        @else { (table(&groups)) }
        h2 class="govuk-heading-m" { "Enter a group" }
        (cx.form(&cx.at("insight/peers"), html! {
            (cx.input("name", "Short name", "").hint("Such as csp-peers-2024. An entry of the same name takes the place of the earlier one."))
            (cx.input("title", "What is it called?", "").hint("Such as Most similar group of the partnership"))
            (cx.textarea("members", "Codes of its members", "").rows(8).hint("One a line, with your own area among them"))
            (cx.input("source", "Where was the membership read?", ""))
            (cx.date("day", "Of which day is it?", None))
            (Button::submit("Enter the group").once())
        }))
    };
    let page = Page::new("Peer groups", "Insight", body).crumb("Insight", cx.at("insight"));
    cx.page(page.crumb("Figures", cx.at("insight/figures")))
}

fn table(groups: &[PeerGroup]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Groups" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for name in ["Group", "Members", "Source", "Of", "In a figure"] { th scope="col" class="govuk-table__header" { (name) } }
            } }
            tbody class="govuk-table__body" {
                @for it in groups {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (it.title) }
                        td class="govuk-table__cell" data-label="Members" { (it.members.join(", ")) }
                        td class="govuk-table__cell" data-label="Source" { (it.source) }
                        td class="govuk-table__cell" data-label="Of" { (format(it.day)) }
                        td class="govuk-table__cell" data-label="In a figure" { code { "against=group:" (it.name) } }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let name = fields.optional("name");
    let title = fields.optional("title");
    let members = fields.optional("members");
    let source = fields.optional("source");
    let day = fields.date("day", "Enter the day of which the membership is");
    fields.done()?;
    let mut codes: Vec<String> =
        members.split([',', '\n', ' ']).map(|code| code.trim().to_uppercase()).collect();
    codes.retain(|code| !code.is_empty());
    codes.sort();
    codes.dedup();
    let group = PeerGroup { name, title, members: codes, source, day: day.ok_or(Fault::Absent)? };
    cx.write(|unit, actor| {
        let permit = actor.permit::<Cite, DataBook>(unit, &crate::book(&slug, DATASET))?;
        enter_peers(unit, &permit, &group)
    })?;
    Ok(Reply::see(cx.at("insight/peers")))
}

//! What these tests stand on: a meeting whose agenda is begun.

use crate::cycle::support::{OFFICER, with};
use board::sittings::{Item, Sitting, item, sitting};
use kernel::{SystemActs, params};
use testkit::db::Bench;
use testkit::site::{Site, Visitor};

/// A member of the board with no office.
pub const MEMBER: &str = "loamshire/person/gwendolen-harte-rowan";
/// The chair of the health and wellbeing board, a committee that meets in public.
pub const HWB_CHAIR: &str = "loamshire/person/hesper-dunmorrow";
/// A member of the health and wellbeing board with no office.
pub const HWB_MEMBER: &str = "loamshire/person/winifred-tarn";

/// The board's meeting on 15 March 2022.
pub const BOARD: &str = "/loamshire/meetings/2022-03-15-scb";
/// The committee's meeting on 15 March 2022.
pub const HWB: &str = "/loamshire/meetings/2022-03-15-hwb";

/// Plans the board's meeting, known to the people of the county, and begins its agenda.
pub fn board(site: &Site<'_>) {
    let officer = site.person(OFFICER);
    officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(BOARD);
    officer.post(&format!("{BOARD}/agenda/begin"), &[]).goes_to(&format!("{BOARD}#agenda"));
}

/// Plans the committee's meeting, announced to anybody, and begins its agenda.
pub fn hwb(site: &Site<'_>) {
    let officer = site.person(OFFICER);
    let form = with(&[("group", "hwb"), ("held-in", "public"), ("known-to", "anybody")]);
    officer.fill("/loamshire/meetings/new", &form).goes_to(HWB);
    officer.post(&format!("{HWB}/agenda/begin"), &[]).goes_to(&format!("{HWB}#agenda"));
}

/// An item as the form says it.
pub fn words<'a>(title: &'a str, kind: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("title", title), ("kind", kind), ("section", "business"), ("minutes", "15"), ("known", "open")]
}

/// Puts an item on the agenda of a meeting.
pub fn add(officer: &Visitor<'_>, meeting: &str, title: &str) {
    officer.fill(&format!("{meeting}/agenda/add"), &words(title, "decision")).is(303);
}

/// Puts one on it that is withheld.
pub fn add_withheld(officer: &Visitor<'_>, meeting: &str, title: &str) {
    let mut form = words(title, "decision");
    form.retain(|(name, _)| *name != "known");
    form.extend(WHY);
    officer.fill(&format!("{meeting}/agenda/add"), &form).is(303);
}

/// Why something is withheld, as the form says it.
pub const WHY: [(&str, &str); 6] = [
    ("known", "withheld"),
    ("paragraph", "3"),
    ("reason", "Bids are open until June"),
    ("review-day", "1"),
    ("review-month", "9"),
    ("review-year", "2022"),
];

/// Issues what stands, and says which issue it was.
pub fn issue(officer: &Visitor<'_>, meeting: &str, number: i64) {
    officer.post(&format!("{meeting}/agenda/issue"), &[]).goes_to(&format!("{meeting}/agenda/{number}"));
}

/// The meeting of an address.
pub fn sitting(bench: &Bench, address: &str) -> Sitting {
    let slug = address.rsplit('/').next().expect("a name");
    let acts = SystemActs::without_a_permit_because("a test looks", "loamshire", bench.kernel.today());
    let id = bench.kernel.read(|unit| sitting::id_of(unit, "loamshire", slug)).expect("it reads");
    let id = id.expect("there is a meeting");
    bench.kernel.read(|unit| sitting::by_id(unit, &acts, &id)).expect("it reads").expect("a meeting")
}

/// The items of a meeting in their order.
pub fn items(bench: &Bench, address: &str) -> Vec<Item> {
    let id = sitting(bench, address).id;
    let acts = SystemActs::without_a_permit_because("a test looks", "loamshire", bench.kernel.today());
    bench.kernel.read(|unit| item::all(unit, &acts, &id)).expect("it reads")
}

/// The address of an item by its title.
pub fn item_at(bench: &Bench, address: &str, title: &str) -> String {
    let all = items(bench, address);
    let found = all.iter().find(|it| it.title == title).unwrap_or_else(|| panic!("no item {title}: {all:?}"));
    format!("{address}/{}", found.path())
}

/// An interest of a person in an item that requires withdrawal.
pub fn withdraw_from(bench: &Bench, address: &str, title: &str, person: &str) {
    let all = items(bench, address);
    let it = all.iter().find(|it| it.title == title).expect("the item");
    let sql = "INSERT INTO sitting_interest (id, county, sitting, item, matter, person, organisation, nature, withdraws, stage, at, by_whom)
               VALUES (?, 'loamshire', ?, ?, '', ?, '', 'A bid', 1, 'before', '2022-02-01T09:00:00.000Z', 'test')";
    let key = format!("interest-{}", it.slug);
    let values = params![key, it.sitting.as_str(), it.id.as_str(), person];
    bench.raw().execute(sql, values).expect("a row");
}

/// A meeting is held, as if it had been: its minutes are not approved.
pub fn hold(bench: &Bench, address: &str) {
    let id = sitting(bench, address).id;
    bench.raw().execute("UPDATE sitting SET state = 'held' WHERE id = ?", params![id]).expect("a change");
}

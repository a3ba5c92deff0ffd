//! People and sign-in, as whole journeys on both databases.

mod agree;
mod desk;
mod door;
mod factor;
mod invited;
mod limits;
mod resets;
mod sessions;

use super::{invite, totp};
use crate::tests::{Answer, Browser, OFFICER, World};
use kernel::params;

/// A good password.
pub(super) const PASSWORD: &str = "lantern quarry biscuit";

/// The path of a new invitation.
pub(super) fn invited(world: &World<'_>, person: &str) -> String {
    let email = format!("{}@{}", person.rsplit('/').next().unwrap(), "loamshire.example");
    let link = invite(&world.app, person, Some(&email), "test").expect("an invitation").link;
    world.work();
    link.strip_prefix("https://board.example").expect("a link of this site").to_string()
}

/// Somebody without anything confidential, signed in with a password that they have just chosen.
pub(super) fn joined<'w, 'b>(world: &'w World<'b>, person: &str) -> Browser<'w, 'b> {
    let (link, browser) = (invited(world, person), world.browser());
    browser.fill(&link, &link, &[("password", PASSWORD)]).goes_to("/");
    browser
}

/// The officer, signed in with a second factor that they have just set, and their recovery codes.
pub(super) fn officer<'w, 'b>(world: &'w World<'b>) -> (Browser<'w, 'b>, Vec<String>) {
    let (link, browser) = (invited(world, OFFICER), world.browser());
    let second = format!("{link}/second-factor");
    browser.fill(&link, &link, &[("password", PASSWORD)]).goes_to(&second);
    let code = code_of(world, "invitation", OFFICER);
    let codes = codes(&browser.fill(&second, &second, &[("code", &code)]).is(200));
    (browser, codes)
}

/// Recovery codes as the page shows them.
pub(super) fn codes(page: &Answer) -> Vec<String> {
    let document = page.document();
    let list = document.all("ul").find(|list| list.is("class", "sm-codes")).expect("a list of codes");
    document.inside(list).filter(|e| e.name == "li").map(|li| document.text_of(li)).collect()
}

/// The code that the app of a person shows now; the second factor is found in a table where it is set or offered.
pub(super) fn code_of(world: &World<'_>, table: &str, person: &str) -> String {
    let sql = format!("SELECT totp FROM {table} WHERE person = ? AND totp <> ''");
    let rows = world.bench.raw().query(&sql, params![person]).expect("the table");
    let sealed: String = rows.last().expect("a second factor").get("totp").expect("text");
    let secret = world.app.options.key.open_sealed("totp", person, &sealed).expect("the key opens it");
    totp::code_at(&secret, world.app.kernel.now()).expect("a code")
}

/// The code that the app of a person shows in the half minute after this one, and the clock moved there.
pub(super) fn next_code(world: &World<'_>, person: &str) -> String {
    world.bench.clock.forward(30);
    code_of(world, "account", person)
}

/// Gives email address and password at the door.
pub(super) fn knock(browser: &Browser<'_, '_>, email: &str, password: &str) -> Answer {
    browser.fill("/sign-in", "/sign-in", &[("email", email), ("password", password)])
}

/// Whether somebody is signed in in this browser.
pub(super) fn is_in(browser: &Browser<'_, '_>) -> bool {
    browser.get("/account").status == 200
}

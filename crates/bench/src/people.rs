//! Those who ask: the public, and everybody whom the demo offers in a county.

use crate::html::{Offered, offered, token};
use crate::http::{Asker, Client};
use crate::server::Server;
use crate::{Bench, Outcome};

const PEOPLE: &str = "/demo/people";

/// A role, with a session of its own for each client.
pub struct Role {
    /// `Partnership officer`; two of one title are told apart by a number.
    pub name: String,
    /// One for each client.
    pub askers: Vec<Asker>,
}

/// The public first, then everybody of the county in the demo's order.
pub fn roles(bench: &Bench, server: &Server, sessions: usize) -> Outcome<Vec<Role>> {
    let compressed = !bench.options.plain;
    let public = Asker { compressed, ..Asker::default() };
    let mut roles = vec![Role { name: "the public".into(), askers: vec![public; sessions] }];
    let mut client = server.client();
    let of_county = format!("{}/person/", bench.plan.county);
    let all = everybody(&mut client)?;
    for Offered { person, role } in all.into_iter().filter(|one| one.person.starts_with(&of_county)) {
        let askers = (0..sessions).map(|_| be(&mut client, &person, compressed)).collect::<Outcome<_>>()?;
        let same = roles.iter().filter(|known| known.name.starts_with(&role)).count();
        let name = if same == 0 { role } else { format!("{role} ({})", same + 1) };
        roles.push(Role { name, askers });
    }
    if roles.len() == 1 {
        return Err(format!("the demo offers nobody of {}", bench.plan.county));
    }
    Ok(roles)
}

fn everybody(client: &mut Client) -> Outcome<Vec<Offered>> {
    let request = Asker::default().get(PEOPLE);
    let answer = client.send(&request)?;
    if answer.status != 200 {
        Err(format!("{PEOPLE} answers {}", answer.status))
    } else {
        Ok(offered(answer.text()?))
    }
}

/// Signs in as somebody, through the demo's page and its form.
pub fn be(client: &mut Client, person: &str, compressed: bool) -> Outcome<Asker> {
    let address = format!("/demo/be/{person}");
    let (cookie, token) = {
        let request = Asker::default().get(PEOPLE);
        let page = client.send(&request)?;
        let token = token(page.text()?, &address).map(String::from);
        let token = token.ok_or_else(|| format!("{PEOPLE} ({}) does not offer {person}", page.status))?;
        (cookies(page.headers("set-cookie")), token)
    };
    let guest = Asker { cookie, compressed: false };
    let request = guest.post(&address, [("csrf", token.as_str())]);
    let answer = client.send(&request)?;
    let cookie = cookies(answer.headers("set-cookie"));
    if answer.status != 303 || cookie.is_empty() {
        return Err(format!("signing in as {person} answers {}", answer.status));
    }
    Ok(Asker { cookie, compressed })
}

/// What a browser sends back: each cookie that was set, without those that were taken away.
fn cookies<'a>(set: impl Iterator<Item = &'a str>) -> String {
    let pairs =
        set.filter_map(|cookie| cookie.split(';').next()).filter(|pair| !pair.trim_end().ends_with('='));
    pairs.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::cookies;

    #[test]
    fn cookies_that_are_taken_away_are_not_sent_back() {
        let set = ["shiremoot=a.b; Path=/; HttpOnly", "shiremoot-guest=; Path=/; Max-Age=0", "x=1"];
        assert_eq!(cookies(set.into_iter()), "shiremoot=a.b; x=1");
    }
}

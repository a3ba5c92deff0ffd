//! Durable writes through the pages: a form that is posted by every client at once.

use crate::http::Asker;
use crate::load::drive;
use crate::people::be;
use crate::server::Server;
use crate::table::Figure;
use crate::{Bench, Outcome, html};

/// Posts the plan's form; each answer comes after its row and its event are on the disk.
pub fn posts(bench: &mut Bench, server: &Server) -> Outcome<()> {
    let plan = &bench.plan.post;
    let mut client = server.client();
    let mut requests = Vec::new();
    for _ in 0..bench.clients() {
        let asker = be(&mut client, &plan.person, false)?;
        let page = client.send(&asker.get(&plan.path))?;
        let token = html::token(page.text()?, &plan.path);
        let token = token
            .ok_or_else(|| format!("missing: {} answers {} without its form", plan.path, page.status))?;
        let fields = plan.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let posting = Asker { compressed: !bench.options.plain, ..asker.clone() };
        requests.push((
            asker.post(&plan.path, fields.clone().chain([("csrf", token)])),
            posting.post(&plan.path, fields.chain([("csrf", token)])),
        ));
    }
    // Tried once, so that a form that has changed is told and not measured.
    let (plain, _) = requests.first().ok_or("nobody posts")?;
    let answer = client.send(plain)?;
    if answer.status != 303 {
        let wrong = html::wrong(answer.text()?).unwrap_or_default();
        return Err(format!("{} does not take the form: {} {wrong}", plan.path, answer.status));
    }
    let requests: Vec<Vec<u8>> = requests.into_iter().map(|(_, posting)| posting).collect();
    let load = drive(server.address, &requests, 303, bench.span(3.0, 0));
    let figure = Figure::at_least(
        "durable writes, posted forms",
        load.rate(),
        bench.plan.budgets.writes_a_second,
        "a second",
    );
    let note = format!("{}: p50 {:.1} ms, p99 {:.1} ms", plan.path, load.within(0.5), load.within(0.99));
    bench.results.add(figure.note(note).failures(&load));
    Ok(())
}

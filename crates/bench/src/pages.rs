//! The eight pages for each role, and the list of a hundred rows.

use crate::http::{Asker, Client};
use crate::load::{Load, drive};
use crate::people::{Role, roles};
use crate::plan::PagePlan;
use crate::server::{Server, work};
use crate::table::{Figure, Timed};
use crate::{Bench, Outcome, html};

/// So many answers at least are waited for before one in a hundred is spoken of.
const LEAST: usize = 400;

/// Rows of the list.
const ROWS: usize = 100;

/// The address of a page. One that is followed from another is looked up there.
pub fn address(client: &mut Client, asker: &Asker, page: &PagePlan) -> Outcome<String> {
    let Some(begins) = &page.follow else { return Ok(page.path.clone()) };
    let plain = Asker { compressed: false, ..asker.clone() };
    let answer = client.send(&plain.get(&page.path))?;
    if answer.status != 200 {
        return Err(format!("{} answers {}", page.path, answer.status));
    }
    let link = html::link(answer.text()?, begins)
        .ok_or_else(|| format!("{} has no link to {begins}...", page.path))?;
    Ok(link.replace("&amp;", "&"))
}

/// Times every page for every role.
pub fn pages(bench: &mut Bench, server: &Server, size: &str) -> Outcome<()> {
    let roles = roles(bench, server, bench.clients())?;
    let (own, theirs) = (work("self"), server.work());
    for Role { name, askers } in &roles {
        for page in bench.plan.pages.clone() {
            let timed = page_of(bench, server, askers, &page).unwrap_or_else(Load::missing);
            bench.results.time(Timed::of(size, name, &page.name, &timed, bench.plan.budgets.page_p99_ms));
        }
        eprintln!("  {name}");
    }
    let (own, theirs) = (work("self") - own, server.work() - theirs);
    let share = 100.0 * own / (own + theirs).max(f64::MIN_POSITIVE);
    bench.results.add(Figure::seen(
        format!("the clients' share of the processors' work, {size}"),
        share,
        "%",
    ));
    Ok(())
}

fn page_of(bench: &Bench, server: &Server, askers: &[Asker], page: &PagePlan) -> Outcome<Load> {
    let mut client = server.client();
    let asker = askers.first().ok_or("nobody asks")?;
    let path = address(&mut client, asker, page)?;
    let answer = client.send(&asker.get(&path))?;
    if answer.status != 200 {
        return Err(format!("missing: {path} answers {}", answer.status));
    }
    let requests: Vec<Vec<u8>> = askers.iter().map(|asker| asker.get(&path)).collect();
    Ok(drive(server.address, &requests, 200, bench.span(1.0, LEAST)))
}

/// How many lists of a hundred rows a second each role is answered.
pub fn list(bench: &mut Bench, server: &Server) -> Outcome<()> {
    let path = bench.plan.list.path.clone();
    let mut client = server.client();
    for Role { name, askers } in roles(bench, server, bench.clients())? {
        let plain = Asker { compressed: false, ..askers[0].clone() };
        let answer = client.send(&plain.get(&path))?;
        let rows = if answer.status == 200 { html::count(answer.text()?, &bench.plan.list.row) } else { 0 };
        let status = answer.status;
        let requests: Vec<Vec<u8>> = askers.iter().map(|asker| asker.get(&path)).collect();
        let load = drive(server.address, &requests, 200, bench.span(3.0, 0));
        let budget = bench.plan.budgets.lists_a_second;
        let mut figure =
            Figure::at_least(format!("list of {ROWS} rows, {name}"), load.rate(), budget, "a second")
                .note(format!("p50 {:.1} ms, p99 {:.1} ms", load.within(0.5), load.within(0.99)));
        if rows < ROWS {
            figure = figure.missed(format!("{path} answers {status} with {rows} rows"));
        }
        bench.results.add(figure.failures(&load));
    }
    Ok(())
}

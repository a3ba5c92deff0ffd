//! A pack of three hundred pages and forty papers, a third of them sent by partners: bound anew after one of them was changed.

use crate::http::{Asker, Client};
use crate::people::be;
use crate::table::Figure;
use crate::{Bench, Outcome};
use std::time::Instant;

/// Papers of the pack, and those of them that partners made.
const PAPERS: usize = 40;
const SENT: usize = 13;
/// Pages of the pack, at least.
const PAGES: usize = 300;
/// So often one of the papers is changed.
const TURNS: usize = 3;

/// Fills a meeting with papers, and measures its pack.
pub fn pack(bench: &mut Bench) -> Outcome<()> {
    let (plan, report, place) = (&bench.plan.pack, &bench.plan.report, bench.place("pack"));
    let server = bench.program.demo(&place, &["--today", report.today.as_str()])?;
    let mut client = server.client();
    let written = {
        let request = be(&mut client, &report.person, false)?.get(&report.path);
        let answer = client.send(&request)?;
        if answer.status != 200 || !answer.body.starts_with(b"%PDF-") {
            return Err(format!("missing: {} answers {}", report.path, answer.status));
        }
        answer.body.to_vec()
    };
    let asker = be(&mut client, &plan.person, false)?;
    let mut desk = Desk { client: &mut client, asker };
    let county = plan.person.split('/').next().unwrap_or_default();
    let new = format!("/{county}/meetings/new");
    let fields: Vec<(&str, &str)> =
        plan.meeting.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let meeting = desk.post(&new, &new, &fields)?;
    desk.post(&meeting, &format!("{meeting}/agenda/begin"), &[])?;
    let add = format!("{meeting}/agenda/add");
    let item = [
        ("title", "Reports of partners"),
        ("kind", "decision"),
        ("section", "business"),
        ("minutes", "15"),
        ("known", "open"),
    ];
    desk.post(&add, &add, &item)?;
    let item = desk.last_item(&meeting)?;
    // How many pages the report has is told when it is sent first; the others share the rest.
    let (_, each) = desk.look(&format!("{meeting}/papers/new"), &item, &written)?;
    let rest = PAGES.saturating_sub(each * (PAPERS - SENT)).div_ceil(SENT).max(1);
    for nth in 0..PAPERS {
        let bytes = if nth < SENT { made(nth, rest) } else { written.clone() };
        let (held, _) = desk.look(&format!("{meeting}/papers/new"), &item, &bytes)?;
        let title = format!("Paper {}", nth + 1);
        let form = [
            ("held", held.as_str()),
            ("name", "paper.pdf"),
            ("item", &item),
            ("title", &title),
            ("alternative-role", "Committee services"),
        ];
        desk.post(&format!("{meeting}/papers/new"), &format!("{meeting}/papers/take"), &form)?;
    }
    desk.post(&format!("{meeting}/agenda/issue"), &format!("{meeting}/agenda/issue"), &[])?;
    let pages = each * (PAPERS - SENT) + rest * SENT;
    let (first, _) = desk.bind(&meeting)?;
    let (mut slowest, mut size) = (0.0_f64, 0);
    for turn in 0..TURNS {
        let paper = format!("{meeting}/papers/paper-{}", turn + 1);
        let replace = format!("{paper}/replace");
        let (held, _) = desk.look(&replace, "", &made(PAPERS + turn, rest))?;
        let seen = desk.seen(&paper)?;
        let form = [
            ("held", held.as_str()),
            ("name", "new.pdf"),
            ("title", "A new version"),
            ("seen", &seen),
            ("alternative-role", "Clerk"),
        ];
        desk.post(&replace, &format!("{replace}/take"), &form)?;
        desk.post(&format!("{meeting}/agenda/issue"), &format!("{meeting}/agenda/issue"), &[])?;
        let (time, bytes) = desk.bind(&meeting)?;
        slowest = slowest.max(time);
        size = bytes;
    }
    let (again, _) = desk.bind(&meeting)?;
    server.stop()?;
    let budget = bench.plan.budgets.pack_s;
    let note = format!(
        "{pages} pages, {PAPERS} papers, {SENT} of them sent by partners; slowest of {TURNS}; {:.1} MB",
        size as f64 / 1e6
    );
    let figure =
        Figure::at_most("a pack of 300 pages, after one paper was changed", slowest, budget, "s").note(note);
    bench.results.add(figure);
    bench.results.add(Figure::seen("the same, bound for the first time", first, "s"));
    bench.results.add(Figure::seen("the same, when nothing was changed", again, "s"));
    Ok(())
}

/// The officer's browser.
struct Desk<'a> {
    client: &'a mut Client,
    asker: Asker,
}

impl Desk<'_> {
    fn page(&mut self, path: &str) -> Outcome<String> {
        let request = self.asker.get(path);
        let answer = self.client.send(&request)?;
        if answer.status != 200 {
            return Err(format!("{path} answers {}", answer.status));
        }
        Ok(answer.text()?.to_string())
    }

    /// The token of any form on a page.
    fn token(&mut self, page: &str) -> Outcome<String> {
        let text = self.page(page)?;
        after(&text, "name=\"csrf\" value=\"").ok_or_else(|| format!("{page} has no form"))
    }

    /// Sends a form of a page, and gives where it leads.
    fn post(&mut self, page: &str, to: &str, fields: &[(&str, &str)]) -> Outcome<String> {
        let token = self.token(page)?;
        let request = self.asker.post(to, fields.iter().copied().chain([("csrf", token.as_str())]));
        let answer = self.client.send(&request)?;
        if answer.status != 303 {
            let wrong = crate::html::wrong(answer.text()?).unwrap_or_default();
            return Err(format!("{to} does not take the form: {} {wrong}", answer.status));
        }
        let to = answer.headers("location").next().unwrap_or_default();
        Ok(to.split(['#', '?']).next().unwrap_or_default().to_string())
    }

    /// The last item for which a paper can be sent.
    fn last_item(&mut self, meeting: &str) -> Outcome<String> {
        let text = self.page(&format!("{meeting}/papers/new"))?;
        let last = text.match_indices("<option value=\"item-").last().map(|(at, _)| &text[at..]);
        let item = last.and_then(|rest| after(rest, "value=\""));
        item.ok_or_else(|| "no item takes papers".into())
    }

    /// Has a file looked into, and gives its hash and its pages.
    fn look(&mut self, to: &str, item: &str, bytes: &[u8]) -> Outcome<(String, usize)> {
        let token = self.token(to)?;
        let request = self.asker.upload(to, &[("csrf", &token), ("item", item)], bytes);
        let answer = self.client.send(&request)?;
        if answer.status != 200 {
            let wrong = crate::html::wrong(answer.text()?).unwrap_or_default();
            return Err(format!("{to} does not take the file: {} {wrong}", answer.status));
        }
        let text = answer.text()?;
        let held = after(text, "name=\"held\" value=\"").ok_or("no file waits")?;
        let pages = text.split(" pages.").next().and_then(|before| before.rsplit([' ', ',']).next());
        Ok((held, pages.and_then(|n| n.parse().ok()).unwrap_or(1)))
    }

    /// The version of a paper.
    fn seen(&mut self, paper: &str) -> Outcome<String> {
        let text = self.page(&format!("{paper}/change"))?;
        after(&text, "name=\"seen\" value=\"").ok_or_else(|| format!("{paper} has no version"))
    }

    /// Asks for the pack, and gives how long it took and its size.
    fn bind(&mut self, meeting: &str) -> Outcome<(f64, usize)> {
        let request = self.asker.get(&format!("{meeting}/pack.pdf"));
        let since = Instant::now();
        let answer = self.client.send(&request)?;
        let time = since.elapsed().as_secs_f64();
        if answer.status != 200 || !answer.body.starts_with(b"%PDF-") {
            return Err(format!("missing: the pack of {meeting} answers {}", answer.status));
        }
        Ok((time, answer.body.len()))
    }
}

/// What stands between some words and the next quotation mark.
fn after(text: &str, words: &str) -> Option<String> {
    let (_, rest) = text.split_once(words)?;
    rest.split('"').next().map(str::to_string)
}

/// A PDF as a partner's program makes it: so many pages, each full of words, and a picture of a quarter of a megabyte.
fn made(nth: usize, pages: usize) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    objects.push(b"<</Type /Catalog /Pages 2 0 R>>".to_vec());
    objects.push(format!("<</Type /Pages /Count {pages} /Kids [{}]>>", kids.join(" ")).into_bytes());
    objects.push(b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_vec());
    let noise =
        (0..500 * 500_usize).map(|at| u8::try_from((at * at * 7 + at / 3 + nth * 31) % 251).unwrap_or(0));
    let head = "<</Type /XObject /Subtype /Image /Width 500 /Height 500 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 250000>> stream\n";
    objects.push([head.as_bytes(), &noise.collect::<Vec<u8>>(), b"\nendstream"].concat());
    for page in 0..pages {
        let mut drawn = String::from("q 200 0 0 200 340 40 cm /I Do Q BT /F 10 Tf 50 800 Td 14 TL\n");
        for line in 0..50 {
            drawn.push_str(&format!("(Paper {nth}, page {page}, line {line}: what was done, by whom, and what came of it.) Tj T*\n"));
        }
        drawn.push_str("ET");
        let content = 6 + 2 * page;
        objects.push(
            format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources <</Font <</F 3 0 R>> /XObject <</I 4 0 R>>>>>>")
                .into_bytes(),
        );
        objects.push(format!("<</Length {}>> stream\n{drawn}\nendstream", drawn.len()).into_bytes());
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    for place in &places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = places.len() + 1;
    out.extend_from_slice(
        format!("trailer <</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
    );
    out
}

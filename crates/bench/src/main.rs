//! Measures the program against its budgets, from outside, as its people meet it.
//!
//! `SHIREMOOT_BIN` names the program. Clients ask again as soon as they are answered, without a pause: what is printed is the
//! time of a page while every client always waits for one. Exit code 1 when a budget is missed, 2 when it could not be tried.

mod counting;
mod disclosure;
mod duties;
mod html;
mod http;
mod large;
mod load;
mod methods;
mod pack;
mod pages;
mod people;
mod plan;
mod record;
mod report;
mod server;
mod start;
mod store;
mod table;
mod writes;

use crate::load::Span;
use crate::plan::Plan;
use crate::server::{Program, Server};
use crate::table::{Figure, Results};
use clap::{Parser, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A result, or in words what is wrong.
pub type Outcome<T> = Result<T, String>;

/// Measures Shiremoot against its budgets.
#[derive(Parser)]
#[command(version, after_help = "Example:\n  cargo xtask bench --only writes,pdf")]
pub struct Options {
    /// Only these parts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    only: Vec<Part>,
    /// Clients that ask at once
    #[arg(long, default_value_t = 16, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    clients: u16,
    /// Seconds for each page and role; lists and writes take three times as long
    #[arg(long, default_value_t = 1.0, value_name = "SECONDS")]
    seconds: f64,
    /// Actions in the county at scale
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    actions: usize,
    /// Reports in the county whose record is published
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    papers: usize,
    /// Ask for pages uncompressed; browsers ask for them compressed
    #[arg(long)]
    plain: bool,
    /// Beside polars and DuckDB, in a Python environment made for it; without --only, nothing else is measured
    #[arg(long)]
    peers: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Folder for the counties; it must be on the disk that is to be measured
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// What can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// From the start of the process to the first page
    Start,
    /// Memory when idle
    Memory,
    /// Pages at example size
    Pages,
    /// Durable writes a second
    Writes,
    /// Pages at scale
    Scale,
    /// The list of a hundred rows at scale
    List,
    /// The report's PDF
    Pdf,
    /// The public record: published at scale, and served beside nginx
    Record,
    /// A pack of 300 pages
    Pack,
    /// What a thousand areas owe
    Duties,
    /// Two hundred tables held against what was released before
    Disclosure,
    /// Control charts over many series, and what changed among them
    Methods,
    /// A national year of street files, counted and kept
    Counting,
}

/// One run.
pub struct Bench {
    /// What was asked for.
    pub options: Options,
    /// What is measured.
    pub plan: Plan,
    /// The program that is measured.
    pub program: Program,
    /// What was found so far.
    pub results: Results,
    folder: TempDir,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    if let [_, word, mode, from, into] = &words[..]
        && word == counting::child::WORD
    {
        return match counting::child::run(mode, from.as_ref(), into.as_ref()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("{why}");
                ExitCode::FAILURE
            }
        };
    }
    let mut options = Options::parse();
    if options.peers && options.only.is_empty() {
        options.only = vec![Part::Counting];
    }
    match run(options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("The measuring could not be begun: {why}");
            ExitCode::from(2)
        }
    }
}

fn run(options: Options) -> Outcome<bool> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    let beside = own.parent().ok_or("this program lies nowhere")?;
    // Not the system's folder for such things: it may be kept in memory, and then nothing is forced to a disk.
    let above = options.dir.clone().unwrap_or_else(|| beside.to_path_buf());
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(&above).map_err(|e| e.to_string())?;
    let path = std::env::var_os("SHIREMOOT_BIN").map_or_else(|| beside.join("shiremoot"), PathBuf::from);
    let program = Program::new(path, folder.path())?;
    let plan = plan::plan()?;
    let results = Results::on(folder.path(), &options);
    let mut bench = Bench { options, plan, program, results, folder };
    bench.all();
    let Bench { results, options, .. } = bench;
    if options.json {
        println!("{}", results.json()?)
    } else {
        print!("{results}")
    }
    Ok(results.met())
}

impl Bench {
    /// Every part that was asked for; one that fails is a missed budget, and the others go on.
    fn all(&mut self) {
        let small = [Part::Start, Part::Memory, Part::Pages, Part::Writes];
        if small.iter().any(|part| self.asked(*part)) {
            self.tried("example size", |bench| {
                bench.example()?;
                bench.part(Part::Start, start::cold);
                if bench.asked(Part::Memory) || bench.asked(Part::Pages) || bench.asked(Part::Writes) {
                    let server = bench.program.demo(&bench.place("example"), &[])?;
                    server.first_page()?;
                    bench.part(Part::Memory, |bench| start::memory(bench, &server));
                    bench.part(Part::Pages, |bench| pages::pages(bench, &server, "example"));
                    bench.part(Part::Writes, |bench| writes::posts(bench, &server));
                    bench.remember("example size", &server);
                    server.stop()?;
                }
                Ok(())
            });
            self.part(Part::Writes, store::commands);
        }
        if self.asked(Part::Scale) || self.asked(Part::List) {
            self.tried("scale", |bench| {
                let actions = bench.options.actions.to_string();
                let since = Instant::now();
                let server = bench.program.demo(&bench.place("scale"), &["--actions", &actions])?;
                server.first_page()?;
                let made = since.elapsed().as_secs_f64();
                bench.results.add(Figure::seen(format!("making {actions} actions"), made, "s"));
                server.stop()?;
                // Anew, so that nothing of the making is still in its memory.
                let server = bench.program.demo(&bench.place("scale"), &[])?;
                server.first_page()?;
                bench.part(Part::Scale, |bench| pages::pages(bench, &server, &actions));
                bench.part(Part::List, |bench| pages::list(bench, &server));
                bench.remember(&format!("{actions} actions"), &server);
                server.stop()
            });
        }
        self.part(Part::Pdf, report::pdf);
        self.part(Part::Record, record::record);
        self.part(Part::Pack, pack::pack);
        self.part(Part::Duties, duties::duties);
        self.part(Part::Disclosure, disclosure::disclosure);
        self.part(Part::Methods, methods::methods);
        self.part(Part::Counting, counting::counting);
    }

    /// Whether a part is to be measured.
    fn asked(&self, part: Part) -> bool {
        self.options.only.is_empty() || self.options.only.contains(&part)
    }

    fn part(&mut self, part: Part, measure: impl FnOnce(&mut Self) -> Outcome<()>) {
        if self.asked(part) {
            self.tried(&format!("{part:?}").to_lowercase(), measure);
        }
    }

    fn tried(&mut self, what: &str, measure: impl FnOnce(&mut Self) -> Outcome<()>) {
        eprintln!("{what} ...");
        if let Err(why) = measure(self) {
            self.results.add(Figure::failed(what, why));
        }
    }

    /// Makes the example counties, once.
    fn example(&mut self) -> Outcome<()> {
        let server = self.program.demo(&self.place("example"), &[])?;
        let first = server.first_page()?;
        self.results.add(Figure::seen("making both example counties", first.as_secs_f64(), "s"));
        server.stop()
    }

    /// What a server took, for those who wonder where the time went.
    fn remember(&mut self, after: &str, server: &Server) {
        if let (Ok(now), Ok(most)) = (server.memory(), server.most_memory()) {
            self.results.add(Figure::seen(format!("memory after the load, {after}"), now, "MB"));
            self.results.add(Figure::seen(format!("most memory, {after}"), most, "MB"));
        }
    }

    /// A folder of this run.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// How many clients ask at once.
    pub fn clients(&self) -> usize {
        usize::from(self.options.clients)
    }

    /// How long so many turns take.
    pub fn span(&self, turns: f64, least: usize) -> Span {
        Span { time: Duration::from_secs_f64((self.options.seconds * turns).clamp(0.05, 600.0)), least }
    }
}

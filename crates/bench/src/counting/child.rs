//! One measured run of our own, in a process of its own: what it took is what the process took.

use crate::Outcome;
use crate::counting::year;
use engine_counting::Counting;
use kernel::contracts::counts::{Counter, Cube, Found, Known, Shape};
use kernel::rulebook::Rulebook;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// More types than any month has.
const KINDS: usize = 32;

/// As many as the goals are set for.
const THREADS: usize = 2;

/// What a process of this program is started with to be such a run.
pub const WORD: &str = "counting-run";

/// Runs one of `table`, `kept` and `month` on a folder; kept rows go into another.
pub fn run(mode: &str, from: &Path, into: &Path) -> Outcome<()> {
    let shape = shape()?;
    let codes: HashSet<String> = year::codes().into_iter().collect();
    let since = Instant::now();
    let found = Counting.survey(from, std::slice::from_ref(&shape)).map_err(|e| e.to_string())?.parts;
    let done = match mode {
        "table" => each(&found, |part| Counting.count(part, &shape).map_err(|e| e.to_string())),
        _ => each(&found, |part| {
            let known = |code: &str| if codes.contains(code) { Known::Always } else { Known::No };
            let counted =
                Counting.read(part, &shape, &known, into, &mut |_| ()).map_err(|e| e.to_string())?;
            let lost = counted.rows != counted.accepted + counted.rejected.values().sum::<u64>();
            if lost || counted.accepted == 0 {
                return Err(format!("{}: rows are lost", part.name()));
            }
            // Forced to disk before it is called kept; the peers are not asked for that.
            let counted = if mode == "month" { counted.take().map_err(|e| e.to_string())? } else { counted };
            if mode == "kept" {
                let kept = counted.kept.as_ref().ok_or("nothing is kept")?;
                std::fs::rename(kept.path(), into.join(&kept.name)).map_err(|e| e.to_string())?;
            }
            Ok(counted.cubes.iter().map(|cube| Cube::decode(&cube.encode()).unwrap_or_default()).collect())
        }),
    }?;
    let (groups, rows) = table(&done);
    let wall = since.elapsed().as_secs_f64();
    let (cpu, peak) = (cpu()?, peak()?);
    println!("{{\"wall\":{wall},\"cpu\":{cpu},\"peak_mb\":{peak},\"groups\":{groups},\"rows\":{rows}}}");
    Ok(())
}

/// The parts, a file a core.
fn each(parts: &[Found], work: impl Fn(&Found) -> Outcome<Vec<Cube>> + Sync) -> Outcome<Vec<Cube>> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Ok(Vec::new())));
    thread::scope(|scope| {
        for _ in 0..THREADS.min(parts.len()) {
            scope.spawn(|| {
                while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let cubes = work(part);
                    let Ok(mut done) = done.lock() else { return };
                    match (&mut *done, cubes) {
                        (Ok(done), Ok(cubes)) => done.extend(cubes),
                        (done, Err(why)) => *done = Err(why),
                        _ => {}
                    }
                }
            });
        }
    });
    done.into_inner().map_err(|_| "a thread ended early".to_string())?
}

/// The table by area, month and type: what areas, months and types all forces' cubes have together; groups and rows.
fn table(cubes: &[Cube]) -> (usize, u64) {
    let mut months: BTreeMap<i32, Vec<&Cube>> = BTreeMap::new();
    for cube in cubes {
        months.entry(cube.month).or_default().push(cube);
    }
    let (mut groups, mut rows) = (0, 0);
    for cubes in months.values() {
        let (mut areas, mut kinds) = (HashMap::new(), HashMap::new());
        let mut counts: Vec<[u32; KINDS]> = Vec::new();
        for cube in cubes {
            let mut number = |kind| {
                let next = kinds.len();
                *kinds.entry(kind).or_insert(next)
            };
            let kinds: Vec<usize> =
                cube.categories.iter().map(|kind| number(kind.as_str()) % KINDS).collect();
            let places: Vec<usize> = cube
                .areas
                .iter()
                .map(|area| {
                    *areas.entry(area.as_str()).or_insert_with(|| {
                        counts.push([0; KINDS]);
                        counts.len() - 1
                    })
                })
                .collect();
            for (area, kind, many) in &cube.cells {
                counts[places[*area as usize]][kinds[usize::from(*kind)]] += many;
            }
        }
        let cells = || counts.iter().flatten().filter(|many| **many > 0);
        groups += cells().count();
        rows += cells().map(|many| u64::from(*many)).sum::<u64>();
    }
    (groups, rows)
}

fn shape() -> Outcome<Shape> {
    let rulebook = Rulebook::load(None).map_err(|e| e.to_string())?;
    let text =
        rulebook.file("datasets/police-uk-street.toml").ok_or("there is no dataset of street files")?;
    let text = std::str::from_utf8(text).map_err(|e| e.to_string())?;
    let table: toml::Table = toml::from_str(text).map_err(|e| e.to_string())?;
    let shape = table.get("shape").cloned().ok_or("the dataset has no shape")?;
    shape.try_into().map_err(|e: toml::de::Error| e.to_string())
}

/// Seconds of all threads, by Linux's account in hundredths.
fn cpu() -> Outcome<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").map_err(|e| e.to_string())?;
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks =
        after.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<f64>().ok()).sum::<f64>();
    Ok(ticks / 100.0)
}

/// The most memory that it had.
fn peak() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|e| e.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kb: f64 = line.trim().trim_end_matches("kB").trim().parse().map_err(|_| "no VmHWM")?;
    Ok(kb / 1024.0)
}

//! A load from beginning to end: a file a core is read, and each that is fit is taken in a unit of its own.

use super::acts::{self, Place};
use super::part::{self, Came};
use super::report::{Line, Report, Step, What};
use crate::areas::Areas;
use crate::dataset::{Dataset, Datasets, Sort};
use crate::store::{Refused, book, read};
use kernel::contracts::counts::{Counted, Finding, Found, Shape, Unfit};
use kernel::{Fault, Kernel, Outcome, Proof};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

/// What is to be loaded.
pub struct Asked<'a> {
    /// Into which county.
    pub county: &'a str,
    /// A dataset, or a family of them.
    pub what: &'a str,
    /// A file, a folder or a zip archive.
    pub path: &'a Path,
    /// The name of the file as it was handed in, where `path` has another.
    pub name: Option<&'a str>,
}

/// Parts of a dataset that are kept: hash and size of each.
type Kept = BTreeMap<String, BTreeSet<(u64, String)>>;

/// Loads what lies at a path, and says what became of each file.
///
/// # Errors
/// [`Fault::Fields`] on `dataset` when there is none of that name, on `path` when nothing of it lies there; [`Fault::Broken`] when the disk
/// is full or the machine fails: what was taken until then is kept, and the same load goes on from there.
pub fn run<P: Proof + Sync>(
    kernel: &Kernel,
    proof: &P,
    asked: &Asked<'_>,
    say: &mut dyn FnMut(&Step<'_>),
) -> Outcome<Report> {
    let datasets = Datasets::of(kernel)?;
    let wanted = datasets.named(asked.what)?;
    let survey = survey(kernel, &wanted, asked)?;
    let (parts, others) = (survey.parts, survey.others);
    let Some(first) = wanted.first() else { return Err(Fault::Absent) };
    let origin = kernel::files::hash(asked.path.as_os_str().as_encoded_bytes());
    let load = kernel.write(|unit| acts::begin(unit, proof, asked.county, first, asked.what, &origin))?;
    say(&Step::Found(parts.len(), parts.iter().map(|part| part.bytes).sum()));
    let run = Run { kernel, proof, county: asked.county, load: &load, read: AtomicU64::new(0) };
    // Lookups first: what the others hold is judged by them.
    let of = |part: &Found| datasets.get(&part.dataset);
    let (lookups, rest): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| of(part).is_some_and(|it| it.sort() == Sort::Lookup));
    let mut report = Report { load: load.clone(), files: Vec::new(), others };
    for parts in [lookups, rest] {
        let of: Vec<(&Dataset, Found)> =
            parts.into_iter().filter_map(|part| Some((of(&part)?, part))).collect();
        if !of.is_empty() {
            run.all(&of, &mut report, say)?;
        }
    }
    let (known, others) = (report.many(What::Known), report.others.len());
    kernel.write(|unit| {
        crate::figure::after(unit, proof, asked.county, &report.fresh())?;
        acts::end(unit, proof, &load, known, others)
    })?;
    report.files.sort_by(|a, b| (&a.dataset, &a.file).cmp(&(&b.dataset, &b.file)));
    Ok(report)
}

/// What lies at the path.
fn survey(
    kernel: &Kernel,
    wanted: &[&Dataset],
    asked: &Asked<'_>,
) -> Outcome<kernel::contracts::counts::Survey> {
    if !asked.path.exists() {
        return Err(Fault::field("path", format!("There is no file or folder {}", asked.path.display())));
    }
    let shapes: Vec<Shape> = wanted.iter().map(|it| it.shape.clone()).collect();
    let survey = kernel.counter()?.survey(asked.path, &shapes).map_err(|unfit| match Fault::from(unfit) {
        Fault::Fields(errors) => {
            let message = errors.into_iter().map(|e| e.message).collect::<Vec<_>>().join(". ");
            Fault::field("path", message)
        }
        other => other,
    })?;
    if survey.parts.is_empty() {
        let names: Vec<&str> = shapes.iter().flat_map(|shape| &shape.files).map(String::as_str).collect();
        let place = asked.name.map_or_else(|| asked.path.display().to_string(), str::to_string);
        let message = format!(
            "There is no file of {} in {place}. Its files are called {}",
            asked.what,
            names.join(", ")
        );
        return Err(Fault::field("path", message));
    }
    Ok(survey)
}

struct Run<'a, P> {
    kernel: &'a Kernel,
    proof: &'a P,
    county: &'a str,
    load: &'a str,
    read: AtomicU64,
}

impl<P: Proof + Sync> Run<'_, P> {
    fn all(
        &self,
        parts: &[(&Dataset, Found)],
        report: &mut Report,
        say: &mut dyn FnMut(&Step<'_>),
    ) -> Outcome<()> {
        let (areas, kept) = self.kernel.read(|unit| {
            let areas = Areas::of_county(unit, self.proof, self.county)?;
            let mut kept = Kept::new();
            for dataset in parts.iter().map(|(dataset, _)| dataset.id()).collect::<BTreeSet<_>>() {
                let of = read::parts(unit, self.proof, self.county, dataset)?;
                kept.insert(dataset.into(), of.into_iter().map(|it| (it.bytes, it.sha256)).collect());
            }
            Ok((areas, kept))
        })?;
        let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        let cores = std::thread::available_parallelism().map_or(1, usize::from).min(parts.len());
        std::thread::scope(|scope| {
            let (send, received) = mpsc::sync_channel::<(usize, Outcome<Came>)>(1);
            for _ in 0..cores {
                let (send, next, stop, areas, kept) = (send.clone(), &next, &stop, &areas, &kept);
                scope.spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some((dataset, found)) = parts.get(at) else { break };
                        let came = self.one(dataset, found, areas, kept);
                        if send.send((at, came)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let done = self.take_all(parts, &received, report, say);
            // Whoever still reads is told to stop, and what it sends is heard so that it can.
            stop.store(true, Ordering::Relaxed);
            drop(received);
            done
        })
    }

    fn one(&self, dataset: &Dataset, found: &Found, areas: &Areas, kept: &Kept) -> Outcome<Came> {
        let of = kept.get(dataset.id());
        let known = |bytes: u64, sum: &dyn Fn() -> Outcome<String>| {
            // Only a file of a size that is kept can be one that is kept.
            if !of.is_some_and(|of| of.iter().any(|(size, _)| *size == bytes)) {
                return Ok(None);
            }
            let sum = sum()?;
            Ok(of.is_some_and(|of| of.contains(&(bytes, sum.clone()))).then_some(sum))
        };
        let mut before = 0;
        let mut progress = |bytes: u64| {
            self.read.fetch_add(bytes.saturating_sub(before), Ordering::Relaxed);
            before = bytes;
        };
        part::read(self.kernel, dataset, found, areas, known, &mut progress)
    }

    fn take_all(
        &self,
        parts: &[(&Dataset, Found)],
        received: &mpsc::Receiver<(usize, Outcome<Came>)>,
        report: &mut Report,
        say: &mut dyn FnMut(&Step<'_>),
    ) -> Outcome<()> {
        loop {
            match received.recv_timeout(Duration::from_millis(200)) {
                Ok((at, came)) => {
                    let Some((dataset, found)) = parts.get(at) else { continue };
                    let line = self.take(dataset, found, at, came?)?;
                    say(&Step::Read(self.read.load(Ordering::Relaxed)));
                    say(&Step::Done(&line));
                    report.files.push(line);
                }
                Err(mpsc::RecvTimeoutError::Timeout) => say(&Step::Read(self.read.load(Ordering::Relaxed))),
                Err(mpsc::RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    fn take(&self, dataset: &Dataset, found: &Found, at: usize, came: Came) -> Outcome<Line> {
        let line = |what, sha256: &str, counted: Option<&Counted>, says: String| Line {
            file: found.name(),
            dataset: dataset.id().into(),
            what,
            sha256: sha256.into(),
            rows: counted.map_or(0, |it| it.rows),
            accepted: counted.map_or(0, |it| it.accepted),
            rejected: counted.map_or_else(BTreeMap::new, |it| {
                it.rejected.iter().map(|(reason, many)| (reason.slug().into(), *many)).collect()
            }),
            flagged: counted.map_or_else(BTreeMap::new, |it| {
                it.flagged.iter().map(|(flag, many)| (flag.slug().into(), *many)).collect()
            }),
            says,
        };
        match came {
            Came::Known(sha256) => Ok(line(What::Known, &sha256, None, String::new())),
            Came::Fit(place, counted) => {
                let what = self.accept(dataset, &place, &counted)?;
                Ok(line(what, &counted.sha256, Some(&counted), String::new()))
            }
            Came::Unfit(sha256, unfit) => {
                self.refuse(dataset, found, at, &sha256, unfit.slug(), kept_words(&unfit), Vec::new())?;
                Ok(line(What::Refused, &sha256, None, unfit.to_string()))
            }
            Came::Screened(counted) => {
                let says = format!(
                    "It holds what reads like names or other marks of people, in {} places. Nothing of it was kept",
                    counted.screened.len()
                );
                let Counted { sha256, screened, .. } = *counted;
                self.refuse(dataset, found, at, &sha256, "people", says.clone(), screened)?;
                Ok(line(What::Refused, &sha256, None, says))
            }
        }
    }

    fn accept(&self, dataset: &Dataset, place: &Place, counted: &Counted) -> Outcome<What> {
        self.kernel
            .write(|unit| acts::take(unit, self.proof, self.county, dataset, self.load, place, counted))
    }

    #[expect(clippy::too_many_arguments, reason = "what is kept of a file that was refused")]
    fn refuse(
        &self,
        dataset: &Dataset,
        found: &Found,
        at: usize,
        sha256: &str,
        reason: &str,
        says: String,
        findings: Vec<Finding>,
    ) -> Outcome<()> {
        // The name of a file can hold anybody's words: only where it is made of month and source is it kept.
        let name = match (found.month, found.source.is_empty()) {
            (Some(month), false) => {
                let place = acts::place(dataset, &found.source, Some(month), "");
                format!("{} {}", crate::Month(month), place.source)
            }
            _ => format!("file {}", at + 1),
        };
        let it = Refused {
            id: String::new(),
            name,
            sha256: sha256.into(),
            bytes: found.bytes,
            reason: reason.into(),
            says,
            findings,
        };
        let book = book(self.county, dataset.id());
        self.kernel.write(|unit| acts::refuse(unit, self.proof, self.county, &book, self.load, &it))
    }
}

/// Why a file was refused, without words of its own: a first row that is no header can hold anything.
fn kept_words(unfit: &Unfit) -> String {
    match unfit {
        Unfit::Renamed(pairs) => {
            let ours: Vec<String> = pairs.iter().map(|(was, _)| was.clone()).collect();
            Unfit::Missing(ours).to_string()
        }
        Unfit::Unknown(columns) => {
            format!("The file has {} columns that the dataset does not know", columns.len())
        }
        Unfit::NotTable(_) => "The file is not a table of rows".into(),
        Unfit::Archive(_) => "The archive is damaged or was not fetched to its end".into(),
        Unfit::Broken(_) => "The file could not be read to its end".into(),
        other => other.to_string(),
    }
}

//! `publish` and `verify-record`: the public record is written, and anybody's copy of it is checked.

use crate::says::{Done, Stop, say};
use crate::settings::Settings;
use crate::wire;
use clap::Args;
use kernel::time::MachineClock;
use kernel::{Fault, Kernel, Outcome, ledger};
use public::tree::{self, Against, Publication, Standing, Verdict};
use site::People;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be published.
#[derive(Args)]
pub struct PublishAsked {
    /// Keep a copy in this folder, each county in a folder of its own below it
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
    /// Only this county
    #[arg(long, value_name = "COUNTY")]
    pub county: Option<String>,
    /// Only print what the key is known by that signs the record
    #[arg(long)]
    pub show_key: bool,
}

/// What is to be checked.
#[derive(Args)]
pub struct VerifyAsked {
    /// A copy of the record of one county, or a folder with several
    pub folder: PathBuf,
    /// What the key is known by, from somewhere you trust: shiremoot publish --show-key
    #[arg(long, value_name = "FINGERPRINT")]
    pub key: Option<String>,
    /// An earlier manifest that you kept
    #[arg(long, value_name = "MANIFEST")]
    pub since: Option<PathBuf>,
}

/// Publishes.
///
/// # Errors
/// [`Fault::Fields`] when there is no such county; [`Fault::Broken`] when it cannot be written: then the record is what it was.
pub fn publish(settings: &Settings, asked: &PublishAsked, json: bool) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    if asked.show_key {
        let fingerprint = tree::key(&kernel)?.fingerprint();
        return say(json, &serde_json::json!({ "key": fingerprint }), &fingerprint);
    }
    ledger::seal(&kernel, "")?;
    let mut all = Vec::new();
    for county in counties(&kernel, asked.county.as_deref())? {
        let done = public::export(&kernel, &county, "the operator publishes the record")?;
        if let Some(to) = &asked.to {
            tree::mirror(&kernel, &county, &to.join(&county))?;
        }
        all.push(done);
    }
    ledger::seal(&kernel, "")?;
    let words: Vec<String> = all.iter().map(told).collect();
    say(json, &all, &words.join("\n"))
}

fn counties(kernel: &Kernel, only: Option<&str>) -> Outcome<Vec<String>> {
    let all = kernel.read(|unit| board::Board.counties(unit))?;
    let all: Vec<String> = all.into_iter().map(|county| county.slug).collect();
    match only {
        None => Ok(all),
        Some(one) if all.iter().any(|county| county == one) => Ok(vec![one.into()]),
        Some(one) => {
            let words = format!("There is no county “{one}”. There are: {}", all.join(", "));
            Err(Fault::field("county", words))
        }
    }
}

fn told(done: &Publication) -> String {
    let Publication { county, number, files, key, .. } = done;
    let what = if done.changed {
        let (new, other, gone) = (done.added.len(), done.altered.len(), done.removed.len());
        format!("publication {number}: {new} new, {other} changed, {gone} removed")
    } else {
        format!("nothing has changed since publication {number}")
    };
    format!("{county}: {what}; {files} files, key {key}")
}

/// Checks a record.
///
/// # Errors
/// [`Stop::Found`] when something is wrong with it; [`Fault::Fields`] when there is none, or when it was asked wrongly.
pub fn verify(asked: &VerifyAsked, json: bool) -> Done {
    let against = Against::asked(asked.key.as_deref(), asked.since.as_deref())?;
    let mut verdicts: Vec<Verdict> = Vec::new();
    for folder in trees(&asked.folder) {
        verdicts.push(tree::verify(&folder, &against)?);
    }
    let words: Vec<String> = verdicts.iter().map(ToString::to_string).collect();
    match &verdicts[..] {
        [one] => say(json, one, words.join("\n").trim_end())?,
        all => say(json, &all, words.join("\n").trim_end())?,
    }
    let wrong = verdicts.iter().any(|it| it.standing == Standing::Wrong);
    if wrong { Err(Stop::Found) } else { Ok(()) }
}

/// The trees in a folder: itself, or those of the counties below it.
fn trees(folder: &Path) -> Vec<PathBuf> {
    let is_tree = |at: &Path| at.join("manifest.json").exists() || at.join("manifests").exists();
    if is_tree(folder) {
        return vec![folder.into()];
    }
    let below = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut below: Vec<PathBuf> = below.filter(|at| is_tree(at)).collect();
    below.sort();
    if below.is_empty() { vec![folder.into()] } else { below }
}

//! The data of an example county: what it keeps, and months that are made up anew from its key.

use crate::examples;
use insight::load::{self, Asked};
use jiff::civil::Date;
use kernel::{Fault, Kernel, Outcome, SystemActs};
use std::path::Path;
use synthetic::Key;

/// What is loaded, in the order in which one rests on another.
const FAMILIES: [&str; 6] =
    ["ons-geography", "ons-boundaries", "ons-population", "iod", "police-uk", "returns"];
/// How many months are made up.
const MONTHS: i32 = 36;
/// A month is published so many days after it has ended.
const LAG: i64 = 50;

/// Loads the data of a county that has a key of what is planted in it; other counties have none.
///
/// # Errors
/// [`Fault::Broken`] when the disk fails or the key is wrong.
pub fn load(kernel: &Kernel, name: &str) -> Outcome<()> {
    let example = examples::find(name)?;
    let Some(key) = example.files.get("insight/key.toml") else { return Ok(()) };
    let key = Key::read(key).map_err(Fault::broken)?;
    let folder = tempfile::tempdir().map_err(Fault::broken)?;
    for (path, text) in example.files.iter().filter_map(|(n, text)| Some((n.strip_prefix("insight/")?, text)))
    {
        let to = folder.path().join(path);
        std::fs::create_dir_all(to.parent().unwrap_or(folder.path())).map_err(Fault::broken)?;
        std::fs::write(to, text).map_err(Fault::broken)?;
    }
    let to = newest(kernel.today())?;
    synthetic::example::draw(folder.path(), &key, to - MONTHS + 1, to).map_err(Fault::broken)?;
    let acts = SystemActs::without_a_permit_because("examples", &example.county, kernel.today());
    for what in FAMILIES {
        bring(kernel, &acts, &example.county, what, folder.path())?;
    }
    Ok(())
}

fn bring(kernel: &Kernel, acts: &SystemActs, county: &str, what: &str, path: &Path) -> Outcome<()> {
    let report = load::run(kernel, acts, &Asked { county, what, path, name: None }, &mut |_| ())?;
    match report.files.iter().find(|line| line.what == load::What::Refused) {
        None => Ok(()),
        Some(line) => Err(Fault::Broken(format!("{what}: {} was refused: {}", line.file, line.says))),
    }
}

/// The newest month that is published on a day, as months since the year 0.
fn newest(today: Date) -> Outcome<i32> {
    let day = today.checked_sub(jiff::Span::new().days(LAG)).map_err(Fault::broken)?;
    Ok(i32::from(day.year()) * 12 + i32::from(day.month()) - 2)
}

//! The example counties, embedded, and counties of one's own that are read from a folder of the same shape.

use crate::wire;
use board::Example;
use include_dir::{Dir, include_dir};
use kernel::{Fault, Kernel, Outcome};
use std::path::Path;

/// The folders of a county, one for each part that reads it.
const PARTS: [&str; 5] = ["board", "plans", "papers", "year", "duties"];

static ALL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples");

/// Their short names.
pub fn names() -> Vec<String> {
    ALL.dirs().map(|d| d.path().display().to_string()).collect()
}

/// One of them by its name, or a county of one's own by the folder that it lies in.
///
/// # Errors
/// [`Fault::Fields`] on `example` with the nearest right name, or when the folder is no county.
pub fn find(name: &str) -> Outcome<Example> {
    let folder = Path::new(name);
    let Some(dir) = ALL.get_dir(name) else {
        if is_folder(name) {
            return from_folder(folder);
        }
        let names = names();
        let near = kernel::rulebook::nearest(name, names.iter().map(String::as_str));
        let hint = near.map_or_else(|| names.join(", "), |n| format!("did you mean {n}?"));
        return Err(Fault::field("example", format!("There is no example called “{name}”: {hint}")));
    };
    let mut example = Example { county: name.into(), ..Example::default() };
    gather(dir, name, &mut example);
    Ok(example)
}

/// Whether a name is that of a folder and not of an example that comes with the program.
pub fn is_folder(name: &str) -> bool {
    ALL.get_dir(name).is_none() && Path::new(name).is_dir()
}

/// A county from a folder: the folder's name is the county's short name.
fn from_folder(folder: &Path) -> Outcome<Example> {
    let unread =
        |e: std::io::Error| Fault::field("example", format!("{} cannot be read: {e}", folder.display()));
    let whole = folder.canonicalize().map_err(unread)?;
    let county = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut example = Example { county, ..Example::default() };
    for part in PARTS {
        let Ok(entries) = std::fs::read_dir(whole.join(part)) else { continue };
        for entry in entries {
            let path = entry.map_err(unread)?.path();
            if path.is_file() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let text = std::fs::read_to_string(&path).map_err(unread)?;
                example.files.insert(format!("{part}/{name}"), text);
            }
        }
    }
    if !example.files.keys().any(|name| name.starts_with("board/")) {
        let message =
            format!("{} holds no files below board/, so there is no county in it", folder.display());
        return Err(Fault::field("example", message));
    }
    Ok(example)
}

fn gather(dir: &Dir<'_>, county: &str, example: &mut Example) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let name = path.strip_prefix(&format!("{county}/")).unwrap_or(&path).to_string();
        example.files.insert(name, file.contents_utf8().unwrap_or_default().to_string());
    }
    for sub in dir.dirs() {
        gather(sub, county, example);
    }
}

/// Loads one of them, each slice its own part.
///
/// # Errors
/// [`Fault::Fields`] on `file` when a file is wrong, with its line.
pub fn load(kernel: &Kernel, name: &str) -> Outcome<()> {
    let example = find(name)?;
    board::load(kernel, &example)?;
    plans::load(kernel, &example)?;
    papers::load(kernel, &wire::sources(), &example)?;
    duties::load(kernel, &example)?;
    Ok(())
}

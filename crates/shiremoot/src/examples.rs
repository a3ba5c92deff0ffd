//! The example counties, embedded.

use crate::wire;
use board::Example;
use include_dir::{Dir, include_dir};
use kernel::{Fault, Kernel, Outcome};

static ALL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples");

/// Their short names.
pub fn names() -> Vec<String> {
    ALL.dirs().map(|d| d.path().display().to_string()).collect()
}

/// One of them.
///
/// # Errors
/// [`Fault::Fields`] on `example` with the nearest right name.
pub fn find(name: &str) -> Outcome<Example> {
    let Some(dir) = ALL.get_dir(name) else {
        let names = names();
        let near = kernel::rulebook::nearest(name, names.iter().map(String::as_str));
        let hint = near.map_or_else(|| names.join(", "), |n| format!("did you mean {n}?"));
        return Err(Fault::field("example", format!("There is no example called “{name}”: {hint}")));
    };
    let mut example = Example { county: name.into(), ..Example::default() };
    gather(dir, name, &mut example);
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
    Ok(())
}

//! `cargo xtask web`: fetch the front-end packages and prepare web/dist, which the binary embeds.
//!
//! `web/dist/assets` is served as it is, `web/dist/papers` holds the same typeface for papers, and
//! `web/dist/made-by-cargo-xtask-web` holds the version that goes into the addresses of the assets.

mod fonts;
mod govuk;
mod write;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Outcome, children, needs, places};
use write::Files;

/// The file whose name says how it comes to be there, for whoever reads the compiler's complaint that it is missing.
const MARK: &str = "made-by-cargo-xtask-web";

/// Fetch what is missing, then write what has changed.
pub fn run() -> Outcome {
    let web = places::root().join("web");
    fetch(&web)?;
    let mut files = Files::default();
    let version = {
        style(&web, &mut files)?;
        script(&web, &mut files)?;
        fonts::add(&web, &mut files)?;
        licences(&web, &mut files)?;
        files.version()
    };
    files.add(MARK, version);
    files.write(&web.join("dist"))
}

/// `npm ci`, when the packages are missing or older than the lock file.
pub fn fetch(folder: &Path) -> Outcome {
    let modified = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    let wanted = modified(&folder.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    needs::npm()?;
    children::run(Command::new("npm").args(["ci", "--loglevel", "error"]).current_dir(folder))
}

/// govuk-frontend's style without what is not ours to use, then our own sheets in the order of their names.
fn style(web: &Path, files: &mut Files) -> Outcome {
    let mut css = govuk::style(web)?;
    for name in write::names(&web.join("src/css"), "css")? {
        css.push_str(&write::text(&web.join("src/css").join(name))?);
    }
    files.add("assets/app.css", css);
    Ok(())
}

fn script(web: &Path, files: &mut Files) -> Outcome {
    files.add("assets/govuk.js", govuk::script(web)?);
    for name in write::names(&web.join("src/js"), "js")? {
        files.add(&format!("assets/{name}"), write::text(&web.join("src/js").join(&name))?);
    }
    files.add("assets/mark.svg", write::text(&web.join("src/mark.svg"))?);
    Ok(())
}

fn licences(web: &Path, files: &mut Files) -> Outcome {
    let modules = web.join("node_modules");
    let govuk = write::text(&web.join("licences/govuk-frontend.txt"))?;
    let font = write::text(&modules.join("@fontsource/atkinson-hyperlegible-next/LICENSE"))?;
    files.add(
        "assets/licences.txt",
        format!("govuk-frontend\n\n{govuk}\n\nAtkinson Hyperlegible Next\n\n{font}"),
    );
    files.add("papers/LICENCE-Atkinson-Hyperlegible-Next.txt", font);
    Ok(())
}

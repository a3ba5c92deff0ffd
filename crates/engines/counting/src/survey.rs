//! What a file, a folder or an archive holds, by the names of its files.

use crate::header::Layout;
use crate::rows::Rows;
use crate::source::{self, Raw};
use crate::{pattern, sheet};
use kernel::contracts::counts::{Found, Shape, Survey, Unfit};
use std::cell::Cell;
use std::path::{Path, PathBuf};

/// A folder is looked into so deep, and so many files are listed.
const DEPTH: usize = 8;
const FILES: usize = 200_000;

/// Looks at a path.
pub fn survey(path: &Path, shapes: &[Shape]) -> Result<Survey, Unfit> {
    let mut survey = Survey::default();
    if path.is_dir() {
        folder(path, shapes, &mut survey, DEPTH)?;
    } else {
        file(path, shapes, &mut survey)?;
        let packed = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip"));
        if survey.parts.is_empty()
            && !packed
            && let Some(found) = by_columns(path, shapes)?
        {
            survey = Survey { parts: vec![found], others: Vec::new() };
        }
    }
    let order = |found: &Found| (found.month, found.source.clone(), found.dataset.clone(), found.name());
    survey.parts.sort_by_cached_key(order);
    survey.others.sort();
    Ok(survey)
}

fn folder(path: &Path, shapes: &[Shape], survey: &mut Survey, depth: usize) -> Result<(), Unfit> {
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(path)? {
        entries.push(entry?.path());
    }
    entries.sort();
    for entry in entries {
        if survey.parts.len() + survey.others.len() > FILES {
            return Err(Unfit::TooLarge(format!("The folder has more than {FILES} files")));
        }
        if hidden(&entry.to_string_lossy()) {
            continue;
        }
        match (entry.is_dir(), depth) {
            (true, 0) => survey.others.push(entry.display().to_string()),
            (true, depth) => folder(&entry, shapes, survey, depth - 1)?,
            (false, _) => file(&entry, shapes, survey)?,
        }
    }
    Ok(())
}

fn file(path: &Path, shapes: &[Shape], survey: &mut Survey) -> Result<(), Unfit> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = path.metadata()?.len();
    if !name.to_lowercase().ends_with(".zip") {
        match by_name(&name, shapes) {
            Some(found) => survey.parts.push(Found { path: path.into(), bytes, ..found }),
            None => survey.others.push(path.display().to_string()),
        }
        return Ok(());
    }
    let mut archive = source::archive(path)?;
    for at in 0..archive.len().min(FILES) {
        let entry = archive.by_index_raw(at).map_err(source::unzipped)?;
        let name = entry.name().map_err(source::unzipped)?.into_owned();
        let last = name.rsplit(['/', '\\']).next().unwrap_or(&name);
        if entry.is_dir() || hidden(last) || name.starts_with("__MACOSX") {
            continue;
        }
        match by_name(last, shapes) {
            Some(found) => survey.parts.push(Found {
                path: path.into(),
                bytes: entry.size(),
                inside: Some(name.clone()),
                ..found
            }),
            None => survey.others.push(format!("{}: {name}", path.display())),
        }
    }
    Ok(())
}

fn hidden(path: &str) -> bool {
    path.rsplit(['/', '\\']).next().is_some_and(|name| name.starts_with('.'))
}

fn by_name(name: &str, shapes: &[Shape]) -> Option<Found> {
    shapes.iter().find_map(|shape| {
        let holes = shape.files.iter().find_map(|pattern| pattern::fits(pattern, name))?;
        Some(Found { dataset: shape.dataset.clone(), month: holes.month, source: holes.source, ..nowhere() })
    })
}

/// The one shape whose columns a file has; of several the one that knows most of them.
fn by_columns(path: &Path, shapes: &[Shape]) -> Result<Option<Found>, Unfit> {
    let found = Found { path: path.into(), bytes: path.metadata()?.len(), ..nowhere() };
    let mut best: Option<(usize, &Shape)> = None;
    for shape in shapes {
        let fits = source::with(&found, |from| {
            let start = Cell::new(0);
            let mut progress = |_| ();
            let mut raw = Raw::open(from, &found, shape, &start, false, &mut progress)?;
            let (_, layout, header) = Rows::new(&mut raw, &start).header(shape)?;
            Ok(Layout::known(shape, &header) * 2 + usize::from(shape.exact && layout.width == header.len()))
        });
        match fits {
            Ok(known) if best.is_none_or(|best| known > best.0) => best = Some((known, shape)),
            // What it is not is no error: it may be another dataset's.
            _ => {}
        }
        if sheet::is(&found.name()) && best.is_some() {
            break;
        }
    }
    Ok(best.map(|(_, shape)| Found { dataset: shape.dataset.clone(), ..found }))
}

fn nowhere() -> Found {
    Found {
        dataset: String::new(),
        month: None,
        source: String::new(),
        path: PathBuf::new(),
        inside: None,
        bytes: 0,
    }
}

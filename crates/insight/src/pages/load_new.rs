//! `/{county}/insight/data/{dataset}/load`: a file is handed in. It lies in quarantine until its columns and free text were screened.

use super::parts::crumbs;
use crate::dataset::{Dataset, Datasets};
use crate::load::{self, Asked};
use crate::store::DataBook;
use crate::{Load, book, events};
use govuk::{Button, FileUpload};
use kernel::ledger::Event;
use kernel::{Fault, FieldError, Outcome, Permit};
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};
use std::path::{Path, PathBuf};

const PATH: &str = "/{county}/insight/data/{dataset}/load";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Load, DataBook>();
    let records = &[
        events::LoadBegun::KIND,
        events::PartTaken::KIND,
        events::FileRefused::KIND,
        events::LoadEnded::KIND,
    ];
    vec![get(PATH, guard, show), post(PATH, guard, records, take, show).with_files()]
}

fn permit(cx: &Cx<'_>, dataset: &str) -> Outcome<Permit<Load, DataBook>> {
    let county = cx.county()?.slug.clone();
    cx.read(|unit, actor| actor.permit::<Load, DataBook>(unit, &book(&county, dataset)))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("dataset")?.to_string();
    let datasets = Datasets::of(cx.kernel())?;
    let dataset = datasets.get(&id).ok_or(Fault::Absent)?;
    permit(cx, &id)?;
    let wrong = ["file", "path", "form"].iter().find_map(|name| cx.error(name));
    let at = cx.at(&format!("insight/data/{id}/load"));
    let body = html! {
        h1 class="govuk-heading-l" { "Hand in a file" span class="govuk-caption-m" { (dataset.meta.title) } }
        p class="sm-lead" { "Every row is checked. What cannot be taken is listed with its reason; what was taken before stays, and a later file of the same month counts in its place." }
        (cx.form_with_files(&at, html! {
            (FileUpload::new("file", "The file").accept(".csv,.zip,.xlsx,.json,.geojson").hint(names(dataset)).maybe_error(wrong))
            (Button::submit("Check and load it").once())
        }))
        h2 class="govuk-heading-m" { "What happens to it" }
        ol class="govuk-list govuk-list--number sm-prose" {
            li { "It waits in quarantine, where nobody reads it." }
            li { "Its columns are held against what the dataset has, and free text is screened for names, telephone numbers, addresses and other marks of people." }
            li { "A file that fails is destroyed. Its hash, the numbers of the rows and the reason are kept." }
            li { "A file that passes is kept as it came, its rows are counted, and figures that rest on it are worked out anew." }
        }
    };
    let page = crumbs(cx, Page::new(format!("Hand in a file, {}", dataset.meta.title), "Insight", body));
    cx.page(page.crumb(dataset.meta.title.clone(), cx.at(&format!("insight/data/{id}"))))
}

fn names(dataset: &Dataset) -> String {
    let readable = |name: &String| {
        name.replace("{month}", "2025-01")
            .replace("{year}", "2025")
            .replace("{source}", "force")
            .replace('*', "…")
    };
    let names: Vec<String> = dataset.shape.files.iter().map(readable).collect();
    let called =
        if names.is_empty() { String::new() } else { format!("Called like {}. ", names.join(" or ")) };
    format!("{called}CSV, a workbook, or a zip archive of them, up to 50 MB")
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("dataset")?.to_string();
    let datasets = Datasets::of(cx.kernel())?;
    datasets.get(&id).ok_or(Fault::Absent)?;
    let permit = permit(cx, &id)?;
    let Some(file) = cx.files.iter().find(|file| file.field == "file").cloned() else {
        return Err(Fault::field("file", "Choose the file"));
    };
    let desk = Desk::lay(cx.kernel(), &file.hash, &file.name)?;
    let county = cx.county()?.slug.clone();
    let asked = Asked { county: &county, what: &id, path: &desk.file, name: Some(&file.name) };
    let report = load::run(cx.kernel(), &permit, &asked, &mut |_| {}).map_err(|fault| match fault {
        // The form has one field.
        Fault::Fields(errors) => {
            let named = |e: FieldError| FieldError { field: "file".into(), ..e };
            Fault::Fields(errors.into_iter().map(named).collect())
        }
        other => other,
    })?;
    Ok(Reply::see(cx.at(&format!("insight/loads/{}", report.load))))
}

/// A file out of quarantine under the name that it came with, which says what it is; it is gone when this is dropped, whatever became of it.
struct Desk {
    folder: PathBuf,
    file: PathBuf,
}

impl Desk {
    fn lay(kernel: &kernel::Kernel, hash: &str, name: &str) -> Outcome<Self> {
        let held = kernel.files().held_at(hash)?;
        let folder = kernel.files().staging()?.join(format!("in-{hash}"));
        let last = Path::new(name).file_name().map_or_else(|| "file".into(), PathBuf::from);
        let desk = Self { file: folder.join(last), folder };
        std::fs::create_dir_all(&desk.folder)
            .and_then(|()| std::fs::rename(&held, &desk.file))
            .map_err(Fault::broken)?;
        Ok(desk)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Err(why) = std::fs::remove_dir_all(&self.folder) {
            tracing::warn!("a file that was handed in could not be destroyed: {why}");
        }
    }
}

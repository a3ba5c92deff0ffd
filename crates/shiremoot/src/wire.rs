//! The one place where the parts meet.

use crate::press::HousePress;
use crate::settings::Settings;
use board::Board;
use engine_cedar::Cedar;
use engine_counting::Counting;
use engine_files::Files;
use engine_mail::{Server, Smtp, Tls};
use kernel::contracts::record::RecordHouse;
use kernel::contracts::sources::Source;
use kernel::db::Migration;
use kernel::rulebook::Rulebook;
use kernel::time::{Clock, OsChance};
use kernel::{Fault, Kernel, Outcome, Parts};
use site::mail::Postman;
use site::{App, Options, SiteKey, Slice};
use std::sync::Arc;
use std::time::Duration;

/// Every slice, in the order in which they ask for attention.
pub fn slices() -> Vec<Slice> {
    vec![
        site::home_slice(),
        site::accounts::accounts_slice(),
        board::slice(),
        plans::slice(),
        duties::slice(),
        insight::slice(),
        papers::slice(),
        meetings::slice(),
        public::slice(),
    ]
}

/// Every migration, of the site and of the slices.
pub fn migrations() -> Vec<Migration> {
    let of_slices = slices().into_iter().flat_map(|s| s.migrations.iter().copied());
    App::MIGRATIONS.iter().copied().chain(of_slices).collect()
}

/// Everything that papers can draw on.
pub fn sources() -> Vec<Source> {
    slices().into_iter().flat_map(|slice| slice.sources).collect()
}

/// What the kernel is made of, by the settings.
///
/// # Errors
/// [`Fault::Fields`] when the rulebook or its overlay is wrong, with file and line.
pub fn parts(settings: &Settings, clock: Arc<dyn Clock>) -> Outcome<Parts> {
    let wrong = |e: kernel::rulebook::Misprint| Fault::field("rulebook", e.to_string());
    let rulebook = Rulebook::load(settings.overlay().as_deref()).map_err(wrong)?;
    let judge = Cedar::load(&rulebook).map_err(wrong)?;
    kernel::Clocks::load(&rulebook).map_err(wrong)?;
    board::check(&rulebook).map_err(wrong)?;
    papers::check(&rulebook).map_err(wrong)?;
    plans::check(&rulebook).map_err(wrong)?;
    duties::check(&rulebook).map_err(wrong)?;
    site::tell::check(&rulebook).map_err(wrong)?;
    meetings::check(&rulebook).map_err(wrong)?;
    public::check(&rulebook).map_err(wrong)?;
    insight::check(&rulebook).map_err(wrong)?;
    let data = settings.data();
    std::fs::create_dir_all(&data)
        .map_err(|e| Fault::Broken(format!("{} cannot be made: {e}", data.display())))?;
    Ok(Parts {
        place: settings.place(),
        readers: settings.number("readers")?,
        files: data.join("files"),
        judge: Arc::new(judge),
        clock,
        chance: Arc::new(OsChance),
        rulebook: Arc::new(rulebook),
    })
}

/// Opens the kernel.
///
/// # Errors
/// As [`parts`], and [`Fault::Broken`] when the store cannot be opened.
pub fn kernel(settings: &Settings, clock: Arc<dyn Clock>) -> Outcome<Arc<Kernel>> {
    let parts = parts(settings, clock)?;
    let press = HousePress::new(&parts.rulebook);
    let kernel = Kernel::open(parts, &migrations())?.with_press(Arc::new(press)).with_binder(Arc::new(Files));
    let kernel = kernel.with_counter(Arc::new(Counting)).with_neighbours(site::neighbours(&slices()));
    Ok(Arc::new(kernel.with_record(record(settings))))
}

/// Where the public record is written, and from what.
fn record(settings: &Settings) -> RecordHouse {
    let plain = |name: &str| settings.get(name).trim_end_matches('/').to_string();
    RecordHouse {
        folder: settings.data().join("record"),
        base: plain("base"),
        own: plain("record-base"),
        to: Some(settings.get("publish-to")).filter(|to| !to.is_empty()).map(Into::into),
        sources: slices().into_iter().filter_map(|slice| slice.record).collect(),
    }
}

/// Opens the kernel of an install that is there: a folder named wrongly must not become a new one.
///
/// # Errors
/// [`Fault::Fields`] when there is none, and as [`kernel()`].
pub fn there(settings: &Settings, clock: Arc<dyn Clock>) -> Outcome<Arc<Kernel>> {
    if !settings.place().is_there() {
        let data = settings.data().display().to_string();
        let words = format!("There is no install in {data}. Make one: shiremoot init --data {data}");
        return Err(Fault::field("data", words));
    }
    kernel(settings, clock)
}

/// How an install is run. The key lies beside the data; it is made when there is none yet.
///
/// # Errors
/// [`Fault::Broken`] when the key cannot be read or made.
pub fn options(settings: &Settings) -> Outcome<Options> {
    Ok(Options {
        demo: false,
        secure: settings.get("https") == "yes",
        base: settings.get("base").trim_end_matches('/').to_string(),
        from: from(settings),
        sends: !settings.get("smtp-host").is_empty(),
        key: SiteKey::open(&settings.data().join("site.key"), &OsChance)?,
    })
}

/// Who takes messages out of this machine, when the settings name a server.
///
/// # Errors
/// [`Fault::Fields`] when the password's file cannot be read.
pub fn postman(settings: &Settings) -> Outcome<Option<Postman>> {
    let host = settings.get("smtp-host").to_string();
    if host.is_empty() {
        return Ok(None);
    }
    let tls = match settings.get("smtp-tls") {
        "none" => Tls::None,
        "tls" => Tls::Tls,
        _ => Tls::StartTls,
    };
    let usual = match tls {
        Tls::Tls => 465,
        Tls::None => 25,
        Tls::StartTls => 587,
    };
    let port = settings.get("smtp-port").parse().unwrap_or(usual);
    let login = match settings.get("smtp-user") {
        "" => None,
        user => Some((user.to_string(), password(settings.get("smtp-password"))?)),
    };
    let authority =
        match settings.get("smtp-authority") {
            "" => None,
            file => Some(std::fs::read(file).map_err(|e| {
                Fault::field("smtp-authority", format!("the file “{file}” cannot be read: {e}"))
            })?),
        };
    let (from, patience) = (from(settings), Duration::from_secs(30));
    let server = Server { host, port, tls, authority, login, from, patience };
    Ok(Some(Postman::new(Arc::new(Smtp::new(server)))))
}

/// The password in a file: never a setting itself, which `settings` would show.
fn password(file: &str) -> Outcome<String> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| Fault::field("smtp-password", format!("the file “{file}” cannot be read: {e}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_string())
}

/// The mailbox from which messages come. Where nothing leaves the machine, it is a name for the organiser in calendars, and no more.
fn from(settings: &Settings) -> String {
    match settings.get("smtp-from") {
        "" => "no-reply@shiremoot.invalid".into(),
        from => from.to_string(),
    }
}

/// The site on a kernel.
pub fn app(kernel: Arc<Kernel>, options: Options) -> Arc<App> {
    Arc::new(App::new(kernel, Arc::new(Board), slices(), options))
}

//! Settings: by file, by environment and by flag, in that order of strength, each remembering where it came from.

use crate::cli::Common;
use crate::says::{Done, say};
use kernel::db::dialect::Place;
use kernel::{Fault, Outcome};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Flags that are settings too.
#[derive(Clone, Debug)]
pub struct Flags {
    /// Those of every verb.
    pub common: Common,
    /// `--listen`
    pub listen: Option<String>,
}

/// One setting with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// `listen`
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// `default`, `file ...`, `environment SHIREMOOT_LISTEN` or `flag --listen`.
    pub from: String,
    /// What it is for.
    pub what: &'static str,
}

/// Every setting.
#[derive(Clone, Debug)]
pub struct Settings(Vec<Setting>);

/// Name, default and meaning of each.
const KNOWN: &[(&str, &str, &str)] = &[
    ("data", "shiremoot-data", "folder that holds the database, the files and the keys"),
    ("database", "", "address of a PostgreSQL database; empty for the file in the data folder"),
    ("listen", "127.0.0.1:8080", "where to listen"),
    ("base", "http://127.0.0.1:8080", "the address in mails, as people reach it"),
    ("https", "no", "yes when people reach it by https: cookies are then never sent otherwise"),
    ("rulebook", "", "folder laid over the rulebook of this release"),
    ("readers", "8", "connections for reading"),
    ("smtp-host", "", "mail server by name; empty when nothing is to leave this machine"),
    ("smtp-port", "", "its port; empty for the usual one: 587, or 465 with tls"),
    ("smtp-tls", "starttls", "starttls, tls, or none (only for a server on this machine)"),
    (
        "smtp-authority",
        "",
        "file with the certificate (PEM) that vouches for it, when this machine does not trust it yet",
    ),
    ("smtp-user", "", "name for signing in to it; empty for none"),
    ("smtp-password", "", "file that holds the password, readable for its owner only"),
    ("smtp-from", "", "mailbox from which messages come, such as board@council.example"),
    ("publish-to", "", "folder that is kept like the public record, for another web server; empty for none"),
    (
        "record-base",
        "",
        "address of the public record when it has a host of its own; empty for the install's own pages",
    ),
];

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// [`Fault::Fields`] when the file holds what is no setting, with file, line and the nearest right name.
    pub fn read(flags: &Flags) -> Result<Self, crate::says::Stop> {
        let common = &flags.common;
        let flag = |name: &str| match name {
            "data" => common.data.as_ref().map(|d| d.display().to_string()),
            "database" => common.database.clone(),
            "listen" => flags.listen.clone(),
            _ => None,
        };
        let env =
            |name: &str| std::env::var(format!("SHIREMOOT_{}", name.to_uppercase().replace('-', "_"))).ok();
        let data = flag("data").or_else(|| env("data")).unwrap_or_else(|| KNOWN[0].1.to_string());
        let path = common.config.clone().unwrap_or_else(|| Path::new(&data).join("shiremoot.toml"));
        let file = from_file(&path, common.config.is_some())?;
        let all = KNOWN.iter().map(|(name, default, what)| {
            let (value, from) = if let Some(value) = flag(name) {
                (value, format!("flag --{name}"))
            } else if let Some(value) = env(name) {
                (value, format!("environment SHIREMOOT_{}", name.to_uppercase().replace('-', "_")))
            } else if let Some(value) = file.get(*name) {
                (value.clone(), format!("file {}", path.display()))
            } else {
                ((*default).to_string(), "default".to_string())
            };
            Setting { name, value, from, what }
        });
        let settings = Self(all.collect()).followed();
        settings.check()?;
        Ok(settings)
    }

    /// Where the address in mails was not set, it follows from where the site listens.
    fn followed(mut self) -> Self {
        let base = format!("http://{}", self.get("listen"));
        if let Some(setting) = self.0.iter_mut().find(|s| s.name == "base" && s.from == "default") {
            setting.value = base;
        }
        self
    }

    /// What no setting can be is refused at once, with the place it came from: it would only show later, and elsewhere.
    fn check(&self) -> Outcome<()> {
        let port = |at: &str| {
            at.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
        };
        let number = |n: &str| n.parse::<u32>().is_ok_and(|n| n > 0);
        for Setting { name, value, from, .. } in &self.0 {
            let (right, be) = match *name {
                "database" => (Place::is_known(value), "an address that begins with postgres://, or nothing"),
                "listen" => (port(value), "an address and a port, such as 127.0.0.1:8080"),
                "https" => (matches!(value.as_str(), "yes" | "no"), "yes or no"),
                "readers" => (number(value), "a whole number from 1"),
                "smtp-port" => (
                    value.is_empty() || value.parse::<u16>().is_ok_and(|n| n > 0),
                    "a port, such as 587, or nothing",
                ),
                "smtp-tls" => {
                    (self.fits_tls(value), "starttls or tls; none is only for a server on this machine")
                }
                "smtp-from" => (
                    self.get("smtp-host").is_empty()
                        || value.split_once('@').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty()),
                    "a mailbox such as board@council.example, when messages are to leave this machine",
                ),
                "base" => (
                    value.starts_with("http://") || value.starts_with("https://"),
                    "an address that begins with http:// or https://",
                ),
                "record-base" => (
                    value.is_empty() || value.starts_with("http://") || value.starts_with("https://"),
                    "an address that begins with http:// or https://, or nothing",
                ),
                _ => continue,
            };
            if !right {
                return Err(Fault::field(
                    *name,
                    format!("“{}” cannot be used ({from}). It must be {be}", hide(value)),
                ));
            }
        }
        Ok(())
    }

    /// Whether messages may travel like this: in the open only inside this machine.
    fn fits_tls(&self, tls: &str) -> bool {
        let host = self.get("smtp-host");
        let here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|at| at.is_loopback());
        matches!(tls, "starttls" | "tls") || (tls == "none" && (here || host.is_empty()))
    }

    /// Settings with these values, for a demo.
    pub fn of(values: &[(&str, String)]) -> Self {
        let value = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
        let all = KNOWN.iter().map(|(name, default, what)| {
            let value = value(name).unwrap_or_else(|| (*default).to_string());
            Setting { name, value, from: "demo".into(), what }
        });
        Self(all.collect())
    }

    /// One value.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|s| s.name == name).map_or("", |s| &s.value)
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        PathBuf::from(self.get("data"))
    }

    /// Where the board's compartment is kept.
    pub fn place(&self) -> Place {
        Place::of(self.get("database"), &self.data(), "board")
    }

    /// The overlay of the rulebook.
    pub fn overlay(&self) -> Option<PathBuf> {
        Some(self.get("rulebook")).filter(|p| !p.is_empty()).map(PathBuf::from)
    }

    /// A number.
    ///
    /// # Errors
    /// [`Fault::Fields`] when it is none.
    pub fn number(&self, name: &str) -> Outcome<u32> {
        self.get(name)
            .parse()
            .map_err(|_| Fault::field(name, format!("“{}” is not a whole number", self.get(name))))
    }
}

fn from_file(path: &Path, asked: bool) -> Outcome<BTreeMap<String, String>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(_) if !asked => return Ok(BTreeMap::new()),
        Err(e) => return Err(Fault::field("config", format!("{} cannot be read: {e}", path.display()))),
    };
    let name = path.display().to_string();
    let table: BTreeMap<String, toml::Value> =
        kernel::rulebook::parse(&name, &text).map_err(|e| Fault::field("config", e.to_string()))?;
    let mut out = BTreeMap::new();
    for (key, value) in table {
        if !KNOWN.iter().any(|(known, ..)| *known == key) {
            let near = kernel::rulebook::nearest(&key, KNOWN.iter().map(|(known, ..)| *known));
            let hint = near.map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
            let line = text.lines().position(|l| l.trim_start().starts_with(&key)).map_or(1, |at| at + 1);
            return Err(Fault::field("config", format!("{name}:{line}: “{key}” is not a setting{hint}")));
        }
        let value = value.as_str().map_or_else(|| value.to_string(), String::from);
        out.insert(key, value);
    }
    Ok(out)
}

/// `settings`
///
/// # Errors
/// None but those of writing.
pub fn show(settings: &Settings, json: bool) -> Done {
    let shown: Vec<Setting> =
        settings.0.iter().map(|s| Setting { value: hide(&s.value), ..s.clone() }).collect();
    let width = |f: fn(&Setting) -> usize| shown.iter().map(f).max().unwrap_or(0);
    let (names, values) = (width(|s| s.name.len()), width(|s| s.value.len()));
    let lines = shown.iter().map(|s| format!("{:names$}  {:values$}  {}", s.name, s.value, s.from));
    say(json, &shown, &lines.collect::<Vec<_>>().join("\n"))
}

/// An address of a database without its password.
fn hide(value: &str) -> String {
    match (value.find("://"), value.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => {
            let user = value[scheme + 3..at].split(':').next().unwrap_or_default();
            let rest = &value[at..];
            let rest = rest
                .split_once('?')
                .map_or_else(|| rest.to_string(), |(address, _)| format!("{address}?***"));
            format!("{}{user}:***{rest}", &value[..scheme + 3])
        }
        (Some(_), _) => {
            value.split_once('?').map_or_else(|| value.to_string(), |(address, _)| format!("{address}?***"))
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, value: &str) -> Settings {
        let mut settings = Settings::of(&[(name, value.to_string())]);
        settings.0.iter_mut().filter(|s| s.name != name).for_each(|s| s.from = "default".into());
        settings.followed()
    }

    #[test]
    fn what_no_setting_can_be_is_refused() {
        for (name, value, right) in [
            ("database", "", true),
            ("database", "postgres://board@127.0.0.1/board", true),
            ("database", "postgress://x/y", false),
            ("database", "nonsense", false),
            ("listen", "0.0.0.0:8080", true),
            ("listen", "[::]:80", true),
            ("listen", "9", false),
            ("listen", "localhost:http", false),
            ("https", "maybe", false),
            ("https", "yes", true),
            ("readers", "0", false),
            ("readers", "many", false),
            ("base", "board.example", false),
            ("smtp-port", "", true),
            ("smtp-port", "25", true),
            ("smtp-port", "mail", false),
            ("smtp-tls", "tls", true),
            ("smtp-tls", "maybe", false),
        ] {
            assert_eq!(with(name, value).check().is_ok(), right, "{name} {value}");
        }
    }

    #[test]
    fn mail_travels_in_the_open_only_inside_this_machine() {
        for (host, tls, from, right) in [
            ("127.0.0.1", "none", "board@council.example", true),
            ("localhost", "none", "board@council.example", true),
            ("mail.council.example", "none", "board@council.example", false),
            ("mail.council.example", "starttls", "board@council.example", true),
            ("mail.council.example", "tls", "", false),
            ("mail.council.example", "tls", "board", false),
        ] {
            let all = [
                ("smtp-host", host),
                ("smtp-tls", tls),
                ("smtp-from", from),
                ("listen", "127.0.0.1:1"),
                ("base", "http://x"),
            ];
            let all = all.map(|(name, value)| (name, value.to_string()));
            assert_eq!(Settings::of(&all).check().is_ok(), right, "{host} {tls} {from}");
        }
    }

    #[test]
    fn the_address_in_mails_follows_where_it_listens() {
        assert_eq!(with("listen", "127.0.0.1:8214").get("base"), "http://127.0.0.1:8214");
        assert_eq!(with("base", "https://board.example").get("base"), "https://board.example");
    }

    #[test]
    fn no_password_is_shown() {
        for (value, shown) in [
            ("postgres://board:secret@127.0.0.1/board", "postgres://board:***@127.0.0.1/board"),
            ("postgres://board:secret@db/board?password=x", "postgres://board:***@db/board?***"),
            ("postgres://db/board?user=a&password=secret", "postgres://db/board?***"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ] {
            assert_eq!(hide(value), shown);
        }
    }
}

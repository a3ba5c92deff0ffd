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
        let env = |name: &str| std::env::var(format!("SHIREMOOT_{}", name.to_uppercase())).ok();
        let data = flag("data").or_else(|| env("data")).unwrap_or_else(|| KNOWN[0].1.to_string());
        let path = common.config.clone().unwrap_or_else(|| Path::new(&data).join("shiremoot.toml"));
        let file = from_file(&path, common.config.is_some())?;
        let all = KNOWN.iter().map(|(name, default, what)| {
            let (value, from) = if let Some(value) = flag(name) {
                (value, format!("flag --{name}"))
            } else if let Some(value) = env(name) {
                (value, format!("environment SHIREMOOT_{}", name.to_uppercase()))
            } else if let Some(value) = file.get(*name) {
                (value.clone(), format!("file {}", path.display()))
            } else {
                ((*default).to_string(), "default".to_string())
            };
            Setting { name, value, from, what }
        });
        Ok(Self(all.collect()))
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
        self.get(name).parse().map_err(|_| Fault::field(name, format!("“{}” is not a whole number", self.get(name))))
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
    let shown: Vec<Setting> = settings.0.iter().map(|s| Setting { value: hide(&s.value), ..s.clone() }).collect();
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
            format!("{}{user}:***{}", &value[..scheme + 3], &value[at..])
        }
        _ => value.to_string(),
    }
}

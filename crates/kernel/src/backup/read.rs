//! Reading a backup, and refusing one that is not whole.

use super::{Beside, FORMAT, Kept, MANIFEST, Manifest, Table, row, seal};
use crate::db::Value;
use crate::time::hex;
use crate::{Fault, Outcome};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// A backup whose every part has been checked.
pub struct Backup {
    path: PathBuf,
    archive: ZipArchive<BufReader<File>>,
    manifest: Manifest,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl Backup {
    /// Opens a backup and checks every part of it against its checksum.
    ///
    /// # Errors
    /// [`Fault::Broken`] naming the part that is missing, cut or altered, or what to do when a newer version made it.
    pub fn open(path: &Path) -> Outcome<Self> {
        let bad = |e: &dyn std::fmt::Display| refused(path, &e.to_string());
        let mut file = File::open(path).map_err(|e| bad(&e))?;
        let sealed = seal::holds(&mut file).map_err(|e| bad(&e))?;
        let archive = ZipArchive::new(BufReader::new(file))
            .map_err(|_| bad(&"its end is missing: it was cut short, or it is not a backup"))?;
        let mut backup = Self { path: path.into(), archive, manifest: unread() };
        backup.manifest = backup.read_manifest()?;
        backup.check_parts()?;
        if !sealed {
            return Err(bad(&"it was altered between its parts"));
        }
        Ok(backup)
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn read_manifest(&mut self) -> Outcome<Manifest> {
        let bad = |e: &dyn std::fmt::Display| refused(&self.path, &format!("{MANIFEST}: {e}"));
        let mut text = String::new();
        let mut part = self.archive.by_name(MANIFEST).map_err(|e| bad(&e))?;
        part.read_to_string(&mut text).map_err(|e| bad(&e))?;
        let Format { format } = serde_json::from_str(&text).map_err(|e| bad(&e))?;
        if format > FORMAT {
            return Err(bad(&format!(
                "a newer version of Shiremoot made it (format {format}, this program reads {FORMAT}). Install that version"
            )));
        }
        serde_json::from_str(&text).map_err(|e| bad(&e))
    }

    fn check_parts(&mut self) -> Outcome<()> {
        let Manifest { tables, files, .. } = self.manifest.clone();
        let mut known = BTreeSet::from([MANIFEST.to_string()]);
        for table in &tables {
            known.insert(table.part());
            let mut hash = Sha256::new();
            let mut rows = 0;
            self.lines(table, |line, _| {
                hash.update(line.as_bytes());
                rows += 1;
                Ok(())
            })?;
            if hex(&hash.finalize()) != table.sha256 {
                return Err(self.altered(&table.part()));
            }
            if rows != table.rows {
                return Err(self.refuse(&format!(
                    "{} has {rows} rows where the manifest says {}",
                    table.part(),
                    table.rows
                )));
            }
        }
        for kept in &files {
            known.insert(kept.part());
            let bytes = self.file(&kept.part())?;
            if hex(&Sha256::digest(&bytes)) != kept.hash || bytes.len() as u64 != kept.bytes {
                return Err(self.altered(&kept.part()));
            }
        }
        for it in &self.manifest.beside.clone() {
            it.plain().map_err(|why| self.refuse(&why))?;
            let part = self.part_of(it);
            if known.insert(part.clone()) && hex(&Sha256::digest(self.file(&part)?)) != it.sha256 {
                return Err(self.altered(&part));
            }
        }
        for name in self.archive.file_names() {
            let name = name.map_err(|e| self.refuse(&format!("the name of a part: {e}")))?;
            if !known.contains(&*name) {
                return Err(self.refuse(&format!("{name} is in it, but not in the manifest")));
            }
        }
        Ok(())
    }

    /// Every row of a table, with the line it was read from.
    pub(super) fn lines(
        &mut self,
        table: &Table,
        mut each: impl FnMut(&str, Vec<Value>) -> Outcome<()>,
    ) -> Outcome<()> {
        let part = table.part();
        let mut number = 0;
        let mut line = String::new();
        let path = self.path.clone();
        let entry = self.archive.by_name(&part).map_err(|e| refused(&path, &format!("{part}: {e}")))?;
        let mut reader = BufReader::new(entry);
        loop {
            line.clear();
            number += 1;
            let read = reader.read_line(&mut line);
            if read.map_err(|e| refused(&path, &format!("{part}, line {number}: {e}")))? == 0 {
                return Ok(());
            }
            let values = row::values(&line).filter(|values| values.len() == table.columns.len());
            let values =
                values.ok_or_else(|| refused(&path, &format!("{part}, line {number} is not a row of it")))?;
            each(&line, values)?;
        }
    }

    /// The part that holds what a file beside holds.
    pub(super) fn part_of(&self, it: &Beside) -> String {
        let kept = self.manifest.files.iter().find(|kept| kept.hash == it.sha256);
        kept.map_or_else(|| it.part(), Kept::part)
    }

    /// The bytes of one part.
    pub(super) fn file(&mut self, part: &str) -> Outcome<Vec<u8>> {
        let bad = |e: &dyn std::fmt::Display| refused(&self.path, &format!("{part}: {e}"));
        let mut bytes = Vec::new();
        self.archive.by_name(part).map_err(|e| bad(&e))?.read_to_end(&mut bytes).map_err(|e| bad(&e))?;
        Ok(bytes)
    }

    fn altered(&self, part: &str) -> Fault {
        self.refuse(&format!("{part} is not what was saved: its checksum differs"))
    }

    fn refuse(&self, why: &str) -> Fault {
        refused(&self.path, why)
    }
}

fn refused(path: &Path, why: &str) -> Fault {
    Fault::Broken(format!(
        "the backup {} cannot be used, and nothing was changed: {why}. Use another copy.",
        path.display()
    ))
}

fn unread() -> Manifest {
    Manifest {
        format: FORMAT,
        made_at: String::new(),
        migrations: Vec::new(),
        ledger: crate::ledger::Head::default(),
        ledger_faults: Vec::new(),
        tables: Vec::new(),
        files: Vec::new(),
        files_left_out: Vec::new(),
        beside: Vec::new(),
    }
}

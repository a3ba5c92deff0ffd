//! Taking a backup.

use super::{Along, Backup, Beside, FORMAT, Kept, MANIFEST, Manifest, Table, row, seal};
use crate::db::dialect::Conn;
use crate::db::{Value, migrate};
use crate::time::hex;
use crate::{Fault, Kernel, Outcome, Rows, ledger, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Rows that are held in memory at a time.
const PAGE: usize = 500;

type Archive = ZipWriter<BufWriter<File>>;

impl Backup {
    /// Writes everything into one file: a single state of the database, taken while others go on writing. The file has
    /// its name only once it is whole and on disk.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when there is a file of that name already; [`Fault::Broken`] when it cannot be written.
    pub fn write(kernel: &Kernel, path: &Path) -> Outcome<Manifest> {
        Self::write_along(kernel, path, &Along::default())
    }

    /// The same with files of the data folder. When a key is among them the backup is for its owner's eyes alone, as the key is.
    ///
    /// # Errors
    /// As [`Backup::write`].
    pub fn write_along(kernel: &Kernel, path: &Path, along: &Along) -> Outcome<Manifest> {
        if path.exists() {
            return Err(Fault::Conflict(format!(
                "{} is there already. Nothing was written; choose another name.",
                path.display()
            )));
        }
        let beside = path.with_added_extension("part");
        let written = write_to(kernel, &beside, along).and_then(|manifest| {
            fs::rename(&beside, path).map_err(|e| cannot(path, &e))?;
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            File::open(folder).and_then(|f| f.sync_all()).map_err(|e| cannot(path, &e))?;
            Ok(manifest)
        });
        if written.is_err() {
            fs::remove_file(&beside).ok();
        }
        written
    }
}

fn write_to(kernel: &Kernel, path: &Path, along: &Along) -> Outcome<Manifest> {
    let mode = if along.secret()? { 0o600 } else { 0o666 };
    fs::remove_file(path).ok();
    let file = File::options().write(true).create_new(true).mode(mode).open(path);
    let file = file.map_err(|e| cannot(path, &e))?;
    let mut archive = ZipWriter::new(BufWriter::new(file));
    let made_at = crate::db::stamp(kernel.now());
    let mut manifest = kernel.store().read(|conn| {
        let migrations = migrate::taken(conn)?.unwrap_or_default();
        let verdict = ledger::verify(&mut Rows(conn), &[])?;
        let names = conn.tables()?.into_iter().filter(|name| name != "migration");
        let tables = names.map(|name| table(conn, name, &mut archive, path)).collect::<Outcome<_>>()?;
        let (ledger, ledger_faults) = (verdict.head, verdict.faults);
        let (files, files_left_out) = (Vec::new(), Vec::new());
        Ok(Manifest {
            format: FORMAT,
            made_at,
            migrations,
            ledger,
            ledger_faults,
            tables,
            files,
            files_left_out,
            beside: Vec::new(),
        })
    })?;
    // A file is kept before the row that speaks of it and is never removed, so those that the rows need are all here now.
    for hash in kernel.files().all()? {
        // One damaged file must not stand in the way of saving all the rest.
        let Ok(bytes) = kernel.files().read(&hash) else {
            manifest.files_left_out.push(hash);
            continue;
        };
        let kept = Kept { hash, bytes: bytes.len() as u64 };
        // Reports and pictures are compressed already.
        begin(&mut archive, &kept.part(), CompressionMethod::Stored, path)?;
        archive.write_all(&bytes).map_err(|e| cannot(path, &e))?;
        manifest.files.push(kept);
    }
    let mut there: BTreeSet<String> = manifest.files.iter().map(|kept| kept.hash.clone()).collect();
    for name in &along.files {
        let (it, bytes) = Beside::read(&along.folder, name)?;
        if there.insert(it.sha256.clone()) {
            begin(&mut archive, &it.part(), CompressionMethod::Deflated, path)?;
            archive.write_all(&bytes).map_err(|e| cannot(path, &e))?;
        }
        manifest.beside.push(it);
    }
    let text = serde_json::to_string_pretty(&manifest).map_err(Fault::broken)?;
    begin(&mut archive, MANIFEST, CompressionMethod::Deflated, path)?;
    archive.write_all(text.as_bytes()).map_err(|e| cannot(path, &e))?;
    archive.set_comment(seal::blank()).map_err(|e| cannot(path, &e))?;
    let finished = archive.finish().map_err(|e| cannot(path, &e))?;
    finished.into_inner().map_err(|e| cannot(path, &e))?;
    let mut file = File::options().read(true).write(true).open(path).map_err(|e| cannot(path, &e))?;
    seal::set(&mut file).and_then(|()| file.sync_all()).map_err(|e| cannot(path, &e))?;
    Ok(manifest)
}

fn table(conn: &mut Conn, name: String, archive: &mut Archive, path: &Path) -> Outcome<Table> {
    let (columns, key) = (conn.columns(&name)?, conn.key(&name)?);
    if key.is_empty() {
        return Err(Fault::Broken(format!("the table {name} has no primary key, so its rows have no order")));
    }
    let mut table = Table { name, columns, rows: 0, sha256: String::new() };
    begin(archive, &table.part(), CompressionMethod::Deflated, path)?;
    let mut hash = Sha256::new();
    let (columns, order) = (names(&table.columns), names(&key));
    let marks = vec!["?"; key.len()].join(", ");
    let first = format!("SELECT {columns} FROM {} ORDER BY {order} LIMIT ?", table.name);
    let next =
        format!("SELECT {columns} FROM {} WHERE ({order}) > ({marks}) ORDER BY {order} LIMIT ?", table.name);
    let mut last: Option<Vec<Value>> = None;
    loop {
        let page = match &mut last {
            None => conn.query(&first, params![PAGE])?,
            Some(key) => {
                key.push(PAGE.into());
                conn.query(&next, key)?
            }
        };
        for found in &page {
            let line = row::line(found.values());
            hash.update(line.as_bytes());
            archive.write_all(line.as_bytes()).map_err(|e| cannot(path, &e))?;
            table.rows += 1;
        }
        match page.last() {
            Some(row) if page.len() == PAGE => {
                let at = |column| row.names().iter().position(|name| name == column);
                last = Some(key.iter().filter_map(at).map(|at| row.values()[at].clone()).collect());
            }
            _ => break,
        }
    }
    table.sha256 = hex(&hash.finalize());
    Ok(table)
}

fn begin(archive: &mut Archive, part: &str, how: CompressionMethod, path: &Path) -> Outcome<()> {
    let options = SimpleFileOptions::default().compression_method(how).large_file(true);
    archive.start_file(part, options).map_err(|e| cannot(path, &e))
}

/// Columns as a list for SQL.
pub(super) fn names(columns: &[String]) -> String {
    columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn cannot(path: &Path, e: &dyn std::fmt::Display) -> Fault {
    Fault::Broken(format!("the backup {} cannot be written: {e}", path.display()))
}

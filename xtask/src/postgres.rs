//! A throw-away PostgreSQL cluster with durable settings, run as another user when we are root.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::children::{self, Running};
use crate::{Outcome, needs};

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running cluster. Dropping it stops the server and removes its folder, in that order.
pub struct Cluster {
    _server: Running,
    _folder: TempDir,
    /// Where tests connect.
    pub url: String,
    /// The folder of the server's programs, for tests that run and kill a server of their own.
    pub programs: PathBuf,
    /// The user whom the server must run as, when we are root.
    pub user: Option<&'static str>,
}

/// Make and start a cluster on a free port of the loopback address.
pub fn start() -> Outcome<Cluster> {
    let programs = programs()?;
    let user = needs::is_root().then(someone_else);
    let folder = tempfile::Builder::new()
        .prefix("shiremoot-postgres-")
        .tempdir()
        .map_err(|e| format!("cannot make a temporary folder: {e}"))?;
    if let Some(user) = user {
        children::run(Command::new("chown").arg(user).arg(folder.path()))?;
    }
    let data = folder.path().join("data");
    let log = folder.path().join("log");
    children::run(
        children::tied(&programs.join("initdb"), user)
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "-D"])
            .arg(&data)
            .current_dir(folder.path())
            .stdout(Stdio::null()),
    )?;
    let port = free_port()?;
    let out = File::create(&log).map_err(|e| format!("cannot write {}: {e}", log.display()))?;
    let err = out.try_clone().map_err(|e| format!("cannot write {}: {e}", log.display()))?;
    let mut server = children::start(
        children::tied(&programs.join("postgres"), user)
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-k"])
            .arg(folder.path())
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"])
            .args(["-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on"])
            .current_dir(folder.path())
            .stdout(out)
            .stderr(err),
    )?;
    wait_until_ready(&programs, port, &mut server, &log)?;
    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    Ok(Cluster { _server: server, _folder: folder, url, programs, user })
}

fn wait_until_ready(programs: &Path, port: u16, server: &mut Running, log: &Path) -> Outcome {
    let began = Instant::now();
    while began.elapsed() < PATIENCE && server.alive() {
        let mut ask = Command::new(programs.join("pg_isready"));
        ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
        if children::run(&mut ask).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    let said = fs::read_to_string(log).unwrap_or_default();
    Err(format!("PostgreSQL did not start:\n{said}"))
}

/// The folder with `initdb` and `postgres`: beside the one in PATH, or the newest that Debian has installed.
fn programs() -> Outcome<PathBuf> {
    let known = || {
        // PATH may hold links to single programs: where they lead, the others are too.
        let in_path = needs::find("initdb").and_then(|file| file.canonicalize().ok());
        in_path.and_then(|file| whole(file.parent()?)).or_else(newest_of_debian)
    };
    if let Some(folder) = known() {
        return Ok(folder);
    }
    needs::install("PostgreSQL", &["postgresql"])?;
    known().ok_or_else(|| "PostgreSQL's initdb is still missing after installing it".to_owned())
}

/// The folder, when every program that we call is in it.
fn whole(folder: &Path) -> Option<PathBuf> {
    let all = ["initdb", "postgres", "pg_isready"].iter().all(|name| folder.join(name).is_file());
    all.then(|| folder.to_path_buf())
}

fn newest_of_debian() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, whole(&entry.path().join("bin"))?))
        })
        .max()
        .map(|(_, folder)| folder)
}

/// PostgreSQL refuses to run as root.
fn someone_else() -> &'static str {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    if users.lines().any(|line| line.starts_with("postgres:")) { "postgres" } else { "nobody" }
}

fn free_port() -> Outcome<u16> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|e| format!("no free port: {e}"))
}

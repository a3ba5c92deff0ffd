//! A cluster of PostgreSQL of our own, to be killed and started again.

use kernel::Fault;
use kernel::db::dialect::Place;
use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
    settings: Vec<String>,
    server: Child,
}

impl Cluster {
    /// A cluster that forces to disk what it acknowledges.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// A cluster with settings of its own, such as `fsync=off`.
    pub fn with(settings: &[&str]) -> Self {
        let programs = programs();
        let folder = tempfile::Builder::new().prefix("shiremoot-kills-").tempdir().expect("a folder");
        if let Some(user) = user() {
            let owned = Command::new("chown").arg(user).arg(folder.path()).status().expect("chown runs");
            assert!(owned.success());
        }
        let made = run_as_user(&programs.join("initdb"), folder.path())
            .args([
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "-D",
                "data",
            ])
            .stdout(Stdio::null())
            .status();
        assert!(made.expect("initdb runs").success(), "initdb failed");
        let port =
            TcpListener::bind(("127.0.0.1", 0)).and_then(|l| l.local_addr()).expect("a free port").port();
        let settings: Vec<String> = settings.iter().map(|setting| (*setting).into()).collect();
        let server = serve(&programs, folder.path(), port, &settings);
        let mut cluster = Self { folder, programs, port, settings, server };
        cluster.wait();
        cluster
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// `kill -9` to the server and to each process of it, at once.
    pub fn kill(&mut self) {
        // Held first, so that it makes no process that the list would lack.
        signal("-STOP", &[self.server.id()]);
        while parent_and_state(self.server.id()).is_some_and(|(_, state)| !matches!(state, 'T' | 'Z')) {
            thread::sleep(Duration::from_micros(200));
        }
        let mut all = vec![self.server.id()];
        all.extend(children_of(self.server.id()));
        signal("-KILL", &all);
        self.server.wait().expect("the server ends");
        // The shared memory is only free when the last process that held it is gone.
        while all.iter().any(|pid| alive(*pid)) {
            thread::sleep(Duration::from_millis(2));
        }
    }

    pub fn restart(&mut self) {
        self.server = serve(&self.programs, self.folder.path(), self.port, &self.settings);
        self.wait();
    }

    /// Identifier of the server's process.
    pub fn pid(&self) -> u32 {
        self.server.id()
    }

    fn wait(&mut self) {
        let place = Place::Server { url: self.url(), schema: "ready".into() };
        for _ in 0..3000 {
            // A refusal by the kernel is an answer too.
            match place.open(true).map(drop) {
                Err(Fault::Broken(why)) if why.contains("cannot be reached") => {}
                _ => return,
            }
            if self.server.try_wait().is_ok_and(|ended| ended.is_some()) {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        panic!("PostgreSQL does not answer:\n{log}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.kill();
    }
}

fn serve(programs: &Path, folder: &Path, port: u16, settings: &[String]) -> Child {
    let log = File::options().create(true).append(true).open(folder.join("log")).expect("a log");
    run_as_user(&programs.join("postgres"), folder)
        .args(["-D", "data", "-p", &port.to_string(), "-k", "", "-c", "listen_addresses=127.0.0.1"])
        // The defaults, said aloud: what makes an acknowledgement lasting.
        .args(["-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on"])
        // Only how much is scanned at a restart, not what is kept.
        .args(["-c", "recovery_init_sync_method=syncfs", "-c", "shared_buffers=16MB"])
        .args(settings.iter().flat_map(|setting| ["-c", setting]))
        .stderr(log)
        .stdout(Stdio::null())
        .spawn()
        .expect("the server starts")
}

/// PostgreSQL refuses to run as root.
pub fn user() -> Option<String> {
    let root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    let named = std::env::var("SHIREMOOT_TEST_POSTGRES_USER").ok().filter(|name| !name.is_empty());
    root.then(|| named.unwrap_or_else(|| "postgres".into()))
}

fn run_as_user(program: &Path, folder: &Path) -> Command {
    let mut command = match user() {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", &user, "--clear-groups"]).arg(program);
            command
        }
    };
    command.current_dir(folder);
    command
}

fn programs() -> PathBuf {
    if let Some(told) = std::env::var_os("SHIREMOOT_TEST_POSTGRES_PROGRAMS").filter(|told| !told.is_empty()) {
        return told.into();
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest =
        versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    newest.expect("PostgreSQL's programs: set SHIREMOOT_TEST_POSTGRES_PROGRAMS to their folder")
}

fn signal(which: &str, pids: &[u32]) {
    let pids = pids.iter().map(u32::to_string);
    Command::new("kill").arg(which).args(pids).stderr(Stdio::null()).status().expect("kill runs");
}

/// Identifier of the parent and state of a process, as the system tells them.
fn parent_and_state(pid: u32) -> Option<(u32, char)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name stands in brackets and may hold anything.
    let mut rest = stat.rsplit_once(')')?.1.split_whitespace();
    let state = rest.next()?.chars().next()?;
    Some((rest.next()?.parse().ok()?, state))
}

fn children_of(parent: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| parent_and_state(*pid).is_some_and(|(of, _)| of == parent)).collect()
}

fn alive(pid: u32) -> bool {
    parent_and_state(pid).is_some_and(|(_, state)| state != 'Z')
}

//! The program that is measured, as a process of its own.

use crate::Outcome;
use crate::http::{Asker, Client};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A server; it is stopped when this is dropped.
pub struct Server {
    child: Child,
    /// Kept open: whatever else the program says must not fail.
    said: Option<BufReader<ChildStdout>>,
    /// Where it listens.
    pub address: SocketAddr,
    /// When its process was started.
    pub since: Instant,
}

/// The program to be measured.
pub struct Program {
    path: PathBuf,
    /// Where what it complains of is kept.
    log: PathBuf,
}

impl Program {
    /// The program at a path; what it complains of goes into a folder.
    pub fn new(path: PathBuf, folder: &Path) -> Outcome<Self> {
        if !path.is_file() {
            return Err(format!("there is no program {}: set SHIREMOOT_BIN", path.display()));
        }
        Ok(Self { path, log: folder.join("complaints.txt") })
    }

    /// Both example counties in a folder, made there first when there are none yet.
    pub fn demo(&self, folder: &Path, more: &[&str]) -> Outcome<Server> {
        let folder = folder.display().to_string();
        self.start([&["demo", "--listen", "127.0.0.1:0", "--keep", &folder], more].concat())
    }

    /// An install in a folder, as it is run for good.
    pub fn serve(&self, folder: &Path) -> Outcome<Server> {
        self.start(vec!["serve", "--listen", "127.0.0.1:0", "--data", &folder.display().to_string()])
    }

    /// Runs it to its end, and says how long that took in seconds, and what it printed.
    pub fn run(&self, arguments: &[&str]) -> Outcome<(f64, String)> {
        let since = Instant::now();
        let done = Command::new(&self.path).args(arguments).output().map_err(|e| e.to_string())?;
        let took = since.elapsed().as_secs_f64();
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        if done.status.success() {
            return Ok((took, said));
        }
        let wrong = String::from_utf8_lossy(&done.stderr).trim().to_string();
        Err(format!("“shiremoot {}”: {said} {wrong}", arguments.join(" ")))
    }

    /// Starts it, and waits until it says where it answers.
    fn start(&self, arguments: Vec<&str>) -> Outcome<Server> {
        let log = File::create(&self.log).map_err(|e| e.to_string())?;
        let since = Instant::now();
        let child = Command::new(&self.path)
            .args(&arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .map_err(|e| format!("{}: {e}", self.path.display()))?;
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Server { child, said: None, address, since };
        let mut said = BufReader::new(server.child.stdout.take().ok_or("the program has no output")?);
        let mut line = String::new();
        while said.read_line(&mut line).map_err(|e| e.to_string())? > 0 {
            if let Some((_, address)) = line.split_once("http://") {
                server.address = address.trim().parse().map_err(|_| format!("it answers at “{address}”"))?;
                server.said = Some(said);
                return Ok(server);
            }
            line.clear();
        }
        let complaint = fs::read_to_string(&self.log).unwrap_or_default();
        Err(format!("“shiremoot {}” ended before it answered: {}", arguments.join(" "), complaint.trim()))
    }
}

impl Server {
    /// A connection to it.
    pub fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// Waits for the first page, and says how long after the start of the process it was there.
    pub fn first_page(&self) -> Outcome<Duration> {
        let status = self.client().send(&Asker::default().get("/"))?.status;
        if status == 200 { Ok(self.since.elapsed()) } else { Err(format!("the first page answers {status}")) }
    }

    /// Memory that it holds, in MB (of 1,000,000 bytes).
    pub fn memory(&self) -> Outcome<f64> {
        self.status("VmRSS:")
    }

    /// The most memory that it ever held, in MB.
    pub fn most_memory(&self) -> Outcome<f64> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> Outcome<f64> {
        let text =
            fs::read_to_string(format!("/proc/{}/status", self.child.id())).map_err(|e| e.to_string())?;
        let line = text.lines().find_map(|line| line.strip_prefix(name)).ok_or("the kernel does not tell")?;
        let kib: f64 =
            line.trim().trim_end_matches(" kB").parse().map_err(|_| format!("memory of “{line}”"))?;
        Ok(kib * 1024.0 / 1e6)
    }

    /// Seconds of processor time that it has taken so far.
    pub fn work(&self) -> f64 {
        work(&self.child.id().to_string())
    }

    /// Stops it as an operator does, so that nothing is left to be recovered.
    pub fn stop(mut self) -> Outcome<()> {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        if !asked.is_ok_and(|status| status.success()) {
            return Err("the server could not be asked to stop".into());
        }
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(20) {
            if let Ok(Some(_)) = self.child.try_wait() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("the server did not stop when asked".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Seconds of processor time that a process has taken; `self` for this one. Linux counts them in hundredths.
pub fn work(process: &str) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in brackets may hold spaces.
    let fields: Vec<&str> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

//! The public record: published at scale the first time, after one change, and without any; and served beside nginx.

use crate::http::Asker;
use crate::load::{Load, drive};
use crate::people::be;
use crate::table::Figure;
use crate::{Bench, Outcome, html};
use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a page is that both are asked for.
const PAGE: u64 = 20_000;

/// All of it.
pub fn record(bench: &mut Bench) -> Outcome<()> {
    let (data, copy) = (bench.place("record"), bench.place("copy"));
    let papers = bench.options.papers.to_string();
    let server = bench.program.demo(&data, &["--papers", &papers])?;
    server.first_page()?;
    server.stop()?;
    publishing(bench, &data, &copy)?;
    serving(bench, &data, &copy.join(bench.plan.county.clone()))
}

fn publishing(bench: &mut Bench, data: &Path, copy: &Path) -> Outcome<()> {
    let (data_at, copy_at) = (data.display().to_string(), copy.display().to_string());
    let county = bench.plan.county.clone();
    let publish = ["publish", "--data", &data_at, "--county", &county];
    let papers = bench.options.papers;
    let (first, said) = bench.program.run(&publish)?;
    bench
        .results
        .add(Figure::seen(format!("publishing {papers} reports the first time"), first, "s").note(said));
    change(bench, data)?;
    let (again, said) = bench.program.run(&publish)?;
    let budget = bench.plan.budgets.publish_s;
    let what = format!("publishing again after one change, {papers} reports");
    let figure = Figure::at_most(what, again, budget, "s").note(said.clone());
    let figure =
        if said.contains(" changed, ") { figure } else { figure.missed("nothing had changed".into()) };
    bench.results.add(figure);
    let (same, _) = bench.program.run(&publish)?;
    bench.results.add(Figure::seen(
        format!("publishing again without a change, {papers} reports"),
        same,
        "s",
    ));
    let (copied, _) = bench.program.run(&[&publish[..], &["--to", &copy_at]].concat())?;
    bench.results.add(Figure::seen("publishing with a copy in another folder", copied, "s"));
    let tree = copy.join(&county).display().to_string();
    let (checked, said) = bench.program.run(&["verify-record", &tree])?;
    let said = said.lines().next().unwrap_or_default().to_string();
    bench.results.add(Figure::seen("checking all of it", checked, "s").note(said));
    Ok(())
}

/// Defines one action, as the officer does.
fn change(bench: &Bench, data: &Path) -> Outcome<()> {
    let server = bench.program.demo(data, &[])?;
    server.first_page()?;
    let (mut client, plan) = (server.client(), &bench.plan.post);
    let asker = be(&mut client, &plan.person, false)?;
    let form = client.send(&asker.get(&plan.path))?;
    let token =
        html::token(form.text()?, &plan.path).ok_or("the form to define an action is missing")?.to_string();
    let fields = plan.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let status = client.send(&asker.post(&plan.path, fields.chain([("csrf", token.as_str())])))?.status;
    server.stop()?;
    if status == 303 { Ok(()) } else { Err(format!("defining an action answers {status}")) }
}

/// The page whose length is nearest to what both are asked for.
fn page(tree: &Path) -> Outcome<(String, u64)> {
    let mut best: Option<(String, u64)> = None;
    for folder in ["", "papers", "actions", "groups"] {
        for entry in fs::read_dir(tree.join(folder)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let size = entry.metadata().map_or(0, |it| it.len());
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let nearer = best.as_ref().is_none_or(|(_, known)| size.abs_diff(PAGE) < known.abs_diff(PAGE));
            if path.ends_with(".html") && nearer {
                best = Some((path, size));
            }
        }
    }
    best.ok_or_else(|| "there is no page".into())
}

fn serving(bench: &mut Bench, data: &Path, tree: &Path) -> Outcome<()> {
    let (path, size) = page(tree)?;
    let (clients, span) = (bench.clients(), bench.span(3.0, 0));
    let asked = |address: SocketAddr, path: &str| -> Load {
        let request = Asker::default().get(path);
        drive(address, &vec![request; clients], 200, span)
    };
    let what = format!("{path}, {size} bytes");
    let beside = match Nginx::start(tree, &bench.place("nginx")) {
        Ok(nginx) => {
            let load = asked(nginx.address, &format!("/{path}"));
            bench
                .results
                .add(Figure::seen("nginx, a published page", load.rate(), "a second").note(what.clone()));
            Some(load.rate())
        }
        Err(why) => {
            eprintln!("  without nginx: {why}");
            None
        }
    };
    let server = bench.program.demo(data, &[])?;
    server.first_page()?;
    let load = asked(server.address, &format!("/{}/record/{path}", bench.plan.county));
    server.stop()?;
    let note = beside
        .map_or_else(|| what.clone(), |rate| format!("{:.2} of nginx's rate; {what}", load.rate() / rate));
    let least = beside.map_or(25_000.0, |rate| rate * bench.plan.budgets.of_nginx);
    let figure = Figure::at_least("published pages", load.rate(), least, "a second").note(note);
    bench.results.add(figure.failures(&load));
    Ok(())
}

/// nginx on the same files; it is stopped when this is dropped.
struct Nginx {
    child: Child,
    address: SocketAddr,
}

impl Nginx {
    fn start(tree: &Path, place: &Path) -> Outcome<Self> {
        let words = |e: std::io::Error| e.to_string();
        let found =
            ["/usr/sbin/nginx", "/usr/bin/nginx"].into_iter().map(PathBuf::from).find(|it| it.is_file());
        let program = found.ok_or("nginx is missing: on Debian or Ubuntu, install nginx-light")?;
        fs::create_dir_all(place).map_err(words)?;
        let address = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(words)?;
        let at = place.display();
        let config = format!(
            "daemon off; pid {at}/pid; error_log {at}/errors; worker_processes 2; user root;\n\
             events {{ worker_connections 256; }}\n\
             http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=1000;\n\
             types {{ text/html html; }} client_body_temp_path {at}/b; proxy_temp_path {at}/p; fastcgi_temp_path {at}/f;\n\
             uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;\n\
             server {{ listen {address}; root {}; }} }}\n",
            tree.display()
        );
        let file = place.join("nginx.conf");
        fs::write(&file, config).map_err(words)?;
        let child = Command::new(program)
            .args(["-e", &format!("{at}/errors"), "-c", &file.display().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(words)?;
        let nginx = Self { child, address };
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(5) {
            if TcpStream::connect(address).is_ok() {
                return Ok(nginx);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let errors = fs::read_to_string(place.join("errors")).unwrap_or_default();
        Err(format!("nginx did not begin: {}", errors.trim()))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The first process ends the others when it is asked to; it does not when it is killed.
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().ok();
        self.child.wait().ok();
    }
}

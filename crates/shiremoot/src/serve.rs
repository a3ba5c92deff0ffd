//! `serve`: the pages, the jobs and the seals in one process.

use crate::says::{self, Done};
use crate::settings::Settings;
use crate::wire;
use kernel::time::MachineClock;
use kernel::{Fault, Kernel, Outcome, jobs, ledger};
use site::App;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Serves until it is told to stop.
///
/// # Errors
/// [`Fault::Broken`] when the store or the socket cannot be opened.
pub fn run(settings: &Settings) -> Done {
    if !settings.place().is_there() {
        let data = settings.data().display().to_string();
        return Err(Fault::field(
            "data",
            format!("There is no install in {data}. Make one: shiremoot init --data {data}"),
        )
        .into());
    }
    let kernel = wire::kernel(settings, Arc::new(MachineClock))?;
    on(wire::app(kernel, wire::options(settings)?), settings.get("listen"), |address| {
        says::greet(&format!("Shiremoot answers at {address}"))
    })?;
    Ok(())
}

/// Serves an app on an address until SIGINT or SIGTERM, with a worker beside it.
///
/// # Errors
/// [`Fault::Broken`] when the socket cannot be opened.
pub fn on(app: Arc<App>, listen: &str, said: impl FnOnce(&str)) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(32)
        .enable_all()
        .build()
        .map_err(Fault::broken)?;
    let stop = Arc::new(AtomicBool::new(false));
    let worker = {
        let (app, stop) = (app.clone(), stop.clone());
        std::thread::spawn(move || work(&app, &stop))
    };
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await.map_err(|e| {
            Fault::field(
                "listen",
                format!("{listen} cannot be listened on: {e}. Choose another with --listen"),
            )
        })?;
        let at = listener.local_addr().map_err(Fault::broken)?;
        said(&format!("http://{at}"));
        site::serve(app, listener, stopped()).await
    });
    stop.store(true, Ordering::SeqCst);
    worker.join().ok();
    runtime.shutdown_timeout(Duration::from_secs(5));
    served
}

async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = term.recv() => {}
    }
}

/// Does jobs and seals the ledger until told to stop.
fn work(app: &App, stop: &AtomicBool) {
    let kinds = app.jobs();
    let mut since = String::new();
    while !stop.load(Ordering::SeqCst) {
        match turn(&app.kernel, &kinds, &since) {
            Ok(next) => since = next,
            Err(fault) => {
                tracing::error!("the worker stumbled: {fault}");
                std::thread::sleep(Duration::from_secs(2));
            }
        }
        std::thread::sleep(Duration::from_millis(250));
    }
}

fn turn(kernel: &Kernel, kinds: &[jobs::JobKind], since: &str) -> Outcome<String> {
    jobs::work(kernel, kinds)?;
    ledger::seal(kernel, since)?;
    // Identifiers begin with the time: a transaction that was slow to commit may lie some minutes back.
    let back = kernel.now().checked_sub(jiff::Span::new().minutes(10)).unwrap_or(kernel.now());
    Ok(kernel.chance().id(back)[..10].to_string())
}

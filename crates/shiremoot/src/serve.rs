//! `serve`: the pages, the jobs and the seals in one process.

use crate::says::{self, Done};
use crate::settings::Settings;
use crate::wire;
use kernel::time::MachineClock;
use kernel::{Fault, Kernel, Outcome, jobs, ledger};
use site::App;
use site::mail::Postman;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Serves until it is told to stop.
///
/// # Errors
/// [`Fault::Broken`] when the store or the socket cannot be opened.
pub fn run(settings: &Settings) -> Done {
    let kernel = wire::there(settings, Arc::new(MachineClock))?;
    let (listener, address) = listen(settings.get("listen"))?;
    let postman = wire::postman(settings)?;
    on(wire::app(kernel, wire::options(settings)?), postman, listener, || {
        says::greet(&format!("Shiremoot answers at {address}"))
    })?;
    Ok(())
}

/// Takes an address to listen on, and says which it is: port 0 takes a free one.
///
/// # Errors
/// [`Fault::Fields`] when it cannot be had.
pub fn listen(on: &str) -> Outcome<(std::net::TcpListener, String)> {
    let listener = std::net::TcpListener::bind(on).map_err(|e| {
        Fault::field("listen", format!("{on} cannot be listened on: {e}. Choose another with --listen"))
    })?;
    listener.set_nonblocking(true).map_err(Fault::broken)?;
    let at = listener.local_addr().map_err(Fault::broken)?;
    Ok((listener, format!("http://{at}")))
}

/// Serves an app where it listens until SIGINT or SIGTERM, with a worker beside it.
///
/// # Errors
/// [`Fault::Broken`] when the socket cannot be opened.
pub fn on(
    app: Arc<App>,
    postman: Option<Postman>,
    listener: std::net::TcpListener,
    said: impl FnOnce(),
) -> Outcome<()> {
    app.kernel.write_unrecorded_housekeeping(site::tell::daily::wind)?;
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
    // A mail server may take its time: jobs and seals must not wait for it.
    let rounds = postman.map(|postman| {
        let (app, stop) = (app.clone(), stop.clone());
        std::thread::spawn(move || deliver(&app, &postman, &stop))
    });
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(Fault::broken)?;
        said();
        site::serve(app, listener, stopped()).await
    });
    stop.store(true, Ordering::SeqCst);
    worker.join().ok();
    rounds.map(std::thread::JoinHandle::join);
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

/// So many turns of a quarter of a second make an hour or somewhat more.
const HOURLY: u32 = 4 * 60 * 60;

/// Does jobs and seals the ledger until told to stop.
fn work(app: &App, stop: &AtomicBool) {
    let kinds = app.jobs();
    let (mut since, mut turns) = (String::new(), 0);
    while !stop.load(Ordering::SeqCst) {
        turns += 1;
        if turns % HOURLY == 0 {
            // An event whose transaction was very slow may lie further back than a turn looks.
            since.clear();
        }
        // Without seals and jobs the site must not go on as if all were well.
        let turned = catch_unwind(AssertUnwindSafe(|| turn(&app.kernel, &kinds, &since)));
        match turned.unwrap_or_else(|_| Err(Fault::broken("it failed; the lines above say where"))) {
            Ok(next) => since = next,
            Err(fault) => {
                tracing::error!("the worker stumbled: {fault}");
                std::thread::sleep(Duration::from_secs(2));
            }
        }
        std::thread::sleep(Duration::from_millis(250));
    }
}

/// So many messages leave in a row before it is looked whether to stop.
const ROW: usize = 20;

/// Empties the outbox until told to stop.
fn deliver(app: &App, postman: &Postman, stop: &AtomicBool) {
    while !stop.load(Ordering::SeqCst) {
        let round = catch_unwind(AssertUnwindSafe(|| postman.round(&app.kernel, ROW)));
        if let Err(fault) =
            round.unwrap_or_else(|_| Err(Fault::broken("it failed; the lines above say where")))
        {
            tracing::error!("the outbox could not be emptied: {fault}");
        }
        std::thread::sleep(Duration::from_secs(1));
    }
}

fn turn(kernel: &Kernel, kinds: &[jobs::JobKind], since: &str) -> Outcome<String> {
    jobs::work(kernel, kinds)?;
    ledger::seal(kernel, since)?;
    Ok(ledger::some_minutes_back(kernel))
}

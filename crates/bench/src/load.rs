//! Several clients that ask the same at once, each again as soon as it is answered.

use crate::Outcome;
use crate::http::Client;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Barrier;
use std::time::{Duration, Instant};

/// Answers that each client waits for before anything is counted.
const WARM: usize = 3;

/// How long and how much.
#[derive(Clone, Copy)]
pub struct Span {
    /// For so long.
    pub time: Duration,
    /// Or longer, until there are so many answers in all, but never more than five times as long.
    pub least: usize,
}

/// What came of it.
#[derive(Default)]
pub struct Load {
    /// Each answer's time in microseconds, in order of size.
    times: Vec<u32>,
    seconds: f64,
    /// Answers that were not as they should be: what was wrong, and how often.
    pub failures: BTreeMap<String, usize>,
}

impl Load {
    /// What stands for something that could not be asked for.
    pub fn missing(why: String) -> Self {
        Self { failures: BTreeMap::from([(why, 1)]), ..Self::default() }
    }

    /// The time in milliseconds within which a share of the answers came: 0.99 of them, say.
    pub fn within(&self, share: f64) -> f64 {
        rank(&self.times, share).map_or(f64::NAN, |micros| f64::from(micros) / 1e3)
    }

    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.times.len() as f64 / self.seconds
    }

    /// How many answers there were.
    pub fn count(&self) -> usize {
        self.times.len()
    }

    /// What went wrong, in one line.
    pub fn wrong(&self) -> Option<String> {
        let all = self.failures.iter().map(|(what, often)| format!("{often} × {what}"));
        (!self.failures.is_empty()).then(|| all.collect::<Vec<_>>().join(", "))
    }
}

/// The value below which (or at which) a share of sorted values lies: nearest rank.
fn rank(sorted: &[u32], share: f64) -> Option<u32> {
    let at = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(at.clamp(1, sorted.len().max(1)) - 1).copied()
}

/// Sends each request over a connection of its own, again and again; each answer must have the status.
pub fn drive(address: SocketAddr, requests: &[Vec<u8>], status: u16, span: Span) -> Load {
    together(requests.len(), span, |at| {
        let (mut client, request) = (Client::new(address), &requests[at]);
        move || match client.send(request) {
            Ok(answer) if answer.status == status => Ok(()),
            Ok(answer) => Err(format!("answered {}", answer.status)),
            Err(why) => Err(why),
        }
    })
}

/// Runs a step over and over on so many threads at once, each with a step of its own.
pub fn together<S: FnMut() -> Outcome<()>>(
    threads: usize,
    span: Span,
    step: impl Fn(usize) -> S + Sync,
) -> Load {
    let (barrier, each) = (Barrier::new(threads), span.least.div_ceil(threads.max(1)));
    let run = |at: usize| {
        let mut step = step(at);
        let mut own = Load::default();
        let failed =
            |why: String, failures: &mut BTreeMap<String, usize>| *failures.entry(why).or_default() += 1;
        for _ in 0..WARM {
            step().unwrap_or_else(|why| failed(why, &mut own.failures));
        }
        barrier.wait();
        let began = Instant::now();
        loop {
            let so_far = began.elapsed();
            if so_far >= span.time && (own.times.len() >= each || so_far >= span.time * 5) {
                own.seconds = so_far.as_secs_f64();
                return own;
            }
            let done = step();
            match done {
                Ok(()) => {
                    own.times.push(u32::try_from((began.elapsed() - so_far).as_micros()).unwrap_or(u32::MAX))
                }
                Err(why) => {
                    failed(why, &mut own.failures);
                    // What fails at once must not drown the machine.
                    std::thread::sleep(Duration::from_millis(10));
                }
            }
        }
    };
    let parts = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|at| scope.spawn(move || run(at))).collect();
        running.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
    });
    let mut all = Load::default();
    for part in parts {
        let Ok(part) = part else {
            *all.failures.entry("a client broke off".into()).or_default() += 1;
            continue;
        };
        all.times.extend(part.times);
        all.seconds = all.seconds.max(part.seconds);
        for (what, often) in part.failures {
            *all.failures.entry(what).or_default() += often;
        }
    }
    all.times.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_nearest_ranks() {
        let hundred: Vec<u32> = (1..=100).collect();
        assert_eq!(
            [0.5, 0.99, 1.0, 0.0].map(|share| rank(&hundred, share)),
            [Some(50), Some(99), Some(100), Some(1)]
        );
        assert_eq!(rank(&[7], 0.99), Some(7));
        assert_eq!(rank(&[], 0.5), None);
    }

    #[test]
    fn answers_and_failures_are_counted_from_all_clients() {
        let span = Span { time: Duration::from_millis(30), least: 40 };
        let load = together(4, span, |at| {
            let mut turn = 0;
            move || {
                turn += 1;
                std::thread::sleep(Duration::from_millis(1));
                if at == 0 && turn == WARM + 2 { Err("odd".into()) } else { Ok(()) }
            }
        });
        assert_eq!(load.wrong().as_deref(), Some("1 × odd"));
        assert!(load.count() >= 40, "{}", load.count());
        assert!(load.within(0.5) >= 1.0 && load.within(0.5) <= load.within(0.99));
        assert!(load.rate() > 0.0);
    }
}

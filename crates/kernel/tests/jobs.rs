//! Jobs: done after commit, at least once, by one worker at a time, and never lost from sight.

use jiff::civil::date;
use kernel::jobs::{self, Job, JobKind, TRIES, Waiting};
use kernel::{Fault, Kernel, Outcome, Recorded, params};
use serde::{Deserialize, Serialize};
use std::thread;
use testkit::db::{Bench, Setup, no_jobs_left};
use testkit::notes;

fn both(test: impl Fn(&Bench)) {
    Setup::new(&[notes::MIGRATION]).both(test);
}

/// Writes a note under its own identifier: twice is an error, so that a test sees it.
#[derive(Serialize, Deserialize)]
struct Copy {
    id: String,
}

impl Job for Copy {
    const KIND: &'static str = "notes.copy";
}

#[derive(Serialize, Deserialize)]
struct Fail {
    panics: bool,
}

impl Job for Fail {
    const KIND: &'static str = "notes.fail";
}

const KINDS: &[JobKind] = &[
    JobKind {
        kind: Copy::KIND,
        run: |kernel, body| {
            let job: Copy = jobs::body(body)?;
            thread::sleep(std::time::Duration::from_millis(2));
            kernel.write(|unit| notes::write_as(unit, &job.id, "by a job")).map(drop)
        },
    },
    JobKind {
        kind: Fail::KIND,
        run: |_, body| {
            let job: Fail = jobs::body(body)?;
            assert!(!job.panics, "a defect in a job, made for a test");
            Err(Fault::Broken("the printer is out of paper".into()))
        },
    },
];

fn enqueue(kernel: &Kernel, job: &impl Job) {
    kernel.write_unrecorded_housekeeping(|unit| jobs::enqueue(unit, job)).unwrap();
}

fn left(kernel: &Kernel) -> Vec<Waiting> {
    kernel.read(|unit| jobs::left(&mut unit.rows_without_a_permit("a check in a test"))).unwrap()
}

#[test]
fn a_job_is_done_after_the_commit_that_asked_for_it_and_not_without() {
    both(|bench| {
        let undone: Outcome<()> = bench.kernel.write(|unit| {
            jobs::enqueue(unit, &Copy { id: "never".into() })?;
            let _ = notes::write(unit, "undone")?;
            Err(Fault::Refused)
        });
        assert_eq!(undone, Err(Fault::Refused));
        no_jobs_left(&bench.kernel);
        let kept: Outcome<()> = bench.kernel.write(|unit| {
            jobs::enqueue(unit, &Copy { id: "copy".into() })?;
            notes::write(unit, "kept").map(Recorded::quietly)
        });
        kept.unwrap();
        assert_eq!(left(&bench.kernel).len(), 1);
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 1);
        no_jobs_left(&bench.kernel);
        assert!(notes::ids(&bench.kernel).unwrap().contains(&"copy".to_string()));
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 0);
    });
}

#[test]
fn a_job_that_fails_is_tried_again_later_and_then_set_aside_in_sight() {
    for panics in [false, true] {
        both(|bench| {
            enqueue(&bench.kernel, &Fail { panics });
            enqueue(&bench.kernel, &Copy { id: "not held up".into() });
            for attempt in 1..=TRIES {
                let tried = jobs::work(&bench.kernel, KINDS).unwrap();
                assert_eq!(tried, if attempt == 1 { 2 } else { 1 });
                let [job] = &left(&bench.kernel)[..] else { panic!("one job is left") };
                assert_eq!((job.attempts, job.failed), (attempt, attempt == TRIES));
                assert!(!job.error.is_empty());
                assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 0, "it waits before it is tried again");
                bench.clock.set(date(2022, 2, 15).saturating_add(jiff::Span::new().days(attempt)));
            }
            assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 0, "it waits for a person now");
            assert_eq!(notes::ids(&bench.kernel).unwrap(), ["not held up"]);
        });
    }
}

#[test]
fn a_job_that_nobody_knows_is_kept_and_named() {
    both(|bench| {
        enqueue(&bench.kernel, &Copy { id: "x".into() });
        assert_eq!(jobs::work(&bench.kernel, &[]).unwrap(), 1);
        let [job] = &left(&bench.kernel)[..] else { panic!("one job is left") };
        assert!(job.error.contains("notes.copy"), "{}", job.error);
    });
}

#[test]
fn workers_at_once_do_each_job_once() {
    const JOBS: usize = 60;
    const WORKERS: usize = 6;
    both(|bench| {
        for n in 0..JOBS {
            enqueue(&bench.kernel, &Copy { id: format!("{n:03}") });
        }
        let workers: Vec<Kernel> = (0..WORKERS).map(|_| bench.again().unwrap()).collect();
        let tried: usize = thread::scope(|scope| {
            let handles: Vec<_> =
                workers.iter().map(|kernel| scope.spawn(|| jobs::work(kernel, KINDS).unwrap())).collect();
            handles.into_iter().map(|handle| handle.join().unwrap()).sum()
        });
        // A job done twice would fail on its identifier, and be tried and left.
        assert_eq!(tried, JOBS);
        no_jobs_left(&bench.kernel);
        assert_eq!(notes::ids(&bench.kernel).unwrap().len(), JOBS);
    });
}

#[test]
fn the_job_of_a_worker_that_died_comes_back_and_one_that_kills_is_set_aside() {
    both(|bench| {
        enqueue(&bench.kernel, &Copy { id: "once".into() });
        // As a worker leaves it that was killed between claiming and settling.
        let lease = "UPDATE job SET attempts = ?, due = ?";
        bench.raw().execute(lease, params![1, "2022-02-15T12:10:00.000Z"]).unwrap();
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 0);
        bench.clock.set(date(2022, 2, 16));
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 1);
        no_jobs_left(&bench.kernel);

        enqueue(&bench.kernel, &Copy { id: "deadly".into() });
        bench.raw().execute(lease, params![TRIES, "2022-02-16T12:10:00.000Z"]).unwrap();
        bench.clock.set(date(2022, 2, 17));
        assert_eq!(jobs::work(&bench.kernel, KINDS).unwrap(), 0);
        let [job] = &left(&bench.kernel)[..] else { panic!("one job is left") };
        assert!(job.failed && job.error.contains("died"), "{job:?}");
    });
}

/// While a worker does a job, another that looks finds nothing; when the first is so late that the second has it now, what
/// the first has to say no longer counts.
#[test]
fn a_worker_that_overran_does_not_disturb_the_next() {
    const SLOW: &[JobKind] = &[JobKind {
        kind: Copy::KIND,
        run: |kernel, _| {
            assert_eq!(jobs::work(kernel, KINDS)?, 0, "it is being done");
            kernel.write_unrecorded_housekeeping(|unit| {
                let sql = "UPDATE job SET attempts = attempts + 1, due = '2022-03-01T00:00:00.000Z'";
                unit.rows_without_a_permit("another worker claims it").run(sql, &[]).map(drop)
            })?;
            Err(Fault::Broken("late".into()))
        },
    }];
    both(|bench| {
        enqueue(&bench.kernel, &Copy { id: "slow".into() });
        assert_eq!(jobs::work(&bench.kernel, SLOW).unwrap(), 1);
        let [job] = &left(&bench.kernel)[..] else { panic!("one job is left") };
        assert_eq!((job.attempts, &*job.error), (2, ""));
    });
}

//! How many tests passed and failed, read from the closing lines of the test runners.

use std::fs;

use crate::{Outcome, places};

/// Counts over several runners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and runs that broke off before they could count.
    pub failed: u64,
}

impl Tally {
    /// Takes in one line of a runner's output; anything but a closing line changes nothing.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        // cargo test: "test result: ok. 12 passed; 0 failed; 1 ignored; ..."
        // nextest: "Summary [   1.2s] 34 tests run: 33 passed (1 slow), 1 failed, 2 skipped"
        if line.starts_with("test result:") || (line.starts_with("Summary [") && line.contains(" run: ")) {
            self.passed += before(line, "passed");
            self.failed += before(line, "failed") + before(line, "timed out");
        } else if let Some((number, rest)) = line.split_once(' ') {
            // Playwright: "12 passed (3.4s)", "1 failed", "1 flaky"; flaky is not passed.
            let Ok(number) = number.parse::<u64>() else { return };
            match rest.split_once(" (").map_or(rest, |(word, _)| word) {
                "passed" => self.passed += number,
                "failed" | "flaky" | "interrupted" | "did not run" => self.failed += number,
                _ => {}
            }
        }
    }

    /// Adds what another run counted. One that failed without counting a failure counts as one.
    pub fn add(&mut self, other: Tally, outcome: &Outcome) {
        self.passed += other.passed;
        self.failed += other.failed.max(u64::from(outcome.is_err()));
    }

    /// Leaves the counts where `.ci/run` sums them, and says them.
    pub fn close(self) -> Outcome {
        let path = places::target().join("tally.txt");
        let line = format!("{} passed, {} failed", self.passed, self.failed);
        fs::write(&path, &line).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
        println!("\n{line}");
        match (self.passed, self.failed) {
            (_, 1..) => Err("some tests failed".into()),
            (0, 0) => Err("no test ran".into()),
            _ => Ok(()),
        }
    }
}

/// The number that stands right before a word.
fn before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || c == ';' || c == ',').collect();
    let first = word.split(' ').next().unwrap_or(word);
    words
        .windows(2)
        .filter(|pair| pair.get(1).is_some_and(|w| *w == first))
        .filter_map(|pair| pair.first()?.parse::<u64>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn closing_lines_count_and_others_do_not() {
        let cases = [
            (
                "test result: ok. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s",
                12,
                3,
            ),
            ("     Summary [   1.204s] 34 tests run: 33 passed (1 slow), 1 failed, 2 skipped", 33, 1),
            ("     Summary [   0.005s] 3 tests run: 3 passed, 0 skipped", 3, 0),
            ("  5 passed (3.4s)", 5, 0),
            ("  1 failed", 0, 1),
            ("  2 flaky", 0, 2),
            ("  4 did not run", 0, 4),
            ("test board::seats_passed ... ok", 0, 0),
            ("7 passed the vote", 0, 0),
            ("running 3 tests", 0, 0),
        ];
        for (line, passed, failed) in cases {
            let mut tally = Tally::default();
            tally.read(line);
            assert_eq!(tally, Tally { passed, failed }, "{line}");
        }
    }

    #[test]
    fn a_run_that_breaks_off_is_a_failure() {
        let mut tally = Tally::default();
        tally.add(Tally { passed: 2, failed: 0 }, &Err("did not compile".into()));
        tally.add(Tally { passed: 1, failed: 2 }, &Err("two failed".into()));
        assert_eq!(tally, Tally { passed: 3, failed: 3 });
    }
}

//! The pack for whoever inspects: as a page, and as the paper of which the files are made.

use crate::support::{CHAIR, OFFICER, county, open};
use kernel::Outcome;
use kernel::contracts::paper::{Block, Paper};
use kernel::contracts::press::{About, Press};
use std::sync::Arc;

/// Prints the words of a paper, so that a test can read them.
struct Words;

impl Press for Words {
    fn pdf(&self, paper: &Paper, about: &About) -> Outcome<Vec<u8>> {
        let mut out = format!("{}\n{}\n", paper.title, about.keywords.join(" "));
        for block in paper.flat() {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                    out += &format!("{}\n", text.words())
                }
                Block::Table { caption, rows, .. } => {
                    out += &format!("{caption}\n");
                    for row in rows {
                        let cells: Vec<String> =
                            row.iter().map(kernel::contracts::paper::Text::words).collect();
                        out += &format!("{}\n", cells.join(" | "));
                    }
                }
                _ => {}
            }
        }
        Ok(out.into_bytes())
    }
}

#[test]
fn it_holds_the_gaps_the_evidence_and_the_head_of_the_ledger() {
    county().press(Arc::new(Words)).both(|bench| {
        let site = open(bench);
        let page = site.person(CHAIR).get("/loamshire/duties/assurance").ok();
        let page = page.says("Overdue or missing").says("Cannot be known").says("Evidence").says("Open day in the Corn Hall");
        page.says("Head of the ledger: ").says("Rulebook: ").says("Save as PDF");
        let file = site.person(OFFICER).get("/loamshire/duties/assurance.pdf").ok();
        assert_eq!(file.media(), "application/pdf");
        let words = file.body();
        for part in [
            "Assurance pack: duties as at 1 February 2022",
            "Hold an open day | East Loamshire Community Safety Partnership | Open day in the Corn Hall | 14 October 2021",
            "No open day of 2021-22 had a senior person of each authority",
            "Ask the monitoring officer for the circular",
            "board:",
        ] {
            assert!(words.contains(part), "{part}\n{words}");
        }
        site.anybody().get("/loamshire/duties/assurance.pdf").is(404);
        // As at the day before the open day, it is not in it.
        let before = site.person(OFFICER).get("/loamshire/duties/assurance.pdf?as-at=2021-10-13").ok().body();
        assert!(before.contains("as at 13 October 2021") && !before.contains("Corn Hall"), "{before}");
    });
}

#[test]
fn without_a_press_there_is_no_file() {
    county().both(|bench| {
        let site = open(bench);
        site.person(CHAIR).get("/loamshire/duties/assurance").ok().does_not_say("Save as PDF");
        site.person(CHAIR).get("/loamshire/duties/assurance.pdf").is(404);
    });
}

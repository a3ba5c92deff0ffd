//! Every duty of the register that the domain describes has a file, and every file has dated cases.

use crate::cases;
use crate::table::{Bench, said};
use std::collections::BTreeSet;

/// The duties that were found when the field was studied, in order of their sections.
const DUTIES: &[&str] = &[
    // A
    "cda-s5-responsible-authorities",
    "cda-s5a-combination-agreement",
    "cda-s6-strategies",
    "cda-s7-report-to-policing-body",
    "cda-s17-due-regard",
    "cda-s17a-depersonalised-sharing",
    "cda-s115-power-to-disclose",
    // B
    "si1830-r3-strategy-group",
    "si1830-r3-5-money",
    "si1830-r4-protocol",
    "si1830-r4-3-liaison",
    "si1830-r5-assessment",
    "si1830-r6-inputs",
    "si1830-r7-content",
    "si1830-r8-county-group",
    "si1830-r9-agreement",
    "si1830-r9-2-basis",
    "si1830-r9-3-content",
    "si1830-r9a-copy-pcc",
    "si1830-r10-plan",
    "si1830-r11-plan-content",
    "si1830-r12-engage",
    "si1830-r12-4-public-meeting",
    "si1830-r13-public-help",
    "si1830-r13a-copy-pcc",
    "si1830-r14-summary",
    "si1830-r14a-pcc-meeting",
    "si1830-r15-guidance",
    // C
    "pja2006-s19-crime-disorder-committee",
    // D
    "nhsa-s73a-dph-public-protection",
    "ph-ring-fenced-grant",
    "hsca-s194-hwb",
    // E
    "ctsa-s26-prevent",
    "ctsa-s36-channel",
    "tpopa-2025-premises",
    // F
    "daa-s57-needs-strategy",
    "daa-s58-partnership-board",
    "daa-s59-annual-report",
    "dvcva-s9-dhr",
    "vpa-s19-dardr",
    // G
    "pcsca-s8-serious-violence",
    "pcsca-s24-owhr",
    // H
    "cdp-guidance-2022",
    "cda-s6c-reoffending",
    // I
    "asbcpa-s104-case-review",
    // J
    "lga1972-va-access",
    "uksi-2012-2089-executive",
    "psbar-2018-accessibility",
    "psed-s149",
    // K
    "ukgdpr-art6-1-e",
    "ukgdpr-art9-2-g",
    "dpa2018-part3",
    "ukgdpr-art35-dpia",
    "ukgdpr-art30-records",
    "ukgdpr-art33-breach",
    "ukgdpr-art15-access",
];

#[test]
fn every_duty_has_a_file() {
    let bench = Bench::new();
    let there: BTreeSet<&str> = bench.law.all().iter().map(|duty| duty.meta.id.as_str()).collect();
    let lacking: Vec<&&str> = DUTIES.iter().filter(|id| !there.contains(**id)).collect();
    assert!(lacking.is_empty(), "no file for {lacking:?}");
}

#[test]
fn every_file_has_a_dated_case() {
    let bench = Bench::new();
    let mut tried = BTreeSet::new();
    for table in cases::all() {
        for (day, with, _) in table.rows {
            tried.extend(said(&bench, table, day, with).1);
        }
    }
    let untried: Vec<&str> =
        bench.law.all().iter().map(|duty| duty.file.as_str()).filter(|file| !tried.contains(*file)).collect();
    assert!(untried.is_empty(), "no case of {untried:?}");
}

/// Whoever would rely on something unverified is told what to look at; what is not in force names its source and the day of looking.
#[test]
fn what_is_not_certain_says_what_to_check() {
    for duty in Bench::new().law.all() {
        let shaky = duty.meta.confidence == kernel::clock::Confidence::Unverified
            || duty.meta.status == kernel::rulebook::Status::Prospective;
        assert!(!shaky || duty.to_check.len() > 20, "{}: what must be looked at?", duty.file);
        assert!(duty.link.starts_with("https://"), "{}: where can it be read?", duty.file);
        assert!(duty.asks.len() > 40, "{}: say what it asks", duty.file);
    }
}

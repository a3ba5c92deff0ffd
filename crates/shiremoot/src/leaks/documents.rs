//! A secret in what partnerships write: an assessment in draft. What the public version of one leaves out stands in the example.

use super::act::{act, column};
use super::plant::COMMON;
use kernel::Kernel;
use kernel::verbs::Update;
use plans::{Assessment, statutory};

/// The analyst.
const ANALYST: &str = "loamshire/person/jago-winterbeck";

/// Plants it.
pub fn plant(kernel: &Kernel) {
    act(kernel, ANALYST, |unit, actor| {
        let permit = actor.permit::<Update, Assessment>(unit, "yet:loamshire/group/csp-west")?;
        statutory::begin(unit, &permit, "csp-west", "2022-23")
    });
    let sql = "SELECT id AS it FROM plan_document WHERE sort = 'assessment' AND of_group = 'csp-west' AND legal_year = '2022-23'";
    let document = column(kernel, sql).pop().expect("the assessment is there");
    act(kernel, ANALYST, |unit, actor| {
        let permit = actor.permit::<Update, Assessment>(unit, &document)?;
        statutory::save(unit, &permit, "c", 1, &format!("Pipistrelle {COMMON}"))
    });
}

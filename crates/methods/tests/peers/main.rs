//! The same figures by SciPy and statsmodels, on random inputs, to a thousand-millionth part.

mod cases;
mod python;

use serde_json::{Value, json};

/// How far two answers may lie apart, as a share of the larger.
const APART: f64 = 1e-9;

/// One question, its arguments, and what we answer.
pub struct Case {
    name: &'static str,
    arguments: Value,
    ours: Vec<f64>,
}

impl Case {
    /// A case.
    pub fn new(name: &'static str, arguments: Value, ours: Vec<f64>) -> Case {
        Case { name, arguments, ours }
    }
}

#[test]
fn our_figures_are_theirs() {
    let Some(python) = python::ready() else { return };
    let cases = cases::all();
    let asked: Vec<Value> = cases.iter().map(|case| json!([case.name, case.arguments])).collect();
    let answers = python::ask(&python, &Value::from(asked));
    let answers = answers.as_array().expect("a list");
    assert_eq!(answers.len(), cases.len());
    let mut wrong = Vec::new();
    let mut many = std::collections::BTreeMap::<&str, (usize, f64)>::new();
    for (case, theirs) in cases.iter().zip(answers) {
        let theirs: Vec<f64> =
            theirs.as_array().expect("a list").iter().map(|one| one.as_f64().unwrap_or(f64::NAN)).collect();
        assert_eq!(theirs.len(), case.ours.len(), "{} {}", case.name, case.arguments);
        let tally = many.entry(case.name).or_default();
        for (ours, theirs) in case.ours.iter().zip(&theirs) {
            let apart = apart(*ours, *theirs);
            *tally = (tally.0 + 1, tally.1.max(apart));
            if apart > APART {
                wrong.push(format!("{} {}: {ours} and {theirs}", case.name, case.arguments));
            }
        }
    }
    for (name, (values, most)) in many {
        println!("{name}: {values} values, at most {most:.1e} apart");
    }
    let few: Vec<_> = wrong.iter().take(20).collect();
    assert!(wrong.is_empty(), "{} values differ, the first: {few:#?}", wrong.len());
}

/// How far, as a share of the larger; numbers and holes never meet. Below what a float holds exactly, nothing.
fn apart(ours: f64, theirs: f64) -> f64 {
    if ours.is_nan() && theirs.is_nan() || ours == theirs {
        return 0.0;
    }
    let larger = ours.abs().max(theirs.abs());
    if larger < 1e-290 {
        return 0.0;
    }
    let apart = (ours - theirs).abs() / larger;
    if apart.is_nan() { f64::INFINITY } else { apart }
}

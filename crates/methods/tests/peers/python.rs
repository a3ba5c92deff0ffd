//! An interpreter with SciPy and statsmodels: the one that the full test command made, or one of our own in the target folder.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Packages and their exact versions, as the full test command has them.
const PACKAGES: [&str; 2] = ["scipy==1.17.1", "statsmodels==0.15.0"];

/// The interpreter; none where it may be left out and cannot be had.
pub fn ready() -> Option<PathBuf> {
    let set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let given = std::env::var_os("SHIREMOOT_TEST_PYTHON").map(PathBuf::from);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers-python");
    let own = folder.join("bin/python");
    if let Some(python) = given.into_iter().chain([own.clone()]).find(|python| has_packages(python)) {
        return Some(python);
    }
    let quick = set("SHIREMOOT_TEST_QUICK");
    if !quick && make(&folder, &own) {
        return Some(own);
    }
    let full = set("SHIREMOOT_TEST_FULL") || (set("CI") && !quick);
    assert!(!full, "no Python with SciPy and statsmodels, and nothing may be skipped here");
    eprintln!("left out: no Python with SciPy and statsmodels");
    None
}

fn has_packages(python: &Path) -> bool {
    let asks = "import scipy, statsmodels; print(f'scipy=={scipy.__version__} statsmodels=={statsmodels.__version__}')";
    let told = Command::new(python).args(["-c", asks]).stderr(Stdio::null()).output();
    told.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).trim() == PACKAGES.join(" "))
}

fn make(folder: &Path, python: &Path) -> bool {
    let ran = |command: &mut Command| command.status().is_ok_and(|status| status.success());
    ran(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))
        && ran(Command::new(python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(PACKAGES))
        && has_packages(python)
}

/// Puts all questions at once.
pub fn ask(python: &Path, questions: &Value) -> Value {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/reference.py");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the interpreter starts");
    let mut input = child.stdin.take().expect("its input");
    let text = questions.to_string();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("an answer");
    writer.join().expect("the questions are written").expect("and read");
    assert!(output.status.success(), "the reference failed");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

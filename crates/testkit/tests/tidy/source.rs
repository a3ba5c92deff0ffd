//! Every source file of the workspace, with what is test and what is comment told apart.

use regex::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One file of Rust.
pub struct Source {
    /// Its path below the root, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
    /// Whether all of it is a test.
    pub test: bool,
}

/// One line of a program that is no test.
pub struct Line {
    pub path: &'static str,
    pub number: usize,
    /// Without comments.
    pub code: String,
    /// Without comments and without what stands in strings.
    pub bare: String,
}

impl Line {
    pub fn place(&self) -> String {
        format!("{}:{}: {}", self.path, self.number, self.code.trim())
    }
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("two folders up").to_path_buf()
}

/// Every file below a folder of the root, in order, without what is fetched or built.
pub fn below(folder: &str) -> Vec<String> {
    fn walk(at: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let fetched = ["target", "node_modules", "dist"].iter().any(|fetched| name == *fetched);
            if path.is_dir() && !fetched {
                walk(&path, found);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    let (root, mut found) = (root(), Vec::new());
    walk(&root.join(folder), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .filter_map(|path| Some(path.strip_prefix(&root).ok()?.to_str()?.replace('\\', "/")))
        .collect();
    names.sort();
    names
}

/// Every file of Rust.
pub fn all() -> &'static [Source] {
    static ALL: LazyLock<Vec<Source>> = LazyLock::new(read);
    &ALL
}

fn read() -> Vec<Source> {
    let paths = ["crates", "xtask"].into_iter().flat_map(below).filter(|path| path.ends_with(".rs"));
    let mut all: Vec<Source> = paths
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).expect("a source file");
            Source { test: false, path, text }
        })
        .collect();
    let declared = declared_as_tests(&all);
    for source in &mut all {
        let within = |folder: &str| source.path.contains(&format!("/{folder}/"));
        let module = source.path.trim_end_matches(".rs");
        source.test = ["tests", "examples", "benches"].iter().any(|folder| within(folder))
            || source.path.starts_with("crates/testkit/")
            || module.ends_with("/tests")
            || declared.iter().any(|test| module == test || module.starts_with(&format!("{test}/")));
    }
    all
}

/// Modules behind `#[cfg(test)]`, as paths without `.rs`.
fn declared_as_tests(all: &[Source]) -> BTreeSet<String> {
    let module = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\([a-z]+\))? )?mod (\w+);").expect("a pattern");
    let mut declared = BTreeSet::new();
    for source in all {
        let (folder, file) = source.path.rsplit_once('/').expect("a folder");
        let stem = file.trim_end_matches(".rs");
        let own =
            if ["lib", "main", "mod"].contains(&stem) { folder.into() } else { format!("{folder}/{stem}") };
        declared.extend(module.captures_iter(&source.text).map(|found| format!("{own}/{}", &found[1])));
    }
    declared
}

/// Every line of a program that is no test and no comment.
pub fn program() -> &'static [Line] {
    static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
        let programs = all().iter().filter(|source| !source.test);
        programs.flat_map(|source| lines(&source.path, without_tests(&source.text))).collect()
    });
    &LINES
}

fn lines(path: &'static str, text: &str) -> Vec<Line> {
    let (code, bare) = stripped(text);
    let pairs = code.lines().zip(bare.lines()).enumerate().filter(|(_, (code, _))| !code.trim().is_empty());
    pairs
        .map(|(at, (code, bare))| Line { path, number: at + 1, code: code.into(), bare: bare.into() })
        .collect()
}

/// Without the tests at its end.
fn without_tests(text: &str) -> &str {
    static TESTS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)?mod \w+ \{").expect("a pattern"));
    TESTS.find(text).map_or(text, |found| &text[..found.start()])
}

/// Without comments; and without what stands in strings too. Lines stay where they are.
fn stripped(text: &str) -> (String, String) {
    static PIECE: LazyLock<Regex> = LazyLock::new(|| {
        let comment = "//[^\\n]*";
        let string = r##"r#"(?<raw>.*?)"#|b?"(?<string>(?:[^"\\]|\\.)*)""##;
        let letter = r"'(?:[^'\\\n]|\\[^\n])[^'\n]{0,8}?'";
        Regex::new(&format!("(?s){comment}|{string}|{letter}")).expect("a pattern")
    });
    let lines = |text: &str| "\n".repeat(text.matches('\n').count());
    let code = PIECE.replace_all(text, |found: &regex::Captures<'_>| {
        if found[0].starts_with("//") { String::new() } else { found[0].to_string() }
    });
    let bare = PIECE.replace_all(text, |found: &regex::Captures<'_>| {
        match found.name("raw").or(found.name("string")) {
            Some(string) => format!("\"{}\"", lines(string.as_str())),
            None => String::new(),
        }
    });
    (code.into_owned(), bare.into_owned())
}

#[test]
fn comments_and_strings_are_told_apart() {
    let text = "let a = \"x // y\"; // z\nlet b = 'a'; let c: &'static str = r#\"1\n\"2\"#;\n/// doc\n";
    let (code, bare) = stripped(text);
    assert_eq!(code, "let a = \"x // y\"; \nlet b = 'a'; let c: &'static str = r#\"1\n\"2\"#;\n\n");
    assert_eq!(bare, "let a = \"\"; \nlet b = ; let c: &'static str = \"\n\";\n\n");
}

#[test]
fn what_is_test_is_told_apart() {
    let all = all();
    assert!(all.len() > 200, "{} files", all.len());
    let test = |path: &str| all.iter().find(|s| s.path == path).map(|s| s.test);
    assert_eq!(test("crates/kernel/src/unit.rs"), Some(false));
    assert_eq!(test("crates/kernel/tests/store.rs"), Some(true));
    assert_eq!(test("crates/kernel/src/clock/tests/words.rs"), Some(true));
}

//! The two doors of this part for the binary: the check of the templates at start, and the reading of a file.

use std::fs;
use std::io::Read;
use std::path::Path;

use kernel::rulebook::{Misprint, Rulebook};
use kernel::{Fault, Outcome};

use super::{Format, Report, Template, WarningKind, import};

/// The largest file that is read, in bytes. A report of 300 pages has about one million.
const MOST: u64 = 2 * 1024 * 1024;

/// Whether every template of the rulebook can be used.
///
/// # Errors
/// The first [`Misprint`], with file, line and the nearest right name.
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    Template::all(rulebook).map(drop)
}

/// Reads a report from a file of text, Markdown or JSON. Nothing is kept: the answer is what was understood.
///
/// # Errors
/// [`Fault::Fields`] on `rulebook` or `file`, with what to do: no such file, empty, too large, not text, not UTF-8, JSON
/// that is no paper.
pub fn import_file(rulebook: &Rulebook, file: &Path) -> Outcome<Report> {
    let templates = Template::all(rulebook).map_err(|wrong| Fault::field("rulebook", wrong.to_string()))?;
    let format = Format::of_file(&file.to_string_lossy());
    let read = import(&text_of(file)?, format, &templates);
    match read.warnings.iter().find(|warning| warning.kind == WarningKind::Unreadable) {
        Some(why) => Err(wrong(file, &format!("{} (line {})", why.message, why.line))),
        None => Ok(Report::from(&read)),
    }
}

fn wrong(file: &Path, why: &str) -> Fault {
    Fault::field("file", format!("{}: {why}", file.display()))
}

fn text_of(file: &Path) -> Outcome<String> {
    let cannot = |why: std::io::Error| match why.kind() {
        std::io::ErrorKind::NotFound => {
            wrong(file, "there is no such file. Check the name, and the folder you are in")
        }
        std::io::ErrorKind::PermissionDenied => wrong(file, "this file may not be read. Check who owns it"),
        _ => wrong(file, &format!("it cannot be read: {why}")),
    };
    let opened = fs::File::open(file).map_err(cannot)?;
    if opened.metadata().map_err(cannot)?.is_dir() {
        return Err(wrong(file, "this is a folder. Name the report inside it"));
    }
    let mut bytes = Vec::new();
    opened.take(MOST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    words_in(&bytes).map_err(|why| wrong(file, &why))
}

/// The words of a file, or why there are none to read and what to do about it.
fn words_in(bytes: &[u8]) -> Result<String, String> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST {
        return Err(format!(
            "this is larger than {} MB, which no report is. Cut it into its reports",
            MOST >> 20
        ));
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(format!(
            "this is {kind}. Open it, copy its text into a file whose name ends in .txt, and import that"
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("line {line} is not UTF-8 text. Open it and save it again with the encoding UTF-8")
    })?;
    if let Some(at) = text.find('\0') {
        let line = text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1;
        return Err(format!(
            "line {line} holds bytes that are no text. Import the text of the report, not the program's file"
        ));
    }
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err("there are no words in it. Check that the report was saved".to_owned());
    }
    Ok(text.to_owned())
}

/// What a file is by its first bytes, when it is one of those that people take for text.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 7] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
        (b"\xd0\xcf\x11\xe0", "an old Word file"),
        (b"{\\rtf", "a rich text file"),
        (b"\xff\xfe", "text in the encoding UTF-16"),
        (b"\xfe\xff", "text in the encoding UTF-16"),
        (b"<!DOCTYPE html", "a web page"),
    ];
    kinds.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_says_what_to_do() {
        for (bytes, says) in [
            (&b""[..], "no words in it"),
            (b"\xef\xbb\xbf \r\n\t", "no words in it"),
            (b"%PDF-1.7 ...", "a PDF. Open it, copy its text"),
            (b"PK\x03\x04...", "a Word, OpenDocument or zip file"),
            (b"\xff\xfeH\0e\0", "UTF-16"),
            (b"One line\nThe board\x92s plan\n", "line 2 is not UTF-8 text. Open it and save it again"),
            (b"One line\ntwo\0three", "line 2 holds bytes that are no text"),
        ] {
            let why = words_in(bytes).expect_err("refused");
            assert!(why.contains(says), "{why}");
        }
        assert!(words_in(&vec![b'a'; 3 << 20]).expect_err("refused").contains("larger than 2 MB"));
        assert_eq!(words_in("The board’s plan".as_bytes()).as_deref(), Ok("The board’s plan"));
    }

    #[test]
    fn no_such_file_is_a_fault_of_the_field() {
        let rulebook = Rulebook::load(None).expect("the rulebook of this release");
        let fault = import_file(&rulebook, Path::new("no-such-report.txt")).expect_err("refused");
        assert!(matches!(&fault, Fault::Fields(errors) if errors[0].field == "file"), "{fault}");
        assert!(fault.to_string().contains("no such file"), "{fault}");
    }

    #[test]
    fn the_templates_of_this_release_hold() {
        assert_eq!(check(&Rulebook::load(None).expect("the rulebook of this release")), Ok(()));
    }
}

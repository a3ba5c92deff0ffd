//! The press: fonts and layout read once, papers drawn many times.

use std::fmt;
use std::sync::Arc;

use kernel::contracts::paper::Paper;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::{FileId, Source};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::Meta;
use crate::drawing::Drawing;
use crate::fonts::Fonts;
use crate::world::{Desk, file};

/// How papers look, as people who are not engineers can read and change it.
const LAYOUT: &str = include_str!("../../../../rulebook/papers/layout.typ");

/// How many drawings an unused intermediate result outlives. Keeps the layout itself warm and the papers' words not.
const MEMORY: usize = 1;

/// Draws papers as PDF/UA-1. Clones share fonts and layout.
#[derive(Clone)]
pub struct Press(Arc<Parts>);

struct Parts {
    library: LazyHash<Library>,
    fonts: Fonts,
    layout: Source,
    data: FileId,
    standards: PdfStandards,
}

/// Why a paper could not be drawn: what Typst or the PDF/UA check said. Says nothing of the paper's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressError(Vec<String>);

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the PDF could not be drawn: {}", self.0.join("; "))
    }
}

impl std::error::Error for PressError {}

impl PressError {
    fn new(what: impl Into<String>) -> Self {
        Self(vec![what.into()])
    }

    fn of<'a>(faults: impl IntoIterator<Item = &'a SourceDiagnostic>) -> Self {
        Self(faults.into_iter().map(|fault| fault.message.to_string()).collect())
    }
}

impl Press {
    /// A press with the house typeface, as the bytes of TrueType or OpenType files. Letters that it lacks are set in
    /// the typefaces that come with Typst; so is everything when the list is empty.
    ///
    /// # Errors
    /// When the press itself is broken: never because of a paper.
    pub fn new(fonts: Vec<Vec<u8>>) -> Result<Self, PressError> {
        Self::with_layout(fonts, LAYOUT)
    }

    /// The same with another layout in Typst, for an authority that has its own look.
    ///
    /// # Errors
    /// As [`Press::new`]; a layout that is wrong shows when a paper is drawn.
    pub fn with_layout(fonts: Vec<Vec<u8>>, layout: &str) -> Result<Self, PressError> {
        let features = [Feature::A11yExtras].into_iter().collect();
        Ok(Self(Arc::new(Parts {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            fonts: Fonts::new(fonts),
            layout: Source::new(file("layout.typ").map_err(PressError::new)?, layout.to_owned()),
            data: file("paper.json").map_err(PressError::new)?,
            standards: PdfStandards::new(&[PdfStandard::Ua_1])
                .map_err(|fault| PressError::new(fault.message().as_str()))?,
        })))
    }

    /// The paper as a tagged PDF that declares and keeps PDF/UA-1 (ISO 14289-1).
    ///
    /// # Errors
    /// When a picture is not SVG, or when the result would break the standard; no file is better than one that only
    /// claims to be accessible.
    pub fn pdf(&self, paper: &Paper, meta: &Meta) -> Result<Vec<u8>, PressError> {
        let parts = &*self.0;
        let drawing = Drawing::of(paper, meta, &parts.fonts);
        let desk = Desk {
            library: &parts.library,
            fonts: &parts.fonts,
            layout: &parts.layout,
            data: parts.data,
            paper: Bytes::new(
                serde_json::to_vec(&drawing).map_err(|fault| PressError::new(fault.to_string()))?,
            ),
        };
        let document =
            typst::compile::<PagedDocument>(&desk).output.map_err(|faults| PressError::of(&faults));
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some("Shiremoot".to_owned())),
            timestamp: meta.issued.and_then(timestamp),
            page_ranges: None,
            standards: parts.standards.clone(),
            tagged: true,
            pretty: false,
        };
        let pdf = document.and_then(|document| {
            typst_pdf::pdf(&document, &options).map_err(|faults| PressError::of(&faults))
        });
        typst::comemo::evict(MEMORY);
        pdf
    }
}

impl kernel::contracts::press::Press for Press {
    fn pdf(&self, paper: &Paper, about: &kernel::contracts::press::About) -> kernel::Outcome<Vec<u8>> {
        let meta = Meta {
            author: about.author.clone(),
            keywords: about.keywords.clone(),
            issued: about.issued,
            ..Meta::default()
        };
        Self::pdf(self, paper, &meta).map_err(kernel::Fault::broken)
    }
}

/// A moment as the PDF's creation date, in universal time.
fn timestamp(at: jiff::Timestamp) -> Option<Timestamp> {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let part = |n: i8| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
    .map(Timestamp::new_utc)
}

//! The press of this install, which also has the Word files written: typefaces and layout are read when the first PDF is asked for, so that a start stays quick.

use engine_typst::Press as Engine;
use include_dir::{Dir, include_dir};
use kernel::contracts::paper::Paper;
use kernel::contracts::press::{About, Press};
use kernel::rulebook::Rulebook;
use kernel::{Fault, Outcome};
use std::sync::OnceLock;

/// When the compiler cannot find this file: run `cargo xtask web`.
const _MADE: &str = include_str!("../../../web/dist/made-by-cargo-xtask-web");
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../web/dist/papers");
/// How papers look, in the rulebook: an authority can lay its own over it.
const LAYOUT: &str = "papers/layout.typ";

/// A press that is made when it is first needed.
pub struct HousePress {
    layout: Option<String>,
    engine: OnceLock<Result<Engine, String>>,
}

impl HousePress {
    /// A press with the layout of this rulebook.
    pub fn new(rulebook: &Rulebook) -> Self {
        let layout = rulebook.file(LAYOUT).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        Self { layout, engine: OnceLock::new() }
    }

    fn engine(&self) -> Outcome<&Engine> {
        let made = self.engine.get_or_init(|| {
            let fonts = FONTS
                .files()
                .filter(|file| file.path().extension().is_some_and(|ending| ending == "ttf"))
                .map(|file| file.contents().to_vec())
                .collect();
            let made = match &self.layout {
                Some(layout) => Engine::with_layout(fonts, layout),
                None => Engine::new(fonts),
            };
            made.map_err(|why| why.to_string())
        });
        made.as_ref().map_err(Fault::broken)
    }
}

impl Press for HousePress {
    fn pdf(&self, paper: &Paper, about: &About) -> Outcome<Vec<u8>> {
        Press::pdf(self.engine()?, paper, about)
    }

    fn docx(&self, paper: &Paper, about: &About) -> Outcome<Vec<u8>> {
        papers::word(paper, about)
    }
}

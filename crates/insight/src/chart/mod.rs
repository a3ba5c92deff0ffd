//! Charts as SVG, drawn from numbers that may be shown: each with a title that states the finding, its words and its table.
//!
//! A model takes [`Value`]s that disclosure control has passed, so a drawing never holds a number that is hidden: neither a path, a title nor
//! the alternative can give it away. The same model gives the same bytes. Colour never stands alone: shapes, dashes and words carry it in grey.

mod axis;
mod bars;
mod canvas;
mod funnel;
mod line;
mod place;
mod say;
mod scale;
mod show;
mod small;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod xmr;

pub use bars::{Bar, Bars};
pub(crate) use canvas::{Anchor, Canvas};
pub use canvas::{Drawing, Size};
pub use funnel::{Beyond, Dot, Funnel, Limits};
pub use line::{Line, Series};
pub(crate) use place::{Rect, wrap};
pub use small::{Multiple, Multiples, spark};
pub use table::{Cell, Table};
pub use value::{Better, Interval, Unit, Value};
pub use xmr::{Rule, Segment, Special, Xmr};

pub use crate::figure::Period;
pub(crate) use crate::figure::number;
pub(crate) use say::list;

/// The Government Analysis Function's accessible palette.
pub const PALETTE: [&str; 6] = ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"];

/// Words on a chart.
pub(crate) const INK: &str = "#14242b";
/// Words that stand back.
pub(crate) const QUIET: &str = "#4b5b64";
/// Lines that only guide the eye.
pub(crate) const GRID: &str = "#d9e0df";

/// What a chart is drawn from.
pub trait Model {
    /// The finding, in one sentence without its full stop; it says what the numbers show and no cause.
    fn title(&self) -> String;
    /// What somebody who does not see the picture is told, with the numbers.
    fn text(&self) -> String;
    /// Every number of the picture.
    fn table(&self) -> Table;
    /// Draws, and says how tall it became.
    fn draw(&self, on: &mut Canvas) -> f64;
}

/// A chart that is drawn: for a desk and paper, and for a phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The finding.
    pub title: String,
    /// The text alternative.
    pub text: String,
    /// The drawing for a desk, and for paper.
    pub wide: Drawing,
    /// The drawing for a phone.
    pub tall: Drawing,
    /// The same as a table.
    pub table: Table,
}

impl Chart {
    /// Draws a model.
    pub fn of(model: &dyn Model) -> Self {
        let drawn = |size| {
            let mut canvas = Canvas::new(size);
            let height = model.draw(&mut canvas);
            canvas.finish(height)
        };
        Self {
            title: model.title(),
            text: model.text(),
            wide: drawn(Size::Wide),
            tall: drawn(Size::Tall),
            table: model.table(),
        }
    }
}

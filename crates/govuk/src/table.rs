//! Table: things of one kind, compared.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content,
    builders::extras,
    element::{Element, join},
};

/// A table with a caption, a head and rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the table shows.
    pub caption: Option<String>,
    /// Extra classes of the caption, such as `govuk-table__caption--m`.
    pub caption_classes: String,
    /// The headings of the columns.
    pub head: Vec<Cell>,
    /// The rows, each a list of cells.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the first cell of each row is its heading.
    pub first_cell_is_header: bool,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it says.
    pub content: Content,
    /// Whether it holds a number, and so is set to the right.
    pub numeric: bool,
    /// How many columns it spans, when more than one.
    pub colspan: Option<u32>,
    /// How many rows it spans, when more than one.
    pub rowspan: Option<u32>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Table {
    /// A table of these headings and rows.
    pub fn new<H, R, C>(head: H, rows: R) -> Self
    where
        H: IntoIterator<Item: Into<Cell>>,
        R: IntoIterator<Item = C>,
        C: IntoIterator<Item: Into<Cell>>,
    {
        Self {
            head: head.into_iter().map(Into::into).collect(),
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().map(Into::into).collect())
                .collect(),
            ..Self::default()
        }
    }

    /// Says what the table shows, in a caption of medium size.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = Some(caption.into());
        self.caption_classes = "govuk-table__caption--m".into();
        self
    }

    /// Makes the first cell of each row its heading.
    #[must_use]
    pub fn row_headers(mut self) -> Self {
        self.first_cell_is_header = true;
        self
    }
}

impl Cell {
    /// A cell of words or markup.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// A cell that holds a number, or the heading of such a column.
    pub fn numeric(content: impl Into<Content>) -> Self {
        Self {
            numeric: true,
            ..Self::new(content)
        }
    }

    fn markup(&self, heads: Option<&'static str>) -> Markup {
        let (name, class) = match heads {
            Some(_) => ("th", "govuk-table__header"),
            None => ("td", "govuk-table__cell"),
        };
        // govuk-frontend does not set a row's heading to the right.
        let numeric = match heads {
            _ if !self.numeric => "",
            Some("col") => "govuk-table__header--numeric",
            Some(_) => "",
            None => "govuk-table__cell--numeric",
        };
        Element::new(name)
            .maybe("scope", heads)
            .class(&join(&[class, numeric]), &self.classes)
            .maybe("colspan", self.colspan.as_ref())
            .maybe("rowspan", self.rowspan.as_ref())
            .attrs(&self.attributes)
            .body(&self.content)
    }
}

extras!(Table, Cell);

impl<T: Into<Content>> From<T> for Cell {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

impl Render for Table {
    fn render(&self) -> Markup {
        let caption_class = join(&["govuk-table__caption", &self.caption_classes]);
        Element::new("table")
            .class("govuk-table", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                @if let Some(caption) = &self.caption {
                    caption class=(caption_class) { (caption) }
                }
                @if !self.head.is_empty() {
                    thead.govuk-table__head {
                        tr.govuk-table__row {
                            @for cell in &self.head { (cell.markup(Some("col"))) }
                        }
                    }
                }
                tbody.govuk-table__body {
                    @for row in &self.rows {
                        tr.govuk-table__row {
                            @for (column, cell) in row.iter().enumerate() {
                                @let heads = self.first_cell_is_header && column == 0;
                                (cell.markup(heads.then_some("row")))
                            }
                        }
                    }
                }
            })
    }
}

//! Widths of controls: by characters for answers of known length, by fraction for the rest.

/// How wide a text input or a select is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Two characters.
    Chars2,
    /// Three characters.
    Chars3,
    /// Four characters.
    Chars4,
    /// Five characters.
    Chars5,
    /// Ten characters.
    Chars10,
    /// Twenty characters.
    Chars20,
    /// Thirty characters.
    Chars30,
    /// The whole column.
    Full,
    /// Three quarters of the column.
    ThreeQuarters,
    /// Two thirds of the column.
    TwoThirds,
    /// Half of the column.
    OneHalf,
    /// One third of the column.
    OneThird,
    /// One quarter of the column.
    OneQuarter,
}

impl Width {
    /// The class that sets the width.
    pub fn class(self) -> &'static str {
        match self {
            Self::Chars2 => "govuk-input--width-2",
            Self::Chars3 => "govuk-input--width-3",
            Self::Chars4 => "govuk-input--width-4",
            Self::Chars5 => "govuk-input--width-5",
            Self::Chars10 => "govuk-input--width-10",
            Self::Chars20 => "govuk-input--width-20",
            Self::Chars30 => "govuk-input--width-30",
            Self::Full => "govuk-!-width-full",
            Self::ThreeQuarters => "govuk-!-width-three-quarters",
            Self::TwoThirds => "govuk-!-width-two-thirds",
            Self::OneHalf => "govuk-!-width-one-half",
            Self::OneThird => "govuk-!-width-one-third",
            Self::OneQuarter => "govuk-!-width-one-quarter",
        }
    }
}

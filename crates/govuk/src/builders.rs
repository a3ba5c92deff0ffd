//! The chained setters that many components share, written once.

/// Gives a component `.classes()`, `.attribute()` and `.flag()`.
macro_rules! extras {
    ($($component:ty),+ $(,)?) => {$(
        impl $component {
            /// Adds classes (separated by spaces) to those already set.
            #[must_use]
            pub fn classes(mut self, classes: &str) -> Self {
                self.classes = $crate::element::join(&[&self.classes, classes]);
                self
            }

            /// Adds an attribute with a value.
            #[must_use]
            pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.attributes.push((name.into(), Some(value.into())));
                self
            }

            /// Adds an attribute that has no value, such as `hidden`.
            #[must_use]
            pub fn flag(mut self, name: impl Into<String>) -> Self {
                self.attributes.push((name.into(), None));
                self
            }
        }
    )+};
}

/// Gives a form control `.id()`, `.hint()`, `.error()` and `.maybe_error()`.
macro_rules! control {
    ($($component:ty),+ $(,)?) => {$(
        impl $component {
            /// Sets the id, when it must differ from the name.
            #[must_use]
            pub fn id(mut self, id: impl Into<String>) -> Self {
                self.id = id.into();
                self
            }

            /// Sets the hint shown under the question.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<$crate::Hint>) -> Self {
                self.hint = Some(hint.into());
                self
            }

            /// Sets the error message.
            #[must_use]
            pub fn error(mut self, error: impl Into<$crate::ErrorMessage>) -> Self {
                self.error = Some(error.into());
                self
            }

            /// Sets the error message if there is one, and clears it if not.
            #[must_use]
            pub fn maybe_error(mut self, error: Option<impl Into<$crate::ErrorMessage>>) -> Self {
                self.error = error.map(Into::into);
                self
            }
        }
    )+};
}

/// Gives a form control with one value `.value()` and `.maybe_value()`.
macro_rules! value {
    ($($component:ty),+ $(,)?) => {$(
        impl $component {
            /// Sets the value that is shown.
            #[must_use]
            pub fn value(mut self, value: impl Into<String>) -> Self {
                self.value = Some(value.into());
                self
            }

            /// Sets the value that is shown, if there is one.
            #[must_use]
            pub fn maybe_value(mut self, value: Option<impl Into<String>>) -> Self {
                self.value = value.map(Into::into);
                self
            }
        }
    )+};
}

pub(crate) use {control, extras, value};

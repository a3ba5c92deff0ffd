//! A condition of SQL: what narrows a list, put together from smaller ones.

use crate::db::Value;

/// A condition of SQL with its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// An expression; `1 = 1` for everything, `1 = 0` for nothing.
    pub sql: String,
    /// Its parameters, in order.
    pub params: Vec<Value>,
}

impl Condition {
    /// Every row.
    pub fn all() -> Self {
        Self { sql: "1 = 1".into(), params: Vec::new() }
    }

    /// No row.
    pub fn none() -> Self {
        Self { sql: "1 = 0".into(), params: Vec::new() }
    }

    /// Rows for which an expression holds.
    pub fn sql(sql: impl Into<String>, params: &[Value]) -> Self {
        Self { sql: sql.into(), params: params.to_vec() }
    }

    /// Rows whose column is one of the values; none when there are no values.
    pub fn any_of<S: Into<String>>(column: &str, values: impl IntoIterator<Item = S>) -> Self {
        let params: Vec<Value> = values.into_iter().map(|v| Value::Text(v.into())).collect();
        if params.is_empty() {
            return Self::none();
        }
        Self { sql: format!("{column} IN ({})", vec!["?"; params.len()].join(", ")), params }
    }

    /// Rows for which either holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.joined(other, "OR", "1 = 0", "1 = 1")
    }

    /// Rows for which both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.joined(other, "AND", "1 = 1", "1 = 0")
    }

    fn joined(self, other: Self, word: &str, neutral: &str, winner: &str) -> Self {
        if self.sql == neutral || other.sql == winner {
            return other;
        }
        if other.sql == neutral || self.sql == winner {
            return self;
        }
        let mut params = self.params;
        params.extend(other.params);
        Self { sql: format!("(({}) {word} ({}))", self.sql, other.sql), params }
    }
}

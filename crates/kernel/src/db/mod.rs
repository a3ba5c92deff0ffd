//! Two databases, one path: SQLite by default, PostgreSQL by address.

pub mod dialect;
pub(crate) mod migrate;
mod store;
mod value;
mod writer;

pub use migrate::Migration;
pub use store::Store;
pub(crate) use value::stamp;
pub use value::{FromValue, Row, Value};

/// Builds the positional parameters of a statement: `params![id, date, 3]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*][..] };
}

//! Values and rows as both databases give them.

use crate::{Fault, Outcome};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A value in a column: no dates, booleans or enums, which the databases would store differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    Null,
    /// `BIGINT`; booleans are 0 and 1.
    Int(i64),
    /// `DOUBLE PRECISION`.
    Real(f64),
    /// `TEXT`: dates as `2022-02-15`, instants in UTC with milliseconds, identifiers.
    Text(String),
    /// `BYTEA`.
    Bytes(Vec<u8>),
}

macro_rules! from {
    ($($t:ty => |$v:ident| $e:expr),* $(,)?) => { $(impl From<$t> for Value { fn from($v: $t) -> Self { $e } })* };
}
from! {
    i64 => |v| Value::Int(v),
    i32 => |v| Value::Int(v.into()),
    u32 => |v| Value::Int(v.into()),
    usize => |v| Value::Int(i64::try_from(v).unwrap_or(i64::MAX)),
    bool => |v| Value::Int(v.into()),
    f64 => |v| Value::Real(v),
    &str => |v| Value::Text(v.into()),
    String => |v| Value::Text(v),
    &String => |v| Value::Text(v.clone()),
    Vec<u8> => |v| Value::Bytes(v),
    Date => |v| Value::Text(v.to_string()),
    Timestamp => |v| Value::Text(stamp(v)),
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// An instant as text that sorts in order of time: `2022-02-15T12:00:00.000Z`.
pub fn stamp(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// One row of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub(crate) names: Arc<Vec<String>>,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The value of a column, as the type asked for.
    ///
    /// # Errors
    /// [`Fault::Broken`] when there is no such column or it holds another type: a defect of the program.
    pub fn get<T: FromValue>(&self, name: &str) -> Outcome<T> {
        let at = self.names.iter().position(|n| n == name);
        let value = at.and_then(|at| self.values.get(at));
        let value = value.ok_or_else(|| Fault::Broken(format!("no column {name} in {:?}", self.names)))?;
        T::from_value(value).ok_or_else(|| Fault::Broken(format!("column {name} holds {value:?}")))
    }

    /// A column that holds JSON.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it does not hold what is asked for.
    pub fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> Outcome<T> {
        let text: String = self.get(name)?;
        serde_json::from_str(&text).map_err(|e| Fault::Broken(format!("column {name}: {e}")))
    }

    /// Names of the columns, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The values, in the order of the names.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// What a column can be read as.
pub trait FromValue: Sized {
    /// The value, if it is of this type.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! read {
    ($($t:ty: $p:pat => $e:expr),* $(,)?) => { $(impl FromValue for $t {
        fn from_value(value: &Value) -> Option<Self> { match value { $p => $e, _ => None } }
    })* };
}
read! {
    i64: Value::Int(v) => Some(*v),
    u32: Value::Int(v) => u32::try_from(*v).ok(),
    bool: Value::Int(v) => Some(*v != 0),
    f64: Value::Real(v) => Some(*v),
    String: Value::Text(v) => Some(v.clone()),
    Vec<u8>: Value::Bytes(v) => Some(v.clone()),
    Date: Value::Text(v) => v.parse().ok(),
    Timestamp: Value::Text(v) => v.parse().ok(),
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

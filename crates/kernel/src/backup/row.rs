//! Rows as lines of JSON that keep the type of every value.

use crate::db::Value;
use serde_json::{Value as Json, json};

/// One row as a line: `["01H...", 3, null, {"real": "0.1"}, {"bytes": "00ff"}]`.
pub(super) fn line(values: &[Value]) -> String {
    let mut line = Json::Array(values.iter().map(to_json).collect()).to_string();
    line.push('\n');
    line
}

/// The values of a line, when it is one.
pub(super) fn values(line: &str) -> Option<Vec<Value>> {
    let Ok(Json::Array(values)) = serde_json::from_str(line) else { return None };
    values.into_iter().map(from_json).collect()
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(v) => json!(v),
        // As text: not every reader of JSON gives back the same bits.
        Value::Real(v) => json!({ "real": v.to_string() }),
        Value::Text(v) => json!(v),
        Value::Bytes(v) => json!({ "bytes": crate::time::hex(v) }),
    }
}

fn from_json(value: Json) -> Option<Value> {
    Some(match value {
        Json::Null => Value::Null,
        Json::Number(n) => Value::Int(n.as_i64()?),
        Json::String(text) => Value::Text(text),
        Json::Object(typed) if typed.len() == 1 => match typed.iter().next()? {
            (kind, Json::String(text)) if kind == "real" => Value::Real(text.parse().ok()?),
            (kind, Json::String(text)) if kind == "bytes" => Value::Bytes(unhex(text)?),
            _ => return None,
        },
        _ => return None,
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Int),
            any::<f64>().prop_filter("databases keep no NaN alike", |v| !v.is_nan()).prop_map(Value::Real),
            any::<String>().prop_map(Value::Text),
            any::<Vec<u8>>().prop_map(Value::Bytes),
        ]
    }

    proptest! {
        #[test]
        fn a_line_gives_back_exactly_what_it_was_made_of(row in proptest::collection::vec(any_value(), 0..8)) {
            let line = line(&row);
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(values(line.trim_end_matches('\n')), Some(row));
        }
    }

    #[test]
    fn what_is_not_a_row_is_refused() {
        for wrong in [
            "",
            "{}",
            "[1.5]",
            "[true]",
            r#"[{"bytes":"0"}]"#,
            r#"[{"bytes":"zz"}]"#,
            r#"[{"real":1}]"#,
            "[18446744073709551615]",
        ] {
            assert_eq!(values(wrong), None, "{wrong}");
        }
    }
}

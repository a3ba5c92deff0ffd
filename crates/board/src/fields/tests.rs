//! Forms ask every field, and keep what they do not ask.

use super::{of, read, slug, values};
use crate::Noun;
use serde_json::Value;
use site::Form;

#[test]
fn a_short_name_is_made_of_the_name() {
    assert_eq!(slug("Domestic Abuse Partnership Board (DAPB)"), "domestic-abuse-partnership-board-dapb");
    assert_eq!(slug("The children’s board"), "the-childrens-board");
    assert_eq!(slug(&"long name ".repeat(20)).len(), 49);
    assert_eq!(slug("…"), "");
}

/// Every field of every noun is asked by its form, but for what only data files give.
#[test]
fn forms_ask_every_field() {
    for kind in Noun::KINDS {
        let empty: Noun = serde_json::from_value(serde_json::json!({ "kind": kind })).expect("an empty noun");
        let map = values(&empty).expect("a table");
        let left: Vec<&String> = map
            .keys()
            .filter(|key| !["kind", "cast", "thing"].contains(&key.as_str()))
            .filter(|key| !of(kind).iter().any(|f| f.name == *key))
            .collect();
        assert!(left.is_empty(), "{kind}: nobody asks {left:?}");
        for field in of(kind) {
            assert!(map.contains_key(field.name), "{kind} has no {}", field.name);
        }
    }
}

#[test]
fn what_the_form_does_not_ask_is_kept() {
    let office = serde_json::json!({ "kind": "office", "office": "chair", "person": "a", "group": "scb", "cast": "Chairs" });
    let office: Noun = serde_json::from_value(office).expect("an office");
    let form = Form::of([("office", "lead"), ("person", "b"), ("group", "dapb")]);
    let read = read("office", &form, Some(&office)).expect("it reads");
    assert_eq!(values(&read).expect("a table")["cast"], Value::from("Chairs"));
}

//! The interface as files, for hosts that only serve files: every object, every list, and slices of what changed in each month.

use super::address::path;
use super::extras;
use super::list::Filter;
use super::object::Objects;
use serde_json::Value;

/// Every file below the interface with its content. Nothing in it depends on the day.
pub fn files(objects: &Objects) -> Vec<(String, Vec<u8>)> {
    let mut out: Vec<(String, Vec<u8>)> = Vec::new();
    let mut put = |path: String, json: &Value| out.push((path, bytes(json)));
    put("shiremoot.json".into(), &extras::explained(&objects.place));
    put("slices.json".into(), &objects.slices_json());
    for (sort, name) in objects.keys() {
        if let Some(json) = objects.json(*sort, name) {
            put(path(*sort, name), &json);
        }
    }
    let lists = objects.paths().into_iter().chain(objects.slices().into_keys());
    for list in lists.filter_map(|path| objects.list_at(&path)) {
        for number in 1..=objects.pages(&list) {
            if let Some(json) = objects.page(&list, number, &Filter::default()) {
                put(list.file(number), &json);
            }
        }
    }
    out
}

/// JSON as it is sent and written: one line, UTF-8.
pub(super) fn bytes(json: &Value) -> Vec<u8> {
    let mut text = json.to_string();
    text.push('\n');
    text.into_bytes()
}

/// What stands at a path below the interface, narrowed as the query asks.
pub(super) fn read(objects: &Objects, path: &str, filter: &Filter) -> Option<Value> {
    let path = path.strip_suffix(".json")?;
    match path {
        "shiremoot" => return Some(extras::explained(&objects.place)),
        "slices" => return Some(objects.slices_json()),
        "system" => return objects.json(super::Sort::System, ""),
        _ => {}
    }
    if let Some((list, number)) = path.rsplit_once("/page/") {
        let number = number.parse().ok().filter(|n: &usize| *n > 1 && n.to_string() == number)?;
        return objects.page(&objects.list_at(list)?, number, filter);
    }
    if let Some(list) = objects.list_at(path) {
        return objects.page(&list, 1, filter);
    }
    let (folder, name) = path.rsplit_once('/')?;
    objects.json(super::Sort::of_folder(folder)?, name)
}

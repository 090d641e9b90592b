//! Every text that the code asks for exists, with a description for the translator; none is left over.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

/// Keys that only the browser reads, for the manifest.
const MANIFEST: &str = "manifest.json";

fn messages() -> serde_json::Map<String, Value> {
    let text = fs::read_to_string("extension/_locales/en/messages.json").unwrap();
    serde_json::from_str::<Value>(&text).unwrap().as_object().unwrap().clone()
}

fn sources(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // What other apps call their fields is no text of ours.
        if path == Path::new("src/import") || path == Path::new("src/export") {
            continue;
        }
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "js" || end == "html") {
            out.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The string literals that follow each of these calls.
fn keys_of(source: &str, call: &str) -> Vec<String> {
    let after = source.split(call).skip(1);
    after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned)).collect()
}

#[test]
fn every_key_in_the_code_has_a_text() {
    let (messages, mut source) = (messages(), String::new());
    sources(Path::new("src"), &mut source);
    let calls = ["label(", "Text::plain(", "Text::with(", "two(", "key(", "key: ", "help(Some("];
    let keys: BTreeSet<_> = calls.iter().flat_map(|call| keys_of(&source, call)).collect();
    assert!(keys.len() > 80, "the search for keys finds them: {}", keys.len());
    let missing: Vec<_> = keys.iter().filter(|key| !messages.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn every_text_is_used_and_described() {
    let mut source = String::new();
    sources(Path::new("src"), &mut source);
    sources(Path::new("extension"), &mut source);
    let manifest = fs::read_to_string(MANIFEST).unwrap();
    for (key, entry) in messages() {
        let used = source.contains(&format!("\"{key}\"")) || manifest.contains(&format!("__MSG_{key}__"));
        assert!(used, "nothing shows the text {key}");
        assert!(entry["description"].as_str().is_some_and(|text| text.len() > 4), "{key} has a description");
        let message = entry["message"].as_str().unwrap();
        assert!(!message.trim().is_empty(), "{key} says something");
        assert!(!message.contains('!') && !message.contains("Oops"), "{key} keeps calm: {message}");
    }
}

/// Of a key that stands there twice the last text counts, silently.
#[test]
fn every_text_stands_once() {
    let text = fs::read_to_string("extension/_locales/en/messages.json").unwrap();
    let keys: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next()).collect();
    assert_eq!(
        keys.len(),
        messages().len(),
        "{:?}",
        keys.iter().find(|key| keys.iter().filter(|own| own == key).count() > 1)
    );
}

/// Chrome's format: what stands between `$` in a message is a placeholder, which must be there, with an example.
#[test]
fn every_place_in_a_text_is_filled() {
    for (key, entry) in messages() {
        let message = entry["message"].as_str().unwrap();
        let named: Vec<_> = message.split('$').skip(1).step_by(2).map(str::to_lowercase).collect();
        let empty = serde_json::Map::new();
        let places = entry["placeholders"].as_object().unwrap_or(&empty);
        assert_eq!(named.len(), places.len(), "{key}: {message}");
        for name in named {
            assert!(places[&name]["content"].as_str().unwrap().starts_with('$'), "{key}: {name}");
            assert!(places[&name]["example"].is_string(), "{key}: {name} has an example");
        }
    }
}

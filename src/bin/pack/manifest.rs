//! The manifest of each browser, derived from the one `manifest.json`.
//!
//! The `key` there is the public half of an RSA pair whose private half was thrown away. It pins the id of an unpacked
//! extension in Chromium to `afmjdmhafmlkjabplhkmodpmnacmpbkl`, wherever its directory lies: vault and passkeys hang on that id.

use std::path::Path;

use serde_json::{Map, Value};

use crate::{Result, files};

/// A browser that the extension is packed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge, Chromium.
    Chrome,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Chrome, Self::Firefox];

    /// How its directory and its archive are called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }
}

/// The manifest of an unpacked extension.
pub fn derive(browser: Browser) -> Result<Vec<u8>> {
    let mut manifest = parse(&files::read_text(Path::new("manifest.json"))?)?;
    // Both browsers load the manifest with all of it, but warn about the keys of the other one.
    let (foreign_keys, foreign_background) = match browser {
        Browser::Chrome => (["browser_specific_settings"].as_slice(), "scripts"),
        Browser::Firefox => (["key", "minimum_chrome_version", "message_serialization"].as_slice(), "service_worker"),
    };
    for key in foreign_keys {
        manifest.remove(*key);
    }
    if browser == Browser::Chrome
        && let Some(action) = manifest.get_mut("action").and_then(Value::as_object_mut)
    {
        action.remove("default_area");
    }
    if let Some(background) = manifest.get_mut("background").and_then(Value::as_object_mut) {
        background.remove(foreign_background);
    }
    print(&manifest)
}

/// The manifest as a store wants it: the store pins the id itself and refuses a `key`.
pub fn for_store(manifest: &str) -> Result<Vec<u8>> {
    let mut manifest = parse(manifest)?;
    manifest.remove("key");
    print(&manifest)
}

fn parse(text: &str) -> Result<Map<String, Value>> {
    Ok(serde_json::from_str(text).map_err(|error| format!("manifest.json: {error}"))?)
}

fn print(manifest: &Map<String, Value>) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(manifest)?;
    text.push(b'\n');
    Ok(text)
}

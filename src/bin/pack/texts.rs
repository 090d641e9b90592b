//! The texts of `_locales` without what only translators read: a third of their bytes is what browsers need.

use std::path::Path;

use serde_json::Value;

use crate::{Result, files};

/// Shortens each file of texts under `dir`.
pub fn shorten_all(dir: &Path) -> Result<()> {
    for path in files::list(dir)? {
        let path = dir.join(path);
        let mut texts: Value =
            serde_json::from_str(&files::read_text(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        for text in texts.as_object_mut().into_iter().flat_map(|texts| texts.values_mut()) {
            let Some(text) = text.as_object_mut() else { continue };
            text.remove("description");
            let places = text.get_mut("placeholders").and_then(Value::as_object_mut);
            for place in places.into_iter().flat_map(|places| places.values_mut()) {
                place.as_object_mut().and_then(|place| place.remove("example"));
            }
        }
        files::write(&path, &serde_json::to_vec(&texts)?)?;
    }
    Ok(())
}

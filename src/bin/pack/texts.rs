//! The texts of `_locales` without what only translators read, a third of their bytes: descriptions, and names of what is put in
//! (`$1` means the same).

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
            let Some(Value::Object(places)) = text.remove("placeholders") else { continue };
            let Some(Value::String(message)) = text.get_mut("message") else { continue };
            for (name, place) in places {
                let place = place.get("content").and_then(Value::as_str).unwrap_or_default();
                *message = message.replace(&format!("${}$", name.to_ascii_uppercase()), place);
            }
            if !is_plain(message) {
                return Err(format!(
                    "{}: a placeholder with another name, or a digit behind one: {message}",
                    path.display()
                )
                .into());
            }
        }
        files::write(&path, &serde_json::to_vec(&texts)?)?;
    }
    Ok(())
}

/// Whether behind each `$` stands one digit.
fn is_plain(message: &str) -> bool {
    message.split('$').skip(1).all(|rest| {
        let mut digits = rest.chars().map(|c| c.is_ascii_digit());
        digits.next() == Some(true) && digits.next() != Some(true)
    })
}

//! The checks of a recipe: what each field may hold.

use super::{RecipeError, Wrong, apply::plain};

/// The place in a recipe that an error is about.
pub(super) struct Field(pub(super) String);

impl Field {
    pub(super) fn of(name: &str) -> Self {
        Self(name.to_owned())
    }

    pub(super) fn is(&self, wrong: Wrong) -> RecipeError {
        RecipeError { field: self.0.clone(), wrong }
    }
}

pub(super) fn count(field: &str, is: usize, (least, most): (usize, usize)) -> Result<(), RecipeError> {
    if (least..=most).contains(&is) { Ok(()) } else { Err(Field::of(field).is(Wrong::Count { least, most })) }
}

pub(super) fn length(field: &str, text: &str, (least, most): (usize, usize)) -> Result<(), RecipeError> {
    if text.chars().any(char::is_control) {
        return Err(Field::of(field).is(Wrong::ControlCharacter));
    }
    // What is compared must not be empty; what is stored must not be long.
    let is_long = plain(text).chars().count() >= least && text.chars().count() <= most;
    if is_long { Ok(()) } else { Err(Field::of(field).is(Wrong::Length { least, most })) }
}

/// Checks each of a list, and that none is there twice.
pub(super) fn each(
    field: &str,
    list: &[String],
    check: impl Fn(&Field, &str) -> Result<(), RecipeError>,
) -> Result<(), RecipeError> {
    let mut before: Vec<String> = Vec::new();
    for (place, text) in list.iter().enumerate() {
        let field = Field(format!("{field}[{place}]"));
        check(&field, text)?;
        let plain = plain(text);
        if before.contains(&plain) {
            return Err(field.is(Wrong::Twice));
        }
        before.push(plain);
    }
    Ok(())
}

/// Whether this is a whole host name as an origin has it (RFC 1123, lower case, ASCII, two labels at least): no port, no pattern,
/// no address of a machine.
pub(super) fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let inner = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        inner && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(is_label)
        && last.bytes().any(|byte| byte.is_ascii_lowercase())
}

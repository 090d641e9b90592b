//! What the page sensor reports. Every text is the page's: clipped by the sensor, never shown, only matched.
//!
//! Unset texts, flags and numbers are left out of the JSON; all have a default.

use serde::Deserialize;

/// One frame's document, as `sixpence.sense()` reports it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrameFacts {
    /// Random, one for each document: an order carries it back, so that it cannot reach a page that came after.
    pub token: String,
    /// `self.origin`: `null` for sandboxed and other opaque documents.
    pub origin: String,
    /// Whether this is the tab's top frame.
    #[serde(default)]
    pub top: bool,
    /// Whether every frame up to the top has this same origin.
    #[serde(default)]
    pub same_origin_chain: bool,
    /// Whether the document is shown (not in a background tab).
    #[serde(default)]
    pub visible: bool,
    /// The document's language, as it declares it.
    #[serde(default)]
    pub lang: String,
    /// The document's title.
    #[serde(default)]
    pub title: String,
    /// The path of the address.
    #[serde(default)]
    pub path: String,
    /// The text fields, in document order.
    #[serde(default)]
    pub fields: Vec<FieldFacts>,
    /// The forms (or, for fields without one, the nearest container with words in it).
    #[serde(default)]
    pub forms: Vec<FormFacts>,
}

/// A form, or what stands for one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FormFacts {
    /// Action path, name, id and class, separated by spaces.
    pub words: String,
    /// Its visible text, clipped.
    pub text: String,
    /// Names, alternative texts and file names of the pictures in it.
    pub images: String,
}

/// One text field.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FieldFacts {
    /// By what `fill` addresses it.
    pub id: u32,
    /// The effective type: `text` for a missing or invented one.
    #[serde(rename = "type")]
    pub kind: String,
    /// The attribute `name`.
    pub name: String,
    /// The attribute `id`.
    pub id_attr: String,
    /// The attribute `class`.
    pub class: String,
    /// The attribute `autocomplete`.
    pub autocomplete: String,
    /// The attribute `inputmode`.
    pub inputmode: String,
    /// The attribute `pattern`.
    pub pattern: String,
    /// The attribute `placeholder`.
    pub placeholder: String,
    /// Texts of its labels, `aria-label`, `aria-labelledby` and `title`.
    pub label: String,
    /// Text before it in its nearest container that has any, and `aria-describedby`.
    pub near: String,
    /// The nearest heading before it.
    pub heading: String,
    /// The attribute `maxlength`, -1 if unset.
    pub maxlength: i32,
    /// The attribute `minlength`, -1 if unset.
    pub minlength: i32,
    /// Left edge, CSS pixels in the document.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
    /// Rendered, of a size and at a place where it can be seen.
    pub visible: bool,
    /// Rendered, but wholly transparent: widgets lay such a field over boxes that they draw; so do traps.
    pub faint: bool,
    /// Not disabled, neither itself nor by a fieldset.
    pub enabled: bool,
    /// The attribute `readonly`.
    pub readonly: bool,
    /// Has the focus in its document.
    pub focused: bool,
    /// How long its content is; the content itself is never reported.
    pub length: u32,
    /// Its form's place in [`FrameFacts::forms`].
    pub form: Option<u32>,
    /// A number that fields with the same parent element share.
    pub parent: u32,
    /// Inside a dialog.
    pub dialog: bool,
    /// How many shadow roots it is in.
    pub shadow: u32,
}

impl Default for FieldFacts {
    fn default() -> Self {
        Self {
            id: 0,
            kind: "text".to_owned(),
            name: String::new(),
            id_attr: String::new(),
            class: String::new(),
            autocomplete: String::new(),
            inputmode: String::new(),
            pattern: String::new(),
            placeholder: String::new(),
            label: String::new(),
            near: String::new(),
            heading: String::new(),
            maxlength: -1,
            minlength: -1,
            x: 0,
            y: 0,
            w: 0,
            h: 0,
            visible: false,
            faint: false,
            enabled: false,
            readonly: false,
            focused: false,
            length: 0,
            form: None,
            parent: 0,
            dialog: false,
            shadow: 0,
        }
    }
}

impl FrameFacts {
    /// The field that `fill` would address by this number.
    #[must_use]
    pub fn field(&self, id: u32) -> Option<&FieldFacts> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The form a field belongs to.
    #[expect(dead_code, reason = "for the scores to come")]
    pub(super) fn form_of(&self, field: &FieldFacts) -> Option<&FormFacts> {
        self.forms.get(usize::try_from(field.form?).ok()?)
    }
}

impl FieldFacts {
    /// Whether something can be typed into it: seen by the user, or drawn over by its widget.
    #[must_use]
    pub fn usable(&self) -> bool {
        self.visible && self.enabled && !self.readonly
    }
}

/// A rectangle in CSS pixels of the tab's viewport.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The answer of `sixpence.picture()`. No picture: it was not found or may not be read; take a screenshot
/// and, if there is a rectangle, look there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PictureReport {
    /// `data:image/png;base64,...`: on white, with a margin, 300 to 1600 pixels along its longer side.
    pub data_url: Option<String>,
    /// Where it stands in the tab; none if not found, or in a frame whose place cannot be known.
    pub rect: Option<Rect>,
    /// Device pixels to a CSS pixel.
    pub dpr: f64,
    /// Width of the PNG.
    pub width: u32,
    /// Height of the PNG.
    pub height: u32,
}

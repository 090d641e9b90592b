//! What the page sensor reports. Every text is the page's: clipped by the sensor, never shown, only matched.
//!
//! A fact that is missing from the JSON has a default. Of a field that cannot be seen, no texts are reported.

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
    /// The document's title.
    #[serde(default)]
    pub title: String,
    /// The path of the address.
    #[serde(default)]
    pub path: String,
    /// The document's language, as it says itself: `de-AT`.
    #[serde(default)]
    pub lang: String,
    /// What may name the user, at most 8 texts: contents of fields for a user name or an e-mail address (hidden ones, too; never of
    /// a password or code field), and e-mail addresses in the text of the fields' forms and of `main`.
    #[serde(default)]
    pub who: Vec<String>,
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
    /// Its visible text, clipped; a picture stands as `img`, its alternative text and the end of its address.
    pub text: String,
}

/// One text field.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FieldFacts {
    /// By what `fill` addresses it.
    #[serde(rename = "field")]
    pub id: u32,
    /// Its form's place in [`FrameFacts::forms`].
    pub form: u32,
    /// The effective type: `text` for a missing or invented one.
    #[serde(rename = "type")]
    pub kind: String,
    /// The attribute `name`.
    pub name: String,
    /// The attribute `id`.
    #[serde(rename = "id")]
    pub id_attr: String,
    /// The attribute `class`.
    pub class_name: String,
    /// The attribute `autocomplete`.
    pub autocomplete: String,
    /// The attribute `inputmode`.
    pub input_mode: String,
    /// The attribute `pattern`.
    pub pattern: String,
    /// The attribute `placeholder`.
    pub placeholder: String,
    /// Texts of its labels, of `aria-labelledby`, `aria-label` and `title`.
    pub label: String,
    /// Text of `aria-describedby`.
    pub described: String,
    /// Text between the field before and this one, within the form.
    pub near: String,
    /// The nearest heading before it.
    pub heading: String,
    /// The attribute `maxlength`, -1 if unset.
    pub max_length: i32,
    /// Left and upper edge in the document, width and height, in CSS pixels.
    #[serde(rename = "box")]
    pub place: [i32; 4],
    /// Rendered, of a size and at a place where it can be seen.
    pub visible: bool,
    /// Rendered, but wholly transparent: widgets lay such a field over boxes that they draw; so do traps.
    pub faint: bool,
    /// Not disabled, neither itself nor by a fieldset.
    pub enabled: bool,
    /// The attribute `readonly`.
    pub read_only: bool,
    /// Has the focus in its document.
    pub focused: bool,
    /// How long its content is; the content itself is reported of user names only ([`FrameFacts::who`]).
    pub length: u32,
}

impl Default for FieldFacts {
    fn default() -> Self {
        Self {
            id: 0,
            form: u32::MAX,
            kind: "text".to_owned(),
            name: String::new(),
            id_attr: String::new(),
            class_name: String::new(),
            autocomplete: String::new(),
            input_mode: String::new(),
            pattern: String::new(),
            placeholder: String::new(),
            label: String::new(),
            described: String::new(),
            near: String::new(),
            heading: String::new(),
            max_length: -1,
            place: [0; 4],
            visible: false,
            faint: false,
            enabled: false,
            read_only: false,
            focused: false,
            length: 0,
        }
    }
}

impl FrameFacts {
    /// The field that `fill` would address by this number.
    #[must_use]
    pub fn field(&self, id: u32) -> Option<&FieldFacts> {
        self.fields.iter().find(|field| field.id == id)
    }
}

impl FieldFacts {
    /// Whether something can be typed into it: seen by the user, or drawn over by its widget.
    #[must_use]
    pub fn usable(&self) -> bool {
        self.visible && self.enabled && !self.read_only
    }
}

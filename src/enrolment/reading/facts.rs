//! What the page sensor reports of one document, for the assistant. Every text is the page's: matched, and shown to the user
//! only as what the page says.
//!
//! Texts are collapsed to single spaces, in normalisation form NFKC (`text.normalize('NFKC')`), without soft hyphens. A
//! space stands between the texts of neighbouring elements. Of a field's content nothing is reported. What is longer or more
//! than said here is cut when it is read; what is missing has a default.

use serde::{Deserialize, Deserializer};

/// The longest name of a control, and text of a row, in characters.
const NAME: usize = 160;
/// The longest notice.
const TEXT: usize = 400;
/// The most controls of a document: those in open dialogs first, then in document order.
const CONTROLS: usize = 300;
const NOTICES: usize = 80;
const HEADINGS: usize = 40;
const FORMS: usize = 16;

/// One document.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PageFacts {
    /// Random, one for each document: a press carries it back, so that it cannot reach a page that came after.
    #[serde(deserialize_with = "cut::<_, 64>")]
    pub token: String,
    /// The document's title.
    #[serde(deserialize_with = "cut::<_, NAME>")]
    pub title: String,
    /// The document's language, as it says itself: `de-AT`. Only reported: all languages are read at once.
    #[serde(deserialize_with = "cut::<_, 20>")]
    pub lang: String,
    /// The path of the address.
    #[serde(deserialize_with = "cut::<_, NAME>")]
    pub path: String,
    /// Visible headings (`h1` to `h6`, `legend`, `role=heading`, the titles of open dialogs first), in document order.
    #[serde(deserialize_with = "cut_texts")]
    pub headings: Vec<String>,
    /// What can be pressed.
    #[serde(deserialize_with = "cut_list::<_, _, CONTROLS>")]
    pub controls: Vec<Control>,
    /// What the page says: messages, and its plain text by paragraphs.
    #[serde(deserialize_with = "cut_list::<_, _, NOTICES>")]
    pub notices: Vec<Notice>,
    /// How many visible fields for a password there are. A field that is of type `password` but takes a one-time code (the
    /// classifier says which) is none.
    pub passwords: u32,
    /// How many visible fields there are that a one-time code could be typed into; a row of one-character boxes is one.
    pub codes: u32,
    /// The numbers of the forms that those fields are in ([`Control::form`]).
    #[serde(deserialize_with = "cut_list::<_, _, FORMS>")]
    pub code_forms: Vec<u32>,
}

/// Something that can be pressed: also elements with a role or a `cursor: pointer` and a click listener's attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Control {
    /// By what a press addresses it.
    pub index: u32,
    /// The accessible name: `aria-labelledby`, `aria-label`, its label, its own text, `value`, a picture's `alt`, `title`.
    #[serde(deserialize_with = "cut::<_, NAME>")]
    pub name: String,
    /// What it is.
    pub kind: ControlKind,
    /// Not disabled: neither itself, nor by a fieldset, nor by `aria-disabled`.
    pub enabled: bool,
    /// Checked, selected, pressed or open already.
    pub checked: bool,
    /// Where a link leads; for all else `none`.
    pub target: LinkTarget,
    /// The text of the nearest heading or legend above it, within its dialog if it is in one.
    #[serde(deserialize_with = "cut::<_, NAME>")]
    pub section: String,
    /// The text of the smallest list item, table row or card that it is in, **without** the names of the controls in it; empty
    /// where that would be most of the page.
    #[serde(deserialize_with = "cut::<_, NAME>")]
    pub row: String,
    /// The number of its form in document order.
    pub form: Option<u32>,
    /// Whether it is in an open dialog: `dialog[open]`, `role=dialog`, `aria-modal`.
    pub dialog: bool,
    /// Whether it can be seen, or scrolled to.
    pub shown: bool,
}

/// What a control is, by its element and its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ControlKind {
    /// A link with an address. One without is a button.
    Link,
    /// A button that submits its form.
    Submit,
    /// One of several.
    Radio,
    /// A checkbox or a switch.
    Checkbox,
    /// A tab.
    Tab,
    /// What opens and closes a part of the page: `summary`, `aria-expanded`.
    Summary,
    /// An option of a list.
    Option,
    /// A button that submits no form; also whatever is pressed and is none of the others.
    #[default]
    #[serde(other)]
    Button,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LinkTarget {
    /// It is no link.
    #[default]
    None,
    /// Within this document.
    SamePage,
    /// To another document of this origin.
    SameOrigin,
    /// To a file.
    Download,
    /// Anywhere else: another origin, another scheme, a new window.
    #[serde(other)]
    OtherOrigin,
}

/// Something that the page says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notice {
    /// How it is marked.
    pub role: NoticeRole,
    /// What it says.
    #[serde(deserialize_with = "cut::<_, TEXT>")]
    pub text: String,
    /// Whether it was not there at the last look at this document. At the first look nothing is fresh.
    pub fresh: bool,
}

/// How a text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoticeRole {
    /// `role=alert`, `aria-live=assertive`.
    Alert,
    /// `role=status`, `aria-live=polite`, a toast.
    Status,
    /// The error of a field: `aria-errormessage`, the description of an `aria-invalid` field, a class with `error` or
    /// `invalid` in it.
    Error,
    /// A paragraph, a list item, a line.
    #[default]
    #[serde(other)]
    Plain,
}

/// What others have found in the same document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// The secret: a QR code or a text that [`crate::capture`] makes an account of.
    pub secret: bool,
    /// The field for the one-time code: [`crate::autofill::targets`].
    pub code_field: bool,
    /// How many recovery codes can be read.
    pub recovery_codes: usize,
}

impl NoticeRole {
    /// Whether the page itself marks it as news.
    #[must_use]
    pub fn announced(self) -> bool {
        self != Self::Plain
    }
}

impl Control {
    /// Whether it could be pressed now.
    #[must_use]
    pub fn pressable(&self) -> bool {
        self.enabled && self.shown
    }
}

fn cut<'de, D: Deserializer<'de>, const MAX: usize>(from: D) -> Result<String, D::Error> {
    Ok(shortened(String::deserialize(from)?, MAX))
}

fn shortened(mut text: String, max: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(max) {
        text.truncate(at);
    }
    text
}

fn cut_list<'de, D: Deserializer<'de>, T: Deserialize<'de>, const MAX: usize>(from: D) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::<T>::deserialize(from)?;
    list.truncate(MAX);
    Ok(list)
}

fn cut_texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let texts = cut_list::<_, String, HEADINGS>(from)?;
    Ok(texts.into_iter().map(|text| shortened(text, NAME)).collect())
}

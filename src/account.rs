//! An account: what a code is made of and what it is called.

use serde::{Deserialize, Serialize};

use crate::{
    origin::Origin,
    otp::{Params, Secret},
    time::UnixMs,
};

/// Names an account for ever: 16 random bytes, written as 32 lower-case hex digits in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(pub [u8; 16]);

/// An account as the vault keeps it. Holds a secret, so it has no `Debug`, `Clone` or `Serialize`.
pub struct Account {
    /// Its name for ever.
    pub id: AccountId,
    /// Who issued the secret, e.g. `GitHub`. May be empty.
    pub issuer: String,
    /// The user's name there, e.g. `alice@example.com`. May be empty.
    pub name: String,
    /// The shared secret.
    pub secret: Secret,
    /// How codes are made of it.
    pub params: Params,
    /// Exact origins on which its codes may be filled.
    pub sites: Vec<Origin>,
    /// Parameters of the otpauth URI that Sixpence does not use, kept for export: name and decoded value, in order.
    pub extra: Vec<(String, String)>,
    /// When it was saved first.
    pub created_at: UnixMs,
    /// How its codes get into pages.
    pub filling: FillBy,
    /// By how many seconds the site's clock is ahead of this computer's (negative: behind), as measured once and taken over
    /// by the user: codes are made for that time. At most [`MAX_SKEW_SECONDS`].
    pub skew: i32,
}

/// How the codes of an account get into pages, beyond the user asking for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FillBy {
    /// As soon as a code field appears on one of its exact sites, where the user has granted that site.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub itself: bool,
    /// After a fill the site's own continue button is pressed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub presses: bool,
}

impl FillBy {
    /// Whether nothing is to be done by itself, as for most accounts.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        *self == Self::default()
    }
}

/// The most that the clock of a site is taken to differ: a day. What differs more is a wrong date on this computer.
pub const MAX_SKEW_SECONDS: i32 = 86_400;

impl Account {
    /// The time on the site's clock.
    #[must_use]
    pub const fn site_time(&self, now: UnixMs) -> UnixMs {
        UnixMs(now.0.saturating_add_signed(self.skew as i64 * 1000))
    }

    /// The account that a draft becomes when it is saved. The draft's notes were for the confirm screen and end here.
    #[must_use]
    pub fn from_draft(id: AccountId, draft: Draft, sites: Vec<Origin>, now: UnixMs) -> Self {
        let Draft { issuer, name, secret, params, extra, notes: _ } = draft;
        let (filling, skew) = (FillBy::default(), 0);
        Self { id, issuer, name, secret, params, sites, extra, created_at: now, filling, skew }
    }

    /// Another copy, for another revision of the vault. Not `Clone`: each copy of a secret is made on purpose.
    pub(crate) fn duplicate(&self) -> Self {
        Self {
            id: self.id,
            issuer: self.issuer.clone(),
            name: self.name.clone(),
            secret: self.secret.duplicate(),
            params: self.params,
            sites: self.sites.clone(),
            extra: self.extra.clone(),
            created_at: self.created_at,
            filling: self.filling,
            skew: self.skew,
        }
    }
}

/// The longest issuer or account name, in characters.
pub const MAX_NAME_CHARS: usize = 256;

/// Whether a text has more than so many characters.
pub(crate) fn longer_than(text: &str, chars: usize) -> bool {
    text.chars().nth(chars).is_some()
}

/// Not 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of an account")]
pub struct AccountIdError;

impl TryFrom<String> for AccountId {
    type Error = AccountIdError;
    fn try_from(text: String) -> Result<Self, AccountIdError> {
        from_hex(&text).map(Self).ok_or(AccountIdError)
    }
}

/// 16 bytes from 32 lower-case hex digits and nothing else. By hand: the standard library's way with 128-bit numbers is
/// kilobytes of wasm.
pub(crate) fn from_hex(text: &str) -> Option<[u8; 16]> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(byte.wrapping_sub(b'a').wrapping_add(10)),
        _ => None,
    };
    let mut bytes = [0; 16];
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(high)? << 4 | digit(low)?;
    }
    Some(bytes)
}

/// The reverse of [`from_hex`].
pub(crate) fn to_hex(bytes: &[u8; 16]) -> String {
    let mut text = Vec::with_capacity(2 * bytes.len());
    bytes.iter().for_each(|byte| text.extend(hex_digits(*byte)));
    String::from_utf8(text).unwrap_or_default()
}

/// The two digits of a byte, in ASCII.
pub(crate) const fn hex_digits(byte: u8) -> [u8; 2] {
    const fn digit(number: u8) -> u8 {
        if number < 10 { b'0' + number } else { b'a' - 10 + number }
    }
    [digit(byte >> 4), digit(byte & 15)]
}

impl From<AccountId> for String {
    fn from(id: AccountId) -> Self {
        to_hex(&id.0)
    }
}

/// What was read from a QR code, an otpauth URI or a form, before it is saved. Holds a secret: no `Debug`, `Clone`, `Serialize`.
pub struct Draft {
    /// Issuer; may be empty.
    pub issuer: String,
    /// Account name; may be empty.
    pub name: String,
    /// The shared secret.
    pub secret: Secret,
    /// How codes are made of it.
    pub params: Params,
    /// Unknown parameters of the otpauth URI, kept for export: name and decoded value, in order.
    pub extra: Vec<(String, String)>,
    /// What the user should know before saving.
    pub notes: Vec<Note>,
}

/// Something about what was read that the user should see on the confirm screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// The secret is shorter than 80 bits; its length in bits.
    ShortSecret(u32),
    /// The label names one issuer and the parameter another: (label, parameter). The parameter is in `Draft::issuer`.
    TwoIssuers(String, String),
    /// A name holds invisible control characters; they are kept in the data and shown as pictures.
    ControlCharacters,
    /// A name holds characters that change the direction or the look of text (bidi controls, zero width).
    HiddenCharacters,
}

/// The notes that follow from names and secret alone.
#[must_use]
pub fn notes_on(issuer: &str, name: &str, secret: &Secret) -> Vec<Note> {
    let mut notes = Vec::new();
    if secret.bits() < Secret::SHORT_BITS {
        notes.extend(u32::try_from(secret.bits()).map(Note::ShortSecret));
    }
    let kinds = || [issuer, name].into_iter().flat_map(unseen).map(|(_, _, kind)| kind);
    if kinds().any(|kind| kind == Unseen::Control) {
        notes.push(Note::ControlCharacters);
    }
    if kinds().any(|kind| kind == Unseen::Hidden) {
        notes.push(Note::HiddenCharacters);
    }
    notes
}

/// The text as it may be shown: control characters as their pictures (`␀`), what else cannot be seen or changes the
/// direction of text as `⟨U+202E⟩`. For the eye only; the data stays as it is.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, c, _) in unseen(text) {
        shown.push_str(text.get(copied..at).unwrap_or_default());
        copied = at.saturating_add(c.len_utf8());
        match c {
            '\u{0}'..='\u{1f}' => shown.extend(char::from_u32(u32::from(c).saturating_add(0x2400))),
            '\u{7f}' => shown.push('\u{2421}'),
            c => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
        }
    }
    shown.push_str(text.get(copied..).unwrap_or_default());
    shown
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unseen {
    /// C0, DEL, C1 and the line separators.
    Control,
    /// Direction controls, zero width, fillers, tags.
    Hidden,
}

/// The characters of a text that cannot be seen as what they are, with their byte offsets.
fn unseen(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = rest.next()?;
            let after = rest.peek().map(|(_, c)| *c);
            // Joiners are part of emoji and of several scripts; between plain letters they only hide.
            let joins = matches!(c, '\u{200c}' | '\u{200d}') && [before, after].iter().flatten().all(|c| !c.is_ascii());
            let joins = joins && before.is_some() && after.is_some();
            before = Some(c);
            match c {
                '\u{2028}' | '\u{2029}' => return Some((at, c, Unseen::Control)),
                c if c.is_control() => return Some((at, c, Unseen::Control)),
                c if is_hidden(c) && !joins => return Some((at, c, Unseen::Hidden)),
                _ => {}
            }
        }
    })
}

/// Characters without a look of their own (Unicode: Bidi_Control, and the Default_Ignorable_Code_Point that deceive;
/// variation selectors are left out, they are in many emoji).
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        for (text, expected) in [
            ("GitHub", "GitHub"),
            ("a\0b\n\u{7f}", "a␀b␊␡"),
            ("\u{85}x", "⟨U+0085⟩x"),
            ("evil\u{202e}moc", "evil⟨U+202E⟩moc"),
            ("Git\u{200b}Hub\u{feff}", "Git⟨U+200B⟩Hub⟨U+FEFF⟩"),
            ("Git\u{200d}Hub", "Git⟨U+200D⟩Hub"),
            ("👩\u{200d}💻 Zoë", "👩\u{200d}💻 Zoë"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("\u{e0041}", "⟨U+E0041⟩"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}

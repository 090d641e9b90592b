//! What was read or typed, made into drafts of accounts: as tools.wasm hands it to the background, which reads no addresses.

use serde::{Deserialize, Serialize};

use super::{
    found::{Findings, FoundText, Place, WrittenAs},
    trust::Doubt,
};
use crate::{
    account::Draft,
    message::AddForm,
    origin::split_scheme,
    otpauth::{self, OtpauthError, Typed},
    vault::{draft_of_text, draft_to_text},
};

/// Everything that was read, and what of it cannot be an account. Holds secrets: no `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Drafts {
    /// What may become accounts, each once.
    pub found: Vec<Found>,
    /// What was meant to be one, or stood in a code, and cannot.
    pub refused: Vec<OtpauthError>,
}

/// The drafts of one address, code or key: several of an export. Holds secrets: no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Found {
    /// Each as [`draft_to_text`] writes it.
    drafts: Vec<String>,
    /// Of an export: which part of it this is.
    pub part: Option<Part>,
    /// Where it stood.
    pub place: Place,
    /// Why the issuer that it names does not fit the page.
    pub doubt: Option<Doubt>,
}

/// A part of an export of Google Authenticator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What the parts of one export have in common.
    pub batch: i32,
    /// Which one, from 1.
    pub part: u32,
    /// How many there are.
    pub parts: u32,
}

impl Found {
    fn of(draft: Draft, place: Place, doubt: Option<Doubt>) -> Self {
        Self { drafts: vec![draft_to_text(draft)], part: None, place, doubt }
    }

    /// The drafts.
    pub fn drafts(&self) -> impl Iterator<Item = Draft> {
        self.drafts.iter().filter_map(|text| draft_of_text(text))
    }

    /// Whether both say the same, wherever they stood.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.drafts, self.part) == (&other.drafts, other.part)
    }
}

impl Drafts {
    /// What the texts of the findings say.
    #[must_use]
    pub fn of(findings: Findings) -> Self {
        let mut drafts = Self { found: Vec::new(), refused: findings.refused };
        findings.texts.into_iter().for_each(|found| drafts.take(found));
        drafts
    }

    /// Codes of pictures that the user has brought.
    #[must_use]
    pub fn brought(texts: Vec<String>) -> Self {
        Self::of(Findings { texts: texts.into_iter().map(FoundText::brought).collect(), refused: Vec::new() })
    }

    /// What was typed by hand: an address, with what was typed beside it, or a key with the form's parameters.
    #[must_use]
    pub fn typed(form: AddForm) -> Self {
        if otpauth::is_export(&form.secret) {
            return Self::brought(vec![form.secret]);
        }
        let (issuer, name) = (form.issuer.trim().to_owned(), form.name.trim().to_owned());
        let AddForm { secret, kind, algorithm, digits, period, counter, .. } = &form;
        let draft = if split_scheme(secret).is_some() {
            otpauth::parse(secret).map(|mut draft| {
                if !issuer.is_empty() {
                    draft.issuer = issuer;
                }
                if !name.is_empty() {
                    draft.name = name;
                }
                draft
            })
        } else {
            let typed = Typed { kind, algorithm, digits, period, counter };
            otpauth::from_typed(secret, &typed).map(|draft| Draft { issuer, name, ..draft })
        };
        match draft {
            Ok(draft) => Self { found: vec![Found::of(draft, Place::Pointed, None)], refused: Vec::new() },
            Err(error) => Self { found: Vec::new(), refused: vec![error] },
        }
    }

    /// Takes what one code, or one address, says.
    fn take(&mut self, found: FoundText) {
        let FoundText { text, place, doubt } = found;
        let mut refused = Vec::new();
        let read = if otpauth::is_export(&text) {
            otpauth::read_export(&text).map(|export| {
                let part = Part { batch: export.batch, part: export.part, parts: export.parts };
                let mut drafts = Vec::new();
                for account in export.accounts {
                    match account {
                        Ok(draft) => drafts.push(draft_to_text(draft)),
                        Err(error) => refused.push(error),
                    }
                }
                Found { drafts, part: Some(part), place, doubt: None }
            })
        } else {
            otpauth::parse(&text).map(|draft| Found::of(draft, place, doubt))
        };
        match read {
            Ok(found) if self.found.iter().any(|other| other.says_the_same(&found)) => return,
            Ok(found) => self.found.push(found),
            Err(error) => refused.push(error),
        }
        self.refused.extend(refused);
    }
}

/// A [`Found`] in messages: read as enums in enums it is kilobytes of wasm.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Flat {
    drafts: Vec<String>,
    batch: i32,
    part: u32,
    /// 0: no export.
    parts: u32,
    /// 0 pointed at, 1 code and words, 2 an address, 3 a key; 4 more if a code holds another secret.
    place: u8,
    label: Option<String>,
    /// 0 none, 1 elsewhere, 2 another host.
    doubt: u8,
    named: Option<String>,
}

impl From<Found> for Flat {
    fn from(found: Found) -> Self {
        let (place, label) = match found.place {
            Place::Pointed => (0, None),
            Place::Both => (1, None),
            Place::Written { how, other_than_code } => {
                let (number, label) = match how {
                    WrittenAs::Address => (2, None),
                    WrittenAs::Key { label } => (3, label),
                };
                (if other_than_code { number | 4 } else { number }, label)
            }
        };
        let (doubt, named) = match found.doubt {
            None => (0, None),
            Some(Doubt::Elsewhere { known }) => (1, Some(known)),
            Some(Doubt::OtherHost { named }) => (2, Some(named)),
        };
        let Part { batch, part, parts } = found.part.unwrap_or(Part { batch: 0, part: 0, parts: 0 });
        Self { drafts: found.drafts, batch, part, parts, place, label, doubt, named }
    }
}

impl From<Flat> for Found {
    fn from(Flat { drafts, batch, part, parts, place, label, doubt, named }: Flat) -> Self {
        let other_than_code = place & 4 != 0;
        let place = match place & 3 {
            0 => Place::Pointed,
            1 => Place::Both,
            2 => Place::Written { how: WrittenAs::Address, other_than_code },
            _ => Place::Written { how: WrittenAs::Key { label }, other_than_code },
        };
        let doubt = named.map(|named| match doubt {
            1 => Doubt::Elsewhere { known: named },
            _ => Doubt::OtherHost { named },
        });
        Self { drafts, part: (parts > 0).then_some(Part { batch, part, parts }), place, doubt }
    }
}

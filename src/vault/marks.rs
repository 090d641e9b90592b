//! What lists of accounts stand by. The background hands it to the pages as it is stored; they read it.

use sixpence_sealing::{from_base64, to_base64};

use super::{
    Details, Vault,
    account::AccountRecord,
    cbor::{Fields, Malformed, Unknown},
    details::{FAVOURITE, NOTE, PLACE, TAGS},
    unlocked::Unlocked,
};
use crate::account::Account;

/// What a list of accounts stands by: of the [`Details`] of an account those that hold nothing secret.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Its tags.
    pub tags: Vec<String>,
    /// It stands before the others.
    pub favourite: bool,
    /// Where it stands in the user's own order.
    pub place: Option<u32>,
    /// Whether it has a note.
    pub noted: bool,
}

impl Marks {
    /// Reads what [`Vault::listed`] has written; from anything else, nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let fields = || -> Result<Unknown, Malformed> {
            let mut fields = Unknown::default();
            for field in Fields::of(&from_base64(text).ok_or(Malformed)?)? {
                let (key, value) = field?;
                fields.keep(key, value);
            }
            Ok(fields)
        };
        let fields = fields().unwrap_or_default();
        let Details { tags, favourite, place, .. } = Details::of(&fields);
        Self { tags, favourite, place, noted: fields.get(NOTE).is_some() }
    }
}

impl Vault<Unlocked> {
    /// As [`Self::accounts`], each with what [`Marks::read`] reads: base64 of the fields as they are stored, without the note itself;
    /// empty where there are none.
    pub fn listed(&self) -> impl Iterator<Item = (&Account, String)> {
        let live = self.state.body.accounts().filter(|record| record.deleted_at.is_none());
        live.map(|record| (&record.account, written(record)))
    }
}

/// A map in CBOR, of so few fields that its head is one byte; two for each key.
fn written(record: &AccountRecord) -> String {
    let mut map = Vec::new();
    let mut fields = 0;
    for (key, value) in record.unknown.fields() {
        let value = match key {
            TAGS | FAVOURITE | PLACE => value,
            // `true`.
            NOTE => &[0xf5],
            _ => continue,
        };
        fields += 1;
        map.extend_from_slice(&[0x18, key as u8]);
        map.extend_from_slice(value);
    }
    if fields == 0 {
        return String::new();
    }
    map.insert(0, 0xa0 | fields);
    to_base64(&map)
}

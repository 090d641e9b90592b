//! A draft on its way from where it was read to where it is saved, as the record that it may become: so the background, which
//! reads records anyway, need not know how addresses and keys are written.

use sixpence_sealing::{from_base64, to_base64};
use zeroize::Zeroizing;

use super::{
    account::AccountRecord,
    cbor::{Items, Unknown, Writer, check, text, uint},
    records::Meta,
};
use crate::{
    account::{Account, AccountId, Draft, Note},
    time::UnixMs,
};

/// The draft as a text: base64 of an array, the record and the notes. Holds its secret.
#[must_use]
pub fn draft_to_text(mut draft: Draft) -> String {
    let notes = std::mem::take(&mut draft.notes);
    let nobody = [0; 16];
    let record_key = Box::new(Zeroizing::new([0; 32]));
    let meta = Meta { record_id: nobody, collection_id: nobody, rev: 0, base_rev: 0, author: nobody, record_key };
    let account = Account::from_draft(AccountId(nobody), draft, Vec::new(), UnixMs(0));
    let mut writer = Writer::new();
    writer.array(2);
    AccountRecord { meta, account, deleted_at: None, unknown: Unknown::default() }.write(&mut writer);
    writer.array(notes.len());
    for note in &notes {
        let (number, bits, names) = match note {
            Note::ShortSecret(bits) => (0, Some(*bits), Vec::new()),
            Note::TwoIssuers(label, parameter) => (1, None, vec![label, parameter]),
            Note::ControlCharacters => (2, None, Vec::new()),
            Note::HiddenCharacters => (3, None, Vec::new()),
        };
        writer.array(names.len().saturating_add(if bits.is_some() { 2 } else { 1 }));
        writer.uint(number);
        bits.into_iter().for_each(|bits| writer.uint(bits.into()));
        names.into_iter().for_each(|name| writer.text(name));
    }
    to_base64(&writer.finish())
}

/// The reverse; `None` for anything else.
#[must_use]
pub fn draft_of_text(encoded: &str) -> Option<Draft> {
    let raw = Zeroizing::new(from_base64(encoded)?);
    check(&raw).ok()?;
    let mut parts = Items::of(&raw).ok()?;
    let record = AccountRecord::parse(parts.next()?.ok()?).ok()?;
    let mut notes = Vec::new();
    for raw in Items::of(parts.next()?.ok()?).ok()? {
        notes.push(note(raw.ok()?)?);
    }
    let Account { issuer, name, secret, params, extra, .. } = record.account;
    Some(Draft { issuer, name, secret, params, extra, notes })
}

fn note(raw: &[u8]) -> Option<Note> {
    let mut parts = Items::of(raw).ok()?;
    let mut next = || parts.next()?.ok();
    Some(match uint(next()?).ok()? {
        0 => Note::ShortSecret(uint(next()?).ok()?.try_into().ok()?),
        1 => Note::TwoIssuers(text(next()?).ok()?, text(next()?).ok()?),
        2 => Note::ControlCharacters,
        _ => Note::HiddenCharacters,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::otpauth::{format, parse};

    #[test]
    fn every_draft_comes_back() {
        for uri in [
            "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ&issuer=Shop%20two&image=https%3A%2F%2Fa.example&x=",
            "otpauth://totp/a%E2%80%AEb%07?secret=GE&algorithm=SHA512&digits=8&period=3600",
            "otpauth://hotp/?secret=GEZDGNBVGY3TQOJQ&counter=18446744073709551615&digits=7&algorithm=SHA256",
            "otpauth://steam/Steam:bob?secret=GEZDGNBVGY3TQOJQ",
        ] {
            let draft = parse(uri).ok().unwrap();
            let (written, notes) = (format(&draft), draft.notes.clone());
            let back = draft_of_text(&draft_to_text(draft)).unwrap();
            assert_eq!((format(&back), back.notes), (written, notes), "{uri}");
        }
        for text in ["", "AAAA", "gA==", "ggA=", "otpauth://totp/?secret=GEZDGNBVGY3TQOJQ"] {
            assert!(draft_of_text(text).is_none());
        }
    }
}

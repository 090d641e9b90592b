//! Ente Auth: its encrypted export. (The plain one is a list of addresses: `uris`.)
//!
//! `{version: 1, kdfParams: {memLimit (bytes), opsLimit (passes), salt}, encryptedData, encryptionNonce}`, all in base64: Argon2id with
//! one lane, then libsodium's secretstream. Its files ask for up to 1 GiB and 4 passes. Source: [Ente's export.md], and its code for the
//! cipher, of which the page names another.
//!
//! [Ente's export.md]: https://github.com/ente-io/ente/blob/main/docs/docs/auth/migration/export.md

use super::{Format, Sure, uris};
use crate::import::{
    Content, ImportError, Imported, Opening,
    encoded::from_base64,
    fields::{object, text, whole},
    sealed::{argon2id, secretstream},
};

pub(super) const FORMAT: Format = Format { name: "Ente Auth", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(["kdfParams", "encryptedData", "encryptionNonce"].iter().all(|key| content.get(key).is_some()))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    if whole(file.get("version")).ok().flatten().is_none_or(|version| version != 1) {
        return Err(ImportError::Newer);
    }
    let bytes = |text: &str| from_base64(text.trim()).ok_or(ImportError::Damaged);
    let params = object(file, "kdfParams").ok_or(ImportError::Damaged)?;
    let number = |key| whole(params.get(key)).ok().flatten().ok_or(ImportError::Damaged);
    let (memory, passes, salt) = (number("memLimit")?, number("opsLimit")?, bytes(text(params, "salt"))?);
    let header = bytes(text(file, "encryptionNonce"))?.try_into().map_err(|_| ImportError::Damaged)?;
    let sealed = bytes(text(file, "encryptedData"))?;
    let key = argon2id(opening.passphrase()?.as_bytes(), &salt, [memory / 1024, passes, 1], &opening.limits)?;
    let plain = secretstream(&key, &header, &sealed).ok_or(ImportError::WrongPassphrase)?;
    let list = std::str::from_utf8(&plain).map_err(|_| ImportError::Damaged)?;
    uris::read_list(list, opening)
}

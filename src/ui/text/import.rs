//! What is said of files of other authenticators, read and written.

use super::{counted, key, refusal, title, unreadable};
use crate::{
    import::{ImportError, LeftOut, Reason},
    message::{ImportFate, ReadFile, Text},
    otpauth::Field,
    ui::vault::import::Unread,
};

/// Why a file cannot be used, and what to do.
#[must_use]
pub fn import_error(error: ImportError) -> Text {
    let key = match error {
        ImportError::Empty => key("importEmpty"),
        ImportError::Unknown => key("importUnknown"),
        ImportError::PassphraseNeeded => key("filePassphraseEmpty"),
        ImportError::WrongPassphrase => key("importWrongPassphrase"),
        ImportError::Damaged => key("importDamaged"),
        ImportError::TooLarge => key("importTooLarge"),
        ImportError::TooDeep => key("importTooDeep"),
        ImportError::TooMany => key("importTooMany"),
        ImportError::Costly(cost) => return Text::with("importCostly", &mebibytes(cost.memory_kib)),
        ImportError::Newer => key("importNewer"),
        ImportError::AccountOnly => key("importAccountOnly"),
        ImportError::Cipher => key("importCipher"),
        ImportError::NotAnExport => key("importNotAnExport"),
        ImportError::OwnBackup => key("importOwnBackup"),
    };
    Text::plain(key)
}

/// Memory in MB, as people count it.
#[must_use]
pub fn mebibytes(kib: u32) -> String {
    kib.div_ceil(1024).to_string()
}

/// Why nothing came of a file, and what to do.
#[must_use]
pub fn unread(why: Unread) -> Text {
    match why {
        Unread::File(error) => import_error(error),
        Unread::Picture(why) => unreadable(why),
        Unread::NoCode => Text::plain("pictureNoCode"),
        Unread::LeftOut => Text::plain("importLeftOut"),
        Unread::Ended => Text::plain("importEnded"),
    }
}

/// What a file holds: its format, and how many accounts.
#[must_use]
pub fn file_read(read: &ReadFile) -> Vec<Text> {
    let none = (read.entries == 0 && read.rejected == 0).then(|| Text::plain("importNoAccounts"));
    let all = [
        Some(Text::with("importFormat", &read.format)),
        none,
        counted(read.entries as usize, "importOneAccount", "importAccounts"),
        counted(read.rejected as usize, "importOneRejected", "importRejected"),
        counted(read.without_code as usize, "importOneWithoutCode", "importWithoutCode"),
    ];
    all.into_iter().flatten().collect()
}

/// Why an entry cannot be imported.
#[must_use]
pub fn reason(reason: &Reason) -> Text {
    match reason {
        Reason::Field(error) => refusal(error),
        Reason::Kind => Text::plain("importOtherKind"),
        Reason::Shape(field) => Text::with("importShape", field.name()),
        Reason::Damaged => Text::plain("importEntryDamaged"),
    }
}

/// What would become of an entry, if there is more to say than that it is new.
#[must_use]
pub fn fate(fate: &ImportFate) -> Option<Text> {
    let about = |key: &str, issuer: &str, name: &str| Some(Text::with(key, &title(issuer, name)));
    match fate {
        ImportFate::New => None,
        ImportFate::There(account) => about("fateThere", &account.issuer, &account.name),
        ImportFate::OtherCodes(account) => about("fateOtherCodes", &account.issuer, &account.name),
        ImportFate::SameName(account) => about("fateSameName", &account.issuer, &account.name),
        ImportFate::Again => Some(Text::plain("fateAgain")),
        ImportFate::Trashed => Some(Text::plain("fateTrashed")),
    }
}

/// What of an entry is not taken along.
#[must_use]
pub fn left_out(what: LeftOut) -> Text {
    match what {
        LeftOut::Note => Text::plain("leftOutNote"),
        LeftOut::Tags => Text::plain("leftOutTags"),
        LeftOut::Sites => Text::plain("leftOutSites"),
        LeftOut::Icon => Text::plain("leftOutIcon"),
    }
}

/// What of an account the format of an export cannot hold.
#[must_use]
pub fn no_room(field: Field) -> Text {
    Text::plain(match field {
        Field::Type => "noRoomType",
        Field::Period => "noRoomPeriod",
        Field::Digits => "noRoomDigits",
        Field::Algorithm => "noRoomAlgorithm",
        Field::Counter => "noRoomCounter",
        _ => "noRoomOther",
    })
}

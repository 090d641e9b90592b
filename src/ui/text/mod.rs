//! Which text is shown for what: the one place where failures, notes and troubles become keys of
//! `extension/_locales/*/messages.json`. Labels and buttons stand with the view that shows them.

mod activity;
pub mod assist;
mod codes;
mod import;
mod keep;
mod pictures;
mod refusal;

pub use activity::{deed, duration, ending, step, step_result};
pub use codes::{codes_doubt, codes_failure, codes_left, codes_low, codes_read, codes_unread};
pub use import::{fate, file_read, import_error, left_out, mebibytes, no_room, reason, unread};
pub use keep::{is_about_file, is_about_proof, keep_failure, news, snapshot};
pub use pictures::{no_camera, unreadable};
pub use refusal::refusal;

use crate::{
    account::{Note, visible},
    capture::{
        found::{NotRead, Place, WrittenAs},
        trust::Doubt,
    },
    message::{Already, Failure, Text, Trouble, Waiting},
};

/// What went wrong, and what to do.
#[must_use]
pub fn failure(failure: &Failure) -> Text {
    let with = match failure {
        Failure::Unreadable(error) => return refusal(error),
        Failure::ShortPassphrase { least } => vec![least.to_string()],
        Failure::BadSite { line } => vec![shown(line)],
        Failure::LookAlike { host, known } => vec![host.clone(), known.clone()],
        Failure::NoAccountHere { host } | Failure::OtherSite { host } => vec![host.clone()],
        _ => Vec::new(),
    };
    Text { key: failure_key(failure).to_owned(), with }
}

/// Apart from what stands in its places: so it is a table.
const fn failure_key(failure: &Failure) -> &'static str {
    match failure {
        Failure::Locked => key("failureLocked"),
        Failure::WrongPassphrase => key("failureWrongPassphrase"),
        Failure::ShortPassphrase { .. } => key("passphraseShort"),
        Failure::WrongKey => key("failureWrongKey"),
        Failure::VaultExists => key("failureVaultExists"),
        Failure::Conflict => key("failureConflict"),
        Failure::NoVault => key("failureNoVault"),
        Failure::DamagedVault => key("failureDamagedVault"),
        Failure::NotSaved => key("failureNotSaved"),
        Failure::VaultFull => key("failureVaultFull"),
        Failure::NoSuchAccount => key("failureNoSuchAccount"),
        Failure::CounterAtEnd => key("failureCounterAtEnd"),
        Failure::BadSite { .. } => key("failureBadSite"),
        Failure::LongName => key("failureLongName"),
        Failure::NoCodeFound => key("failureNoCodeFound"),
        Failure::NoSecretFound => key("failureNoSecretFound"),
        Failure::NotRead(NotRead::Closed) => key("failureNotReadClosed"),
        Failure::NotRead(NotRead::WindowOnly) => key("failureNotReadWindowOnly"),
        Failure::NotRead(NotRead::Busy) => key("failureNotReadBusy"),
        Failure::NotRead(NotRead::Stopped) => key("failureNotReadStopped"),
        Failure::PageClosed => key("failurePageClosed"),
        Failure::NotSecure => key("failureNotSecure"),
        Failure::ForeignFrame => key("failureForeignFrame"),
        Failure::NoField => key("failureNoField"),
        Failure::DoesNotFit => key("failureDoesNotFit"),
        Failure::PageChanged => key("failurePageChanged"),
        Failure::FieldRefused => key("failureFieldRefused"),
        Failure::LookAlike { .. } => key("failureLookAlike"),
        Failure::NoAccountHere { .. } => key("failureNoAccountHere"),
        Failure::OtherSite { .. } => key("failureOtherSite"),
        Failure::OtherChannel { email: true } => key("failureEmailCode"),
        Failure::OtherChannel { email: false } => key("failureSmsCode"),
        Failure::SeveralAccounts => key("failureSeveralAccounts"),
        Failure::CaptureGone => key("failureCaptureGone"),
        // What cannot be read has texts of its own.
        Failure::Unreadable(_) | Failure::Browser => key("failureBrowser"),
    }
}

/// Why the vault cannot be opened: a heading, and what to do.
#[must_use]
pub fn trouble(trouble: &Trouble) -> (Text, Text) {
    match trouble {
        Trouble::Missing => (Text::plain("troubleMissing"), Text::plain("troubleMissingHelp")),
        Trouble::Damaged => (Text::plain("troubleDamaged"), Text::plain("troubleDamagedHelp")),
        Trouble::Newer { needed } => (Text::plain("troubleNewer"), Text::with("troubleNewerHelp", &needed.to_string())),
        Trouble::Store => (Text::plain("troubleStore"), Text::plain("troubleStoreHelp")),
        Trouble::TwoVaults => (Text::plain("troubleTwoVaults"), Text::plain("troubleTwoVaultsHelp")),
    }
}

/// What the user should know about something that was read.
#[must_use]
pub fn note(note: &Note) -> Text {
    match note {
        Note::ShortSecret(bits) => Text::with("noteShortSecret", &bits.to_string()),
        Note::TwoIssuers(label, parameter) => two("noteTwoIssuers", &shown(label), &shown(parameter)),
        Note::ControlCharacters => Text::plain("noteControlCharacters"),
        Note::HiddenCharacters => Text::plain("noteHiddenCharacters"),
    }
}

/// Why the issuer does not fit the page, and what to do.
#[must_use]
pub fn doubt(doubt: &Doubt, host: &str) -> Text {
    match doubt {
        Doubt::Elsewhere { known } => two("doubtElsewhere", known, &shown(host)),
        Doubt::OtherHost { named } => two("doubtOtherHost", &shown(named), &shown(host)),
    }
}

/// What the vault holds already of something that was read.
#[must_use]
pub fn already(already: &Already) -> Text {
    match already {
        Already::SameSecret { issuer, name } => Text::with("alreadySameSecret", &title(issuer, name)),
        Already::SameName => Text::plain("alreadySameName"),
    }
}

/// Where something was read, if there is more to say than that it was in a code.
#[must_use]
pub fn place(place: &Place) -> Option<Text> {
    match place {
        Place::Pointed => None,
        Place::Both => Some(Text::plain("placeBoth")),
        Place::Written { how: WrittenAs::Key { label: Some(label) }, .. } => {
            Some(Text::with("placeWritten", &shown(label)))
        }
        Place::Written { how: WrittenAs::Key { label: None }, .. } => Some(Text::plain("placeKey")),
        Place::Written { how: WrittenAs::Address, .. } => Some(Text::plain("placeLink")),
    }
}

/// What goes on after unlocking.
#[must_use]
pub fn waiting(waiting: Waiting) -> Text {
    match waiting {
        Waiting::Capture => Text::plain("waitingCapture"),
        Waiting::Fill => Text::plain("waitingFill"),
    }
}

/// How an account is called in a sentence: issuer and account name, as far as there are any.
#[must_use]
pub fn title(issuer: &str, name: &str) -> String {
    match (issuer.trim().is_empty(), name.trim().is_empty()) {
        (false, false) => format!("{} ({})", shown(issuer), shown(name)),
        (false, true) => shown(issuer),
        (true, _) => shown(name),
    }
}

/// A name within a sentence: what cannot be seen is made visible, and a foreign direction of writing is kept inside.
#[must_use]
pub fn shown(name: &str) -> String {
    let name = visible(name);
    if name.is_ascii() { name } else { format!("\u{2068}{name}\u{2069}") }
}

/// A key of `_locales`: `tests/ui_texts.rs` looks for it by this.
const fn key(key: &'static str) -> &'static str {
    key
}

/// How many there are: nothing of none, and one has words of its own.
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> Option<Text> {
    match number {
        0 => None,
        1 => Some(Text::plain(one)),
        number => Some(Text::with(many, &number.to_string())),
    }
}

fn two(key: &str, first: &str, second: &str) -> Text {
    Text { key: key.to_owned(), with: vec![first.to_owned(), second.to_owned()] }
}

//! Which text is shown for what: the one place where failures, notes and troubles become keys of
//! `extension/_locales/*/messages.json`. Labels and buttons stand with the view that shows them.

mod activity;
pub mod assist;
mod codes;
mod keep;
mod pictures;
mod refusal;

pub use activity::{deed, duration, ending, step, step_result};
pub use codes::{codes_doubt, codes_failure, codes_left, codes_low, codes_read, codes_unread};
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
    match failure {
        Failure::Locked => Text::plain("failureLocked"),
        Failure::WrongPassphrase => Text::plain("failureWrongPassphrase"),
        Failure::ShortPassphrase { least } => Text::with("passphraseShort", &least.to_string()),
        Failure::WrongKey => Text::plain("failureWrongKey"),
        Failure::VaultExists => Text::plain("failureVaultExists"),
        Failure::Conflict => Text::plain("failureConflict"),
        Failure::NoVault => Text::plain("failureNoVault"),
        Failure::DamagedVault => Text::plain("failureDamagedVault"),
        Failure::NotSaved => Text::plain("failureNotSaved"),
        Failure::VaultFull => Text::plain("failureVaultFull"),
        Failure::NoSuchAccount => Text::plain("failureNoSuchAccount"),
        Failure::CounterAtEnd => Text::plain("failureCounterAtEnd"),
        Failure::Unreadable(error) => refusal(error),
        Failure::BadSite { line } => Text::with("failureBadSite", &shown(line)),
        Failure::LongName => Text::plain("failureLongName"),
        Failure::NoCodeFound => Text::plain("failureNoCodeFound"),
        Failure::NoSecretFound => Text::plain("failureNoSecretFound"),
        Failure::NotRead(NotRead::Closed) => Text::plain("failureNotReadClosed"),
        Failure::NotRead(NotRead::WindowOnly) => Text::plain("failureNotReadWindowOnly"),
        Failure::NotRead(NotRead::Busy) => Text::plain("failureNotReadBusy"),
        Failure::NotRead(NotRead::Stopped) => Text::plain("failureNotReadStopped"),
        Failure::PageClosed => Text::plain("failurePageClosed"),
        Failure::NotSecure => Text::plain("failureNotSecure"),
        Failure::ForeignFrame => Text::plain("failureForeignFrame"),
        Failure::NoField => Text::plain("failureNoField"),
        Failure::DoesNotFit => Text::plain("failureDoesNotFit"),
        Failure::PageChanged => Text::plain("failurePageChanged"),
        Failure::FieldRefused => Text::plain("failureFieldRefused"),
        Failure::LookAlike { host, known } => two("failureLookAlike", host, known),
        Failure::NoAccountHere { host } => Text::with("failureNoAccountHere", host),
        Failure::OtherChannel { email } => Text::plain(if *email { "failureEmailCode" } else { "failureSmsCode" }),
        Failure::SeveralAccounts => Text::plain("failureSeveralAccounts"),
        Failure::CaptureGone => Text::plain("failureCaptureGone"),
        Failure::Browser => Text::plain("failureBrowser"),
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

fn two(key: &str, first: &str, second: &str) -> Text {
    Text { key: key.to_owned(), with: vec![first.to_owned(), second.to_owned()] }
}

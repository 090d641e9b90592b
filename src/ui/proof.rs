//! The question for what opens a vault: the passphrase, the recovery key or a passkey.

use zeroize::Zeroizing;

use crate::message::{Failure, KeepFailure, Proof, Text};

use super::{recovery_key, text};

/// The `id` of the field in which it is typed.
pub const SPOT: &str = "proof";

/// A way to prove who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The passphrase.
    Passphrase,
    /// The recovery key.
    RecoveryKey,
    /// A passkey.
    Passkey,
}

/// What the user does about it.
pub enum Msg {
    /// Chooses another way.
    Way(Way),
    /// Types.
    Typed(String),
}

/// The question as it stands. Holds what was typed: no `Debug`.
pub struct ProofForm {
    /// The ways that there are, the usual one first.
    pub ways: Vec<Way>,
    /// The one that is chosen.
    pub way: Way,
    /// What is wrong with what was typed.
    pub error: Option<Text>,
    /// Whether the recovery key is known from unlocking and is not asked for again.
    pub known: bool,
    typed: Zeroizing<String>,
    passkey: Option<Proof>,
}

/// What can be sent.
pub enum Taken {
    /// This.
    Proof(Proof),
    /// The passkey has to be asked first.
    AskPasskey,
    /// Nothing yet: the reason stands under the field.
    Nothing,
}

impl ProofForm {
    /// The question, with these ways to answer it.
    #[must_use]
    pub fn new(ways: Vec<Way>) -> Self {
        let way = ways.first().copied().unwrap_or(Way::Passphrase);
        Self { ways, way, error: None, known: false, typed: Zeroizing::default(), passkey: None }
    }

    /// Answered already: by the recovery key with which the vault was just unlocked.
    #[must_use]
    pub fn with_recovery_key(typed: &str) -> Self {
        let mut form = Self::new(vec![Way::RecoveryKey, Way::Passphrase]);
        form.typed = Zeroizing::new(typed.to_owned());
        form.known = true;
        form
    }

    /// What is typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The user does something.
    pub fn update(&mut self, msg: Msg) {
        self.error = None;
        match msg {
            Msg::Way(way) => {
                self.way = way;
                self.typed = Zeroizing::default();
                self.known = false;
                self.passkey = None;
            }
            Msg::Typed(value) => self.typed = Zeroizing::new(value),
        }
    }

    /// The passkey has answered, or has not.
    pub fn passkey_answered(&mut self, proof: Option<Proof>) {
        self.error = proof.is_none().then(|| Text::plain("passkeyNoAnswer"));
        self.passkey = proof;
    }

    /// What can be sent.
    pub fn take(&mut self) -> Taken {
        self.error = None;
        let proof = match self.way {
            Way::Passphrase if self.typed.is_empty() => Err(Text::plain("passphraseEmpty")),
            Way::Passphrase => Ok(Proof::Passphrase { text: self.typed.to_string() }),
            Way::RecoveryKey => {
                recovery_key::check(&self.typed).map(|()| Proof::RecoveryKey { text: self.typed.to_string() })
            }
            Way::Passkey => match self.passkey.clone() {
                Some(proof) => Ok(proof),
                None => return Taken::AskPasskey,
            },
        };
        match proof {
            Ok(proof) => Taken::Proof(proof),
            Err(why) => {
                self.error = Some(why);
                self.known = false;
                Taken::Nothing
            }
        }
    }

    /// The background did not take it.
    pub fn refused(&mut self, failure: &Failure) {
        self.refuse(match (failure, self.way) {
            (Failure::WrongKey, Way::RecoveryKey) => Text::plain("wrongRecoveryKey"),
            (Failure::WrongKey, Way::Passkey) => Text::plain("wrongPasskey"),
            _ => text::failure(failure),
        });
    }

    /// It does not open what it should. Says whether the failure is about the proof at all.
    pub fn not_kept(&mut self, failure: &KeepFailure) -> bool {
        let about = text::is_about_proof(failure);
        if about {
            self.refuse(text::keep_failure(failure));
        }
        about
    }

    fn refuse(&mut self, why: Text) {
        self.error = Some(why);
        self.known = false;
        // The next try asks the passkey anew.
        self.passkey = None;
    }
}

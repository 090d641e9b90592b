//! The locked vault page: the passphrase, and the other ways that there are.

use crate::{
    message::{Failure, Proof, VaultRequest, Waiting, Ways},
    ui::proof::{ProofForm, Way},
};

/// The locked screen as it stands. Holds what was typed: no `Debug`.
pub struct Gate {
    /// What goes on after unlocking.
    pub waiting: Option<Waiting>,
    /// The ways beside the passphrase.
    pub ways: Ways,
    /// What is typed.
    pub proof: ProofForm,
    /// Whether it was sent and not refused.
    pub sent: bool,
}

impl Gate {
    /// Nothing typed. `passkeys`: whether the browser can ask for one.
    #[must_use]
    pub fn new(waiting: Option<Waiting>, ways: Ways, passkeys: bool) -> Self {
        let offered = offered(&ways, passkeys);
        Self { waiting, ways, proof: ProofForm::new(offered), sent: false }
    }

    /// The recovery key by which the vault was just unlocked, if it was.
    #[must_use]
    pub fn used_recovery_key(&self) -> Option<&str> {
        (self.sent && self.proof.way == Way::RecoveryKey).then(|| self.proof.typed())
    }

    /// It did not open the vault, or could not be tried.
    pub fn refused(&mut self, failure: &Failure) {
        self.sent = false;
        self.proof.refused(failure);
    }

    /// The same screen again: what is typed stays.
    pub fn refresh(&mut self, waiting: Option<Waiting>, ways: Ways, passkeys: bool) {
        self.waiting = waiting;
        self.proof.ways = offered(&ways, passkeys);
        self.ways = ways;
        if !self.proof.ways.contains(&self.proof.way) {
            self.proof = ProofForm::new(self.proof.ways.clone());
        }
    }
}

/// The request that unlocks by this.
#[must_use]
pub fn request(proof: Proof) -> VaultRequest {
    match proof {
        Proof::Passphrase { text } => VaultRequest::Unlock(text),
        proof => VaultRequest::UnlockBy(proof),
    }
}

/// The ways to be offered, the passphrase first.
#[must_use]
pub fn offered(ways: &Ways, passkeys: bool) -> Vec<Way> {
    let mut offered = vec![Way::Passphrase];
    if passkeys && !ways.passkeys.is_empty() {
        offered.push(Way::Passkey);
    }
    if ways.recovery_key {
        offered.push(Way::RecoveryKey);
    }
    offered
}

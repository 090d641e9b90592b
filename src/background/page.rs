//! The page that asked, and what it is answered.

use super::{
    effect::{Effect, Reply},
    event::Ticket,
};
use crate::message::Failure;

/// Effects in their order, each with the ticket it belongs to. What is done with them is a call each time, and no code in the
/// place where it is done: 3 KB of wasm.
#[derive(Default)]
pub struct Actions(Vec<(Ticket, Effect)>);

impl Actions {
    #[inline(never)]
    pub(super) fn one(ticket: Ticket, effect: Effect) -> Self {
        Self(vec![(ticket, effect)])
    }

    /// Nothing but that it is done.
    #[inline(never)]
    pub(super) fn done(ticket: Ticket) -> Self {
        Self::one(ticket, Effect::Reply(Reply::Done))
    }

    #[inline(never)]
    pub(super) fn push(&mut self, ticket: Ticket, effect: Effect) {
        self.0.push((ticket, effect));
    }

    pub(super) fn and(mut self, ticket: Ticket, effect: Effect) -> Self {
        self.push(ticket, effect);
        self
    }

    #[inline(never)]
    pub(super) fn join(&mut self, mut more: Self) {
        self.0.append(&mut more.0);
    }

    pub(super) fn then(mut self, more: Self) -> Self {
        self.join(more);
        self
    }

    /// Puts them before the first that is done later.
    pub(super) fn join_before_later(&mut self, more: Self) {
        let is_later = |(_, effect): &(Ticket, Effect)| matches!(effect, Effect::Later { .. });
        let later = self.0.iter().position(is_later).map(|at| self.0.split_off(at));
        self.join(more);
        self.0.extend(later.unwrap_or_default());
    }

    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Actions> for Vec<(Ticket, Effect)> {
    fn from(actions: Actions) -> Self {
        actions.0
    }
}

/// The page that asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// `popup.html`, about this tab.
    Popup { tab: Option<i32> },
    /// `vault.html`.
    Vault,
    /// `guide.html`.
    Guide,
}

impl Page {
    pub(super) fn refuse(self, ticket: Ticket, failure: Failure) -> Actions {
        let reply = match self {
            Self::Popup { .. } => Reply::Popup(Err(failure)),
            Self::Vault => Reply::Vault(Err(failure)),
            Self::Guide => Reply::Guide(Err(failure)),
        };
        Actions::one(ticket, Effect::Reply(reply))
    }
}

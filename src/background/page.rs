//! The page that asked, and what it is answered.

use super::{
    effect::{Effect, Reply},
    event::Ticket,
};
use crate::message::Failure;

/// Effects, each with the ticket it belongs to.
pub(super) type Actions = Vec<(Ticket, Effect)>;

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
        vec![(ticket, Effect::Reply(reply))]
    }
}

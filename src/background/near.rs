//! Which accounts belong to another host of the page's owner: suggested where none is of exactly this site.

use super::{
    app::{App, Flow, Session},
    effect::{Effect, Reply},
    event::{Outcome, Ticket},
    page::Actions,
};
use crate::{account::AccountId, matching::Relation, message::PopupAnswer, origin::Origin};

impl App {
    /// Asks which accounts belong to another host of the page's owner.
    pub(super) fn near(&mut self, ticket: Ticket, tab: i32) -> Actions {
        self.wait_for(ticket, Flow::Nearing(Vec::new()), Effect::Look { tab })
    }

    pub(super) fn go_on_nearing(&mut self, ticket: Ticket, all: &[AccountId], outcome: Outcome) -> Actions {
        let Session::Open(vault, _) = &self.session else { return near(ticket, Vec::new()) };
        match outcome {
            Outcome::Tab(tab) => {
                let Some(page) = tab.address.as_deref().and_then(|address| Origin::parse(address).ok()) else {
                    return near(ticket, Vec::new());
                };
                let accounts = vault.accounts().filter(|account| !account.sites.is_empty());
                let (ids, sites) = accounts
                    .map(|account| (account.id, account.sites.iter().map(ToString::to_string).collect()))
                    .unzip();
                self.wait_for(ticket, Flow::Nearing(ids), Effect::Relate { page, sites })
            }
            Outcome::Related(relations) => {
                let is_near = |number: &u8| *number == Relation::Near.number();
                near(
                    ticket,
                    all.iter().zip(&relations).filter(|(_, number)| is_near(number)).map(|(id, _)| *id).collect(),
                )
            }
            _ => near(ticket, Vec::new()),
        }
    }
}

fn near(ticket: Ticket, ids: Vec<AccountId>) -> Actions {
    Actions::one(ticket, Effect::Reply(Reply::Popup(Ok(PopupAnswer::Near(ids)))))
}

//! After a fill: whether the site asks for the code again, and help where it does.

use super::{
    app::{App, Flow},
    effect::{Badge, Effect, Reply},
    event::{Outcome, Ticket},
    page::{Actions, Page},
    save::After,
};
use crate::{
    account::AccountId,
    autofill::{Aim, NoChoice},
    message::{Help, PopupAnswer, Text},
    origin::Origin,
    time::UnixMs,
    vault::Change,
};

/// A site that asks for a code again within this time, in milliseconds, has refused the last one.
const REFUSAL_MS: u64 = 30_000;
/// For so long the popup offers help after a fill, in milliseconds.
const HELP_MS: u64 = 120_000;
/// The pauses between looks at the page after a fill, in milliseconds. Where the site is watched, the page says it sooner.
const LOOKS_MS: [u64; 6] = [1000, 2000, 4000, 6000, 8000, 8000];

/// The last fill.
pub(super) struct LastFill {
    tab: i32,
    account: AccountId,
    origin: Origin,
    /// Which document was filled.
    pub(super) document: String,
    at: UnixMs,
    /// When the code that was filled ends; `None` for a counter's.
    ends_at: Option<UnixMs>,
    refused: bool,
}

impl LastFill {
    pub(super) const fn new(
        tab: i32,
        account: AccountId,
        origin: Origin,
        document: String,
        at: UnixMs,
        ends_at: Option<UnixMs>,
    ) -> Self {
        Self { tab, account, origin, document, at, ends_at, refused: false }
    }

    /// Whether the page of this tab may still say that the code was wrong.
    pub(super) fn is_about(&self, tab: i32, origin: &Option<Origin>, now: UnixMs) -> bool {
        self.tab == tab && origin.as_ref() == Some(&self.origin) && now.since(self.at) < REFUSAL_MS
    }

    /// Whether the code of this account that holds now was refused.
    pub(super) fn is_refused_until(&self, account: AccountId, now: UnixMs) -> bool {
        self.refused && self.account == account && self.ends_at.is_some_and(|end| now < end)
    }
}

impl App {
    /// Looks at the page again after a while. `nth`: how many looks there were.
    pub(super) fn look_later(&mut self, ticket: Ticket, nth: usize) -> Actions {
        let Some(ms) = LOOKS_MS.get(nth) else { return Actions::default() };
        self.wait_for(ticket, Flow::Watching { nth }, Effect::Later { ms: *ms })
    }

    pub(super) fn go_on_watching(&mut self, ticket: Ticket, nth: usize, outcome: Outcome, now: UnixMs) -> Actions {
        let Some(last) = self.last_fill.as_ref().filter(|last| !last.refused) else { return Actions::default() };
        let tab = last.tab;
        match outcome {
            Outcome::Waited => self.wait_for(ticket, Flow::Watching { nth }, Effect::Look { tab }),
            Outcome::Tab(found) => {
                let origin = found.address.as_deref().and_then(|address| Origin::parse(address).ok());
                match origin {
                    Some(top) if last.is_about(tab, &Some(top.clone()), now) => self.wait_for(
                        ticket,
                        Flow::Watching { nth },
                        Effect::FindField { tab, aim: Aim::Best, top, names: Vec::new() },
                    ),
                    // It went on to another site, or must not be looked at any more.
                    _ => Actions::default(),
                }
            }
            // Another page with a code field, or the same one, emptied.
            Outcome::Field(Some(Ok(choice))) if choice.token != last.document || choice.empty => {
                self.code_refused(ticket, Actions::default())
            }
            // Twice no code field: the site has taken the code. One that it shows later is for another log-in.
            Outcome::Field(Some(Err(NoChoice::NoField))) if nth > 0 => {
                self.last_fill = None;
                Actions::default()
            }
            Outcome::Field(Some(_)) => self.look_later(ticket, nth.saturating_add(1)),
            _ => Actions::default(),
        }
    }

    /// The site asks again: the popup opens on help.
    pub(super) fn code_refused(&mut self, ticket: Ticket, actions: Actions) -> Actions {
        let Some(last) = self.last_fill.as_mut().filter(|last| !last.refused) else { return actions };
        last.refused = true;
        let tab = last.tab;
        let badge = Badge::Attention(Text::plain("codeRefused"));
        actions.and(ticket, Effect::Badge { tab, badge }).and(ticket, Effect::OpenPopup { tab })
    }

    /// What the popup over this page can help with.
    pub(super) fn help(&self, tab: Option<i32>, page: Option<&Origin>, now: UnixMs) -> Option<Help> {
        let last = self.last_fill.as_ref()?;
        let holds = Some(last.tab) == tab && page == Some(&last.origin) && now.since(last.at) < HELP_MS;
        holds.then_some(Help { account: last.account, refused: last.refused })
    }

    pub(super) fn compare_clock(&mut self, ticket: Ticket, tab: i32) -> Actions {
        self.wait_for(ticket, Flow::Comparing, Effect::CompareClock { tab })
    }

    pub(super) fn compared(ticket: Ticket, ahead_ms: Option<f64>) -> Actions {
        let seconds = ahead_ms.map(|ms| (ms / 1000.0).round() as i32);
        Actions::one(ticket, Effect::Reply(Reply::Popup(Ok(PopupAnswer::Clock(seconds)))))
    }

    pub(super) fn set_skew(&mut self, ticket: Ticket, page: Page, id: AccountId, seconds: i32, now: UnixMs) -> Actions {
        if let Some(last) = &mut self.last_fill {
            // Made for another time, the next code is another one.
            last.ends_at = None;
        }
        self.change(ticket, page, Change::SetSkew { id, seconds }, After::Show, now)
    }

    pub(super) fn take_back(&mut self, ticket: Ticket, page: Page, id: AccountId, now: UnixMs) -> Actions {
        self.handed_out = None;
        self.change(ticket, page, Change::TakeBack(id), After::Show, now)
    }
}

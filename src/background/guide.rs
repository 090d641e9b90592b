//! What the assistant's panel asks and is shown.

use super::{
    app::{App, Flow, GUIDE_ASKED_MS, Session},
    assist::Assist,
    effect::{Badge, Effect, Reply},
    event::{AssistTurn, Tab, Ticket},
    page::Actions,
};
use crate::{
    account::{Account, AccountId},
    message::{AccountName, GuideAsk, GuideRequest, GuideView, Ready, RunView, SelectedCodes},
    origin::Origin,
    time::UnixMs,
};

/// A [`Show`](crate::enrolment::assist::Show) of a run that has not begun.
const NOTHING: &str = r#"{"steps":[],"choices":[]}"#;

impl App {
    pub(super) fn guide(&mut self, ticket: Ticket, request: GuideRequest, now: UnixMs) -> Actions {
        let GuideRequest { tab, ask } = request;
        if !matches!(self.session, Session::Open(..)) {
            return answered(ticket, GuideView::Away);
        }
        self.guide_asked = None;
        let is_here = self.assist.as_ref().is_some_and(|assist| assist.record.tab == tab);
        let turn = match ask {
            GuideAsk::Start if self.assist.as_ref().is_none_or(|assist| assist.record.over) => {
                return self.look_for_guide(ticket, tab, true);
            }
            GuideAsk::Close => {
                return self.close_guide(ticket, tab);
            }
            GuideAsk::Stop => Some(AssistTurn::Stop),
            GuideAsk::Answer(answer) if is_here => Some(AssistTurn::Answer(answer)),
            GuideAsk::Kept(count) if is_here => Some(AssistTurn::Kept(count)),
            GuideAsk::GoOn if is_here => Some(AssistTurn::GoOn),
            _ => None,
        };
        let mut actions = self.show_guide(ticket, tab);
        if let Some(turn) = turn {
            actions.join(self.assist_said(turn, now));
        }
        actions
    }

    fn show_guide(&mut self, ticket: Ticket, tab: i32) -> Actions {
        if let Some(view) = self.selected_codes() {
            return answered(ticket, GuideView::Codes(view));
        }
        let Some(assist) = &self.assist else { return self.look_for_guide(ticket, tab, false) };
        let record = &assist.record;
        let account = record.account.and_then(|id| self.account_name(id));
        let show = if record.show.is_empty() { NOTHING } else { &record.show };
        let view = RunView { host: assist.origin().shown(), here: record.tab == tab, account, show: show.to_owned() };
        let mut actions = answered(ticket, GuideView::Run(view));
        if record.tab == tab {
            actions.push(Ticket(0), Effect::Badge { tab, badge: Badge::Clear });
        }
        actions
    }

    /// What has ended is read, and what was selected is wanted no more.
    fn close_guide(&mut self, ticket: Ticket, tab: i32) -> Actions {
        let mut actions = self.drop_codes();
        if actions.is_empty() && self.assist.take_if(|assist| assist.record.over).is_some() {
            actions.push(Ticket(0), Effect::ForgetAssist);
        }
        actions.join(self.show_guide(ticket, tab));
        actions
    }

    fn look_for_guide(&mut self, ticket: Ticket, tab: i32, start: bool) -> Actions {
        self.wait_for(ticket, Flow::Guiding { tab, start }, Effect::Look { tab })
    }

    /// The address of the tab is known.
    pub(super) fn go_on_guiding(&mut self, ticket: Ticket, tab: i32, start: bool, about: Tab, now: UnixMs) -> Actions {
        let origin = about.address.as_deref().and_then(|address| Origin::parse(address).ok());
        match origin {
            Some(origin) if start => {
                self.assist = Some(Assist::new(tab, origin, about.private, now));
                self.show_guide(ticket, tab).then(self.assist_wake(now))
            }
            origin => answered(ticket, GuideView::Ready(self.ready(origin))),
        }
    }

    fn ready(&self, origin: Option<Origin>) -> Ready {
        let mut here = Vec::new();
        if let (Session::Open(vault, _), Some(origin)) = (&self.session, &origin) {
            here.extend(vault.accounts().filter(|account| account.sites.contains(origin)).map(named));
        }
        Ready { host: origin.as_ref().map(Origin::shown), origin: origin.map(|origin| origin.to_string()), here }
    }

    fn selected_codes(&self) -> Option<SelectedCodes> {
        let (codes, Session::Open(vault, _)) = (self.codes.as_ref()?, &self.session) else { return None };
        let (mut accounts, mut elsewhere) = (Vec::new(), Vec::new());
        for account in vault.accounts() {
            let is_here = codes.origin.as_ref().is_some_and(|origin| account.sites.contains(origin));
            if is_here { &mut accounts } else { &mut elsewhere }.push(named(account));
        }
        accounts.append(&mut elsewhere);
        Some(SelectedCodes { text: codes.text.to_string(), host: codes.host(), accounts })
    }

    /// Whether the popup over this tab gives its place to the panel.
    pub(super) fn is_guided(&self, tab: Option<i32>, now: UnixMs) -> bool {
        let is_asked = self.guide_asked.is_some_and(|(asked, at)| tab == Some(asked) && now.since(at) < GUIDE_ASKED_MS);
        is_asked || self.codes.is_some() || self.assist.as_ref().is_some_and(|assist| tab == Some(assist.record.tab))
    }

    fn account_name(&self, id: AccountId) -> Option<AccountName> {
        let Session::Open(vault, _) = &self.session else { return None };
        vault.account(id).map(named)
    }
}

fn named(account: &Account) -> AccountName {
    AccountName { id: account.id, issuer: account.issuer.clone(), name: account.name.clone() }
}

fn answered(ticket: Ticket, view: GuideView) -> Actions {
    Actions::one(ticket, Effect::Reply(Reply::Guide(Ok(view))))
}

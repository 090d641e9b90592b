//! One code into one field: the right account, the right site, the right frame, enough seconds left.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    effect::{Badge, Effect, Reply},
    event::{Outcome, Ticket},
    page::{Actions, Page},
    save::After,
};
use crate::{
    account::{Account, AccountId},
    autofill::{self, Aim, Choice, FillRefusal, FillReport, NoChoice},
    message::{Consent, Failure, FillAnswer, PopupAnswer},
    origin::{Origin, OriginError, Relation, relate},
    otp::{CodeError, Kind},
    time::UnixMs,
    vault::Change,
};

/// A code with less than this left, in milliseconds, waits for the next one: the site may check it too late.
const TOO_SHORT_MS: u64 = 3000;

/// Who waits for the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Via {
    /// The popup asked and gets the answer.
    Popup,
    /// The user acted in the page (menu, keyboard): the badge and the popup say what went wrong.
    Page,
}

/// A fill on its way.
pub(super) struct Filling {
    tab: i32,
    via: Via,
    aim: Aim,
    account: Option<AccountId>,
    consent: Consent,
    origin: Option<Origin>,
    /// A counter's code: made and saved before, so that it is never handed out twice.
    code: Option<Zeroizing<String>>,
}

impl Filling {
    pub(super) fn new(tab: i32, via: Via, aim: Aim) -> Self {
        Self { tab, via, aim, account: None, consent: Consent::NotAsked, origin: None, code: None }
    }
}

impl App {
    pub(super) fn fill_from_popup(
        &mut self,
        ticket: Ticket,
        account: AccountId,
        tab: i32,
        consent: Consent,
        now: UnixMs,
    ) -> Actions {
        let filling = Filling { account: Some(account), consent, ..Filling::new(tab, Via::Popup, Aim::Best) };
        self.start_fill(ticket, filling, now)
    }

    pub(super) fn start_fill(&mut self, ticket: Ticket, filling: Filling, now: UnixMs) -> Actions {
        if !matches!(self.session, Session::Open(..)) {
            if filling.via == Via::Page {
                self.fill_asked = Some(now);
            }
            return self.end_fill(ticket, &filling, Err(Failure::Locked));
        }
        let tab = filling.tab;
        self.keep_flow(ticket, Flow::Filling(filling));
        vec![(ticket, Effect::Look { tab })]
    }

    pub(super) fn go_on_filling(
        &mut self,
        ticket: Ticket,
        mut filling: Filling,
        outcome: Outcome,
        now: UnixMs,
    ) -> Actions {
        match outcome {
            Outcome::Tab(tab) => match self.may_fill(&mut filling, tab.address.as_deref()) {
                Ok(Allowed::Go(top)) => {
                    let (tab, aim) = (filling.tab, filling.aim);
                    self.keep_flow(ticket, Flow::Filling(filling));
                    vec![(ticket, Effect::FindField { tab, aim, top })]
                }
                Ok(Allowed::SaveSite(change)) => {
                    filling.consent = Consent::Once;
                    self.change(ticket, POPUP, change, After::Fill(Box::new(filling)), now)
                }
                Ok(Allowed::Ask(answer)) => {
                    vec![(ticket, Effect::Reply(Reply::Popup(Ok(PopupAnswer::Fill(answer)))))]
                }
                Err(failure) => self.end_fill(ticket, &filling, Err(failure)),
            },
            Outcome::Field(found) => self.type_code(ticket, filling, found, now),
            // The page may have moved on meanwhile: everything is looked at again.
            Outcome::Waited => self.start_fill(ticket, filling, now),
            Outcome::Filled(report) => {
                let result = match report {
                    // No report: the order was given and the page went on, as pages do that submit a full code.
                    Some(FillReport { filled: true, .. }) | None => Ok(()),
                    Some(FillReport { reason: Some(FillRefusal::Refused | FillRefusal::Readonly), .. }) => {
                        Err(Failure::FieldRefused)
                    }
                    _ => Err(Failure::PageChanged),
                };
                let mut actions = self.used(now);
                actions.extend(self.end_fill(ticket, &filling, result));
                actions
            }
            _ => self.end_fill(ticket, &filling, Err(Failure::Browser)),
        }
    }

    /// The rule of the site: an exact origin, or the user's word for this one.
    fn may_fill(&self, filling: &mut Filling, address: Option<&str>) -> Result<Allowed, Failure> {
        let Session::Open(vault, _) = &self.session else { return Err(Failure::Locked) };
        let page = page_origin(address)?;
        let account = match filling.account {
            Some(id) => vault.account(id).ok_or(Failure::NoSuchAccount)?,
            None => only_account_of(vault.accounts(), &page)?,
        };
        filling.account = Some(account.id);
        filling.origin = Some(page.clone());
        let relation = relate(&page, &account.sites);
        let allowed = match (relation, filling.consent) {
            (Relation::Exact, _) => Allowed::Go(page),
            (Relation::LookAlike, _) => {
                let known = account.sites.first().map(Origin::shown).unwrap_or_default();
                return Err(Failure::LookAlike { host: page.shown(), known });
            }
            (_, Consent::Once) => Allowed::Go(page),
            (_, Consent::Always) => Allowed::SaveSite(Change::AddSite { id: account.id, origin: page }),
            (relation, Consent::NotAsked) => Allowed::Ask(FillAnswer::Asks {
                host: page.shown(),
                known: account.sites.iter().map(Origin::shown).collect(),
                near: relation != Relation::Foreign,
            }),
        };
        Ok(allowed)
    }

    fn type_code(
        &mut self,
        ticket: Ticket,
        mut filling: Filling,
        found: Option<Result<Choice, NoChoice>>,
        now: UnixMs,
    ) -> Actions {
        let choice = match found {
            Some(Ok(choice)) => choice,
            Some(Err(NoChoice::NoField)) => return self.end_fill(ticket, &filling, Err(Failure::NoField)),
            Some(Err(NoChoice::ForeignFrame)) => return self.end_fill(ticket, &filling, Err(Failure::ForeignFrame)),
            Some(Err(NoChoice::NotSecure)) => return self.end_fill(ticket, &filling, Err(Failure::NotSecure)),
            None => return self.end_fill(ticket, &filling, Err(Failure::PageClosed)),
        };
        let Session::Open(vault, _) = &self.session else {
            return self.end_fill(ticket, &filling, Err(Failure::Locked));
        };
        let Some(account) = filling.account.and_then(|id| vault.account(id)) else {
            return self.end_fill(ticket, &filling, Err(Failure::NoSuchAccount));
        };
        let code = match (&filling.code, &account.params) {
            (Some(code), _) => code.clone(),
            (None, Kind::Hotp { .. }) => match account.params.code_of_counter(&account.secret) {
                Ok(code) if autofill::order(&choice, code.expose()).is_none() => {
                    return self.end_fill(ticket, &filling, Err(Failure::DoesNotFit));
                }
                Ok(code) => {
                    let change = Change::AdvanceCounter(account.id);
                    filling.code = Some(Zeroizing::new(code.expose().to_owned()));
                    return self.change(ticket, POPUP, change, After::Fill(Box::new(filling)), now);
                }
                Err(error) => return self.end_fill(ticket, &filling, Err(failure_of(error))),
            },
            (None, params) => {
                if let Some(ms) = params.ms_left(now).filter(|ms| *ms < TOO_SHORT_MS) {
                    self.keep_flow(ticket, Flow::Filling(filling));
                    return vec![(ticket, Effect::Wait { ms })];
                }
                match params.code_at(&account.secret, now) {
                    Ok(code) => Zeroizing::new(code.expose().to_owned()),
                    Err(error) => return self.end_fill(ticket, &filling, Err(failure_of(error))),
                }
            }
        };
        match autofill::order(&choice, &code) {
            Some(order) => {
                let tab = filling.tab;
                self.keep_flow(ticket, Flow::Filling(filling));
                vec![(ticket, Effect::Fill { tab, frame: choice.frame, order })]
            }
            None => self.end_fill(ticket, &filling, Err(Failure::DoesNotFit)),
        }
    }

    pub(super) fn end_fill(&mut self, ticket: Ticket, filling: &Filling, result: Result<(), Failure>) -> Actions {
        let tab = filling.tab;
        match (filling.via, result) {
            (Via::Popup, result) => {
                let answer = match result {
                    Ok(()) => {
                        FillAnswer::Filled { host: filling.origin.as_ref().map(Origin::shown).unwrap_or_default() }
                    }
                    Err(failure) => FillAnswer::Failed(failure),
                };
                vec![(ticket, Effect::Reply(Reply::Popup(Ok(PopupAnswer::Fill(answer)))))]
            }
            (Via::Page, Ok(())) => {
                vec![(ticket, Effect::Badge { tab, badge: Badge::Clear }), (ticket, Effect::Reply(Reply::Done))]
            }
            (Via::Page, Err(failure)) => self.tell(ticket, tab, failure),
        }
    }
}

/// Only the popup fills by a change of the vault; a refused change is its answer.
const POPUP: Page = Page::Popup { tab: None };

enum Allowed {
    Go(Origin),
    SaveSite(Change),
    Ask(FillAnswer),
}

fn page_origin(address: Option<&str>) -> Result<Origin, Failure> {
    let address = address.ok_or(Failure::PageClosed)?;
    Origin::parse(address).map_err(|error| match error {
        OriginError::Scheme if address.starts_with("http:") => Failure::NotSecure,
        OriginError::Scheme | OriginError::NotAnOrigin => Failure::PageClosed,
    })
}

fn only_account_of<'a>(accounts: impl Iterator<Item = &'a Account>, page: &Origin) -> Result<&'a Account, Failure> {
    let mut here = accounts.filter(|account| account.sites.contains(page));
    match (here.next(), here.next()) {
        (Some(account), None) => Ok(account),
        (Some(_), Some(_)) => Err(Failure::SeveralAccounts),
        (None, _) => Err(Failure::NoAccountHere { host: page.shown() }),
    }
}

const fn failure_of(error: CodeError) -> Failure {
    match error {
        CodeError::CounterAtEnd => Failure::CounterAtEnd,
        CodeError::WrongKind => Failure::Browser,
    }
}

//! One code into one field: the right account, the right site, the right frame, enough seconds left.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    effect::{Badge, Effect, Reply},
    event::{Outcome, Tab, Ticket},
    page::{Actions, Page},
    refused::LastFill,
    save::After,
};
use crate::{
    account::{Account, AccountId},
    autofill::{self, Aim, Channel, Choice, FillRefusal, FillReport, NoChoice},
    matching::Relation,
    message::{Consent, Failure, FillAnswer, PopupAnswer},
    origin::{Origin, OriginError},
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
    /// The user acted in the page (menu, keyboard, the offer): the badge and the popup say what went wrong.
    Page,
    /// Nobody: a field appeared on a page that is watched. Whether there is anything to offer is being found out.
    Watch,
    /// Nobody: the account is filled by itself.
    Itself,
    /// The assistant, on the user's yes.
    Assist,
    /// The vault page, with a recovery code, and gets the answer.
    Vault,
}

/// A fill on its way.
pub(super) struct Filling {
    pub(super) tab: i32,
    pub(super) via: Via,
    aim: Aim,
    pub(super) account: Option<AccountId>,
    /// The accounts of exactly this site, where none was chosen.
    pub(super) here: Vec<AccountId>,
    consent: Consent,
    pub(super) origin: Option<Origin>,
    /// In a private window nothing is learned.
    pub(super) private: bool,
    /// Whether this is the second try.
    again: bool,
    /// Of a document that was filled, while it is being filled.
    pub(super) document: String,
    /// A counter's code: made and saved before, so that it is never handed out twice. Or a recovery code.
    code: Option<Zeroizing<String>>,
}

impl Filling {
    pub(super) fn new(tab: i32, via: Via, aim: Aim) -> Self {
        Self {
            tab,
            via,
            aim,
            account: None,
            here: Vec::new(),
            consent: Consent::NotAsked,
            origin: None,
            private: false,
            again: false,
            document: String::new(),
            code: None,
        }
    }

    /// A one-time code for a log-in: what comes after it on the page is seen to. The assistant sees to that by itself, and a recovery
    /// code is not sent again.
    const fn is_login(&self) -> bool {
        !matches!(self.via, Via::Assist | Via::Vault)
    }

    /// A recovery code of this account.
    pub(super) fn recovery(tab: i32, account: AccountId, text: String) -> Self {
        let (account, code) = (Some(account), Some(Zeroizing::new(text)));
        Self { account, code, ..Self::new(tab, Via::Vault, Aim::Recovery) }
    }

    /// The user has said yes to this account's code on this page; a private one is no site of the account. What else such a page
    /// says about codes is about the choice that the user has made before.
    pub(super) fn by_assistant(tab: i32, account: AccountId) -> Self {
        let (account, consent) = (Some(account), Consent::Anyway);
        Self { account, consent, ..Self::new(tab, Via::Assist, Aim::Best) }
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
        if filling.via != Via::Watch && !matches!(self.session, Session::Open(..)) {
            if filling.via == Via::Page {
                self.fill_asked = Some(now);
            }
            return self.end_fill(ticket, &filling, Err(Failure::Locked), now);
        }
        let tab = filling.tab;
        self.wait_for(ticket, Flow::Filling(filling), Effect::Look { tab })
    }

    #[inline(never)]
    pub(super) fn go_on_filling(
        &mut self,
        ticket: Ticket,
        mut filling: Filling,
        outcome: Outcome,
        now: UnixMs,
    ) -> Actions {
        match outcome {
            Outcome::Tab(tab) => match self.site_of(&mut filling, tab) {
                Ok(effect) => self.wait_for(ticket, Flow::Filling(filling), effect),
                Err(failure) => self.end_fill(ticket, &filling, Err(failure), now),
            },
            Outcome::Related(relations) => {
                let relation = relations.first().and_then(|number| Relation::of_number(*number));
                self.other_site(ticket, filling, relation, now)
            }
            Outcome::Field(Some(Ok(choice))) => self.found(ticket, filling, &choice, now),
            Outcome::Field(found) => {
                let failure = match found {
                    Some(Err(NoChoice::ForeignFrame)) => Failure::ForeignFrame,
                    Some(Err(NoChoice::NotSecure)) => Failure::NotSecure,
                    Some(_) => Failure::NoField,
                    None => Failure::PageClosed,
                };
                self.end_fill(ticket, &filling, Err(failure), now)
            }
            // The page may have moved on meanwhile: everything is looked at again.
            Outcome::Waited => self.start_fill(ticket, filling, now),
            // Drawn anew between choice and fill: nothing was typed, and it is looked for once more.
            Outcome::Filled(Some(FillReport { reason: Some(FillRefusal::Gone), .. })) if !filling.again => {
                filling.again = true;
                self.start_fill(ticket, filling, now)
            }
            Outcome::Filled(report) => {
                let result = match report {
                    // No report: the order was given and the page went on, as pages do that submit a full code.
                    Some(FillReport { filled: true, .. }) | None => Ok(()),
                    Some(FillReport { reason: Some(FillRefusal::Refused | FillRefusal::Readonly), .. }) => {
                        Err(Failure::FieldRefused)
                    }
                    _ => Err(Failure::PageChanged),
                };
                let actions = self.used(now);
                let watches = result.is_ok() && filling.is_login();
                let after = watches.then(|| self.watch_for_refusal(ticket, &filling, now));
                actions.then(self.end_fill(ticket, &filling, result, now)).then(after.unwrap_or_default())
            }
            _ => self.end_fill(ticket, &filling, Err(Failure::Browser), now),
        }
    }

    /// The rule of the site: an exact origin goes on; of another one it has to be found out how it relates.
    fn site_of(&self, filling: &mut Filling, tab: Tab) -> Result<Effect, Failure> {
        let page = page_origin(tab.address.as_deref())?;
        filling.private = tab.private;
        filling.origin = Some(page.clone());
        let find = |names| Effect::FindField { tab: filling.tab, aim: filling.aim, top: page.clone(), names };
        let Session::Open(vault, _) = &self.session else { return Ok(find(Vec::new())) };
        if let Some(id) = filling.account {
            let account = vault.account(id).ok_or(Failure::NoSuchAccount)?;
            if account.sites.contains(&page) {
                return Ok(find(Vec::new()));
            }
            return Ok(Effect::Relate { sites: vec![account.sites.iter().map(ToString::to_string).collect()], page });
        }
        let here: Vec<&Account> = vault.accounts().filter(|account| account.sites.contains(&page)).collect();
        if here.is_empty() {
            return Err(Failure::NoAccountHere { host: page.shown() });
        }
        filling.here = here.iter().map(|account| account.id).collect();
        Ok(find(here.iter().map(|account| account.name.clone()).collect()))
    }

    /// An account on a site that it does not know: by the user's word, and never on one that imitates a site of it.
    #[inline(never)]
    fn other_site(&mut self, ticket: Ticket, mut filling: Filling, relation: Option<Relation>, now: UnixMs) -> Actions {
        let (Session::Open(vault, _), Some(page)) = (&self.session, filling.origin.clone()) else {
            return self.end_fill(ticket, &filling, Err(Failure::Locked), now);
        };
        let Some(account) = filling.account.and_then(|id| vault.account(id)) else {
            return self.end_fill(ticket, &filling, Err(Failure::NoSuchAccount), now);
        };
        let Some(relation) = relation else { return self.end_fill(ticket, &filling, Err(Failure::Browser), now) };
        if relation == Relation::LookAlike {
            let known = account.sites.first().map(Origin::shown).unwrap_or_default();
            return self.end_fill(ticket, &filling, Err(Failure::LookAlike { host: page.shown(), known }), now);
        }
        // One code of a few that open the account: it goes nowhere else, whatever the user would say.
        if filling.via == Via::Vault {
            return self.end_fill(ticket, &filling, Err(Failure::OtherSite { host: page.shown() }), now);
        }
        match filling.consent {
            Consent::Always if !filling.private => {
                let change = Change::AddSite { id: account.id, origin: page };
                filling.consent = Consent::Once;
                self.change(ticket, POPUP, change, After::Fill(Box::new(filling)), now)
            }
            Consent::NotAsked => ask(
                ticket,
                FillAnswer::Asks {
                    host: page.shown(),
                    known: account.sites.iter().map(Origin::shown).collect(),
                    near: matches!(relation, Relation::Exact | Relation::Near | Relation::NoSiteYet),
                    private: filling.private,
                },
            ),
            _ => {
                let find = Effect::FindField { tab: filling.tab, aim: filling.aim, top: page, names: Vec::new() };
                self.wait_for(ticket, Flow::Filling(filling), find)
            }
        }
    }

    /// There is a field.
    fn found(&mut self, ticket: Ticket, mut filling: Filling, choice: &Choice, now: UnixMs) -> Actions {
        if filling.account.is_none() {
            filling.account = self.meant(&filling, choice.named);
        }
        if filling.via == Via::Watch {
            return self.offer_fill(ticket, filling, choice, now);
        }
        if filling.account.is_none() {
            return self.end_fill(ticket, &filling, Err(Failure::SeveralAccounts), now);
        }
        // Such a field wants what the site has sent, not what the account makes.
        if matches!(choice.channel, Channel::Sms | Channel::Email) && filling.consent != Consent::Anyway {
            let email = choice.channel == Channel::Email;
            return match filling.via {
                Via::Popup => ask(ticket, FillAnswer::OtherChannel { email }),
                _ => self.end_fill(ticket, &filling, Err(Failure::OtherChannel { email }), now),
            };
        }
        self.type_code(ticket, filling, choice, now)
    }

    pub(super) fn type_code(&mut self, ticket: Ticket, mut filling: Filling, choice: &Choice, now: UnixMs) -> Actions {
        let Session::Open(vault, _) = &self.session else {
            return self.end_fill(ticket, &filling, Err(Failure::Locked), now);
        };
        let Some(account) = filling.account.and_then(|id| vault.account(id)) else {
            return self.end_fill(ticket, &filling, Err(Failure::NoSuchAccount), now);
        };
        let time = account.site_time(now);
        let code = match (&filling.code, &account.params) {
            (Some(code), _) => code.clone(),
            (None, Kind::Hotp { .. }) => match account.params.code_of_counter(&account.secret) {
                Ok(code) if autofill::order(choice, code.expose(), false).is_none() => {
                    return self.end_fill(ticket, &filling, Err(Failure::DoesNotFit), now);
                }
                Ok(code) => {
                    let change = Change::AdvanceCounter(account.id);
                    let code = Zeroizing::new(code.expose().to_owned());
                    self.handed_out = Some((account.id, code.clone()));
                    filling.code = Some(code);
                    return self.change(ticket, POPUP, change, After::Fill(Box::new(filling)), now);
                }
                Err(error) => return self.end_fill(ticket, &filling, Err(failure_of(error)), now),
            },
            (None, params) => {
                let left = params.ms_left(time);
                // What the site has just refused is not tried again.
                let is_used = self.last_fill.as_ref().is_some_and(|last| last.is_refused_until(account.id, now))
                    || filling.via == Via::Assist && self.assist.as_ref().is_some_and(|run| run.is_used_until(now));
                if let Some(ms) = left.filter(|ms| *ms < TOO_SHORT_MS || is_used) {
                    self.keep_flow(ticket, Flow::Filling(filling));
                    return Actions::one(ticket, Effect::Wait { ms });
                }
                match params.code_at(&account.secret, time) {
                    Ok(code) => Zeroizing::new(code.expose().to_owned()),
                    Err(error) => return self.end_fill(ticket, &filling, Err(failure_of(error)), now),
                }
            }
        };
        match autofill::order(choice, &code, account.filling.presses && filling.is_login()) {
            Some(order) => {
                let tab = filling.tab;
                filling.document.clone_from(&choice.token);
                self.wait_for(ticket, Flow::Filling(filling), Effect::Fill { tab, frame: choice.frame, order })
            }
            None => self.end_fill(ticket, &filling, Err(Failure::DoesNotFit), now),
        }
    }

    pub(super) fn end_fill(
        &mut self,
        ticket: Ticket,
        filling: &Filling,
        result: Result<(), Failure>,
        now: UnixMs,
    ) -> Actions {
        // That a recovery code was filled is entered with its mark.
        if filling.via != Via::Vault || result.is_err() {
            self.log_fill(filling, &result, now);
        }
        let tab = filling.tab;
        match (filling.via, result) {
            (Via::Popup, result) => {
                let answer = match result {
                    Ok(()) => {
                        FillAnswer::Filled { host: filling.origin.as_ref().map(Origin::shown).unwrap_or_default() }
                    }
                    Err(failure) => FillAnswer::Failed(failure),
                };
                ask(ticket, answer)
            }
            (Via::Page, Err(failure)) => self.tell(ticket, tab, failure),
            (Via::Page | Via::Itself, Ok(())) => {
                Actions::one(ticket, Effect::Badge { tab, badge: Badge::Clear }).then(Actions::done(ticket))
            }
            (Via::Vault, Ok(())) => self.show(ticket, Page::Vault, now),
            (Via::Vault, Err(failure)) => Page::Vault.refuse(ticket, failure),
            (Via::Assist, result) => self.assist_typed(filling.account, &result, now),
            (Via::Watch | Via::Itself, _) => Actions::done(ticket),
        }
    }

    /// What was filled is remembered for the time in which a site says that it was wrong.
    fn watch_for_refusal(&mut self, ticket: Ticket, filling: &Filling, now: UnixMs) -> Actions {
        let (Session::Open(vault, _), Some(origin)) = (&self.session, &filling.origin) else {
            return Actions::default();
        };
        let Some(account) = filling.account.and_then(|id| vault.account(id)) else { return Actions::default() };
        let ends_at = account.params.ms_left(account.site_time(now)).map(|ms| now.plus_ms(ms));
        let document = filling.document.clone();
        let last = LastFill::new(filling.tab, account.id, origin.clone(), document, now, ends_at);
        self.last_fill = Some(last);
        self.look_later(ticket, 0)
    }
}

/// Only the popup fills by a change of the vault; a refused change is its answer.
const POPUP: Page = Page::Popup { tab: None };

fn ask(ticket: Ticket, answer: FillAnswer) -> Actions {
    Actions::one(ticket, Effect::Reply(Reply::Popup(Ok(PopupAnswer::Fill(answer)))))
}

fn page_origin(address: Option<&str>) -> Result<Origin, Failure> {
    let address = address.ok_or(Failure::PageClosed)?;
    Origin::parse(address).map_err(|error| match error {
        OriginError::Scheme if address.starts_with("http:") => Failure::NotSecure,
        OriginError::Scheme | OriginError::NotAnOrigin => Failure::PageClosed,
    })
}

const fn failure_of(error: CodeError) -> Failure {
    match error {
        CodeError::CounterAtEnd => Failure::CounterAtEnd,
        CodeError::WrongKind => Failure::Browser,
    }
}

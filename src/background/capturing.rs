//! From a picture, a text or a link to accounts that wait for the user's yes.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    effect::{Badge, Effect, Reply},
    event::{Outcome, Ticket},
    filling::Via,
    page::{Actions, Page},
    pending::Pending,
    save::After,
};
use crate::{
    account::{Draft, MAX_NAME_CHARS, longer_than},
    message::{AddForm, Failure, SaveItem},
    origin::{Origin, split_scheme},
    otpauth,
    time::UnixMs,
    vault::Change,
};

/// A page that is being read.
pub(super) struct Capturing {
    pub tab: i32,
    pub source: Source,
    pub via: Via,
    /// Origin of the page, once known, if it may become a site.
    pub origin: Option<Origin>,
}

/// Where to read.
pub(super) enum Source {
    /// The selected text, or the address of a link.
    Text(Zeroizing<String>),
    /// One picture; the visible page if its own pixels cannot be had or hold no code.
    Picture { frame: i64, picture: String },
    /// The visible page.
    Screen,
}

impl App {
    pub(super) fn scan(&mut self, ticket: Ticket, tab: i32) -> Actions {
        let capturing = Capturing { tab, source: Source::Screen, via: Via::Popup, origin: None };
        self.start_capture(ticket, capturing)
    }

    pub(super) fn start_capture(&mut self, ticket: Ticket, capturing: Capturing) -> Actions {
        let tab = capturing.tab;
        self.keep_flow(ticket, Flow::Capturing(capturing));
        vec![(ticket, Effect::Look { tab })]
    }

    pub(super) fn go_on_capturing(
        &mut self,
        ticket: Ticket,
        mut capturing: Capturing,
        outcome: Outcome,
        now: UnixMs,
    ) -> Actions {
        let tab = capturing.tab;
        let next = match (outcome, &capturing.source) {
            (Outcome::Tab(address), source) => {
                capturing.origin = address.and_then(|address| Origin::parse(&address).ok());
                match source {
                    Source::Text(text) => {
                        let found = Pending::of_text(text, capturing.origin.clone(), now);
                        return self.captured(ticket, &capturing, found);
                    }
                    Source::Picture { frame, picture } => {
                        Effect::ReadPicture { tab, frame: *frame, picture: picture.clone() }
                    }
                    Source::Screen => Effect::ReadScreen { tab },
                }
            }
            (Outcome::Texts(texts), source) => {
                let could_read = texts.is_some();
                let found = Pending::of_codes(texts.unwrap_or_default(), capturing.origin.clone(), now);
                match source {
                    Source::Picture { .. } if found.is_err() => {
                        capturing.source = Source::Screen;
                        Effect::ReadScreen { tab }
                    }
                    _ if !could_read => return self.capture_failed(ticket, &capturing, Failure::PageClosed),
                    _ => return self.captured(ticket, &capturing, found),
                }
            }
            _ => return self.capture_failed(ticket, &capturing, Failure::Browser),
        };
        self.keep_flow(ticket, Flow::Capturing(capturing));
        vec![(ticket, next)]
    }

    fn captured(&mut self, ticket: Ticket, capturing: &Capturing, found: Result<Pending, Failure>) -> Actions {
        let pending = match found {
            Ok(pending) => pending,
            Err(failure) => return self.capture_failed(ticket, capturing, failure),
        };
        let (tab, now) = (capturing.tab, pending.at);
        let pending = pending.after(self.capture.take());
        let mut actions = vec![(Ticket(0), pending.keep())];
        self.capture = Some(pending);
        self.notice = None;
        match capturing.via {
            Via::Popup => actions.extend(self.show(ticket, Page::Popup { tab: Some(tab) }, now)),
            Via::Page => actions.extend([
                (ticket, Effect::Badge { tab, badge: Badge::Clear }),
                (ticket, Effect::OpenPopup { tab }),
                (ticket, Effect::Reply(Reply::Done)),
            ]),
        }
        actions
    }

    fn capture_failed(&mut self, ticket: Ticket, capturing: &Capturing, failure: Failure) -> Actions {
        match capturing.via {
            Via::Popup => Page::Popup { tab: Some(capturing.tab) }.refuse(ticket, failure),
            Via::Page => self.tell(ticket, capturing.tab, failure),
        }
    }

    /// An account typed by hand: a bare key with the form's parameters is saved; an address goes to the confirm screen.
    pub(super) fn add(&mut self, ticket: Ticket, page: Page, form: AddForm, now: UnixMs) -> Actions {
        if !matches!(self.session, Session::Open(..)) {
            return page.refuse(ticket, Failure::Locked);
        }
        let AddForm { secret, issuer, name, kind, algorithm, digits, period, counter } = form;
        let secret = Zeroizing::new(secret);
        let (issuer, name) = (issuer.trim().to_owned(), name.trim().to_owned());
        if let Some(failure) = too_long(&issuer, &name) {
            return page.refuse(ticket, failure);
        }
        if split_scheme(&secret).is_some() {
            let mut pending = Pending::new(now, None);
            if otpauth::is_export(&secret) {
                pending.take(secret);
                return match pending.finished(Failure::NoSecretFound) {
                    Ok(pending) => self.wait_for_yes(ticket, page, pending, now),
                    Err(failure) => page.refuse(ticket, failure),
                };
            }
            return match otpauth::parse(&secret) {
                Ok(mut draft) => {
                    if !issuer.is_empty() {
                        draft.issuer = issuer;
                    }
                    if !name.is_empty() {
                        draft.name = name;
                    }
                    let text = otpauth::format(&draft);
                    pending.take_draft(draft, text);
                    self.wait_for_yes(ticket, page, pending, now)
                }
                Err(error) => page.refuse(ticket, Failure::Unreadable(error)),
            };
        }
        let typed =
            otpauth::Typed { kind: &kind, algorithm: &algorithm, digits: &digits, period: &period, counter: &counter };
        let draft = match otpauth::from_typed(&secret, &typed) {
            Ok(draft) => Draft { issuer, name, ..draft },
            Err(error) => return page.refuse(ticket, Failure::Unreadable(error)),
        };
        match Self::account_of(draft, Vec::new(), now) {
            Some(account) => self.change(ticket, page, Change::Add(vec![account]), After::Show, now),
            None => page.refuse(ticket, Failure::Browser),
        }
    }

    /// Shows what was typed as what was captured is shown.
    fn wait_for_yes(&mut self, ticket: Ticket, page: Page, pending: Pending, now: UnixMs) -> Actions {
        let pending = pending.after(self.capture.take());
        let mut actions = vec![(Ticket(0), pending.keep())];
        self.capture = Some(pending);
        actions.extend(self.show(ticket, page, now));
        actions
    }

    pub(super) fn save_capture(&mut self, ticket: Ticket, page: Page, items: &[SaveItem], now: UnixMs) -> Actions {
        let Some(pending) = &self.capture else {
            return page.refuse(ticket, Failure::CaptureGone);
        };
        let mut accounts = Vec::new();
        for item in items {
            let Some(draft) = usize::try_from(item.index).ok().and_then(|index| pending.drafts.get(index)) else {
                return page.refuse(ticket, Failure::CaptureGone);
            };
            let (issuer, name) = (item.issuer.trim().to_owned(), item.name.trim().to_owned());
            if let Some(failure) = too_long(&issuer, &name) {
                return page.refuse(ticket, failure);
            }
            let draft = Draft {
                issuer,
                name,
                secret: draft.secret.duplicate(),
                params: draft.params,
                extra: draft.extra.clone(),
                notes: Vec::new(),
            };
            match Self::account_of(draft, pending.origin.iter().cloned().collect(), now) {
                Some(account) => accounts.push(account),
                None => return page.refuse(ticket, Failure::Browser),
            }
        }
        self.change(ticket, page, Change::Add(accounts), After::ForgetCapture, now)
    }

    pub(super) fn drop_capture(&mut self, ticket: Ticket, page: Page, now: UnixMs) -> Actions {
        self.capture = None;
        let mut actions = vec![(Ticket(0), Effect::ForgetCapture)];
        actions.extend(self.show(ticket, page, now));
        actions
    }
}

pub(super) fn too_long(issuer: &str, name: &str) -> Option<Failure> {
    [issuer, name].iter().any(|text| longer_than(text, MAX_NAME_CHARS)).then_some(Failure::LongName)
}

//! From a picture, a text or a link to accounts that wait for the user's yes.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    effect::{Badge, Effect},
    event::{Outcome, Tab, Ticket},
    logging,
    page::{Actions, Page},
    pending::{Item, Pending},
    save::After,
};
use crate::{
    account::{Draft, MAX_NAME_CHARS, longer_than},
    message::{AddForm, Failure, SaveItem, Text},
    origin::{Origin, split_scheme},
    time::UnixMs,
};

/// A page that is being read.
pub(super) struct Capturing {
    tab: i32,
    source: Source,
    /// Who waits for it.
    by: For,
    address: Option<String>,
    /// Origin of the page, once known, if it may become a site.
    origin: Option<Origin>,
}

/// What was typed or brought, and is being read.
pub(super) struct Adding {
    page: Page,
    /// Whether it is saved at once: all of it was typed into the form.
    saves: bool,
}

/// Where to read.
pub(super) enum Source {
    /// The selected text, or the address of a link.
    Text(Zeroizing<String>),
    /// The page; first the picture of this address.
    Page { picture: Option<String> },
}

/// Who waits for a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// The popup asked and gets the answer.
    Popup,
    /// The popup has opened over a page with an offer: without it there is nothing to say.
    Offer,
    /// The user acted in the page: the popup opens, and says what went wrong.
    Act,
    /// Nobody: something appeared on a page that is watched.
    Watch,
}

impl For {
    /// Whether the user has asked for this very scan.
    const fn is_asked(self) -> bool {
        matches!(self, Self::Popup | Self::Act)
    }
}

impl Capturing {
    pub(super) fn new(tab: i32, source: Source, by: For) -> Self {
        Self { tab, source, by, address: None, origin: None }
    }
}

impl App {
    pub(super) fn scan(&mut self, ticket: Ticket, tab: i32) -> Actions {
        self.start_capture(ticket, Capturing::new(tab, Source::Page { picture: None }, For::Popup))
    }

    /// Something appeared on a page that the user lets us watch. Whether there is anything to offer, reading it tells.
    pub(super) fn appeared(&mut self, ticket: Ticket, tab: i32) -> Actions {
        if self.capture.is_some() || matches!(self.session, Session::Absent | Session::Trouble(_)) {
            return Actions::done(ticket);
        }
        self.start_capture(ticket, Capturing::new(tab, Source::Page { picture: None }, For::Watch))
    }

    /// The popup has opened over a page with an offer. It is read once more: nothing was kept of it.
    pub(super) fn take_offer(&mut self, ticket: Ticket, tab: i32, about: Tab) -> Actions {
        let capturing = Capturing::new(tab, Source::Page { picture: None }, For::Offer);
        self.read(ticket, capturing, about)
    }

    pub(super) fn start_capture(&mut self, ticket: Ticket, capturing: Capturing) -> Actions {
        let tab = capturing.tab;
        self.wait_for(ticket, Flow::Capturing(capturing), Effect::Look { tab })
    }

    fn read(&mut self, ticket: Ticket, mut capturing: Capturing, about: Tab) -> Actions {
        let tab = capturing.tab;
        capturing.origin = about.address.as_deref().and_then(|address| Origin::parse(address).ok());
        capturing.address = about.address;
        let host = capturing.origin.as_ref().map(Origin::shown);
        // A private window leaves no trace of the site.
        capturing.origin.take_if(|_| about.private);
        let read = match &capturing.source {
            Source::Text(text) => Effect::ReadText { text: text.clone(), host },
            Source::Page { picture } => {
                Effect::ReadPage { tab, picture: picture.clone(), quiet: !capturing.by.is_asked(), host }
            }
        };
        self.wait_for(ticket, Flow::Capturing(capturing), read)
    }

    pub(super) fn go_on_capturing(
        &mut self,
        ticket: Ticket,
        capturing: Capturing,
        outcome: Outcome,
        now: UnixMs,
    ) -> Actions {
        let nothing = match capturing.source {
            Source::Text(_) => Failure::NoSecretFound,
            Source::Page { .. } => Failure::NoCodeFound,
        };
        let found = match outcome {
            Outcome::Tab(tab) => return self.read(ticket, capturing, tab),
            Outcome::Read(Some(Ok(drafts))) => Pending::of(drafts, capturing.origin.clone(), now, nothing),
            Outcome::Read(Some(Err(why))) => Err(Failure::NotRead(why)),
            _ => Err(Failure::Browser),
        };
        match (found, capturing.by) {
            (Ok(pending), For::Watch) => self.offer(ticket, capturing.tab, &pending),
            (Ok(pending), _) => self.captured(ticket, &capturing, pending),
            (Err(_), For::Watch) => Actions::done(ticket),
            (Err(_), For::Offer) => self.show_address(ticket, capturing.tab, capturing.address.as_deref(), now),
            (Err(failure), For::Popup) => Page::Popup { tab: Some(capturing.tab) }.refuse(ticket, failure),
            (Err(failure), For::Act) => self.tell(ticket, capturing.tab, failure),
        }
    }

    /// Says on the toolbar button that there is something to save, unless all of it is saved.
    fn offer(&self, ticket: Ticket, tab: i32, pending: &Pending) -> Actions {
        let is_saved = match &self.session {
            Session::Open(vault, _) => pending
                .items
                .iter()
                .all(|item| vault.accounts().any(|account| account.secret.same_as(&item.draft.secret))),
            _ => false,
        };
        let mut actions = Actions::done(ticket);
        if !is_saved {
            actions.push(ticket, Effect::Badge { tab, badge: Badge::Offer(Text::plain("offerToSave")) });
        }
        actions
    }

    fn captured(&mut self, ticket: Ticket, capturing: &Capturing, pending: Pending) -> Actions {
        let (tab, now) = (capturing.tab, pending.at);
        let mut actions = self.hold(pending);
        self.notice = None;
        if capturing.by == For::Act {
            actions.push(ticket, Effect::Badge { tab, badge: Badge::Clear });
            actions.push(ticket, Effect::OpenPopup { tab });
            actions.join(Actions::done(ticket));
        } else {
            actions.join(self.show_address(ticket, tab, capturing.address.as_deref(), now));
        }
        actions
    }

    /// Lets a capture wait for the user's yes.
    fn hold(&mut self, pending: Pending) -> Actions {
        let pending = pending.after(self.capture.take());
        let kept = pending.keep();
        self.capture = Some(pending);
        Actions::one(Ticket(0), kept)
    }

    /// An account typed by hand: a bare key with the form's parameters is saved; an address goes to the confirm screen.
    pub(super) fn add(&mut self, ticket: Ticket, page: Page, form: AddForm) -> Actions {
        if !matches!(self.session, Session::Open(..)) {
            return page.refuse(ticket, Failure::Locked);
        }
        if let Some(failure) = too_long(form.issuer.trim(), form.name.trim()) {
            return page.refuse(ticket, failure);
        }
        let saves = split_scheme(&form.secret).is_none();
        self.wait_for(
            ticket,
            Flow::Adding(Adding { page, saves }),
            Effect::ReadTyped { texts: form.into(), form: true },
        )
    }

    /// Codes of pictures that the user has brought.
    pub(super) fn take_codes(&mut self, ticket: Ticket, page: Page, texts: Vec<String>) -> Actions {
        self.wait_for(ticket, Flow::Adding(Adding { page, saves: false }), Effect::ReadTyped { texts, form: false })
    }

    pub(super) fn go_on_adding(&mut self, ticket: Ticket, adding: Adding, outcome: Outcome, now: UnixMs) -> Actions {
        let Adding { page, saves } = adding;
        let found = match outcome {
            Outcome::Read(Some(Ok(drafts))) => Pending::of(drafts, None, now, Failure::NoCodeFound),
            _ => Err(Failure::Browser),
        };
        match found {
            Ok(mut pending) if saves => {
                let account = pending.items.pop().and_then(|item| Self::account_of(item.draft, Vec::new(), now));
                match account {
                    Some(account) => {
                        self.change(ticket, page, logging::add(vec![account], None, now), After::Show, now)
                    }
                    None => page.refuse(ticket, Failure::Browser),
                }
            }
            Ok(pending) => self.wait_for_yes(ticket, page, pending, now),
            Err(failure) => page.refuse(ticket, failure),
        }
    }

    /// Shows what was typed, or brought, as what was captured is shown.
    fn wait_for_yes(&mut self, ticket: Ticket, page: Page, pending: Pending, now: UnixMs) -> Actions {
        self.hold(pending).then(self.show(ticket, page, now))
    }

    pub(super) fn save_capture(&mut self, ticket: Ticket, page: Page, items: &[SaveItem], now: UnixMs) -> Actions {
        let Some(pending) = &self.capture else {
            return page.refuse(ticket, Failure::CaptureGone);
        };
        let mut accounts = Vec::new();
        for item in items {
            let Some(Item { draft, .. }) = usize::try_from(item.index).ok().and_then(|index| pending.items.get(index))
            else {
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
        let change = logging::add(accounts, pending.origin.clone(), now);
        self.change(ticket, page, change, After::ForgetCapture, now)
    }

    pub(super) fn drop_capture(&mut self, ticket: Ticket, page: Page, now: UnixMs) -> Actions {
        self.capture = None;
        Actions::one(Ticket(0), Effect::ForgetCapture).then(self.show(ticket, page, now))
    }
}

pub(super) fn too_long(issuer: &str, name: &str) -> Option<Failure> {
    [issuer, name].iter().any(|text| longer_than(text, MAX_NAME_CHARS)).then_some(Failure::LongName)
}

//! On sites that the user has granted: a code field has appeared. Whose code is meant, and whether it is offered, filled by
//! itself, or neither.

use super::{
    app::{App, Session},
    effect::Effect,
    event::Ticket,
    filling::{Filling, Via},
    page::Actions,
};
use crate::{
    account::AccountId,
    autofill::{Aim, Channel, Choice},
    message::Text,
    origin::Origin,
    time::UnixMs,
};

/// How long a user name that was typed on the step before counts, in milliseconds.
const TYPED_MS: u64 = 5 * 60 * 1000;

/// A user name that was typed on the step before. Only in memory.
pub(super) struct Typed {
    tab: i32,
    origin: Origin,
    name: String,
    at: UnixMs,
}

impl App {
    /// Something that may be a code field appeared on a page that the user lets us watch.
    pub(super) fn field_appeared(&mut self, ticket: Ticket, tab: i32, now: UnixMs) -> Actions {
        if matches!(self.session, Session::Absent | Session::Trouble(_)) {
            return Actions::done(ticket);
        }
        self.start_fill(ticket, Filling::new(tab, Via::Watch, Aim::Best), now)
    }

    /// The user has clicked the offer at the field.
    pub(super) fn offer_taken(&mut self, ticket: Ticket, tab: i32, now: UnixMs) -> Actions {
        self.start_fill(ticket, Filling::new(tab, Via::Page, Aim::Best), now)
    }

    /// A user name was typed on a page that the user lets us watch.
    pub(super) fn name_typed(&mut self, ticket: Ticket, tab: i32, origin: Origin, name: &str, now: UnixMs) -> Actions {
        self.typed = Some(Typed { tab, origin, name: name.trim().to_owned(), at: now });
        Actions::done(ticket)
    }

    /// Which account of this site is meant: the only one, the one that the page names (`named` among those of `here`), or
    /// that of the name typed on the step before.
    pub(super) fn meant(&self, filling: &Filling, named: Option<u32>) -> Option<AccountId> {
        let here = &filling.here;
        if let [only] = here.as_slice() {
            return Some(*only);
        }
        if let Some(named) = named {
            return here.get(usize::try_from(named).ok()?).copied();
        }
        let (Session::Open(vault, _), Some(typed)) = (&self.session, &self.typed) else { return None };
        let is_typed =
            |id: &&AccountId| vault.account(**id).is_some_and(|it| it.name.eq_ignore_ascii_case(&typed.name));
        let mut fitting = here.iter().filter(is_typed);
        let one = fitting.next().filter(|_| fitting.next().is_none())?;
        let same = typed.tab == filling.tab && filling.origin.as_ref() == Some(&typed.origin);
        same.then_some(*one)
    }

    /// What is done about the field: by itself only where the account says so, and where the field is surely one for it.
    pub(super) fn offer_fill(&mut self, ticket: Ticket, mut filling: Filling, choice: &Choice, now: UnixMs) -> Actions {
        let done = Actions::done(ticket);
        if matches!(choice.channel, Channel::Sms | Channel::Email) {
            return done;
        }
        if let Some(last) = self.last_fill.as_ref().filter(|last| last.is_about(filling.tab, &filling.origin, now)) {
            if last.document != choice.token {
                return self.code_refused(ticket, done);
            }
            if !choice.empty {
                return done;
            }
        } else if let Session::Open(vault, _) = &self.session
            && let Some(account) = filling.account.and_then(|id| vault.account(id))
            && account.filling.itself
            && choice.sure
            && matches!(choice.channel, Channel::Totp | Channel::Unknown)
        {
            filling.via = Via::Itself;
            return self.type_code(ticket, filling, choice, now);
        }
        let key = match (&self.session, filling.account) {
            (Session::Open(..), Some(_)) => "offerFill",
            (Session::Open(..), None) => "offerChoose",
            _ => "offerUnlock",
        };
        let [slot, ..] = choice.boxes.as_slice() else { return done };
        let (tab, frame, token, field) = (filling.tab, choice.frame, choice.token.clone(), slot.id);
        let offer = Effect::Offer { tab, frame, token, field, text: Text::plain(key) };
        done.and(ticket, offer)
    }

    pub(super) fn forget_typed(&mut self, now: UnixMs) {
        self.typed = self.typed.take().filter(|typed| now.since(typed.at) < TYPED_MS);
    }
}

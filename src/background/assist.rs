//! The assistant's run, as the background drives it: one turn after the other, each put away before what it wants is done.
//!
//! What a run is, tools.wasm knows ([`crate::enrolment::assist`]); here it is a text. What only the background can do is done
//! here: saving an account, typing its code. Without an open vault a run stands still; it is taken up at the next unlock.

use std::collections::VecDeque;

use super::{
    app::{App, Flow, Session},
    effect::{Badge, Effect},
    event::{AssistRecord, AssistTurn, Outcome, Ticket, TurnedCourse},
    filling::Filling,
    logging,
    page::Actions,
    save::After,
};
use crate::{
    account::AccountId,
    enrolment::assist::Todo,
    message::{Failure, Text},
    origin::Origin,
    time::UnixMs,
    vault::{Change, draft_of_text, entry_of_text},
};

/// The pause between looks at a page on which nothing is under way, in milliseconds.
const POLL_MS: u64 = 1500;
/// A run is forgotten so long after the user's last act, in milliseconds: a little after it has given up by itself
/// ([`crate::enrolment::assist::Run::PATIENCE_MS`]), or where it cannot, because the vault is locked.
const FORGET_MS: u64 = 660_000;
/// Tickets of a run: events count from 1.
const TICKETS: u32 = 1 << 31;

/// A run under way, or one that has ended and was not read yet.
pub(super) struct Assist {
    pub(super) record: AssistRecord,
    origin: Origin,
    todo: VecDeque<Todo>,
    turns: VecDeque<AssistTurn>,
    /// What is under way, or waited for, has the ticket of this number.
    seq: u32,
    /// A turn, a save or a fill is under way.
    busy: bool,
    /// When the code that was typed last ends: it is not typed twice.
    code_ends: Option<UnixMs>,
}

impl Assist {
    pub(super) fn new(tab: i32, origin: Origin, private: bool, now: UnixMs) -> Self {
        let record = AssistRecord {
            tab,
            origin: origin.to_string(),
            private,
            at: now.0 as f64,
            course: None,
            show: String::new(),
            account: None,
            added: Vec::new(),
            over: false,
        };
        Self::of(record, origin, AssistTurn::Start)
    }

    /// The run that was kept when the worker died.
    pub(super) fn from_record(record: AssistRecord) -> Option<Self> {
        let origin = Origin::parse(&record.origin).ok()?;
        Some(Self::of(record, origin, AssistTurn::Resumed))
    }

    fn of(record: AssistRecord, origin: Origin, first: AssistTurn) -> Self {
        let (todo, turns) = (VecDeque::new(), VecDeque::from([first]));
        Self { record, origin, todo, turns, seq: 0, busy: false, code_ends: None }
    }

    pub(super) const fn origin(&self) -> &Origin {
        &self.origin
    }

    const fn ticket(&self) -> Ticket {
        Ticket(TICKETS | self.seq)
    }

    /// The ticket of what begins now. Whatever had the one before comes too late.
    fn next_ticket(&mut self) -> Ticket {
        self.seq = self.seq.wrapping_add(1) & !TICKETS;
        self.ticket()
    }

    fn waits_at(&self, now: UnixMs) -> bool {
        now.since(UnixMs(self.record.at as u64)) < FORGET_MS
    }

    pub(super) fn is_used_until(&self, now: UnixMs) -> bool {
        self.code_ends.is_some_and(|end| now < end)
    }
}

impl App {
    /// The user begins, answers, or does what was asked for.
    pub(super) fn assist_said(&mut self, turn: AssistTurn, now: UnixMs) -> Actions {
        let saving = self.saving;
        let Some(assist) = &mut self.assist else { return Actions::default() };
        assist.record.at = now.0 as f64;
        let ticket = assist.ticket();
        if turn == AssistTurn::Stop && saving != Some(ticket) {
            // At any point: what is under way ends here. Only a save has to be waited for.
            (assist.busy, assist.seq) = (false, assist.seq.wrapping_add(1));
            assist.todo.clear();
            assist.turns.clear();
            assist.turns.push_back(turn);
            self.take_flow(ticket);
        } else {
            assist.turns.push_back(turn);
        }
        self.used(now).then(self.assist_go(now))
    }

    /// The vault was unlocked, or the worker has started.
    pub(super) fn assist_wake(&mut self, now: UnixMs) -> Actions {
        let Some(assist) = self.assist.as_mut().filter(|assist| !assist.busy) else { return Actions::default() };
        if assist.turns.is_empty() {
            assist.todo.clear();
            assist.turns.push_back(AssistTurn::Resumed);
        }
        self.assist_go(now)
    }

    /// Does the next thing, if nothing is under way.
    fn assist_go(&mut self, now: UnixMs) -> Actions {
        let is_open = matches!(self.session, Session::Open(..));
        let Some(assist) = self.assist.as_mut().filter(|assist| is_open && !assist.busy && !assist.record.over) else {
            return Actions::default();
        };
        match (assist.todo.pop_front(), assist.turns.front()) {
            (Some(Todo::Look(ms)), None) if ms > 0 => self.assist_later(ms.into(), false),
            (Some(Todo::Look(_)), None) => self.assist_turn(AssistTurn::Look),
            (Some(Todo::Look(_)), Some(_)) => self.assist_go(now),
            (Some(Todo::Press(press)), _) => self.assist_turn(AssistTurn::Press(press)),
            (Some(Todo::Save(draft)), _) => self.assist_save(&draft, now),
            (Some(Todo::Type(account)), _) => {
                let (tab, ticket) = (assist.record.tab, assist.next_ticket());
                assist.busy = true;
                self.start_fill(ticket, Filling::by_assistant(tab, account), now)
            }
            (Some(Todo::Trash(account)), _) => self.assist_trash(account, now),
            (Some(Todo::End(entry)), _) => {
                assist.record.over = true;
                let kept = Actions::one(Ticket(0), Effect::KeepAssist(assist.record.clone()));
                if let Some(entry) = entry_of_text(&entry) {
                    self.log_run(entry);
                }
                kept
            }
            (None, Some(_)) => match assist.turns.pop_front() {
                Some(turn) => self.assist_turn(turn),
                None => Actions::default(),
            },
            (None, None) => self.assist_later(POLL_MS, true),
        }
    }

    fn assist_later(&mut self, ms: u64, poll: bool) -> Actions {
        let Some(assist) = &mut self.assist else { return Actions::default() };
        let ticket = assist.next_ticket();
        self.wait_for(ticket, Flow::AssistLater { poll }, Effect::Later { ms })
    }

    /// It is time to look at the page.
    pub(super) fn assist_due(&mut self, ticket: Ticket, poll: bool) -> Actions {
        match &self.assist {
            Some(assist) if assist.ticket() == ticket && !assist.busy && matches!(self.session, Session::Open(..)) => {
                self.assist_turn(if poll { AssistTurn::Poll } else { AssistTurn::Look })
            }
            _ => Actions::default(),
        }
    }

    fn assist_turn(&mut self, turn: AssistTurn) -> Actions {
        let Some(assist) = &mut self.assist else { return Actions::default() };
        let ticket = assist.next_ticket();
        assist.busy = true;
        let (tab, origin, course) = (assist.record.tab, assist.origin.clone(), assist.record.course.clone());
        self.wait_for(ticket, Flow::Assisting, Effect::Assist { tab, origin, course, turn })
    }

    /// A turn has ended.
    #[inline(never)]
    pub(super) fn assist_turned(&mut self, ticket: Ticket, outcome: Outcome, now: UnixMs) -> Actions {
        let Some(assist) = self.assist.as_mut().filter(|assist| assist.ticket() == ticket) else {
            return Actions::default();
        };
        assist.busy = false;
        let mut actions = Actions::default();
        if let Outcome::Turned(Some(turned)) = outcome {
            let TurnedCourse { course, show, todo, calls } = *turned;
            assist.record.course = Some(course);
            assist.record.show = show;
            assist.todo = todo.into();
            actions.push(Ticket(0), Effect::KeepAssist(assist.record.clone()));
            if calls {
                let badge = Badge::Attention(Text::plain("assistCalls"));
                actions.push(Ticket(0), Effect::Badge { tab: assist.record.tab, badge });
            }
        }
        actions.join(self.assist_go(now));
        actions
    }

    fn assist_save(&mut self, text: &str, now: UnixMs) -> Actions {
        let (Some(assist), Session::Open(vault, _)) = (&mut self.assist, &self.session) else {
            return Actions::default();
        };
        let Some(mut draft) = draft_of_text(text) else { return self.assist_turn(AssistTurn::Saved(None)) };
        let site = Some(assist.origin.clone()).filter(|_| !assist.record.private);
        let is_same = |secret, params| draft.secret.same_as(secret) && draft.params == params;
        let same = vault.accounts().find(|account| is_same(&account.secret, account.params));
        let (id, change) = match (same, site) {
            (Some(account), Some(origin)) if !account.sites.contains(&origin) => {
                (account.id, Change::AddSite { id: account.id, origin })
            }
            (Some(account), _) => {
                let id = account.id;
                return self.assist_saved(Some(id));
            }
            (None, site) => {
                if draft.issuer.is_empty() {
                    draft.issuer = assist.origin.shown();
                }
                let Some(account) = Self::account_of(draft, site.into_iter().collect(), now) else {
                    return self.assist_turn(AssistTurn::Saved(None));
                };
                let id = account.id;
                assist.record.added.push(id);
                let site = account.sites.first().cloned();
                (id, logging::add(vec![account], site, now))
            }
        };
        self.assist_change(change, Some(id), now)
    }

    /// Only what this run has added: the user may use what was there before elsewhere.
    fn assist_trash(&mut self, account: AccountId, now: UnixMs) -> Actions {
        match &self.assist {
            Some(assist) if assist.record.added.contains(&account) && assist.record.account != Some(account) => {
                self.assist_change(Change::Delete(account), None, now)
            }
            _ => self.assist_go(now),
        }
    }

    /// `saved`: the account that is saved by it.
    fn assist_change(&mut self, change: Change, saved: Option<AccountId>, now: UnixMs) -> Actions {
        let Some(assist) = &mut self.assist else { return Actions::default() };
        let ticket = assist.next_ticket();
        assist.busy = true;
        self.change(ticket, super::page::Page::Guide, change, After::Assist(saved), now)
    }

    /// A change is saved, or not.
    pub(super) fn assist_changed(
        &mut self,
        saved: Option<AccountId>,
        failure: Option<Failure>,
        now: UnixMs,
    ) -> Actions {
        let Some(assist) = &mut self.assist else { return Actions::default() };
        assist.busy = false;
        match (failure, saved) {
            // It stands still until the vault is open again.
            (Some(Failure::Locked), _) => Actions::default(),
            (Some(_), Some(_)) => self.assist_saved(None),
            (None, Some(id)) => self.assist_saved(Some(id)),
            (_, None) => self.assist_go(now),
        }
    }

    fn assist_saved(&mut self, saved: Option<AccountId>) -> Actions {
        if let Some(assist) = &mut self.assist {
            assist.record.account = saved.or(assist.record.account);
        }
        self.assist_turn(AssistTurn::Saved(saved))
    }

    /// A fill has ended.
    pub(super) fn assist_typed(
        &mut self,
        account: Option<AccountId>,
        result: &Result<(), Failure>,
        now: UnixMs,
    ) -> Actions {
        let Some(assist) = &mut self.assist else { return Actions::default() };
        assist.busy = false;
        if *result == Err(Failure::Locked) {
            return Actions::default();
        }
        if let (Ok(()), Session::Open(vault, _)) = (result, &self.session) {
            let account = account.and_then(|id| vault.account(id));
            let left = account.and_then(|account| account.params.ms_left(account.site_time(now)));
            assist.code_ends = left.map(|ms| now.plus_ms(ms));
        }
        self.assist_turn(AssistTurn::Typed(result.is_ok()))
    }

    pub(super) fn forget_assist(&mut self, now: UnixMs) -> Actions {
        if self.assist.as_ref().is_none_or(|assist| assist.busy || assist.waits_at(now)) {
            return Actions::default();
        }
        self.assist = None;
        Actions::one(Ticket(0), Effect::ForgetAssist)
    }
}

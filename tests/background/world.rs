//! A world for the background: tabs, a store, a session, pages; everything that a browser would do, in memory.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use sha2::{Digest, Sha256};
use sixpence::{
    autofill::{FillReport, FrameFacts, choose},
    background::{
        App, AssistRecord, AssistTurn, Badge, CaptureRecord, CodesRecord, Effect, Event, FailedUnlocks, Outcome, Reply,
        SaveReport, SessionRecord, Snapshot, Stored, Tab, Ticket,
    },
    capture::{
        drafts::Drafts,
        found::{Findings, NotRead},
    },
    matching::{relations, suffixes::Suffixes},
    message::{
        Failure, FillAnswer, GuideRequest, GuideView, PopupAnswer, PopupRequest, PopupView, VaultHome, VaultRequest,
        VaultView,
    },
    origin::Origin,
    time::UnixMs,
    vault::{SlotName, StoreName, Stretched, Write},
};

use crate::{assist::Site, disk::Disk, matching_support};

/// A page in a tab.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) address: String,
    pub(crate) frames: Vec<(i64, FrameFacts)>,
    /// What its QR codes hold; `None`: closed to extensions.
    pub(crate) codes: Option<Vec<String>>,
    /// Closed to extensions.
    pub(crate) closed: bool,
    /// What the page says to a fill.
    pub(crate) refuses: Option<&'static str>,
    /// Its window is a private one.
    pub(crate) private: bool,
    /// By how many milliseconds its site's clock is ahead.
    pub(crate) ahead: Option<f64>,
    /// A site on which the assistant turns two-factor login on.
    pub(crate) site: Option<Site>,
    /// Every code typed into it, by frame.
    pub(crate) typed: Vec<(i64, String)>,
}

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) now: UnixMs,
    pub(crate) tabs: BTreeMap<i32, Page>,
    /// The stores, which another background may share.
    pub(crate) disk: Rc<RefCell<Disk>>,
    /// What this background knows to be the last save in each store.
    known: [Option<String>; 2],
    pub(crate) session: Option<SessionRecord>,
    pub(crate) capture: Option<CaptureRecord>,
    pub(crate) assist: Option<AssistRecord>,
    /// After so many effects the worker dies, once, and starts again.
    pub(crate) dies_after: Option<usize>,
    /// Selected recovery codes, and when they end.
    pub(crate) codes: Option<(CodesRecord, f64)>,
    /// What `storage.local` holds beside the vault.
    pub(crate) failed: FailedUnlocks,
    pub(crate) popups: Vec<i32>,
    pub(crate) badges: BTreeMap<i32, Badge>,
    /// Offers at fields: tab, document, field, what it says.
    pub(crate) offers: Vec<(i32, String, u32, String)>,
    /// Looks that nobody waits for, and when they are due.
    later: Vec<(Ticket, UnixMs)>,
    pub(crate) unlocked_icon: bool,
    /// How many fills were to press the page's button.
    pub(crate) presses: usize,
    /// How long a save takes, in milliseconds.
    pub(crate) slow_store: u64,
    /// What the vault page shows.
    shown: Option<VaultHome>,
    next: u32,
    died: bool,
}

/// Replies by ticket.
pub(crate) enum Answer {
    Popup(Result<PopupAnswer, Failure>),
    Vault(Result<VaultView, Failure>),
    Guide(Result<GuideView, Failure>),
    Done,
    /// The worker has died.
    Dead,
}

impl World {
    pub(crate) fn new() -> Self {
        let now = UnixMs(1_800_000_000_000);
        Self {
            app: App::boot(Stored::default(), now).0,
            now,
            tabs: BTreeMap::new(),
            disk: Rc::default(),
            known: [None, None],
            session: None,
            capture: None,
            assist: None,
            dies_after: None,
            codes: None,
            failed: FailedUnlocks::default(),
            popups: Vec::new(),
            badges: BTreeMap::new(),
            offers: Vec::new(),
            later: Vec::new(),
            unlocked_icon: false,
            presses: 0,
            slow_store: 0,
            shown: None,
            next: 0,
            died: false,
        }
    }

    /// A world with a vault, unlocked. The passphrase is `correct horse`.
    pub(crate) fn unlocked() -> Self {
        let mut world = Self::new();
        world.vault(VaultRequest::Create("correct horse".into())).unwrap();
        world
    }

    /// The worker is stopped and started again: memory is lost, the stores stay.
    pub(crate) fn restart_worker(&mut self) {
        self.known = self.disk.borrow().last();
        let stored = Stored {
            holding: self.disk.borrow().holding(),
            session: self.session.clone(),
            capture: self.capture.clone(),
            assist: self.assist.clone(),
            codes: self.codes.clone().map(|(record, _)| record),
            failed: self.failed,
        };
        let (app, actions) = App::boot(stored, self.now);
        self.app = app;
        self.run(actions);
    }

    /// The browser is closed and opened again.
    pub(crate) fn restart_browser(&mut self) {
        self.session = None;
        self.capture = None;
        self.assist = None;
        self.codes = None;
        self.restart_worker();
    }

    pub(crate) fn happen(&mut self, event: Event) -> Answer {
        self.next += 1;
        let ticket = Ticket(self.next);
        let actions = self.app.step(ticket, event, self.now);
        let mut answers = self.run(actions);
        if self.dies_after.is_none() && !answers.contains_key(&ticket) && self.died {
            return Answer::Dead;
        }
        answers.remove(&ticket).expect("every event is answered")
    }

    pub(crate) fn popup(&mut self, request: PopupRequest) -> Result<PopupAnswer, Failure> {
        match self.happen(Event::Popup(request)) {
            Answer::Popup(answer) => answer,
            _ => panic!("not an answer to the popup"),
        }
    }

    pub(crate) fn vault(&mut self, request: VaultRequest) -> Result<VaultView, Failure> {
        let answer = self.vault_answer(request);
        let Ok(VaultView::Open(mut home)) = answer else { return answer };
        if !home.complete(self.shown.take()) {
            let Ok(VaultView::Open(all)) = self.vault_answer(VaultRequest::Open) else {
                panic!("it was open just now")
            };
            home = all;
        }
        self.shown = Some(home.clone());
        Ok(VaultView::Open(home))
    }

    /// What the background says to the vault page; [`Self::vault`] is what the page then shows.
    pub(crate) fn vault_answer(&mut self, request: VaultRequest) -> Result<VaultView, Failure> {
        match self.happen(Event::Vault(request)) {
            Answer::Vault(answer) => answer,
            Answer::Popup(Err(failure)) => Err(failure),
            _ => panic!("not an answer to the vault page"),
        }
    }

    pub(crate) fn guide(&mut self, request: GuideRequest) -> Result<GuideView, Failure> {
        match self.happen(Event::Guide(request.clone())) {
            Answer::Guide(answer) => answer,
            Answer::Dead => self.guide(request),
            _ => panic!("not an answer to the panel"),
        }
    }

    pub(crate) fn popup_view(&mut self, tab: i32) -> PopupView {
        match self.popup(PopupRequest::Open(Some(tab))).unwrap() {
            PopupAnswer::View(view) => view,
            _ => panic!("not a view"),
        }
    }

    pub(crate) fn fill(&mut self, request: PopupRequest) -> FillAnswer {
        match self.popup(request).unwrap() {
            PopupAnswer::Fill(answer) => answer,
            _ => panic!("not the answer to a fill"),
        }
    }

    /// Time passes, and what was to be done later is done.
    pub(crate) fn pass(&mut self, ms: u64) {
        let end = self.now.plus_ms(ms);
        while let Some(at) = self.later.iter().position(|(_, due)| *due <= end) {
            let (ticket, due) = self.later.remove(at);
            self.now = self.now.max(due);
            let actions = self.app.step(ticket, Event::Outcome(Outcome::Waited), self.now);
            self.run(actions);
        }
        self.now = end;
    }

    fn run(&mut self, actions: Vec<(Ticket, Effect)>) -> BTreeMap<Ticket, Answer> {
        let mut answers = BTreeMap::new();
        let mut queue: VecDeque<_> = actions.into();
        while let Some((ticket, effect)) = queue.pop_front() {
            if let Some(left) = &mut self.dies_after {
                *left -= 1;
                if *left == 0 {
                    (self.dies_after, self.died) = (None, true);
                    self.later.clear();
                    self.restart_worker();
                    return answers;
                }
            }
            if let Effect::Reply(reply) = effect {
                let answer = match reply {
                    Reply::Popup(answer) => Answer::Popup(answer),
                    Reply::Vault(answer) => Answer::Vault(answer),
                    Reply::Guide(answer) => Answer::Guide(answer),
                    Reply::Done => Answer::Done,
                };
                assert!(answers.insert(ticket, answer).is_none(), "answered twice");
                continue;
            }
            if let Effect::Later { ms } = effect {
                self.later.push((ticket, self.now.plus_ms(ms)));
                continue;
            }
            if let Some(outcome) = self.carry_out(effect) {
                queue.extend(self.app.step(ticket, Event::Outcome(outcome), self.now));
            }
        }
        answers
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Outcome> {
        match effect {
            Effect::Reply(_) | Effect::Later { .. } => unreachable!(),
            Effect::Stretch { passphrase, request } => {
                Some(Outcome::Stretched(Some(stretch(&passphrase, &request.salt))))
            }
            Effect::Recover { text } => {
                let recovers = text.as_str() == "recovery key";
                Some(Outcome::Stretched(recovers.then(|| stretch(&text, b"recovery"))))
            }
            Effect::Save { slot, text, born, spare, snapshot } => {
                self.now = self.now.plus_ms(self.slow_store);
                Some(Outcome::Saved(self.save(slot, &text, &born, &spare, snapshot)))
            }
            Effect::Heal { writes, born, .. } => Some(Outcome::Healed(self.heal(&writes, &born))),
            Effect::ClearStores { born, .. } => Some(Outcome::Cleared(self.clear(born))),
            Effect::KeepSnapshot(snapshot) => none(self.disk.borrow_mut().keep(snapshot)),
            Effect::KeepSession(record) => none(self.session = Some(record)),
            Effect::KeepClock { clock, generation } => {
                let session = self.session.as_mut().expect("the key is kept before its clock");
                (session.clock, session.generation) = (clock, generation);
                None
            }
            Effect::ForgetSession => none(self.session = None),
            Effect::KeepCapture { record, .. } => none(self.capture = Some(record)),
            Effect::KeepFailed(failed) => none(self.failed = failed),
            Effect::ForgetCapture => none(self.capture = None),
            Effect::KeepAssist(record) => none(self.assist = Some(record)),
            Effect::ForgetAssist => none(self.assist = None),
            Effect::Assist { tab, origin, course, turn } => {
                let now = self.now;
                let page = self.tabs.get_mut(&tab);
                let turned = page.and_then(|page| {
                    let here = Origin::parse(&page.address).is_ok_and(|address| address == origin);
                    let looks = matches!(turn, AssistTurn::Look | AssistTurn::Poll);
                    let site = page.site.as_mut()?;
                    Some(site.turn(course, turn, looks && !here, now))
                });
                Some(Outcome::Turned(turned.map(|turned| Box::new(serde_json::from_value(turned).unwrap()))))
            }
            Effect::KeepCodes { record, until } => none(self.codes = Some((record, until))),
            Effect::ForgetCodes => none(self.codes = None),
            Effect::Look { tab } => {
                let offered = matches!(self.badges.get(&tab), Some(Badge::Offer(_)));
                let page = self.tabs.get(&tab);
                let private = page.is_some_and(|page| page.private);
                Some(Outcome::Tab(Tab { address: page.map(|page| page.address.clone()), offered, private }))
            }
            Effect::FindField { tab, aim, top, names } => {
                let page = self.tabs.get(&tab).filter(|page| !page.closed);
                Some(Outcome::Field(page.map(|page| choose(&page.frames, aim, &top, &names))))
            }
            Effect::Relate { page, sites } => {
                let counts: Vec<u32> = sites.iter().map(|sites| sites.len().try_into().unwrap()).collect();
                let found = LIST.with(|list| relations(&page.to_string(), &sites.concat(), &counts, list));
                Some(Outcome::Related(found.unwrap()))
            }
            Effect::Offer { tab, token, field, text, .. } => none(self.offers.push((tab, token, field, text.key))),
            Effect::CompareClock { tab } => Some(Outcome::Clock(self.tabs.get(&tab).and_then(|page| page.ahead))),
            Effect::Fill { tab, frame, order } => Some(Outcome::Filled(self.fill_page(tab, frame, &order))),
            Effect::ReadPage { tab, host, .. } => {
                let codes = self.tabs.get(&tab).and_then(|page| page.codes.clone());
                let read = |codes| Drafts::of(Findings::of_page(codes, Vec::new()).read_on(host.as_deref()));
                Some(Outcome::Read(Some(codes.map(read).ok_or(NotRead::Closed))))
            }
            Effect::ReadText { text, host } => {
                Some(Outcome::Read(Some(Ok(Drafts::of(Findings::of_text(&text).read_on(host.as_deref()))))))
            }
            Effect::ReadTyped { texts, form } => {
                let drafts = if form { Drafts::typed(texts.into()) } else { Drafts::brought(texts) };
                Some(Outcome::Read(Some(Ok(drafts))))
            }
            Effect::StopReading => None,
            Effect::Wait { ms } => {
                self.now = self.now.plus_ms(ms);
                Some(Outcome::Waited)
            }
            Effect::OpenPopup { tab } => none(self.popups.push(tab)),
            Effect::Badge { tab, badge } => none(drop(self.badges.insert(tab, badge))),
            Effect::ShowLock { lock_at } => none(self.unlocked_icon = lock_at.is_some()),
        }
    }

    fn save(
        &mut self,
        slot: SlotName,
        text: &str,
        born: &str,
        spare: &[StoreName],
        snapshot: Option<Snapshot>,
    ) -> SaveReport {
        let mut disk = self.disk.borrow_mut();
        if disk.last() != self.known {
            self.known = disk.last();
            return SaveReport { moved: Some(disk.holding()), ..SaveReport::default() };
        }
        let mut write = |store| !spare.contains(&store) && disk.write(store, slot, text, born);
        let report = SaveReport { main: write(StoreName::Main), mirror: write(StoreName::Mirror), moved: None };
        if let Some(snapshot) = snapshot.filter(|_| report.mirror) {
            disk.keep(snapshot);
        }
        self.known = disk.last();
        report
    }

    fn heal(&mut self, writes: &[Write], born: &str) -> Vec<bool> {
        let mut disk = self.disk.borrow_mut();
        let done = writes.iter().map(|write| {
            if write.aside {
                let found = disk.store(write.store).slots.get(write.slot.key()).map(|(_, text)| text.clone());
                disk.aside.extend(found);
            }
            disk.write(write.store, write.slot, &write.text, born)
        });
        let done = done.collect();
        self.known = disk.last();
        done
    }

    fn clear(&mut self, born: bool) -> bool {
        let mut disk = self.disk.borrow_mut();
        for store in StoreName::ALL {
            let texts: Vec<String> = disk.store(store).slots.values().map(|(_, text)| text.clone()).collect();
            disk.aside.extend(texts);
            let place = disk.store(store);
            place.slots.clear();
            if born {
                place.born = None;
            }
        }
        self.known = disk.last();
        true
    }

    /// Everything in both stores, to be compared.
    pub(crate) fn stored(&self) -> Vec<(StoreName, SlotName, String)> {
        self.disk.borrow().holding().copies
    }

    pub(crate) fn writes(&self) -> usize {
        self.disk.borrow().writes
    }

    /// Both stores refuse to write, or no longer.
    pub(crate) fn set_full(&self, full: bool) {
        let mut disk = self.disk.borrow_mut();
        for store in StoreName::ALL {
            disk.store(store).full = full;
        }
    }

    fn fill_page(&mut self, tab: i32, frame: i64, order: &sixpence::autofill::FillOrder) -> Option<FillReport> {
        self.presses += usize::from(order.press);
        let page = self.tabs.get_mut(&tab)?;
        let report = match page.refuses {
            Some("submitted") => return None,
            Some("gone, once") => {
                page.refuses = None;
                serde_json::json!({ "filled": false, "reason": "gone", "kept": [] })
            }
            Some(reason) => serde_json::json!({ "filled": false, "reason": reason, "kept": [] }),
            None => {
                let text: String = order.steps.iter().map(|step| step.text.as_str()).collect();
                if let Some(site) = &mut page.site {
                    site.type_code(text.clone());
                }
                page.typed.push((frame, text));
                serde_json::json!({ "filled": true, "kept": [] })
            }
        };
        Some(serde_json::from_value(report).unwrap())
    }
}

thread_local! {
    /// The public suffix list, read once.
    pub(crate) static LIST: Suffixes = matching_support::list();
}

fn none(_: ()) -> Option<Outcome> {
    None
}

/// Stands for Argon2id, which has tests of its own: the background only passes its result on.
pub(crate) fn stretch(passphrase: &str, salt: &[u8]) -> Stretched {
    let bytes = Sha256::digest([passphrase.as_bytes(), b"\0", salt].concat());
    Stretched::from_bytes(bytes.into())
}

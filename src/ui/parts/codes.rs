//! The codes on the screen: as time passes they change in place, and only they.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;

use crate::ui::parts::prelude::*;
use crate::{account::AccountId, browser::page, message::AccountView};

use super::account::Shown;

/// So many rows are painted in the first frame, so many more in the next, and again each time that their end comes near.
const FIRST_ROWS: usize = 40;
const MORE_ROWS: usize = 120;

/// A row on the screen, and what it shows.
type Row = (AccountId, Signal<Shown>);

/// What is shown of each account's code.
#[derive(Clone, Default)]
pub(crate) struct Codes(Rc<RefCell<Vec<Row>>>);

impl Codes {
    /// What is shown of the account's code, for as long as the scope lives that calls this.
    pub(crate) fn of(&self, account: &AccountView, with_next: bool) -> ReadSignal<Shown> {
        let shown = create_signal(Shown::of(&account.code, account.parameters.digits, with_next));
        self.0.borrow_mut().push((account.id, shown));
        *shown
    }

    /// The accounts have these codes now.
    pub(crate) fn tell(&self, accounts: &[AccountView], with_next: bool) {
        // Rows that are gone have taken their signals with them.
        self.0.borrow_mut().retain(|(_, shown)| shown.is_alive());
        let mut new = Vec::new();
        // Rows were mostly drawn in the order of the accounts: the one sought is nearly always the next.
        let mut rest = accounts.iter().cycle();
        for (id, signal) in self.0.borrow().iter() {
            let Some(account) = rest.by_ref().take(accounts.len()).find(|account| account.id == *id) else { continue };
            let shown = Shown::of(&account.code, account.parameters.digits, with_next);
            if signal.with_untracked(|old| *old != shown) {
                new.push((*signal, shown));
            }
        }
        batch(|| new.into_iter().for_each(|(signal, shown)| signal.set(shown)));
    }
}

/// What a row of a list is drawn from. When any of it changes, the row is drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// Which account.
    pub(crate) id: AccountId,
    /// See [`crate::ui::list::Row::stamp`].
    pub(crate) stamp: u64,
    /// Whether it is the card of this site.
    pub(crate) card: bool,
    /// See [`epoch`].
    pub(crate) epoch: u32,
}

/// How many rows may be painted: those that are seen and some beyond, whatever the list has.
pub(crate) fn painted() -> Signal<usize> {
    let painted = create_signal(FIRST_ROWS);
    page::after_paint(move || {
        if painted.is_alive() {
            painted.set(FIRST_ROWS + MORE_ROWS);
        }
    });
    painted
}

/// The list was scrolled: more rows where the end of those that are painted is less than two heights of it away.
pub(crate) fn scrolled(painted: Signal<usize>, event: &web_sys::Event) {
    let Some(list) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let rest = list.scroll_height() - list.scroll_top();
    let has_more = list.child_element_count() as usize >= painted.get_untracked();
    if has_more && rest < 3 * list.client_height() {
        painted.set(painted.get_untracked().saturating_add(MORE_ROWS));
    }
}

/// Changes when the clock of the wall was put forward or back against that of the animations (the computer slept): the
/// rings have to be put in phase again. `look` is called whenever that may have been noticed.
pub(crate) fn epoch(look: impl Fn() + 'static) -> ReadSignal<u32> {
    let epoch = create_signal(0_u32);
    let mut offset = page::clock_offset();
    create_effect(move || {
        look();
        let now = page::clock_offset();
        if (now - offset).abs() > 250.0 {
            offset = now;
            epoch.set(epoch.get_untracked().wrapping_add(1));
        }
    });
    *epoch
}

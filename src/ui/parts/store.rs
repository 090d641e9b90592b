//! A page at work: messages go through its pure `update`, commands are carried out, the views are told.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

use crate::ui::parts::dom::selected;
use crate::ui::parts::prelude::*;

/// A page. Lives as long as the page does, so handing it around is free.
pub(crate) struct Store<M: 'static, E: 'static, C: 'static>(&'static Inner<M, E, C>);

struct Inner<M: 'static, E: 'static, C: 'static> {
    model: RefCell<M>,
    /// Counts the changes: what a view reads depends on it.
    version: Signal<u32>,
    waiting: RefCell<VecDeque<E>>,
    at_work: Cell<bool>,
    update: fn(&mut M, E) -> Vec<C>,
    carry_out: fn(Store<M, E, C>, C),
    /// After each round of messages.
    settle: fn(Store<M, E, C>),
}

impl<M, E, C> Clone for Store<M, E, C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M, E, C> Copy for Store<M, E, C> {}

impl<M, E, C> Store<M, E, C> {
    /// To be made once, in the root scope of the page.
    pub(crate) fn new(model: M, update: fn(&mut M, E) -> Vec<C>, carry_out: fn(Self, C), settle: fn(Self)) -> Self {
        Self(Box::leak(Box::new(Inner {
            model: RefCell::new(model),
            version: create_signal(0),
            waiting: RefCell::default(),
            at_work: Cell::new(false),
            update,
            carry_out,
            settle,
        })))
    }

    /// Something happened. Safe from within anything: what happens while a message is at work waits its turn.
    pub(crate) fn send(self, msg: E) {
        self.0.waiting.borrow_mut().push_back(msg);
        if self.0.at_work.replace(true) {
            return;
        }
        loop {
            let next = self.0.waiting.borrow_mut().pop_front();
            let Some(msg) = next else { break };
            let commands = (self.0.update)(&mut self.0.model.borrow_mut(), msg);
            self.0.version.set(self.0.version.get_untracked().wrapping_add(1));
            for command in commands {
                (self.0.carry_out)(self, command);
            }
        }
        self.0.at_work.set(false);
        (self.0.settle)(self);
    }

    /// Makes the first command, before anything has happened.
    pub(crate) fn first(self, make: impl FnOnce(&mut M) -> C) -> C {
        make(&mut self.0.model.borrow_mut())
    }

    /// Reads the model, now and whenever it changes.
    pub(crate) fn read<T>(self, read: impl FnOnce(&M) -> T) -> T {
        self.0.version.track();
        read(&self.0.model.borrow())
    }

    /// Reads the model once.
    pub(crate) fn look<T>(self, read: impl FnOnce(&M) -> T) -> T {
        read(&self.0.model.borrow())
    }

    /// A value of the model: what depends on it runs only when it has become another.
    pub(crate) fn select<T: PartialEq + 'static>(self, read: impl Fn(&M) -> T + 'static) -> ReadSignal<T> {
        selected(move || self.read(&read))
    }
}

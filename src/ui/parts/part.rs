//! A part of a page's model with its messages, so that a screen can stand on both pages.

use std::rc::Rc;

use super::store::Store;

type Read<T> = dyn Fn(&mut dyn FnMut(&T));

/// A form or screen within a page: how it is read, and where what the user does in it goes.
pub(crate) struct Part<T: 'static, E: 'static> {
    read: Rc<Read<T>>,
    send: Rc<dyn Fn(E)>,
}

impl<T, E> Clone for Part<T, E> {
    fn clone(&self) -> Self {
        Self { read: Rc::clone(&self.read), send: Rc::clone(&self.send) }
    }
}

impl<T, E> Part<T, E> {
    /// A part of the model of `store`.
    pub(crate) fn of<M: 'static, Msg: 'static, C: 'static>(
        store: Store<M, Msg, C>,
        find: fn(&M) -> Option<&T>,
        into: fn(E) -> Msg,
    ) -> Self {
        let read = move |look: &mut dyn FnMut(&T)| {
            store.read(|model| {
                if let Some(part) = find(model) {
                    look(part);
                }
            });
        };
        Self { read: Rc::new(read), send: Rc::new(move |event| store.send(into(event))) }
    }

    /// Reads the part, now and whenever the model changes. Where the page shows something else by now, the default.
    pub(crate) fn read<R: Default>(&self, look: impl FnOnce(&T) -> R) -> R {
        let (mut look, mut result) = (Some(look), R::default());
        (self.read)(&mut |part| {
            if let Some(look) = look.take() {
                result = look(part);
            }
        });
        result
    }

    /// The user did something.
    pub(crate) fn send(&self, event: E) {
        (self.send)(event);
    }
}

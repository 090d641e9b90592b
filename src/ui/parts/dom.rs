//! Sycamore's generic calls behind boxes: each of its closures is otherwise compiled anew for every place that has one,
//! which made the popup a fifth larger.

use std::hash::Hash;

use sycamore_core::Props;
use sycamore_web::{AsHtmlNode, HtmlNode, Keyed, KeyedProps, ViewHtmlNode};

use crate::ui::parts::prelude::*;

/// Views one after the other.
macro_rules! views {
    ($($view:expr),* $(,)?) => {
        sycamore_web::View::from(vec![$(sycamore_web::View::from($view)),*])
    };
}
pub(crate) use views;

/// A text that follows what it reads.
pub(crate) fn live(read: impl Fn() -> String + 'static) -> View {
    fn boxed(read: Box<dyn Fn() -> String>) -> View {
        View::from_dynamic(read)
    }
    boxed(Box::new(read))
}

/// The items of a list, each drawn once and moved to wherever it stands now.
pub(crate) fn keyed<T: PartialEq + Clone + 'static, K: Hash + Eq + 'static>(
    list: ReadSignal<Vec<T>>,
    draw: impl Fn(T) -> View + 'static,
    key: fn(&T) -> K,
) -> View {
    untrack(|| Keyed(KeyedProps::builder().list(list).view(draw).key(key).build()))
}

/// A piece that is drawn anew whenever what it reads has changed.
pub(crate) fn redrawn(draw: impl Fn() -> View + 'static) -> View {
    fn boxed(draw: Box<dyn Fn() -> View>) -> View {
        View::from_dynamic(draw)
    }
    boxed(Box::new(draw))
}

/// A value that follows what it reads: what depends on it runs only when it has become another.
pub(crate) fn selected<T: PartialEq + 'static>(read: impl Fn() -> T + 'static) -> ReadSignal<T> {
    fn boxed<T: PartialEq + 'static>(read: Box<dyn Fn() -> T>) -> ReadSignal<T> {
        create_selector(read)
    }
    boxed(Box::new(read))
}

/// An attribute that follows what it reads; without a value it is not there.
pub(crate) type Attribute = Box<dyn Fn() -> Option<String>>;

/// Listeners and attributes of an element.
pub(crate) trait Element: AsHtmlNode + Sized {
    /// Calls `act` at each event of this name.
    fn when(mut self, name: &'static str, act: impl Fn(web_sys::Event) + 'static) -> Self {
        fn boxed(node: &mut HtmlNode, name: &'static str, act: Box<dyn Fn(web_sys::Event)>) {
            node.set_event_handler(name.into(), act);
        }
        boxed(self.as_html_node(), name, Box::new(act));
        self
    }

    /// An attribute that follows what it reads; without a value it is not there.
    fn follows(mut self, name: &'static str, read: impl Fn() -> Option<String> + 'static) -> Self {
        fn boxed(node: &mut HtmlNode, name: &'static str, read: Attribute) {
            node.set_attribute(name.into(), read.into());
        }
        boxed(self.as_html_node(), name, Box::new(read));
        self
    }

    /// An attribute.
    fn has(mut self, name: &'static str, value: impl Into<String>) -> Self {
        fn set(node: &HtmlNode, name: &str, value: &str) {
            let element: &web_sys::Element = wasm_bindgen::JsCast::unchecked_ref(node.as_web_sys());
            // Names are constants of ours: none is refused.
            let _ = element.set_attribute(name, value);
        }
        set(self.as_html_node(), name, &value.into());
        self
    }
}

impl<T: AsHtmlNode> Element for T {}

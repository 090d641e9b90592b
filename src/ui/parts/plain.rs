//! Plain pieces: icons, buttons, headings, the line of feedback.

use sycamore_web::tags::{self, HtmlButton, div, h1, p, span};

use crate::ui::parts::dom::{Element, live, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{NoticeKind, Text},
    ui::status::Status,
};

/// An icon of `common.css`. It says nothing by itself.
pub(crate) fn icon(name: &'static str) -> View {
    span().has("class", format!("icon icon-{name}")).has("aria-hidden", "true").into()
}

/// A button with a text.
pub(crate) fn button(class: &'static str, key: &str, act: impl Fn() + 'static) -> View {
    bare(class, Box::new(act)).children(label(key)).into()
}

/// A button whose text is no key but a name.
pub(crate) fn named_button(class: &'static str, name: String, act: impl Fn() + 'static) -> View {
    bare(class, Box::new(act)).children(name).into()
}

/// A button with an icon and a text.
pub(crate) fn button_with_icon(class: &'static str, image: &'static str, key: &str, act: impl Fn() + 'static) -> View {
    fn boxed(class: &'static str, image: &'static str, key: &str, act: Box<dyn Fn()>) -> View {
        bare(class, act).children(views![icon(image), span().children(label(key))]).into()
    }
    boxed(class, image, key, Box::new(act))
}

/// A button that is only an icon: its name is heard, and seen as a tooltip.
pub(crate) fn icon_button(image: &'static str, key: &str, act: impl Fn() + 'static) -> View {
    named_icon_button(image, label(key), act)
}

/// The same with a name that is no key.
pub(crate) fn named_icon_button(image: &'static str, name: String, act: impl Fn() + 'static) -> View {
    bare("icon-button", Box::new(act)).has("aria-label", name.clone()).has("title", name).children(icon(image)).into()
}

/// A button that sends the form around it. While an answer is awaited it keeps the focus, and its look says so.
pub(crate) fn submit(key: &str, busy_key: &str, busy: ReadSignal<bool>) -> View {
    submit_button(key, busy_key, busy).into()
}

/// The same for a form with a passphrase. The form itself is never sent: Firefox would open a question whether to save the
/// passphrase, on the disk. The Enter key in a field clicks this button, too
/// (<https://html.spec.whatwg.org/#implicit-submission>).
pub(crate) fn submit_unseen(key: &str, busy_key: &str, busy: ReadSignal<bool>, act: impl Fn() + 'static) -> View {
    submit_button(key, busy_key, busy).when("click", on_submit(act)).into()
}

fn submit_button(key: &str, busy_key: &str, busy: ReadSignal<bool>) -> HtmlButton {
    let (idle, at_work) = (label(key), label(busy_key));
    tags::button()
        .has("class", "primary")
        .has("type", "submit")
        .follows("aria-disabled", move || busy.get().then(|| "true".to_owned()))
        .children(live(move || if busy.get() { at_work.clone() } else { idle.clone() }))
}

fn bare(class: &'static str, act: Box<dyn Fn()>) -> HtmlButton {
    tags::button().has("class", class).has("type", "button").when("click", move |_| act())
}

/// The heading of a screen, which takes the focus when the screen appears.
pub(crate) fn heading(id: &'static str, text: impl Into<View>) -> View {
    h1().has("id", id).has("tabindex", "-1").children(text.into()).into()
}

/// What a form does when it is sent.
pub(crate) fn on_submit(act: impl Fn() + 'static) -> impl Fn(web_sys::Event) + 'static {
    move |event: web_sys::Event| {
        event.prevent_default();
        act();
    }
}

/// The line of feedback, which is heard when it changes.
pub(crate) fn status_line(status: ReadSignal<Option<Status>>, beside: View) -> View {
    let class = move || {
        let class = match status.get_clone().map(|status| status.kind) {
            None => "status",
            Some(NoticeKind::Done) => "status done",
            Some(NoticeKind::Attention) => "status attention",
        };
        Some(class.to_owned())
    };
    let text = move || status.get_clone().map(|status| words(&status.text)).unwrap_or_default();
    div().follows("class", class).children(views![span().has("role", "status").children(text), beside]).into()
}

/// An error that stands for itself, e.g. above a button. Heard when it appears.
pub(crate) fn alert(error: impl Fn() -> Option<Text> + 'static) -> View {
    let text = move || error().map(|text| words(&text)).unwrap_or_default();
    p().has("class", "error").has("role", "alert").children(text).into()
}

/// The mark and the name, as the heading of a screen.
pub(crate) fn brand(id: &'static str) -> View {
    h1().has("id", id)
        .has("tabindex", "-1")
        .has("class", "brand")
        .children(views![mark(), span().children(label("extensionName"))])
        .into()
}

/// The mark: a coin, six pips in two rows of three.
pub(crate) fn mark() -> View {
    span().has("class", "mark").has("aria-hidden", "true").into()
}

/// Nothing is known yet. It says so only if that lasts.
pub(crate) fn loading() -> View {
    p().has("class", "loading").children(label("opening")).into()
}

/// A screen that only says something: a heading, a text, what can be done.
pub(crate) fn message(id: &'static str, title: String, text: String, action: View) -> View {
    let buttons = div().has("class", "buttons").children(action);
    div().has("class", "screen message").children(views![heading(id, title), p().children(text), buttons]).into()
}

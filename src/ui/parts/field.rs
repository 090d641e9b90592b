//! Fields: the label above, the error under the field that it concerns.

use std::rc::Rc;

use sycamore_web::{
    AsHtmlNode,
    tags::{self, HtmlInput, div, p, textarea},
};
use wasm_bindgen::JsCast;

use crate::ui::parts::dom::{Element, live, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::Text,
};

/// Where what was typed goes.
type Typed = Box<dyn Fn(String)>;

/// What every field has.
pub(crate) struct Field {
    id: &'static str,
    label: &'static str,
    help: Option<&'static str>,
    error: Rc<dyn Fn() -> Option<Text>>,
}

impl Field {
    /// A field: the `id` of its element, the key of its label.
    pub(crate) fn new(id: &'static str, label: &'static str) -> Self {
        Self { id, label, help: None, error: Rc::new(|| None) }
    }

    /// A sentence under it, by its key.
    pub(crate) fn help(self, key: Option<&'static str>) -> Self {
        Self { help: key, ..self }
    }

    /// What is wrong with it, if anything is.
    pub(crate) fn error(self, error: impl Fn() -> Option<Text> + 'static) -> Self {
        Self { error: Rc::new(error), ..self }
    }

    /// A line of text.
    pub(crate) fn line(self, value: String, typed: impl Fn(String) + 'static) -> View {
        self.input("text", value, typed, |input| input)
    }

    /// A passphrase.
    pub(crate) fn passphrase(self, fresh: bool, typed: impl Fn(String) + 'static) -> View {
        let autocomplete = if fresh { "new-password" } else { "current-password" };
        self.input("password", String::new(), typed, |input| input.has("autocomplete", autocomplete))
    }

    /// A passphrase that is also filled in by the page.
    pub(crate) fn new_passphrase(self, value: ReadSignal<String>, typed: impl Fn(String) + 'static) -> View {
        let follow =
            move |input: HtmlInput| input.has("autocomplete", "new-password").prop("value", move || value.get_clone());
        self.input("password", String::new(), typed, follow)
    }

    /// A recovery key, which is read off paper: it can be seen.
    pub(crate) fn recovery_key(self, typed: impl Fn(String) + 'static) -> View {
        self.input("text", String::new(), typed, |input| input.has("class", "key"))
    }

    /// A file, chosen or dropped.
    pub(crate) fn file(self, chosen: impl Fn(web_sys::Event) + 'static) -> View {
        let element = tags::input().has("type", "file").when("change", chosen);
        let element = self.described(element);
        self.frame(element.into())
    }

    /// An input of any type.
    pub(crate) fn input(
        self,
        kind: &'static str,
        value: String,
        typed: impl Fn(String) + 'static,
        more: impl FnOnce(HtmlInput) -> HtmlInput,
    ) -> View {
        let element = tags::input()
            .has("type", kind)
            .has("autocomplete", "off")
            .has("spellcheck", "false")
            .has("autocapitalize", "off")
            .prop("value", value);
        let element = more(self.element(element, "input", Box::new(typed)));
        self.frame(element.into())
    }

    /// Several lines of text.
    pub(crate) fn lines(self, value: String, typed: impl Fn(String) + 'static) -> View {
        // Firefox writes what is typed into a page to the disk, to have it again after a crash, unless it is told not to.
        let element =
            textarea().has("rows", "3").has("autocomplete", "off").has("spellcheck", "false").prop("value", value);
        let element = self.element(element, "input", Box::new(typed));
        self.frame(element.into())
    }

    /// A choice: values with their names.
    pub(crate) fn choice(
        self,
        choices: &[(&'static str, String)],
        value: &str,
        chosen: impl Fn(String) + 'static,
    ) -> View {
        let choice = |(own, name): &(&'static str, String)| -> View {
            tags::option().has("value", *own).bool_attr("selected", *own == value).children(name.clone()).into()
        };
        let element = self.element(tags::select(), "change", Box::new(chosen));
        self.frame(element.children(choices.iter().map(choice).collect::<Vec<View>>()).into())
    }

    /// A choice among names that the code does not know: values with their names, the first one being "none yet".
    pub(crate) fn options(
        self,
        options: Vec<(String, String)>,
        value: &str,
        chosen: impl Fn(String) + 'static,
    ) -> View {
        let option = |(own, name): (String, String)| -> View {
            tags::option().bool_attr("selected", own == value).has("value", own).children(name).into()
        };
        let element = self.element(tags::select(), "change", Box::new(chosen));
        self.frame(element.children(options.into_iter().map(option).collect::<Vec<View>>()).into())
    }

    fn element<T: AsHtmlNode>(&self, element: T, event: &'static str, typed: Typed) -> T {
        self.described(element).when(event, move |event| typed(value_of(&event)))
    }

    fn described<T: AsHtmlNode>(&self, element: T) -> T {
        let (id, error) = (self.id, Rc::clone(&self.error));
        let described = if self.help.is_some() { format!("{id}-error {id}-help") } else { format!("{id}-error") };
        element
            .has("id", id)
            .follows("aria-invalid", move || error().map(|_| "true".to_owned()))
            .has("aria-describedby", described)
    }

    fn frame(self, element: View) -> View {
        let Self { id, label: name, help, error } = self;
        let wrong = move || error().map(|text| words(&text)).unwrap_or_default();
        let help = help.map(|key| p().has("class", "help").has("id", format!("{id}-help")).children(label(key)).into());
        let name = tags::label().has("for", id).children(label(name));
        let error = p().has("class", "error").has("id", format!("{id}-error")).children(live(wrong));
        div().has("class", "field").children(views![name, element, error, View::from(help)]).into()
    }
}

/// The value of the field in which something was typed or chosen.
pub(crate) fn value_of(event: &web_sys::Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        return input.value();
    }
    if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        return select.value();
    }
    target.dyn_ref::<web_sys::HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
}

/// A box to tick, with its label: `id`, key of the label, whether it is ticked at first.
pub(crate) fn tick_box(id: &'static str, key: &str, on: bool, ticked: impl Fn(bool) + 'static) -> View {
    tick_line(id, key, tags::input().prop("checked", on), ticked)
}

/// The same for a box that follows a state.
pub(crate) fn followed_tick(
    id: &'static str,
    key: &str,
    on: ReadSignal<bool>,
    ticked: impl Fn(bool) + 'static,
) -> View {
    tick_line(id, key, tags::input().prop("checked", move || on.get()), ticked)
}

fn tick_line(id: &'static str, key: &str, input: HtmlInput, ticked: impl Fn(bool) + 'static) -> View {
    let input = input.has("type", "checkbox").has("id", id).when("change", move |event| ticked(is_ticked(&event)));
    let name = tags::label().has("for", id).children(label(key));
    div().has("class", "tick").children(views![input, name]).into()
}

/// Whether the box in which something was ticked is ticked now.
pub(crate) fn is_ticked(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

//! Fields: the label above, the error under the field that it concerns.

use sycamore::{
    prelude::*,
    web::{
        events,
        tags::{self, HtmlInput, div, p, textarea},
    },
};
use wasm_bindgen::JsCast;

use crate::{
    browser::page::{label, words},
    message::Text,
};

/// What every field has.
pub(crate) struct Field<F> {
    /// The `id` of its element.
    pub(crate) id: &'static str,
    /// The key of its label.
    pub(crate) label: &'static str,
    /// The key of a sentence under it, if there is one.
    pub(crate) help: Option<&'static str>,
    /// What is wrong with it.
    pub(crate) error: F,
}

impl<F: Fn() -> Option<Text> + Clone + 'static> Field<F> {
    /// A line of text.
    pub(crate) fn line(self, value: String, typed: impl Fn(String) + 'static) -> View {
        self.input("text", value, typed, |input| input)
    }

    /// A passphrase.
    pub(crate) fn passphrase(self, fresh: bool, typed: impl Fn(String) + 'static) -> View {
        let autocomplete = if fresh { "new-password" } else { "current-password" };
        self.input("password", String::new(), typed, |input| input.autocomplete(autocomplete))
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
            .id(self.id)
            .r#type(kind)
            .autocomplete("off")
            .attr("spellcheck", "false")
            .autocapitalize("off")
            .attr("aria-invalid", self.invalid())
            .attr("aria-describedby", self.described())
            .prop("value", value)
            .on(events::input, move |event: web_sys::Event| typed(value_of(&event)));
        let element = more(element);
        self.frame(element.into())
    }

    /// Several lines of text.
    pub(crate) fn lines(self, value: String, typed: impl Fn(String) + 'static) -> View {
        let element = textarea()
            .id(self.id)
            .attr("rows", "3")
            .attr("spellcheck", "false")
            .attr("aria-invalid", self.invalid())
            .attr("aria-describedby", self.described())
            .prop("value", value)
            .on(events::input, move |event: web_sys::Event| typed(value_of(&event)));
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
            tags::option().value(*own).bool_attr("selected", *own == value).children(name.clone()).into()
        };
        let element = tags::select()
            .id(self.id)
            .attr("aria-invalid", self.invalid())
            .attr("aria-describedby", self.described())
            .on(events::change, move |event: web_sys::Event| chosen(value_of(&event)))
            .children(choices.iter().map(choice).collect::<Vec<View>>());
        self.frame(element.into())
    }

    fn invalid(&self) -> impl Fn() -> Option<&'static str> + 'static {
        let error = self.error.clone();
        move || error().map(|_| "true")
    }

    fn described(&self) -> String {
        let id = self.id;
        if self.help.is_some() { format!("{id}-error {id}-help") } else { format!("{id}-error") }
    }

    fn frame(self, element: View) -> View {
        let error = self.error;
        let wrong = move || error().map(|text| words(&text)).unwrap_or_default();
        let help = self.help.map(|key| View::from(p().class("help").id(format!("{}-help", self.id)).children(label(key))));
        let name = tags::label().r#for(self.id).children(label(self.label));
        let error = p().class("error").id(format!("{}-error", self.id)).children(wrong);
        div().class("field").children((name, element, error, View::from(help))).into()
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

/// Whether the box in which something was ticked is ticked now.
pub(crate) fn is_ticked(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

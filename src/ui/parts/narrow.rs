//! Above a list of accounts: the tag that it is narrowed to, and its order.

use sycamore_web::tags::div;

use crate::ui::parts::dom::{Element, redrawn, selected, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::{
        list::List,
        parts::{field::Field, part::Part},
        text,
    },
};

/// What the user chooses there.
pub(crate) enum Do {
    /// A tag; `None`: all accounts.
    Tag(Option<String>),
    /// The user's own order, or that by name.
    OwnOrder(bool),
}

/// The two choices: of tags where there are any, of orders where `orders` says so.
pub(crate) fn view(list: &Part<List, Do>, orders: fn(&List) -> bool) -> View {
    let (read, send) = (list.clone(), list.clone());
    let tags = selected(move || read.read(|list| (list.tags.clone(), list.tag.clone())));
    let tags = move || {
        let (tags, tag) = tags.get_clone();
        if tags.is_empty() {
            return View::new();
        }
        let all = (String::new(), label("allTags"));
        let options =
            std::iter::once(all).chain(tags.into_iter().map(|tag| (tag.clone(), text::shown(&tag)))).collect();
        let send = send.clone();
        let choose = move |tag: String| send.send(Do::Tag((!tag.is_empty()).then_some(tag)));
        Field::new("narrow-tag", "tag").options(options, &tag.unwrap_or_default(), choose)
    };
    let (read, send) = (list.clone(), list.clone());
    let own = selected(move || read.read(|list| orders(list).then_some(list.own_order)));
    let own = move || {
        let Some(own) = own.get() else { return View::new() };
        let names = [("name", label("orderByName")), ("own", label("orderOwn"))];
        let send = send.clone();
        let choose = move |order: String| send.send(Do::OwnOrder(order == "own"));
        Field::new("list-order", "order").choice(&names, if own { "own" } else { "name" }, choose)
    };
    div().has("class", "narrow").children(views![redrawn(tags), redrawn(own)]).into()
}

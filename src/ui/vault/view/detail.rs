//! One account: its code, what it is called, where it may be filled.

use sycamore::{
    prelude::*,
    web::{
        events,
        tags::{div, form, h2},
    },
};

use crate::{
    account::AccountId,
    message::Text,
    ui::parts::{
        account::{Shown, code, facts, monogram, names, phase, unusual},
        codes::epoch,
        field::Field,
        plain::{button_with_icon, on_submit, submit},
    },
};

use super::{
    super::{
        forms::{Edit, Field as Name},
        model::Model,
        update::{Msg, spot},
    },
    Store, busy,
};

pub(super) fn view(store: Store, id: AccountId) -> View {
    let Some((account, edit)) = store.look(|model| Some((model.account(id)?.clone(), model.edit()?.clone()))) else {
        return View::new();
    };
    // What it is called changes when it was saved; what is being typed does not redraw the heading.
    let called = store.select(move |model| model.edit().map(|edit| (edit.saved.issuer.clone(), edit.saved.name.clone())));
    let head = move || {
        let (issuer, name) = called.get_clone().unwrap_or_default();
        View::from((monogram(&issuer, &name), names(&issuer, &name)))
    };
    let next = (account.parameters.kind == "hotp")
        .then(|| button_with_icon("plain", "next", "nextCode", move || store.send(Msg::NextCode(id))));
    let copy = button_with_icon("plain", "copy", "copyCode", move || store.send(Msg::Copy(id)));
    let delete = button_with_icon("danger", "trash", "deleteAccount", move || store.send(Msg::Delete));
    div()
        .class("screen detail")
        .children((
            h2().id(spot::PLACE).class("head").tabindex("-1").children(head),
            div().class("act").children((running(store, id), View::from(next), copy)),
            facts(unusual(&account.parameters)),
            form().attr("novalidate", "").on(events::submit, on_submit(move || store.send(Msg::SaveEdit))).children((
                field(store, Name::Issuer, "issuer", None).line(edit.form.issuer, typed(store, Name::Issuer)),
                field(store, Name::Name, "accountName", None).line(edit.form.name, typed(store, Name::Name)),
                field(store, Name::Sites, "sites", Some("sitesHelp")).lines(edit.form.sites, typed(store, Name::Sites)),
                div().class("buttons").children((submit("saveChanges", "saving", busy(store)), delete)),
            )),
        ))
        .into()
}

/// The code, drawn anew only when the clock was put forward or back.
fn running(store: Store, id: AccountId) -> View {
    let revision = store.select(|model| model.revision);
    let epoch = epoch(move || revision.track());
    let shown = store.select(move |model: &Model| {
        let with_next = model.home.as_ref().is_some_and(|home| home.settings.show_next_code);
        let account = model.account(id);
        account.map(|account| Shown::of(&account.code, account.parameters.digits, with_next)).unwrap_or_default()
    });
    let clock = move || {
        epoch.track();
        let phase = store.look(|model| model.account(id).and_then(|account| phase(&account.code)));
        code(shown, phase)
    };
    View::from(clock)
}

fn field(
    store: Store,
    name: Name,
    label: &'static str,
    help: Option<&'static str>,
) -> Field<impl Fn() -> Option<Text> + Clone + 'static> {
    let wrong = move |edit: &Edit| edit.error.as_ref().filter(|(wrong, _)| *wrong == name).map(|(_, text)| text.clone());
    Field { id: name.id(), label, help, error: move || store.read(|model| model.edit().and_then(wrong)) }
}

fn typed(store: Store, name: Name) -> impl Fn(String) + 'static {
    move |value| store.send(Msg::Edit(name, value))
}

//! First run: a passphrase, and what it means.

use sycamore::{
    prelude::*,
    web::{
        events,
        tags::{form, p},
    },
};

use crate::{
    browser::page::label,
    ui::{
        create::Field as Name,
        parts::{
            field::Field,
            plain::{brand, on_submit, submit},
        },
    },
};

use super::{
    super::update::{Msg, spot},
    Store, busy,
};

pub(super) fn view(store: Store) -> View {
    let field = |id, label, help, name| Field {
        id,
        label,
        help,
        error: move || {
            store.read(|model| {
                let error = model.create().and_then(|create| create.error.clone());
                error.filter(|(wrong, _)| *wrong == name).map(|(_, text)| text)
            })
        },
    };
    let typed = move |name| move |value| store.send(Msg::Create(name, value));
    form()
        .class("screen create")
        .attr("novalidate", "")
        .on(events::submit, on_submit(move || store.send(Msg::CreateVault)))
        .children((
            brand(spot::HEADING),
            p().children(label("createText")),
            field(spot::NEW, "newPassphrase", Some("newPassphraseHelp"), Name::New).passphrase(true, typed(Name::New)),
            field(spot::REPEAT, "repeatPassphrase", None, Name::Repeat).passphrase(true, typed(Name::Repeat)),
            p().class("honest").children(label("cannotReset")),
            submit("createVault", "creating", busy(store)),
        ))
        .into()
}

//! First run: a passphrase, and what it means.

use sycamore::{
    prelude::*,
    web::tags::{form, p},
};

use crate::ui::parts::dom::{Element, views};
use crate::{
    browser::page::label,
    ui::{
        create::Field as Name,
        parts::{
            field::Field,
            plain::{brand, submit_unseen},
        },
    },
};

use super::{
    super::msg::{Msg, spot},
    Store, busy,
};

pub(super) fn view(store: Store) -> View {
    let field = |id, label, help, name| {
        let error = move || {
            store.read(|model| {
                let error = model.create().and_then(|create| create.error.clone());
                error.filter(|(wrong, _)| *wrong == name).map(|(_, text)| text)
            })
        };
        Field::new(id, label).help(help).error(error)
    };
    let typed = move |name| move |value| store.send(Msg::Create(name, value));
    form()
        .has("class", "screen create")
        .has("novalidate", "")
        .children(views![
            brand(spot::HEADING),
            p().children(label("createText")),
            field(spot::NEW, "newPassphrase", Some("newPassphraseHelp"), Name::New).passphrase(true, typed(Name::New)),
            field(spot::REPEAT, "repeatPassphrase", None, Name::Repeat).passphrase(true, typed(Name::Repeat)),
            p().has("class", "honest").children(label("cannotReset")),
            submit_unseen("createVault", "creating", busy(store), move || store.send(Msg::CreateVault)),
        ])
        .into()
}

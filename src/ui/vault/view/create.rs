//! First run: a passphrase, and what it means; or a backup that is brought back.

use sycamore::{
    prelude::*,
    web::tags::{form, p},
};

use crate::ui::parts::dom::{Element, views};
use crate::{
    browser::page::label,
    ui::{
        parts::plain::{brand, on_submit, submit},
        vault::keep::{msg::Msg as Keep, rescue::Source},
    },
};

use super::{
    super::msg::{Msg, spot},
    Store, ask, busy,
};

pub(super) fn view(store: Store) -> View {
    form()
        .has("class", "screen create")
        .has("novalidate", "")
        .when("submit", on_submit(move || store.send(Msg::CreateVault)))
        .children(views![
            brand(spot::HEADING),
            p().children(label("createText")),
            ask::new_passphrase(store),
            p().has("class", "honest").children(label("cannotReset")),
            submit("createVault", "creating", busy(store)),
            ask::act(store, "link", "haveBackup", || Keep::Rescue(Source::File)),
        ])
        .into()
}

//! First run: a passphrase, and what it means; or a backup that is brought back.

use sycamore_web::tags::{form, p};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::{
        parts::plain::{brand, submit_unseen},
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
        .children(views![
            brand(spot::HEADING),
            p().children(label("createText")),
            ask::new_passphrase(store),
            p().has("class", "honest").children(label("cannotReset")),
            submit_unseen("createVault", "creating", busy(store), move || store.send(Msg::CreateVault)),
            ask::act(store, "link", "haveBackup", || Keep::Rescue(Source::File)),
        ])
        .into()
}

//! The locked vault: the passphrase, and the other ways that there are.

use sycamore_web::tags::{form, p};

use crate::ui::parts::dom::{Element, live, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::words,
    ui::{
        parts::plain::{brand, submit_unseen},
        text,
    },
};

use super::{
    super::msg::{Msg, spot},
    Store, ask, busy,
};

pub(super) fn view(store: Store) -> View {
    let waiting = store.select(|model| model.gate().and_then(|gate| gate.waiting));
    let waiting = move || waiting.get().map(|waiting| words(&text::waiting(waiting))).unwrap_or_default();
    form()
        .has("class", "screen unlock")
        .has("novalidate", "")
        .children(views![
            brand(spot::HEADING),
            p().has("class", "waiting").children(live(waiting)),
            ask::who(store, "passphrase", None),
            submit_unseen("unlock", "unlocking", busy(store), move || store.send(Msg::Unlock)),
        ])
        .into()
}

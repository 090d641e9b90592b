//! The ways to unlock.

use sycamore_web::tags::{li, p, span, ul};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{day, label, words},
    message::{MethodKind, MethodView, Text},
    ui::vault::{
        keep::{msg::Msg as Keep, reminder::milliseconds, task::Kind},
        model::Model,
    },
};

use super::{
    Store, ask,
    card::{buttons, card, page},
    task,
};

pub(super) fn view(store: Store) -> View {
    page(
        "unlockMethods",
        views![
            p().has("class", "help").children(label("methodsText")),
            card("card-passphrase", "passphrase", passphrase(store)),
            card("card-recovery", "recoveryKey", recovery_key(store)),
            card("card-passkeys", "passkeys", passkeys(store)),
        ],
    )
}

fn begin(store: Store, class: &'static str, key: &str, kind: Kind) -> View {
    ask::act(store, class, key, move || Keep::Begin(kind, String::new()))
}

/// The methods of a kind.
fn of(model: &Model, kind: MethodKind) -> Vec<MethodView> {
    let methods = model.home.iter().flat_map(|home| &home.methods);
    methods.filter(|method| method.kind == kind).cloned().collect()
}

fn made(method: Option<&MethodView>) -> String {
    match method.and_then(|method| method.made_at) {
        Some(at) => words(&Text::with("setOn", &day(at))),
        None => String::new(),
    }
}

fn passphrase(store: Store) -> View {
    let method = store.select(|model| of(model, MethodKind::Passphrase));
    let offers = move || {
        views![
            p().has("class", "help").children(made(method.get_clone().first())),
            buttons(begin(store, "plain", "changePassphrase", Kind::SetPassphrase)),
        ]
    };
    task::or_else(store, &[Kind::SetPassphrase], offers)
}

fn recovery_key(store: Store) -> View {
    let state = store.select(|model| {
        let care = model.home.as_ref().map(|home| home.care.clone()).unwrap_or_default();
        (of(model, MethodKind::RecoveryKey), care)
    });
    let offers = move || {
        let (methods, care) = state.get_clone();
        if methods.is_empty() {
            return views![
                p().children(label("noRecoveryKey")),
                buttons(begin(store, "primary", "makeRecoveryKey", Kind::NewRecoveryKey)),
            ];
        }
        let checked = match care.recovery_checked_at.filter(|at| care.recovery_made_at.is_none_or(|made| *at >= made)) {
            Some(at) => words(&Text::with("recoverySeenOn", &day(milliseconds(at)))),
            None => label("recoveryNotSeen"),
        };
        views![
            p().has("class", "help").children(format!("{} {checked}", made(methods.first()))),
            buttons(views![
                begin(store, "plain", "checkRecoveryKey", Kind::CheckRecoveryKey),
                begin(store, "plain", "newRecoveryKey", Kind::NewRecoveryKey),
            ]),
        ]
    };
    task::or_else(store, &[Kind::NewRecoveryKey, Kind::CheckRecoveryKey], offers)
}

fn passkeys(store: Store) -> View {
    let state = store.select(|model| (of(model, MethodKind::Passkey), model.keep.passkeys));
    let offers = move || {
        let (methods, can) = state.get_clone();
        let rows: Vec<View> = methods.iter().zip(1_u32..).map(|(method, number)| row(store, method, number)).collect();
        let list = match rows.is_empty() {
            true => View::new(),
            false => ul().has("class", "snapshots").has("aria-label", label("passkeys")).children(rows).into(),
        };
        views![
            p().children(label(if can { "passkeysText" } else { "noPasskeysHere" })),
            list,
            if can { buttons(begin(store, "plain", "addPasskey", Kind::AddPasskey)) } else { View::new() },
        ]
    };
    task::or_else(store, &[Kind::AddPasskey, Kind::RemovePasskey], offers)
}

fn row(store: Store, method: &MethodView, number: u32) -> View {
    let id = method.id.clone();
    let names = span().has("class", "names").children(views![
        span().has("class", "issuer").children(words(&Text::with("passkeyNumber", &number.to_string()))),
        span().has("class", "name").children(made(Some(method))),
    ]);
    let remove = ask::act(store, "plain", "removePasskey", move || Keep::Begin(Kind::RemovePasskey, id.clone()));
    li().children(views![names, remove]).into()
}

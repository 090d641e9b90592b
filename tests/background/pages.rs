//! Pages with code fields, and a world with one account of theirs.

use sixpence::{
    account::{AccountId, FillBy},
    autofill::FrameFacts,
    message::{AccountForm, VaultRequest, VaultView},
};

use crate::world::{Page, World};

pub(crate) const TAB: i32 = 7;
pub(crate) const SITE: &str = "https://github.com";

pub(crate) fn frame(origin: &str, top: bool, chain: bool, fields: serde_json::Value) -> FrameFacts {
    let facts = serde_json::json!({
        "token": "t", "origin": origin, "top": top, "sameOriginChain": chain, "visible": true, "lang": "en",
        "fields": fields,
    });
    serde_json::from_value(facts).unwrap()
}

pub(crate) fn code_field() -> serde_json::Value {
    serde_json::json!([{
        "field": 3, "type": "text", "name": "otp", "autocomplete": "one-time-code", "box": [0, 0, 200, 30], "visible": true, "enabled": true, "focused": true
    }])
}

pub(crate) fn page(address: &str, frames: Vec<(i64, FrameFacts)>) -> Page {
    Page { address: address.into(), frames, ..Page::default() }
}

pub(crate) fn login_page() -> Page {
    page("https://github.com/sessions/two-factor", vec![(0, frame(SITE, true, true, code_field()))])
}

/// A world with one account of github.com, and the login page in the tab.
pub(crate) fn world(form: sixpence::message::AddForm) -> (World, AccountId) {
    let mut world = World::unlocked();
    let VaultView::Open(home) = world.vault(VaultRequest::Add(form)).unwrap() else { panic!() };
    let account = home.accounts[0].id;
    let was =
        AccountForm { issuer: "GitHub".into(), name: "alice".into(), sites: String::new(), filling: FillBy::default() };
    let form = AccountForm { sites: SITE.into(), ..was.clone() };
    world.vault(VaultRequest::Edit { account, was, form }).unwrap();
    world.tabs.insert(TAB, login_page());
    (world, account)
}

/// Adds an account of github.com under this name.
pub(crate) fn another(world: &mut World, form: sixpence::message::AddForm, name: &str, filling: FillBy) -> AccountId {
    let before = accounts(world);
    let VaultView::Open(home) = world.vault(VaultRequest::Add(form)).unwrap() else { panic!() };
    let account = home.accounts.iter().find(|account| !before.contains(&account.id)).unwrap().clone();
    let was = AccountForm {
        issuer: account.issuer.clone(),
        name: account.name.clone(),
        sites: account.sites.join("\n"),
        filling: account.filling,
    };
    let form = AccountForm { issuer: "GitHub".into(), name: name.into(), sites: SITE.into(), filling };
    world.vault(VaultRequest::Edit { account: account.id, was, form }).unwrap();
    account.id
}

fn accounts(world: &mut World) -> Vec<AccountId> {
    let VaultView::Open(home) = world.vault(VaultRequest::Open).unwrap() else { panic!() };
    home.accounts.iter().map(|account| account.id).collect()
}

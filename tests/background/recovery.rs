//! A recovery code that is filled: only on the account's own sites, exactly as it is, and nothing waits for what the site says.

use sixpence::{
    account::AccountId,
    message::{AccountForm, Failure, VaultRequest, VaultView},
};

use crate::{
    log::tasks,
    pages::{SITE, TAB, code_field, frame, page, world},
    totp_form,
    world::{Page, World},
};

const CODE: &str = "4f9c2-a81be";

fn recovery_field() -> serde_json::Value {
    serde_json::json!([{
        "field": 5, "type": "text", "name": "code", "label": "Recovery code", "box": [0, 0, 200, 30], "visible": true, "enabled": true,
        "focused": false
    }])
}

fn at(address: &str) -> Page {
    page(address, vec![(0, frame(address, true, true, recovery_field()))])
}

fn fill(world: &mut World, account: AccountId) -> Result<VaultView, Failure> {
    world.vault(VaultRequest::FillRecovery { account, tab: TAB, text: CODE.into() })
}

fn typed(world: &World) -> Vec<&str> {
    world.tabs[&TAB].typed.iter().map(|(_, text)| text.as_str()).collect()
}

#[test]
fn a_site_of_the_account_gets_exactly_the_text() {
    let (mut world, account) = world(totp_form());
    let (writes, log) = (world.writes(), tasks(&world));
    for fields in [recovery_field(), code_field()] {
        world.tabs.insert(TAB, page(SITE, vec![(0, frame(SITE, true, true, fields))]));
        assert!(matches!(fill(&mut world, account), Ok(VaultView::Open(_))));
        assert_eq!(typed(&world), [CODE]);
    }
    // Nobody looks whether the site refuses it, and the log hears of it with its mark.
    assert!(world.badges.is_empty());
    world.pass(120_000);
    let help = world.popup_view(TAB);
    assert!(matches!(help, sixpence::message::PopupView::Accounts(home) if home.help.is_none()));
    assert_eq!((world.writes(), tasks(&world)), (writes, log));
}

#[test]
fn buttons_of_the_page_are_the_users() {
    let (mut world, account) = world(totp_form());
    let was = AccountForm {
        issuer: "GitHub".into(),
        name: "alice".into(),
        sites: SITE.into(),
        filling: sixpence::account::FillBy::default(),
    };
    let filling = sixpence::account::FillBy { presses: true, ..was.filling };
    world.vault(VaultRequest::Edit { account, form: AccountForm { filling, ..was.clone() }, was }).unwrap();
    world.tabs.insert(TAB, at(SITE));
    fill(&mut world, account).unwrap();
    assert_eq!((typed(&world), world.presses), (vec![CODE], 0));
}

#[test]
fn nothing_is_typed_anywhere_else() {
    let (mut world, account) = world(totp_form());
    let other = |host: &str| Failure::OtherSite { host: host.into() };
    let inner = |origin: &str, chain| {
        vec![(0, frame(SITE, true, true, serde_json::json!([]))), (4, frame(origin, false, chain, recovery_field()))]
    };
    for (page, failure) in [
        (at("https://shop.example"), other("shop.example")),
        // Of the same owner, where a one-time code would be asked about.
        (at("https://login.github.com"), other("login.github.com")),
        (at("https://githib.com"), Failure::LookAlike { host: "githib.com".into(), known: "github.com".into() }),
        (at("http://github.com"), Failure::NotSecure),
        (at("chrome://settings"), Failure::PageClosed),
        (page(SITE, inner("https://shop.example", true)), Failure::ForeignFrame),
        (page(SITE, inner(SITE, false)), Failure::ForeignFrame),
        (page(SITE, inner(SITE, true).into_iter().take(1).collect()), Failure::NoField),
        (Page { closed: true, ..at(SITE) }, Failure::PageClosed),
        (Page { refuses: Some("refused"), ..at(SITE) }, Failure::FieldRefused),
    ] {
        let address = page.address.clone();
        world.tabs.insert(TAB, page);
        assert_eq!(fill(&mut world, account).err(), Some(failure), "{address}");
        assert!(typed(&world).is_empty(), "{address}");
    }
    world.tabs.insert(TAB, at(SITE));
    world.vault(VaultRequest::Lock).unwrap();
    assert_eq!(fill(&mut world, account).err(), Some(Failure::Locked));
    assert!(typed(&world).is_empty());
    world.tabs.clear();
}

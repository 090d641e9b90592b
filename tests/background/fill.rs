//! Filling: exact origins, the frames, the last seconds, and every refusal.

use sixpence::{
    account::{AccountId, FillBy},
    autofill::FrameFacts,
    background::{Badge, Event, MenuClick, MenuEntry},
    message::{AccountForm, CodeView, Consent, Failure, FillAnswer, PopupRequest, PopupView, VaultRequest, VaultView},
};

use crate::{
    hotp_form,
    pages::{SITE, TAB, code_field, frame, login_page, page, world},
    totp_form,
    world::{Page, World},
};

fn fill(world: &mut World, account: AccountId, consent: Consent) -> FillAnswer {
    world.fill(PopupRequest::Fill { account, tab: TAB, consent })
}

fn typed(world: &World) -> Vec<String> {
    world.tabs[&TAB].typed.iter().map(|(_, text)| text.clone()).collect()
}

fn code_now(world: &mut World) -> String {
    let PopupView::Accounts(home) = world.popup_view(TAB) else { panic!() };
    let CodeView::Timed { code, .. } = home.accounts[0].code.clone() else { panic!() };
    code
}

#[test]
fn the_exact_origin_gets_the_running_code() {
    let (mut world, account) = world(totp_form());
    assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { host: "github.com".into() });
    assert_eq!(typed(&world), [code_now(&mut world)]);
}

#[test]
fn a_code_in_its_last_seconds_waits_for_the_next() {
    let (mut world, account) = world(totp_form());
    // 1.8e12 ms is the start of a period of 30 s.
    world.now = world.now.plus_ms(27_001);
    let before = code_now(&mut world);
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
    assert_eq!(world.now.0 % 30_000, 0);
    let after = code_now(&mut world);
    assert_ne!(before, after);
    assert_eq!(typed(&world), [after]);
}

#[test]
fn another_host_of_the_owner_is_asked_about_once_or_for_always() {
    let (mut world, account) = world(totp_form());
    let other = "https://login.github.com";
    let open = |world: &mut World| {
        world.tabs.insert(TAB, page(&format!("{other}/x"), vec![(0, frame(other, true, true, code_field()))]));
    };
    open(&mut world);
    let asks = FillAnswer::Asks {
        host: "login.github.com".into(),
        known: vec!["github.com".into()],
        near: true,
        private: false,
    };
    assert_eq!(fill(&mut world, account, Consent::NotAsked), asks);
    assert!(typed(&world).is_empty());
    assert!(matches!(fill(&mut world, account, Consent::Once), FillAnswer::Filled { .. }));
    assert_eq!(fill(&mut world, account, Consent::NotAsked), asks, "once is once");
    assert!(matches!(fill(&mut world, account, Consent::Always), FillAnswer::Filled { .. }));
    world.restart_worker();
    open(&mut world);
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
}

#[test]
fn a_foreign_site_is_asked_about_and_a_look_alike_gets_nothing() {
    let (mut world, account) = world(totp_form());
    let foreign = "https://shop.example";
    world.tabs.insert(TAB, page(foreign, vec![(0, frame(foreign, true, true, code_field()))]));
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Asks { near: false, .. }));
    for fake in ["https://githib.com", "https://github.com.evil.example", "https://github-login.example"] {
        world.tabs.insert(TAB, page(fake, vec![(0, frame(fake, true, true, code_field()))]));
        for consent in [Consent::NotAsked, Consent::Once, Consent::Always] {
            let answer = fill(&mut world, account, consent);
            assert!(matches!(answer, FillAnswer::Failed(Failure::LookAlike { .. })), "{fake}: {answer:?}");
        }
    }
    assert!(typed(&world).is_empty());
}

#[test]
fn refused_by_the_address_of_the_tab() {
    let (mut world, account) = world(totp_form());
    for (address, failure) in [
        ("http://github.com/login", Failure::NotSecure),
        ("chrome://settings", Failure::PageClosed),
        ("about:blank", Failure::PageClosed),
        ("data:text/html,x", Failure::PageClosed),
        ("file:///etc/hosts", Failure::PageClosed),
    ] {
        world.tabs.insert(TAB, page(address, vec![(0, frame("null", true, true, code_field()))]));
        for consent in [Consent::NotAsked, Consent::Once, Consent::Always] {
            assert_eq!(fill(&mut world, account, consent), FillAnswer::Failed(failure.clone()), "{address}");
        }
    }
    world.tabs.insert(TAB, Page { closed: true, ..login_page() });
    assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(Failure::PageClosed));
    world.tabs.clear();
    assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(Failure::PageClosed));
}

#[test]
fn only_the_page_itself_and_frames_of_its_own_origin_are_filled() {
    let (mut world, account) = world(totp_form());
    let empty = || frame(SITE, true, true, serde_json::json!([]));
    let with = |inner: FrameFacts| page(SITE, vec![(0, empty()), (5, inner)]);
    world.tabs.insert(TAB, with(frame(SITE, false, true, code_field())));
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
    assert_eq!(world.tabs[&TAB].typed[0].0, 5);
    for inner in [
        frame("https://ads.example", false, false, code_field()),
        // A frame of the right origin inside a foreign one.
        frame(SITE, false, false, code_field()),
        // Sandboxed.
        frame("null", false, false, code_field()),
        frame("null", false, true, code_field()),
    ] {
        world.tabs.insert(TAB, with(inner));
        assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(Failure::ForeignFrame));
        assert!(typed(&world).is_empty());
    }
    // The tab says one origin and the document another: it has moved on, or lies.
    world.tabs.insert(TAB, page(SITE, vec![(0, frame("https://evil.example", true, true, code_field()))]));
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(_)));
    world.tabs.insert(TAB, page(SITE, vec![(0, empty())]));
    assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(Failure::NoField));
}

#[test]
fn what_the_page_answers_is_said() {
    let (mut world, account) = world(totp_form());
    for (reason, failure) in [
        ("gone", Failure::PageChanged),
        ("moved", Failure::PageChanged),
        ("refused", Failure::FieldRefused),
        ("readonly", Failure::FieldRefused),
    ] {
        world.tabs.insert(TAB, Page { refuses: Some(reason), ..login_page() });
        assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(failure));
    }
}

#[test]
fn a_field_that_is_drawn_anew_between_choice_and_fill_is_looked_for_once_more() {
    let (mut world, account) = world(totp_form());
    world.tabs.insert(TAB, Page { refuses: Some("gone, once"), ..login_page() });
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
    assert_eq!(typed(&world).len(), 1);
}

#[test]
fn a_page_that_submits_a_full_code_by_itself_and_is_gone_has_taken_it() {
    let (mut world, account) = world(totp_form());
    world.tabs.insert(TAB, Page { refuses: Some("submitted"), ..login_page() });
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
    world.happen(Event::FillCommand { tab: TAB });
    assert!(world.popups.is_empty(), "nothing to tell");
}

#[test]
fn a_counter_moves_on_only_when_there_is_a_field_for_its_code() {
    let (mut world, account) = world(hotp_form());
    let counter = |world: &mut World| match world.popup_view(TAB) {
        PopupView::Accounts(home) => match home.accounts[0].code.clone() {
            CodeView::Counter { counter, .. } => counter,
            CodeView::Timed { .. } => panic!(),
        },
        _ => panic!(),
    };
    world.tabs.insert(TAB, page(SITE, vec![(0, frame(SITE, true, true, serde_json::json!([])))]));
    assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(Failure::NoField));
    assert_eq!(counter(&mut world), "0");
    world.tabs.insert(TAB, login_page());
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
    assert!(matches!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Filled { .. }));
    assert_eq!(counter(&mut world), "2");
    let codes = typed(&world);
    assert_ne!(codes[0], codes[1]);
    world.set_full(true);
    assert_eq!(fill(&mut world, account, Consent::NotAsked), FillAnswer::Failed(Failure::NotSaved));
    assert_eq!(typed(&world).len(), 2, "no code whose counter is not saved");
}

#[test]
fn the_keyboard_command_fills_the_only_account_of_the_site() {
    let (mut world, _) = world(totp_form());
    world.happen(Event::FillCommand { tab: TAB });
    assert_eq!(typed(&world), [code_now(&mut world)]);
    assert!(world.popups.is_empty());
}

#[test]
fn the_command_says_why_it_cannot() {
    let (mut world, _) = world(totp_form());
    let said = |world: &mut World, key: &str| {
        assert!(matches!(world.badges.get(&TAB), Some(Badge::Attention(text)) if text.key == key), "{key}");
        assert_eq!(world.popups.pop(), Some(TAB));
    };
    world.tabs.insert(TAB, page("https://other.example", vec![]));
    world.happen(Event::FillCommand { tab: TAB });
    said(&mut world, "failureNoAccountHere");

    let VaultView::Open(home) = world.vault(VaultRequest::Add(totp_form())).unwrap() else { panic!() };
    for account in &home.accounts {
        let was = AccountForm {
            issuer: account.issuer.clone(),
            name: account.name.clone(),
            sites: account.sites.join("\n"),
            filling: FillBy::default(),
        };
        let form =
            AccountForm { issuer: "GitHub".into(), name: "x".into(), sites: SITE.into(), filling: FillBy::default() };
        world.vault(VaultRequest::Edit { account: account.id, was, form }).unwrap();
    }
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FillCommand { tab: TAB });
    said(&mut world, "failureSeveralAccounts");
    world.vault(VaultRequest::Lock).unwrap();
    world.happen(Event::FillCommand { tab: TAB });
    said(&mut world, "failureLocked");
    assert!(typed(&world).is_empty());
}

#[test]
fn the_menu_fills_the_field_that_was_pointed_at() {
    let (mut world, _) = world(totp_form());
    let plain = serde_json::json!([{ "field": 9, "type": "text", "name": "x", "box": [0, 0, 200, 30], "visible": true, "enabled": true, "focused": true }]);
    world.tabs.insert(TAB, page(SITE, vec![(0, frame(SITE, true, true, plain))]));
    let click =
        |frame| MenuClick { entry: MenuEntry::Field, tab: TAB, frame, picture: None, selection: None, link: None };
    world.happen(Event::Menu(click(0)));
    assert_eq!(typed(&world), [code_now(&mut world)]);
    world.happen(Event::Menu(click(4)));
    assert!(matches!(world.badges.get(&TAB), Some(Badge::Attention(text)) if text.key == "failureNoField"));
}

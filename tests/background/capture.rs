//! Capturing: from the context menu and the popup, locked and unlocked, with the worker stopped in between.

use sixpence::{
    background::{Badge, Event, MenuClick, MenuEntry},
    capture::{found::NotRead, trust::Doubt},
    message::{
        AddForm, Already, CaptureView, Failure, PopupAnswer, PopupRequest, PopupView, SaveItem, VaultRequest,
        VaultView, Waiting,
    },
    otpauth::OtpauthError,
};

use crate::{
    SECRET, URI, totp_form,
    world::{Page, World},
};

const TAB: i32 = 7;

fn page(codes: Option<&[&str]>) -> Page {
    Page {
        address: "https://github.com/settings/two_factor".into(),
        codes: codes.map(|texts| texts.iter().map(|text| (*text).to_owned()).collect()),
        ..Page::default()
    }
}

fn click(entry: MenuEntry) -> Event {
    Event::Menu(MenuClick {
        entry,
        tab: TAB,
        frame: 0,
        picture: Some("https://github.com/qr.png".into()),
        selection: Some(format!("Setup key: {SECRET}")),
        link: Some(URI.into()),
    })
}

fn confirm(world: &mut World) -> CaptureView {
    match world.popup_view(TAB) {
        PopupView::Confirm(view) => view,
        other => panic!("not the confirm screen: {other:?}"),
    }
}

fn save(world: &mut World, items: &[u32]) -> Result<PopupView, Failure> {
    let items =
        items.iter().map(|index| SaveItem { index: *index, issuer: "GitHub".into(), name: "alice".into() }).collect();
    match world.popup(PopupRequest::SaveCapture { items, tab: Some(TAB) })? {
        PopupAnswer::View(view) => Ok(view),
        _ => panic!(),
    }
}

#[test]
fn each_entry_leads_to_the_confirm_screen_and_the_site_is_kept() {
    for entry in [MenuEntry::Picture, MenuEntry::Selection, MenuEntry::Link, MenuEntry::Page] {
        let mut world = World::unlocked();
        world.tabs.insert(TAB, page(Some(&[URI])));
        let writes = world.writes();
        world.happen(click(entry));
        assert_eq!(world.popups, [TAB]);
        assert_eq!(world.writes(), writes, "nothing is saved before the user says so");
        let view = confirm(&mut world);
        assert_eq!((view.host.as_deref(), view.items.len()), (Some("github.com"), 1));
        let Ok(PopupView::Accounts(home)) = save(&mut world, &[0]) else { panic!() };
        assert_eq!(home.accounts[0].sites, ["https://github.com"]);
        assert!(home.accounts[0].here);
        assert!(world.capture.is_none());
    }
}

#[test]
fn several_codes_are_listed_others_than_authenticator_codes_left_out() {
    let second = URI.replace("alice", "bob").replace("GEZD", "MFZD");
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&["https://example.com", URI, &second, URI])));
    let view = world.popup(PopupRequest::Scan(TAB)).unwrap();
    let PopupAnswer::View(PopupView::Confirm(view)) = view else { panic!() };
    assert_eq!(view.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["alice", "bob"]);
    assert!(view.refused.is_empty());
    let Ok(PopupView::Accounts(home)) = save(&mut world, &[0, 1]) else { panic!() };
    assert_eq!(home.accounts.len(), 2);
}

#[test]
fn a_code_with_a_bad_field_is_refused_by_its_name() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&[&format!("{URI}&period=0")])));
    let refused = world.popup(PopupRequest::Scan(TAB));
    assert_eq!(refused, Err(Failure::Unreadable(OtpauthError::Period)));
}

#[test]
fn what_went_wrong_is_said() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&[])));
    assert_eq!(world.popup(PopupRequest::Scan(TAB)), Err(Failure::NoCodeFound));
    world.tabs.insert(TAB, page(None));
    assert_eq!(world.popup(PopupRequest::Scan(TAB)), Err(Failure::NotRead(NotRead::Closed)));
    world.tabs.insert(TAB, page(Some(&[])));
    world.happen(click(MenuEntry::Picture));
    assert!(matches!(world.badges.get(&TAB), Some(Badge::Attention(text)) if text.key == "failureNoCodeFound"));
    assert_eq!(world.popups, [TAB]);
    let PopupView::Accounts(home) = world.popup_view(TAB) else { panic!() };
    assert_eq!(home.notice.unwrap().text.key, "failureNoCodeFound");
    assert_eq!(world.badges.get(&TAB), Some(&Badge::Clear), "seen, so the badge goes");
}

#[test]
fn a_capture_while_locked_waits_for_the_unlock_also_when_the_worker_was_stopped() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.vault(VaultRequest::Lock).unwrap();
    world.happen(click(MenuEntry::Picture));
    assert_eq!(world.popup_view(TAB), PopupView::Locked { waiting: Some(Waiting::Capture), other_ways: false });
    world.restart_worker();
    assert_eq!(world.popup_view(TAB), PopupView::Locked { waiting: Some(Waiting::Capture), other_ways: false });
    let view = world.popup(PopupRequest::Unlock { passphrase: "correct horse".into(), tab: Some(TAB) }).unwrap();
    assert!(matches!(view, PopupAnswer::View(PopupView::Confirm(_))));
    assert!(matches!(save(&mut world, &[0]), Ok(PopupView::Accounts(home)) if home.accounts.len() == 1));
}

#[test]
fn a_capture_before_there_is_a_vault_waits_for_the_first_run() {
    let mut world = World::new();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.happen(click(MenuEntry::Picture));
    assert_eq!(world.popup_view(TAB), PopupView::FirstRun);
    let view = world.vault(VaultRequest::Create("correct horse".into()));
    assert!(matches!(view, Ok(VaultView::Confirm(_))));
}

#[test]
fn a_capture_waits_ten_minutes_and_not_longer() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.happen(click(MenuEntry::Picture));
    world.now = world.now.plus_ms(10 * 60_000);
    assert!(matches!(save(&mut world, &[0]), Err(Failure::CaptureGone)));
    assert!(matches!(world.popup_view(TAB), PopupView::Accounts(_)));
    assert!(world.capture.is_none(), "gone from the session store too");
}

#[test]
fn a_capture_that_nobody_came_back_for_is_removed_by_the_alarm_or_the_next_start() {
    for restart in [false, true] {
        let mut world = World::unlocked();
        world.tabs.insert(TAB, page(Some(&[URI])));
        world.happen(click(MenuEntry::Picture));
        world.now = world.now.plus_ms(10 * 60_000);
        if restart {
            world.restart_worker();
        } else {
            world.happen(Event::Tick);
        }
        assert!(world.capture.is_none());
    }
}

#[test]
fn nothing_is_overwritten() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Add(totp_form())).unwrap();
    let other = URI.replace("GEZD", "MFZD");
    world.tabs.insert(TAB, page(Some(&[URI, &other])));
    world.popup(PopupRequest::Scan(TAB)).unwrap();
    let view = confirm(&mut world);
    let same = Already::SameSecret { issuer: "GitHub".into(), name: "alice".into() };
    assert_eq!(view.items[0].already, Some(same));
    assert_eq!(view.items[1].already, Some(Already::SameName));
    assert!(matches!(save(&mut world, &[1]), Ok(PopupView::Accounts(home)) if home.accounts.len() == 2));
}

#[test]
fn a_page_without_https_gives_no_site() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, Page { address: "http://intranet.example/".into(), ..page(Some(&[URI])) });
    world.popup(PopupRequest::Scan(TAB)).unwrap();
    assert_eq!(confirm(&mut world).host, None);
    assert!(matches!(save(&mut world, &[0]), Ok(PopupView::Accounts(home)) if home.accounts[0].sites.is_empty()));
}

#[test]
fn an_address_typed_by_hand_is_confirmed_with_its_own_parameters() {
    let mut world = World::unlocked();
    let form =
        AddForm { secret: format!(" {URI}&digits=8 "), issuer: "Work".into(), name: String::new(), ..totp_form() };
    let answer = world.popup(PopupRequest::Add { form, tab: None }).unwrap();
    let PopupAnswer::View(PopupView::Confirm(view)) = answer else { panic!() };
    assert_eq!((view.items[0].issuer.as_str(), view.items[0].name.as_str()), ("Work", "alice"));
    assert_eq!(view.items[0].parameters.digits, 8);
    let dropped = world.popup(PopupRequest::DropCapture(None)).unwrap();
    assert!(matches!(dropped, PopupAnswer::View(PopupView::Accounts(home)) if home.accounts.is_empty()));
    assert!(world.capture.is_none());
}

#[test]
fn what_appears_on_a_watched_page_is_offered_and_the_popup_opens_on_it() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.happen(Event::Appeared { tab: TAB });
    assert!(matches!(world.badges.get(&TAB), Some(Badge::Offer(text)) if text.key == "offerToSave"));
    assert!(world.popups.is_empty() && world.capture.is_none(), "nothing opens, nothing is kept");
    let view = confirm(&mut world);
    assert_eq!((view.host.as_deref(), view.items.len()), (Some("github.com"), 1));
    assert_eq!(world.badges.get(&TAB), Some(&Badge::Clear));
    assert!(matches!(save(&mut world, &[0]), Ok(PopupView::Accounts(_))));
    // What is saved is not offered again.
    world.happen(Event::Appeared { tab: TAB });
    assert_eq!(world.badges.get(&TAB), Some(&Badge::Clear));
}

#[test]
fn an_offer_waits_for_the_unlock_and_is_dropped_if_it_is_gone() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.happen(Event::Appeared { tab: TAB });
    assert_eq!(world.popup_view(TAB), PopupView::Locked { waiting: None, other_ways: false });
    let view = world.popup(PopupRequest::Unlock { passphrase: "correct horse".into(), tab: Some(TAB) }).unwrap();
    assert!(matches!(view, PopupAnswer::View(PopupView::Confirm(_))));
    world.popup(PopupRequest::DropCapture(Some(TAB))).unwrap();

    world.happen(Event::Appeared { tab: TAB });
    world.tabs.insert(TAB, page(Some(&[])));
    assert!(matches!(world.popup_view(TAB), PopupView::Accounts(_)));
    assert_eq!(world.badges.get(&TAB), Some(&Badge::Clear));
}

#[test]
fn nothing_is_offered_where_there_is_nothing_or_no_vault() {
    let mut world = World::new();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.happen(Event::Appeared { tab: TAB });
    assert!(world.badges.is_empty());
    for codes in [None, Some(&[][..]), Some(&["https://example.com"][..])] {
        let mut world = World::unlocked();
        world.tabs.insert(TAB, page(codes));
        world.happen(Event::Appeared { tab: TAB });
        assert!(world.badges.is_empty());
    }
}

#[test]
fn an_issuer_that_does_not_fit_the_page_is_doubted_also_after_a_restart() {
    let google = URI.replace("GitHub", "Google");
    for entry in [MenuEntry::Picture, MenuEntry::Link] {
        let mut world = World::unlocked();
        world.tabs.insert(TAB, page(Some(&[&google])));
        let Event::Menu(menu) = click(entry) else { panic!() };
        world.happen(Event::Menu(MenuClick { link: Some(google.clone()), ..menu }));
        world.restart_worker();
        let doubt = confirm(&mut world).items[0].doubt.clone();
        assert_eq!(doubt, Some(Doubt::Elsewhere { known: "Google".to_owned() }));
    }
    let mut world = World::unlocked();
    world.tabs.insert(TAB, page(Some(&[URI])));
    world.happen(click(MenuEntry::Picture));
    assert_eq!(confirm(&mut world).items[0].doubt, None);
}

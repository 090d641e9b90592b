//! "Save the selected recovery codes": what was selected waits, locked and unlocked, with the worker stopped in between.

use sixpence::{
    background::{Badge, Event, MenuClick, MenuEntry},
    message::VaultRequest,
};

use crate::world::{Page, World};

const TAB: i32 = 7;
const CODES: &str = "1. abcd-1234\n2. efgh-5678\n";
const PATIENCE_MS: u64 = 10 * 60 * 1000;

fn click(selection: Option<&str>) -> Event {
    let selection = selection.map(str::to_owned);
    Event::Menu(MenuClick { entry: MenuEntry::Codes, tab: TAB, frame: 0, picture: None, selection, link: None })
}

fn world(private: bool) -> World {
    let mut world = World::unlocked();
    world
        .tabs
        .insert(TAB, Page { address: "https://github.com:8443/settings/recovery".into(), private, ..Page::default() });
    world
}

/// The text that waits, and its host.
fn waits(world: &World) -> Option<(String, Option<String>)> {
    world.app.codes().map(|codes| (codes.text.to_string(), codes.host()))
}

#[test]
fn the_selected_text_waits_with_its_host_and_the_popup_opens() {
    let mut world = world(false);
    let writes = world.writes();
    world.happen(click(Some(CODES)));
    assert_eq!(waits(&world), Some((CODES.to_owned(), Some("github.com:8443".to_owned()))));
    assert_eq!(world.popups, [TAB]);
    assert_eq!(world.writes(), writes, "nothing is saved before the user says so");
    assert!(world.capture.is_none(), "it is no account");
    let (record, until) = world.codes.clone().unwrap();
    assert_eq!((record.text.as_str(), record.origin.as_deref()), (CODES, Some("https://github.com:8443")));
    assert_eq!(until, world.now.plus_ms(PATIENCE_MS).0 as f64);

    // Another selection takes its place.
    world.happen(click(Some("ijkl-9999")));
    assert_eq!(waits(&world).unwrap().0, "ijkl-9999");
}

#[test]
fn it_waits_while_the_vault_is_locked_and_outlives_the_worker_but_not_the_browser() {
    let mut world = world(false);
    world.vault(VaultRequest::Lock).unwrap();
    world.happen(click(Some(CODES)));
    world.restart_worker();
    assert_eq!(waits(&world), Some((CODES.to_owned(), Some("github.com:8443".to_owned()))));
    world.vault(VaultRequest::Unlock("correct horse".into())).unwrap();
    assert!(waits(&world).is_some());
    world.restart_browser();
    assert_eq!(waits(&world), None);
}

#[test]
fn after_ten_minutes_or_when_it_is_dropped_it_is_gone_everywhere() {
    let mut world = world(false);
    world.happen(click(Some(CODES)));
    world.now = world.now.plus_ms(PATIENCE_MS - 1);
    world.happen(Event::Tick);
    assert!(waits(&world).is_some() && world.codes.is_some());
    world.now = world.now.plus_ms(1);
    world.happen(Event::Tick);
    assert!(waits(&world).is_none() && world.codes.is_none());

    // The worker was stopped when its time came.
    world.happen(click(Some(CODES)));
    world.now = world.now.plus_ms(PATIENCE_MS);
    world.restart_worker();
    assert!(waits(&world).is_none() && world.codes.is_none());

    // A clock that was turned back.
    world.happen(click(Some(CODES)));
    world.now.0 -= 1;
    world.happen(Event::Tick);
    assert!(waits(&world).is_none() && world.codes.is_none());

    assert!(world.app.drop_codes().is_empty(), "there is nothing to forget");
}

#[test]
fn a_private_window_leaves_no_trace_of_the_site() {
    let mut world = world(true);
    world.happen(click(Some(CODES)));
    assert_eq!(waits(&world), Some((CODES.to_owned(), None)));
    assert_eq!(world.codes.unwrap().0.origin, None);
}

#[test]
fn without_a_selection_it_says_so() {
    let mut world = world(false);
    world.happen(click(None));
    assert!(waits(&world).is_none());
    assert!(matches!(world.badges.get(&TAB), Some(Badge::Attention(_))));
}

//! After a fill: the site asks again, and what the popup then helps with.

use sixpence::{
    background::{Badge, Event},
    message::{CodeView, Consent, Failure, FillAnswer, Help, Home, PopupAnswer, PopupRequest, PopupView},
};

use crate::{
    hotp_form,
    pages::{SITE, TAB, code_field, frame, login_page, page, world},
    totp_form,
    world::World,
};

fn home(world: &mut World) -> Home {
    let PopupView::Accounts(home) = world.popup_view(TAB) else { panic!() };
    home
}

/// The next page of the site, with a code field again.
fn asks_again(world: &mut World) {
    let mut facts = frame(SITE, true, true, code_field());
    facts.token = "next".into();
    world.tabs.insert(TAB, page("https://github.com/sessions/two-factor", vec![(0, facts)]));
}

fn typed(world: &World) -> Vec<String> {
    world.tabs[&TAB].typed.iter().map(|(_, text)| text.clone()).collect()
}

#[test]
fn the_popup_opens_on_help_where_the_site_asks_again() {
    let (mut world, account) = world(totp_form());
    world.happen(Event::FillCommand { tab: TAB });
    assert_eq!(home(&mut world).help, Some(Help { account, refused: false }));
    asks_again(&mut world);
    world.pass(4000);
    assert_eq!(world.popups, [TAB]);
    assert!(matches!(world.badges[&TAB], Badge::Attention(_)));
    assert_eq!(home(&mut world).help, Some(Help { account, refused: true }));
    world.pass(60_000);
    assert_eq!(world.popups, [TAB], "once");
    world.pass(120_000);
    assert_eq!(home(&mut world).help, None);
}

#[test]
fn where_the_site_is_watched_it_is_known_at_once() {
    let (mut world, _) = world(totp_form());
    world.happen(Event::FillCommand { tab: TAB });
    asks_again(&mut world);
    world.happen(Event::FieldAppeared { tab: TAB });
    assert_eq!(world.popups, [TAB]);
    assert!(world.offers.is_empty(), "help instead of the same code");
}

#[test]
fn a_site_that_takes_the_code_is_left_alone() {
    // The field still holds the code: the user has not gone on yet. Then the site does.
    let (mut world, _) = world(totp_form());
    world.happen(Event::FillCommand { tab: TAB });
    let mut filled = frame(SITE, true, true, code_field());
    filled.fields[0].length = 6;
    world.tabs.insert(TAB, page("https://github.com/sessions/two-factor", vec![(0, filled)]));
    world.pass(9000);
    assert!(world.popups.is_empty());
    world.tabs.insert(TAB, page("https://github.com/", Vec::new()));
    world.pass(60_000);
    assert!(world.popups.is_empty());
    // Logged out and in again within the half minute: that is another log-in.
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FillCommand { tab: TAB });
    world.tabs.insert(TAB, page("https://github.com/", vec![(0, frame(SITE, true, true, serde_json::json!([])))]));
    world.pass(3500);
    asks_again(&mut world);
    world.happen(Event::FieldAppeared { tab: TAB });
    world.pass(60_000);
    assert!(world.popups.is_empty());
    // Another site in the same tab that wants a code is none that has refused this one.
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FillCommand { tab: TAB });
    let other = "https://gitlab.example";
    world.tabs.insert(TAB, page(other, vec![(0, frame(other, true, true, code_field()))]));
    world.pass(60_000);
    assert!(world.popups.is_empty());
}

#[test]
fn what_was_refused_is_not_filled_again_but_the_next_code() {
    let (mut world, account) = world(totp_form());
    world.happen(Event::FillCommand { tab: TAB });
    let first = typed(&world);
    asks_again(&mut world);
    world.pass(4000);
    let before = world.now;
    let answer = world.fill(PopupRequest::Fill { account, tab: TAB, consent: Consent::NotAsked });
    assert!(matches!(answer, FillAnswer::Filled { .. }));
    assert_ne!(typed(&world), first);
    assert_eq!(world.now.0 % 30_000, 0, "waited for the next period");
    assert!(world.now.since(before) < 30_000);
}

#[test]
fn a_clock_that_differs_is_measured_and_made_up_for() {
    let (mut world, account) = world(totp_form());
    let clock = |world: &mut World| match world.popup(PopupRequest::CompareClock(TAB)).unwrap() {
        PopupAnswer::Clock(ahead) => ahead,
        _ => panic!(),
    };
    assert_eq!(clock(&mut world), None);
    world.tabs.get_mut(&TAB).unwrap().ahead = Some(47_300.0);
    assert_eq!(clock(&mut world), Some(47));
    let CodeView::Timed { code: wrong, .. } = home(&mut world).accounts[0].code.clone() else { panic!() };
    let set = |seconds| PopupRequest::SetSkew { account, seconds, tab: Some(TAB) };
    world.popup(set(47)).unwrap();
    let view = home(&mut world);
    let CodeView::Timed { code, ends_at, .. } = view.accounts[0].code.clone() else { panic!() };
    assert_ne!(code, wrong);
    assert_eq!(view.accounts[0].skew, 47);
    // 17 s of the period have passed on the site's clock.
    assert_eq!(ends_at, world.now.plus_ms(13_000).0 as f64);
    world.happen(Event::FillCommand { tab: TAB });
    assert_eq!(typed(&world), std::slice::from_ref(&code));
    world.now = world.now.plus_ms(47_000);
    world.popup(set(0)).unwrap();
    let CodeView::Timed { code: later, .. } = home(&mut world).accounts[0].code.clone() else { panic!() };
    assert_eq!(later, code, "the same second on the site's clock");
    assert!(world.popup(set(86_401)).is_err());
}

#[test]
fn a_counters_code_advances_once_and_can_be_taken_back() {
    let (mut world, account) = world(hotp_form());
    let counter = |world: &mut World| match home(world).accounts[0].code.clone() {
        CodeView::Counter { counter, .. } => counter,
        CodeView::Timed { .. } => panic!(),
    };
    let take_back = PopupRequest::TakeBack { account, tab: Some(TAB) };
    assert_eq!(world.popup(take_back.clone()), Err(Failure::CounterAtEnd), "none was handed out");
    world.happen(Event::FillCommand { tab: TAB });
    assert_eq!(counter(&mut world), "1");
    let first = typed(&world);
    world.popup(take_back.clone()).unwrap();
    assert_eq!(counter(&mut world), "0");
    world.restart_worker();
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FillCommand { tab: TAB });
    assert_eq!(typed(&world), first, "the same code again");
    assert_eq!(counter(&mut world), "1");
    // A full disk: nothing is counted, nothing is typed.
    world.tabs.insert(TAB, login_page());
    world.set_full(true);
    world.happen(Event::FillCommand { tab: TAB });
    assert!(typed(&world).is_empty());
    assert!(world.popup(take_back).is_err());
    assert_eq!(counter(&mut world), "1");
}

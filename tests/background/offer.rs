//! Sites that the user lets us watch: what is offered at a field, what is filled by itself, and whose code is meant.

use serde_json::json;
use sixpence::{
    account::FillBy,
    autofill::FrameFacts,
    background::Event,
    message::{Consent, FillAnswer, PopupRequest, PopupView, VaultRequest},
    origin::Origin,
};

use crate::{
    pages::{SITE, TAB, another, code_field, frame, login_page, page, world},
    totp_form,
    world::World,
};

const ITSELF: FillBy = FillBy { itself: true, presses: false };

fn appears(world: &mut World) {
    world.happen(Event::FieldAppeared { tab: TAB });
}

fn offers(world: &World) -> Vec<&str> {
    world.offers.iter().map(|(_, _, _, text)| text.as_str()).collect()
}

fn typed(world: &World) -> Vec<String> {
    world.tabs[&TAB].typed.iter().map(|(_, text)| text.clone()).collect()
}

fn field_asking_for(text: &str) -> FrameFacts {
    let mut facts = frame(SITE, true, true, code_field());
    facts.forms = serde_json::from_value(json!([{ "words": "", "text": text }])).unwrap();
    facts.fields[0].form = 0;
    facts
}

#[test]
fn an_offer_is_made_and_a_click_on_it_fills() {
    let (mut world, _) = world(totp_form());
    appears(&mut world);
    assert_eq!(world.offers, [(TAB, "t".to_owned(), 3, "offerFill".to_owned())]);
    assert!(typed(&world).is_empty());
    world.happen(Event::OfferTaken { tab: TAB });
    assert_eq!(typed(&world).len(), 1);
}

#[test]
fn nothing_is_offered_where_no_account_belongs() {
    let (mut world, _) = world(totp_form());
    for other in ["https://gist.github.com", "https://github.com:8443", "http://github.com", "https://githib.com"] {
        world.tabs.insert(TAB, page(&format!("{other}/x"), vec![(0, frame(other, true, true, code_field()))]));
        appears(&mut world);
        world.happen(Event::OfferTaken { tab: TAB });
        assert!(world.offers.is_empty() && typed(&world).is_empty(), "{other}");
    }
    // A frame of another site, inside the right page.
    let frames = vec![(4, frame("https://evil.example", false, false, code_field()))];
    world.tabs.insert(TAB, page("https://github.com/x", frames));
    appears(&mut world);
    assert!(world.offers.is_empty());
}

#[test]
fn codes_that_the_site_sends_are_not_offered_and_not_filled_unasked() {
    let (mut world, account) = world(totp_form());
    for (text, email) in [
        ("We sent a text message to your phone. Enter the code.", false),
        ("We sent an e-mail to you. Enter the code.", true),
    ] {
        world.tabs.insert(TAB, page(SITE, vec![(0, field_asking_for(text))]));
        appears(&mut world);
        assert!(world.offers.is_empty(), "{text}");
        let mut fill = |consent| world.fill(PopupRequest::Fill { account, tab: TAB, consent });
        assert_eq!(fill(Consent::NotAsked), FillAnswer::OtherChannel { email });
        assert_eq!(fill(Consent::Once), FillAnswer::OtherChannel { email }, "that was the word about the site");
        assert!(matches!(fill(Consent::Anyway), FillAnswer::Filled { .. }));
        world.popups.clear();
        world.tabs.insert(TAB, page(SITE, vec![(0, field_asking_for(text))]));
        world.happen(Event::FillCommand { tab: TAB });
        assert_eq!((world.popups.as_slice(), typed(&world).len()), ([TAB].as_slice(), 0), "the popup says why");
    }
}

#[test]
fn while_locked_the_offer_is_to_unlock() {
    let (mut world, _) = world(totp_form());
    world.vault(VaultRequest::Lock).unwrap();
    appears(&mut world);
    assert_eq!(offers(&world), ["offerUnlock"]);
    world.happen(Event::OfferTaken { tab: TAB });
    assert_eq!(world.popups, [TAB]);
    assert!(typed(&world).is_empty());
}

#[test]
fn by_itself_only_where_the_account_says_so_and_once_a_page() {
    let (mut world, account) = world(totp_form());
    appears(&mut world);
    assert!(typed(&world).is_empty(), "not by default");
    let mut world = {
        world.vault(VaultRequest::Delete(account)).unwrap();
        another(&mut world, totp_form(), "alice", ITSELF);
        world
    };
    world.offers.clear();
    appears(&mut world);
    assert_eq!(typed(&world).len(), 1);
    assert!(world.offers.is_empty() && world.popups.is_empty());
    // The page's own doing: it draws the same field anew. It is not filled over and over.
    appears(&mut world);
    assert_eq!(typed(&world).len(), 1);
}

#[test]
fn by_itself_never_while_locked_elsewhere_or_while_it_is_set_up() {
    let (mut world, account) = world(totp_form());
    world.vault(VaultRequest::Delete(account)).unwrap();
    another(&mut world, totp_form(), "alice", ITSELF);
    let setup = "Scan the QR code with your authenticator app, then enter the code that it shows.";
    world.tabs.insert(TAB, page(SITE, vec![(0, field_asking_for(setup))]));
    appears(&mut world);
    assert_eq!((offers(&world).len(), typed(&world).len()), (1, 0), "the first code is the user's");
    world.tabs.insert(
        TAB,
        page("https://www.github.com/x", vec![(0, frame("https://www.github.com", true, true, code_field()))]),
    );
    appears(&mut world);
    assert!(typed(&world).is_empty());
    world.tabs.insert(TAB, login_page());
    world.vault(VaultRequest::Lock).unwrap();
    appears(&mut world);
    assert!(typed(&world).is_empty());
}

#[test]
fn of_several_accounts_the_page_or_the_step_before_names_one() {
    let (mut world, alice) = world(totp_form());
    let form = sixpence::message::AddForm { secret: "MFRGGZDFMZTWQ2LK".into(), ..totp_form() };
    let bob = another(&mut world, form, "bob@example.com", FillBy::default());
    assert_ne!(alice, bob);
    appears(&mut world);
    assert_eq!(offers(&world), ["offerChoose"]);
    world.happen(Event::OfferTaken { tab: TAB });
    assert!(typed(&world).is_empty(), "the user chooses in the popup");
    assert_eq!(world.popups, [TAB]);

    let name = |tab, site: &str| Event::NameTyped {
        tab,
        origin: Origin::parse(site).unwrap(),
        name: " Bob@Example.com ".into(),
    };
    for (event, known) in [(name(TAB, "https://evil.example"), false), (name(8, SITE), false), (name(TAB, SITE), true)]
    {
        world.tabs.insert(TAB, login_page());
        world.happen(event);
        world.happen(Event::FillCommand { tab: TAB });
        assert_eq!(typed(&world).len(), usize::from(known));
    }
    let of_bob = typed(&world);
    let PopupView::Accounts(home) = world.popup_view(TAB) else { panic!() };
    let view = home.accounts.iter().find(|account| account.id == bob).unwrap();
    assert_eq!(of_bob, [sixpence::ui::clock::current(&view.code).unwrap()]);
    world.now = world.now.plus_ms(5 * 60_000);
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FillCommand { tab: TAB });
    assert!(typed(&world).is_empty(), "a name of long ago says nothing");
}

#[test]
fn in_a_private_window_no_site_is_learned() {
    let (mut world, account) = world(totp_form());
    let other = "https://login.github.com";
    let mut private = page(&format!("{other}/x"), vec![(0, frame(other, true, true, code_field()))]);
    private.private = true;
    world.tabs.insert(TAB, private);
    let mut fill = |consent| world.fill(PopupRequest::Fill { account, tab: TAB, consent });
    assert!(matches!(fill(Consent::NotAsked), FillAnswer::Asks { private: true, .. }));
    assert!(matches!(fill(Consent::Always), FillAnswer::Filled { .. }), "once, as the page shows it");
    assert!(matches!(fill(Consent::NotAsked), FillAnswer::Asks { .. }));
}

//! Filling on thousands of wrong pages and in thousands of wrong frames (`tests/matching_support/pairs.rs`): by the popup, by the
//! keyboard command and by the menu nothing is ever typed without the user's word.

use std::collections::BTreeMap;

use sixpence::{
    account::AccountId,
    autofill::FrameFacts,
    background::{Event, MenuClick, MenuEntry},
    matching::{Relation, relate},
    message::{AccountForm, Consent, FillAnswer, PopupRequest, VaultRequest, VaultView},
    origin::Origin,
};

use crate::{
    matching_support::{
        origin,
        pairs::{Frame, Pair, as_browsers_write, origin_of, pairs},
    },
    totp_form,
    world::{LIST, Page, World},
};

const TAB: i32 = 7;
/// The frame that is looked at, where it is not the page itself.
const INNER: i64 = 5;

fn facts(frame: &Frame, with_field: bool) -> FrameFacts {
    let field = serde_json::json!({
        "field": 3, "type": "text", "name": "otp", "autocomplete": "one-time-code", "box": [0, 0, 200, 30], "visible": true,
        "enabled": true, "focused": true,
    });
    let facts = serde_json::json!({
        "token": "t", "origin": frame.origin, "top": frame.top, "sameOriginChain": frame.same_origin_chain, "visible": true,
        "lang": "en", "fields": if with_field { vec![field] } else { vec![] },
    });
    serde_json::from_value(facts).unwrap()
}

/// The page of a pair, with a code field in it: in the page itself, or in the frame of the pair.
fn page(pair: &Pair) -> Page {
    let address = as_browsers_write(&pair.address).unwrap_or_else(|| pair.address.clone());
    let top = Frame { origin: origin_of(&address), top: true, same_origin_chain: true };
    let frames = match &pair.frame {
        None => vec![(0, facts(&top, true))],
        Some(frame) if frame.top => vec![(0, facts(frame, true))],
        Some(frame) => vec![(0, facts(&top, false)), (INNER, facts(frame, true))],
    };
    Page { address, frames, ..Page::default() }
}

/// A world with one account, of this site.
fn world(site: &str) -> (World, AccountId) {
    let mut world = World::unlocked();
    let VaultView::Open(home) = world.vault(VaultRequest::Add(totp_form())).unwrap() else { panic!() };
    let account = home.accounts[0].id;
    let was = AccountForm { issuer: "GitHub".into(), name: "alice".into(), ..AccountForm::default() };
    let form = AccountForm { sites: site.into(), ..was.clone() };
    world.vault(VaultRequest::Edit { account, was, form }).unwrap();
    (world, account)
}

fn menu(frame: i64) -> Event {
    let entry = MenuEntry::Field;
    Event::Menu(MenuClick { entry, tab: TAB, frame, picture: None, selection: None, link: None })
}

/// Tries every way to fill; which of them typed something.
fn typed(world: &mut World, account: AccountId, pair: &Pair) -> Vec<&'static str> {
    // No word helps where there is no origin, on a page that imitates the site, and none is asked for a frame.
    let page = Origin::parse(&world.tabs[&TAB].address);
    let imitates = |page: &Origin| LIST.with(|list| relate(page, &[origin(pair.site)], list)) == Relation::LookAlike;
    let hopeless = pair.frame.is_some() || page.as_ref().is_ok_and(imitates) || page.is_err();
    let mut found = Vec::new();
    let mut look = |world: &World, way| {
        if !world.tabs[&TAB].typed.is_empty() {
            found.push(way);
        }
    };
    let consents: &[Consent] = if hopeless {
        &[Consent::NotAsked, Consent::Once, Consent::Always, Consent::Anyway]
    } else {
        &[Consent::NotAsked]
    };
    for consent in consents {
        let answer = world.fill(PopupRequest::Fill { account, tab: TAB, consent: *consent });
        assert!(!matches!(answer, FillAnswer::Filled { .. }), "{pair:?}");
        look(world, "popup");
    }
    for (way, event) in [
        ("command", Event::FillCommand { tab: TAB }),
        ("appeared", Event::FieldAppeared { tab: TAB }),
        ("offer", Event::OfferTaken { tab: TAB }),
    ] {
        world.happen(event);
        look(world, way);
    }
    assert!(world.offers.is_empty(), "nothing is offered either: {pair:?}");
    for frame in [0, INNER] {
        world.happen(menu(frame));
        look(world, "menu");
    }
    found
}

#[test]
fn nothing_is_typed_into_a_wrong_page() {
    let mut by_site: BTreeMap<&str, Vec<Pair>> = BTreeMap::new();
    pairs().into_iter().for_each(|pair| by_site.entry(pair.site).or_default().push(pair));
    let mut tried = 0;
    for (site, pairs) in by_site {
        let (mut world, mut account) = world(site);
        // Every third: it is the background that is tested here, `tests/matching_wrong_site.rs` goes through all of them.
        for (nth, pair) in pairs.into_iter().step_by(3).enumerate() {
            // The log of what was refused grows, and each save writes all of it.
            if nth % 25 == 24 {
                (world, account) = self::world(site);
            }
            world.tabs.insert(TAB, page(&pair));
            assert_eq!(typed(&mut world, account, &pair), Vec::<&str>::new(), "{pair:?}");
            tried += 1;
        }
        // The same page with the right address: what was tried above can type.
        let right = Pair { class: "right", site, address: format!("{site}/login"), frame: None };
        for act in [Event::FillCommand { tab: TAB }, menu(0)] {
            world.tabs.insert(TAB, page(&right));
            world.happen(act);
            assert_eq!(world.tabs[&TAB].typed.len(), 1, "{site}");
        }
        world.tabs.insert(TAB, page(&right));
        world.fill(PopupRequest::Fill { account, tab: TAB, consent: Consent::NotAsked });
        assert_eq!(world.tabs[&TAB].typed.len(), 1, "{site}");
    }
    assert!(tried >= 5_000, "{tried}");
}

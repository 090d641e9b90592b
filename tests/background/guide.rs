//! The assistant asked for from the context menu.

use sixpence::{
    background::{Event, MenuClick, MenuEntry},
    message::{AddForm, GuideAsk, GuideRequest, GuideView, Home, PopupRequest, PopupView, VaultRequest},
};

use crate::{
    pages::{SITE, TAB, world},
    world::{Answer, World},
};

fn asked(world: &mut World, tab: i32) {
    let click = MenuClick { entry: MenuEntry::Enrol, tab, frame: 0, picture: None, selection: None, link: None };
    assert!(matches!(world.happen(Event::Menu(click)), Answer::Done));
}

fn home(world: &mut World, tab: i32) -> Home {
    match world.popup_view(tab) {
        PopupView::Accounts(home) => home,
        _ => panic!("not the accounts"),
    }
}

#[test]
fn the_menu_opens_the_popup_which_leads_to_the_assistant_of_this_tab_for_two_minutes() {
    let (mut world, _) = world(crate::totp_form());
    assert!(!home(&mut world, TAB).guide, "nobody has asked");
    asked(&mut world, TAB);
    assert_eq!(world.popups, [TAB]);
    assert!(home(&mut world, TAB).guide);
    assert!(!home(&mut world, TAB + 1).guide, "another tab");
    world.pass(119_000);
    assert!(home(&mut world, TAB).guide);
    world.pass(2_000);
    assert!(!home(&mut world, TAB).guide);
    assert_eq!(home(&mut world, TAB).site.unwrap().origin.as_deref(), Some(SITE));
}

#[test]
fn asked_while_locked_it_comes_after_unlocking() {
    let (mut world, _) = world(crate::totp_form());
    world.vault(VaultRequest::Lock).unwrap();
    asked(&mut world, TAB);
    assert!(matches!(world.popup_view(TAB), PopupView::Locked { .. }));
    world.popup(PopupRequest::Unlock { passphrase: "correct horse".into(), tab: Some(TAB) }).unwrap();
    assert!(home(&mut world, TAB).guide);
}

#[test]
fn the_entry_of_the_menu_is_known_by_its_id() {
    assert_eq!(MenuEntry::of_id("menuEnrol"), Some(MenuEntry::Enrol));
}

#[test]
fn selected_codes_wait_in_the_panel_for_the_accounts_of_their_site_first() {
    let (mut world, _) = world(crate::totp_form());
    let other =
        AddForm { secret: "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U".into(), issuer: "Aardvark".into(), ..crate::totp_form() };
    world.vault(VaultRequest::Add(other)).unwrap();
    let click = MenuClick {
        entry: MenuEntry::Codes,
        tab: TAB,
        frame: 0,
        picture: None,
        selection: Some("abcd-1234".into()),
        link: None,
    };
    world.happen(Event::Menu(click));
    assert!(home(&mut world, TAB).guide);
    let panel = |ask| GuideRequest { tab: TAB, ask };
    let Ok(GuideView::Codes(codes)) = world.guide(panel(GuideAsk::Open)) else { panic!("not the codes") };
    assert_eq!((codes.text.as_str(), codes.host.as_deref()), ("abcd-1234", Some("github.com")));
    assert_eq!(codes.accounts.iter().map(|own| own.issuer.as_str()).collect::<Vec<_>>(), ["GitHub", "Aardvark"]);
    assert!(matches!(world.guide(panel(GuideAsk::Close)), Ok(GuideView::Ready(_))));
    assert!(world.codes.is_none());
    assert!(!home(&mut world, TAB).guide);
}

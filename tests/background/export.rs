//! Exports of Google Authenticator, in one code or in several.

use sixpence::{
    background::{Event, MenuClick, MenuEntry},
    message::{AddForm, CaptureView, Failure, PopupRequest, PopupView, SaveItem, VaultRequest, VaultView, Waiting},
    otpauth::OtpauthError,
};

use crate::{
    URI,
    otpauth_support::{account, export},
    totp_form,
    world::{Page, World},
};

const TAB: i32 = 7;

fn page(codes: Option<&[&str]>) -> Page {
    let codes = codes.map(|texts| texts.iter().map(|text| (*text).to_owned()).collect());
    Page { address: "https://photos.example/export".into(), codes, ..Page::default() }
}

fn confirm(world: &mut World) -> CaptureView {
    match world.popup_view(TAB) {
        PopupView::Confirm(view) => view,
        other => panic!("not the confirm screen: {other:?}"),
    }
}

/// A part of an export with one account, of this issuer.
fn part(issuer: &str, part: u64, parts: u64, batch: i32) -> String {
    let secret = format!("the secret of {issuer}");
    export(&[account(secret.as_bytes(), "alice", issuer, [1, 1, 2])], part, parts, batch)
}

fn scan(world: &mut World, texts: &[&str]) -> Result<CaptureView, Failure> {
    world.tabs.insert(TAB, page(Some(texts)));
    world.popup(PopupRequest::Scan(TAB))?;
    Ok(confirm(world))
}

fn issuers(view: &CaptureView) -> Vec<&str> {
    view.items.iter().map(|item| item.issuer.as_str()).collect()
}

fn missing(view: &CaptureView) -> (u32, &[u32]) {
    view.export.as_ref().map(|export| (export.parts, &*export.missing)).unwrap()
}

#[test]
fn an_export_in_several_codes_is_joined_in_any_order() {
    let mut world = World::unlocked();
    let [one, two, three] =
        ["A", "B", "C"].map(|issuer| part(issuer, 1 + u64::from(issuer.as_bytes()[0] - b'A'), 3, -7));
    let view = scan(&mut world, &[&three]).unwrap();
    assert_eq!((issuers(&view), missing(&view)), (vec!["C"], (3, &[1, 2][..])));
    assert_eq!(view.host, None, "the page that shows an export is not the site of its accounts");
    // The same part again changes nothing.
    let view = scan(&mut world, &[&three]).unwrap();
    assert_eq!((issuers(&view), missing(&view)), (vec!["C"], (3, &[1, 2][..])));
    // A page without a code leaves what there is.
    assert_eq!(scan(&mut world, &[]).err(), Some(Failure::NoCodeFound));
    let view = scan(&mut world, &[&one]).unwrap();
    assert_eq!((issuers(&view), missing(&view)), (vec!["C", "A"], (3, &[2][..])));
    // The worker may end in between.
    world.restart_worker();
    let view = scan(&mut world, &[&two]).unwrap();
    assert_eq!((issuers(&view), missing(&view)), (vec!["C", "A", "B"], (3, &[][..])));
    let items = (0..3).map(|index| SaveItem { index, issuer: format!("{index}"), name: "alice".into() }).collect();
    world.popup(PopupRequest::SaveCapture { items, tab: Some(TAB) }).unwrap();
    let PopupView::Accounts(home) = world.popup_view(TAB) else { panic!() };
    assert_eq!(home.accounts.len(), 3);
    assert!(home.accounts.iter().all(|account| account.sites.is_empty()));
}

#[test]
fn parts_of_two_exports_are_not_taken_for_one() {
    let mut world = World::unlocked();
    let (ours, theirs) = (part("A", 1, 2, 5), part("X", 2, 2, 6));
    // In one picture: both are listed, and the first is not whole.
    let view = scan(&mut world, &[&ours, &theirs]).unwrap();
    assert_eq!((issuers(&view), missing(&view)), (vec!["A", "X"], (2, &[2][..])));
    // One after the other: what was captured last is what waits, as ever.
    let mut world = World::unlocked();
    scan(&mut world, &[&ours]).unwrap();
    let view = scan(&mut world, &[&theirs]).unwrap();
    assert_eq!((issuers(&view), missing(&view)), (vec!["X"], (2, &[1][..])));
    let view = scan(&mut world, &[URI]).unwrap();
    assert_eq!((issuers(&view).len(), view.export), (1, None));
}

#[test]
fn an_export_as_a_link_as_text_and_typed() {
    let address = part("A", 1, 1, 5);
    let bad = export(&[account(b"12345678901234567890", "a", "MD5", [4, 1, 2])], 1, 1, 5);
    for entry in [MenuEntry::Link, MenuEntry::Selection] {
        let mut world = World::unlocked();
        world.tabs.insert(TAB, page(None));
        world.happen(Event::Menu(MenuClick {
            entry,
            tab: TAB,
            frame: 0,
            picture: None,
            selection: Some(address.clone()),
            link: Some(address.clone()),
        }));
        assert_eq!(issuers(&confirm(&mut world)), ["A"]);
    }
    let mut world = World::unlocked();
    let typed = |secret: &str| AddForm { secret: secret.to_owned(), ..totp_form() };
    let refused = world.vault(VaultRequest::Add(typed(&bad)));
    assert_eq!(refused.err(), Some(Failure::Unreadable(OtpauthError::Algorithm)));
    let Ok(VaultView::Confirm(view)) = world.vault(VaultRequest::Add(typed(&address))) else { panic!() };
    assert_eq!(issuers(&view), ["A"]);
}

#[test]
fn the_users_own_pictures_give_all_their_accounts_at_once() {
    let mut world = World::unlocked();
    let [one, two] = [1, 2].map(|number| part("A", number, 2, 5));
    let bring = |world: &mut World, texts: &[&str]| {
        world.vault(VaultRequest::Captured(texts.iter().map(|text| (*text).to_owned()).collect()))
    };
    // A code of another kind is passed over, the same one twice is one.
    let Ok(VaultView::Confirm(view)) = bring(&mut world, &[URI, "https://example.com/", &two, URI]) else { panic!() };
    assert_eq!((issuers(&view), missing(&view)), (vec!["GitHub", "A"], (2, &[1][..])));
    assert_eq!((view.host, view.refused), (None, vec![]));
    // What is missing may come later, and leaves what was there.
    let Ok(VaultView::Confirm(view)) = bring(&mut world, &[&one]) else { panic!() };
    assert_eq!((issuers(&view), missing(&view)), (vec!["GitHub", "A", "A"], (2, &[][..])));
    world.vault(VaultRequest::DropCapture).unwrap();
    // Nothing is there that could be saved: that is said, and nothing waits.
    let bad = format!("{URI}&period=0");
    for (texts, why) in [
        (vec![], Failure::NoCodeFound),
        (vec!["https://example.com/"], Failure::Unreadable(OtpauthError::NotOtpauth)),
        (vec![bad.as_str()], Failure::Unreadable(OtpauthError::Period)),
    ] {
        assert_eq!(bring(&mut world, &texts).err(), Some(why));
        assert!(matches!(world.vault(VaultRequest::Open), Ok(VaultView::Open(_))));
    }
}

#[test]
fn the_users_own_picture_waits_while_the_vault_is_locked() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    let waits = |view| matches!(view, Ok(VaultView::Locked { waiting: Some(Waiting::Capture), .. }));
    assert!(waits(world.vault(VaultRequest::Captured(vec![URI.into()]))));
    world.restart_worker();
    assert!(waits(world.vault(VaultRequest::Open)));
    let view = world.vault(VaultRequest::Unlock("correct horse".into()));
    assert!(matches!(view, Ok(VaultView::Confirm(view)) if issuers(&view) == ["GitHub"]));
}

//! Changes of the vault through the pages.

use sixpence::{
    account::FillBy,
    background::CaptureRecord,
    capture::drafts::Drafts,
    message::{
        AccountForm, AddForm, Changed, CodeView, Failure, PopupAnswer, PopupRequest, PopupView, SaveItem, StoreState,
        VaultHome, VaultRequest, VaultView,
    },
    otpauth::OtpauthError,
};

use crate::{URI, hotp_form, totp_form, world::World};

fn home(answer: Result<VaultView, Failure>) -> VaultHome {
    match answer.unwrap() {
        VaultView::Open(home) => home,
        other => panic!("not the open vault: {other:?}"),
    }
}

#[test]
fn an_account_typed_by_hand_is_saved_as_typed() {
    let mut world = World::unlocked();
    let form = AddForm { algorithm: "SHA256".into(), digits: "8".into(), period: "60".into(), ..totp_form() };
    let home = home(world.vault(VaultRequest::Add(form)));
    let account = &home.accounts[0];
    assert_eq!((account.issuer.as_str(), account.name.as_str()), ("GitHub", "alice"));
    let parameters = &account.parameters;
    assert_eq!((parameters.algorithm.as_str(), parameters.digits, parameters.period), ("SHA256", 8, Some(60)));
    assert!(matches!(&account.code, CodeView::Timed { code, period: 60, .. } if code.len() == 8));
    assert!(account.sites.is_empty());
}

#[test]
fn a_bad_field_is_named_and_nothing_is_saved() {
    let mut world = World::unlocked();
    let writes = world.writes();
    for (form, error) in [
        (AddForm { secret: "GEZD1NBV".into(), ..totp_form() }, OtpauthError::SecretDigit { position: 5, digit: '1' }),
        (AddForm { period: "4".into(), ..totp_form() }, OtpauthError::Period),
        (AddForm { digits: "9".into(), ..totp_form() }, OtpauthError::Digits),
        (AddForm { secret: String::new(), ..totp_form() }, OtpauthError::SecretEmpty),
        (AddForm { secret: "https://example.com".into(), ..totp_form() }, OtpauthError::NotOtpauth),
    ] {
        assert_eq!(world.vault(VaultRequest::Add(form)), Err(Failure::Unreadable(error)));
    }
    let form = AddForm { issuer: "x".repeat(257), ..totp_form() };
    assert_eq!(world.vault(VaultRequest::Add(form)), Err(Failure::LongName));
    assert_eq!(world.writes(), writes);
}

#[test]
fn a_refused_save_changes_nothing() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Add(hotp_form())).unwrap();
    world.set_full(true);
    let before = home(world.vault(VaultRequest::Open));
    let account = before.accounts[0].id;
    for request in [VaultRequest::Add(totp_form()), VaultRequest::Delete(account), VaultRequest::NextCode(account)] {
        assert_eq!(world.vault(request), Err(Failure::NotSaved));
        let after = home(world.vault(VaultRequest::Open));
        assert_eq!((after.accounts, after.trash), (before.accounts.clone(), before.trash.clone()));
        assert_eq!((after.storage.main, after.storage.mirror), (StoreState::Failing, StoreState::Failing));
    }
    world.set_full(false);
    assert_eq!(home(world.vault(VaultRequest::Add(totp_form()))).accounts.len(), 2);
}

#[test]
fn a_counter_code_is_handed_out_once_and_its_counter_saved_first() {
    let mut world = World::unlocked();
    let account = home(world.vault(VaultRequest::Add(hotp_form()))).accounts[0].id;
    // RFC 4226, appendix D, has other secrets; the codes of this one are from oathtool's algorithm in tests/otp_*.
    let mut seen = Vec::new();
    for counter in 1..=3 {
        let answer = world.popup(PopupRequest::NextCode { account, tab: None }).unwrap();
        let PopupAnswer::View(PopupView::Accounts(home)) = answer else { panic!() };
        let CodeView::Counter { code: Some(code), counter: next } = home.accounts[0].code.clone() else { panic!() };
        assert_eq!(next, counter.to_string());
        seen.push(code);
        world.restart_worker();
    }
    seen.dedup();
    assert_eq!(seen.len(), 3);
    world.restart_browser();
    let home = home(world.vault(VaultRequest::Unlock("correct horse".into())));
    assert_eq!(home.accounts[0].code, CodeView::Counter { code: None, counter: "3".into() });
}

#[test]
fn a_change_is_answered_by_what_it_has_touched() {
    let mut world = World::unlocked();
    home(world.vault(VaultRequest::Add(hotp_form())));
    let all = home(world.vault(VaultRequest::Add(totp_form())));
    let [first, second] = [all.accounts[0].id, all.accounts[1].id];
    let mut generation = all.storage.generation;
    let mut ask = |request| {
        let answer = home(world.vault_answer(request));
        let Changed { since, accounts } = answer.changed.unwrap();
        assert_eq!(since, std::mem::replace(&mut generation, answer.storage.generation));
        (accounts, answer.accounts.iter().map(|account| account.id).collect::<Vec<_>>())
    };
    let settings = all.settings.clone();
    assert_eq!(ask(VaultRequest::SetSettings(settings)), (vec![], vec![]));
    assert_eq!(ask(VaultRequest::Delete(first)), (vec![first], vec![]));
    assert_eq!(ask(VaultRequest::Restore(first)), (vec![first], vec![first]));
    let (changed, shown) = ask(VaultRequest::Add(totp_form()));
    assert!(changed == shown && changed.len() == 1 && changed[0] != second);
    assert_eq!(home(world.vault_answer(VaultRequest::Open)).changed, None);
}

#[test]
fn edit_delete_and_undo() {
    let mut world = World::unlocked();
    let before = home(world.vault(VaultRequest::Add(totp_form())));
    let account = before.accounts[0].id;
    let form = AccountForm {
        issuer: " Git Hub ".into(),
        name: "bob".into(),
        sites: "https://GitHub.com/login\n\n gist.github.com \nhttp://127.0.0.1:8000\nhttps://github.com".into(),
        filling: FillBy { itself: true, presses: false },
    };
    let was =
        AccountForm { issuer: "GitHub".into(), name: "alice".into(), sites: String::new(), filling: FillBy::default() };
    let edited = home(world.vault(VaultRequest::Edit { account, was, form: form.clone() }));
    assert_eq!(edited.accounts[0].issuer, "Git Hub");
    assert_eq!(edited.accounts[0].sites, ["https://github.com", "https://gist.github.com", "http://127.0.0.1:8000"]);
    assert_eq!(edited.accounts[0].filling, FillBy { itself: true, presses: false });
    assert_eq!(edited.accounts[0].code, before.accounts[0].code);
    let was = AccountForm { issuer: "Git Hub".into(), sites: edited.accounts[0].sites.join("\n"), ..form.clone() };
    let bad = AccountForm { sites: "https://ok.example\nhttp://plain.example".into(), ..was.clone() };
    let refused = world.vault(VaultRequest::Edit { account, was, form: bad });
    assert_eq!(refused, Err(Failure::BadSite { line: "http://plain.example".into() }));

    let deleted = home(world.vault(VaultRequest::Delete(account)));
    assert!(deleted.accounts.is_empty() && deleted.trash.len() == 1);
    assert_eq!(world.vault(VaultRequest::Delete(account)), Err(Failure::NoSuchAccount));
    let restored = home(world.vault(VaultRequest::Restore(account)));
    assert_eq!(restored.accounts, edited.accounts);
    assert!(restored.trash.is_empty());
}

#[test]
fn saves_alternate_between_the_two_slots_of_both_stores() {
    let mut world = World::unlocked();
    let mut last = world.stored();
    for _ in 0..4 {
        world.vault(VaultRequest::Add(totp_form())).unwrap();
        let stored = world.stored();
        let new: Vec<_> = stored.iter().filter(|copy| !last.contains(copy)).collect();
        assert_eq!(new.len(), 2);
        assert!(new[0].0 != new[1].0 && new[0].1 == new[1].1 && new[0].2 == new[1].2);
        last = stored;
    }
    assert_eq!(last.len(), 4);
}

#[test]
fn a_full_vault_refuses_more_and_keeps_what_it_has() {
    const TIMES: usize = 800;
    let mut world = World::unlocked();
    let long = "\u{1f950}".repeat(256);
    // A picture with many codes: as many saves by hand would take minutes.
    let digit = |number: usize| char::from(b'A' + (number % 20) as u8);
    let another =
        |number: usize| URI.replace("GEZD", &String::from_iter([1, 20, 400, 8000].map(|of| digit(number / of))));
    let mut made = 0;
    let mut add = |world: &mut World| {
        let found = Drafts::brought((made..made + TIMES).map(another).collect()).found;
        made += TIMES;
        world.capture = Some(CaptureRecord { at: world.now.0 as f64, origin: None, found, refused: Vec::new() });
        world.restart_worker();
        let item = |index| SaveItem { index, issuer: long.clone(), name: long.clone() };
        world.vault(VaultRequest::SaveCapture((0..TIMES as u32).map(item).collect()))
    };
    let mut saved = 0;
    while add(&mut world).is_ok() {
        saved += TIMES;
        assert!(saved < 4_000, "3 MiB are full by then");
    }
    assert_eq!(add(&mut world), Err(Failure::VaultFull));
    assert!(saved > 0);
    world.restart_browser();
    let home = world.vault(VaultRequest::Unlock("correct horse".into()));
    assert!(matches!(home, Ok(VaultView::Open(home)) if home.accounts.len() == saved));
}

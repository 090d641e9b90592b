//! The activity log: each event leaves its entry, a save of an entry that fails harms nothing, and nothing secret is in any.

use sixpence::{
    account::{AccountId, FillBy},
    activity::{
        LogEntry, Outcome, Starter, Task,
        detail::{FillReason, MethodChanged},
    },
    background::{Event, MenuClick, MenuEntry},
    message::{
        AccountForm, CodeView, Consent, Failure, FillAnswer, PopupRequest, PopupView, Proof, SaveItem, VaultRequest,
        VaultView,
    },
    origin::Origin,
    vault::{Change, Copy, KdfRequest, SessionKey, StoreName, Vault},
};

use crate::{
    SECRET, URI, hotp_form,
    pages::{SITE, TAB, code_field, frame, login_page, page, world},
    steps::unlock,
    totp_form,
    world::{Page, World, stretch},
};

/// The log as the keeper would read it from the stores, oldest first.
fn log(world: &World) -> Vec<LogEntry> {
    let session = world.session.as_ref().expect("it is unlocked");
    let holding = world.disk.borrow().holding();
    let copies: Vec<_> =
        holding.copies.iter().map(|(store, slot, text)| Copy { store: *store, slot: *slot, text }).collect();
    let born: Vec<&str> = holding.born.iter().map(String::as_str).collect();
    let key = SessionKey::from_base64(&session.key).unwrap();
    let vault = Vault::open(&copies, &born).ok().and_then(|vault| vault.resume(&key).ok()).expect("it opens");
    let mut log = vault.activity();
    log.reverse();
    log
}

pub(crate) fn tasks(world: &World) -> Vec<Task> {
    log(world).iter().map(|entry| entry.task).collect()
}

fn last(world: &World) -> LogEntry {
    log(world).pop().expect("there is an entry")
}

fn fill(world: &mut World, account: AccountId) -> FillAnswer {
    world.fill(PopupRequest::Fill { account, tab: TAB, consent: Consent::NotAsked })
}

fn site() -> Option<Origin> {
    Some(Origin::parse(SITE).unwrap())
}

fn fills_by_itself(world: &mut World, account: AccountId) {
    let form = AccountForm {
        issuer: "GitHub".into(),
        name: "alice".into(),
        sites: SITE.into(),
        filling: FillBy { itself: true, ..FillBy::default() },
    };
    let was = AccountForm { filling: FillBy::default(), ..form.clone() };
    world.vault(VaultRequest::Edit { account, was, form }).unwrap();
}

fn captured(world: &mut World, codes: &[&str], private: bool) {
    let codes = Some(codes.iter().map(|code| (*code).to_owned()).collect());
    world.tabs.insert(TAB, Page { codes, private, ..page("https://github.com/settings", vec![]) });
    world.popup(PopupRequest::Scan(TAB)).unwrap();
}

fn save(world: &mut World, count: u32) {
    let item = |index| SaveItem { index, issuer: "GitHub".into(), name: format!("alice{index}") };
    world.popup(PopupRequest::SaveCapture { items: (0..count).map(item).collect(), tab: None }).unwrap();
}

#[test]
fn a_fill_says_where_what_and_who_began_it() {
    let (mut world, account) = world(totp_form());
    assert_eq!(tasks(&world), [Task::Capture], "the account that was typed");
    let writes = world.writes();
    assert!(matches!(fill(&mut world, account), FillAnswer::Filled { .. }));
    assert_eq!(world.writes(), writes + 2, "one save, in both stores");
    let expected = LogEntry {
        site: site(),
        account: Some(account),
        issuer: "GitHub".into(),
        name: "alice".into(),
        ..LogEntry::new(world.now, Task::Fill)
    };
    assert_eq!(last(&world), expected);
    world.pass(60_000);
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FillCommand { tab: TAB });
    assert_eq!(last(&world), LogEntry { at: world.now, ..expected.clone() });
    world.pass(60_000);
    fills_by_itself(&mut world, account);
    world.tabs.insert(TAB, login_page());
    world.happen(Event::FieldAppeared { tab: TAB });
    assert_eq!(world.tabs[&TAB].typed.len(), 1);
    assert_eq!(last(&world), LogEntry { at: world.now, by: Starter::Itself, ..expected });
    assert_eq!(tasks(&world), [Task::Capture, Task::Fill, Task::Fill, Task::Fill]);
}

#[test]
fn a_fill_that_failed_is_told_where_there_is_something_to_tell() {
    let (mut world, account) = world(totp_form());
    let fake = "https://githib.com";
    for (tab, reason) in [
        (Page { refuses: Some("refused"), ..login_page() }, FillReason::FieldRefused),
        (Page { refuses: Some("gone"), ..login_page() }, FillReason::PageChanged),
        (page(fake, vec![(0, frame(fake, true, true, code_field()))]), FillReason::LookAlike),
        (page("http://github.com", vec![]), FillReason::NotSecure),
        (page(SITE, vec![(5, frame("https://ads.example", false, false, code_field()))]), FillReason::ForeignFrame),
    ] {
        let count = log(&world).len();
        world.pass(1000);
        world.tabs.insert(TAB, tab);
        assert!(matches!(fill(&mut world, account), FillAnswer::Failed(_)));
        let entry = last(&world);
        assert_eq!(
            (entry.task, entry.outcome, entry.reason.map(FillReason::from)),
            (Task::Fill, Outcome::Failed, Some(reason))
        );
        assert_eq!((entry.account, log(&world).len()), (Some(account), count + 1));
    }
    let before = log(&world).len();
    for nothing in [page(SITE, vec![]), page("about:blank", vec![]), page("https://other.example", vec![])] {
        world.tabs.insert(TAB, nothing);
        fill(&mut world, account);
        world.happen(Event::FillCommand { tab: TAB });
    }
    // What nobody has asked for may be tried without end.
    fills_by_itself(&mut world, account);
    world.tabs.insert(TAB, Page { refuses: Some("refused"), ..login_page() });
    world.happen(Event::FieldAppeared { tab: TAB });
    world.vault(VaultRequest::Lock).unwrap();
    world.tabs.insert(TAB, login_page());
    fill(&mut world, account);
    unlock(&mut world);
    assert_eq!(log(&world).len(), before);
}

#[test]
fn a_save_of_an_entry_that_fails_harms_nothing() {
    let (mut world, account) = world(totp_form());
    let entries = log(&world);
    world.set_full(true);
    assert!(matches!(fill(&mut world, account), FillAnswer::Filled { .. }));
    assert_eq!(world.tabs[&TAB].typed.len(), 1);
    world.set_full(false);
    assert_eq!(log(&world), entries);
    // The next save goes on from the last one that is there.
    world.pass(60_000);
    world.tabs.insert(TAB, login_page());
    assert!(matches!(fill(&mut world, account), FillAnswer::Filled { .. }));
    assert_eq!(log(&world).len(), entries.len() + 1);
    world.restart_worker();
    assert_eq!(log(&world).len(), entries.len() + 1);
}

#[test]
fn what_another_background_has_saved_stays_under_the_entry() {
    let (mut one, account) = world(totp_form());
    let mut two = World::new();
    two.disk = one.disk.clone();
    two.session = one.session.clone();
    two.restart_worker();
    two.vault(VaultRequest::Add(totp_form())).unwrap();
    assert!(matches!(fill(&mut one, account), FillAnswer::Filled { .. }));
    assert_eq!(tasks(&one), [Task::Capture, Task::Capture, Task::Fill]);
}

#[test]
fn a_counters_fill_has_saved_the_counter_before() {
    let (mut world, account) = world(hotp_form());
    assert!(matches!(fill(&mut world, account), FillAnswer::Filled { .. }));
    assert_eq!(tasks(&world), [Task::Capture, Task::Fill]);
}

#[test]
fn a_page_that_asks_again_is_still_noticed() {
    let (mut world, account) = world(totp_form());
    fill(&mut world, account);
    let mut again = frame(SITE, true, true, code_field());
    again.token = "the next page".into();
    world.tabs.insert(TAB, page(SITE, vec![(0, again)]));
    world.pass(10_000);
    assert_eq!(world.popups, [TAB], "help is offered, log or not");
}

#[test]
fn accounts_that_come_and_go() {
    let mut world = World::unlocked();
    captured(&mut world, &[URI], false);
    save(&mut world, 1);
    let entry = last(&world);
    assert_eq!((entry.task, entry.site.clone(), entry.name.as_str()), (Task::Capture, site(), "alice0"));
    let account = entry.account.unwrap();
    for (request, task) in [
        (VaultRequest::Delete(account), Task::Trashed),
        (VaultRequest::Restore(account), Task::Restored),
        (VaultRequest::Delete(account), Task::Trashed),
        (VaultRequest::Purge(account), Task::Purged),
    ] {
        world.pass(1000);
        let writes = world.writes();
        world.vault(request).unwrap();
        let entry = last(&world);
        assert_eq!((entry.task, entry.account, entry.issuer.as_str()), (task, Some(account), "GitHub"));
        assert_eq!(world.writes(), writes + 2, "in the same save");
    }
    world.pass(1000);
    assert_eq!(world.vault(VaultRequest::Purge(account)), Err(Failure::NoSuchAccount));
    captured(&mut world, &[URI, &URI.replace(SECRET, "JBSWY3DPEHPK3PXP")], false);
    save(&mut world, 2);
    let entry = last(&world);
    assert_eq!((entry.task, entry.count, entry.account), (Task::Capture, Some(2), None));
    assert_eq!(log(&world).len(), 6);
}

#[test]
fn no_site_of_a_private_window() {
    let (mut world, account) = world(totp_form());
    world.tabs.insert(TAB, Page { private: true, ..login_page() });
    assert!(matches!(fill(&mut world, account), FillAnswer::Filled { .. }));
    assert_eq!((last(&world).task, last(&world).site), (Task::Fill, None));
    captured(&mut world, &[&URI.replace(SECRET, "JBSWY3DPEHPK3PXP")], true);
    save(&mut world, 1);
    assert!(log(&world).iter().all(|entry| entry.site.is_none()));
}

#[test]
fn failed_attempts_to_unlock_outlive_the_worker_and_are_entered_at_the_next_unlock() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    let wrong = || "wrong horse".to_owned();
    assert_eq!(world.vault(VaultRequest::Unlock(wrong())), Err(Failure::WrongPassphrase));
    world.restart_worker();
    world.popup(PopupRequest::Unlock { passphrase: wrong(), tab: None }).unwrap_err();
    world.restart_browser();
    let proofs = [
        Proof::RecoveryKey { text: "recovery key".into() },
        Proof::RecoveryKey { text: "no recovery key".into() },
        Proof::Passkey { credential: "AAAA".into(), output: "AAAA".into() },
    ];
    for with in proofs {
        world.pass(1000);
        assert_eq!(world.vault(VaultRequest::UnlockBy(with)), Err(Failure::WrongKey));
    }
    let at = world.now;
    assert_eq!(f64::from(world.failed.count), 5.0);
    world.pass(1000);
    unlock(&mut world);
    assert_eq!(world.failed.count, 0, "set back once it is entered");
    let expected = LogEntry { count: Some(5), outcome: Outcome::Failed, ..LogEntry::new(at, Task::FailedUnlocks) };
    assert_eq!(log(&world), [expected]);
    world.vault(VaultRequest::Lock).unwrap();
    unlock(&mut world);
    assert_eq!(log(&world).len(), 1, "entered once");
}

#[test]
fn that_the_passphrase_had_to_be_stretched_harder_is_told() {
    let mut world = World::new();
    let weak = KdfRequest { m_kib: 8 * 1024, t: 1, ..KdfRequest::fresh().unwrap() };
    let vault = Vault::create(&stretch("correct horse", &weak.salt), &weak, world.now).unwrap();
    let saved = vault.prepare(&Change::Nothing, world.now).unwrap();
    for store in StoreName::ALL {
        world.disk.borrow_mut().write(store, saved.slot, &saved.text, &saved.born);
    }
    world.restart_worker();
    unlock(&mut world);
    let entry = last(&world);
    assert_eq!((entry.task, entry.by), (Task::MethodsChanged, Starter::Itself));
    assert_eq!(entry.reason, Some(MethodChanged::Raised.into()));
    world.vault(VaultRequest::Lock).unwrap();
    unlock(&mut world);
    assert_eq!(log(&world), [entry], "once");
}

#[test]
fn failed_attempts_that_cannot_be_entered_wait_for_the_next_unlock() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    world.vault(VaultRequest::Unlock("wrong horse".into())).unwrap_err();
    world.set_full(true);
    unlock(&mut world);
    assert_eq!(world.failed.count, 1);
    let writes = world.writes();
    world.set_full(false);
    world.vault(VaultRequest::Open).unwrap();
    assert_eq!(world.writes(), writes, "not tried again and again");
    world.vault(VaultRequest::Lock).unwrap();
    world.vault(VaultRequest::Unlock("wrong horse".into())).unwrap_err();
    unlock(&mut world);
    assert_eq!((world.failed.count, last(&world).count), (0, Some(2)));
}

#[test]
fn grants_while_it_is_open() {
    let mut world = World::unlocked();
    let change = |world: &mut World, patterns: &str, granted| {
        world.pass(1000);
        world.happen(Event::Sites { patterns: patterns.into(), granted });
    };
    change(&mut world, "https://github.com/*", true);
    assert_eq!((last(&world).task, last(&world).site), (Task::SiteGranted, site()));
    change(&mut world, "https://*/* http://localhost/* http://127.0.0.1/*", true);
    change(&mut world, "https://*/*", false);
    assert_eq!((last(&world).task, last(&world).site), (Task::SiteTakenBack, None));
    let all = log(&world);
    assert_eq!(all.iter().filter(|entry| entry.site.is_none()).count(), 2, "all sites are one entry");
    world.vault(VaultRequest::Lock).unwrap();
    change(&mut world, "https://github.com/*", true);
    unlock(&mut world);
    assert_eq!(log(&world), all);
}

/// Everything that the background enters, and what of it a thief of the log would like to read.
#[test]
fn nothing_secret_is_in_any_entry() {
    let (mut world, account) = world(totp_form());
    let mut codes = Vec::new();
    let mut look = |world: &mut World| {
        let PopupView::Accounts(home) = world.popup_view(TAB) else { return };
        for account in home.accounts {
            match account.code {
                CodeView::Timed { code, next, .. } => codes.extend([code, next]),
                CodeView::Counter { code, .. } => codes.extend(code),
            }
        }
    };
    let counter = world.vault(VaultRequest::Add(hotp_form())).unwrap();
    let VaultView::Open(home) = counter else { panic!() };
    let counter = home.accounts.iter().find(|other| other.id != account).unwrap().id;
    for id in [account, counter] {
        world.fill(PopupRequest::Fill { account: id, tab: TAB, consent: Consent::Once });
        look(&mut world);
        world.pass(60_000);
        world.tabs.insert(TAB, login_page());
    }
    world.happen(Event::Menu(MenuClick {
        entry: MenuEntry::Field,
        tab: TAB,
        frame: 0,
        picture: None,
        selection: None,
        link: None,
    }));
    look(&mut world);
    captured(&mut world, &[&URI.replace("alice", "bob")], false);
    save(&mut world, 1);
    world.vault(VaultRequest::Delete(account)).unwrap();
    world.vault(VaultRequest::Purge(account)).unwrap();
    world.happen(Event::Sites { patterns: "https://github.com/*".into(), granted: true });
    world.vault(VaultRequest::Lock).unwrap();
    world.vault(VaultRequest::Unlock("wrong horse".into())).unwrap_err();
    unlock(&mut world);
    let typed: Vec<String> =
        world.tabs.values().flat_map(|page| page.typed.iter().map(|(_, code)| code.clone())).collect();
    let log = log(&world);
    for task in [Task::Capture, Task::Fill, Task::Trashed, Task::Purged, Task::SiteGranted, Task::FailedUnlocks] {
        assert!(log.iter().any(|entry| entry.task == task), "{task:?} is among them");
    }
    let written = serde_json::to_string(&log).unwrap();
    assert!(written.contains("github.com") && codes.len() > 4);
    let spoken = ["correct horse", "wrong horse", SECRET, "otpauth"].map(str::to_owned);
    for secret in spoken.into_iter().chain(codes).chain(typed) {
        assert!(!written.contains(&secret), "{secret} is in the log");
    }
}

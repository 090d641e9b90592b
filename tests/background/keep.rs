//! What is kept and for how long: saves that a store refuses, snapshots, the trash, and what two windows change at once.

use sixpence::{
    account::FillBy,
    background::Event,
    message::{AccountForm, Failure, Proof, Store, VaultRequest, VaultView},
};

use crate::{
    steps::{DAY, add, good, named, names, open, unlock},
    world::World,
};

#[test]
fn a_save_that_one_store_refuses_is_saved_and_one_that_both_refuse_is_not() {
    for store in [Store::Main, Store::Mirror] {
        let mut world = World::unlocked();
        world.disk.borrow_mut().store(store).full = true;
        let VaultView::Open(home) = world.vault(VaultRequest::Add(named("a"))).unwrap() else { panic!() };
        assert!(!good(&home));
        world.disk.borrow_mut().store(store).full = false;
        let VaultView::Open(home) = world.vault(VaultRequest::Add(named("b"))).unwrap() else { panic!() };
        assert!(good(&home));
    }
    let mut world = World::unlocked();
    world.set_full(true);
    assert_eq!(world.vault(VaultRequest::Add(named("a"))), Err(Failure::NotSaved));
    world.set_full(false);
    add(&mut world, "b");
    world.restart_browser();
    assert_eq!(names(&unlock(&mut world)), ["b"]);
}

#[test]
fn each_of_the_last_days_has_a_snapshot_of_its_end() {
    let mut world = World::unlocked();
    for day in 0..3 {
        add(&mut world, &format!("{day}a"));
        add(&mut world, &format!("{day}b"));
        world.now = world.now.plus_ms(DAY);
        unlock(&mut world);
    }
    add(&mut world, "end");
    let disk = world.disk.borrow();
    assert_eq!(disk.snapshots.len(), 3);
    for (day, text) in disk.snapshots.values().enumerate() {
        let mut other = World::new();
        let proof = Proof::Passphrase { text: "correct horse".into() };
        let answer = other.vault(VaultRequest::Rescue { text: text.clone(), proof });
        assert!(matches!(answer, Ok(VaultView::Open(home)) if home.accounts.len() == 2 * (day + 1)));
    }
}

#[test]
fn an_update_keeps_a_snapshot_and_locks() {
    let mut world = World::unlocked();
    add(&mut world, "a");
    world.happen(Event::Updated);
    assert!(world.session.is_none());
    assert!(world.disk.borrow().snapshots.contains_key("update"));
    assert!(matches!(open(&mut world), VaultView::Locked { .. }));
}

#[test]
fn thirty_days_in_the_trash() {
    let mut world = World::unlocked();
    add(&mut world, "a");
    let VaultView::Open(home) = open(&mut world) else { panic!() };
    world.vault(VaultRequest::Delete(home.accounts[0].id)).unwrap();
    for (days, left) in [(29, 1), (2, 0)] {
        world.now = world.now.plus_ms(days * DAY);
        unlock(&mut world);
        let VaultView::Open(home) = world.vault(VaultRequest::Add(named("x"))).unwrap() else { panic!() };
        assert_eq!(home.trash.len(), left);
    }
}

/// Two windows, each with a background of its own on the same stores, as for a moment during an update.
#[test]
fn a_thousand_races_lose_nothing() {
    for round in 0..50 {
        let mut one = World::unlocked();
        let mut two = World::new();
        two.disk = one.disk.clone();
        two.session = one.session.clone();
        two.restart_worker();
        for race in 0..20 {
            let (first, second) = if (round + race) % 3 == 0 { (&mut two, &mut one) } else { (&mut one, &mut two) };
            add(first, &format!("{race} first"));
            let form = named(&format!("{race} second"));
            let VaultView::Open(home) = second.vault(VaultRequest::Add(form)).unwrap() else { panic!() };
            assert_eq!(home.accounts.len(), 2 * (race + 1));
        }
    }
}

#[test]
fn two_windows_edit_one_account() {
    let mut world = World::unlocked();
    let VaultView::Open(home) = world.vault(VaultRequest::Add(named("a"))).unwrap() else { panic!() };
    let account = home.accounts[0].id;
    let was =
        AccountForm { issuer: "GitHub".into(), name: "a".into(), sites: String::new(), filling: FillBy::default() };
    let edit = |form: AccountForm| VaultRequest::Edit { account, was: was.clone(), form };
    world.vault(edit(AccountForm { name: "b".into(), ..was.clone() })).unwrap();
    let VaultView::Open(home) = world.vault(edit(AccountForm { issuer: "Git".into(), ..was.clone() })).unwrap() else {
        panic!()
    };
    assert_eq!((home.accounts[0].issuer.as_str(), home.accounts[0].name.as_str()), ("Git", "b"));
    let conflict = world.vault(edit(AccountForm { name: "c".into(), ..was.clone() }));
    assert_eq!(conflict, Err(Failure::Conflict));
    assert!(world.vault(edit(AccountForm { name: "b".into(), ..was.clone() })).is_ok(), "both want the same");
}

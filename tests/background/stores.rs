//! Two stores that are not as they were left: what may be found there, case by case.

use sixpence::{
    message::{Failure, News, PopupView, Proof, StoreState, Trouble, VaultHome, VaultRequest, VaultView},
    vault::{SlotName, StoreName},
};

use crate::{
    steps::{add, closed, good, names, open, unlock},
    world::World,
};

fn damage(text: &mut String) {
    let middle = text.len() / 2;
    let other = if text.as_bytes()[middle] == b'A' { "B" } else { "A" };
    text.replace_range(middle..=middle, other);
}

/// The place of the latest save of a world with generation 4.
const HEAD: &str = "v0";

#[test]
fn all_good() {
    let mut world = closed();
    let writes = world.writes();
    let home = unlock(&mut world);
    assert_eq!(names(&home), ["a", "b", "c"]);
    assert!(good(&home) && home.storage.news.is_empty());
    assert_eq!(world.writes(), writes, "nothing to heal");
}

#[test]
fn a_save_cut_short_between_the_stores_is_finished_in_silence() {
    for store in StoreName::ALL {
        let mut world = World::unlocked();
        add(&mut world, "a");
        let before = world.disk.borrow_mut().store(store).clone();
        add(&mut world, "b");
        *world.disk.borrow_mut().store(store) = before;
        world.restart_browser();
        let home = unlock(&mut world);
        assert_eq!(names(&home), ["a", "b"]);
        assert!(home.storage.news.is_empty(), "{:?}", home.storage.news);
        let disk = world.disk.borrow();
        assert_eq!(disk.main.slots, disk.mirror.slots);
    }
}

#[test]
fn one_store_empty_old_or_damaged_is_healed_and_said_once() {
    for store in StoreName::ALL {
        for kind in ["empty", "born only", "rolled back", "head damaged", "both damaged"] {
            let mut world = closed();
            {
                let mut disk = world.disk.borrow_mut();
                let place = disk.store(store);
                match kind {
                    "empty" => *place = Default::default(),
                    "born only" => place.slots.clear(),
                    "rolled back" => {
                        let old = place.slots["v1"].1.clone();
                        // Two saves ago in one place, nothing in the other.
                        place.slots.remove("v0");
                        place.slots.insert("v1", (SlotName::V1, old));
                        place.slots.retain(|_, (_, text)| !text.is_empty());
                    }
                    "head damaged" => damage(&mut place.slots.get_mut(HEAD).unwrap().1),
                    _ => place.slots.values_mut().for_each(|(_, text)| damage(text)),
                }
            }
            world.restart_browser();
            let before = world.stored();
            let wrong = world.vault(VaultRequest::Unlock("wrong horse".into()));
            assert_eq!((wrong, world.stored()), (Err(Failure::WrongPassphrase), before), "nothing before the key");
            let home = unlock(&mut world);
            assert_eq!(names(&home), ["a", "b", "c"], "{kind}");
            assert!(good(&home));
            let expected: &[News] = if kind == "rolled back" { &[] } else { &[News::Healed { store }] };
            assert_eq!(home.storage.news, expected, "{kind}");
            let VaultView::Open(home) = world.vault(VaultRequest::NewsSeen).unwrap() else { panic!() };
            assert!(home.storage.news.is_empty());
            assert_eq!(
                world.disk.borrow().aside.len(),
                usize::from(kind == "head damaged") + 2 * usize::from(kind == "both damaged")
            );
            // The healed store alone is enough.
            for other in StoreName::ALL.into_iter().filter(|other| *other != store) {
                *world.disk.borrow_mut().store(other) = Default::default();
            }
            world.restart_browser();
            assert_eq!(names(&unlock(&mut world)), ["a", "b", "c"], "{kind}");
        }
    }
}

#[test]
fn a_store_that_does_not_answer_is_named_and_the_other_goes_on() {
    for store in StoreName::ALL {
        let mut world = closed();
        world.disk.borrow_mut().store(store).broken = true;
        world.restart_browser();
        let home = unlock(&mut world);
        assert_eq!(names(&home), ["a", "b", "c"]);
        let state = if store == StoreName::Main { home.storage.main } else { home.storage.mirror };
        assert_eq!(state, StoreState::Failing);
        add(&mut world, "d");
        world.disk.borrow_mut().store(store).broken = false;
        world.restart_browser();
        let home = unlock(&mut world);
        assert_eq!(names(&home), ["a", "b", "c", "d"]);
        assert!(good(&home));
    }
}

#[test]
fn the_last_save_damaged_in_both_opens_the_one_before_and_says_so() {
    let mut world = closed();
    {
        let mut disk = world.disk.borrow_mut();
        for store in StoreName::ALL {
            damage(&mut disk.store(store).slots.get_mut(HEAD).unwrap().1);
        }
    }
    world.restart_browser();
    let home = unlock(&mut world);
    assert_eq!(names(&home), ["a", "b"]);
    assert!(matches!(home.storage.news[0], News::LastChangeLost { .. }), "{:?}", home.storage.news);
    assert_eq!(world.disk.borrow().aside.len(), 2, "the bad bytes are kept");
    add(&mut world, "d");
    world.restart_browser();
    assert_eq!(names(&unlock(&mut world)), ["a", "b", "d"]);
}

#[test]
fn missing_is_never_a_first_run() {
    for (main, mirror) in [(true, false), (false, true), (true, true)] {
        let mut world = closed();
        {
            let mut disk = world.disk.borrow_mut();
            disk.main.slots.clear();
            disk.mirror.slots.clear();
            disk.main.born = disk.main.born.take().filter(|_| main);
            disk.mirror.born = disk.mirror.born.take().filter(|_| mirror);
        }
        world.restart_browser();
        assert_eq!(world.popup_view(1), PopupView::Trouble(Trouble::Missing));
        assert_eq!(open(&mut world), VaultView::Trouble(Trouble::Missing));
        let create = world.vault(VaultRequest::Create("correct horse".into()));
        assert_eq!(create, Err(Failure::VaultExists));
        assert!(world.stored().is_empty());
    }
}

#[test]
fn a_session_is_marker_enough() {
    let mut world = World::unlocked();
    *world.disk.borrow_mut() = Default::default();
    world.restart_worker();
    assert_eq!(open(&mut world), VaultView::Trouble(Trouble::Missing));
    assert!(world.session.is_none());
}

#[test]
fn a_first_run_is_only_where_both_stores_answer() {
    for store in StoreName::ALL {
        let mut world = World::new();
        world.disk.borrow_mut().store(store).broken = true;
        world.restart_browser();
        assert_eq!(open(&mut world), VaultView::Trouble(Trouble::Store));
    }
}

#[test]
fn all_damaged_is_said_left_alone_and_can_be_rescued_or_begun_anew() {
    let text = {
        let world = closed();
        world.disk.borrow().main.slots[HEAD].1.clone()
    };
    let broken = || {
        let mut world = closed();
        {
            let mut disk = world.disk.borrow_mut();
            for store in StoreName::ALL {
                disk.store(store).slots.values_mut().for_each(|(_, text)| damage(text));
            }
        }
        world.restart_browser();
        assert_eq!(world.popup_view(1), PopupView::Trouble(Trouble::Damaged));
        world
    };
    let mut world = broken();
    let before = world.stored();
    let rescue = |text: &str, passphrase: &str| VaultRequest::Rescue {
        text: text.to_owned(),
        proof: Proof::Passphrase { text: passphrase.into() },
    };
    assert_eq!(world.vault(rescue("AAAA", "correct horse")), Err(Failure::NoVault));
    assert_eq!(world.vault(rescue(&text, "wrong horse")), Err(Failure::WrongPassphrase));
    assert_eq!(world.stored(), before);
    assert!(
        matches!(world.vault(rescue(&text, "correct horse")), Ok(VaultView::Open(home)) if home.accounts.len() == 3)
    );
    assert_eq!(world.disk.borrow().aside.len(), 4);
    world.restart_browser();
    assert_eq!(names(&unlock(&mut world)), ["a", "b", "c"]);
    assert_eq!(world.vault(rescue(&text, "correct horse")), Err(Failure::VaultExists), "not over a vault that opens");

    let mut world = broken();
    assert_eq!(world.vault(VaultRequest::StartOver), Ok(VaultView::FirstRun));
    assert_eq!(world.disk.borrow().aside.len(), 4);
    assert!(world.vault(VaultRequest::Create("another horse".into())).is_ok());
    assert_eq!(world.vault(VaultRequest::StartOver), Err(Failure::VaultExists));
}

#[test]
fn a_backup_is_the_first_vault_of_another_machine() {
    let text = closed().disk.borrow().mirror.slots[HEAD].1.clone();
    let mut world = World::new();
    let proof = Proof::Passphrase { text: "correct horse".into() };
    let answer = world.vault(VaultRequest::Rescue { text, proof });
    assert!(matches!(answer, Ok(VaultView::Open(home)) if names(&home) == ["a", "b", "c"]));
    world.restart_browser();
    assert_eq!(names(&unlock(&mut world)), ["a", "b", "c"]);
}

#[test]
fn a_newer_format_is_refused_and_nothing_is_written() {
    let mut world = closed();
    let newer = {
        let disk = world.disk.borrow();
        let mut bytes = data_encoding::BASE64.decode(disk.main.slots[HEAD].1.as_bytes()).unwrap();
        bytes[4..8].copy_from_slice(&[9, 0, 9, 0]);
        let end = bytes.len() - 4;
        let crc = crc32c::crc32c(&bytes[..end]);
        bytes[end..].copy_from_slice(&crc.to_le_bytes());
        data_encoding::BASE64.encode(&bytes)
    };
    world.disk.borrow_mut().mirror.slots.insert(HEAD, (SlotName::V0, newer));
    world.restart_browser();
    let before = world.stored();
    assert_eq!(open(&mut world), VaultView::Trouble(Trouble::Newer { needed: 9 }));
    for request in [VaultRequest::StartOver, VaultRequest::Create("correct horse".into())] {
        assert_eq!(world.vault(request), Err(Failure::VaultExists));
    }
    assert_eq!(world.stored(), before);
}

#[test]
fn a_copy_of_another_vault_stays_until_the_user_says_so() {
    let foreign = closed().disk.borrow().main.slots[HEAD].1.clone();
    for store in StoreName::ALL {
        for key in ["v0", "v1"] {
            let mut world = closed();
            let slot = if key == "v0" { SlotName::V0 } else { SlotName::V1 };
            world.disk.borrow_mut().store(store).slots.insert(key, (slot, foreign.clone()));
            world.restart_browser();
            let home = unlock(&mut world);
            assert_eq!(names(&home), ["a", "b", "c"]);
            let state = |home: &VaultHome| match store {
                StoreName::Main => home.storage.main,
                StoreName::Mirror => home.storage.mirror,
            };
            assert_eq!(state(&home), StoreState::Foreign);
            world.vault(VaultRequest::Lock).unwrap();
            assert_eq!(state(&unlock(&mut world)), StoreState::Foreign, "also when it is unlocked again");
            add(&mut world, "d");
            add(&mut world, "e");
            assert_eq!(world.disk.borrow_mut().store(store).slots[key].1, foreign, "not written over");
            let VaultView::Open(home) = world.vault(VaultRequest::ReplaceForeign).unwrap() else { panic!() };
            assert!(good(&home));
            assert!(world.disk.borrow().aside.contains(&foreign));
            world.restart_browser();
            let home = unlock(&mut world);
            assert!(good(&home) && names(&home) == ["a", "b", "c", "d", "e"]);
        }
    }
}

#[test]
fn two_vaults_and_no_marker_that_tells() {
    let mut world = closed();
    let other = closed().disk.borrow().main.slots.clone();
    {
        let mut disk = world.disk.borrow_mut();
        disk.main.slots = other;
        disk.main.born = Some("true".to_owned());
        disk.mirror.born = Some("true".to_owned());
    }
    world.restart_browser();
    assert_eq!(open(&mut world), VaultView::Trouble(Trouble::TwoVaults));
}

#[test]
fn swapped_slots_open_all_the_same() {
    for stores in [&StoreName::ALL[..1], &StoreName::ALL[1..], &StoreName::ALL[..]] {
        let mut world = closed();
        for store in stores {
            let mut disk = world.disk.borrow_mut();
            let slots = &mut disk.store(*store).slots;
            let (v0, v1) = (slots["v0"].1.clone(), slots["v1"].1.clone());
            slots.insert("v0", (SlotName::V0, v1));
            slots.insert("v1", (SlotName::V1, v0));
        }
        world.restart_browser();
        assert_eq!(names(&unlock(&mut world)), ["a", "b", "c"]);
        add(&mut world, "d");
        world.restart_browser();
        assert_eq!(names(&unlock(&mut world)), ["a", "b", "c", "d"]);
    }
}

#[test]
fn a_copied_profile_keeps_both_saves() {
    let mut world = closed();
    let mut twin = closed();
    // The same vault, saved on by two installations.
    {
        let disk = world.disk.borrow();
        let mut theirs = twin.disk.borrow_mut();
        for store in StoreName::ALL {
            let own = if store == StoreName::Main { disk.main.clone() } else { disk.mirror.clone() };
            *theirs.store(store) = own;
        }
    }
    twin.restart_browser();
    unlock(&mut twin);
    add(&mut twin, "theirs");
    unlock(&mut world);
    add(&mut world, "ours");
    // A signature of its own is what tells copies apart; without one they are two tries of one save, and the later counts.
    let theirs = twin.disk.borrow().mirror.clone();
    world.disk.borrow_mut().mirror = theirs;
    world.restart_browser();
    let home = unlock(&mut world);
    assert_eq!(home.accounts.len(), 4);
}

#[test]
fn an_older_save_in_both_stores_while_it_was_open_is_noticed() {
    let mut world = World::unlocked();
    add(&mut world, "a");
    let before = world.disk.borrow().main.clone();
    add(&mut world, "b");
    {
        let mut disk = world.disk.borrow_mut();
        disk.main = before.clone();
        disk.mirror = before;
    }
    world.restart_worker();
    let VaultView::Open(home) = open(&mut world) else { panic!() };
    assert_eq!((names(&home), &home.storage.news[..]), (vec!["a"], &[News::RolledBack][..]));
}

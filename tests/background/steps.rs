//! What most tests of the stores begin with and look at.

use sixpence::message::{AddForm, StoreState, VaultHome, VaultRequest, VaultView};

use crate::{totp_form, world::World};

pub(crate) const DAY: u64 = 86_400_000;

pub(crate) fn named(name: &str) -> AddForm {
    AddForm { name: name.into(), ..totp_form() }
}

pub(crate) fn add(world: &mut World, name: &str) {
    world.vault(VaultRequest::Add(named(name))).unwrap();
}

pub(crate) fn unlock(world: &mut World) -> VaultHome {
    match world.vault(VaultRequest::Unlock("correct horse".into())) {
        Ok(VaultView::Open(home)) => home,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn open(world: &mut World) -> VaultView {
    world.vault(VaultRequest::Open).unwrap()
}

pub(crate) fn names(home: &VaultHome) -> Vec<&str> {
    home.accounts.iter().map(|account| account.name.as_str()).collect()
}

/// A vault with the accounts a, b, c, the browser closed.
pub(crate) fn closed() -> World {
    let mut world = World::unlocked();
    ["a", "b", "c"].iter().for_each(|name| add(&mut world, name));
    world.restart_browser();
    world
}

pub(crate) fn good(home: &VaultHome) -> bool {
    (home.storage.main, home.storage.mirror) == (StoreState::Good, StoreState::Good)
}

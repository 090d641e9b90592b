//! The stores of the vault, in memory.

use std::collections::BTreeMap;

use sixpence::{
    background::{Holding, Snapshot},
    vault::{SlotName, StoreName},
};

/// The stores of the vault, as a browser's profile keeps them.
#[derive(Default)]
pub(crate) struct Disk {
    pub(crate) main: StoreOnDisk,
    pub(crate) mirror: StoreOnDisk,
    pub(crate) snapshots: BTreeMap<String, String>,
    pub(crate) aside: Vec<String>,
    pub(crate) writes: usize,
}

/// One of them.
#[derive(Default, Clone)]
pub(crate) struct StoreOnDisk {
    pub(crate) slots: BTreeMap<&'static str, (SlotName, String)>,
    pub(crate) born: Option<String>,
    /// The save that was written last.
    pub(crate) last: Option<String>,
    /// It refuses to write.
    pub(crate) full: bool,
    /// It does not answer.
    pub(crate) broken: bool,
}

impl Disk {
    pub(crate) fn store(&mut self, store: StoreName) -> &mut StoreOnDisk {
        match store {
            StoreName::Main => &mut self.main,
            StoreName::Mirror => &mut self.mirror,
        }
    }

    pub(crate) fn holding(&self) -> Holding {
        let mut holding = Holding::default();
        for (name, store) in [(StoreName::Main, &self.main), (StoreName::Mirror, &self.mirror)] {
            if store.broken {
                holding.failing.push(name);
                continue;
            }
            holding.copies.extend(store.slots.values().map(|(slot, text)| (name, *slot, text.clone())));
            holding.born.extend(store.born.clone());
        }
        holding
    }

    pub(crate) fn last(&self) -> [Option<String>; 2] {
        [self.main.last.clone(), self.mirror.last.clone()]
    }

    pub(crate) fn write(&mut self, store: StoreName, slot: SlotName, text: &str, born: &str) -> bool {
        let place = self.store(store);
        if place.full || place.broken {
            return false;
        }
        place.slots.insert(slot.key(), (slot, text.to_owned()));
        place.born = Some(born.to_owned());
        place.last = Some(text.to_owned());
        self.writes += 1;
        true
    }

    pub(crate) fn keep(&mut self, snapshot: Snapshot) {
        self.snapshots.insert(snapshot.name, snapshot.text);
    }
}

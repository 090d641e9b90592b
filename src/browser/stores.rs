//! The two stores of the vault, which `extension/stores.js` reads and writes.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::{
    api::{Answer, from_js, settled, to_js},
    hands::Hands,
};
use crate::{
    background::{Holding, SaveReport, Snapshot},
    time::UnixMs,
    vault::{SlotName, StoreName, Write},
};

#[wasm_bindgen]
extern "C" {
    /// The same object as in `hands`, for the functions that `stores.js` brings.
    #[wasm_bindgen(js_name = Hands)]
    type Stores;

    #[wasm_bindgen(method, js_name = readStores, catch)]
    fn read_stores(this: &Stores) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = saveVault, catch)]
    fn save_vault(this: &Stores, save: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = healStores, catch)]
    fn heal_stores(this: &Stores, order: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = clearStores, catch)]
    fn clear_stores(this: &Stores, order: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = keepSnapshot, catch)]
    fn keep_snapshot(this: &Stores, snapshot: &JsValue) -> Result<Promise, JsValue>;
}

/// A save: see [`crate::background::Effect::Save`].
#[derive(Serialize)]
pub(super) struct Save {
    pub slot: SlotName,
    pub text: String,
    pub born: String,
    pub spare: Vec<StoreName>,
    pub snapshot: Option<Snapshot>,
}

/// What one store holds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Found {
    v0: Option<String>,
    v1: Option<String>,
    born: Option<String>,
}

/// What both hold; nothing of one that does not answer.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Both {
    main: Option<Found>,
    mirror: Option<Found>,
}

impl From<Both> for Holding {
    fn from(both: Both) -> Self {
        let mut holding = Self::default();
        for (store, found) in [(StoreName::Main, both.main), (StoreName::Mirror, both.mirror)] {
            let Some(found) = found else {
                holding.failing.push(store);
                continue;
            };
            let texts = [(SlotName::V0, found.v0), (SlotName::V1, found.v1)];
            holding.copies.extend(texts.into_iter().filter_map(|(slot, text)| Some((store, slot, text?))));
            holding.born.extend(found.born);
        }
        holding
    }
}

impl Hands {
    fn stores(&self) -> &Stores {
        self.unchecked_ref()
    }

    /// What the stores hold. Both count as failing if even asking goes wrong.
    pub(super) async fn read_stores(&self) -> Holding {
        settled(self.stores().read_stores()).await.and_then(from_js::<Both>).unwrap_or_default().into()
    }

    /// Writes a save.
    pub(super) async fn save_vault(&self, save: &Save) -> SaveReport {
        #[derive(Deserialize)]
        struct Report {
            main: bool,
            mirror: bool,
            moved: Option<Both>,
        }
        let report = match to_js(save) {
            Ok(save) => settled(self.stores().save_vault(&save)).await.and_then(from_js::<Report>),
            Err(error) => Err(error),
        };
        match report {
            Ok(Report { main, mirror, moved }) => SaveReport { main, mirror, moved: moved.map(Into::into) },
            Err(_) => SaveReport::default(),
        }
    }

    /// Writes single copies anew.
    pub(super) async fn heal_stores(&self, writes: Vec<Write>, born: &str, now: UnixMs) -> Vec<bool> {
        #[derive(Serialize)]
        struct Order<'a> {
            writes: Vec<Write>,
            born: &'a str,
            now: UnixMs,
        }
        let order = to_js(&Order { writes, born, now });
        let done = match order {
            Ok(order) => settled(self.stores().heal_stores(&order)).await.and_then(from_js),
            Err(error) => Err(error),
        };
        // Nothing is known to be written.
        done.unwrap_or_else(|_| vec![false])
    }

    /// Empties the stores, after everything was put aside.
    pub(super) async fn clear_stores(&self, now: UnixMs, born: bool) -> bool {
        #[derive(Serialize)]
        struct Order {
            now: UnixMs,
            born: bool,
        }
        match to_js(&Order { now, born }) {
            Ok(order) => settled(self.stores().clear_stores(&order)).await.and_then(from_js).unwrap_or(false),
            Err(_) => false,
        }
    }

    /// Keeps a snapshot.
    pub(super) async fn keep_snapshot(&self, snapshot: &Snapshot) -> Answer<()> {
        settled(self.stores().keep_snapshot(&to_js(snapshot)?)).await?;
        Ok(())
    }
}

//! The two stores of the vault and the session, as `extension/stores.js` and `hands.js` hand them over.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::api::from_js;
use crate::{
    background::{
        AssistRecord, CaptureRecord, CodesRecord, Holding, Outcome, SaveReport, SessionRecord, Snapshot, Stored,
    },
    time::UnixMs,
    vault::{LockClock, SlotName, StoreName, Write},
};

/// See [`crate::background::Effect::Save`], without the text.
#[derive(Serialize)]
pub(super) struct Save {
    pub slot: SlotName,
    pub born: String,
    pub spare: Vec<StoreName>,
    pub snapshot: Option<Snapshot>,
}

/// See [`crate::background::Effect::Heal`].
#[derive(Serialize)]
pub(super) struct Heal {
    pub writes: Vec<Write>,
    pub born: String,
    pub now: UnixMs,
}

/// See [`crate::background::Effect::ClearStores`].
#[derive(Serialize)]
pub(super) struct Clear {
    pub now: UnixMs,
    pub born: bool,
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

/// What `storage.session` holds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Session {
    key: Option<String>,
    /// Beside the key and not with it: it is written whenever the vault is used.
    clock: Option<LockClock>,
    generation: Option<u64>,
    capture: Option<CaptureRecord>,
    assist: Option<AssistRecord>,
    codes: Option<CodesRecord>,
}

/// Reads what `load` of `hands.js` has found. Both stores count as failing if it has another shape.
pub(super) fn read_stored(value: &JsValue) -> Stored {
    let part = |name: &str| js_sys::Reflect::get(value, &name.into()).unwrap_or_default();
    let stores: Both = from_js(part("stores")).unwrap_or_default();
    let session: Session = from_js(part("session")).unwrap_or_default();
    let generation = session.generation.unwrap_or(0);
    let record = session.key.zip(session.clock).map(|(key, clock)| SessionRecord { key, clock, generation });
    Stored {
        holding: stores.into(),
        session: record,
        capture: session.capture,
        codes: session.codes,
        assist: session.assist,
    }
}

pub(super) fn read_saved(value: Option<JsValue>) -> Option<Outcome> {
    #[derive(Deserialize)]
    struct Report {
        main: bool,
        mirror: bool,
        moved: Option<Both>,
    }
    let report = value
        .and_then(|report| from_js::<Report>(report).ok())
        .map(|Report { main, mirror, moved }| SaveReport { main, mirror, moved: moved.map(Into::into) });
    Some(Outcome::Saved(report.unwrap_or_default()))
}

pub(super) fn read_healed(value: Option<JsValue>) -> Option<Outcome> {
    // Nothing is known to be written.
    Some(Outcome::Healed(value.and_then(|done| from_js(done).ok()).unwrap_or_else(|| vec![false])))
}

pub(super) fn read_cleared(value: Option<JsValue>) -> Option<Outcome> {
    Some(Outcome::Cleared(value.is_some_and(|done| done.as_bool() == Some(true))))
}

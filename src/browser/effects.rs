//! Carries out one effect and reports what it brought back. No decision is made here.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    api::{self, LOCK_CHANGED, get_message, get_url, local, session},
    hands::{FrameAnswer, Hands},
};
use crate::{
    autofill::{FillReport, PictureReport},
    background::{Badge, CaptureRecord, Effect, Outcome, SessionRecord, Stored},
    vault::{LockClock, SlotName},
};

/// What `storage.local` holds.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Local {
    #[serde(skip_serializing_if = "Option::is_none")]
    v0: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    v1: Option<String>,
    /// Set with the first save: an empty store without it is a new user, with it a loss.
    #[serde(skip_serializing_if = "Option::is_none")]
    born: Option<bool>,
}

/// What `storage.session` holds.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Session {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// Beside the key and not with it: it is written whenever the vault is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<LockClock>,
    /// Worth nothing: see `forget`.
    #[serde(skip_serializing_if = "Option::is_none")]
    blank: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capture: Option<CaptureRecord>,
}

/// How often `forget` writes, and how much: as many characters as a key has.
const OVERWRITES: u8 = 24;
const KEY_CHARS: usize = 44;

/// Reads all stores.
pub async fn load() -> Stored {
    let local: Result<Local, _> = local::get(&["v0", "v1", "born"]).await;
    let session: Session = session::get(&["key", "clock", "capture"]).await.unwrap_or_default();
    let failed = local.is_err();
    let local = local.unwrap_or_default();
    Stored {
        slots: [(SlotName::V0, local.v0), (SlotName::V1, local.v1)]
            .into_iter()
            .filter_map(|(slot, text)| Some((slot, text?)))
            .collect(),
        born: local.born.unwrap_or(false),
        failed,
        session: session.key.zip(session.clock).map(|(key, clock)| SessionRecord { key, clock }),
        capture: session.capture,
    }
}

/// Carries out `effect`. `None` for those that bring nothing back.
pub async fn run(effect: Effect, hands: &Hands) -> Option<Outcome> {
    match effect {
        Effect::Reply(_) => None,
        Effect::Stretch { passphrase, request } => {
            Some(Outcome::Stretched(hands.stretch(&passphrase, &request).await.ok()))
        }
        Effect::Save { slot, text } => Some(Outcome::Saved(save(slot, text).await)),
        Effect::KeepSession(SessionRecord { key, clock }) => {
            let _ = session::set(&Session { key: Some(key), clock: Some(clock), ..Session::default() }).await;
            api::tell_pages(LOCK_CHANGED);
            None
        }
        Effect::KeepClock(clock) => done(session::set(&Session { clock: Some(clock), ..Session::default() }).await),
        Effect::ForgetSession => {
            forget().await;
            api::tell_pages(LOCK_CHANGED);
            None
        }
        Effect::KeepCapture { record, until } => {
            let _ = session::set(&Session { capture: Some(record), ..Session::default() }).await;
            done(api::alarm("capture", Some(until)).await)
        }
        Effect::ForgetCapture => done(session::remove(&["capture"]).await),
        Effect::Look { tab } => Some(Outcome::Tab(api::tab(tab).await.ok().and_then(|tab| tab.url))),
        Effect::FindField { tab, aim, top } => {
            Some(Outcome::Field(hands.find_field(tab, aim, &top.to_string()).await.ok()))
        }
        Effect::Fill { tab, frame, order } => {
            let report = hands.ask_page::<FillReport>(tab, Some(frame), "fill", &order).await.ok();
            Some(Outcome::Filled(report.map(results).and_then(|all| all.into_iter().next()).map(|(_, report)| report)))
        }
        Effect::ReadPicture { tab, frame, picture } => {
            Some(Outcome::Texts(read_picture(hands, tab, frame, &picture).await))
        }
        Effect::ReadScreen { tab } => Some(Outcome::Texts(read_screen(hands, tab).await)),
        Effect::Wait { ms } => {
            hands.wait(ms).await;
            Some(Outcome::Waited)
        }
        Effect::OpenPopup { tab } => {
            open_popup(tab).await;
            None
        }
        Effect::Badge { tab, badge } => match badge {
            Badge::Clear => done(api::badge(tab, "", "").await),
            Badge::Attention(text) => done(api::badge(tab, "!", &get_message(&text.key, text.with)).await),
        },
        Effect::ShowLock { lock_at } => {
            let _ = api::icon(lock_at.is_some()).await;
            done(api::alarm("lock", lock_at).await)
        }
    }
}

/// Removes the session's key. The browser frees its copies of it, and the messages that carried it, as they are. So the
/// same way is gone again with texts of the same size, which take their places: measured in tests/faults/memory.test.mjs.
async fn forget() {
    let _ = session::remove(&["key", "clock"]).await;
    for round in 0..OVERWRITES {
        let blank = char::from(b'a'.saturating_add(round)).to_string().repeat(KEY_CHARS);
        let _ = session::set(&Session { blank: Some(blank), ..Session::default() }).await;
    }
    let _ = session::remove(&["blank"]).await;
}

/// Effects that only show something: if the tab is closed meanwhile there is nobody to tell.
fn done(_: api::Answer<()>) -> Option<Outcome> {
    None
}

fn results<T>(answers: Vec<FrameAnswer<T>>) -> Vec<(i64, T)> {
    answers.into_iter().filter_map(|answer| Some((answer.frame_id, answer.result?))).collect()
}

async fn save(slot: SlotName, text: String) -> bool {
    let written = match slot {
        SlotName::V0 => Local { v0: Some(text), v1: None, born: Some(true) },
        SlotName::V1 => Local { v0: None, v1: Some(text), born: Some(true) },
    };
    if local::set(&written).await.is_err() {
        return false;
    }
    let read: Local = local::get(&["v0", "v1"]).await.unwrap_or_default();
    match slot {
        SlotName::V0 => read.v0 == written.v0,
        SlotName::V1 => read.v1 == written.v1,
    }
}

async fn read_picture(hands: &Hands, tab: i32, frame: i64, picture: &str) -> Option<Vec<Zeroizing<String>>> {
    #[derive(Serialize)]
    struct Wanted<'a> {
        src: &'a str,
    }
    let reports = hands.ask_page::<PictureReport>(tab, Some(frame), "picture", &Wanted { src: picture }).await.ok()?;
    let (_, report) = results(reports).into_iter().next()?;
    let data_url = report.data_url.map(Zeroizing::new)?;
    read_codes(hands, &data_url).await
}

/// `captureVisibleTab` takes the window's tab in front, whichever that is: looked at before and after.
async fn read_screen(hands: &Hands, tab: i32) -> Option<Vec<Zeroizing<String>>> {
    let before = api::tab(tab).await.ok().filter(|tab| tab.active)?;
    let picture = Zeroizing::new(api::capture_visible_tab(before.window_id).await.ok()?);
    let after = api::tab(tab).await.ok()?;
    if !after.active || after.url != before.url {
        return None;
    }
    read_codes(hands, &picture).await
}

async fn read_codes(hands: &Hands, data_url: &str) -> Option<Vec<Zeroizing<String>>> {
    hands.read_codes(data_url).await.ok().map(|texts| texts.into_iter().map(Zeroizing::new).collect())
}

async fn open_popup(tab: i32) {
    // A tab that is closed meanwhile needs no popup.
    let Ok(of) = api::tab(tab).await else { return };
    if api::open_popup(of.window_id).await.is_err() {
        let _ = api::open_small_window(&get_url(&format!("popup.html?tab={tab}"))).await;
    }
}

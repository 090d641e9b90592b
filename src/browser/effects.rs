//! Carries out one effect and reports what it brought back. No decision is made here.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    api::{self, LOCK_CHANGED, get_message, get_url, session},
    hands::{FrameAnswer, Hands},
    stores::Save,
};
use crate::{
    autofill::{FillReport, PictureReport},
    background::{Badge, CaptureRecord, Effect, Outcome, SessionRecord, Stored},
    vault::LockClock,
};

/// What `storage.session` holds.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Session {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// Beside the key and not with it: it is written whenever the vault is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<LockClock>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generation: Option<u64>,
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
pub async fn load(hands: &Hands) -> Stored {
    let holding = hands.read_stores().await;
    let session: Session = session::get(&["key", "clock", "generation", "capture"]).await.unwrap_or_default();
    let generation = session.generation.unwrap_or(0);
    let record = session.key.zip(session.clock).map(|(key, clock)| SessionRecord { key, clock, generation });
    Stored { holding, session: record, capture: session.capture }
}

/// Carries out `effect`. `None` for those that bring nothing back.
pub async fn run(effect: Effect, hands: &Hands) -> Option<Outcome> {
    match effect {
        Effect::Reply(_) => None,
        Effect::Stretch { passphrase, request } => {
            Some(Outcome::Stretched(hands.stretch(&passphrase, &request).await.ok()))
        }
        Effect::Recover { text } => Some(Outcome::Stretched(hands.recover(&text).await.ok())),
        Effect::Save { slot, text, born, spare, snapshot } => {
            Some(Outcome::Saved(hands.save_vault(&Save { slot, text, born, spare, snapshot }).await))
        }
        Effect::Heal { writes, born, now } => Some(Outcome::Healed(hands.heal_stores(writes, &born, now).await)),
        Effect::ClearStores { now, born } => Some(Outcome::Cleared(hands.clear_stores(now, born).await)),
        Effect::KeepSnapshot(snapshot) => done(hands.keep_snapshot(&snapshot).await),
        Effect::KeepSession(SessionRecord { key, clock, generation }) => {
            keep(Some(key), clock, generation).await;
            api::tell_pages(LOCK_CHANGED);
            None
        }
        Effect::KeepClock { clock, generation } => {
            keep(None, clock, generation).await;
            None
        }
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
            if let Some(lock_at) = lock_at {
                // Only a help, as the alarm is: the deadline itself is looked at when the key is used.
                let _ = api::set_idle_after(((lock_at - js_sys::Date::now()) / 1000.0).round().max(15.0));
            }
            done(api::alarm("lock", lock_at).await)
        }
    }
}

async fn keep(key: Option<String>, clock: LockClock, generation: u64) {
    let record = Session { key, clock: Some(clock), generation: Some(generation), ..Session::default() };
    let _ = session::set(&record).await;
}

/// Removes the session's key. The browser frees its copies of it, and the messages that carried it, as they are. So the
/// same way is gone again with texts of the same size, which take their places: measured in tests/faults/memory.test.mjs.
async fn forget() {
    let _ = session::remove(&["key", "clock", "generation"]).await;
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

//! Carries out one effect and reads what it brought back. No decision is made here.

use js_sys::Promise;
use serde::Serialize;
use sixpence_sealing::to_base64;
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use super::{
    api::{from_js, get_message, to_js},
    hands::{Hands, stretched},
    stores,
};
use crate::{
    autofill::Aim,
    background::{Badge, Effect, Outcome, SessionRecord},
};

/// What a promise brought, read; `None` in for one that failed.
type Read = fn(Option<JsValue>) -> Option<Outcome>;

/// Begins `effect`. The promise is of JavaScript, which does all of it: a future for each effect would be kilobytes of wasm.
pub fn begin(effect: Effect, hands: &Hands) -> (Promise, Read) {
    match effect {
        Effect::Stretch { passphrase, request } => {
            let salt = to_base64(&request.salt);
            (hands.stretch(&passphrase, &salt, request.m_kib, request.t, request.p), read_stretched)
        }
        Effect::Recover { text } => (hands.recover(&text), read_stretched),
        Effect::Save { slot, text, born, spare, snapshot } => {
            (hands.save_vault(&text, js(&stores::Save { slot, born, spare, snapshot })), stores::read_saved)
        }
        Effect::Heal { writes, born, now } => {
            (hands.heal_stores(js(&stores::Heal { writes, born, now })), stores::read_healed)
        }
        Effect::ClearStores { now, born } => {
            (hands.clear_stores(js(&stores::Clear { now, born })), stores::read_cleared)
        }
        Effect::KeepSnapshot(snapshot) => (hands.keep_snapshot(js(&snapshot)), nothing),
        Effect::KeepSession(SessionRecord { key, clock, generation }) => {
            (hands.keep_session(&Zeroizing::new(key), js(&clock), generation as f64), nothing)
        }
        Effect::KeepClock { clock, generation } => (hands.keep_clock(js(&clock), generation as f64), nothing),
        Effect::ForgetSession => (hands.forget_session(), nothing),
        Effect::KeepCapture { record, until } => (hands.keep_waiting("capture", js(&record), until), nothing),
        Effect::KeepCodes { record, until } => (hands.keep_waiting("codes", js(&record), until), nothing),
        Effect::ForgetCapture => (hands.forget_waiting("capture"), nothing),
        Effect::ForgetCodes => (hands.forget_waiting("codes"), nothing),
        Effect::KeepAssist(record) => (hands.keep_assist(js(&record), record.over), nothing),
        Effect::ForgetAssist => (hands.forget_assist(), nothing),
        Effect::Assist { tab, origin, course, turn } => {
            (hands.assist(tab, &origin.to_string(), course, js(&turn)), |turned| {
                Some(Outcome::Turned(turned.and_then(|turned| from_js(turned).ok().map(Box::new))))
            })
        }
        Effect::KeepFailed(failed) => (hands.keep_failed(failed.count, failed.last), nothing),
        Effect::Look { tab } => (hands.look(tab), read_tab),
        Effect::FindField { tab, aim, top, names } => {
            let focused = match aim {
                Aim::Best => None,
                Aim::Focused { frame } => Some(frame as f64),
                Aim::Recovery => Some(-1.0),
            };
            (hands.find_field(tab, focused, &top.to_string(), names), read_field)
        }
        Effect::Relate { page, sites } => {
            let counts = sites.iter().map(|sites| u32::try_from(sites.len()).unwrap_or_default()).collect();
            (hands.relate(&page.to_string(), sites.concat(), counts), read_related)
        }
        Effect::Offer { tab, frame, token, field, text } => {
            (hands.offer(tab, frame as f64, &token, field, &get_message(&text.key, text.with)), nothing)
        }
        Effect::CompareClock { tab } => {
            (hands.compare_clock(tab), |ahead| Some(Outcome::Clock(ahead.and_then(|ahead| ahead.as_f64()))))
        }
        Effect::Fill { tab, frame, order } => (hands.fill(tab, frame as f64, js(&order)), read_filled),
        Effect::ReadPage { tab, picture, quiet, host } => (hands.read_page(tab, picture, quiet, host), read_found),
        Effect::ReadText { text, host } => (hands.read_text(&text, host), read_found),
        Effect::ReadTyped { texts, form } => (hands.read_typed(texts, form), read_found),
        Effect::StopReading => (hands.stop_reading(), nothing),
        Effect::Wait { ms } | Effect::Later { ms } => (hands.wait(ms as f64), |_| Some(Outcome::Waited)),
        Effect::OpenPopup { tab } => (hands.open_popup(tab), nothing),
        Effect::Badge { tab, badge } => {
            let (title, offers) = match badge {
                Badge::Clear => (String::new(), false),
                Badge::Attention(text) => (get_message(&text.key, text.with), false),
                Badge::Offer(text) => (get_message(&text.key, text.with), true),
            };
            (hands.badge(tab, &title, offers), nothing)
        }
        Effect::ShowLock { lock_at } => (hands.show_lock(lock_at), nothing),
        // Carried out by the shell, which knows who has asked.
        Effect::Reply(_) => (Promise::resolve(&JsValue::UNDEFINED), nothing),
    }
}

/// All that effects carry can be handed over; `undefined`, which no function of `hands.js` takes, if not.
fn js(value: &impl Serialize) -> JsValue {
    to_js(value).unwrap_or_default()
}

/// Of effects that only keep or show something: if the tab is closed meanwhile there is nobody to tell.
fn nothing(_: Option<JsValue>) -> Option<Outcome> {
    None
}

fn read_stretched(value: Option<JsValue>) -> Option<Outcome> {
    Some(Outcome::Stretched(value.and_then(stretched)))
}

fn read_tab(value: Option<JsValue>) -> Option<Outcome> {
    Some(Outcome::Tab(value.and_then(|tab| from_js(tab).ok()).unwrap_or_default()))
}

fn read_field(value: Option<JsValue>) -> Option<Outcome> {
    Some(Outcome::Field(value.and_then(|field| from_js(field).ok())))
}

fn read_related(value: Option<JsValue>) -> Option<Outcome> {
    let relations = value.and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok());
    Some(Outcome::Related(relations.map(|relations| relations.to_vec()).unwrap_or_default()))
}

fn read_filled(value: Option<JsValue>) -> Option<Outcome> {
    // A page that broke the sensor answers in another shape.
    Some(Outcome::Filled(value.and_then(|report| from_js(report).ok())))
}

fn read_found(value: Option<JsValue>) -> Option<Outcome> {
    Some(Outcome::Read(value.and_then(|found| from_js(found).ok())))
}

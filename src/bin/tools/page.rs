//! What a page holds: the field that wants the code, the pictures that may show one, the secret keys that it prints, what it is at
//! when two-factor login is turned on there. A wasm instance of its own, loaded when a page is to be filled or read, since the
//! words of many languages are large.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sixpence::{
    autofill::{Aim, FrameFacts, NoChoice, choose as choose_field, judge as judge_fields},
    browser::api::{from_js, to_js},
    capture::{
        drafts::Drafts,
        found::Findings,
        hunt::{FrameLook, Hunt, Look},
        page::{Written, written_in},
    },
    enrolment::{
        assist::{self, Course, Todo, Turn},
        recipes::Recipe,
        recovery,
    },
    matching::{relations, suffixes::Suffixes},
    message::json::json,
    origin::Origin,
    time::UnixMs,
};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// What one frame has answered.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FrameAnswer<T> {
    /// 0 is the page itself.
    frame_id: i64,
    /// What the sensor has returned; absent where it threw.
    result: Option<T>,
}

/// What each frame has answered, of what `scripting.executeScript` gives. A frame whose answer has another shape (a page
/// that broke the sensor) does not spoil the others'.
fn answers<T: DeserializeOwned>(frames: &JsValue) -> Vec<(i64, T)> {
    let answers = js_sys::Array::from(frames).into_iter();
    let answers = answers.filter_map(|answer| from_js::<FrameAnswer<T>>(answer).ok());
    answers.filter_map(|answer| Some((answer.frame_id, answer.result?))).collect()
}

/// Chooses among what the sensor has reported. `frames` is what `scripting.executeScript` gives; `focused` the frame
/// in which the user has pointed at a field, if so, or a number below 0 for [`Aim::Recovery`]; `top` the origin of the tab's page; `names` the names of the accounts
/// that are meant for it. Gives a `Result<Choice, NoChoice>` as serde writes it.
///
/// # Errors
/// An `Error` if what was chosen cannot be handed over.
#[wasm_bindgen]
pub fn choose(frames: JsValue, focused: Option<f64>, top: &str, names: Vec<String>) -> Result<JsValue, JsError> {
    let aim = match focused {
        None => Aim::Best,
        Some(frame) if frame < 0.0 => Aim::Recovery,
        Some(frame) => Aim::Focused { frame: frame as i64 },
    };
    let frames = answers::<FrameFacts>(&frames);
    let top = Origin::parse(top).map_err(|_| NoChoice::NotSecure);
    handed(&top.and_then(|top| choose_field(&frames, aim, &top, &names)))
}

/// What is thought of every field of one frame, and why: a list of `Judgement`. Nothing if the facts have another shape.
/// For `./build.sh eval forms`.
///
/// # Errors
/// An `Error` if it cannot be handed over.
#[wasm_bindgen]
pub fn judge(facts: JsValue) -> Result<JsValue, JsError> {
    handed(&from_js::<FrameFacts>(facts).map(|facts| judge_fields(&facts)).unwrap_or_default())
}

/// What to look at next, and how far the search is.
#[derive(Serialize)]
struct Next {
    look: Look,
    done: u32,
    all: u32,
}

/// The search of a page.
#[wasm_bindgen]
pub struct PageHunt {
    hunt: Hunt,
    written: Vec<Written>,
    pointed: bool,
}

#[wasm_bindgen]
impl PageHunt {
    /// `frames` is what `scripting.executeScript` gives of `look` (`extension/reader.js`). `quiet`: only what the elements
    /// themselves give.
    #[wasm_bindgen(constructor)]
    pub fn new(frames: JsValue, quiet: bool) -> Self {
        let frames = answers::<FrameLook>(&frames);
        let pieces: Vec<_> = frames.iter().flat_map(|(_, look)| &look.pieces).cloned().collect();
        let pointed = frames.iter().any(|(_, look)| look.pictures.iter().any(|picture| picture.wanted));
        let written = written_in(&pieces);
        let is_address = |written: &Written| matches!(written, Written::Address(Ok(_)) | Written::Export(_));
        let has_address = written.iter().any(is_address);
        let hunt = Hunt::new(frames.iter().map(|(frame, look)| (*frame, look)), has_address);
        Self { hunt: if quiet { hunt.quiet() } else { hunt }, written, pointed }
    }

    /// `{look, done, all}`: what to look at next; `undefined` when it is over. `now` in milliseconds, from any clock
    /// that goes forwards.
    ///
    /// # Errors
    /// An `Error` if it cannot be handed over.
    pub fn next(&mut self, now: f64) -> Result<JsValue, JsError> {
        let Some(look) = self.hunt.next(now) else { return Ok(JsValue::UNDEFINED) };
        let (done, all) = self.hunt.progress();
        handed(&Next { look, done, all })
    }

    /// The texts of what was looked at; `undefined` where there was nothing to look at.
    pub fn took(&mut self, texts: Option<Vec<String>>) {
        self.hunt.took(texts);
    }

    /// Everything found, as `Drafts`. `host`: the page's, with its port if it is shown.
    ///
    /// # Errors
    /// An `Error` if it cannot be handed over.
    pub fn found(self, host: Option<String>) -> Result<JsValue, JsError> {
        let codes = self.hunt.texts();
        let read = if self.pointed { Findings::of_picture } else { Findings::of_page };
        handed(&Drafts::of(read(codes, self.written).read_on(host.as_deref())))
    }
}

/// What a selected text holds, or the address of a link, as `Drafts`. `host`: the page's.
///
/// # Errors
/// An `Error` if it cannot be handed over.
#[wasm_bindgen(js_name = readText)]
pub fn read_text(text: &str, host: Option<String>) -> Result<JsValue, JsError> {
    handed(&Drafts::of(Findings::of_text(text).read_on(host.as_deref())))
}

/// What the user has typed into the form `AddForm` (its fields), or brought (what codes of pictures say), as `Drafts`.
///
/// # Errors
/// An `Error` if it cannot be handed over.
#[wasm_bindgen(js_name = readTyped)]
pub fn read_typed(texts: Vec<String>, form: bool) -> Result<JsValue, JsError> {
    handed(&if form { Drafts::typed(texts.into()) } else { Drafts::brought(texts) })
}

/// A course after a turn.
#[derive(Serialize)]
struct Turned {
    course: Option<String>,
    show: Option<String>,
    todo: Vec<Todo>,
    calls: bool,
}

/// One turn of the assistant ([`sixpence::enrolment::assist::turn`]). `course`: as the turn before has given it; `turn`: a
/// `Turn`; `recipe`: the text of the recipe for the site of a look, if there is one. Gives `{course, show, todo, calls}`.
///
/// # Errors
/// An `Error` if what came has another shape, or what goes cannot be handed over.
#[wasm_bindgen]
pub fn assist(course: Option<String>, turn: JsValue, recipe: Option<String>, now: f64) -> Result<JsValue, JsError> {
    let shape = |_| JsError::new("another shape");
    let parsed = course.map(|text| js_sys::JSON::parse(&text)).transpose().map_err(|_| JsError::new("no JSON"))?;
    let course: Option<Course> = parsed.map(from_js).transpose().map_err(shape)?;
    let mut turn: Turn = from_js(turn).map_err(shape)?;
    if let Turn::Look(looked) = &mut turn {
        looked.recipe = recipe.and_then(|text| from_js::<Recipe>(js_sys::JSON::parse(&text).ok()?).ok());
    }
    let turned = assist::turn(course, turn, UnixMs(now as u64));
    let (course, show) = (json(&turned.course), json(&turned.course.show()));
    handed(&Turned { course, show, todo: turned.todo, calls: turned.calls })
}

/// The recovery codes of a text: a `Result<ReadCodes, RecoveryError>` as serde writes it.
///
/// # Errors
/// An `Error` if it cannot be handed over.
#[wasm_bindgen(js_name = readCodes)]
pub fn read_codes(text: String) -> Result<JsValue, JsError> {
    handed(&recovery::read_codes(text))
}

/// The public suffix list, with which pages are related to the sites of accounts.
#[wasm_bindgen]
pub struct SiteRules(Suffixes);

#[wasm_bindgen]
impl SiteRules {
    /// `file`: the bytes of `suffixes/list.txt`.
    ///
    /// # Errors
    /// An `Error` if it is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(file: Vec<u8>) -> Result<Self, JsError> {
        Ok(Self(Suffixes::parse(file)?))
    }

    /// How the page of this address relates to each of many accounts: `Relation::number` of each. `sites` has those of
    /// all, one account after the other; `counts` says how many each has.
    ///
    /// # Errors
    /// An `Error` if the page has no origin that may be filled, or `counts` are of other sites.
    pub fn relations(&self, page: &str, sites: Vec<String>, counts: &[u32]) -> Result<Vec<u8>, JsError> {
        relations(page, &sites, counts, &self.0).ok_or_else(|| JsError::new("no page, or no sites"))
    }
}

/// A value as JavaScript has it.
pub(crate) fn handed(value: &impl Serialize) -> Result<JsValue, JsError> {
    to_js(value).map_err(|_| JsError::new("it cannot be handed over"))
}

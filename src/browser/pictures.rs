//! Pictures that the user brings to the vault page, as `pictures.js` and `camera.js` read them.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::{
    api::{from_js, settled},
    page,
};
use crate::ui::vault::pictures::{
    camera::{NoCamera, PICTURE},
    reading::Unreadable,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["pictures"], js_name = listen)]
    fn js_listen(brought: &JsValue);
    #[wasm_bindgen(js_namespace = ["pictures"], js_name = chosen)]
    fn js_chosen(event: &web_sys::Event) -> Array;
    #[wasm_bindgen(js_namespace = ["pictures"], js_name = read, catch)]
    fn js_read(at: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["pictures"], js_name = forget)]
    fn js_forget();
    #[wasm_bindgen(js_namespace = ["pictures"], js_name = startCamera, catch)]
    fn js_start_camera(video: &JsValue, seen: &JsValue, lost: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["pictures"], js_name = stopCamera)]
    fn js_stop_camera();
}

/// Calls `act` with the names of files that are dropped on the page or pasted into it. They wait until they are read.
pub fn listen(act: impl Fn(Vec<String>) + 'static) {
    let brought = Closure::<dyn Fn(Array)>::new(move |names: Array| act(texts(&names)));
    js_listen(&brought.into_js_value());
}

/// The names of the files that were chosen in a field. They wait until they are read.
#[must_use]
pub fn chosen(event: &web_sys::Event) -> Vec<String> {
    texts(&js_chosen(event))
}

fn texts(array: &Array) -> Vec<String> {
    array.iter().filter_map(|text| text.as_string()).collect()
}

/// The texts of the codes in the file at this place of those that wait.
///
/// # Errors
/// Why it could not be read.
pub async fn read(at: usize) -> Result<Vec<String>, Unreadable> {
    let read = settled(js_read(at as f64)).await.and_then(from_js);
    read.unwrap_or(Err(Unreadable::Browser))
}

/// Forgets the files that wait.
pub fn forget() {
    js_forget();
}

/// Opens the browser's dialog for the files of the field with this id.
pub fn choose(id: &str) {
    let field = page::document().and_then(|document| document.get_element_by_id(id));
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        field.click();
    }
}

/// Starts the camera. `seen` is called with the texts of codes that it sees, `lost` when it is taken away.
///
/// # Errors
/// Why it does not run.
pub async fn start_camera(seen: impl Fn(Vec<String>) + 'static, lost: impl Fn() + 'static) -> Result<(), NoCamera> {
    let video = page::document().and_then(|document| document.get_element_by_id(PICTURE)).ok_or(NoCamera::Browser)?;
    let seen = Closure::<dyn Fn(Array)>::new(move |found: Array| seen(texts(&found))).into_js_value();
    let lost = Closure::<dyn Fn()>::new(lost).into_js_value();
    let why = settled(js_start_camera(&video, &seen, &lost)).await.and_then(from_js::<Option<NoCamera>>);
    match why {
        Ok(None) => Ok(()),
        Ok(Some(why)) => Err(why),
        Err(_) => Err(NoCamera::Browser),
    }
}

/// Turns the camera off, if it is on.
pub fn stop_camera() {
    js_stop_camera();
}

//! Files and paper: a file that the user has chosen, a file to be saved, the printer.

use wasm_bindgen::prelude::*;

use super::page;

/// A backup of the largest vault is smaller: what is larger is not read.
const LARGEST: f64 = 16.0 * 1024.0 * 1024.0;

/// Long enough for a download to have begun.
const KEPT_MS: f64 = 60_000.0;

#[wasm_bindgen]
extern "C" {
    /// A file that the user has chosen.
    type File;
    #[wasm_bindgen(method, getter)]
    fn name(this: &File) -> String;
    #[wasm_bindgen(method, getter)]
    fn size(this: &File) -> f64;
    #[wasm_bindgen(method, catch)]
    async fn text(this: &File) -> Result<JsValue, JsValue>;

    type Blob;
    #[wasm_bindgen(constructor)]
    fn new(parts: Vec<JsValue>) -> Blob;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn create_object_url(blob: &Blob) -> String;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(url: &str);

    #[wasm_bindgen(js_name = print)]
    fn window_print();
}

/// What the user has chosen.
pub enum Chosen {
    /// A file: its name, its text. Bytes that are no UTF-8 come as U+FFFD.
    Text(String, String),
    /// A file of more than 16 MiB.
    TooLarge,
    /// None, or one that cannot be read.
    Nothing,
}

/// The file that an event of an `<input type="file">` or a drop is about.
pub async fn chosen(event: web_sys::Event) -> Chosen {
    let part = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let files = match part(&event, "dataTransfer") {
        transfer if transfer.is_object() => part(&transfer, "files"),
        _ => part(&part(&event, "target"), "files"),
    };
    let file = part(&files, "0");
    if !file.is_object() {
        return Chosen::Nothing;
    }
    let file: File = file.unchecked_into();
    if file.size() > LARGEST {
        return Chosen::TooLarge;
    }
    let name = file.name();
    match file.text().await.ok().and_then(|text| text.as_string()) {
        Some(text) => Chosen::Text(name, text),
        None => Chosen::Nothing,
    }
}

/// Saves a text as a file, as a link to it would.
pub fn save(name: &str, text: &str) {
    let url = create_object_url(&Blob::new(vec![text.into()]));
    let link = page::document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Neither name is refused.
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    page::after(KEPT_MS, move || revoke_object_url(&url));
}

/// Prints the page.
pub fn print() {
    window_print();
}

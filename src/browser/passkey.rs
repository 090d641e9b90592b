//! Passkeys that open the vault: WebAuthn with the PRF extension (<https://w3c.github.io/webauthn/#prf-extension>).
//!
//! The relying party is not named: it is then this extension, by its id. An authenticator evaluates its PRF on a salt of ours
//! and gives 32 bytes, the same each time; it asks the user for a finger or a PIN before.

use js_sys::{Array, Object, Reflect, Uint8Array};
use sixpence_sealing::{from_base64, to_base64};
use wasm_bindgen::prelude::*;

use crate::{
    message::{PasskeyView, Proof},
    ui::vault::keep::task::Made,
};

/// Bytes of a salt and of what the PRF gives.
const LEN: usize = 32;

/// ES256, EdDSA and RS256: what authenticators know. The signature itself is of no use to us.
/// <https://www.iana.org/assignments/cose/cose.xhtml#algorithms>
const ALGORITHMS: [i32; 3] = [-7, -8, -257];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "credentials"], js_name = create, catch)]
    async fn credentials_create(options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "credentials"], js_name = get, catch)]
    async fn credentials_get(options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = PublicKeyCredential, js_name = getClientCapabilities, catch)]
    async fn capabilities() -> Result<JsValue, JsValue>;
}

/// Whether the browser says that it can evaluate a PRF.
pub async fn available() -> bool {
    match capabilities().await {
        Ok(found) => part(&found, "extension:prf").is_truthy(),
        Err(_) => false,
    }
}

/// Makes a passkey for this vault. `None` if the user declines, or the authenticator has no PRF.
pub async fn create() -> Option<Made> {
    let salt: [u8; LEN] = random()?;
    let user: [u8; 16] = random()?;
    let algorithms = ALGORITHMS
        .iter()
        .map(|number| object(&[("type", "public-key".into()), ("alg", JsValue::from_f64(f64::from(*number)))]));
    let name = JsValue::from_str("Sixpence");
    let options = object(&[
        ("rp", object(&[("name", name.clone())])),
        ("user", object(&[("id", bytes(&user)), ("name", name.clone()), ("displayName", name)])),
        ("challenge", bytes(&random::<LEN>()?)),
        ("pubKeyCredParams", algorithms.collect::<Array>().into()),
        (
            "authenticatorSelection",
            // Not on a list of logins, where the authenticator can do without: the vault knows its id.
            object(&[("residentKey", "discouraged".into()), ("userVerification", "required".into())]),
        ),
        ("extensions", prf(object(&[("eval", object(&[("first", bytes(&salt))]))]))),
    ]);
    let made = credentials_create(&object(&[("publicKey", options)])).await.ok()?;
    let credential = to_base64(&Uint8Array::new(&part(&made, "rawId")).to_vec());
    let salt = to_base64(&salt);
    let extensions = results(&made)?;
    if !part(&part(&extensions, "prf"), "enabled").is_truthy() {
        return None;
    }
    // Many authenticators evaluate it only when they are asked, not when the passkey is made.
    let output = match first(&extensions) {
        Some(output) => output,
        None => evaluate(&[PasskeyView { credential: credential.clone(), salt: salt.clone() }]).await?.1,
    };
    Some(Made { credential, salt, output })
}

/// Asks one of these passkeys. `None` if the user declines, or it is not at hand.
pub async fn get(passkeys: &[PasskeyView]) -> Option<Proof> {
    let (credential, output) = evaluate(passkeys).await?;
    Some(Proof::Passkey { credential, output })
}

/// Which passkey answered, and what its PRF gave, both base64.
async fn evaluate(passkeys: &[PasskeyView]) -> Option<(String, String)> {
    let (allowed, salts) = (Array::new(), Object::new());
    for PasskeyView { credential, salt } in passkeys {
        let id = from_base64(credential)?;
        allowed.push(&object(&[("type", "public-key".into()), ("id", bytes(&id))]));
        let eval = object(&[("first", bytes(&from_base64(salt)?))]);
        // Keys are in base64url without padding.
        let key = credential.replace('+', "-").replace('/', "_").replace('=', "");
        Reflect::set(&salts, &key.into(), &eval).ok()?;
    }
    let options = object(&[
        ("challenge", bytes(&random::<LEN>()?)),
        ("allowCredentials", allowed.into()),
        ("userVerification", "required".into()),
        ("extensions", prf(object(&[("evalByCredential", salts.into())]))),
    ]);
    let got = credentials_get(&object(&[("publicKey", options)])).await.ok()?;
    let credential = to_base64(&Uint8Array::new(&part(&got, "rawId")).to_vec());
    Some((credential, first(&results(&got)?)?))
}

fn prf(value: JsValue) -> JsValue {
    object(&[("prf", value)])
}

fn results(credential: &JsValue) -> Option<JsValue> {
    let method: js_sys::Function = part(credential, "getClientExtensionResults").dyn_into().ok()?;
    method.call0(credential).ok()
}

fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// What the PRF gave, base64; `None` if it gave nothing or something of another length.
fn first(extensions: &JsValue) -> Option<String> {
    let value = part(&part(&part(extensions, "prf"), "results"), "first");
    if !value.is_object() {
        return None;
    }
    // A view of a buffer, or a buffer.
    let buffer = match part(&value, "buffer") {
        inner if inner.is_object() => inner,
        _ => value,
    };
    let output = Uint8Array::new(&buffer);
    let text = (output.length() as usize == LEN).then(|| to_base64(&output.to_vec()));
    output.fill(0, 0, output.length());
    text
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn object(parts: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // A new object takes every name.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn part(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

//! The keeper: see [`sixpence::keeper`]. The vault page loads it for one order and drops it afterwards.

#[cfg(target_arch = "wasm32")]
mod exports {
    use base64ct::{Base64, Encoding};
    use js_sys::{Promise, Uint8Array};
    use sixpence::{
        keeper::{self, Answer, Found, Stretch},
        message::{KeepFailure, Order},
        time::UnixMs,
        vault::{KdfRequest, Stretched},
    };
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use zeroize::Zeroizing;

    #[wasm_bindgen]
    extern "C" {
        /// The object of `keeper.js` that runs Argon2id in yet another instance.
        pub type Kdf;

        #[wasm_bindgen(method, catch)]
        fn stretch(this: &Kdf, passphrase: &str, salt: &str, m_kib: u32, t: u32, p: u32) -> Result<Promise, JsValue>;
    }

    impl Stretch for Kdf {
        async fn stretch(&self, passphrase: &str, request: &KdfRequest) -> Option<Stretched> {
            let KdfRequest { salt, m_kib, t, p } = request;
            let promise = Self::stretch(self, passphrase, &Base64::encode_string(salt), *m_kib, *t, *p).ok()?;
            let bytes = Uint8Array::from(JsFuture::from(promise).await.ok()?);
            let mut copy = Zeroizing::new([0; 32]);
            if bytes.length() != 32 {
                return None;
            }
            bytes.copy_to(copy.as_mut_slice());
            bytes.fill(0, 0, 32);
            Some(Stretched::from_bytes(*copy))
        }
    }

    /// Carries out `order` on what was `found`. Gives a `Result<Answer, KeepFailure>` as serde writes it.
    ///
    /// # Errors
    /// An `Error` if what came or what goes has another shape.
    #[wasm_bindgen(js_name = carryOut)]
    pub async fn carry_out(order: JsValue, found: JsValue, now: f64, kdf: Kdf) -> Result<JsValue, JsError> {
        let shape = |_| JsError::new("another shape");
        let order: Order = serde_wasm_bindgen::from_value(order).map_err(shape)?;
        let found: Found = serde_wasm_bindgen::from_value(found).map_err(shape)?;
        let answer: Result<Answer, KeepFailure> = keeper::carry_out(order, found, UnixMs(now as u64), &kdf).await;
        let json = serde_wasm_bindgen::Serializer::json_compatible();
        serde::Serialize::serialize(&answer, &json).map_err(shape)
    }
}

/// Nothing runs by itself: the export is called.
fn main() {}

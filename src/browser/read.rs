//! JavaScript values, as JSON would make them, read into Rust types.
//!
//! `serde-wasm-bindgen` does that too, and bytes, maps, big integers and error texts besides: with it the popup was
//! 30 KB larger. Here an error says only that the value has another shape.

use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
    value::U32Deserializer,
};
use wasm_bindgen::JsValue;

use super::api::BrowserError;

/// Reads a value.
///
/// # Errors
/// [`BrowserError`] if it has another shape.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, BrowserError> {
    T::deserialize(Value(value)).map_err(|_| BrowserError)
}

/// The value has another shape.
#[derive(Debug)]
struct Wrong;

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another shape")
    }
}

impl std::error::Error for Wrong {}

/// All of them, so that no text is made which nobody reads.
impl de::Error for Wrong {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

struct Value(JsValue);

/// The largest number up to which every integer is exact.
const SAFE: f64 = 9_007_199_254_740_991.0;

impl Value {
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn whole(&self) -> Result<i64, Wrong> {
        let number = self.0.as_f64().filter(|number| number.abs() <= SAFE).ok_or(Wrong)?;
        let integer = number as i64;
        // A fraction is not cut off.
        if integer as f64 == number { Ok(integer) } else { Err(Wrong) }
    }

    fn integer<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Wrong> {
        let integer = self.whole()?;
        match u64::try_from(integer) {
            Ok(integer) => visitor.visit_u64(integer),
            Err(_) => visitor.visit_i64(integer),
        }
    }

    fn get(&self, name: &str) -> JsValue {
        js_sys::Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn variant(&self, names: &[&str]) -> Result<Variant, Wrong> {
        let (name, value) = match self.0.as_string() {
            Some(name) => (name, JsValue::UNDEFINED),
            None => {
                let keys = js_sys::Object::keys(js_sys::Object::try_from(&self.0).ok_or(Wrong)?);
                let name = keys.get(0).as_string().filter(|_| keys.length() == 1).ok_or(Wrong)?;
                let value = self.get(&name);
                (name, value)
            }
        };
        // A name that the type does not have: a place that it does not have either. There may be a variant for all others.
        let place = names.iter().position(|own| *own == name).map_or(u32::MAX, |place| place as u32);
        Ok(Variant { place, value: Self(value) })
    }
}

macro_rules! integers {
    ($($name:ident)*) => { $(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.integer(visitor)
        }
    )* };
}

macro_rules! texts {
    ($($name:ident)*) => { $(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            visitor.visit_string(self.0.as_string().ok_or(Wrong)?)
        }
    )* };
}

impl<'de> Deserializer<'de> for Value {
    type Error = Wrong;

    integers! {
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    }
    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Wrong> {
        Err(Wrong)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_bool(self.0.as_bool().ok_or(Wrong)?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_f64(self.0.as_f64().ok_or(Wrong)?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.is_nothing() { visitor.visit_unit() } else { Err(Wrong) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if !js_sys::Array::is_array(&self.0) {
            return Err(Wrong);
        }
        visitor.visit_seq(Items { of: js_sys::Array::from(&self.0), next: 0 })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Wrong> {
        if js_sys::Array::from(&self.0).length() as usize == length {
            self.deserialize_seq(visitor)
        } else {
            Err(Wrong)
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if !self.0.is_object() {
            return Err(Wrong);
        }
        visitor.visit_map(Fields { of: self, names, place: 0, value: JsValue::UNDEFINED })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_enum(self.variant(names)?)
    }

    serde::forward_to_deserialize_any! { bytes byte_buf map unit_struct tuple_struct ignored_any }
}

/// The items of an array.
struct Items {
    of: js_sys::Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if self.next >= self.of.length() {
            return Ok(None);
        }
        let item = self.of.get(self.next);
        self.next = self.next.saturating_add(1);
        seed.deserialize(Value(item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.of.length() as usize)
    }
}

/// The fields of an object that the type has; others are not looked at. Serde is told the place of a field among those of the
/// type: to look for it by its name once more is code for each name of each type.
struct Fields {
    of: Value,
    names: &'static [&'static str],
    place: u32,
    value: JsValue,
}

impl Fields {
    /// The place of the next field that is there.
    fn next_there(&mut self) -> Option<u32> {
        loop {
            let place = self.place;
            self.value = self.of.get(self.names.get(place as usize)?);
            self.place = place.saturating_add(1);
            if !self.value.is_undefined() {
                return Some(place);
            }
        }
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        match self.next_there() {
            Some(place) => seed.deserialize(U32Deserializer::new(place)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(Value(std::mem::replace(&mut self.value, JsValue::UNDEFINED)))
    }
}

/// A variant of an enum: its name alone, or an object with the name as its only key.
struct Variant {
    /// Among the variants of the type.
    place: u32,
    value: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Wrong;
    type Variant = Value;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Value), Wrong> {
        Ok((seed.deserialize(U32Deserializer::new(self.place))?, self.value))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        if self.is_nothing() { Ok(()) } else { Err(Wrong) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, names: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_struct("", names, visitor)
    }
}

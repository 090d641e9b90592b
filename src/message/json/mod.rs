//! Messages as JSON (RFC 8259).
//!
//! `serde-wasm-bindgen` builds a JavaScript object field by field across the border of the wasm. One text and one
//! `JSON.parse` are less code in each wasm file, and one crossing for a list of thousands.

mod text;

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

use text::Json;

/// The JSON text of a value; `None` for what messages do not carry (bytes, maps, fractions, integers beyond `i64`).
pub fn json<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    let mut json = Json(Vec::with_capacity(256));
    value.serialize(&mut json).ok()?;
    String::from_utf8(json.0).ok()
}

/// A value that messages do not carry.
#[derive(Debug)]
struct Wrong;

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not for messages")
    }
}

impl std::error::Error for Wrong {}

impl ser::Error for Wrong {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// What is being written, and what closes it.
struct Open<'a> {
    json: &'a mut Json,
    end: &'static str,
}

macro_rules! integers {
    ($($name:ident $type:ident),* $(,)?) => { $(
        fn $name(self, value: $type) -> Result<(), Wrong> {
            self.integer(value.into())
        }
    )* };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Wrong;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Impossible<(), Wrong>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), Wrong> {
        self.raw(if value { "true" } else { "false" })
    }
    fn serialize_i64(self, value: i64) -> Result<(), Wrong> {
        self.integer(value)
    }
    integers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32,
    }
    fn serialize_u64(self, value: u64) -> Result<(), Wrong> {
        self.integer(i64::try_from(value).map_err(|_| Wrong)?)
    }
    fn serialize_f32(self, value: f32) -> Result<(), Wrong> {
        self.serialize_f64(value.into())
    }
    /// Times in milliseconds are whole; writing fractions would cost kilobytes.
    fn serialize_f64(self, value: f64) -> Result<(), Wrong> {
        let whole = value as i64;
        if whole as f64 == value { self.integer(whole) } else { Err(Wrong) }
    }
    fn serialize_char(self, value: char) -> Result<(), Wrong> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }
    fn serialize_str(self, value: &str) -> Result<(), Wrong> {
        self.text(value);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Wrong> {
        Err(Wrong)
    }
    fn serialize_none(self) -> Result<(), Wrong> {
        self.raw("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Wrong> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Wrong> {
        self.raw("null")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Wrong> {
        self.raw("null")
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Wrong> {
        self.text(variant);
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Wrong> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Wrong> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.raw("}")
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Wrong> {
        self.0.push(b'[');
        Ok(Open { json: self, end: "]" })
    }
    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Wrong> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Wrong> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Wrong> {
        self.variant(variant);
        self.0.push(b'[');
        Ok(Open { json: self, end: "]}" })
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Impossible<(), Wrong>, Wrong> {
        Err(Wrong)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Wrong> {
        self.0.push(b'{');
        Ok(Open { json: self, end: "}" })
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Wrong> {
        self.variant(variant);
        self.0.push(b'{');
        Ok(Open { json: self, end: "}}" })
    }
}

impl Open<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Wrong> {
        self.json.comma();
        value.serialize(&mut *self.json)
    }
    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Wrong> {
        self.json.key(key);
        value.serialize(&mut *self.json)
    }
    fn close(self) -> Result<(), Wrong> {
        self.json.raw(self.end)
    }
}

macro_rules! items {
    ($name:ident, $method:ident) => {
        impl ser::$name for Open<'_> {
            type Ok = ();
            type Error = Wrong;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Wrong> {
                self.item(value)
            }
            fn end(self) -> Result<(), Wrong> {
                self.close()
            }
        }
    };
}

macro_rules! fields {
    ($name:ident) => {
        impl ser::$name for Open<'_> {
            type Ok = ();
            type Error = Wrong;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Wrong> {
                self.field(key, value)
            }
            fn end(self) -> Result<(), Wrong> {
                self.close()
            }
        }
    };
}

items!(SerializeSeq, serialize_element);
items!(SerializeTuple, serialize_element);
items!(SerializeTupleStruct, serialize_field);
items!(SerializeTupleVariant, serialize_field);
fields!(SerializeStruct);
fields!(SerializeStructVariant);

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::json;

    #[derive(Serialize)]
    enum Every {
        Unit,
        Newtype(f64),
        Tuple(i8, char),
        Struct { text: &'static str, none: Option<u8>, some: Option<Vec<Every>> },
    }

    #[test]
    fn the_same_as_serde_json() {
        let value = [
            Every::Unit,
            Every::Newtype(-1_790_000_000_123.0),
            Every::Tuple(-7, '\u{1f}'),
            Every::Struct { text: "a\"\\\n\0 [{ Zoë 🥐\u{2028}", none: None, some: Some(vec![]) },
            Every::Struct { text: "[", none: Some(255), some: Some(vec![Every::Unit, Every::Newtype(0.0)]) },
        ];
        let ours: serde_json::Value = serde_json::from_str(&json(&value).unwrap()).unwrap();
        let mut theirs = serde_json::to_value(&value).unwrap();
        // serde_json writes whole floats as floats.
        theirs[1]["Newtype"] = (-1_790_000_000_123_i64).into();
        theirs[4]["Struct"]["some"][1]["Newtype"] = 0.into();
        assert_eq!(ours, theirs);
        assert_eq!(json(&(true, u64::from(u32::MAX), ())).unwrap(), "[true,4294967295,null]");
    }

    #[test]
    fn what_messages_do_not_carry() {
        assert!(json(&0.5).is_none() && json(&f64::NAN).is_none() && json(&u64::MAX).is_none());
        assert!(json(&std::collections::BTreeMap::from([(1, 2)])).is_none());
    }
}

//! As much of JSON Schema (2020-12) as `schema.json` uses. A keyword that is not known here fails, so that none is passed over.

use serde_json::Value;

/// Checks a value; what is wrong is said with its place.
pub fn check(schema: &Value, value: &Value) -> Result<(), String> {
    Checker { root: schema }.check(schema, value, "")
}

struct Checker<'a> {
    root: &'a Value,
}

impl Checker<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        for (keyword, wants) in schema.as_object().unwrap() {
            if !self.keyword(schema, keyword, wants, value, at)? {
                return Err(format!("{at}: {keyword}"));
            }
        }
        Ok(())
    }

    fn keyword(&self, schema: &Value, keyword: &str, wants: &Value, value: &Value, at: &str) -> Result<bool, String> {
        let size = |is: Option<usize>| is.map(|is| is as u64);
        let (items, fields) = (value.as_array(), value.as_object());
        let chars = size(value.as_str().map(|text| text.chars().count()));
        let limit = wants.as_u64();
        Ok(match keyword {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let pointer = wants.as_str().unwrap().trim_start_matches('#');
                return self.check(self.root.pointer(pointer).unwrap(), value, at).map(|()| true);
            }
            "type" => match wants.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                other => panic!("type {other}"),
            },
            "enum" => wants.as_array().unwrap().contains(value),
            "anyOf" => wants.as_array().unwrap().iter().any(|one| self.check(one, value, at).is_ok()),
            "required" => {
                let needs = |name: &Value| fields.is_none_or(|fields| fields.contains_key(name.as_str().unwrap()));
                wants.as_array().unwrap().iter().all(needs)
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object().unwrap();
                fields.is_none_or(|fields| fields.keys().all(|name| known.contains_key(name)))
            }
            "properties" => {
                for (name, inner) in wants.as_object().unwrap() {
                    if let Some(field) = fields.and_then(|fields| fields.get(name)) {
                        self.check(inner, field, &format!("{at}/{name}"))?;
                    }
                }
                true
            }
            "items" => {
                for (place, item) in items.into_iter().flatten().enumerate() {
                    self.check(wants, item, &format!("{at}/{place}"))?;
                }
                true
            }
            "minProperties" => size(fields.map(serde_json::Map::len)) >= limit || fields.is_none(),
            "minItems" => size(items.map(Vec::len)) >= limit || items.is_none(),
            "maxItems" => size(items.map(Vec::len)) <= limit,
            "minLength" => chars >= limit || chars.is_none(),
            "maxLength" => chars <= limit,
            "uniqueItems" => items.is_none_or(|items| items.iter().enumerate().all(|(i, it)| !items[..i].contains(it))),
            "pattern" => {
                // The only one: a host.
                assert_eq!(wants, r"^[a-z0-9-]+(\.[a-z0-9-]+)+$");
                let is_part = |part: &str| {
                    !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                };
                value.as_str().is_none_or(|text| text.contains('.') && text.split('.').all(is_part))
            }
            other => panic!("{other}: not known here"),
        })
    }
}

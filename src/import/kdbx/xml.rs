//! The XML of a database: its entries.

use chacha20::{ChaCha20, KeyIvInit, cipher::StreamCipher};
use quick_xml::{Reader, escape::resolve_predefined_entity, events::Event};
use zeroize::Zeroizing;

use crate::import::{ImportError, encoded::from_base64, sealed::Key};

/// An entry of a database. Holds secrets.
#[derive(Default)]
pub(in crate::import) struct Item {
    /// Its fields, in their order: `Title`, `UserName`, `URL`, `Notes`, and those that the user or a plugin has added.
    pub(in crate::import) fields: Vec<(String, Zeroizing<String>)>,
    /// The groups that it lies in, from the outermost but the root.
    pub(in crate::import) groups: Vec<String>,
    /// Separated by `;` or `,`.
    pub(in crate::import) tags: String,
    /// Whether it lies in the recycle bin.
    pub(in crate::import) trashed: bool,
}

impl Item {
    /// The value of a field; empty where it has none.
    pub(in crate::import) fn get(&self, key: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == key).map_or("", |(_, value)| value.as_str())
    }
}

/// Deeper than any such file.
const MOST_DEEP: usize = 128;

/// All entries, without their histories.
///
/// # Errors
/// [`ImportError::Damaged`], [`ImportError::TooDeep`], [`ImportError::TooMany`].
pub(in crate::import) fn items(
    xml: &str,
    (key, nonce): (Key, [u8; 12]),
    most: usize,
) -> Result<Vec<Item>, ImportError> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk {
        stream: ChaCha20::new((&*key).into(), (&nonce).into()),
        path: Vec::new(),
        groups: Vec::new(),
        text: Zeroizing::new(String::new()),
        is_protected: false,
        field: String::new(),
        bin: String::new(),
        item: None,
        items: Vec::new(),
    };
    loop {
        match reader.read_event().map_err(|_| ImportError::Damaged)? {
            Event::Start(start) => {
                let protected = |attribute: quick_xml::events::attributes::Attribute<'_>| {
                    attribute.key.as_ref() == "Protected" && attribute.value.eq_ignore_ascii_case("true")
                };
                walk.is_protected = start.attributes().flatten().any(protected);
                walk.begin(start.name().as_ref().to_owned(), most)?;
            }
            Event::Empty(_) => {}
            Event::Text(text) => walk.text.push_str(&text),
            Event::CData(text) => walk.text.push_str(&text),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().map_err(|_| ImportError::Damaged)?;
                match (character, resolve_predefined_entity(&name)) {
                    (Some(character), _) => walk.text.push(character),
                    (None, Some(text)) => walk.text.push_str(text),
                    (None, None) => return Err(ImportError::Damaged),
                }
            }
            Event::End(_) => walk.end()?,
            Event::Eof => break,
            _ => {}
        }
    }
    if walk.path.is_empty() { Ok(walk.items) } else { Err(ImportError::Damaged) }
}

struct Walk {
    /// Protected values are hidden by one stream, in the order of the document: each has to be read.
    stream: ChaCha20,
    path: Vec<String>,
    /// Name and identifier of each group on the way.
    groups: Vec<(String, String)>,
    text: Zeroizing<String>,
    is_protected: bool,
    field: String,
    /// The identifier of the recycle bin.
    bin: String,
    item: Option<Item>,
    items: Vec<Item>,
}

impl Walk {
    fn begin(&mut self, name: String, most: usize) -> Result<(), ImportError> {
        if self.path.len() >= MOST_DEEP {
            return Err(ImportError::TooDeep);
        }
        match name.as_str() {
            "Group" => self.groups.push((String::new(), String::new())),
            "Entry" if !self.is_in("History") => {
                if self.items.len() >= most {
                    return Err(ImportError::TooMany);
                }
                self.item = Some(Item::default());
            }
            _ => {}
        }
        self.path.push(name);
        self.text = Zeroizing::new(String::new());
        Ok(())
    }

    fn is_in(&self, name: &str) -> bool {
        self.path.iter().any(|part| part == name)
    }

    fn end(&mut self) -> Result<(), ImportError> {
        let text = std::mem::take(&mut self.text);
        let text = if std::mem::take(&mut self.is_protected) { self.reveal(&text)? } else { text };
        let name = self.path.pop().ok_or(ImportError::Damaged)?;
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        let in_history = self.is_in("History");
        match (parent, name.as_str()) {
            ("Meta", "RecycleBinUUID") => self.bin = text.to_string(),
            ("Group", "Name") => self.group(|group| group.0 = text.to_string()),
            ("Group", "UUID") => self.group(|group| group.1 = text.to_string()),
            (_, "Group") => drop(self.groups.pop()),
            ("Entry", "Tags") if !in_history => self.of_item(|item| item.tags = text.to_string()),
            ("String", "Key") => self.field = text.to_string(),
            ("String", "Value") if !in_history => {
                let field = std::mem::take(&mut self.field);
                self.of_item(|item| item.fields.push((field, text)));
            }
            (_, "Entry") if !in_history => {
                let trashed = !self.bin.is_empty() && self.groups.iter().any(|(_, id)| *id == self.bin);
                let groups = self.groups.iter().skip(1).map(|(name, _)| name.clone()).collect();
                self.items.extend(self.item.take().map(|item| Item { groups, trashed, ..item }));
            }
            _ => {}
        }
        Ok(())
    }

    fn group(&mut self, change: impl FnOnce(&mut (String, String))) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    fn of_item(&mut self, change: impl FnOnce(&mut Item)) {
        if let Some(item) = &mut self.item {
            change(item);
        }
    }

    fn reveal(&mut self, text: &str) -> Result<Zeroizing<String>, ImportError> {
        let mut bytes = from_base64(text.trim()).ok_or(ImportError::Damaged)?;
        self.stream.apply_keystream(&mut bytes);
        String::from_utf8(bytes).map(Zeroizing::new).map_err(|_| ImportError::Damaged)
    }
}

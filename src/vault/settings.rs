//! What the user can set. Kept in the vault, so that it comes along with it.

use serde::{Deserialize, Serialize};

use super::{
    cbor::{Fields, Malformed, Unknown, Writer, boolean, uint},
    key::Id,
    random::{RandomError, random},
    records::{Meta, SETTINGS},
};

/// What the user can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Minutes without use after which the vault locks: 1 to 1440.
    pub lock_minutes: u16,
    /// Whether the next code stands beside a code in its last seconds.
    pub show_next_code: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lock_minutes: 15, show_next_code: true }
    }
}

impl Settings {
    /// Whether every value is in its range.
    #[must_use]
    pub const fn in_range(&self) -> bool {
        self.lock_minutes >= 1 && self.lock_minutes <= 1440
    }
}

/// The settings as a record of the vault.
pub(super) struct SettingsRecord {
    pub(super) meta: Meta,
    pub(super) settings: Settings,
    pub(super) unknown: Unknown,
}

impl SettingsRecord {
    /// A record for settings that were never set before.
    pub(super) fn new(settings: Settings, collection: Id, author: Id) -> Result<Self, RandomError> {
        Ok(Self { meta: Meta::new(random()?, collection, author)?, settings, unknown: Unknown::default() })
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        let mut map = writer.map(Meta::FIELDS + 2, &self.unknown);
        self.meta.write(SETTINGS, &mut map);
        map.key(16).uint(self.settings.lock_minutes.into());
        map.key(17).bool(self.settings.show_next_code);
        map.end();
    }

    /// A setting that is not there has its default: a later version may have left it out.
    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let mut settings = Settings::default();
        let mut unknown = Unknown::default();
        for field in Fields::of(raw)? {
            match field? {
                (key, _) if Meta::holds(key) => {}
                (16, value) => settings.lock_minutes = uint(value)?.try_into().map_err(|_| Malformed)?,
                (17, value) => settings.show_next_code = boolean(value)?,
                (key, value) => unknown.keep(key, value),
            }
        }
        if !settings.in_range() {
            return Err(Malformed);
        }
        Ok(Self { meta: Meta::parse(raw)?, settings, unknown })
    }
}

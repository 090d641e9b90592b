//! What the user can set, and what was done for the day on which the vault is lost. Kept in the vault, so that it comes
//! along with it.

use serde::{Deserialize, Serialize};

use super::{
    cbor::{Fields, Malformed, MapWriter, Unknown, Writer, boolean, uint},
    key::Id,
    random::{RandomError, random},
    records::{Meta, SETTINGS},
};
use crate::time::UnixMs;

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

/// What was done for the day on which the vault is lost. Times in milliseconds since the epoch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Care {
    /// When a backup file was made last.
    pub backup_made_at: Option<UnixMs>,
    /// When a backup file was read back last and held all accounts.
    pub backup_tested_at: Option<UnixMs>,
    /// When the recovery key was made.
    pub recovery_made_at: Option<UnixMs>,
    /// When the user has last typed the recovery key correctly, or said that it is kept.
    pub recovery_checked_at: Option<UnixMs>,
}

impl Care {
    /// The times with their keys in the record.
    const fn fields(&self) -> [(u64, Option<UnixMs>); 4] {
        [
            (18, self.backup_made_at),
            (19, self.backup_tested_at),
            (20, self.recovery_made_at),
            (21, self.recovery_checked_at),
        ]
    }

    const fn field(&mut self, key: u64) -> Option<&mut Option<UnixMs>> {
        match key {
            18 => Some(&mut self.backup_made_at),
            19 => Some(&mut self.backup_tested_at),
            20 => Some(&mut self.recovery_made_at),
            21 => Some(&mut self.recovery_checked_at),
            _ => None,
        }
    }

    fn write(&self, map: &mut MapWriter<'_>) {
        for (key, time) in self.fields() {
            if let Some(time) = time {
                map.key(key).uint(time.0);
            }
        }
    }
}

/// The settings and the care as a record of the vault.
pub(super) struct SettingsRecord {
    pub(super) meta: Meta,
    pub(super) settings: Settings,
    pub(super) care: Care,
    pub(super) unknown: Unknown,
}

impl SettingsRecord {
    /// A record for settings that were never set before.
    pub(super) fn new(settings: Settings, care: Care, collection: Id, author: Id) -> Result<Self, RandomError> {
        Ok(Self { meta: Meta::new(random()?, collection, author)?, settings, care, unknown: Unknown::default() })
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        let times = self.care.fields().into_iter().filter(|(_, time)| time.is_some()).count();
        let mut map = writer.map(Meta::FIELDS.saturating_add(2).saturating_add(times), &self.unknown);
        self.meta.write(SETTINGS, &mut map);
        map.key(16).uint(self.settings.lock_minutes.into());
        map.key(17).bool(self.settings.show_next_code);
        self.care.write(&mut map);
        map.end();
    }

    /// A setting that is not there has its default: a later version may have left it out.
    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let (mut settings, mut care) = (Settings::default(), Care::default());
        let mut unknown = Unknown::default();
        for field in Fields::of(raw)? {
            match field? {
                (key, _) if Meta::holds(key) => {}
                (16, value) => settings.lock_minutes = uint(value)?.try_into().map_err(|_| Malformed)?,
                (17, value) => settings.show_next_code = boolean(value)?,
                (key, value) => match (care.field(key), uint(value)) {
                    (Some(time), Ok(at)) => *time = Some(UnixMs(at)),
                    _ => unknown.keep(key, value),
                },
            }
        }
        if !settings.in_range() {
            return Err(Malformed);
        }
        Ok(Self { meta: Meta::parse(raw)?, settings, care, unknown })
    }
}

//! How much is taken from a file.

use serde::{Deserialize, Serialize};

use super::ImportError;

/// What is taken from a file at most. A file that asks for more is refused before memory is taken or time spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file, and of what is unpacked from it, each.
    pub bytes: usize,
    /// Entries.
    pub entries: usize,
    /// Of a function that makes a key of a passphrase: the most memory, in KiB.
    pub key_memory_kib: u32,
    /// The most work of such a function, in units of memory (KiB) times passes, or of SHA blocks: see [`Cost`].
    pub key_work: u64,
}

impl Limits {
    /// 64 MiB, 100,000 entries; keys with 256 MiB and 16 passes, which is what the costliest usual files need (Ente on a
    /// small phone), or with 10 million rounds of PBKDF2.
    pub const USUAL: Self =
        Self { bytes: 64 << 20, entries: 100_000, key_memory_kib: 256 << 10, key_work: (256 << 10) * 16 };

    /// What the user has agreed to, having been told of the cost.
    #[must_use]
    pub const fn raised_to(self, cost: Cost) -> Self {
        Self { key_memory_kib: cost.memory_kib, key_work: cost.work, ..self }
    }

    /// # Errors
    /// [`ImportError::Costly`].
    pub(super) const fn check(&self, cost: Cost) -> Result<(), ImportError> {
        if cost.memory_kib > self.key_memory_kib || cost.work > self.key_work {
            return Err(ImportError::Costly(cost));
        }
        Ok(())
    }
}

/// What it costs to make a key of a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Argon2: memory in KiB times passes. scrypt: memory in KiB times `p`. PBKDF2: rounds times blocks of the key, a tenth.
    pub work: u64,
}

//! What `tests/fuzz` reaches inside for. Compiled by cargo-fuzz only.

use super::{kdbx, sealed::Key};

/// Reads the XML of a KeePass database; how many entries it has, `None` if it is refused.
#[must_use]
pub fn kdbx_items(xml: &str, most: usize) -> Option<usize> {
    kdbx::items(xml, (Key::new([0; 32]), [0; 12]), most).ok().map(|items| items.len())
}

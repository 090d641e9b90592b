//! Pictures that the user brings to the page: chosen as files, dropped, pasted ([`reading`]), shown to the camera
//! ([`camera`]). What their codes say goes to the background as it is, and comes back as a capture that waits for a yes.

pub mod camera;
pub mod msg;
pub mod reading;
pub mod update;

use camera::Camera;
use reading::{Reading, Unread};

/// What the page knows of them. Holds secrets while it reads: no `Debug`.
#[derive(Default)]
pub struct Pictures {
    /// The pictures that are being read.
    pub reading: Option<Reading>,
    /// What could not be read of the last ones.
    pub unread: Vec<Unread>,
    /// The camera, while its screen is shown.
    pub camera: Option<Camera>,
    /// How often reading was begun: what arrives of an earlier time is dropped.
    rounds: u32,
}

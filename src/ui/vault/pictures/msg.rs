//! What can happen with pictures, and what they have done outside.

use super::{camera::NoCamera, reading::Unreadable};

/// Something happened.
pub enum Msg {
    /// Files were chosen, dropped or pasted: their names.
    Brought(Vec<String>),
    /// One of them was read, in this round: the texts of its codes.
    Read(u32, Result<Vec<String>, Unreadable>),
    /// The round has taken so long that what is being done is shown.
    Late(u32),
    /// "Cancel".
    Cancel,
    /// "Close", of what could not be read.
    Close,
    /// "Scan with camera", and "Try again".
    OpenCamera,
    /// It runs, or does not.
    Started(Result<(), NoCamera>),
    /// It was taken away while it ran.
    Gone(NoCamera),
    /// It shows codes with these texts.
    Seen(Vec<String>),
    /// "Stop".
    StopCamera,
}

/// Something is to be done outside.
pub enum Command {
    /// Read the file at this place of those that wait.
    Read(u32, usize),
    /// Say when the round takes long.
    Late(u32),
    /// Forget the files that wait.
    Forget,
    /// Start the camera, in the element that the screen has for it.
    StartCamera,
}

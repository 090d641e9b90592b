//! Pictures and the camera, in words.

use crate::{
    message::Text,
    ui::vault::pictures::{camera::NoCamera, reading::Unreadable},
};

/// Why a picture could not be read, and what to do.
#[must_use]
pub fn unreadable(why: Unreadable) -> Text {
    Text::plain(match why {
        Unreadable::NoFile => "pictureNoFile",
        Unreadable::LargeFile => "pictureLargeFile",
        Unreadable::NoPicture => "pictureUnknown",
        Unreadable::CutOff => "pictureCutOff",
        Unreadable::Empty => "pictureEmpty",
        Unreadable::TooLarge => "pictureTooLarge",
        Unreadable::Slow => "pictureSlow",
        Unreadable::Complex => "pictureComplex",
        Unreadable::Heif => "pictureHeif",
        Unreadable::Undecodable => "pictureUndecodable",
        Unreadable::Browser => "pictureScanner",
    })
}

/// Why the camera is off, and what to do.
#[must_use]
pub fn no_camera(why: NoCamera) -> Text {
    Text::plain(match why {
        NoCamera::Refused => "cameraRefused",
        NoCamera::None => "cameraNone",
        NoCamera::InUse => "cameraInUse",
        NoCamera::Lost => "cameraLost",
        NoCamera::Hidden => "cameraHidden",
        NoCamera::Browser => "cameraBrowser",
    })
}

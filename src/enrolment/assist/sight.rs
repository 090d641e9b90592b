//! What the assistant sees of a page.

use serde::{Deserialize, Serialize};

/// A control of the page, by its number in the facts of the document and by its name. It is pressed only while both fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Its number in the document's facts.
    pub index: u32,
    /// Its accessible name, as the user is shown it.
    pub name: String,
}

/// A secret that the page shows. The secret itself stays where the page was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretSeen {
    /// Which of the captures of this look it is.
    pub number: u32,
    /// Tells secrets apart: 32 bits of a hash of the secret and its parameters.
    pub mark: u32,
}

/// Why the site does not let the user go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// Certain settings open after some days, or from a device that was signed in before.
    Wait,
    /// The e-mail address has to be confirmed first.
    EmailFirst,
    /// A telephone number has to be given first.
    PhoneFirst,
    /// The plan or the edition has no two-factor login.
    Plan,
    /// An administrator or another log-in (single sign-on) decides.
    Managed,
}

/// What one look at the page has found. Several can be there at once; [`super::Run`] takes them in its own order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// Which document this is; another one after a navigation.
    pub token: String,
    /// The secrets, each once: a QR code and a key that say the same are one.
    pub secrets: Vec<SecretSeen>,
    /// Shows the secret, or the key beside the QR code; changes nothing at the site.
    pub reveal: Option<Control>,
    /// Chooses the authenticator app among other ways.
    pub app: Option<Control>,
    /// May lead to where two-factor login is turned on, the likeliest first.
    pub ways: Vec<Control>,
    /// Sends the code, or goes on.
    pub confirm: Option<Control>,
    /// A field for the code of the app.
    pub code_field: bool,
    /// The page says that the code was wrong.
    pub refused: bool,
    /// The page asks for the password.
    pub password: bool,
    /// The page says that two-factor login is on.
    pub is_on: bool,
    /// The page has a control that turns it off.
    pub can_turn_off: bool,
    /// How many recovery codes it shows.
    pub codes: Option<u32>,
    /// Shows recovery codes, or makes new ones.
    pub show_codes: Option<Control>,
    /// Says to the site that its recovery codes are kept, or ends what it has shown.
    pub finish: Option<Control>,
    /// Why it goes no further.
    pub obstacle: Option<Obstacle>,
}

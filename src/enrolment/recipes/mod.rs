//! Recipes: what helps the assistant at a site that is odd. Data, one JSON file a site in `extension/recipes`; how to write one
//! is in `.github/RECIPES.md`.
//!
//! Everything works without them. A recipe names controls that the [reader](super::reading) does not know, and texts that
//! stop the user, with what helps then. It cannot make anything pressable that the reader takes for dangerous, that has no name
//! or that leads away, and nothing that it names is pressed before the user has said yes to its name.

mod apply;
mod checks;
mod refusal;

use serde::{Deserialize, Deserializer};

use super::reading::ObstacleKind;
use checks::{Field, count, each, is_host, length};
pub use refusal::{RecipeError, Wrong};

/// The most hosts of a recipe.
pub const MOST_HOSTS: usize = 8;
/// The most names of one role, and texts of one obstacle: a site may show them in many languages.
pub const MOST_NAMES: usize = 40;
/// The most obstacles.
pub const MOST_OBSTACLES: usize = 8;
/// The longest name of a control, in characters: no longer ones are read of a page.
pub const LONGEST_NAME: usize = 160;
/// How long the text of an obstacle is, in characters. Shorter ones stand on pages where nothing is in the way.
pub const TEXT_LENGTH: (usize, usize) = (12, 200);
/// The longest advice or source, in characters.
pub const LONGEST_ADVICE: usize = 300;

/// A recipe that keeps to the limits above.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Recipe {
    hosts: Vec<String>,
    controls: Controls,
    obstacles: Vec<Obstacle>,
}

/// A recipe as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(deserialize_with = "named::source")]
    source: String,
    /// For who reads the file.
    #[serde(deserialize_with = "named::tried")]
    #[expect(dead_code, reason = "asked for so that it is said")]
    tried: bool,
    #[serde(deserialize_with = "named::hosts")]
    hosts: Vec<String>,
    #[serde(default, deserialize_with = "named::controls")]
    controls: Option<Controls>,
    #[serde(default, deserialize_with = "named::obstacles")]
    obstacles: Option<Vec<Obstacle>>,
}

/// Names of controls by what they do; of several that are on a page, the first of a list comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Controls {
    #[serde(deserialize_with = "named::way_in")]
    way_in: Option<Vec<String>>,
    #[serde(deserialize_with = "named::app")]
    app: Option<Vec<String>>,
    #[serde(deserialize_with = "named::show_key")]
    show_key: Option<Vec<String>>,
    #[serde(deserialize_with = "named::confirm")]
    confirm: Option<Vec<String>>,
    #[serde(deserialize_with = "named::show_codes")]
    show_codes: Option<Vec<String>>,
    #[serde(deserialize_with = "named::finish")]
    finish: Option<Vec<String>>,
}

/// A text that stops the user, and what helps then.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Obstacle {
    #[serde(deserialize_with = "named::says")]
    says: Vec<String>,
    #[serde(deserialize_with = "named::kind")]
    kind: ObstacleKind,
    #[serde(deserialize_with = "named::advice")]
    advice: String,
}

/// Reads each field so that an error says which one it was.
mod named {
    use super::{Controls, Deserialize, Deserializer, Obstacle, ObstacleKind, naming};

    macro_rules! needed {
        ($($field:ident $name:literal $type:ty),* $(,)?) => { $(
            pub(super) fn $field<'de, D: Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                naming($name, <$type>::deserialize(from))
            }
        )* };
    }

    /// What may be left out; if it is there, it is not `null`.
    macro_rules! optional {
        ($($field:ident $name:literal $type:ty),* $(,)?) => { $(
            pub(super) fn $field<'de, D: Deserializer<'de>>(from: D) -> Result<Option<$type>, D::Error> {
                naming($name, <$type>::deserialize(from)).map(Some)
            }
        )* };
    }

    needed! {
        source "source" String,
        tried "tried" bool,
        hosts "hosts" Vec<String>,
        says "says" Vec<String>,
        kind "kind" ObstacleKind,
        advice "advice" String,
    }

    optional! {
        controls "controls" Controls,
        way_in "wayIn" Vec<String>,
        app "app" Vec<String>,
        show_key "showKey" Vec<String>,
        confirm "confirm" Vec<String>,
        show_codes "showCodes" Vec<String>,
        finish "finish" Vec<String>,
        obstacles "obstacles" Vec<Obstacle>,
    }
}

fn naming<T, E: serde::de::Error>(field: &str, read: Result<T, E>) -> Result<T, E> {
    read.map_err(|error| E::custom(format_args!("{field}: {error}")))
}

impl TryFrom<Written> for Recipe {
    type Error = RecipeError;

    fn try_from(written: Written) -> Result<Self, RecipeError> {
        let Written { source, hosts, controls, obstacles, .. } = written;
        length("source", &source, (1, LONGEST_ADVICE))?;
        count("hosts", hosts.len(), (1, MOST_HOSTS))?;
        each("hosts", &hosts, |field, host| is_host(host).then_some(()).ok_or_else(|| field.is(Wrong::Host)))?;
        if controls.is_none() && obstacles.is_none() {
            return Err(Field::of("controls").is(Wrong::Nothing));
        }
        if let Some(controls) = &controls {
            controls.check()?;
        }
        if let Some(obstacles) = &obstacles {
            count("obstacles", obstacles.len(), (1, MOST_OBSTACLES))?;
        }
        let (controls, obstacles) = (controls.unwrap_or_default(), obstacles.unwrap_or_default());
        for (place, obstacle) in obstacles.iter().enumerate() {
            obstacle.check(&format!("obstacles[{place}]"))?;
        }
        Ok(Self { hosts, controls, obstacles })
    }
}

impl Recipe {
    /// Whether it is for pages of this origin: one of its hosts, over https, at the usual port.
    #[must_use]
    pub fn is_for(&self, origin: &str) -> bool {
        origin.strip_prefix("https://").is_some_and(|host| self.hosts.iter().any(|own| own == host))
    }

    /// The hosts that it is for.
    #[must_use]
    pub fn hosts(&self) -> &[String] {
        &self.hosts
    }
}

impl Controls {
    fn check(&self) -> Result<(), RecipeError> {
        let Self { way_in, app, show_key, confirm, show_codes, finish } = self;
        let names = ["wayIn", "app", "showKey", "confirm", "showCodes", "finish"];
        let lists = [way_in, app, show_key, confirm, show_codes, finish];
        if lists.iter().all(|list| list.is_none()) {
            return Err(Field::of("controls").is(Wrong::Nothing));
        }
        for (name, list) in names.into_iter().zip(lists) {
            let Some(list) = list else { continue };
            let field = format!("controls.{name}");
            count(&field, list.len(), (1, MOST_NAMES))?;
            each(&field, list, |field, name| length(&field.0, name, (1, LONGEST_NAME)))?;
        }
        Ok(())
    }
}

impl Obstacle {
    fn check(&self, at: &str) -> Result<(), RecipeError> {
        let says = format!("{at}.says");
        count(&says, self.says.len(), (1, MOST_NAMES))?;
        each(&says, &self.says, |field, text| length(&field.0, text, TEXT_LENGTH))?;
        length(&format!("{at}.advice"), &self.advice, (1, LONGEST_ADVICE))
    }
}

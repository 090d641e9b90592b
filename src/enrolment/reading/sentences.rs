//! What the sentences of a page say: on, refused, an obstacle.

use super::facts::{Notice, PageFacts};
use super::words::{ANYWHERE, Said, Topic, said, sentences};

/// Why a site does not let the user turn two-factor login on now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ObstacleKind {
    /// Hours or days have to pass first.
    Wait,
    /// The e-mail address has to be confirmed first.
    VerifyMail,
    /// What is paid for does not include it.
    Plan,
    /// An organisation decides it.
    Managed,
    /// The login is with another service.
    OtherLogin,
}

const OBSTACLES: [(Topic, ObstacleKind); 5] = [
    (Topic::VerifyMail, ObstacleKind::VerifyMail),
    (Topic::Managed, ObstacleKind::Managed),
    (Topic::OtherLogin, ObstacleKind::OtherLogin),
    (Topic::Plan, ObstacleKind::Plan),
    (Topic::Wait, ObstacleKind::Wait),
];

/// Longer ones that are not marked as news are explanations, not answers.
const SHORT: usize = 120;

/// An obstacle and the sentence that tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) kind: ObstacleKind,
    pub(super) text: String,
    /// Marked as news by the page, or new since the last look.
    pub(super) announced: bool,
}

/// What the page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PageSays {
    /// That two-factor login by an app is on: the text.
    pub(super) on: Option<String>,
    /// That the code was not accepted: the text.
    pub(super) refused: Option<String>,
    /// That the user has to give the password again; in a heading or a message.
    pub(super) again: bool,
    /// That no recovery codes were made yet.
    pub(super) no_codes: bool,
    /// That recovery codes were made before.
    pub(super) old_codes: bool,
    /// That something is in the way.
    pub(super) obstacle: Option<Told>,
    /// The title or a heading is about two-factor login.
    pub(super) about: bool,
}

impl PageSays {
    pub(super) fn of(page: &PageFacts) -> Self {
        let mut says = Self::default();
        let titles: Vec<(&str, Said)> = std::iter::once(&page.title)
            .chain(&page.headings)
            .flat_map(|text| sentences(text).map(move |said| (text.as_str(), said)))
            .collect();
        says.about = titles.iter().any(|(_, said)| said.any(&[Topic::SecondFactor, Topic::App]));
        says.again = titles.iter().any(|(_, said)| said.has(Topic::Again));
        says.on = titles.iter().find(|(_, said)| is_on(*said, false)).map(|(text, _)| (*text).to_owned());
        for notice in &page.notices {
            says.read(notice);
        }
        says
    }

    fn read(&mut self, notice: &Notice) {
        let announced = notice.fresh || notice.role.announced();
        let brief = announced || notice.text.chars().count() <= SHORT;
        let whole = said(&notice.text);
        for said in sentences(&notice.text) {
            let unaddressed = announced && self.about && !said.any(&[Topic::OtherMethod, Topic::Recovery]);
            // "Is set up at your identity provider": elsewhere, or by others.
            let elsewhere = said.any(&[Topic::OtherLogin, Topic::Managed]);
            if self.on.is_none() && is_on(said, unaddressed) && !whole.has(Topic::Refused) && !elsewhere {
                self.on = Some(notice.text.clone());
            }
            let of_code = said.has(Topic::Code) || (announced && !whole.any(&[Topic::Password, Topic::Recovery]));
            let refused = said.has(Topic::Refused) && of_code && !said.has(Topic::If);
            // "Recovery code" is a code, too, but not the one that was typed.
            if self.refused.is_none() && brief && refused && !said.has(Topic::Password) {
                self.refused = Some(notice.text.clone());
            }
            self.again |= said.has(Topic::Again) && brief;
            self.no_codes |= said.has(Topic::NoCodes);
            self.old_codes |= said.has(Topic::OldCodes) && !said.has(Topic::NoCodes);
        }
        // "Administrator", "Premium": what somebody is, and what is sold.
        let is_sentence = whole.words > 2 || notice.text.contains(|c| c >= ANYWHERE);
        let told = OBSTACLES.iter().find(|(topic, _)| is_sentence && whole.has(*topic));
        let stands = self.obstacle.as_ref().is_some_and(|told| told.announced || !announced);
        if let (Some((_, kind)), true, false) = (told, brief, stands) {
            self.obstacle = Some(Told { kind: *kind, text: notice.text.clone(), announced });
        }
    }
}

/// Whether a sentence says that two-factor login by an app is on. `addressed` if it need not name it.
fn is_on(said: Said, addressed: bool) -> bool {
    let imperative = said.first.any(super::words::Topics::of(&[Topic::Enable]));
    let other = said.has(Topic::OtherMethod) && !said.has(Topic::App);
    said.has(Topic::On)
        && (addressed || said.any(&[Topic::SecondFactor, Topic::App]))
        && !said.any(&[Topic::Not, Topic::If, Topic::Refused, Topic::Later])
        && !said.acts
        && !imperative
        && !other
}

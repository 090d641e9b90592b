//! The rules by which a control gets its role, from the strictest to the most lenient.

use super::facts::{Control, ControlKind, LinkTarget};
use super::role::{Around, Reason, Role};
use super::words::{Said, Topic, Topics, said, said_by_name};

type Verdict = (Role, u8, Vec<Reason>);

/// One control and what is said at it.
pub(super) struct Look<'a> {
    control: &'a Control,
    around: &'a Around,
    name: Said,
    row: Said,
    section: Said,
    /// What it is about if its name does not say so: by its row, or else by its heading.
    about: Topics,
}

const SUBJECTS: [Topic; 4] = [Topic::SecondFactor, Topic::App, Topic::Recovery, Topic::OtherMethod];
const TWO_FACTOR: [Topic; 2] = [Topic::SecondFactor, Topic::App];

impl<'a> Look<'a> {
    pub(super) fn at(control: &'a Control, around: &'a Around) -> Self {
        let (row, section) = (said(&control.row), said(&control.section));
        let about = if row.any(&SUBJECTS) { row.topics } else { section.topics };
        Self { control, around, name: said_by_name(&control.name), row, section, about }
    }

    pub(super) fn role(&self) -> Verdict {
        self.forbidden()
            .or_else(|| self.elsewhere())
            .or_else(|| self.codes())
            .or_else(|| self.method())
            .or_else(|| self.way_in())
            .or_else(|| self.goes_on())
            .unwrap_or_else(|| {
                let unknown = if self.name.unknown > 0 { vec![Reason::UnknownWords] } else { Vec::new() };
                (Role::Other, 0, unknown)
            })
    }

    /// What is never pressed.
    fn forbidden(&self) -> Option<Verdict> {
        let dangerous = |reason| Some((Role::Dangerous, 100, vec![reason]));
        let (control, name) = (self.control, self.name);
        if name.has(Topic::TurnOff) {
            return dangerous(Reason::TurnsOff);
        }
        if name.has(Topic::Harm) {
            return dangerous(Reason::CannotBeUndone);
        }
        if name.words == 0 {
            return Some((Role::Unnamed, 100, vec![Reason::NoName]));
        }
        let is_on = control.kind == ControlKind::Checkbox && control.checked && !name.has(Topic::Saved);
        if is_on && (name.any(&TWO_FACTOR) || Topics::of(&TWO_FACTOR).any(self.row.topics.and(self.section.topics))) {
            return dangerous(Reason::SwitchIsOn);
        }
        let amid = self.row.acts
            || self.section.acts
            || (self.around.danger && control.kind != ControlKind::Link && self.section.words == 0);
        if !self.is_specific() && amid {
            return dangerous(Reason::AmidDanger);
        }
        let sends = matches!(control.kind, ControlKind::Submit | ControlKind::Button);
        if sends && control.form.is_some_and(|form| self.around.dangerous_forms.contains(&form)) {
            return dangerous(Reason::FormIsDangerous);
        }
        is_on.then(|| (Role::Other, 0, vec![Reason::SwitchIsOn]))
    }

    /// Whether the name alone says what is done, and that it takes nothing away.
    fn is_specific(&self) -> bool {
        const SPECIFIC: [Topic; 9] = [
            Topic::Enable,
            Topic::Show,
            Topic::Reveal,
            Topic::Saved,
            Topic::Keep,
            Topic::Later,
            Topic::SecondFactor,
            Topic::App,
            Topic::Recovery,
        ];
        self.name.any(&SPECIFIC)
    }

    /// What leads away or puts it off, and other ways than an app.
    fn elsewhere(&self) -> Option<Verdict> {
        let (control, name) = (self.control, self.name);
        if name.has(Topic::Later) && !name.has(Topic::Reveal) {
            return Some((Role::Later, 50, vec![Reason::PutsOff]));
        }
        if control.target == LinkTarget::OtherOrigin {
            return Some((Role::Other, 0, vec![Reason::LeadsAway]));
        }
        let takes = name.has(Topic::Keep) && !name.any(&[Topic::Saved, Topic::Show, Topic::Reveal]);
        if control.target == LinkTarget::Download || takes {
            return Some((Role::Other, 0, vec![Reason::TakesCopy]));
        }
        if name.has(Topic::Password) && !name.has(Topic::Saved) {
            return Some((Role::Other, 0, vec![Reason::AboutPassword]));
        }
        // "Not active", "activated": what is told, though it may be a link. (A word that sets up may stand beside it.)
        let sets_up = name.any(&[Topic::Enable, Topic::Proceed, Topic::Done]);
        let told = name.any(&[Topic::Not, Topic::Refused, Topic::NoCodes]) || (name.has(Topic::On) && !sets_up);
        if told && !name.any(&[Topic::Reveal, Topic::Saved]) {
            return Some((Role::Other, 0, vec![Reason::TellsState]));
        }
        let own = name.has(Topic::OtherMethod) && !name.has(Topic::App);
        let by_row = self.row.has(Topic::OtherMethod) && !self.row.any(&[Topic::App, Topic::Recovery]);
        let by_heading = !self.row.any(&SUBJECTS)
            && self.section.has(Topic::OtherMethod)
            && !self.section.any(&[Topic::App, Topic::SecondFactor, Topic::Recovery]);
        let says_itself = name.any(&[Topic::App, Topic::Recovery, Topic::Saved, Topic::Reveal]);
        if own || (!says_itself && (by_row || (by_heading && !name.has(Topic::SecondFactor)))) {
            return Some((Role::Other, 0, vec![Reason::OtherMethod]));
        }
        None
    }

    /// The secret as text, and recovery codes.
    fn codes(&self) -> Option<Verdict> {
        let (control, name) = (self.control, self.name);
        let amid_codes =
            self.about.has(Topic::Recovery) && !name.any(&[Topic::SecondFactor, Topic::App, Topic::Secret]);
        let about_codes = name.has(Topic::Recovery) || (amid_codes && name.unknown == 0);
        if name.has(Topic::Saved) {
            return Some((Role::SavedCodes, if about_codes { 90 } else { 70 }, vec![Reason::SaysSaved]));
        }
        if !about_codes {
            let shows = name.has(Topic::Show) && name.has(Topic::Secret);
            let reveals = (name.has(Topic::Reveal) || shows) && !matches!(control.kind, ControlKind::Submit);
            return reveals.then(|| (Role::Reveal, 80, vec![Reason::ShowsSecret]));
        }
        let reasons = |reason| vec![Reason::AboutRecoveryCodes, reason];
        let own = if name.has(Topic::Recovery) { 20 } else { 0 };
        let is_link = control.kind == ControlKind::Link;
        if name.has(Topic::Make) {
            return Some((Role::MakeCodes, 70 + own, reasons(Reason::Makes)));
        }
        if name.has(Topic::Show) {
            return Some((Role::ShowCodes, 70 + own, reasons(Reason::Shows)));
        }
        if name.has(Topic::Enable) {
            let role = if is_link { Role::ShowCodes } else { Role::MakeCodes };
            return Some((role, 50 + own, reasons(Reason::SetsUp)));
        }
        if name.has(Topic::Manage) {
            return Some((Role::ShowCodes, 40 + own, reasons(Reason::LeadsToSettings)));
        }
        let only_named = name.has(Topic::Recovery) && name.unknown == 0 && !name.any(&[Topic::Proceed, Topic::Done]);
        only_named.then(|| (Role::ShowCodes, 40, vec![Reason::AboutRecoveryCodes]))
    }

    /// One of several ways.
    fn method(&self) -> Option<Verdict> {
        let (control, name) = (self.control, self.name);
        if !name.has(Topic::App) || name.has(Topic::OtherMethod) {
            return None;
        }
        let chooses = match control.kind {
            ControlKind::Radio | ControlKind::Tab | ControlKind::Option | ControlKind::Summary => true,
            ControlKind::Checkbox => !name.has(Topic::Enable),
            ControlKind::Button | ControlKind::Submit | ControlKind::Link => {
                // Longer ones have a description in them: of these, the beginning has to name the way.
                let begins = name.words >= 5 && name.first.any(Topics::of(&[Topic::App, Topic::SecondFactor]));
                let plain = !name.any(&[Topic::Enable, Topic::Manage, Topic::Proceed, Topic::Make]);
                (begins || (name.unknown == 0 && plain)) && self.around.other_methods
            }
        };
        chooses.then(|| (Role::ChooseApp, 80, vec![Reason::NamesApp]))
    }

    /// What begins or leads to it.
    fn way_in(&self) -> Option<Verdict> {
        let (control, name) = (self.control, self.name);
        let named = name.any(&TWO_FACTOR);
        let amid = !named && name.unknown == 0 && self.about.any(Topics::of(&TWO_FACTOR));
        if matches!(control.kind, ControlKind::Radio | ControlKind::Option) {
            return None;
        }
        let (subject, bonus) = if name.has(Topic::App) {
            (Reason::NamesApp, 10)
        } else if named {
            (Reason::NamesTwoFactor, 5)
        } else {
            (Reason::AmidTwoFactor, 0)
        };
        if name.has(Topic::Enable) && (named || amid) {
            return match self.around.setup && control.kind != ControlKind::Link {
                true => Some((Role::Confirm, 90, vec![Reason::SetsUp, subject, Reason::SetupIsOpen])),
                false => Some((Role::WayIn, 80 + bonus, vec![Reason::SetsUp, subject])),
            };
        }
        let other_verb = name.any(&[Topic::Proceed, Topic::Done, Topic::Show, Topic::Make, Topic::Code, Topic::Secret]);
        if other_verb || name.unknown > 0 {
            return None;
        }
        if name.has(Topic::Manage) && (named || amid) {
            return Some((Role::WayIn, 50 + bonus, vec![Reason::LeadsToSettings, subject]));
        }
        if named {
            return Some((Role::WayIn, 40 + bonus, vec![subject]));
        }
        let settings = name.has(Topic::Security);
        settings.then(|| (Role::WayIn, 20, vec![Reason::NamesSecurity]))
    }

    /// What sends a form off, goes on or ends.
    fn goes_on(&self) -> Option<Verdict> {
        let (control, name) = (self.control, self.name);
        let sends = matches!(control.kind, ControlKind::Button | ControlKind::Submit);
        let known =
            name.unknown == 0 || (name.any(&[Topic::Code, Topic::SecondFactor, Topic::App]) && name.unknown < 3);
        let other = matches!(control.kind, ControlKind::Radio | ControlKind::Option | ControlKind::Checkbox);
        if !known || other {
            return None;
        }
        let setup = self.around.setup && sends;
        if name.has(Topic::Proceed) {
            let strength = if name.any(&[Topic::Code, Topic::Enable]) { 80 } else { 70 };
            return match name.has(Topic::Done) && !setup {
                true => Some((Role::Done, 60, vec![Reason::Ends])),
                false => Some((Role::Confirm, strength, vec![Reason::GoesOn])),
            };
        }
        if name.has(Topic::Enable) && setup {
            return Some((Role::Confirm, 75, vec![Reason::SetsUp, Reason::SetupIsOpen]));
        }
        if name.has(Topic::Done) {
            return match setup {
                true => Some((Role::Confirm, 40, vec![Reason::Ends, Reason::SetupIsOpen])),
                false => Some((Role::Done, 70, vec![Reason::Ends])),
            };
        }
        None
    }
}

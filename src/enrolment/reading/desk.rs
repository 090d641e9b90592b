//! Picks the controls for what was found.

use super::facts::{Control, ControlKind, LinkTarget, PageFacts, Seen};
use super::findings::{Findings, MethodChoice, Offer, Pick, RecoveryShown, SecretShown};
use super::role::{Judged, Role, roles};
use super::sentences::PageSays;
use super::words::{Topic, Topics, said, said_by_name};
use crate::order::sorted_by_key;
use std::cmp::Reverse;

/// How many ways in are offered at most.
const CANDIDATES: usize = 8;

/// Reads a page.
#[must_use]
pub fn read(page: &PageFacts, seen: Seen) -> Findings {
    let judged = roles(page, seen);
    let says = PageSays::of(page);
    let desk = Desk { page, judged: &judged, says: &says, seen };
    let ways_in = desk.ways_in();
    let secret_shown = seen.secret.then(|| SecretShown {
        reveal: desk.reveal(),
        confirm: desk.confirm(),
        password: page.passwords > 0,
        recovery_codes: seen.recovery_codes > 0,
    });
    let only_password = page.passwords == 1 && !seen.secret && !seen.code_field && ways_in.is_empty();
    // Pages mention much: what is not told as news stops nobody who can go on.
    let stops = |announced: bool| announced || (ways_in.is_empty() && !seen.secret && !seen.code_field);
    let obstacle = says.obstacle.as_ref().filter(|told| stops(told.announced));
    let obstacle = obstacle.map(|told| (told.kind, told.text.clone(), told.announced));
    let asked = page.passwords > 0 && says.again && (page.passwords == 1 || ways_in.is_empty());
    Findings {
        password_asked: (only_password || asked) && !seen.secret && seen.recovery_codes == 0,
        code_refused: says.refused.clone().filter(|_| seen.code_field),
        recovery_shown: (seen.recovery_codes > 0).then(|| desk.recovery_shown()),
        secret_shown,
        reveal: if seen.secret { None } else { desk.reveal() },
        code_field: seen.code_field,
        confirm: desk.confirm(),
        method: desk.method(),
        off_switch: desk.off_switch(),
        recovery_offered: desk.offer(),
        settings: desk.settings(),
        obstacle,
        ways_in,
        on: says.on,
        judged,
    }
}

struct Desk<'a> {
    page: &'a PageFacts,
    judged: &'a [Judged],
    says: &'a PageSays,
    seen: Seen,
}

impl Desk<'_> {
    /// The controls of a role that can be seen, each with its strength.
    fn of(&self, role: Role) -> impl Iterator<Item = (&Control, u16)> {
        let pairs = self.page.controls.iter().zip(self.judged);
        pairs.filter(move |(control, judged)| judged.role == role && control.shown).map(|(control, judged)| {
            let bonus = if control.dialog { 15 } else { 0 };
            (control, u16::from(judged.strength).saturating_add(bonus))
        })
    }

    /// The strongest of a role that can be pressed; of equal ones, the first.
    fn best(&self, role: Role) -> Option<Pick> {
        let mut all = self.of(role).filter(|(control, _)| control.enabled);
        let first = all.next()?;
        let best = all.fold(first, |best, other| if other.1 > best.1 { other } else { best });
        Some(Pick::of(best.0))
    }

    fn ways_in(&self) -> Vec<Pick> {
        let mut ways: Vec<(&Control, u16)> = self.of(Role::WayIn).filter(|(control, _)| control.enabled).collect();
        // An assistant of the site that begins with a page of words and "Next".
        let fields = self.page.codes > 0 || self.page.passwords > 0 || self.seen.code_field || self.seen.secret;
        if self.says.about && !fields && self.seen.recovery_codes == 0 && self.says.on.is_none() {
            ways.extend(
                self.of(Role::Confirm).filter(|(control, _)| control.enabled).map(|(control, _)| (control, 30)),
            );
        }
        let ways = sorted_by_key(ways, |(_, strength)| Reverse(*strength));
        ways.into_iter().take(CANDIDATES).map(|(control, _)| Pick::of(control)).collect()
    }

    fn reveal(&self) -> Option<Pick> {
        // One that is open has done its work.
        let closed = self.of(Role::Reveal).filter(|(control, _)| control.enabled && !control.checked);
        closed.map(|(control, _)| Pick::of(control)).next()
    }

    /// The control that belongs to the field for the code: in its form, submitting it, by the strength of its name.
    fn confirm(&self) -> Option<Pick> {
        let beside = |control: &Control| {
            self.seen.code_field && control.form.is_some_and(|form| self.page.code_forms.contains(&form))
        };
        let weigh = |control: &Control, strength: u16| {
            let submits = if control.kind == ControlKind::Submit { 12 } else { 0 };
            strength.saturating_add(submits).saturating_add(if beside(control) { 200 } else { 0 })
        };
        let leads = |control: &Control| control.kind == ControlKind::Link && self.seen.code_field;
        let mut all = self.of(Role::Confirm).filter(|(control, _)| !leads(control));
        let first = all.next()?;
        // Of equal ones the last: a form's button stands at its end.
        let best = all.fold(first, |best, one| if weigh(one.0, one.1) >= weigh(best.0, best.1) { one } else { best });
        let forms_known = self.seen.code_field && !self.page.code_forms.is_empty();
        // A button of another form sends something else off.
        let foreign = forms_known && best.0.form.is_some() && !beside(best.0);
        (!foreign).then(|| Pick::of(best.0))
    }

    fn method(&self) -> Option<MethodChoice> {
        let app = self.best(Role::ChooseApp)?;
        let control = self.page.controls.iter().find(|control| control.index == app.index)?;
        let one_of = matches!(control.kind, ControlKind::Radio | ControlKind::Checkbox | ControlKind::Option);
        let same_form = |other: &Control| other.form == control.form && other.kind != ControlKind::Link;
        let goes_on = self.of(Role::Confirm).filter(|(other, _)| same_form(other) && other.form.is_some());
        let first = goes_on.map(|(other, _)| Pick::of(other)).next();
        let proceed = if one_of { first.or_else(|| self.confirm()) } else { None };
        Some(MethodChoice { app, proceed })
    }

    fn recovery_shown(&self) -> RecoveryShown {
        let saved = self.of(Role::SavedCodes).filter(|(control, _)| control.enabled && !control.checked);
        let saved: Vec<&Control> = saved.map(|(control, _)| control).collect();
        // A box to tick comes before the button that waits for it.
        let boxes = saved.iter().find(|control| control.kind == ControlKind::Checkbox);
        let button = saved.iter().find(|control| control.kind != ControlKind::Checkbox);
        let any = |role| self.of(role).map(|(control, _)| Pick::of(control)).next();
        RecoveryShown {
            saved: boxes.map(|control| Pick::of(control)),
            done: button.map(|control| Pick::of(control)).or_else(|| any(Role::Done)).or_else(|| self.confirm()),
        }
    }

    fn offer(&self) -> Option<Offer> {
        if self.seen.recovery_codes > 0 {
            return None;
        }
        let show = self.best(Role::ShowCodes);
        let make = self.best(Role::MakeCodes);
        // Where the page says that there are none, showing leads nowhere.
        match (show, make) {
            (_, Some(make)) if self.says.no_codes => Some(Offer { show: make, is_new: true, replaces: false }),
            (Some(show), _) => Some(Offer { show, is_new: false, replaces: false }),
            (None, Some(make)) => {
                let again = said(&make.name).has(Topic::OldCodes);
                Some(Offer { show: make, is_new: true, replaces: again || self.says.old_codes })
            }
            (None, None) => None,
        }
    }

    /// What turns two-factor login off. Radios and options are none: they are offered before it is on.
    fn off_switch(&self) -> Option<Pick> {
        let about = |control: &Control| {
            let name = said_by_name(&control.name);
            let subjects = [Topic::SecondFactor, Topic::App];
            let others = Topics::of(&[Topic::OtherMethod, Topic::Recovery, Topic::Password]);
            let own = name.any(&subjects) && !name.topics.any(others);
            let (row, section) = (said(&control.row), said(&control.section));
            let near =
                if row.words > 0 && row.any(&[Topic::SecondFactor, Topic::App, Topic::OtherMethod, Topic::Recovery]) {
                    row.topics
                } else {
                    section.topics
                };
            let by_place = name.unknown == 0 && near.any(Topics::of(&subjects)) && !near.any(others);
            let switch = control.kind == ControlKind::Checkbox && control.checked;
            (name.has(Topic::TurnOff) || switch) && !name.topics.any(others) && (own || by_place)
        };
        let fixed = |control: &Control| !matches!(control.kind, ControlKind::Radio | ControlKind::Option);
        // The page that asks "turn off?" has a heading that turns off: it was come to by hand.
        self.of(Role::Dangerous)
            .map(|(control, _)| control)
            .find(|control| fixed(control) && about(control))
            .map(Pick::of)
    }

    /// A link that leads to security settings, also by going back.
    fn settings(&self) -> Option<Pick> {
        let links = self.page.controls.iter().zip(self.judged).filter(|(control, judged)| {
            control.target == LinkTarget::SameOrigin
                && control.pressable()
                && matches!(judged.role, Role::WayIn | Role::Later)
        });
        let about = |control: &Control| said(&control.name).any(&[Topic::Security, Topic::SecondFactor]);
        links.map(|(control, _)| control).find(|control| about(control)).map(Pick::of)
    }
}

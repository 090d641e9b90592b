//! A recipe put beside what the reader has found on a page.

use super::{Obstacle, Recipe};
use crate::enrolment::reading::{
    Control, ControlKind, Findings, Judged, LinkTarget, MethodChoice, Offer, PageFacts, Pick, Reason, RecoveryShown,
    Role, Seen,
};

/// As many ways in as the reader offers.
const WAYS: usize = 8;

impl Recipe {
    /// Adds what it names to `found`, before what is there. Gives the advice, if the page shows an obstacle that it knows.
    pub fn apply(&self, page: &PageFacts, seen: Seen, found: &mut Findings) -> Option<&str> {
        let named = Named { page, seen, judged: &found.judged };
        let controls = &self.controls;
        let ways = named.all(&controls.way_in);
        let app = named.shown(&controls.app).find(|control| control.enabled).map(Pick::of);
        let show_key = named.pressable(&controls.show_key).next().map(Pick::of);
        let confirm = named.confirm(&controls.confirm).map(Pick::of);
        let codes = named.pressable(&controls.show_codes).next();
        let makes =
            |control: &Control| found.judged.iter().any(|it| it.index == control.index && it.role == Role::MakeCodes);
        let offer = codes.filter(|_| seen.recovery_codes == 0).map(|control| {
            let is_new = makes(control);
            Offer { show: Pick::of(control), is_new, replaces: is_new }
        });
        let finish = named.pressable(&controls.finish).next();
        let finish = finish.map(|control| (control.kind == ControlKind::Checkbox, Pick::of(control)));

        if !ways.is_empty() {
            found.ways_in.retain(|way| ways.iter().all(|own| own.index != way.index));
            found.ways_in.splice(0..0, ways);
            found.ways_in.truncate(WAYS);
            // As the reader has it: what is not told as news stops nobody who can go on.
            found.obstacle.take_if(|(.., announced)| !*announced);
        }
        if let Some(confirm) = confirm {
            if let Some(shown) = &mut found.secret_shown {
                shown.confirm = Some(confirm.clone());
            }
            found.confirm = Some(confirm);
        }
        if let Some(app) = app {
            let proceed = found.method.take().and_then(|method| method.proceed).or_else(|| found.confirm.clone());
            found.method = Some(MethodChoice { app, proceed });
        }
        match &mut found.secret_shown {
            Some(shown) => shown.reveal = show_key.or_else(|| shown.reveal.take()),
            None => found.reveal = show_key.or_else(|| found.reveal.take()),
        }
        found.recovery_offered = offer.or_else(|| found.recovery_offered.take());
        if let Some((is_box, pick)) = finish
            && !seen.secret
            && !seen.code_field
        {
            let shown = found.recovery_shown.get_or_insert(RecoveryShown { saved: None, done: None });
            if is_box { shown.saved = Some(pick) } else { shown.done = Some(pick) }
        }
        let (obstacle, text) = self.obstacles.iter().find_map(|one| Some((one, one.told(page)?)))?;
        found.obstacle = Some((obstacle.kind, text.to_owned(), true));
        Some(&obstacle.advice)
    }
}

impl Obstacle {
    /// What the page says, if it says this.
    fn told<'a>(&self, page: &'a PageFacts) -> Option<&'a str> {
        let texts = page.notices.iter().map(|notice| &notice.text).chain(&page.headings);
        texts.map(String::as_str).find(|text| {
            let text = plain(text);
            self.says.iter().any(|says| text.contains(&plain(says)))
        })
    }
}

/// The controls of a page by name, but for those that are never pressed.
struct Named<'a> {
    page: &'a PageFacts,
    seen: Seen,
    judged: &'a [Judged],
}

impl<'a> Named<'a> {
    /// Those of these names that can be seen, in the order of the names.
    fn shown(&self, names: &'a Option<Vec<String>>) -> impl Iterator<Item = &'a Control> {
        let (controls, judged) = (&self.page.controls, self.judged);
        names.iter().flatten().flat_map(move |name| {
            let name = plain(name);
            let pairs = controls.iter().zip(judged);
            let own =
                pairs.filter(move |(control, judged)| may_be_named(control, judged) && plain(&control.name) == name);
            own.map(|(control, _)| control)
        })
    }

    /// Those that a press would do something to. What is chosen, ticked or open already has done its work.
    fn pressable(&self, names: &'a Option<Vec<String>>) -> impl Iterator<Item = &'a Control> {
        self.shown(names).filter(|control| control.enabled && !control.checked)
    }

    fn all(&self, names: &'a Option<Vec<String>>) -> Vec<Pick> {
        let mut picks: Vec<Pick> = Vec::new();
        for control in self.pressable(names) {
            if picks.iter().all(|pick| pick.index != control.index) {
                picks.push(Pick::of(control));
            }
        }
        picks
    }

    /// What sends the code off; it may wait for the code. By the reader's own rules: none of another form, no link beside a field.
    fn confirm(&self, names: &'a Option<Vec<String>>) -> Option<&'a Control> {
        let forms = &self.page.code_forms;
        let fits = |control: &Control| match control.form {
            _ if !self.seen.code_field => true,
            Some(form) => forms.is_empty() || forms.contains(&form),
            None => control.kind != ControlKind::Link,
        };
        self.shown(names).find(|control| fits(control) && !control.checked)
    }
}

/// What no recipe makes pressable.
fn may_be_named(control: &Control, judged: &Judged) -> bool {
    control.shown
        && !matches!(judged.role, Role::Dangerous | Role::Unnamed)
        && !judged.reasons.contains(&Reason::SwitchIsOn)
        && !matches!(control.target, LinkTarget::OtherOrigin | LinkTarget::Download)
}

/// A text as it is compared: in lower case, single spaces, straight apostrophes. Pages are reported in NFKC, and a test sees to it that
/// recipes are: the tables for it would be the largest part of this.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            '\u{ad}' => {}
            c => plain.push(c),
        }
    }
    plain.trim().to_owned()
}

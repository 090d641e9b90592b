//! What follows from one look at the page.

use super::{
    ask::{Question, Reason},
    run::{Aim, Run},
    sight::{Control, SecretSeen, Sight},
};

/// What was decided.
pub(super) enum Next {
    Look,
    Ask(Question),
    Wait(Reason),
    Save(SecretSeen),
    Press(Control),
    /// The site has refused the code.
    Refused,
    /// It is on.
    On,
    /// Nothing is left to do.
    End,
}

/// After so many looks without a find the user is asked or told.
const MOST_LOOKS: u8 = 5;
const LESS_LOOKS: u8 = 3;

impl Run {
    pub(super) fn next(&self, sight: &Sight) -> Next {
        match self.aim {
            Aim::Secret => self.seek_secret(sight),
            Aim::Field => self.seek_field(sight),
            Aim::Answer => self.seek_answer(sight),
            Aim::Codes => self.seek_codes(sight),
        }
    }

    fn seek_secret(&self, sight: &Sight) -> Next {
        if (sight.is_on || sight.can_turn_off) && !self.regardless && sight.secrets.is_empty() {
            return Next::Ask(Question::SeemsOn);
        }
        if let Some(reveal) = self.reveal(sight) {
            return reveal;
        }
        match sight.secrets.as_slice() {
            [] => {}
            [one] => return Next::Save(*one),
            several => return Next::Ask(Question::Which(several.iter().map(|seen| seen.number).collect())),
        }
        if let Some(stop) = stopped(sight) {
            return Next::Wait(stop);
        }
        // Recovery codes come first here, and what goes on from them.
        if let Some(finish) = self.fresh(sight.finish.as_ref()).filter(|_| sight.codes.is_some()) {
            return Next::Ask(Question::Press(vec![finish]));
        }
        if let Some(app) = self.fresh(sight.app.as_ref()) {
            return Next::Ask(Question::Press(vec![app]));
        }
        let ways: Vec<Control> = sight.ways.iter().filter_map(|way| self.fresh(Some(way))).collect();
        if !ways.is_empty() {
            return Next::Ask(Question::Press(ways));
        }
        self.look_or(Next::Wait(Reason::NoWay))
    }

    fn seek_field(&self, sight: &Sight) -> Next {
        if let Some(new) = self.new_secret(sight) {
            return new;
        }
        if self.refusals > 0
            && sight.secrets.is_empty()
            && let Some(reveal) = self.reveal(sight)
        {
            return reveal;
        }
        if let Some(keep) = self.keep(sight) {
            return keep;
        }
        if sight.code_field {
            return Next::Ask(Question::TurnOn { confirm: sight.confirm.clone(), again: self.refusals > 0 });
        }
        if sight.is_on {
            return Next::Ask(Question::IsOn);
        }
        if let Some(stop) = stopped(sight) {
            return Next::Wait(stop);
        }
        if let Some(confirm) = self.fresh(sight.confirm.as_ref()) {
            return Next::Ask(Question::Press(vec![confirm]));
        }
        self.look_or(Next::Wait(Reason::NoCodeField))
    }

    fn seek_answer(&self, sight: &Sight) -> Next {
        if sight.refused && sight.code_field {
            // Where the page was not loaded anew, the words may still be about the code before.
            let same = self.pressed.last().is_some_and(|(token, _)| *token == self.token);
            return if same && self.refusals > 0 { self.look_less_or(Next::Refused) } else { Next::Refused };
        }
        if let Some(new) = self.new_secret(sight) {
            return new;
        }
        if sight.is_accepted() {
            return Next::On;
        }
        if sight.password {
            return Next::Wait(Reason::Password);
        }
        let confirm = sight.confirm.clone();
        let unclear = if sight.code_field { Question::TurnOn { confirm, again: true } } else { Question::IsOn };
        self.look_or(Next::Ask(unclear))
    }

    fn seek_codes(&self, sight: &Sight) -> Next {
        if let Some(keep) = self.keep(sight) {
            return keep;
        }
        if self.kept.is_some() {
            return self.last_button(sight).map_or(Next::End, |finish| Next::Ask(Question::Press(vec![finish])));
        }
        if sight.password {
            return Next::Wait(Reason::Password);
        }
        // A link to the security settings stands on the very page that it leads to.
        let is_new = |show: &Control| self.pressed.iter().all(|(_, name)| *name != show.name);
        if let Some(show) = self.fresh(sight.show_codes.as_ref()).filter(is_new) {
            return Next::Ask(Question::Press(vec![show]));
        }
        self.look_less_or(self.last_button(sight).map_or(Next::End, |finish| Next::Ask(Question::Press(vec![finish]))))
    }

    /// What shows more of the same page is pressed unasked, where the reader knows that it does no more than that.
    fn reveal(&self, sight: &Sight) -> Option<Next> {
        let reveal = self.fresh(sight.reveal.as_ref())?;
        Some(if sight.reveal_asked { Next::Ask(Question::Press(vec![reveal])) } else { Next::Press(reveal) })
    }

    /// Many sites are on only after the button that ends what they have shown; where the page says that it is on, none is needed.
    fn last_button(&self, sight: &Sight) -> Option<Control> {
        self.fresh(sight.finish.as_ref()).filter(|_| sight.codes.is_some() || !sight.is_on)
    }

    /// A secret that is not the one that was saved: the site has made a new one.
    fn new_secret(&self, sight: &Sight) -> Option<Next> {
        let (_, mark) = self.account.filter(|(_, mark)| *mark != 0)?;
        match sight.secrets.as_slice() {
            [] => None,
            several if several.iter().any(|seen| seen.mark == mark) => None,
            [one] => Some(Next::Save(*one)),
            several => Some(Next::Ask(Question::Which(several.iter().map(|seen| seen.number).collect()))),
        }
    }

    /// Recovery codes are kept as soon as they are seen and there is an account: many sites show them once.
    fn keep(&self, sight: &Sight) -> Option<Next> {
        let count = sight.codes.or(sight.earlier_codes).filter(|_| self.kept.is_none() && self.account.is_some())?;
        Some(Next::Ask(Question::Keep(count)))
    }

    /// A control that the user has not refused, and that was not pressed in this document.
    fn fresh(&self, control: Option<&Control>) -> Option<Control> {
        let control = control?;
        let was_pressed = self.pressed.iter().any(|(token, name)| *token == self.token && *name == control.name);
        (!was_pressed && !self.declined.contains(&control.name)).then(|| control.clone())
    }

    /// Recovery codes are there at once, or behind a button.
    fn look_less_or(&self, next: Next) -> Next {
        if self.looks < LESS_LOOKS { Next::Look } else { next }
    }

    fn look_or(&self, next: Next) -> Next {
        if self.looks < MOST_LOOKS { Next::Look } else { next }
    }
}

/// What only the user or the site can change.
fn stopped(sight: &Sight) -> Option<Reason> {
    if sight.password { Some(Reason::Password) } else { sight.obstacle.map(Reason::Site) }
}

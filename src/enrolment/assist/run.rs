//! One run of the assistant: what it remembers, and what follows from what.

use serde::{Deserialize, Serialize};

use super::{
    ask::{Answer, Outcome, Question, Reason},
    seek::Next,
    sight::{Control, Sight},
    steps::{Did, Step, StepResult},
};
use crate::{account::AccountId, time::UnixMs};

/// What happens to a run.
pub enum Input {
    /// The page was looked at.
    Look(Box<Sight>),
    /// The page could not be looked at yet: it is loading.
    NoLook,
    /// The page must not be looked at: the browser has taken the user's leave back when the tab moved on.
    NoAccess,
    /// The tab shows another site, or none.
    Elsewhere,
    /// The user has answered the question.
    Answer(Answer),
    /// The user has done what was asked for, or wants it tried again.
    GoOn,
    /// The user wants no more.
    Stop,
    /// The account is in the vault, newly or since before; `None`: it could not be saved.
    Saved(Option<AccountId>),
    /// Whether the code was typed, whole, with seconds left.
    Typed(bool),
    /// Whether the control was there and was pressed.
    Pressed(bool),
    /// So many recovery codes are in the vault; `None`: they could not be saved.
    Kept(Option<u32>),
    /// The run was taken up again: what was under way may have happened or not.
    Resumed,
}

/// What is to be done. Each may be given twice, after a run was taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Look at the page in so many milliseconds.
    Look(u32),
    /// Ask the user.
    Ask(Question),
    /// Tell the user what to do on the page; look when something happens there.
    Wait(Reason),
    /// Save the secret of this number as an account of this site. The same secret again is the same account.
    Save(u32),
    /// Type this account's code into the code field of this document.
    Type(AccountId, String),
    /// Press the control of this document, if it is still there under this name.
    Press(String, Control),
    /// Keep the recovery codes, as the user has corrected them, with this account.
    Keep(AccountId),
    /// This account was saved by this run, and the site wanted another secret after that: into the trash.
    Trash(AccountId),
    /// It is over.
    End(Outcome),
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Aim {
    /// The way in, and the secret.
    Secret,
    /// The field for the code.
    Field,
    /// The site's answer.
    Answer,
    /// The recovery codes.
    Codes,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    Looking,
    Asked(Question),
    Busy(Pending),
    Waiting(Reason),
    Ended(Outcome),
}

/// What is under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Pending {
    /// A press, and what is looked for after it.
    Press(Control, Aim),
    /// A save of the secret of this mark.
    Save(u32),
    /// Typing, and what is pressed after it.
    Type(Option<Control>),
    Keep,
}

/// One run. Holds no secret and no code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Run {
    state: State,
    pub(super) aim: Aim,
    /// The document that was looked at last.
    pub(super) token: String,
    /// The account, and the mark of its secret.
    pub(super) account: Option<(AccountId, u32)>,
    /// What this run has saved before, and the site does not want any more.
    spare: Vec<AccountId>,
    /// How many looks in a row have found nothing.
    pub(super) looks: u8,
    pub(super) refusals: u8,
    pub(super) is_on: bool,
    /// The user goes on although it seems to be on.
    pub(super) regardless: bool,
    /// The recovery codes that were kept; `Some(0)`: the user wants none.
    pub(super) kept: Option<u32>,
    /// What was pressed: document and name.
    pub(super) pressed: Vec<(String, String)>,
    /// The names that the user has said no to.
    pub(super) declined: Vec<String>,
    steps: Vec<Step>,
    /// How many questions were asked.
    questions: u32,
    last: UnixMs,
}

/// More steps than any site needs: what goes round in circles ends.
const MOST_STEPS: usize = 40;

impl Run {
    /// A run in which nothing happens for so long, in milliseconds, is over.
    pub const PATIENCE_MS: u64 = 600_000;

    /// A new run, and its first question.
    #[must_use]
    pub fn start(now: UnixMs) -> (Self, Command) {
        let run = Self {
            state: State::Asked(Question::IsOff),
            aim: Aim::Secret,
            token: String::new(),
            account: None,
            spare: Vec::new(),
            looks: 0,
            refusals: 0,
            is_on: false,
            regardless: false,
            kept: None,
            pressed: Vec::new(),
            declined: Vec::new(),
            steps: vec![Step::begin(Did::Asked, now)],
            questions: 1,
            last: now,
        };
        (run, Command::Ask(Question::IsOff))
    }

    /// What it has done so far.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether it is on, as far as was seen or the user has said.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.is_on
    }

    /// The account of this run, once it is saved.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        self.account.map(|(id, _)| id)
    }

    /// How many questions were asked, the present one with them.
    #[must_use]
    pub const fn questions(&self) -> u32 {
        self.questions
    }

    /// What the user is asked at present.
    #[must_use]
    pub const fn question(&self) -> Option<&Question> {
        match &self.state {
            State::Asked(question) => Some(question),
            _ => None,
        }
    }

    /// What the user is to do on the page at present.
    #[must_use]
    pub const fn waits_for(&self) -> Option<Reason> {
        match &self.state {
            State::Waiting(reason) => Some(*reason),
            _ => None,
        }
    }

    /// How it has ended, if it has.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        match &self.state {
            State::Ended(outcome) => Some(*outcome),
            _ => None,
        }
    }

    /// What follows. After the end nothing does.
    pub fn step(&mut self, input: Input, now: UnixMs) -> Vec<Command> {
        if self.outcome().is_some() {
            return Vec::new();
        }
        let idle = now.since(self.last);
        // That a page changes or is looked at is no sign of the user.
        if !matches!(input, Input::Look(_) | Input::NoLook | Input::NoAccess | Input::Elsewhere) {
            self.last = now;
        }
        if idle > Self::PATIENCE_MS {
            return self.end(Outcome::TimedOut { saved: self.account.is_some() }, now);
        }
        match input {
            Input::Stop => self.end(Outcome::Stopped { saved: self.account.is_some() }, now),
            // The first question is about the account, not about what the tab shows.
            Input::NoAccess | Input::Elsewhere if self.question() == Some(&Question::IsOff) => Vec::new(),
            Input::NoAccess => self.wait(Reason::NoAccess, now),
            Input::Elsewhere => self.wait(Reason::Elsewhere, now),
            Input::NoLook => self.look_again(),
            Input::Look(sight) => self.looked(&sight, now),
            Input::GoOn => self.go_on(),
            Input::Resumed => self.resume(),
            Input::Answer(answer) => self.answered(answer, now),
            Input::Saved(saved) => self.saved(saved, now),
            Input::Typed(typed) => self.typed(typed, now),
            Input::Pressed(pressed) => self.was_pressed(pressed, now),
            Input::Kept(kept) => self.codes_kept(kept, now),
        }
    }

    fn looked(&mut self, sight: &Sight, now: UnixMs) -> Vec<Command> {
        match self.state {
            State::Busy(_) | State::Asked(Question::IsOff) => return Vec::new(),
            // A late answer, or the user has done it by hand.
            State::Waiting(Reason::Refused) if sight.is_accepted() => {
                (self.aim, self.state) = (Aim::Answer, State::Looking)
            }
            // By hand; or it was done, and that was not heard. Where nothing was sent the user is asked whether it is on.
            State::Waiting(Reason::NotTyped | Reason::NotPressed) if self.account.is_some() && sight.is_accepted() => {
                self.state = State::Looking;
            }
            State::Waiting(Reason::Refused | Reason::NotTyped | Reason::NotPressed) if sight.token == self.token => {
                return Vec::new();
            }
            _ => {}
        }
        if self.token != sight.token {
            // What was asked or waited for was about another page.
            self.token.clone_from(&sight.token);
            (self.looks, self.state) = (0, State::Looking);
        }
        let next = self.next(sight);
        self.take(next, now)
    }

    /// Carries out what was decided.
    fn take(&mut self, next: Next, now: UnixMs) -> Vec<Command> {
        match next {
            Next::Look => self.look_again(),
            Next::Ask(question) => self.ask(question),
            Next::Wait(reason) => self.wait(reason, now),
            Next::Save(seen) => {
                self.note(Did::FoundSecret, now);
                self.finish(StepResult::Done, now);
                self.note(Did::Saved, now);
                self.state = State::Busy(Pending::Save(seen.mark));
                vec![Command::Save(seen.number)]
            }
            Next::Press(control) => self.press(control, self.aim, now),
            Next::Refused => {
                self.finish(StepResult::Failed, now);
                self.refusals = self.refusals.saturating_add(1);
                // The secret may be another one now, hidden again.
                self.pressed.retain(|(token, _)| *token != self.token);
                self.looks = 0;
                self.aim = Aim::Field;
                if self.refusals > 1 {
                    return self.wait(Reason::Refused, now);
                }
                self.state = State::Looking;
                vec![Command::Look(SOON_MS)]
            }
            Next::On => self.on(now),
            Next::End => self.end(Outcome::On(self.kept.unwrap_or_default()), now),
        }
    }

    /// It is on: the secrets that the site did not want are put away.
    fn on(&mut self, now: UnixMs) -> Vec<Command> {
        self.finish(StepResult::Done, now);
        (self.is_on, self.aim, self.looks, self.state) = (true, Aim::Codes, 0, State::Looking);
        let mut commands: Vec<Command> = self.spare.drain(..).map(Command::Trash).collect();
        commands.push(Command::Look(0));
        commands
    }

    fn look_again(&mut self) -> Vec<Command> {
        let pause = PAUSES_MS.get(usize::from(self.looks)).copied().unwrap_or(RARE_MS);
        self.looks = self.looks.saturating_add(1);
        match self.state {
            State::Looking => vec![Command::Look(pause)],
            _ => Vec::new(),
        }
    }

    /// Once: the question that stands is not put again.
    fn ask(&mut self, question: Question) -> Vec<Command> {
        if self.question() == Some(&question) {
            return Vec::new();
        }
        self.questions = self.questions.wrapping_add(1);
        self.state = State::Asked(question.clone());
        vec![Command::Ask(question)]
    }

    fn wait(&mut self, reason: Reason, now: UnixMs) -> Vec<Command> {
        if self.waits_for() == Some(reason) {
            return Vec::new();
        }
        self.note(Did::Waited(reason), now);
        self.state = State::Waiting(reason);
        vec![Command::Wait(reason)]
    }

    fn go_on(&mut self) -> Vec<Command> {
        if !matches!(self.state, State::Waiting(_)) {
            return Vec::new();
        }
        (self.looks, self.refusals, self.state) = (0, 0, State::Looking);
        self.declined.clear();
        self.pressed.clear();
        vec![Command::Look(0)]
    }

    /// What was under way is looked for on the page: it may have happened or not.
    fn resume(&mut self) -> Vec<Command> {
        match &self.state {
            State::Asked(question) => return vec![Command::Ask(question.clone())],
            State::Waiting(reason) => return vec![Command::Wait(*reason), Command::Look(0)],
            State::Busy(Pending::Press(_, aim)) => {
                self.aim = *aim;
                // If it was not, it has to be offered again; if it was, the page has moved on.
                self.pressed.pop();
            }
            State::Busy(Pending::Save(_)) => self.aim = Aim::Secret,
            State::Busy(Pending::Type(_)) => self.aim = Aim::Field,
            State::Busy(Pending::Keep) | State::Looking | State::Ended(_) => {}
        }
        (self.looks, self.state) = (0, State::Looking);
        vec![Command::Look(0)]
    }

    fn answered(&mut self, answer: Answer, now: UnixMs) -> Vec<Command> {
        let State::Asked(question) = self.state.clone() else { return Vec::new() };
        self.state = State::Looking;
        self.looks = 0;
        let chosen = match answer {
            Answer::Yes => Some(0),
            Answer::The(place) => usize::try_from(place).ok(),
            Answer::No => None,
        };
        match question {
            Question::IsOff if chosen.is_some() => {
                self.finish(StepResult::Done, now);
                vec![Command::Look(0)]
            }
            Question::IsOff => self.end(Outcome::WasOn, now),
            Question::SeemsOn if chosen.is_some() => {
                self.regardless = true;
                vec![Command::Look(0)]
            }
            Question::SeemsOn => self.end(Outcome::WasOn, now),
            Question::Press(controls) => match chosen.and_then(|place| controls.get(place)) {
                Some(control) => self.press(control.clone(), self.aim, now),
                None => {
                    self.declined.extend(controls.into_iter().map(|control| control.name));
                    vec![Command::Look(0)]
                }
            },
            Question::TurnOn { confirm, .. } => match (chosen, self.account) {
                (Some(_), Some((id, _))) => {
                    self.note(Did::Typed, now);
                    self.state = State::Busy(Pending::Type(confirm));
                    vec![Command::Type(id, self.token.clone())]
                }
                _ => self.end(Outcome::Stopped { saved: self.account.is_some() }, now),
            },
            Question::IsOn if chosen.is_some() => self.on(now),
            Question::IsOn => {
                self.aim = Aim::Field;
                self.wait(Reason::NotOn, now)
            }
            Question::Keep(count) => match (chosen, self.account) {
                (Some(_), Some((id, _))) => {
                    self.note(Did::KeptCodes(count), now);
                    self.state = State::Busy(Pending::Keep);
                    vec![Command::Keep(id)]
                }
                _ => {
                    self.kept = Some(0);
                    vec![Command::Look(0)]
                }
            },
            Question::Which(numbers) => match chosen.and_then(|place| numbers.get(place)) {
                Some(number) => {
                    self.note(Did::Saved, now);
                    // Its mark is not known: it is compared with nothing that the page shows later.
                    self.state = State::Busy(Pending::Save(0));
                    vec![Command::Save(*number)]
                }
                None => self.wait(Reason::NoSecret, now),
            },
        }
    }

    fn saved(&mut self, saved: Option<AccountId>, now: UnixMs) -> Vec<Command> {
        let State::Busy(Pending::Save(mark)) = self.state else { return Vec::new() };
        let Some(id) = saved else {
            self.finish(StepResult::Failed, now);
            return self.end(Outcome::NotSaved, now);
        };
        self.finish(StepResult::Done, now);
        if let Some((before, _)) = self.account.replace((id, mark))
            && before != id
        {
            self.spare.push(before);
        }
        self.spare.retain(|spare| *spare != id);
        (self.aim, self.looks, self.state) = (Aim::Field, 0, State::Looking);
        vec![Command::Look(0)]
    }

    fn typed(&mut self, typed: bool, now: UnixMs) -> Vec<Command> {
        let State::Busy(Pending::Type(confirm)) = &self.state else { return Vec::new() };
        let confirm = confirm.clone();
        if !typed {
            self.finish(StepResult::Failed, now);
            return self.wait(Reason::NotTyped, now);
        }
        self.finish(StepResult::Done, now);
        self.looks = 0;
        match confirm {
            Some(control) => self.press(control, Aim::Answer, now),
            None => {
                self.aim = Aim::Answer;
                self.wait(Reason::NotPressed, now)
            }
        }
    }

    fn press(&mut self, control: Control, aim: Aim, now: UnixMs) -> Vec<Command> {
        self.note(Did::Pressed(control.name.clone()), now);
        self.pressed.push((self.token.clone(), control.name.clone()));
        self.state = State::Busy(Pending::Press(control.clone(), aim));
        vec![Command::Press(self.token.clone(), control)]
    }

    fn was_pressed(&mut self, pressed: bool, now: UnixMs) -> Vec<Command> {
        let State::Busy(Pending::Press(_, aim)) = self.state else { return Vec::new() };
        self.finish(if pressed { StepResult::Done } else { StepResult::Failed }, now);
        if self.steps.len() >= MOST_STEPS {
            return self.wait(Reason::NoWay, now);
        }
        if !pressed {
            // What was typed stands there unsent.
            return self.wait(Reason::NotPressed, now);
        }
        if aim == Aim::Answer {
            self.note(Did::Confirmed, now);
        }
        (self.aim, self.looks, self.state) = (aim, 0, State::Looking);
        vec![Command::Look(SOON_MS)]
    }

    /// Whether recovery codes were kept, or the user wants none.
    pub(super) const fn has_kept(&self) -> bool {
        self.kept.is_some()
    }

    fn codes_kept(&mut self, kept: Option<u32>, now: UnixMs) -> Vec<Command> {
        if self.state != State::Busy(Pending::Keep) {
            return Vec::new();
        }
        self.state = State::Looking;
        let Some(count) = kept else {
            // They are still on the page, and asked about again.
            self.finish(StepResult::Failed, now);
            return vec![Command::Look(0)];
        };
        if let Some(Step { did: Did::KeptCodes(shown), .. }) = self.steps.last_mut() {
            *shown = count;
        }
        self.finish(StepResult::Done, now);
        self.kept = Some(count);
        vec![Command::Look(0)]
    }

    fn end(&mut self, outcome: Outcome, now: UnixMs) -> Vec<Command> {
        let outcome = if self.is_on { Outcome::On(self.kept.unwrap_or_default()) } else { outcome };
        let good = matches!(outcome, Outcome::On(_));
        self.finish(if good { StepResult::Done } else { StepResult::Failed }, now);
        self.state = State::Ended(outcome);
        vec![Command::End(outcome)]
    }

    /// Notes that a step begins. One that still runs has led to this one.
    fn note(&mut self, did: Did, now: UnixMs) {
        // That the site has answered is only said where it was seen: `on` says so.
        let is_unclear = matches!(self.steps.last(), Some(step) if step.did == Did::Confirmed);
        self.finish(if is_unclear { StepResult::Failed } else { StepResult::Done }, now);
        if self.steps.len() < MOST_STEPS {
            self.steps.push(Step::begin(did, now));
        }
    }

    fn finish(&mut self, result: StepResult, now: UnixMs) {
        if let Some(step) = self.steps.last_mut() {
            step.finish(result, now);
        }
    }
}

/// From a press to the first look; the pauses between looks that find nothing, in milliseconds; between all after those.
const SOON_MS: u32 = 400;
const PAUSES_MS: [u32; 5] = [300, 700, 1500, 2500, 4000];
const RARE_MS: u32 = 5000;

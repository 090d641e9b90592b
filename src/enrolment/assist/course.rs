//! A run from one turn to the next: what was looked at put into what the run sees, what it wants put into what is to be done.
//!
//! A course is put away after each turn, before what it wants is done. It holds secrets and recovery codes only while the user is
//! asked about them, and a run in which the user does nothing is over after [`Run::PATIENCE_MS`].

use serde::{Deserialize, Serialize};

use super::{
    Answer, Answered, Choice, Command, Control, Input, Outcome, Question, Reason, Run, SecretSeen, Show, Sight,
};
use crate::{
    account::{AccountId, Draft},
    activity::enrol::entry_of,
    capture::{drafts::Drafts, found::Place},
    enrolment::{
        reading::{Findings, PageFacts, Seen, read},
        recipes::Recipe,
        recovery::{Block, Candidate, find, written},
    },
    hash::sha256,
    otpauth,
    time::UnixMs,
    vault::{draft_of_text, draft_to_text, entry_to_text},
};

/// A run, and what the user is asked about. May hold secrets: no `Debug`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    run: Run,
    /// Those of the last look, while the user is asked which one it is.
    found: Vec<Found>,
    /// The recovery codes of the last look, one a line, while the user is asked about them.
    codes: Option<String>,
    /// Those that were shown before there was an account, until they are kept.
    #[serde(default)]
    earlier: Option<String>,
    /// The page's own words, where it refuses a code or is in the way.
    said: Option<String>,
    /// What a recipe says to that.
    advice: Option<String>,
}

/// A secret that a page shows, as [`draft_to_text`] writes it.
#[derive(Serialize, Deserialize)]
struct Found {
    draft: String,
    written: bool,
}

/// What happens to a course.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Turn {
    /// The user wants a run.
    Start,
    /// The page was looked at.
    Look(Box<Looked>),
    /// See [`Input::NoLook`].
    NoLook,
    /// See [`Input::NoAccess`].
    NoAccess,
    /// See [`Input::Elsewhere`].
    Elsewhere,
    /// The user has answered.
    Answer(Answered),
    /// See [`Input::GoOn`].
    GoOn,
    /// See [`Input::Stop`].
    Stop,
    /// See [`Input::Saved`].
    Saved(Option<AccountId>),
    /// See [`Input::Typed`].
    Typed(bool),
    /// See [`Input::Pressed`].
    Pressed(bool),
    /// The recovery codes that the user was asked about, or has corrected, are in the vault: so many.
    Kept(u32),
    /// See [`Input::Resumed`].
    Resumed,
}

/// All that was read of a page. Holds secrets: no `Debug`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// What `extension/steps.js` reports.
    pub facts: PageFacts,
    /// Texts in which recovery codes may be, from there.
    pub blocks: Vec<Block>,
    /// Who the page says is logged in, from `extension/content.js`.
    pub who: Vec<String>,
    /// Whether the page has a field for a one-time code: [`crate::autofill::choose`] has found one.
    pub field: bool,
    /// The secrets that it shows.
    pub found: Drafts,
    /// The origin of the page.
    #[serde(default)]
    pub origin: String,
    /// A recipe, used only if it is for that origin. It comes apart from the look: one that is refused spoils none.
    #[serde(skip)]
    pub recipe: Option<Recipe>,
}

/// Something to be done, in this order. Holds secrets: no `Debug`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Todo {
    /// Look at the page in so many milliseconds.
    Look(u32),
    /// Press a control: a `Press` as JSON, which goes to the page as it is.
    Press(String),
    /// Save this draft, as [`draft_to_text`] writes it, as an account of the site. The same secret again is the same account.
    Save(String),
    /// Type this account's code.
    Type(AccountId),
    /// The site wanted another secret after that of this account.
    Trash(AccountId),
    /// It is over: what the log says of it, but for the site and what the account is called, as [`entry_to_text`] writes it.
    End(String),
}

/// A press, as `extension/steps.js` takes it.
#[derive(Serialize)]
struct Press<'a> {
    token: &'a str,
    index: u32,
    name: &'a str,
}

/// A course after a turn. Holds secrets: no `Debug`.
pub struct Turned {
    /// To be put away before anything is done.
    pub course: Course,
    /// What is to be done.
    pub todo: Vec<Todo>,
    /// Whether something new wants the user, who may not look.
    pub calls: bool,
}

/// Takes one turn. Without a course there is a new one, whatever has happened.
#[must_use]
pub fn turn(course: Option<Course>, turn: Turn, now: UnixMs) -> Turned {
    let Some(mut course) = course else { return Turned { course: Course::start(now), todo: Vec::new(), calls: false } };
    let was = (course.run.question().cloned(), course.run.waits_for());
    let mut commands = course.take(turn, now);
    if commands.iter().any(|command| matches!(command, Command::Save(number) if course.secret(*number).is_none())) {
        // The page no longer shows it: it is looked for again.
        commands = course.run.step(Input::Resumed, now);
    }
    let todo = commands.into_iter().filter_map(|command| course.todo(command, now)).collect();
    course.forget();
    let is = (course.run.question(), course.run.waits_for());
    let calls = is != (None, None) && is != (was.0.as_ref(), was.1);
    Turned { course, todo, calls }
}

impl Course {
    fn start(now: UnixMs) -> Self {
        Self { run: Run::start(now).0, found: Vec::new(), codes: None, earlier: None, said: None, advice: None }
    }

    /// The run.
    #[must_use]
    pub const fn run(&self) -> &Run {
        &self.run
    }

    /// What the user sees of it.
    #[must_use]
    pub fn show(&self) -> Show {
        Show {
            steps: self.run.steps().to_vec(),
            question: self.run.question().cloned(),
            number: self.run.questions(),
            waits: self.run.waits_for(),
            outcome: self.run.outcome(),
            account: self.run.account(),
            choices: self.found.iter().filter_map(Found::choice).collect(),
            codes: self.codes.clone(),
            said: self.said.clone(),
            advice: self.advice.clone().filter(|_| matches!(self.run.waits_for(), Some(Reason::Site(_)))),
        }
    }

    fn take(&mut self, turn: Turn, now: UnixMs) -> Vec<Command> {
        let input = match turn {
            Turn::Start | Turn::Resumed => Input::Resumed,
            Turn::Look(looked) => Input::Look(Box::new(self.see(*looked))),
            Turn::NoLook => Input::NoLook,
            Turn::NoAccess => Input::NoAccess,
            Turn::Elsewhere => Input::Elsewhere,
            // The question has changed meanwhile.
            Turn::Answer(Answered { number, .. }) if number != self.run.questions() => return Vec::new(),
            Turn::Answer(Answered { answer, .. }) => Input::Answer(answer),
            Turn::GoOn => Input::GoOn,
            Turn::Stop => Input::Stop,
            Turn::Saved(saved) => Input::Saved(saved),
            Turn::Typed(typed) => Input::Typed(typed),
            Turn::Pressed(pressed) => Input::Pressed(pressed),
            Turn::Kept(_) if !matches!(self.run.question(), Some(Question::Keep(_))) => return Vec::new(),
            Turn::Kept(count) => {
                // The user's yes and what came of it, at once: they were kept by the page on which they were corrected.
                self.run.step(Input::Answer(Answer::Yes), now);
                Input::Kept(Some(count))
            }
        };
        self.run.step(input, now)
    }

    /// Puts together what was read.
    fn see(&mut self, looked: Looked) -> Sight {
        let Looked { facts, blocks, who, field, found, origin, recipe } = looked;
        // An export of another authenticator says nothing about this site.
        let own = found.found.iter().filter(|found| found.part.is_none());
        let drafts =
            own.flat_map(|found| found.drafts().map(|draft| (draft, matches!(found.place, Place::Written { .. }))));
        self.found.clear();
        let mut secrets: Vec<SecretSeen> = Vec::new();
        let mut keys = Vec::new();
        for (mut draft, written) in drafts {
            let mark = mark(&draft);
            if secrets.iter().any(|seen| seen.mark == mark) {
                continue;
            }
            let number = u32::try_from(secrets.len()).unwrap_or(u32::MAX);
            secrets.push(SecretSeen { number, mark });
            keys.push(draft.secret.to_base32());
            if let ([only], true) = (who.as_slice(), draft.name.is_empty()) {
                draft.name.clone_from(only);
            }
            self.found.push(Found { draft: draft_to_text(draft), written });
        }
        let is_secret = |set: &Candidate| matches!(set.codes.as_slice(), [only] if keys.iter().any(|key| same_symbols(only.code.expose(), key)));
        let sets: Vec<Candidate> = find(&blocks).into_iter().filter(|set| !is_secret(set)).collect();
        let seen = |codes| Seen { secret: !secrets.is_empty(), code_field: field, recovery_codes: codes };
        // What the page does not call so is shown only where nothing else is left to be found.
        let sure = largest(sets.iter().filter(|set| set.sure));
        let set = sure.or_else(|| largest(sets.iter().filter(|_| self.run.is_on())));
        let count = set.map_or(0, |set| set.codes.len());
        let mut page = read(&facts, seen(count));
        let recipe = recipe.filter(|recipe| recipe.is_for(&origin));
        self.advice = recipe.and_then(|recipe| recipe.apply(&facts, seen(count), &mut page).map(str::to_owned));
        self.codes = set.map(|set| written(&set.codes).to_string());
        if self.run.account().is_none() {
            self.earlier = self.codes.clone().or(self.earlier.take());
        } else if self.codes.is_none() {
            self.codes.clone_from(&self.earlier);
        }
        self.said = said(&page);
        let sight = Sight::of(facts.token, &page, secrets, set.and_then(|set| u32::try_from(set.codes.len()).ok()));
        let earlier_codes = self.earlier.as_ref().and_then(|codes| u32::try_from(codes.lines().count()).ok());
        Sight { earlier_codes, ..sight }
    }

    fn secret(&self, number: u32) -> Option<&Found> {
        self.found.get(usize::try_from(number).ok()?)
    }

    fn todo(&self, command: Command, now: UnixMs) -> Option<Todo> {
        match command {
            Command::Look(ms) => Some(Todo::Look(ms)),
            Command::Press(token, Control { index, name }) => {
                crate::message::json::json(&Press { token: &token, index, name: &name }).map(Todo::Press)
            }
            Command::Save(number) => self.secret(number).map(|found| Todo::Save(found.draft.clone())),
            Command::Type(account, _) => Some(Todo::Type(account)),
            Command::Trash(account) => Some(Todo::Trash(account)),
            Command::End(outcome) => Some(Todo::End(entry_to_text(&entry_of(&self.run, None, ("", ""), outcome, now)))),
            // Shown, and answered by the page that shows it.
            Command::Ask(_) | Command::Wait(_) | Command::Keep(_) => None,
        }
    }

    /// What the user is not asked about is not kept.
    fn forget(&mut self) {
        if !matches!(self.run.question(), Some(Question::Which(_))) {
            self.found.clear();
        }
        if !matches!(self.run.question(), Some(Question::Keep(_))) {
            self.codes = None;
        }
        if self.run.has_kept() || self.run.outcome().is_some() {
            self.earlier = None;
        }
    }

    /// Whether it has ended, and how.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        self.run.outcome()
    }
}

impl Found {
    fn choice(&self) -> Option<Choice> {
        let Draft { issuer, name, .. } = draft_of_text(&self.draft)?;
        Some(Choice { issuer, name, written: self.written })
    }
}

fn largest<'a>(sets: impl Iterator<Item = &'a Candidate>) -> Option<&'a Candidate> {
    sets.max_by_key(|set| set.codes.len())
}

/// Whether a code has just the letters and digits of a key in base32.
pub(crate) fn same_symbols(code: &str, key: &str) -> bool {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .eq(key.chars().filter(|c| *c != '='))
}

/// See [`SecretSeen::mark`]; never 0, which stands for one that is not known.
fn mark(draft: &Draft) -> u32 {
    let bare = Draft {
        issuer: String::new(),
        name: String::new(),
        secret: draft.secret.duplicate(),
        params: draft.params,
        extra: Vec::new(),
        notes: Vec::new(),
    };
    let hash = sha256(otpauth::format(&bare).as_bytes());
    hash.iter().take(4).fold(0, |mark, byte| mark << 8 | u32::from(*byte)).max(1)
}

fn said(page: &Findings) -> Option<String> {
    page.code_refused.clone().or_else(|| page.obstacle.as_ref().map(|(_, text, _)| text.clone()))
}

//! What the panel knows.

use crate::{
    enrolment::assist::{Choice, Outcome, Question, Reason, Show},
    message::{AccountName, Failure, GuideView, Named, Ready, SelectedCodes, Text},
    ui::{codes_form::CodesForm, status::Status, text},
};

use super::by_hand::ByHand;

/// Everything the panel knows. Its form holds recovery codes: no `Debug`.
pub struct Model {
    /// The tab that the panel is about.
    pub tab: Option<i32>,
    /// Whether the browser opens a page for us only until it is left: then the site's permission is asked for first.
    pub asks_permission: bool,
    /// Whether the user has declined that.
    pub declined: bool,
    /// Which screen is shown.
    pub screen: Screen,
    /// The checklist, while it is shown.
    pub by_hand: Option<ByHand>,
    /// The form with recovery codes, where there is one.
    pub codes: Option<CodesForm>,
    /// The line of feedback.
    pub status: Option<Status>,
    /// What the user has asked for and is not answered yet.
    pub busy: Option<Asked>,
    /// The question that was answered last, with the number of steps before it. The background says that it has heard the answer
    /// before the run has: until the run goes on, the question stands there and takes no second answer.
    pub(super) heard: Option<(Now, usize)>,
    /// The number of that answer.
    pub(super) heard_by: u32,
    /// How many requests were sent.
    pub sent: u32,
    /// The newest request that was answered: answers to older ones come too late and are dropped.
    pub answered: u32,
}

/// A screen of the panel.
pub enum Screen {
    /// Nothing is known yet, or no longer.
    Loading,
    /// The background cannot be reached.
    Unreachable(Failure),
    /// A run can begin.
    Ready(Ready),
    /// Recovery codes are to be found in a selected text.
    Codes(SelectedCodes),
    /// So many of them were saved.
    Saved(usize),
    /// A run.
    Run(Box<Run>),
}

/// Which screen, without what is on it: when this changes, the screen is drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// See [`Screen::Loading`].
    Loading,
    /// See [`Screen::Unreachable`].
    Unreachable,
    /// See [`Screen::Ready`].
    Ready,
    /// The checklist.
    ByHand,
    /// See [`Screen::Codes`].
    Codes,
    /// See [`Screen::Saved`].
    Saved,
    /// A run in another tab.
    Elsewhere,
    /// See [`Screen::Run`].
    Run,
}

/// A run, as the background tells it, and read.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// The host on which it runs.
    pub host: String,
    /// Whether the tab is the one that it runs in.
    pub here: bool,
    /// Its account, once it is saved.
    pub account: Option<AccountName>,
    /// What there is to be shown.
    pub show: Show,
}

/// [`GuideView`] with what comes in it as JSON read.
#[derive(Clone, PartialEq, Eq)]
pub enum Seen {
    /// See [`GuideView::Away`].
    Away,
    /// See [`GuideView::Ready`].
    Ready(Ready),
    /// See [`GuideView::Codes`].
    Codes(SelectedCodes),
    /// See [`GuideView::Run`].
    Run(Box<Run>),
}

impl Seen {
    /// `None` where `parse` finds another shape.
    #[must_use]
    pub fn of(view: GuideView, parse: impl FnOnce(&str) -> Option<Show>) -> Option<Self> {
        Some(match view {
            GuideView::Away => Self::Away,
            GuideView::Ready(ready) => Self::Ready(ready),
            GuideView::Codes(codes) => Self::Codes(codes),
            GuideView::Run(run) => {
                let show = parse(&run.show)?;
                Self::Run(Box::new(Run { host: run.host, here: run.here, account: run.account, show }))
            }
        })
    }
}

/// What a run is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Now {
    /// It works: what it looks for.
    Works(Text),
    /// It asks.
    Asks(Question),
    /// It waits for the user's own step.
    Waits(Reason),
    /// It is over.
    Over(Outcome),
}

/// The card that says what a run is at, with what it needs.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    /// What it is at.
    pub now: Now,
    /// Several secrets to choose from.
    pub choices: Vec<Choice>,
    /// The page's own words.
    pub said: Option<String>,
    /// What helps at this site.
    pub advice: Option<String>,
}

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What to show, by the page itself.
    Open,
    /// To begin.
    Start,
    /// An answer to a question.
    Answer,
    /// Recovery codes are being kept.
    Keep,
    /// To go on.
    GoOn,
    /// To end it.
    Stop,
    /// What was shown is read.
    Close,
}

impl Run {
    /// What it is at.
    #[must_use]
    pub fn now(&self) -> Now {
        let show = &self.show;
        match (&show.outcome, &show.question, show.waits) {
            (Some(outcome), ..) => Now::Over(*outcome),
            (_, Some(question), _) => Now::Asks(question.clone()),
            (_, _, Some(reason)) => Now::Waits(reason),
            _ => Now::Works(text::assist::looks_for(show)),
        }
    }

    /// What it is at, and after how many steps: the same question may come again later.
    pub(super) fn place(&self) -> (Now, usize) {
        (self.now(), self.show.steps.len())
    }

    /// The recovery codes that the user is asked about.
    pub(super) fn codes(&self) -> Option<&str> {
        self.show.codes.as_deref().filter(|_| matches!(self.now(), Now::Asks(Question::Keep(_))))
    }
}

impl Model {
    /// The panel before anything is known.
    #[must_use]
    pub fn new(asks_permission: bool) -> Self {
        Self {
            tab: None,
            asks_permission,
            declined: false,
            screen: Screen::Loading,
            by_hand: None,
            codes: None,
            status: None,
            busy: None,
            heard: None,
            heard_by: 0,
            sent: 0,
            answered: 0,
        }
    }

    /// Which screen is shown.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.screen {
            Screen::Loading => Kind::Loading,
            Screen::Unreachable(_) => Kind::Unreachable,
            Screen::Ready(_) if self.by_hand.is_some() => Kind::ByHand,
            Screen::Ready(_) => Kind::Ready,
            Screen::Codes(_) => Kind::Codes,
            Screen::Saved(_) => Kind::Saved,
            Screen::Run(run) if !run.here && run.show.outcome.is_none() => Kind::Elsewhere,
            Screen::Run(_) => Kind::Run,
        }
    }

    /// Where a run can begin, if that is shown.
    #[must_use]
    pub fn ready(&self) -> Option<&Ready> {
        match &self.screen {
            Screen::Ready(ready) => Some(ready),
            _ => None,
        }
    }

    /// The run, if one is shown.
    #[must_use]
    pub fn run(&self) -> Option<&Run> {
        match &self.screen {
            Screen::Run(run) => Some(run),
            _ => None,
        }
    }

    /// The form with recovery codes, if there is one.
    #[must_use]
    pub fn codes(&self) -> Option<&CodesForm> {
        self.codes.as_ref()
    }

    /// The checklist, if it is shown.
    #[must_use]
    pub fn by_hand(&self) -> Option<&ByHand> {
        self.by_hand.as_ref()
    }

    /// What the run is at.
    #[must_use]
    pub fn card(&self) -> Option<Card> {
        let run = self.run()?;
        let Show { choices, said, advice, .. } = &run.show;
        Some(Card { now: run.now(), choices: choices.clone(), said: said.clone(), advice: advice.clone() })
    }

    /// Whether the question that is shown was answered.
    #[must_use]
    pub fn is_heard(&self) -> bool {
        self.heard.is_some() && self.heard == self.run().map(Run::place)
    }

    /// Nothing secret stays in the page.
    pub(super) fn blank(&mut self) {
        self.screen = Screen::Loading;
        (self.codes, self.status, self.busy) = (None, None, None);
    }
}

/// An account's name as forms take it.
pub(super) fn named(account: &AccountName) -> Named {
    Named { id: account.id, issuer: account.issuer.clone(), name: account.name.clone() }
}

//! The section "Activity": the log as the keeper has read it, what of it is shown, and what is done with it.

pub mod group;
pub mod update;

use crate::{
    activity::LogEntry,
    message::{KeepFailure, Text},
    ui::search::{fold, matches},
};

use group::Group;

/// So many entries are drawn at first, and so many more each time that more are wanted.
pub const STRIDE: usize = 200;

/// What the page knows of the log. It tells where the user logs in: no `Debug`.
#[derive(Default)]
pub struct Activity {
    /// The log, newest first; `None` before it was read.
    pub log: Option<Vec<LogEntry>>,
    /// In what each entry is sought.
    haystacks: Vec<String>,
    /// How often it was read: an entry of one reading is not that of another.
    pub round: u32,
    /// What is sought, as typed.
    pub search: String,
    /// Of which kind; `None`: all.
    pub group: Option<Group>,
    /// The places of the entries that fit, in their order.
    pub fitting: Vec<usize>,
    /// How many of them are drawn.
    pub drawn: usize,
    /// "Clear activity" waits for the second yes.
    pub asks: bool,
    /// Why it could not be read.
    pub error: Option<Text>,
}

/// Something happened in this section.
pub enum Msg {
    /// Look whether there is anything new.
    Look,
    /// The keeper has read the log, or has not.
    Read(Result<Vec<LogEntry>, KeepFailure>),
    /// What is sought is being typed.
    Search(String),
    /// A kind is chosen: its [`Group::value`].
    Choose(String),
    /// "Show more".
    More,
    /// "Clear activity", before it is sure; or that is taken back.
    AskClear(bool),
    /// "Clear activity", for sure.
    Clear,
    /// "Export as …".
    Save(Format),
}

/// The kind of file that the log is written into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

impl Activity {
    /// Takes what was read. What was sought and drawn stays.
    pub fn set(&mut self, log: Vec<LogEntry>) {
        self.haystacks = log.iter().map(haystack).collect();
        self.log = Some(log);
        self.round = self.round.wrapping_add(1);
        self.error = None;
        let drawn = self.drawn;
        self.sift();
        self.drawn = self.drawn.max(drawn);
    }

    /// Finds what fits anew.
    fn sift(&mut self) {
        let sought = fold(&self.search);
        let fits = |(_, (entry, haystack)): &(usize, (&LogEntry, &String))| {
            self.group.is_none_or(|group| Group::of(entry.task) == Some(group)) && matches(haystack, &sought)
        };
        let all = self.log.iter().flatten().zip(&self.haystacks).enumerate();
        self.fitting = all.filter(fits).map(|(at, _)| at).collect();
        self.drawn = STRIDE;
    }

    /// The entry at this place.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<&LogEntry> {
        self.log.as_ref()?.get(at)
    }

    /// How many entries there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.log.as_ref().map_or(0, Vec::len)
    }

    /// The places of the entries that are drawn.
    pub fn drawn(&self) -> impl Iterator<Item = usize> {
        self.fitting.iter().copied().take(self.drawn)
    }

    /// Whether there are more that fit than are drawn.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.fitting.len() > self.drawn
    }

    /// Nothing of the log stays in the page.
    pub fn blank(&mut self) {
        *self = Self { round: self.round, ..Self::default() };
    }
}

/// Site and account, folded.
fn haystack(entry: &LogEntry) -> String {
    let site = entry.site.as_ref().map(crate::origin::Origin::shown).unwrap_or_default();
    fold(&[site.as_str(), &entry.issuer, &entry.name].join(" "))
}

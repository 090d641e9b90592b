//! The form "Add recovery codes": a text becomes codes, which are shown and corrected before they are saved.
//!
//! What a text means is read by the keeper, which alone knows how ([`crate::enrolment::recovery`]). What it has read can be
//! taken as a list: then each line is a code, and nothing is read into it any more.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    enrolment::recovery::{Case, Entry, MAX_CODES, RecoveryCode, RecoveryError, written},
    message::{CodesFailure, CodesOrder, KeepFailure, Named, ReadCodes, Text, TypedCode},
};

use super::text;

/// What stands behind a code that is used, as [`written`] puts it there.
const USED: &str = "(used)";

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// "Account".
    Account,
    /// "Recovery codes".
    Codes,
}

impl Field {
    /// The `id` of the field's element.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Account => "codes-account",
            Self::Codes => "codes-text",
        }
    }
}

/// The `id` of the question whether to replace the codes that are there.
pub const REPLACE_SPOT: &str = "codes-replace";

/// What was made of the text.
#[derive(Clone, PartialEq)]
pub enum Reading {
    /// There is no text.
    Nothing,
    /// It is being read.
    Waiting,
    /// These codes.
    Read(ReadCodes),
    /// No codes, and why.
    Unread(Text),
}

/// What the user does in the form, and what comes back.
pub enum Msg {
    /// Chooses an account: its id, or nothing.
    Account(String),
    /// Types or pastes.
    Text(String),
    /// "Correct the list".
    Correct,
    /// The text of this round was read.
    Read(u32, Result<ReadCodes, KeepFailure>),
    /// "Keep the old ones".
    KeepOld,
}

/// What follows.
pub enum Next {
    /// Nothing.
    Nothing,
    /// The keeper has to read a text, once the user pauses: [`Msg::Read`] with this round.
    Read(u32, Zeroizing<String>),
    /// The keeper has to keep the codes. If it does not: [`CodesForm::refused`].
    Keep(CodesOrder),
    /// The focus moves to the element of this id.
    Focus(&'static str),
}

/// The form as it stands. Holds codes: no `Debug`.
pub struct CodesForm {
    /// The accounts to choose from.
    pub accounts: Vec<Named>,
    /// The one that is chosen.
    pub account: Option<AccountId>,
    /// The host where the codes were selected.
    pub source: Option<String>,
    /// Whether each line is a code.
    pub exact: bool,
    /// Changes when the text has become another without being typed.
    pub drawn: u32,
    /// What was made of the text.
    pub reading: Reading,
    /// What is wrong, and where.
    pub error: Option<(Field, Text)>,
    /// Whether the user is asked if these codes replace the ones that are there.
    pub asks: bool,
    /// Changes with each text: what was read of an older one comes too late.
    pub round: u32,
    text: Zeroizing<String>,
}

impl CodesForm {
    /// An empty form. Where there is one account, it is chosen.
    #[must_use]
    pub fn new(accounts: Vec<Named>, account: Option<AccountId>, source: Option<String>) -> Self {
        let only = accounts.first().filter(|_| accounts.len() == 1).map(|only| only.id);
        Self {
            account: account.filter(|chosen| accounts.iter().any(|account| account.id == *chosen)).or(only),
            accounts,
            source,
            exact: false,
            drawn: 0,
            reading: Reading::Nothing,
            error: None,
            asks: false,
            round: 0,
            text: Zeroizing::default(),
        }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The chosen account.
    #[must_use]
    pub fn chosen(&self) -> Option<&Named> {
        self.accounts.iter().find(|account| Some(account.id) == self.account)
    }

    /// Brings a text that was not typed: what the user has selected on a page.
    pub fn bring(&mut self, text: String) -> Next {
        self.drawn = self.drawn.wrapping_add(1);
        self.typed(text)
    }

    /// The user does something, or the keeper has read the text.
    pub fn update(&mut self, msg: Msg) -> Next {
        match msg {
            Msg::Account(id) => {
                self.account = AccountId::try_from(id).ok();
                self.clear(Field::Account);
                self.asks = false;
            }
            Msg::Text(text) => return self.typed(text),
            Msg::Correct => return self.correct(),
            Msg::Read(round, read) if round == self.round && !self.exact => {
                self.reading = match read {
                    Ok(read) => Reading::Read(read),
                    Err(why) => Reading::Unread(text::keep_failure(&why)),
                };
            }
            Msg::Read(..) => {}
            Msg::KeepOld => {
                self.asks = false;
                return Next::Focus(Field::Codes.id());
            }
        }
        Next::Nothing
    }

    /// "Save recovery codes"; `replace`: the user has said that they replace those that are there.
    pub fn save(&mut self, replace: bool) -> Next {
        self.error = None;
        let Some(account) = self.account else {
            return self.wrong(Field::Account, Text::plain("codesAccountEmpty"));
        };
        let codes = match &self.reading {
            Reading::Nothing => return self.wrong(Field::Codes, Text::plain("codesEmpty")),
            Reading::Waiting => return self.wrong(Field::Codes, Text::plain("codesNotReadYet")),
            // The reason stands there already.
            Reading::Unread(_) => return Next::Focus(Field::Codes.id()),
            Reading::Read(read) => read.codes.clone(),
        };
        Next::Keep(CodesOrder::Keep { account, codes, source: self.source.clone(), replace })
    }

    /// The codes were not kept. Gives the id of what has to be looked at.
    pub fn refused(&mut self, why: &KeepFailure) -> &'static str {
        if *why == KeepFailure::Codes(CodesFailure::There) {
            self.asks = true;
            return REPLACE_SPOT;
        }
        self.asks = false;
        self.error = Some((Field::Codes, text::keep_failure(why)));
        Field::Codes.id()
    }

    fn wrong(&mut self, field: Field, why: Text) -> Next {
        self.error = Some((field, why));
        Next::Focus(field.id())
    }

    fn clear(&mut self, field: Field) {
        self.error.take_if(|(wrong, _)| *wrong == field);
    }

    fn typed(&mut self, text: String) -> Next {
        self.text = Zeroizing::new(text);
        self.round = self.round.wrapping_add(1);
        self.asks = false;
        self.clear(Field::Codes);
        if self.text.trim().is_empty() {
            // The next text may be anything again.
            self.exact = false;
            self.reading = Reading::Nothing;
            return Next::Nothing;
        }
        if self.exact {
            self.reading = match listed(&self.text) {
                Ok(read) => Reading::Read(read),
                Err(why) => Reading::Unread(why),
            };
            return Next::Nothing;
        }
        self.reading = Reading::Waiting;
        Next::Read(self.round, self.text.clone())
    }

    /// The codes as they were read, one a line, to be corrected: from now on each line is a code.
    fn correct(&mut self) -> Next {
        let Reading::Read(read) = &mut self.reading else { return Next::Nothing };
        let entry = |code: &TypedCode| Some(Entry { code: RecoveryCode::new(&code.text).ok()?, used: code.used });
        let entries: Vec<Entry> = read.codes.iter().filter_map(entry).collect();
        self.text = written(&entries);
        (read.left_out, read.repeated, read.doubt) = (0, 0, None);
        self.exact = true;
        self.drawn = self.drawn.wrapping_add(1);
        Next::Focus(Field::Codes.id())
    }
}

/// The codes of a list that the user has corrected: one a line, as it stands there.
fn listed(text: &str) -> Result<ReadCodes, Text> {
    let (mut codes, mut number): (Vec<Entry>, usize) = (Vec::new(), 0);
    for line in text.lines() {
        number = number.saturating_add(1);
        let line = line.trim();
        let (line, used) = line.strip_suffix(USED).map_or((line, false), |code| (code.trim_end(), true));
        if line.is_empty() {
            continue;
        }
        let code = RecoveryCode::new(line).map_err(|_| Text::with("codesLine", &number.to_string()))?;
        codes.push(Entry { code, used });
    }
    let case = Case::of(codes.iter().map(|entry| &entry.code));
    let mut once: Vec<Entry> = Vec::new();
    let all = codes.len();
    for entry in codes {
        match once.iter_mut().find(|known| known.code.same_as(&entry.code, case)) {
            Some(known) => known.used |= entry.used,
            None => once.push(entry),
        }
    }
    match once.len() {
        0 => Err(text::codes_unread(RecoveryError::NoCodes)),
        count if count > MAX_CODES => Err(text::codes_unread(RecoveryError::TooMany)),
        count => {
            let typed = |entry: Entry| TypedCode { text: entry.code.expose().to_owned(), used: entry.used };
            let repeated = u32::try_from(all.saturating_sub(count)).unwrap_or(u32::MAX);
            Ok(ReadCodes { codes: once.into_iter().map(typed).collect(), left_out: 0, repeated, doubt: None })
        }
    }
}

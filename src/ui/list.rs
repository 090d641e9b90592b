//! The list of accounts: what is sought, what is shown.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::{account::AccountId, message::AccountView};

use super::search;

/// What is derived from the accounts when they arrive, and from the search as it is typed.
#[derive(Default)]
pub struct List {
    /// One for each account, in the same order.
    pub rows: Vec<Row>,
    /// What is typed into the search field.
    pub search: String,
    /// The rows that fit the search: places in `rows`.
    pub shown: Vec<usize>,
}

/// What is derived from one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: AccountId,
    /// Changes when anything is shown differently that is not the code.
    pub stamp: u64,
    /// Where the search looks.
    pub haystack: String,
}

impl List {
    /// The accounts are these now.
    pub fn set(&mut self, accounts: &[AccountView]) {
        self.rows = accounts.iter().map(Row::of).collect();
        self.seek();
    }

    /// The search is this now.
    pub fn search(&mut self, typed: String) {
        self.search = typed;
        self.seek();
    }

    /// The rows that fit the search.
    pub fn shown(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().filter_map(|place| self.rows.get(*place))
    }

    /// Whether something is sought.
    #[must_use]
    pub fn seeks(&self) -> bool {
        !self.search.trim().is_empty()
    }

    fn seek(&mut self) {
        let typed = search::fold(&self.search);
        let fits = |row: &Row| search::matches(&row.haystack, &typed);
        self.shown = self.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(place, _)| place).collect();
    }
}

impl Row {
    fn of(account: &AccountView) -> Self {
        let mut hasher = DefaultHasher::new();
        (&account.issuer, &account.name, account.here, &account.parameters.kind).hash(&mut hasher);
        Self { id: account.id, stamp: hasher.finish(), haystack: search::haystack(account) }
    }
}

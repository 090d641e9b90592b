//! The list of accounts: what is sought, what is shown, in which order.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::{account::AccountId, message::AccountView, order::sorted_by_key, vault::Marks};

use super::search;

/// What is derived from the accounts when they arrive, and from the search as it is typed.
#[derive(Default)]
pub struct List {
    /// One for each account, in the same order.
    pub rows: Vec<Row>,
    /// What is typed into the search field.
    pub search: String,
    /// All tags, each once, in the order of the alphabet.
    pub tags: Vec<String>,
    /// The tag that the list is narrowed to.
    pub tag: Option<String>,
    /// Whether the list stands in the user's own order; else by name.
    pub own_order: bool,
    /// The rows that are shown, as they stand: places in `rows`.
    pub shown: Vec<usize>,
}

/// What is derived from one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: AccountId,
    /// Whether it stands before all others, also before favourites.
    pub first: bool,
    /// What it stands by.
    pub marks: Marks,
    /// Changes when anything is shown differently that is not the code.
    pub stamp: u64,
    /// Where the search looks.
    pub haystack: String,
}

impl List {
    /// The accounts are these now, sorted by name; `is_first`: those that stand before all others.
    pub fn set(&mut self, accounts: &[AccountView], is_first: impl Fn(&AccountView) -> bool) {
        self.rows = accounts.iter().map(|account| Row::of(account, is_first(account))).collect();
        self.tags.clear();
        for tag in self.rows.iter().flat_map(|row| &row.marks.tags) {
            if let Err(place) = self.tags.binary_search(tag) {
                self.tags.insert(place, tag.clone());
            }
        }
        if self.tag.as_ref().is_some_and(|tag| !self.tags.contains(tag)) {
            self.tag = None;
        }
        self.seek();
    }

    /// The search is this now.
    pub fn search(&mut self, typed: String) {
        self.search = typed;
        self.seek();
    }

    /// The list is narrowed to this tag now; `None`: to none.
    pub fn narrow(&mut self, tag: Option<String>) {
        self.tag = tag;
        self.seek();
    }

    /// Whether the list stands in the user's own order now.
    pub fn order(&mut self, own: bool) {
        self.own_order = own;
        self.seek();
    }

    /// Without accounts, as it is to stand when there are some again.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { own_order: self.own_order, ..Self::default() }
    }

    /// The rows that are shown, as they stand.
    pub fn shown(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().filter_map(|place| self.rows.get(*place))
    }

    /// The row of an account.
    #[must_use]
    pub fn row(&self, account: AccountId) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == account)
    }

    /// Whether something is sought.
    #[must_use]
    pub fn seeks(&self) -> bool {
        !self.search.trim().is_empty()
    }

    /// Whether any account has a place in the user's own order.
    #[must_use]
    pub fn has_places(&self) -> bool {
        self.rows.iter().any(|row| row.marks.place.is_some())
    }

    fn seek(&mut self) {
        let typed = search::fold(&self.search);
        let fits = |row: &Row| {
            self.tag.as_ref().is_none_or(|tag| row.marks.tags.contains(tag)) && search::matches(&row.haystack, &typed)
        };
        let shown = self.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(place, _)| place).collect();
        self.shown = sorted_by_key(shown, |at: &usize| {
            let Some(Row { first, marks, .. }) = self.rows.get(*at) else { return (false, false, u32::MAX) };
            (!first, !marks.favourite, marks.place.filter(|_| self.own_order).unwrap_or(u32::MAX))
        });
    }
}

impl Row {
    fn of(account: &AccountView, first: bool) -> Self {
        let marks = Marks::read(&account.marks);
        let mut hasher = DefaultHasher::new();
        let AccountView { issuer, name, here, parameters, .. } = account;
        (issuer, name, here, &parameters.kind, marks.favourite, marks.noted).hash(&mut hasher);
        Self { id: account.id, first, marks, stamp: hasher.finish(), haystack: search::haystack(account) }
    }
}

//! What would be imported, and what of it is chosen.

use crate::{
    import::Wanted,
    message::{ImportChoice, ImportFate, ImportPreview, ImportRejected, ImportRow},
};

/// So many rows are drawn at first, and so many more each time that more are wanted.
pub const STRIDE: usize = 100;

/// What would be imported.
pub struct Preview {
    /// The entries.
    pub rows: Vec<ImportRow>,
    /// What cannot be imported.
    pub rejected: Vec<ImportRejected>,
    /// The places of the rows in the order in which they are shown: first what has to be looked at.
    pub order: Vec<usize>,
    /// How many of them are drawn.
    pub drawn: usize,
    /// Changes when rows have become chosen without a click on them.
    pub redrawn: u32,
    /// What is wanted beside accounts.
    pub wanted: Wanted,
    chosen: Vec<bool>,
}

/// How many rows of a kind there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Chosen.
    pub chosen: usize,
    /// Not there yet.
    pub new: usize,
    /// The same secret, or the same name, is there with something else.
    pub check: usize,
    /// There already.
    pub there: usize,
    /// In the trash of the app that they come from.
    pub trashed: usize,
    /// Not to be imported.
    pub rejected: usize,
    /// With sites.
    pub sites: usize,
    /// With recovery codes.
    pub codes: usize,
}

impl Preview {
    /// What is proposed.
    #[must_use]
    pub fn new(ImportPreview { rows, rejected }: ImportPreview) -> Self {
        let of_rank = |wanted| rows.iter().enumerate().filter(move |(_, row)| rank(&row.fate) == wanted);
        let order = (0..4).flat_map(of_rank).map(|(at, _)| at).collect();
        let chosen = rows.iter().map(|row| row.fate.is_chosen()).collect();
        let wanted = Wanted { sites: true, codes: true };
        Self { rows, rejected, order, drawn: STRIDE, redrawn: 0, wanted, chosen }
    }

    /// Whether a row is chosen.
    #[must_use]
    pub fn is_chosen(&self, at: usize) -> bool {
        self.chosen.get(at) == Some(&true)
    }

    pub(super) fn choose(&mut self, at: usize, on: bool) {
        let can = self.rows.get(at).is_some_and(|row| row.fate.can_be_chosen());
        if let (true, Some(chosen)) = (can, self.chosen.get_mut(at)) {
            *chosen = on;
        }
    }

    pub(super) fn choose_all(&mut self, on: bool) {
        (0..self.rows.len()).for_each(|at| self.choose(at, on));
        self.redrawn = self.redrawn.wrapping_add(1);
    }

    /// The places of the rows that are drawn.
    pub fn drawn(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied().take(self.drawn)
    }

    /// Whether there are more rows than are drawn.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.order.len() > self.drawn
    }

    /// How many there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { rejected: self.rejected.len(), ..Counts::default() };
        for (row, chosen) in self.rows.iter().zip(&self.chosen) {
            let kind = match row.fate {
                ImportFate::New => &mut counts.new,
                ImportFate::OtherCodes(_) | ImportFate::SameName(_) => &mut counts.check,
                ImportFate::There(_) | ImportFate::Again => &mut counts.there,
                ImportFate::Trashed => &mut counts.trashed,
            };
            *kind += 1;
            counts.chosen += usize::from(*chosen);
            counts.sites += usize::from(!row.sites.is_empty());
            counts.codes += usize::from(row.codes > 0);
        }
        counts
    }

    /// What is to be saved.
    #[must_use]
    pub fn choice(&self) -> ImportChoice {
        let rows = (0_u32..).zip(&self.chosen).filter(|(_, chosen)| **chosen).map(|(row, _)| row);
        ImportChoice { rows: rows.collect(), wanted: self.wanted }
    }
}

const fn rank(fate: &ImportFate) -> u8 {
    match fate {
        ImportFate::OtherCodes(_) | ImportFate::SameName(_) => 0,
        ImportFate::New => 1,
        ImportFate::Trashed => 2,
        ImportFate::There(_) | ImportFate::Again => 3,
    }
}

//! The confirm screen: what was read, before anything is saved.

use crate::{
    capture::found::Place,
    message::{Already, CaptureItem, CaptureView, CodeView, ExportView, Failure, SaveItem, Text},
    otpauth::OtpauthError,
};

use super::{clock, text};

/// One thing that was read, and what the user made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// As read.
    pub read: CaptureItem,
    /// Issuer as typed.
    pub issuer: String,
    /// Account name as typed.
    pub name: String,
    /// Whether it is to be saved.
    pub chosen: bool,
}

impl Item {
    /// What the code says of itself; empty if it has no names.
    #[must_use]
    pub fn claim(&self) -> String {
        text::title(&self.read.issuer, &self.read.name)
    }

    /// The counter of a counter-based code.
    #[must_use]
    pub fn counter(&self) -> Option<&str> {
        match &self.read.code {
            CodeView::Counter { counter, .. } => Some(counter.as_str()).filter(|counter| !counter.is_empty()),
            CodeView::Timed { .. } => None,
        }
    }
}

/// The confirm screen as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirm {
    /// Host of the page it was read from.
    pub host: Option<String>,
    /// What can be saved.
    pub items: Vec<Item>,
    /// What cannot.
    pub refused: Vec<OtpauthError>,
    /// The export of Google Authenticator that it comes from.
    pub export: Option<ExportView>,
    /// Why it was not saved.
    pub error: Option<Text>,
}

/// What the user does on the confirm screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// Types an issuer.
    Issuer(usize, String),
    /// Types an account name.
    Name(usize, String),
    /// Ticks an item, or unticks it.
    Choose(usize, bool),
}

impl Confirm {
    /// What was just read. Of several, those whose secret is saved already are not ticked, nor those that contradict a QR
    /// code of the same page.
    #[must_use]
    pub fn new(capture: CaptureView) -> Self {
        let single = capture.items.len() == 1;
        // A key alone has no names: the site's is a beginning.
        let unnamed = |read: &CaptureItem| read.issuer.is_empty() && read.name.is_empty();
        let host = capture.host.clone();
        let issuer = |read: &CaptureItem| host.clone().filter(|_| unnamed(read)).unwrap_or(read.issuer.clone());
        let items = capture.items.into_iter().map(|read| Item {
            issuer: issuer(&read),
            name: read.name.clone(),
            chosen: single
                || !matches!(read.already, Some(Already::SameSecret { .. }))
                    && !matches!(read.place, Place::Written { other_than_code: true, .. }),
            read,
        });
        Self {
            host: capture.host,
            items: items.collect(),
            refused: capture.refused,
            export: capture.export,
            error: None,
        }
    }

    /// Whether there is one item, which is edited in place, and not a list to choose from.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.items.len() == 1
    }

    /// Whether another code of the same export is to be scanned, too.
    #[must_use]
    pub fn waits_for_more(&self) -> bool {
        self.export.as_ref().is_some_and(|export| !export.missing.is_empty())
    }

    /// How many items are to be saved.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.items.iter().filter(|item| item.chosen).count()
    }

    /// The same capture with newer codes; what was typed stays. `Err` if it is another one.
    ///
    /// # Errors
    /// Gives the capture back if it is not the one on the screen.
    pub fn refresh(&mut self, capture: CaptureView) -> Result<(), CaptureView> {
        let same = capture.host == self.host
            && capture.refused == self.refused
            && capture.export == self.export
            && capture.items.len() == self.items.len()
            && self.items.iter().zip(&capture.items).all(|(old, new)| {
                (&old.read.issuer, &old.read.name, &old.read.parameters) == (&new.issuer, &new.name, &new.parameters)
            });
        if !same {
            return Err(capture);
        }
        for (item, read) in self.items.iter_mut().zip(capture.items) {
            item.read = read;
        }
        Ok(())
    }

    /// Something was typed or ticked.
    pub fn update(&mut self, msg: Msg) {
        self.error = None;
        match msg {
            Msg::Issuer(index, issuer) => self.edit(index, |item| item.issuer = issuer),
            Msg::Name(index, name) => self.edit(index, |item| item.name = name),
            Msg::Choose(index, chosen) => self.edit(index, |item| item.chosen = chosen),
        }
    }

    fn edit(&mut self, index: usize, change: impl FnOnce(&mut Item)) {
        if let Some(item) = self.items.get_mut(index) {
            change(item);
        }
    }

    /// What is to be saved; `None`, with the reason, if nothing is ticked.
    pub fn take(&mut self) -> Option<Vec<SaveItem>> {
        let items: Vec<_> = (0_u32..)
            .zip(&self.items)
            .filter(|(_, item)| item.chosen)
            .map(|(index, item)| SaveItem { index, issuer: item.issuer.clone(), name: item.name.clone() })
            .collect();
        if items.is_empty() {
            self.error = Some(Text::plain("chooseOne"));
            return None;
        }
        Some(items)
    }

    /// It was not saved.
    pub fn refused(&mut self, failure: &Failure) {
        self.error = Some(text::failure(failure));
    }

    /// Moves codes on whose time is over. Says whether anything changed.
    pub fn advance(&mut self, now: f64) -> bool {
        self.items.iter_mut().fold(false, |changed, item| clock::advance(&mut item.read.code, now) | changed)
    }

    /// When the next code ends.
    #[must_use]
    pub fn ends_at(&self) -> Option<f64> {
        clock::earliest(self.items.iter().filter_map(|item| clock::ends_at(&item.read.code)))
    }
}

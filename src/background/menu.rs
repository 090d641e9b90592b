//! The entries of the context menu, and what the keyboard command and they do.

use super::{
    app::{App, Flow},
    capturing::{Capturing, For, Source},
    effect::{Badge, Effect},
    event::{MenuClick, Ticket},
    filling::{Filling, Via},
    page::Actions,
};
use crate::{
    autofill::Aim,
    message::{Failure, Notice, NoticeKind},
    time::UnixMs,
    ui::text,
};

/// An entry of the context menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuEntry {
    /// "Save the QR code in this image".
    Picture,
    /// "Save the selected secret key".
    Selection,
    /// "Save the selected recovery codes".
    Codes,
    /// "Save this otpauth link".
    Link,
    /// "Find a QR code on this page".
    Page,
    /// "Fill one-time code here".
    Field,
    /// "Turn on two-factor here".
    Enrol,
}

impl MenuEntry {
    /// The entry of this id in the browser, which is also its key in `_locales` (`extension/menu.js`).
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Some(match id {
            "menuPicture" => Self::Picture,
            "menuSelection" => Self::Selection,
            "menuCodes" => Self::Codes,
            "menuLink" => Self::Link,
            "menuPage" => Self::Page,
            "menuField" => Self::Field,
            "menuEnrol" => Self::Enrol,
            _ => return None,
        })
    }
}

impl App {
    pub(super) fn menu(&mut self, ticket: Ticket, click: MenuClick, now: UnixMs) -> Actions {
        let MenuClick { entry, tab, frame, picture, selection, link } = click;
        let source = match entry {
            MenuEntry::Field => {
                return self.start_fill(ticket, Filling::new(tab, Via::Page, Aim::Focused { frame }), now);
            }
            MenuEntry::Enrol => {
                self.guide_asked = Some((tab, now));
                return Actions::one(ticket, Effect::OpenPopup { tab }).then(Actions::done(ticket));
            }
            MenuEntry::Picture => Some(Source::Page { picture }),
            MenuEntry::Codes => {
                return match selection {
                    Some(text) => self.select_codes(ticket, tab, text),
                    None => self.tell(ticket, tab, Failure::Browser),
                };
            }
            MenuEntry::Selection => selection.map(|text| Source::Text(text.into())),
            MenuEntry::Link => link.map(|text| Source::Text(text.into())),
            MenuEntry::Page => Some(Source::Page { picture: None }),
        };
        match source {
            Some(source) => self.start_capture(ticket, Capturing::new(tab, source, For::Act)),
            None => self.tell(ticket, tab, Failure::Browser),
        }
    }

    pub(super) fn fill_command(&mut self, ticket: Ticket, tab: i32, now: UnixMs) -> Actions {
        self.start_fill(ticket, Filling::new(tab, Via::Page, Aim::Best), now)
    }

    /// Says what went wrong after an act in the page: on the button, and in the popup, which opens.
    pub(super) fn tell(&mut self, ticket: Ticket, tab: i32, failure: Failure) -> Actions {
        let words = text::failure(&failure);
        self.notice = Some(Notice { kind: NoticeKind::Attention, text: words.clone() });
        self.take_flow(ticket);
        let badge = Badge::Attention(words);
        Actions::one(ticket, Effect::Badge { tab, badge })
            .and(ticket, Effect::OpenPopup { tab })
            .then(Actions::done(ticket))
    }

    /// What is done, and what waits for its end.
    #[inline(never)]
    pub(super) fn wait_for(&mut self, ticket: Ticket, flow: Flow, effect: Effect) -> Actions {
        self.keep_flow(ticket, flow);
        Actions::one(ticket, effect)
    }

    pub(super) fn keep_flow(&mut self, ticket: Ticket, flow: Flow) {
        self.flows.push((ticket, flow));
    }

    pub(super) fn take_flow(&mut self, ticket: Ticket) -> Option<Flow> {
        let at = self.flows.iter().position(|(owner, _)| *owner == ticket)?;
        Some(self.flows.swap_remove(at).1)
    }
}

//! The entries of the context menu, and what the keyboard command and they do.

use super::{
    app::{App, Flow},
    capturing::{Capturing, For, Source},
    effect::{Badge, Effect, Reply},
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
    /// All entries, in the order of the menu.
    pub const ALL: [Self; 7] =
        [Self::Picture, Self::Selection, Self::Codes, Self::Link, Self::Page, Self::Field, Self::Enrol];

    /// Its id in the browser, which is also its key in `_locales`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Picture => "menuPicture",
            Self::Selection => "menuSelection",
            Self::Codes => "menuCodes",
            Self::Link => "menuLink",
            Self::Page => "menuPage",
            Self::Field => "menuField",
            Self::Enrol => "menuEnrol",
        }
    }

    /// The entry of this id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entry| entry.id() == id)
    }

    /// The contexts in which the browser shows it. `password` is known to Firefox alone, which leaves password
    /// fields out of `editable`.
    #[must_use]
    pub const fn contexts(self, firefox: bool) -> &'static [&'static str] {
        match self {
            Self::Picture => &["image"],
            Self::Selection | Self::Codes => &["selection"],
            // On every link: no `targetUrlPatterns` matches `otpauth://totp/...`. Chromium 156 refuses patterns with
            // a host for such a scheme, and neither it nor Firefox 153 matches `otpauth:*` to an address with one.
            Self::Link => &["link"],
            Self::Page => &["page", "frame", "video"],
            Self::Field if firefox => &["editable", "password"],
            Self::Field => &["editable"],
            Self::Enrol => &["page", "frame"],
        }
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
                return vec![(ticket, Effect::OpenPopup { tab }), (ticket, Effect::Reply(Reply::Done))];
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
        vec![
            (ticket, Effect::Badge { tab, badge: Badge::Attention(words) }),
            (ticket, Effect::OpenPopup { tab }),
            (ticket, Effect::Reply(Reply::Done)),
        ]
    }

    pub(super) fn keep_flow(&mut self, ticket: Ticket, flow: Flow) {
        self.flows.push((ticket, flow));
    }

    pub(super) fn take_flow(&mut self, ticket: Ticket) -> Option<Flow> {
        let at = self.flows.iter().position(|(owner, _)| *owner == ticket)?;
        Some(self.flows.swap_remove(at).1)
    }
}

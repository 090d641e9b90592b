//! What the open vault has to say above everything else: news of the stores, one reminder.

use sycamore_web::tags::{a, div, p, section};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, moment, words},
    message::News,
    ui::{
        parts::plain::icon,
        text,
        vault::{
            keep::{
                msg::Msg as Keep,
                reminder::{Reminder, due},
                task::Kind,
            },
            model::Section,
        },
    },
};

use super::{Store, ask};

pub(super) fn view(store: Store) -> View {
    let news = store.select(|model| model.home.as_ref().map(|home| home.storage.news.clone()).unwrap_or_default());
    let reminder = store.select(|model| {
        // Who is at work on it, or on something else of the kind, is not reminded.
        let idle = model.task().is_none();
        model.home.as_ref().filter(|_| idle).and_then(|home| due(home, model.now, &model.keep.put_off))
    });
    let piece = move || match (news.get_clone(), reminder.get()) {
        (news, _) if !news.is_empty() => told(store, &news),
        (_, Some(reminder)) => reminded(store, reminder),
        _ => View::new(),
    };
    div().has("class", "banners").children(redrawn(piece)).into()
}

fn told(store: Store, news: &[News]) -> View {
    let lines: Vec<View> = news.iter().map(|news| p().children(words(&text::news(news, moment))).into()).collect();
    section()
        .has("class", "banner attention")
        .has("aria-label", label("newsLabel"))
        .children(views![
            icon("attention"),
            div().has("class", "lines").children(lines),
            div().has("class", "buttons").children(ask::act(store, "plain", "ok", || Keep::NewsSeen)),
        ])
        .into()
}

fn reminded(store: Store, reminder: Reminder) -> View {
    let (text, action) = match reminder {
        Reminder::OneCopy => ("remindOneCopy", to(Section::Settings, "seeStorage")),
        Reminder::Foreign => ("remindForeign", to(Section::Settings, "seeStorage")),
        Reminder::NoRecoveryKey => ("remindNoRecoveryKey", begin(store, "makeRecoveryKey", Kind::NewRecoveryKey)),
        Reminder::RecoveryKeyNotKept => {
            ("remindRecoveryKeyNotKept", begin(store, "checkRecoveryKey", Kind::CheckRecoveryKey))
        }
        Reminder::NoBackup => ("remindNoBackup", to(Section::Exchange, "toBackup")),
        Reminder::BackupNotTested => ("remindBackupNotTested", begin(store, "testBackup", Kind::TestBackup)),
        Reminder::CheckRecoveryKey => {
            ("remindCheckRecoveryKey", begin(store, "checkRecoveryKey", Kind::CheckRecoveryKey))
        }
    };
    let urgent = matches!(reminder, Reminder::OneCopy | Reminder::Foreign);
    section()
        .has("class", if urgent { "banner attention" } else { "banner" })
        .has("aria-label", label("reminderLabel"))
        .children(views![
            if urgent { icon("attention") } else { View::new() },
            p().has("class", "lines").children(label(text)),
            div()
                .has("class", "buttons")
                .children(views![action, ask::act(store, "quiet", "later", move || Keep::Later(reminder)),]),
        ])
        .into()
}

fn begin(store: Store, key: &str, kind: Kind) -> View {
    ask::act(store, "plain", key, move || Keep::Begin(kind, String::new()))
}

fn to(section: Section, key: &str) -> View {
    a().has("class", "plain").has("href", section.hash()).children(label(key)).into()
}

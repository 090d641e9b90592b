//! A code is to be filled on a site that the account does not know, or into a field that wants a code which the site has
//! sent: the user is asked.

use sycamore_web::tags::{b, div, li, p, span, ul};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{Consent, Text},
    ui::parts::plain::{button, heading, icon},
};

use super::{
    super::{
        model::Screen,
        msg::{Msg, spot},
    },
    Store,
};

pub(super) fn view(store: Store) -> View {
    let other = store.look(|model| match &model.screen {
        Screen::OtherSite(other) => Some(other.clone()),
        _ => None,
    });
    let Some(other) = other else { return View::new() };
    let consent = move |consent| move || store.send(Msg::Consent(consent));
    let cancel = move |class| button(class, "cancel", move || store.send(Msg::Cancel));
    let (warning, knows, buttons) = if let Some(email) = other.sent_by_email {
        let why = if email { "wantsEmailCode" } else { "wantsSmsCode" };
        let buttons = views![cancel("primary"), button("plain", "fillAnyway", consent(Consent::Anyway))];
        (remark(why), View::new(), buttons)
    } else {
        let warning = if other.near { View::new() } else { remark("differentSite") };
        // On a different site the way back is the one that stands out.
        let (once, back) = if other.near { ("primary", "plain") } else { ("plain", "primary") };
        let always = (!other.private).then(|| button("plain", "fillAlways", consent(Consent::Always)));
        let buttons = views![button(once, "fillOnce", consent(Consent::Once)), View::from(always), cancel(back)];
        (warning, knows(&other.known), buttons)
    };
    div()
        .has("class", "screen other-site")
        .children(views![
            heading(spot::HEADING, label("fillHere")),
            p().children(words(&Text::with("fillAccountOn", &other.title))),
            p().has("class", "host").children(b().has("dir", "ltr").children(other.host)),
            warning,
            knows,
            div().has("class", "buttons stacked").children(buttons),
        ])
        .into()
}

fn remark(key: &str) -> View {
    p().has("class", "remark").children(views![icon("attention"), span().children(label(key))]).into()
}

fn knows(hosts: &[String]) -> View {
    if hosts.is_empty() {
        return p().children(label("noSiteYet")).into();
    }
    let hosts: Vec<View> = hosts.iter().map(|host| li().has("dir", "ltr").children(host.clone()).into()).collect();
    views![p().children(label("savedFor")), ul().has("class", "hosts").children(hosts)]
}

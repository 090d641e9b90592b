//! The sites whose pages Sixpence may look at: one switch for all, and each that was allowed by itself.

use sycamore_web::tags::{div, li, p, span, ul};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::Text,
    ui::parts::{field::followed_tick, plain::named_icon_button},
};

use super::{super::msg::Msg, Store, card::card};

/// All that the manifest lets us ask for.
const ALL: [&str; 3] = ["https://*/*", "http://localhost/*", "http://127.0.0.1/*"];

pub(super) fn view(store: Store) -> View {
    let sites = store.select(|model| model.sites.clone());
    let all = store.select(|model| model.sites.as_ref().is_some_and(|sites| sites.iter().any(|site| site == ALL[0])));
    let switch = followed_tick("all-sites", "watchAll", all, move |on| {
        store.send(Msg::Watch(ALL.map(str::to_owned).to_vec(), on));
    });
    let each = move || match sites.get_clone() {
        Some(sites) if !all.get() => list(store, &sites),
        _ => View::new(),
    };
    let body = views![
        p().children(label("watchedSitesHelp")),
        redrawn(each),
        switch,
        p().has("class", "help").children(label("watchAllHelp")),
    ];
    card("card-sites", "watchedSites", div().has("class", "lines").children(body).into())
}

fn list(store: Store, sites: &[String]) -> View {
    if sites.is_empty() {
        return p().has("class", "help").children(label("noWatchedSites")).into();
    }
    let site = |pattern: &String| -> View {
        let (pattern, host) = (pattern.clone(), host_of(pattern));
        let name = words(&Text::with("unwatchHost", &host));
        let remove = named_icon_button("trash", name, move || store.send(Msg::Watch(vec![pattern.clone()], false)));
        li().children(views![span().has("dir", "ltr").children(host), remove]).into()
    };
    ul().has("class", "sites").children(sites.iter().map(site).collect::<Vec<View>>()).into()
}

/// `https://example.org/*` as it is shown; of http the scheme stays.
fn host_of(pattern: &str) -> String {
    let host = pattern.strip_prefix("https://").unwrap_or(pattern);
    host.trim_end_matches("/*").to_owned()
}

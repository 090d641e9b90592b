//! The edit form of an account: what it says, and what becomes of it if another window was quicker.

use super::{
    app::{App, Session},
    capturing::too_long,
    event::Ticket,
    page::{Actions, Page},
    save::After,
};
use crate::{
    account::{Account, AccountId},
    message::{AccountForm, Failure},
    origin::{Origin, split_scheme},
    time::UnixMs,
    vault::Change,
};

impl App {
    pub(super) fn edit(
        &mut self,
        ticket: Ticket,
        id: AccountId,
        was: &AccountForm,
        form: AccountForm,
        now: UnixMs,
    ) -> Actions {
        let page = Page::Vault;
        let Session::Open(vault, _) = &self.session else { return page.refuse(ticket, Failure::Locked) };
        let Some(account) = vault.account(id) else { return page.refuse(ticket, Failure::NoSuchAccount) };
        let Some(form) = merged(was, form, account) else { return page.refuse(ticket, Failure::Conflict) };
        let AccountForm { issuer, name, sites, filling } = form;
        if let Some(failure) = too_long(&issuer, &name) {
            return page.refuse(ticket, failure);
        }
        let sites = match read_sites(&sites) {
            Ok(sites) => sites,
            Err(line) => return page.refuse(ticket, Failure::BadSite { line: line.to_owned() }),
        };
        let change =
            Change::Edit { id, issuer: issuer.trim().to_owned(), name: name.trim().to_owned(), sites, filling };
        self.change(ticket, page, change, After::Show, now)
    }
}

/// The form with what was changed elsewhere meanwhile. `None` if both have changed the same field to something else.
fn merged(was: &AccountForm, form: AccountForm, account: &Account) -> Option<AccountForm> {
    let sites: Vec<String> = account.sites.iter().map(ToString::to_string).collect();
    Some(AccountForm {
        issuer: field(&was.issuer, form.issuer, account.issuer.clone())?,
        name: field(&was.name, form.name, account.name.clone())?,
        sites: field(&was.sites, form.sites, sites.join("\n"))?,
        filling: field(&was.filling, form.filling, account.filling)?,
    })
}

fn field<T: PartialEq>(was: &T, typed: T, current: T) -> Option<T> {
    if typed == current || current == *was { Some(typed) } else { (typed == *was).then_some(current) }
}

/// Sites, one a line; the line that is none.
fn read_sites(lines: &str) -> Result<Vec<Origin>, &str> {
    let mut sites = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let site = read_site(line).ok_or(line)?;
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    Ok(sites)
}

/// A site as people write it: with or without `https://`.
fn read_site(line: &str) -> Option<Origin> {
    let lower = line.to_ascii_lowercase();
    match split_scheme(&lower) {
        Some(_) => Origin::parse(&lower).ok(),
        None => Origin::parse(&format!("https://{lower}")).ok(),
    }
}

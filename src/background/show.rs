//! The views that the pages get: everything but the secrets.

use super::{
    app::{App, Flow, Session},
    effect::{Badge, Effect, Reply},
    event::{Tab, Ticket},
    page::{Actions, Page},
    pending::{Item, Pending},
    unlock::{ways, ways_of_locked},
};
use crate::{
    account::{Account, AccountId, Draft},
    message::{
        AccountView, Already, CaptureItem, CaptureView, Changed, CodeView, Home, MethodKind, MethodView, Parameters,
        PopupAnswer, PopupView, Site, TrashView, VaultHome, VaultView, Waiting, Ways,
    },
    origin::Origin,
    otp::{Kind, Secret},
    time::UnixMs,
    vault::{LockClock, Unlocked, Vault},
};

impl App {
    /// Answers the page with what it should show. The popup's accounts need the address of its tab first.
    pub(super) fn show(&mut self, ticket: Ticket, page: Page, now: UnixMs) -> Actions {
        match page {
            Page::Popup { tab: Some(tab) } if matches!(self.session, Session::Open(..)) => {
                self.wait_for(ticket, Flow::Showing { tab }, Effect::Look { tab })
            }
            Page::Popup { tab } => self.show_popup(ticket, tab, None, now),
            Page::Vault => self.show_vault(ticket, None, now),
            // Its own requests show it.
            Page::Guide => Actions::default(),
        }
    }

    /// Answers the vault page. `changed`: all that the change it asked for has touched.
    pub(super) fn show_vault(&self, ticket: Ticket, changed: Option<Changed>, now: UnixMs) -> Actions {
        Actions::one(ticket, Effect::Reply(Reply::Vault(Ok(self.vault_view(changed, now)))))
    }

    pub(super) fn show_tab(&mut self, ticket: Ticket, tab: i32, about: Tab, now: UnixMs) -> Actions {
        if about.offered && self.capture.is_none() && matches!(self.session, Session::Open(..)) {
            return self.take_offer(ticket, tab, about);
        }
        self.show_address(ticket, tab, about.address.as_deref(), now)
    }

    /// The popup over a page of this address.
    pub(super) fn show_address(&mut self, ticket: Ticket, tab: i32, address: Option<&str>, now: UnixMs) -> Actions {
        // The answer first: the popup waits for it, nobody for the badge.
        let mut actions = self.show_popup(ticket, Some(tab), address, now);
        actions.push(ticket, Effect::Badge { tab, badge: Badge::Clear });
        actions
    }

    fn show_popup(&mut self, ticket: Ticket, tab: Option<i32>, address: Option<&str>, now: UnixMs) -> Actions {
        let waiting = self.waiting_for();
        let view = match &self.session {
            Session::Absent => PopupView::FirstRun,
            Session::Locked(vault) => {
                PopupView::Locked { waiting, other_ways: ways_of_locked(vault) != Ways::default() }
            }
            Session::Trouble(trouble) => PopupView::Trouble(trouble.clone()),
            Session::Open(vault, clock) => match &self.capture {
                Some(pending) => PopupView::Confirm(capture_view(pending, vault, now)),
                None => PopupView::Accounts(self.home(vault, clock, (tab, address), now)),
            },
        };
        if matches!(view, PopupView::Accounts(_)) {
            self.notice = None;
            self.fill_asked = None;
        }
        Actions::one(ticket, Effect::Reply(Reply::Popup(Ok(PopupAnswer::View(view)))))
    }

    fn vault_view(&self, changed: Option<Changed>, now: UnixMs) -> VaultView {
        match &self.session {
            Session::Absent => VaultView::FirstRun,
            Session::Locked(vault) => VaultView::Locked { waiting: self.waiting_for(), ways: ways_of_locked(vault) },
            Session::Trouble(trouble) => VaultView::Trouble(trouble.clone()),
            Session::Open(vault, clock) => match &self.capture {
                Some(pending) => VaultView::Confirm(capture_view(pending, vault, now)),
                None => VaultView::Open(VaultHome {
                    ways: ways(vault.methods().any(|(_, kind, _)| kind == 2), vault.passkeys()),
                    accounts: self.account_views(vault, changed.as_ref(), None, now),
                    changed,
                    trash: trash_of(vault),
                    settings: vault.settings().clone(),
                    lock_at: clock.lock_at().0 as f64,
                    storage: self.storage.view(vault),
                    methods: methods_of(vault),
                    care: vault.care().clone(),
                }),
            },
        }
    }

    pub(super) fn waiting_for(&self) -> Option<Waiting> {
        match (&self.capture, self.fill_asked) {
            (Some(_), _) => Some(Waiting::Capture),
            (None, Some(_)) => Some(Waiting::Fill),
            (None, None) => None,
        }
    }

    fn home(
        &self,
        vault: &Vault<Unlocked>,
        clock: &LockClock,
        (tab, address): (Option<i32>, Option<&str>),
        now: UnixMs,
    ) -> Home {
        let page = address.and_then(|address| Origin::parse(address).ok());
        let site = match (&page, address) {
            (Some(origin), _) => Some(Site { host: origin.shown(), origin: Some(origin.to_string()) }),
            (None, Some(address)) => unfillable_host(address).map(|host| Site { host, origin: None }),
            (None, None) => None,
        };
        Home {
            site,
            accounts: self.account_views(vault, None, page.as_ref(), now),
            notice: self.notice.clone(),
            lock_at: clock.lock_at().0 as f64,
            show_next_code: vault.settings().show_next_code,
            help: self.help(tab, page.as_ref(), now),
            guide: self.is_guided(tab, now),
        }
    }

    fn account_views(
        &self,
        vault: &Vault<Unlocked>,
        changed: Option<&Changed>,
        page: Option<&Origin>,
        now: UnixMs,
    ) -> Vec<AccountView> {
        let wanted =
            vault.listed().filter(|(account, _)| changed.is_none_or(|changed| changed.accounts.contains(&account.id)));
        wanted.map(|(account, marks)| self.account_view(account, marks, page, now)).collect()
    }

    fn account_view(&self, account: &Account, marks: String, page: Option<&Origin>, now: UnixMs) -> AccountView {
        let handed_out =
            self.handed_out.as_ref().filter(|(id, _)| *id == account.id).map(|(_, code)| code.as_str().to_owned());
        AccountView {
            id: account.id,
            issuer: account.issuer.clone(),
            name: account.name.clone(),
            sites: account.sites.iter().map(ToString::to_string).collect(),
            here: page.is_some_and(|page| account.sites.contains(page)),
            code: code_view(&account.params, &account.secret, handed_out, (account.site_time(now), now)),
            parameters: Parameters::of(&account.params),
            marks,
            filling: account.filling,
            skew: account.skew,
        }
    }
}

fn methods_of(vault: &Vault<Unlocked>) -> Vec<MethodView> {
    let methods = vault.methods().filter_map(|(id, kind, made_at)| {
        let kind = match kind {
            1 => MethodKind::Passphrase,
            2 => MethodKind::RecoveryKey,
            3 => MethodKind::Passkey,
            _ => return None,
        };
        let id = AccountId(id).into();
        Some(MethodView { id, kind, made_at: made_at.map(|at| at.0 as f64) })
    });
    methods.collect()
}

/// The host of a page that cannot be filled (http), to be named; `None` for the browser's own pages.
fn unfillable_host(address: &str) -> Option<String> {
    let rest = address.strip_prefix("http://")?;
    rest.split(['/', '?', '#']).next().map(str::to_owned)
}

fn trash_of(vault: &Vault<Unlocked>) -> Vec<TrashView> {
    let trash = vault.trash().map(|(account, deleted_at)| TrashView {
        id: account.id,
        issuer: account.issuer.clone(),
        name: account.name.clone(),
        deleted_at: deleted_at.0 as f64,
    });
    trash.collect()
}

fn capture_view(pending: &Pending, vault: &Vault<Unlocked>, now: UnixMs) -> CaptureView {
    CaptureView {
        host: pending.origin.as_ref().map(Origin::shown),
        items: pending.items.iter().map(|item| capture_item(item, vault, now)).collect(),
        refused: pending.refused.clone(),
        export: pending.export(),
    }
}

fn capture_item(Item { draft, place, doubt }: &Item, vault: &Vault<Unlocked>, now: UnixMs) -> CaptureItem {
    let first = draft.params.code_of_counter(&draft.secret).ok().map(|code| code.expose().to_owned());
    CaptureItem {
        issuer: draft.issuer.clone(),
        name: draft.name.clone(),
        code: code_view(&draft.params, &draft.secret, first, (now, now)),
        parameters: Parameters::of(&draft.params),
        notes: draft.notes.clone(),
        already: already(draft, vault),
        place: place.clone(),
        doubt: doubt.clone(),
    }
}

fn already(draft: &Draft, vault: &Vault<Unlocked>) -> Option<Already> {
    let same = vault.accounts().find(|account| account.secret.same_as(&draft.secret));
    match same {
        Some(account) => Some(Already::SameSecret { issuer: account.issuer.clone(), name: account.name.clone() }),
        None => vault
            .accounts()
            .any(|account| account.issuer == draft.issuer && account.name == draft.name)
            .then_some(Already::SameName),
    }
}

/// `time` is that on the site's clock.
fn code_view(params: &Kind, secret: &Secret, handed_out: Option<String>, (time, now): (UnixMs, UnixMs)) -> CodeView {
    let timed = || {
        Some(CodeView::Timed {
            code: params.code_at(secret, time).ok()?.expose().to_owned(),
            next: params.next_code(secret, time).ok()?.expose().to_owned(),
            period: params.period_seconds()?,
            ends_at: now.plus_ms(params.ms_left(time)?).0 as f64,
        })
    };
    match params {
        Kind::Hotp { counter, .. } => CodeView::Counter { code: handed_out, counter: counter.to_string() },
        _ => timed().unwrap_or(CodeView::Counter { code: None, counter: String::new() }),
    }
}

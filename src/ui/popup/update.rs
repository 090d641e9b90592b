//! What changes the popup: messages in, commands out.

use crate::{
    account::AccountId,
    message::{Consent, Failure, FillAnswer, PopupAnswer, PopupRequest, PopupView, Text},
    ui::{
        add::{self, Add},
        clock,
        confirm::{self, Confirm},
        status, text,
        unlock::Unlock,
    },
};

use super::model::{Asked, Model, OtherSite, Screen};

/// Something happened.
pub enum Msg {
    /// An answer arrived: the number of its request, what was asked, the answer.
    Answered(u32, Asked, Result<PopupAnswer, Failure>),
    /// Time has passed; milliseconds since the epoch.
    Tick(f64),
    /// The key came or went elsewhere: another page has locked or unlocked the vault.
    KeyChanged,
    /// Try again to reach the background.
    Retry,
    /// The passphrase is being typed.
    Passphrase(String),
    /// "Unlock".
    Unlock,
    /// "Lock".
    Lock,
    /// The search is being typed.
    Search(String),
    /// An arrow: by so many rows.
    Move(isize),
    /// Escape.
    Escape,
    /// "Fill"; without an account, that of the selected one.
    Fill(Option<AccountId>),
    /// "Copy code".
    Copy(AccountId),
    /// The clipboard has the code, or refused it.
    Copied(bool),
    /// "Next code".
    NextCode(AccountId),
    /// "Fill once" or "Always on this site".
    Consent(Consent),
    /// "Scan this page".
    Scan,
    /// "Add account".
    OpenAdd,
    /// A field of the form "Add account" is being typed.
    Add(add::Field, String),
    /// "Save account" of the form.
    SaveAdd,
    /// The confirm screen.
    Confirm(confirm::Msg),
    /// "Save account" of the confirm screen.
    SaveCapture,
    /// "Cancel", on whichever screen.
    Cancel,
    /// "Open vault" or "Set up Sixpence".
    OpenVault,
}

/// Something is to be done outside.
pub enum Command {
    /// Send a request; its number and kind come back with the answer.
    Ask(u32, Asked, PopupRequest),
    /// Put a code on the clipboard.
    Copy(String),
    /// Open the vault page.
    OpenVault,
    /// Move the focus to the element with this id.
    Focus(&'static str),
    /// The work is done: close the popup, after the user could read the line of feedback.
    Close,
}

/// The ids of elements that take the focus.
pub mod spot {
    /// The search field.
    pub const SEARCH: &str = "search";
    /// The passphrase field.
    pub const PASSPHRASE: &str = "passphrase";
    /// The heading of a screen.
    pub const HEADING: &str = "heading";
}

/// Takes the popup from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Answered(number, asked, answer) => return answered(model, number, asked, answer),
        Msg::Tick(now) => return tick(model, now),
        Msg::KeyChanged => {
            // Whatever is on the screen may no longer be shown: the answer says what may.
            if !matches!(model.screen, Screen::Locked(_)) {
                model.blank();
                model.screen = Screen::Loading;
            }
            return vec![open(model)];
        }
        Msg::Retry => {
            model.screen = Screen::Loading;
            return vec![open(model)];
        }
        Msg::Passphrase(typed) => {
            if let Screen::Locked(unlock) = &mut model.screen {
                unlock.passphrase = typed;
                unlock.error = None;
            }
        }
        Msg::Search(typed) => {
            model.list.search(typed);
            model.selected = None;
            model.status = None;
        }
        Msg::Move(by) => move_selection(model, by),
        Msg::Escape => {
            if matches!(model.screen, Screen::Home) {
                model.list.search(String::new());
                model.selected = None;
                return vec![Command::Focus(spot::SEARCH)];
            }
            return update(model, Msg::Cancel);
        }
        Msg::Copy(id) => {
            let code = model.account(id).and_then(|account| clock::current(&account.code));
            return code.map(|code| Command::Copy(code.to_owned())).into_iter().collect();
        }
        Msg::Copied(true) => model.status = status::done(Text::plain("copied")),
        Msg::Copied(false) => model.status = status::attention(Text::plain("copyRefused")),
        Msg::Add(field, value) => {
            if let Screen::Add(add) = &mut model.screen {
                add.typed(field, value);
            }
        }
        Msg::Confirm(msg) => {
            if let Screen::Confirm(confirm) = &mut model.screen {
                confirm.update(msg);
            }
        }
        Msg::OpenAdd => {
            model.status = None;
            model.screen = Screen::Add(Add::default());
            return vec![Command::Focus(add::Field::Secret.id())];
        }
        Msg::Cancel => return cancel(model),
        Msg::OpenVault => return vec![Command::OpenVault],
        Msg::Unlock
        | Msg::Lock
        | Msg::Fill(_)
        | Msg::NextCode(_)
        | Msg::Consent(_)
        | Msg::Scan
        | Msg::SaveAdd
        | Msg::SaveCapture => {
            // One thing at a time: a second click while the first is under way does nothing.
            if model.busy.is_none() {
                return act(model, msg);
            }
        }
    }
    Vec::new()
}

/// What to ask when the popup opens.
pub fn open(model: &mut Model) -> Command {
    let tab = model.tab;
    ask(model, Asked::Open, PopupRequest::Open { tab })
}

fn ask(model: &mut Model, asked: Asked, request: PopupRequest) -> Command {
    model.sent = model.sent.wrapping_add(1);
    if asked != Asked::Open {
        model.busy = Some(asked);
    }
    Command::Ask(model.sent, asked, request)
}

fn act(model: &mut Model, msg: Msg) -> Vec<Command> {
    let tab = model.tab;
    let (asked, request) = match (msg, &mut model.screen) {
        (Msg::Unlock, Screen::Locked(unlock)) => {
            let Some(passphrase) = unlock.take() else { return vec![Command::Focus(spot::PASSPHRASE)] };
            (Asked::Unlock, PopupRequest::Unlock { passphrase, tab })
        }
        (Msg::SaveAdd, Screen::Add(add)) => {
            let Some(form) = add.take() else { return vec![Command::Focus(add::Field::Secret.id())] };
            (Asked::Add, PopupRequest::Add { form, tab })
        }
        (Msg::SaveCapture, Screen::Confirm(confirm)) => {
            let Some(items) = confirm.take() else { return Vec::new() };
            (Asked::Save, PopupRequest::SaveCapture { items, tab })
        }
        (Msg::Consent(consent), Screen::OtherSite(other)) => {
            let account = other.account;
            return fill(model, account, consent);
        }
        (Msg::Fill(account), _) => {
            let account = account.or_else(|| model.target());
            return account.map(|account| fill(model, account, Consent::NotAsked)).unwrap_or_default();
        }
        (Msg::Lock, _) => (Asked::Lock, PopupRequest::Lock),
        (Msg::NextCode(account), _) => (Asked::NextCode, PopupRequest::NextCode { account, tab }),
        (Msg::Scan, _) => match tab {
            Some(tab) => (Asked::Scan, PopupRequest::Scan { tab }),
            None => return no_tab(model),
        },
        _ => return Vec::new(),
    };
    model.status = (asked == Asked::Scan).then(|| status::done(Text::plain("scanning"))).flatten();
    vec![ask(model, asked, request)]
}

fn fill(model: &mut Model, account: AccountId, consent: Consent) -> Vec<Command> {
    let Some(tab) = model.tab else { return no_tab(model) };
    model.status = None;
    vec![ask(model, Asked::Fill(account), PopupRequest::Fill { account, tab, consent })]
}

fn no_tab(model: &mut Model) -> Vec<Command> {
    model.status = status::attention(Text::plain("noPage"));
    Vec::new()
}

fn answered(model: &mut Model, number: u32, asked: Asked, answer: Result<PopupAnswer, Failure>) -> Vec<Command> {
    if model.busy == Some(asked) && asked != Asked::Open {
        model.busy = None;
    }
    if number < model.answered {
        return Vec::new();
    }
    model.answered = number;
    match answer {
        Ok(PopupAnswer::View(view)) => show(model, asked, view),
        Ok(PopupAnswer::Fill(answer)) => filled(model, asked, answer),
        Err(Failure::Locked) if asked != Asked::Open => vec![open(model)],
        Err(failure) => failed(model, asked, &failure),
    }
}

fn show(model: &mut Model, asked: Asked, view: PopupView) -> Vec<Command> {
    match view {
        PopupView::Accounts(mut home) => {
            let notice = home.notice.take();
            // A refresh does not take the user away from a form.
            let stays = asked == Asked::Open && matches!(model.screen, Screen::Add(_) | Screen::OtherSite(_));
            let arrives = !stays && !matches!(model.screen, Screen::Home);
            model.set_home(home);
            if !stays {
                model.screen = Screen::Home;
            }
            if notice.is_some() {
                model.status = notice;
            } else if matches!(asked, Asked::Add | Asked::Save) {
                model.status = status::done(Text::plain("saved"));
            } else if asked == Asked::Scan {
                model.status = None;
            }
            return if arrives { vec![Command::Focus(spot::SEARCH)] } else { Vec::new() };
        }
        PopupView::Confirm(capture) => {
            let capture = match &mut model.screen {
                Screen::Confirm(confirm) => match confirm.refresh(capture) {
                    Ok(()) => return Vec::new(),
                    Err(capture) => capture,
                },
                _ => capture,
            };
            model.status = None;
            model.screen = Screen::Confirm(Confirm::new(capture));
            return vec![Command::Focus(spot::HEADING)];
        }
        PopupView::Locked { waiting } => {
            model.blank();
            model.status = None;
            if let Screen::Locked(unlock) = &mut model.screen {
                unlock.waiting = waiting;
                return Vec::new();
            }
            model.screen = Screen::Locked(Unlock::new(waiting));
            return vec![Command::Focus(spot::PASSPHRASE)];
        }
        PopupView::FirstRun => {
            model.blank();
            model.screen = Screen::FirstRun;
        }
        PopupView::Trouble(trouble) => {
            model.blank();
            model.screen = Screen::Trouble(trouble);
        }
    }
    vec![Command::Focus(spot::HEADING)]
}

fn filled(model: &mut Model, asked: Asked, answer: FillAnswer) -> Vec<Command> {
    let Asked::Fill(account) = asked else { return Vec::new() };
    match answer {
        FillAnswer::Filled { host } => {
            model.status = status::done(Text::with("filled", &host));
            let mut commands = back_home(model);
            commands.push(Command::Close);
            commands
        }
        FillAnswer::Asks { host, known, near } => {
            let title = model.account(account).map(|account| text::title(&account.issuer, &account.name));
            let title = title.unwrap_or_default();
            model.screen = Screen::OtherSite(OtherSite { account, title, host, known, near });
            vec![Command::Focus(spot::HEADING)]
        }
        FillAnswer::Failed(Failure::Locked) => vec![open(model)],
        FillAnswer::Failed(failure) => {
            model.status = status::attention(text::failure(&failure));
            back_home(model)
        }
    }
}

fn failed(model: &mut Model, asked: Asked, failure: &Failure) -> Vec<Command> {
    match (&mut model.screen, asked) {
        (Screen::Locked(unlock), Asked::Unlock) => {
            unlock.refused(failure);
            return vec![Command::Focus(spot::PASSPHRASE)];
        }
        (Screen::Add(add), Asked::Add) => {
            add.refused(failure);
            return add.error.iter().map(|(field, _)| Command::Focus(field.id())).collect();
        }
        (Screen::Confirm(confirm), Asked::Save) => confirm.refused(failure),
        (Screen::Loading, _) => model.screen = Screen::Unreachable(failure.clone()),
        _ => model.status = status::attention(text::failure(failure)),
    }
    Vec::new()
}

fn tick(model: &mut Model, now: f64) -> Vec<Command> {
    if model.home.as_ref().is_some_and(|home| now >= home.lock_at) {
        model.blank();
        model.screen = Screen::Loading;
        return vec![open(model)];
    }
    let mut changed = match &mut model.screen {
        Screen::Confirm(confirm) => confirm.advance(now),
        _ => false,
    };
    for account in model.home.iter_mut().flat_map(|home| &mut home.accounts) {
        changed |= clock::advance(&mut account.code, now);
    }
    if !changed {
        return Vec::new();
    }
    model.revision = model.revision.wrapping_add(1);
    vec![open(model)]
}

fn move_selection(model: &mut Model, by: isize) {
    let target = model.target();
    let shown: Vec<_> = model.list.shown().map(|row| row.id).collect();
    let Some(last) = shown.len().checked_sub(1) else { return };
    let at = shown.iter().position(|id| Some(*id) == target).unwrap_or_default();
    model.selected = shown.get(at.saturating_add_signed(by).min(last)).copied();
}

fn cancel(model: &mut Model) -> Vec<Command> {
    match model.screen {
        Screen::Confirm(_) if model.busy.is_none() => {
            let tab = model.tab;
            vec![ask(model, Asked::Drop, PopupRequest::DropCapture { tab })]
        }
        Screen::Add(_) | Screen::OtherSite(_) => back_home(model),
        _ => Vec::new(),
    }
}

fn back_home(model: &mut Model) -> Vec<Command> {
    if model.home.is_none() {
        return vec![open(model)];
    }
    if matches!(model.screen, Screen::Home) {
        return Vec::new();
    }
    model.screen = Screen::Home;
    vec![Command::Focus(spot::SEARCH)]
}

//! What changes the popup: messages in, commands out.

use crate::{
    account::AccountId,
    message::{Consent, PopupRequest, Text},
    ui::{
        add::{self, Add},
        clock, status,
    },
};

use super::{
    answer,
    model::{Asked, Clock, Model, Note, Refused, Screen},
    msg::{Command, Msg, spot},
};

/// Takes the popup from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Answered(number, asked, answer) => return answer::answered(model, number, asked, answer),
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
        Msg::Tag(tag) => {
            model.list.narrow(tag);
            model.selected = None;
            model.status = None;
        }
        Msg::OwnOrder(own) => {
            model.list.order(own);
            model.selected = None;
            return vec![Command::RememberOrder(own)];
        }
        Msg::ShowNote(account) => {
            model.status = None;
            model.screen = Screen::Note(Note { account, read: None });
            return vec![Command::ReadNote(account), Command::Focus(spot::HEADING)];
        }
        Msg::NoteRead(account, read) => {
            if let Screen::Note(note) = &mut model.screen
                && note.account == account
            {
                note.read = Some(read);
                return vec![Command::Focus(spot::HEADING)];
            }
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
        Msg::OpenRefused => {
            let help = model.home.as_ref().and_then(|home| home.help);
            return help.map(|help| answer::refused(model, help.account)).unwrap_or_default();
        }
        Msg::Cancel => return cancel(model),
        Msg::Guide => return vec![Command::Guide],
        Msg::OpenVault => return vec![Command::OpenVault],
        Msg::OpenAccount(account) => return vec![Command::OpenAccount(account)],
        Msg::UseRecovery(account) => return vec![Command::OpenCodes(account)],
        Msg::Scanned(done, all) => model.progress = (done, all),
        Msg::StopScan if model.scanning().is_some() => {
            let tab = model.tab;
            return vec![ask(model, Asked::Open, PopupRequest::StopScan(tab))];
        }
        Msg::StopScan => {}
        Msg::Watched(watched) => model.watched = Some(watched),
        Msg::Watch(on) => {
            return model.origin().map(|origin| Command::Watch(origin.to_owned(), on)).into_iter().collect();
        }
        Msg::Unlock
        | Msg::Lock
        | Msg::Fill(_)
        | Msg::NextCode(_)
        | Msg::TakeBack(_)
        | Msg::UseSiteTime
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
    ask(model, Asked::Open, PopupRequest::Open(tab))
}

pub(super) fn ask(model: &mut Model, asked: Asked, request: PopupRequest) -> Command {
    model.sent = model.sent.wrapping_add(1);
    if !matches!(asked, Asked::Open | Asked::Near | Asked::Clock) {
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
        (Msg::TakeBack(account), _) => (Asked::Mend, PopupRequest::TakeBack { account, tab }),
        (Msg::UseSiteTime, Screen::Refused(Refused { account, clock: Clock::Ahead(seconds) })) => {
            let (account, seconds) = (*account, *seconds);
            // As it was measured: a correction that is there already is measured again with the rest.
            (Asked::Mend, PopupRequest::SetSkew { account, seconds, tab })
        }
        (Msg::Scan, _) => match tab {
            Some(tab) => (Asked::Scan, PopupRequest::Scan(tab)),
            None => return no_tab(model),
        },
        _ => return Vec::new(),
    };
    model.status = (asked == Asked::Scan).then(|| status::done(Text::plain("scanning"))).flatten();
    model.progress = (0, 1);
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
            vec![ask(model, Asked::Drop, PopupRequest::DropCapture(tab))]
        }
        Screen::Add(_) | Screen::OtherSite(_) | Screen::Refused(_) | Screen::Note(_) => answer::back_home(model),
        _ => Vec::new(),
    }
}

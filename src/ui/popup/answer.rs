//! What the background's answers change in the popup.

use crate::{
    account::AccountId,
    message::{Failure, FillAnswer, PopupAnswer, PopupRequest, PopupView, Text},
    ui::{add::Field, confirm::Confirm, status, text, unlock::Unlock},
};

use super::{
    model::{Asked, Clock, Model, OtherSite, Refused, Screen},
    msg::{Command, spot},
    update::{ask, open},
};

pub(super) fn answered(
    model: &mut Model,
    number: u32,
    asked: Asked,
    answer: Result<PopupAnswer, Failure>,
) -> Vec<Command> {
    if model.busy == Some(asked) && asked != Asked::Open {
        model.busy = None;
    }
    // What stands beside what is shown; in whatever order it comes.
    match (asked, &answer) {
        (Asked::Near, answer) => {
            let near = if let Ok(PopupAnswer::Near(near)) = answer { near.clone() } else { Vec::new() };
            model.set_near(near);
            return Vec::new();
        }
        (Asked::Clock, answer) => {
            if let Screen::Refused(refused) = &mut model.screen {
                let ahead = if let Ok(PopupAnswer::Clock(ahead)) = answer { *ahead } else { None };
                refused.clock = ahead.map_or(Clock::Unknown, Clock::Ahead);
            }
            return Vec::new();
        }
        _ => {}
    }
    if number < model.answered {
        // Too late for what it shows, not for what it says: a scan or a fill may outlast the codes that are asked for meanwhile.
        return match answer {
            Ok(PopupAnswer::Fill(answer)) => filled(model, asked, answer),
            _ if asked == Asked::Open => Vec::new(),
            Err(failure) => failed(model, asked, &failure),
            Ok(_) => vec![open(model)],
        };
    }
    model.answered = number;
    match answer {
        Ok(PopupAnswer::View(view)) => show(model, asked, view),
        Ok(PopupAnswer::Fill(answer)) => filled(model, asked, answer),
        Ok(PopupAnswer::Near(_) | PopupAnswer::Clock(_)) => Vec::new(),
        Err(Failure::Locked) if asked != Asked::Open => vec![open(model)],
        Err(failure) => failed(model, asked, &failure),
    }
}

fn show(model: &mut Model, asked: Asked, view: PopupView) -> Vec<Command> {
    match view {
        PopupView::Accounts(mut home) => {
            let notice = home.notice.take();
            // A refresh does not take the user away from a form.
            let stays = asked == Asked::Open
                && matches!(model.screen, Screen::Add(_) | Screen::OtherSite(_) | Screen::Refused(_) | Screen::Note(_));
            let arrives = !stays && !matches!(model.screen, Screen::Home);
            // Unless there is something to be said here first.
            let leaves = home.guide && arrives && !model.stays && notice.is_none();
            model.set_home(home);
            if leaves {
                return vec![Command::Guide];
            }
            let ask = model.origin().filter(|_| model.watched.is_none());
            let mut commands: Vec<_> = ask.map(|origin| Command::AskWatched(origin.to_owned())).into_iter().collect();
            if model.wants_near() {
                commands.extend(ask_near(model));
            }
            if let Some(help) = model.home.as_ref().and_then(|home| home.help).filter(|help| help.refused)
                && !model.helped
            {
                commands.extend(refused(model, help.account));
                return commands;
            }
            if !stays {
                model.screen = match model.aside.take() {
                    Some(add) if asked != Asked::Add => Screen::Add(add),
                    _ => Screen::Home,
                };
            }
            if notice.is_some() {
                model.status = notice;
            } else if matches!(asked, Asked::Add | Asked::Save | Asked::Mend) {
                model.status = status::done(Text::plain("saved"));
            } else if asked == Asked::Scan {
                model.status = None;
            }
            match model.screen {
                Screen::Add(_) if arrives => commands.push(Command::Focus(Field::Secret.id())),
                _ if arrives => commands.push(Command::Focus(spot::SEARCH)),
                _ => {}
            }
            return commands;
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
        PopupView::Locked { waiting, other_ways } => {
            model.blank();
            model.status = None;
            if let Screen::Locked(unlock) = &mut model.screen {
                unlock.waiting = waiting;
                unlock.other_ways = other_ways;
                return Vec::new();
            }
            model.screen = Screen::Locked(Unlock::new(waiting, other_ways));
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
        FillAnswer::Asks { host, known, near, private } => {
            let title = title(model, account);
            let sent_by_email = None;
            model.screen = Screen::OtherSite(OtherSite { account, title, host, known, near, private, sent_by_email });
            vec![Command::Focus(spot::HEADING)]
        }
        FillAnswer::OtherChannel { email } => {
            let host = model.home.as_ref().and_then(|home| home.site.as_ref()).map(|site| site.host.clone());
            model.screen = Screen::OtherSite(OtherSite {
                account,
                title: title(model, account),
                host: host.unwrap_or_default(),
                known: Vec::new(),
                near: false,
                private: true,
                sent_by_email: Some(email),
            });
            vec![Command::Focus(spot::HEADING)]
        }
        FillAnswer::Failed(Failure::Locked) => vec![open(model)],
        FillAnswer::Failed(failure) => {
            model.status = status::attention(text::failure(&failure));
            back_home(model)
        }
    }
}

fn title(model: &Model, account: AccountId) -> String {
    model.account(account).map(|account| text::title(&account.issuer, &account.name)).unwrap_or_default()
}

/// The help after a refused code. The clocks are compared at once: that is what is wrong most often.
pub(super) fn refused(model: &mut Model, account: AccountId) -> Vec<Command> {
    model.helped = true;
    model.status = None;
    model.screen = Screen::Refused(Refused { account, clock: Clock::Comparing });
    let compare = model.tab.map(|tab| ask(model, Asked::Clock, PopupRequest::CompareClock(tab)));
    compare.into_iter().chain([Command::Focus(spot::HEADING)]).collect()
}

fn ask_near(model: &mut Model) -> Option<Command> {
    let tab = model.tab?;
    Some(ask(model, Asked::Near, PopupRequest::Near(tab)))
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

/// From a screen above the accounts to the accounts.
pub(super) fn back_home(model: &mut Model) -> Vec<Command> {
    if model.home.is_none() {
        return vec![open(model)];
    }
    if matches!(model.screen, Screen::Home) {
        return Vec::new();
    }
    model.screen = Screen::Home;
    vec![Command::Focus(spot::SEARCH)]
}

//! What the background's answers change in the popup.

use crate::{
    message::{Failure, FillAnswer, PopupAnswer, PopupView, Text},
    ui::{add::Field, confirm::Confirm, status, text, unlock::Unlock},
};

use super::{
    model::{Asked, Model, OtherSite, Screen},
    msg::{Command, spot},
    update::open,
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
    if number < model.answered {
        // Too late for what it shows, not for what it says: a scan may outlast the codes that are asked for meanwhile.
        return match answer {
            _ if asked == Asked::Open => Vec::new(),
            Err(failure) => failed(model, asked, &failure),
            Ok(_) => vec![open(model)],
        };
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
            let ask = model.origin().filter(|_| model.watched.is_none());
            let mut commands: Vec<_> = ask.map(|origin| Command::AskWatched(origin.to_owned())).into_iter().collect();
            if !stays {
                model.screen = match model.aside.take() {
                    Some(add) if asked != Asked::Add => Screen::Add(add),
                    _ => Screen::Home,
                };
            }
            if notice.is_some() {
                model.status = notice;
            } else if matches!(asked, Asked::Add | Asked::Save) {
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

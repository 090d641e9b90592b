//! What the background's answers change on the vault page.

use crate::{
    message::{Failure, Text, VaultHome, VaultView},
    ui::{
        confirm::Confirm,
        create::{self, Create},
        status, text,
        unlock::Unlock,
    },
};

use super::{
    forms::{Edit, SettingsForm},
    model::{Asked, Model, Place, Screen},
    msg::{Command, spot},
    update::open,
};

pub(super) fn answered(
    model: &mut Model,
    number: u32,
    asked: Asked,
    answer: Result<VaultView, Failure>,
) -> Vec<Command> {
    if model.busy == Some(asked) {
        model.busy = None;
    }
    if number < model.answered {
        return Vec::new();
    }
    model.answered = number;
    match answer {
        Ok(VaultView::Open(home)) => opened(model, asked, home),
        Ok(view) => show(model, view),
        Err(Failure::Locked) if asked != Asked::Open => vec![open(model)],
        Err(failure) => failed(model, asked, &failure),
    }
}

/// The field of the first-run form that is wrong.
pub(super) fn create_spot(create: &Create) -> &'static str {
    match create.error {
        Some((create::Field::Repeat, _)) => spot::REPEAT,
        _ => spot::NEW,
    }
}

fn show(model: &mut Model, view: VaultView) -> Vec<Command> {
    model.status = None;
    match (view, &mut model.screen) {
        (VaultView::Confirm(capture), Screen::Confirm(confirm)) => {
            let Err(capture) = confirm.refresh(capture) else { return Vec::new() };
            model.screen = Screen::Confirm(Confirm::new(capture));
        }
        (VaultView::Confirm(capture), screen) => *screen = Screen::Confirm(Confirm::new(capture)),
        (VaultView::Locked { waiting, .. }, Screen::Locked(unlock)) => {
            unlock.waiting = waiting;
            return Vec::new();
        }
        (VaultView::Locked { waiting, .. }, _) => {
            model.blank();
            model.screen = Screen::Locked(Unlock::new(waiting));
            return vec![Command::Focus(spot::PASSPHRASE)];
        }
        (VaultView::FirstRun, Screen::FirstRun(_)) => return Vec::new(),
        (VaultView::FirstRun, _) => {
            model.blank();
            model.screen = Screen::FirstRun(Create::default());
            return vec![Command::Focus(spot::NEW)];
        }
        (VaultView::Trouble(trouble), _) => {
            model.blank();
            model.screen = Screen::Trouble(trouble);
        }
        (VaultView::Open(_), _) => return Vec::new(),
    }
    vec![Command::Focus(spot::HEADING)]
}

fn opened(model: &mut Model, asked: Asked, home: VaultHome) -> Vec<Command> {
    let arrives = !matches!(model.screen, Screen::Open);
    let added = match asked {
        Asked::Add | Asked::Save => newcomer(model, &home),
        _ => None,
    };
    model.list.set(&home.accounts);
    model.revision = model.revision.wrapping_add(1);
    settle_settings(model, asked, &home);
    settle_place(model, asked, &home);
    let mut focus = arrives.then_some(spot::HEADING);
    match asked {
        Asked::Add | Asked::Save => {
            model.status = status::done(Text::plain("saved"));
            if let Some(edit) = added {
                model.place = Place::Account(edit);
                focus = Some(spot::PLACE);
            }
        }
        Asked::Create => model.status = status::done(Text::plain("vaultCreated")),
        Asked::Edit(_) | Asked::Settings => model.status = status::done(Text::plain("saved")),
        Asked::Restore(id) => {
            if let Some(account) = home.accounts.iter().find(|account| account.id == id) {
                let title = text::title(&account.issuer, &account.name);
                model.status = status::done(Text::with("restored", &title));
                model.place = Place::Account(Edit::of(account));
                focus = Some(spot::PLACE);
            }
        }
        Asked::Delete(id) => {
            if let Some(gone) = home.trash.iter().find(|gone| gone.id == id) {
                model.status = status::done(Text::with("deleted", &text::title(&gone.issuer, &gone.name)));
                model.undo = Some(id);
                focus = Some(spot::UNDO);
            }
        }
        Asked::Open | Asked::Unlock | Asked::Lock | Asked::Drop | Asked::NextCode => {}
    }
    model.home = Some(home);
    model.screen = Screen::Open;
    focus.map(Command::Focus).into_iter().collect()
}

/// The account that was not there before.
fn newcomer(model: &Model, home: &VaultHome) -> Option<Edit> {
    let known = |id| model.list.rows.iter().any(|row| row.id == id);
    let mut new = home.accounts.iter().filter(|account| !known(account.id));
    match (new.next(), new.next()) {
        (Some(account), None) if !model.list.rows.is_empty() || home.accounts.len() == 1 => Some(Edit::of(account)),
        _ => None,
    }
}

fn settle_settings(model: &mut Model, asked: Asked, home: &VaultHome) {
    match &mut model.settings {
        // What is being typed stays.
        Some(form) if asked != Asked::Settings => form.saved = home.settings.clone(),
        settings => *settings = Some(SettingsForm::of(&home.settings)),
    }
}

fn settle_place(model: &mut Model, asked: Asked, home: &VaultHome) {
    let place = match std::mem::take(&mut model.place) {
        Place::Account(mut edit) => match home.accounts.iter().find(|account| account.id == edit.account) {
            Some(account) if asked == Asked::Edit(edit.account) => Place::Account(Edit::of(account)),
            Some(account) => {
                edit.refresh(account);
                Place::Account(edit)
            }
            None => Place::Nothing,
        },
        Place::Add(_) if asked == Asked::Add => Place::Nothing,
        Place::Trash if home.trash.is_empty() => Place::Nothing,
        place => place,
    };
    model.place = place;
}

fn failed(model: &mut Model, asked: Asked, failure: &Failure) -> Vec<Command> {
    match (&mut model.screen, &mut model.place, asked) {
        (Screen::FirstRun(_), _, Asked::Create) if *failure == Failure::VaultExists => return vec![open(model)],
        (Screen::FirstRun(create), _, Asked::Create) => {
            create.refused(failure);
            return vec![Command::Focus(create_spot(create))];
        }
        (Screen::Locked(unlock), _, Asked::Unlock) => {
            unlock.refused(failure);
            return vec![Command::Focus(spot::PASSPHRASE)];
        }
        (Screen::Confirm(confirm), _, Asked::Save) => confirm.refused(failure),
        (_, Place::Add(add), Asked::Add) => {
            add.refused(failure);
            return add.error.iter().map(|(field, _)| Command::Focus(field.id())).collect();
        }
        (_, Place::Account(edit), Asked::Edit(id)) if edit.account == id => {
            edit.refused(failure);
            return edit.error.iter().map(|(field, _)| Command::Focus(field.id())).collect();
        }
        (Screen::Loading, ..) => model.screen = Screen::Unreachable(failure.clone()),
        _ => model.status = status::attention(text::failure(failure)),
    }
    Vec::new()
}

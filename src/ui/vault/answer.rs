//! What the background's answers change on the vault page.

use crate::{
    message::{Failure, Order, Text, VaultHome, VaultView},
    ui::{confirm::Confirm, passphrase::NewPassphrase, proof, proof::ProofForm, status, text},
};

use super::{
    codes, details,
    forms::{Edit, SettingsForm},
    keep::{
        self,
        gate::Gate,
        rescue::TroubleScreen,
        task::{Deed, Kind},
        update::{begin, keep},
    },
    model::{Asked, Model, Place, Screen, Section},
    msg::{Command, spot},
    pictures,
    update::{look_up, open},
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
        Ok(VaultView::Open(mut home)) => {
            let is_whole = home.complete(model.home.take());
            let mut commands = opened(model, asked, home);
            if !is_whole {
                commands.push(open(model));
            }
            commands
        }
        Ok(view @ VaultView::Confirm(_)) if asked == Asked::Captured => {
            let commands = show(model, view);
            // The camera's screen stays, with the focus where it is.
            if pictures::update::captured(model) { Vec::new() } else { commands }
        }
        Ok(view) => show(model, view),
        Err(Failure::Locked) if asked != Asked::Open => vec![open(model)],
        Err(failure) => match asked {
            Asked::FillRecovery(..) => codes::not_filled(model, &failure),
            _ => failed(model, asked, &failure),
        },
    }
}

fn show(model: &mut Model, view: VaultView) -> Vec<Command> {
    model.status = None;
    if !matches!(view, VaultView::Confirm(_) | VaultView::Open(_)) {
        model.keep.forget();
    }
    let passkeys = model.keep.passkeys;
    match (view, &mut model.screen) {
        (VaultView::Confirm(capture), Screen::Confirm(confirm)) => {
            let Err(capture) = confirm.refresh(capture) else { return Vec::new() };
            model.screen = Screen::Confirm(Confirm::new(capture));
        }
        (VaultView::Confirm(capture), screen) => *screen = Screen::Confirm(Confirm::new(capture)),
        (VaultView::Locked { waiting, ways }, Screen::Locked(gate)) => {
            gate.refresh(waiting, ways, passkeys);
            return Vec::new();
        }
        (VaultView::Locked { waiting, ways }, _) => {
            model.blank();
            model.screen = Screen::Locked(Gate::new(waiting, ways, passkeys));
            return vec![Command::Focus(proof::SPOT)];
        }
        (VaultView::FirstRun, Screen::FirstRun(_)) => return Vec::new(),
        (VaultView::FirstRun, _) => {
            anew(model);
            model.screen = Screen::FirstRun(NewPassphrase::default());
            return vec![Command::Focus(crate::ui::passphrase::Field::New.id())];
        }
        (VaultView::Trouble(trouble), Screen::Trouble(known)) if known.trouble == trouble => return Vec::new(),
        (VaultView::Trouble(trouble), _) => {
            anew(model);
            let screen = TroubleScreen::new(trouble);
            let look = screen.can_rescue().then_some(Command::Snapshots);
            model.screen = Screen::Trouble(screen);
            return look.into_iter().chain([Command::Focus(spot::HEADING)]).collect();
        }
        (VaultView::Open(_), _) => return Vec::new(),
    }
    vec![Command::Focus(spot::HEADING)]
}

/// The vault that was there is not there: nothing of it comes back.
fn anew(model: &mut Model) {
    model.blank();
    model.aside = Place::Nothing;
    model.rescue = None;
    model.is_new = false;
}

fn opened(model: &mut Model, asked: Asked, home: VaultHome) -> Vec<Command> {
    let arrives = !matches!(model.screen, Screen::Open);
    let recovery_key = match &model.screen {
        Screen::Locked(gate) => gate.used_recovery_key().map(ProofForm::with_recovery_key),
        _ => None,
    };
    let added = match asked {
        Asked::Add | Asked::Save | Asked::Keep(Deed::Codes(codes::Deed::SetUpAgain)) => newcomer(model, &home),
        _ => None,
    };
    model.list.set(&home.accounts, |_| false);
    model.revision = model.revision.wrapping_add(1);
    settle_settings(model, asked, &home);
    settle_place(model, asked, &home);
    let mut focus = arrives.then_some(spot::HEADING);
    if let Some(wanted) = model.wanted.take_if(|_| model.section == Section::Accounts)
        && let Some(account) = home.accounts.iter().find(|account| account.id == wanted)
    {
        model.place = Place::Account(Edit::of(account));
        focus = Some(spot::PLACE);
    }
    match asked {
        Asked::Add | Asked::Save => {
            model.status = status::done(Text::plain("saved"));
            if let Some(edit) = added {
                model.place = Place::Account(edit);
                focus = Some(spot::PLACE);
            }
        }
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
        Asked::Purge(_) => {
            model.status = status::done(Text::plain("purged"));
            focus = Some(if matches!(model.place, Place::Trash(_)) { spot::PLACE } else { spot::HEADING });
        }
        Asked::Keep(Deed::Codes(codes::Deed::SetUpAgain)) => {
            if let Some(edit) = added {
                model.place = Place::Account(edit);
                focus = Some(spot::PLACE);
            }
        }
        Asked::Rescue => model.status = status::done(Text::plain("rescued")),
        Asked::Foreign => model.status = status::done(Text::plain("foreignAside")),
        Asked::Open
        | Asked::Captured
        | Asked::Create
        | Asked::Unlock
        | Asked::Lock
        | Asked::Drop
        | Asked::NextCode
        | Asked::News
        | Asked::FillRecovery(..)
        | Asked::StartOver
        | Asked::Keep(_)
        | Asked::Passkey
        | Asked::Import => {}
    }
    if matches!(asked, Asked::Save | Asked::Drop) {
        model.pictures.unread.clear();
    }
    model.home = Some(home);
    model.screen = Screen::Open;
    model.rescue = None;
    if std::mem::take(&mut model.is_new) {
        return vec![keep(model, Deed::FirstRecoveryKey, Order::NewRecoveryKey { proof: None })];
    }
    if let Some(proof) = recovery_key {
        return replace_passphrase(model, proof);
    }
    // What happens to an account happens to its recovery codes.
    let moved = matches!(asked, Asked::Delete(_) | Asked::Restore(_) | Asked::Purge(_) | Asked::Keep(Deed::Restore(_)));
    let codes = codes::update::look(model, moved && model.codes.sets.is_some());
    let look = look_up(model.section).filter(|_| arrives);
    let filled = match asked {
        Asked::FillRecovery(set, index) => codes::update::filled(model, set, index),
        _ => Vec::new(),
    };
    let details = details::followed(model, asked == Asked::Keep(Deed::Details(details::Deed::Set)));
    look.into_iter().chain(codes).chain(filled).chain(details).chain(focus.map(Command::Focus)).collect()
}

/// Who unlocked by the recovery key has perhaps forgotten the passphrase: a new one can be set at once, and the recovery
/// key is not asked for a second time.
fn replace_passphrase(model: &mut Model, proof: ProofForm) -> Vec<Command> {
    let commands = begin(model, Kind::SetPassphrase, String::new());
    if let Some(task) = &mut model.keep.task {
        task.proof = Some(proof);
    }
    commands
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
    let mut place = std::mem::take(&mut model.place);
    let aside = std::mem::take(&mut model.aside);
    if matches!(place, Place::Nothing) {
        place = aside;
    }
    let place = match place {
        Place::Account(mut edit) => match home.accounts.iter().find(|account| account.id == edit.account) {
            Some(account) if asked == Asked::Edit(edit.account) => Place::Account(Edit::of(account)),
            Some(account) => {
                edit.refresh(account);
                Place::Account(edit)
            }
            None => Place::Nothing,
        },
        Place::Add(_) if asked == Asked::Add => Place::Nothing,
        Place::Trash(_) if home.trash.is_empty() => Place::Nothing,
        Place::Trash(Some(id)) if home.trash.iter().all(|gone| gone.id != id) => Place::Trash(None),
        place => place,
    };
    model.place = place;
}

fn failed(model: &mut Model, asked: Asked, failure: &Failure) -> Vec<Command> {
    match (&mut model.screen, &mut model.place, asked) {
        (Screen::FirstRun(_), _, Asked::Create) if *failure == Failure::VaultExists => {
            model.is_new = false;
            return vec![open(model)];
        }
        (Screen::FirstRun(new), _, Asked::Create) => {
            model.is_new = false;
            new.refused(text::failure(failure));
            return vec![Command::Focus(new.spot())];
        }
        (Screen::Locked(gate), _, Asked::Unlock) => {
            gate.refused(failure);
            return vec![Command::Focus(proof::SPOT)];
        }
        (_, _, Asked::Rescue | Asked::StartOver) => return keep::failed(model, asked, failure),
        (_, _, Asked::Captured) => return pictures::update::refused(model, failure),
        (Screen::Confirm(confirm), _, Asked::Save) => confirm.refused(failure),
        (_, Place::Add(add), Asked::Add) => {
            add.refused(failure);
            return add.error.iter().map(|(field, _)| Command::Focus(field.id())).collect();
        }
        (_, Place::Account(edit), Asked::Edit(id)) if edit.account == id => {
            edit.refused(failure);
            if edit.conflict {
                // What the other window has saved is shown beside what was typed here.
                return vec![open(model)];
            }
            return edit.error.iter().map(|(field, _)| Command::Focus(field.id())).collect();
        }
        (Screen::Loading, ..) => model.screen = Screen::Unreachable(failure.clone()),
        _ => model.status = status::attention(text::failure(failure)),
    }
    Vec::new()
}

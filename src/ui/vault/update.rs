//! What changes the vault page: messages in, commands out.

use crate::{
    message::{Text, VaultRequest},
    ui::{
        add::{self, Add},
        clock, proof, status, text,
    },
    vault::Settings,
};

use super::{
    activity, answer, codes, details,
    forms::{Edit, Tick},
    import,
    keep::{self, gate},
    model::{Asked, Model, Place, Screen, Section},
    msg::{Command, Msg, spot},
    pictures,
};

/// Takes the page from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Answered(number, asked, answer) => return answer::answered(model, number, asked, answer),
        Msg::Tick(now) => return tick(model, now),
        Msg::KeyChanged => {
            // Whatever is on the screen may no longer be shown: the answer says what may.
            if !matches!(model.screen, Screen::Locked(_) | Screen::FirstRun(_)) {
                model.blank();
                model.screen = Screen::Loading;
            }
            return vec![open(model)];
        }
        Msg::Keep(msg) => return keep::update::update(model, msg),
        Msg::Codes(msg) => return codes::update::update(model, msg),
        Msg::Pictures(msg) => return pictures::update::update(model, msg),
        Msg::Details(msg) => return details::update::update(model, msg),
        Msg::Import(msg) => return import::update::update(model, msg),
        Msg::Activity(msg) => return activity::update::update(model, msg),
        Msg::Retry => {
            model.screen = Screen::Loading;
            return vec![open(model)];
        }
        Msg::Go(section) => {
            return go_to(model, section);
        }
        Msg::Choose(id) => {
            let Some(edit) = model.account(id).map(Edit::of) else { return Vec::new() };
            let mut commands = go(model, Place::Account(edit), spot::PLACE);
            commands.extend(codes::update::look(model, false));
            commands.extend(details::choose(model, id));
            return commands;
        }
        Msg::Tag(tag) => model.list.narrow(tag),
        Msg::OwnOrder(own) => {
            model.list.order(own);
            return vec![Command::RememberOrder(own)];
        }
        Msg::OpenAdd => return go(model, Place::Add(Add::default()), add::Field::Secret.id()),
        Msg::OpenTrash => return go(model, Place::Trash(None), spot::PLACE),
        Msg::AskPurge(id) => {
            if let Place::Trash(asks) = &mut model.place {
                *asks = id;
                return vec![Command::Focus(if id.is_some() { spot::PURGE } else { spot::PLACE })];
            }
        }
        Msg::TakeNewer => {
            if let Place::Account(edit) = &mut model.place {
                edit.take_newer();
                return vec![Command::Focus(spot::PLACE)];
            }
        }
        Msg::Copy(id) => {
            let code = model.account(id).and_then(|account| clock::current(&account.code));
            return code.map(|code| Command::Copy(code.to_owned())).into_iter().collect();
        }
        Msg::EditTick(tick, on) => {
            let Place::Account(edit) = &mut model.place else { return Vec::new() };
            edit.ticked(tick, on);
            // Nothing fills by itself where we may not look: the browser asks now, in the user's click.
            let sites = edit.form.sites.lines().map(str::to_owned).collect::<Vec<_>>();
            let asks = tick == Tick::Itself && on && !sites.is_empty();
            return if asks { vec![Command::Watch(sites, true)] } else { Vec::new() };
        }
        Msg::Sites(sites) => model.sites = Some(sites),
        Msg::Watch(sites, on) => return vec![Command::Watch(sites, on)],
        Msg::Cancel => return cancel(model),
        Msg::Unlock
        | Msg::Lock
        | Msg::CreateVault
        | Msg::SaveAdd
        | Msg::SaveEdit
        | Msg::SaveCapture
        | Msg::SaveMinutes
        | Msg::ShowNext(_)
        | Msg::Delete
        | Msg::Purge(_)
        | Msg::Restore(_)
        | Msg::NextCode(_) => {
            // One thing at a time: a second click while the first is under way does nothing.
            if model.busy.is_none() {
                return act(model, msg);
            }
        }
        msg => typed(model, msg),
    }
    Vec::new()
}

/// What to ask when the page opens.
pub fn open(model: &mut Model) -> Command {
    ask(model, Asked::Open, VaultRequest::Open)
}

fn typed(model: &mut Model, msg: Msg) {
    match (msg, &mut model.screen, &mut model.place) {
        (Msg::Confirm(msg), Screen::Confirm(confirm), _) => confirm.update(msg),
        (Msg::Add(field, value), _, Place::Add(add)) => add.typed(field, value),
        (Msg::Edit(field, value), _, Place::Account(edit)) => edit.typed(field, value),
        (Msg::ByHand(step, done), _, _) => model.by_hand.tick(step, done),
        (Msg::Search(value), _, _) => {
            model.list.search(value);
        }
        (Msg::Copied(true), _, _) => say(model, status::done(Text::plain("copied"))),
        (Msg::Copied(false), _, _) => say(model, status::attention(Text::plain("copyRefused"))),
        (Msg::Minutes(value), _, _) => {
            if let Some(form) = &mut model.settings {
                form.minutes = value;
                form.error = None;
            }
        }
        _ => {}
    }
}

fn say(model: &mut Model, status: Option<status::Status>) {
    model.status = status;
    model.undo = None;
}

/// Puts something else beside the list. What was typed there and not saved is gone, which is said.
fn go(model: &mut Model, place: Place, focus: &'static str) -> Vec<Command> {
    let lost = match &model.place {
        Place::Account(edit) if edit.is_changed() => {
            Some(Text::with("changesDropped", &text::title(&edit.saved.issuer, &edit.saved.name)))
        }
        _ => None,
    };
    say(model, lost.and_then(status::attention));
    model.place = place;
    model.keep.task = None;
    model.codes.again = None;
    vec![Command::Focus(focus)]
}

pub(super) fn ask(model: &mut Model, asked: Asked, request: VaultRequest) -> Command {
    model.sent = model.sent.wrapping_add(1);
    if asked != Asked::Open {
        model.busy = Some(asked);
    }
    Command::Ask(model.sent, asked, request)
}

/// The user waits for something that is no request.
pub(super) fn busy(model: &mut Model, asked: Asked) {
    model.busy = Some(asked);
}

/// Sends what was typed on the locked screen.
pub(super) fn unlock(model: &mut Model) -> Vec<Command> {
    let Screen::Locked(gate) = &mut model.screen else { return Vec::new() };
    match gate.proof.take() {
        proof::Taken::Proof(proof) => {
            gate.sent = true;
            vec![ask(model, Asked::Unlock, gate::request(proof))]
        }
        proof::Taken::AskPasskey => {
            let passkeys = gate.ways.passkeys.clone();
            busy(model, Asked::Passkey);
            vec![Command::AskPasskey(passkeys)]
        }
        proof::Taken::Nothing => vec![Command::Focus(proof::SPOT)],
    }
}

/// Another section. A form that was begun there is given up.
fn go_to(model: &mut Model, section: Section) -> Vec<Command> {
    if section != model.section {
        model.keep.task = None;
    }
    model.codes.leave();
    model.section = section;
    model.pictures.camera = None;
    model.status = None;
    model.undo = None;
    model.activity.asks = false;
    let look = look_up(section).filter(|_| model.home.is_some());
    // Another window may have changed them.
    let codes = codes::update::look(model, section == Section::Codes);
    look.into_iter().chain(codes).chain([Command::Focus(spot::HEADING)]).collect()
}

/// What a section has to look up when it is shown.
pub(super) const fn look_up(section: Section) -> Option<Command> {
    match section {
        Section::Exchange => Some(Command::Snapshots),
        Section::Activity => Some(Command::ReadLog),
        _ => None,
    }
}

fn act(model: &mut Model, msg: Msg) -> Vec<Command> {
    let (asked, request) = match (msg, &mut model.screen, &mut model.place) {
        (Msg::CreateVault, Screen::FirstRun(new), _) => match new.take() {
            Some(passphrase) => {
                model.is_new = true;
                (Asked::Create, VaultRequest::Create(passphrase))
            }
            None => return vec![Command::Focus(new.spot())],
        },
        (Msg::Unlock, Screen::Locked(_), _) => return unlock(model),
        (Msg::SaveCapture, Screen::Confirm(confirm), _) => match confirm.take() {
            Some(items) => (Asked::Save, VaultRequest::SaveCapture(items)),
            None => return Vec::new(),
        },
        (Msg::SaveAdd, _, Place::Add(add)) => match add.take() {
            Some(form) => (Asked::Add, VaultRequest::Add(form)),
            None => return vec![Command::Focus(add::Field::Secret.id())],
        },
        (Msg::SaveEdit, _, Place::Account(edit)) => {
            edit.error = None;
            edit.overrule();
            let (account, was, form) = (edit.account, edit.was.clone(), edit.form.clone());
            (Asked::Edit(account), VaultRequest::Edit { account, was, form })
        }
        (Msg::Delete, _, Place::Account(edit)) => {
            let account = edit.account;
            (Asked::Delete(account), VaultRequest::Delete(account))
        }
        (Msg::Restore(account), ..) => (Asked::Restore(account), VaultRequest::Restore(account)),
        (Msg::Purge(account), ..) => (Asked::Purge(account), VaultRequest::Purge(account)),
        (Msg::NextCode(account), ..) => (Asked::NextCode, VaultRequest::NextCode(account)),
        (Msg::Lock, ..) => (Asked::Lock, VaultRequest::Lock),
        (msg @ (Msg::SaveMinutes | Msg::ShowNext(_)), ..) => match settings(model, &msg) {
            Some(settings) => (Asked::Settings, VaultRequest::SetSettings(settings)),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    say(model, None);
    vec![ask(model, asked, request)]
}

fn settings(model: &mut Model, msg: &Msg) -> Option<Settings> {
    let form = model.settings.as_mut()?;
    match msg {
        Msg::ShowNext(show_next_code) => Some(Settings { show_next_code: *show_next_code, ..form.saved.clone() }),
        _ => form.take_minutes(),
    }
}

fn tick(model: &mut Model, now: f64) -> Vec<Command> {
    model.now = now;
    if model.home.as_ref().is_some_and(|home| now >= home.lock_at) {
        model.blank();
        model.screen = Screen::Loading;
        return vec![open(model)];
    }
    let mut commands = Vec::new();
    if model.codes.tick(now) {
        say(model, status::attention(Text::plain("recoveryCodesHidden")));
        commands.push(Command::Focus(spot::HEADING));
    }
    let mut changed = match &mut model.screen {
        Screen::Confirm(confirm) => confirm.advance(now),
        _ => false,
    };
    for account in model.home.iter_mut().flat_map(|home| &mut home.accounts) {
        changed |= clock::advance(&mut account.code, now);
    }
    if changed {
        model.revision = model.revision.wrapping_add(1);
        commands.push(open(model));
    }
    commands
}

fn cancel(model: &mut Model) -> Vec<Command> {
    match (&model.screen, &model.place) {
        (Screen::Confirm(_), _) if model.busy.is_none() => {
            vec![ask(model, Asked::Drop, VaultRequest::DropCapture)]
        }
        (Screen::Open, Place::Add(_)) => {
            model.place = Place::Nothing;
            vec![Command::Focus(spot::HEADING)]
        }
        _ => Vec::new(),
    }
}

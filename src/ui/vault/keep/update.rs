//! What changes these parts of the page: messages in, commands out.

use zeroize::Zeroizing;

use crate::{
    message::{Order, Text, VaultRequest},
    ui::{
        passphrase, proof,
        status::{attention, done},
        vault::{
            model::{Asked, Model, Screen, Section},
            msg::{Command, spot},
            update::{ask, busy, look_up},
        },
    },
};

use super::{
    bring_back,
    gate::offered,
    kept::kept,
    msg::Msg,
    passkeys,
    rescue::Source,
    task::{Deed, Kind, Next, Place, TASK_SPOT, Task},
};

/// The name of the file in which a recovery key is saved.
const KEY_FILE: &str = "Sixpence recovery key.txt";

/// Takes these parts of the page from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Kept(number, deed, answer) => return kept(model, number, deed, answer),
        Msg::Proof(msg) => {
            if let Some(proof) = model.proof_mut() {
                let chosen = matches!(msg, proof::Msg::Way(_));
                proof.update(msg);
                return if chosen { vec![Command::Focus(proof::SPOT)] } else { Vec::new() };
            }
        }
        Msg::New(msg) => return new_passphrase(model, msg),
        Msg::Judged(round, advice) => {
            if let Some(new) = model.new_passphrase_mut() {
                new.judged(round, advice);
            }
        }
        Msg::Suggested(words) => match (model.new_passphrase_mut(), words) {
            (Some(new), Some(words)) => new.suggestion = Some(Zeroizing::new(words)),
            (Some(_), None) => model.status = attention(Text::plain("failureBrowser")),
            _ => {}
        },
        Msg::Begin(kind, target) => return begin(model, kind, target),
        Msg::End => {
            model.keep.task = None;
            return vec![Command::Focus(spot::HEADING)];
        }
        Msg::Picked(file) => match (&mut model.rescue, &mut model.keep.task) {
            (Some(rescue), _) => {
                rescue.pick(&file);
                return vec![Command::ReadRescue(Source::File, file.text)];
            }
            (None, Some(task)) => task.pick(file),
            _ => {}
        },
        Msg::PickedTooLarge => {
            let why = Text::plain("fileTooLarge");
            match (&mut model.rescue, &mut model.keep.task) {
                (Some(rescue), _) => rescue.file_error = Some(why),
                (None, Some(task)) => task.error = Some((Place::File, why)),
                _ => {}
            }
        }
        Msg::Snapshots(found) => match &mut model.screen {
            Screen::Trouble(trouble) => trouble.snapshots = Some(found),
            _ => model.keep.snapshots = Some(found),
        },
        Msg::DownloadSnapshot(name) => return vec![Command::DownloadSnapshot(name)],
        Msg::DownloadLeft => return vec![Command::DownloadLeft],
        Msg::NothingLeft => match &mut model.screen {
            Screen::Trouble(trouble) => trouble.error = Some(Text::plain("nothingLeft")),
            _ => model.status = attention(Text::plain("noSnapshot")),
        },
        Msg::Rescue(source) => return bring_back::begin(model, source),
        Msg::RescueRead(stored) => {
            if let Some(rescue) = &mut model.rescue {
                rescue.read(stored);
            }
        }
        Msg::EndRescue => {
            model.rescue = None;
            return vec![Command::Focus(spot::HEADING)];
        }
        Msg::StartOver(asks) => {
            if let Screen::Trouble(trouble) = &mut model.screen {
                trouble.start_over = asks;
                return vec![Command::Focus(if asks { spot::SURE } else { spot::HEADING })];
            }
        }
        Msg::KeyLater => {
            model.keep.shown_key = None;
            return vec![Command::Focus(spot::HEADING)];
        }
        Msg::KeyFile => {
            let Some(key) = &model.keep.shown_key else { return Vec::new() };
            let text = Zeroizing::new(format!("Sixpence\n\n{}\n", key.as_str()));
            return vec![Command::Download(KEY_FILE.to_owned(), text)];
        }
        Msg::Print => return vec![Command::Print],
        Msg::Format(format) => {
            if let Some(task) = &mut model.keep.task {
                task.format = format;
            }
        }
        Msg::EndSheet => {
            model.keep.sheet = None;
            model.keep.left_out.clear();
            return vec![Command::Focus(spot::HEADING)];
        }
        Msg::Passkeys(can) => {
            model.keep.passkeys = can;
            if let Screen::Locked(gate) = &mut model.screen {
                gate.proof.ways = offered(&gate.ways, can);
            }
        }
        Msg::PasskeyMade(made) => return passkeys::made(model, made),
        Msg::PasskeyGot(proof) => return passkeys::got(model, proof),
        Msg::Later(reminder) => model.keep.put_off.push(reminder),
        Msg::Send
        | Msg::Restore
        | Msg::Backup
        | Msg::SendRescue
        | Msg::StartOverNow
        | Msg::KeyKept
        | Msg::NewsSeen
        | Msg::ReplaceForeign => {
            // One thing at a time: a second click while the first is under way does nothing.
            if model.busy.is_none() {
                return act(model, &msg);
            }
        }
    }
    Vec::new()
}

fn act(model: &mut Model, msg: &Msg) -> Vec<Command> {
    model.status = None;
    let (asked, request) = match msg {
        Msg::Send => return send(model),
        Msg::Restore => {
            let Some(task) = &mut model.keep.task else { return Vec::new() };
            let kind = task.kind;
            let order = task.restore();
            return order.map(|order| vec![keep(model, Deed::Restore(kind), order)]).unwrap_or_default();
        }
        Msg::Backup => return vec![keep(model, Deed::Backup, Order::MakeBackup)],
        Msg::KeyKept => return vec![keep(model, Deed::KeyKept, Order::RecoveryKeyKept)],
        Msg::SendRescue => return bring_back::send(model),
        Msg::StartOverNow => (Asked::StartOver, VaultRequest::StartOver),
        Msg::NewsSeen => (Asked::News, VaultRequest::NewsSeen),
        Msg::ReplaceForeign => (Asked::Foreign, VaultRequest::ReplaceForeign),
        _ => return Vec::new(),
    };
    vec![ask(model, asked, request)]
}

/// Gives the keeper an order.
pub(in crate::ui::vault) fn keep(model: &mut Model, deed: Deed, order: Order) -> Command {
    model.sent = model.sent.wrapping_add(1);
    model.busy = Some(Asked::Keep(deed));
    Command::Keep(model.sent, deed, order)
}

/// Opens the form of a task, in the section that it belongs to.
pub(in crate::ui::vault) fn begin(model: &mut Model, kind: Kind, target: String) -> Vec<Command> {
    let Some(home) = &model.home else { return Vec::new() };
    let mut ways = offered(&home.ways, model.keep.passkeys && kind.is_export());
    match kind {
        Kind::CheckRecoveryKey => ways = vec![proof::Way::RecoveryKey],
        // A backup of before may have another recovery key than the vault has today, or have had one.
        Kind::TestBackup => ways = vec![proof::Way::Passphrase, proof::Way::RecoveryKey],
        _ => {}
    }
    model.status = None;
    model.keep.left_out.clear();
    let was = model.section;
    model.section = match kind {
        Kind::SetPassphrase
        | Kind::NewRecoveryKey
        | Kind::CheckRecoveryKey
        | Kind::AddPasskey
        | Kind::RemovePasskey => Section::Methods,
        // In the account's own place.
        Kind::ShowCode | Kind::ShowNote => Section::Accounts,
        _ => Section::Exchange,
    };
    model.codes.leave();
    model.keep.task = Some(Task::new(kind, target, ways));
    // Comparing asks nothing.
    if kind == Kind::Snapshot && model.busy.is_none() {
        return send(model);
    }
    let look = look_up(model.section).filter(|_| model.section != was);
    look.into_iter().chain([Command::Focus(TASK_SPOT)]).collect()
}

pub(super) fn send(model: &mut Model) -> Vec<Command> {
    let Some(task) = &mut model.keep.task else { return Vec::new() };
    let kind = task.kind;
    match task.send() {
        Next::Order(order) => vec![keep(model, Deed::Task(kind), order)],
        Next::Wrong(spot) => vec![Command::Focus(spot)],
        Next::MakePasskey => {
            busy(model, Asked::Passkey);
            vec![Command::MakePasskey]
        }
        Next::AskPasskey => {
            let Some(home) = &model.home else { return Vec::new() };
            let passkeys = home.ways.passkeys.clone();
            busy(model, Asked::Passkey);
            vec![Command::AskPasskey(passkeys)]
        }
    }
}

fn new_passphrase(model: &mut Model, msg: passphrase::Msg) -> Vec<Command> {
    let Some(new) = model.new_passphrase_mut() else { return Vec::new() };
    match msg {
        passphrase::Msg::Typed(field, value) => {
            if new.typed(field, value) {
                return vec![Command::Judge(new.round, new.new.clone())];
            }
        }
        passphrase::Msg::Suggest => return vec![Command::Suggest],
        passphrase::Msg::Use => new.use_suggestion(),
    }
    Vec::new()
}

/// What is said when the keeper has done something.
pub(super) fn say(model: &mut Model, key: &str) {
    model.status = done(Text::plain(key));
    model.undo = None;
}

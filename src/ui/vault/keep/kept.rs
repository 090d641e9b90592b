//! What the keeper's answers change on the page.

use zeroize::Zeroizing;

use crate::{
    message::{Failure, KeepFailure, Kept, KeptAnswer, VaultView},
    ui::{
        status::attention,
        text,
        vault::{
            answer, codes, details, import,
            model::{Asked, Model, Screen},
            msg::{Command, spot},
            update::open,
        },
    },
};

use super::{
    Sheet,
    task::{Deed, Kind, TASK_SPOT},
    update::say,
};

pub(super) fn kept(
    model: &mut Model,
    number: u32,
    deed: Deed,
    answer: Result<KeptAnswer, KeepFailure>,
) -> Vec<Command> {
    if model.busy == Some(Asked::Keep(deed)) {
        model.busy = None;
    }
    match answer {
        Ok(KeptAnswer { kept, view }) => {
            let mut commands = done(model, number, deed, kept);
            commands.extend(show(model, number, deed, view));
            commands
        }
        Err(KeepFailure::Background(Failure::Locked)) => vec![open(model)],
        Err(why) => match deed {
            Deed::Codes(deed) => codes::answered(model, number, deed, Err(why)),
            Deed::Details(deed) => details::answered(model, deed, Err(why)),
            Deed::UndoImport => import::update::undone(model, Err(&why)),
            deed => refused(model, deed, &why),
        },
    }
}

/// The vault as it is after it. A newer answer may have been faster: then the page asks again.
fn show(model: &mut Model, number: u32, deed: Deed, view: Option<VaultView>) -> Vec<Command> {
    match view {
        Some(_) if number < model.answered => vec![open(model)],
        Some(view) => answer::answered(model, number, Asked::Keep(deed), Ok(view)),
        None => Vec::new(),
    }
}

fn done(model: &mut Model, number: u32, deed: Deed, kept: Kept) -> Vec<Command> {
    match (deed, kept) {
        (_, Kept::RecoveryKey { text }) => {
            model.keep.task = None;
            // The vault may have locked meanwhile: then nobody sees it, and the page reminds of it.
            if !matches!(model.screen, Screen::Locked(_)) {
                model.keep.shown_key = Some(Zeroizing::new(text));
            }
            vec![Command::Focus(spot::HEADING)]
        }
        (_, Kept::File { name, text }) => {
            model.keep.task = None;
            say(model, "backupMade");
            vec![Command::Download(name, Zeroizing::new(text))]
        }
        (deed, Kept::Exported { name, text, left_out }) => {
            model.keep.task = None;
            model.keep.left_out = left_out;
            say(model, if deed == Deed::Task(Kind::Export) { "exportMade" } else { "exportSealedMade" });
            vec![Command::Download(name, Zeroizing::new(text))]
        }
        (_, Kept::Compared(comparison)) => {
            if let Some(task) = &mut model.keep.task {
                task.compared = Some(comparison);
                task.error = None;
            }
            vec![Command::Focus(TASK_SPOT)]
        }
        (deed, Kept::Sheet { items, left_out }) => {
            model.keep.task = None;
            let one = deed == Deed::Task(Kind::ShowCode);
            model.keep.sheet = Some(Sheet { items, phone: deed != Deed::Task(Kind::PrintSheet), one });
            model.keep.left_out = left_out;
            vec![Command::Focus(spot::HEADING)]
        }
        (Deed::Codes(deed), Kept::Codes(answer)) => codes::answered(model, number, deed, Ok(answer)),
        (Deed::Details(deed), Kept::Details(answer)) => details::answered(model, deed, Ok(answer)),
        (Deed::Task(Kind::ShowNote), Kept::Details(answer)) => {
            details::answered(model, details::Deed::Note, Ok(answer))
        }
        (_, Kept::Codes(_) | Kept::Details(_)) => Vec::new(),
        // Read, and imported, by commands of their own.
        (_, Kept::Log(_) | Kept::Imported { .. }) => Vec::new(),
        (Deed::UndoImport, Kept::Done) => import::update::undone(model, Ok(())),
        (deed, Kept::Done) => {
            model.keep.task = None;
            if deed == Deed::KeyKept {
                model.keep.shown_key = None;
            }
            say(model, said(deed));
            let look = match deed {
                Deed::Restore(_) => Some(Command::Snapshots),
                Deed::ClearLog => Some(Command::ReadLog),
                _ => None,
            };
            look.into_iter().chain([Command::Focus(spot::HEADING)]).collect()
        }
    }
}

const fn said(deed: Deed) -> &'static str {
    match deed {
        Deed::KeyKept => "recoveryKeyKept",
        Deed::Task(Kind::SetPassphrase) => "passphraseSet",
        Deed::Task(Kind::CheckRecoveryKey) => "recoveryKeyRight",
        Deed::Task(Kind::AddPasskey) => "passkeyAdded",
        Deed::Task(Kind::RemovePasskey) => "passkeyRemoved",
        Deed::Restore(_) => "broughtBack",
        Deed::ClearLog => "activityCleared",
        _ => "saved",
    }
}

fn refused(model: &mut Model, deed: Deed, why: &KeepFailure) -> Vec<Command> {
    match (&mut model.keep.task, deed) {
        (Some(task), Deed::Task(kind) | Deed::Restore(kind)) if task.kind == kind => {
            vec![Command::Focus(task.refused(why))]
        }
        // The page reminds of the recovery key that was not made.
        (_, Deed::FirstRecoveryKey) => {
            say(model, "vaultCreated");
            vec![Command::Focus(spot::HEADING)]
        }
        _ => {
            model.status = attention(text::keep_failure(why));
            Vec::new()
        }
    }
}

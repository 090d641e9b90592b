//! What the form that brings a vault back does.

use crate::{
    message::{Failure, Text, VaultRequest},
    ui::{
        proof, text,
        vault::{
            model::{Asked, Model, Screen},
            msg::{Command, spot},
            update::ask,
        },
    },
};

use super::{
    rescue::{Rescue, Source},
    task::FILE_SPOT,
};

/// Opens the form.
pub(super) fn begin(model: &mut Model, source: Source) -> Vec<Command> {
    let first = if source == Source::File { FILE_SPOT } else { proof::SPOT };
    let read = matches!(source, Source::Snapshot(_)).then(|| Command::ReadRescue(source.clone(), String::new()));
    model.rescue = Some(Rescue::new(source));
    read.into_iter().chain([Command::Focus(first)]).collect()
}

/// Sends it, once there is something to be opened.
pub(super) fn send(model: &mut Model) -> Vec<Command> {
    let Some(rescue) = &mut model.rescue else { return Vec::new() };
    rescue.error = None;
    let Some(text) = rescue.stored.clone() else {
        if rescue.file_error.is_none() {
            rescue.file_error = Some(Text::plain("backupFileEmpty"));
        }
        return vec![Command::Focus(FILE_SPOT)];
    };
    match rescue.proof.take() {
        proof::Taken::Proof(proof) => vec![ask(model, Asked::Rescue, VaultRequest::Rescue { text, proof })],
        _ => vec![Command::Focus(proof::SPOT)],
    }
}

/// A vault was not brought back, or not begun anew.
pub(in crate::ui::vault) fn failed(model: &mut Model, asked: Asked, failure: &Failure) -> Vec<Command> {
    match (&mut model.rescue, &mut model.screen, asked) {
        (Some(rescue), _, Asked::Rescue) => {
            rescue.refused(failure);
            vec![Command::Focus(if rescue.error.is_some() { spot::HEADING } else { proof::SPOT })]
        }
        (_, Screen::Trouble(trouble), Asked::StartOver) => {
            trouble.error = Some(text::failure(failure));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

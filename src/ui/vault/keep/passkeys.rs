//! What follows when a passkey was made, or has answered.

use crate::{
    message::{Proof, Text},
    ui::vault::{
        codes,
        model::{Asked, Model, Screen},
        msg::Command,
        update::unlock,
    },
};

use super::{
    task::{Made, Place, TASK_SPOT},
    update::send,
};

/// It was made, or was not.
pub(super) fn made(model: &mut Model, made: Option<Made>) -> Vec<Command> {
    end(model);
    let Some(task) = &mut model.keep.task else { return Vec::new() };
    match made {
        Some(made) => {
            task.passkey = Some(made);
            send(model)
        }
        None => {
            task.error = Some((Place::Whole, Text::plain("passkeyNotMade")));
            vec![Command::Focus(TASK_SPOT)]
        }
    }
}

/// It has answered, or has not.
pub(super) fn got(model: &mut Model, proof: Option<Proof>) -> Vec<Command> {
    end(model);
    let got = proof.is_some();
    if let Some(form) = model.proof_mut() {
        form.passkey_answered(proof);
    }
    match (&model.screen, got) {
        (Screen::Locked(_), true) => unlock(model),
        (Screen::Open, true) if model.codes.open.is_some() => codes::update::show(model),
        (Screen::Open, true) => send(model),
        _ => Vec::new(),
    }
}

fn end(model: &mut Model) {
    if model.busy == Some(Asked::Passkey) {
        model.busy = None;
    }
}

//! What changes these parts of the page: messages in, commands out.

use crate::{
    message::{Failure, Text, VaultRequest},
    ui::{
        text,
        vault::{
            import,
            model::{Asked, Model, Screen},
            msg::{Command as PageCommand, spot},
            update::ask,
        },
    },
};

use super::{
    Pictures,
    camera::{Camera, NoCamera, State},
    msg::{Command, Msg},
    reading::{Reading, Unread},
};

/// Takes these parts of the page from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<PageCommand> {
    match msg {
        // Where files are imported, pictures are as well.
        Msg::Brought(names) if model.can_import() => return import::update::update(model, import::Msg::Brought(names)),
        Msg::Brought(names) => return all(brought(model, names)),
        Msg::Read(round, found) => {
            let pictures = &mut model.pictures;
            let Some(reading) = pictures.reading.as_mut().filter(|reading| reading.round == round) else {
                return Vec::new();
            };
            pictures.unread.extend(reading.read(found));
            return match reading.name() {
                Some(_) => all([Command::Read(round, reading.done)]),
                None => finish(model),
            };
        }
        Msg::Late(round) => {
            if let Some(reading) = model.pictures.reading.as_mut().filter(|reading| reading.round == round) {
                reading.is_long = true;
            }
        }
        Msg::Cancel => {
            model.pictures.reading = None;
            model.pictures.unread.clear();
            return all([Command::Forget]).into_iter().chain([PageCommand::Focus(spot::HEADING)]).collect();
        }
        Msg::Close => {
            model.pictures.unread.clear();
            return vec![PageCommand::Focus(spot::HEADING)];
        }
        Msg::OpenCamera => {
            if matches!(model.screen, Screen::Open | Screen::Confirm(_)) {
                model.pictures.unread.clear();
                model.pictures.camera = Some(Camera::new());
                return vec![PageCommand::Focus(spot::HEADING), PageCommand::Pictures(Command::StartCamera)];
            }
        }
        Msg::Started(done) => {
            if let Some(camera) = model.pictures.camera.as_mut().filter(|camera| camera.state == State::Starting) {
                camera.state = done.map_or_else(State::Off, |()| State::Running);
            }
        }
        Msg::Gone(why) => gone(&mut model.pictures, why),
        Msg::Seen(texts) => {
            let Some(camera) = &mut model.pictures.camera else { return Vec::new() };
            let texts = camera.see(texts);
            if !texts.is_empty() {
                return vec![ask(model, Asked::Captured, VaultRequest::Captured(texts))];
            }
        }
        Msg::StopCamera => {
            model.pictures.camera = None;
            return vec![PageCommand::Focus(spot::HEADING)];
        }
    }
    Vec::new()
}

fn all(commands: impl IntoIterator<Item = Command>) -> Vec<PageCommand> {
    commands.into_iter().map(PageCommand::Pictures).collect()
}

fn brought(model: &mut Model, names: Vec<String>) -> Vec<Command> {
    if !matches!(model.screen, Screen::Open | Screen::Locked(_) | Screen::Confirm(_)) {
        return vec![Command::Forget];
    }
    // The scanner does one thing at a time.
    model.pictures.camera = None;
    let pictures = &mut model.pictures;
    match &mut pictures.reading {
        _ if names.is_empty() => {}
        Some(reading) => reading.names.extend(names),
        None => {
            pictures.unread.clear();
            pictures.rounds = pictures.rounds.wrapping_add(1);
            let round = pictures.rounds;
            pictures.reading = Some(Reading::new(round, names));
            return vec![Command::Read(round, 0), Command::Late(round)];
        }
    }
    Vec::new()
}

fn finish(model: &mut Model) -> Vec<PageCommand> {
    let mut commands = all([Command::Forget]);
    let texts = model.pictures.reading.take().map(Reading::into_texts).unwrap_or_default();
    if texts.is_empty() {
        commands.push(PageCommand::Focus(spot::UNREAD));
    } else {
        commands.push(ask(model, Asked::Captured, VaultRequest::Captured(texts)));
    }
    commands
}

/// A camera that is off stays off until the user says so.
fn gone(pictures: &mut Pictures, why: NoCamera) {
    if let Some(camera) = pictures.camera.as_mut().filter(|camera| !matches!(camera.state, State::Off(_))) {
        camera.state = State::Off(why);
    }
}

/// What was captured is on the confirm screen. Whether the camera goes on, since more belongs to it.
pub(in crate::ui::vault) fn captured(model: &mut Model) -> bool {
    let export = match &model.screen {
        Screen::Confirm(confirm) if confirm.waits_for_more() => confirm.export.as_ref(),
        _ => None,
    };
    match (&mut model.pictures.camera, export) {
        (Some(camera), Some(export)) => {
            camera.waits_for(export);
            true
        }
        (camera, _) => {
            *camera = None;
            false
        }
    }
}

/// Nothing of what was captured can be saved.
pub(in crate::ui::vault) fn refused(model: &mut Model, failure: &Failure) -> Vec<PageCommand> {
    let why: Text = text::failure(failure);
    match &mut model.pictures.camera {
        Some(camera) => camera.refused(why),
        None => {
            model.pictures.unread.push(Unread { name: String::new(), why });
            return vec![PageCommand::Focus(spot::UNREAD)];
        }
    }
    Vec::new()
}

//! What changes an import: messages in, commands out.

use zeroize::Zeroizing;

use crate::{
    import::ImportError,
    message::{Failure, ImportPreview, KeepFailure, Kept, KeptAnswer, Order, ReadFile, Text},
    ui::{
        text,
        vault::{
            answer,
            keep::{task::Deed, update::keep},
            model::{Asked, Model, Screen, Section},
            msg::{Command as PageCommand, spot},
            update::open,
        },
    },
};

use super::{
    Command, File, Import, Msg, Outcome, PASSPHRASE_SPOT, Question, SPOT, Stage, TEXT_SPOT, Unread,
    preview::{Preview, STRIDE},
};

/// Takes an import from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<PageCommand> {
    let import = &mut model.import;
    match msg {
        Msg::Brought(names) => return brought(model, names),
        Msg::Text(text) => {
            import.text = Zeroizing::new(text);
            import.error = None;
        }
        Msg::ReadText => return read_text(model),
        Msg::Read(round, outcome) if import.is_round(round) => return read(import, outcome),
        Msg::Passphrase(value) => {
            if let Stage::Asks(_, Question::Passphrase { typed, error }) = &mut import.stage {
                *typed = Zeroizing::new(value);
                *error = None;
            }
        }
        Msg::Open => return open_file(import),
        Msg::TryIt => {
            if let Stage::Asks(at, Question::Cost(_, passphrase)) = &mut import.stage {
                let (at, passphrase) = (*at, std::mem::take(passphrase));
                return vec![import.read(at, Some(passphrase), true), PageCommand::Focus(SPOT)];
            }
        }
        Msg::LeaveOut => {
            if let Stage::Asks(at, _) = import.stage {
                return import.settle(at, Err(Unread::LeftOut));
            }
        }
        Msg::Previewed(round, outcome) if import.is_round(round) => return previewed(model, outcome),
        Msg::Choose(at, on) => import.change(|preview| preview.choose(at, on)),
        Msg::ChooseAll(on) => import.change(|preview| preview.choose_all(on)),
        Msg::Sites(on) => import.change(|preview| preview.wanted.sites = on),
        Msg::Codes(on) => import.change(|preview| preview.wanted.codes = on),
        Msg::More => import.change(|preview| preview.drawn += STRIDE),
        Msg::Save => return save(model),
        Msg::Saved(round, number, outcome) => return saved(model, round, number, outcome),
        Msg::Cancel => {
            // What is being saved is saved.
            if !matches!(import.stage, Stage::Saving(_)) {
                import.blank();
                return vec![PageCommand::Focus(SPOT)];
            }
        }
        Msg::Undo => {
            if let (Stage::Done(accounts), None) = (&import.stage, model.busy) {
                let order = Order::UndoImport { accounts: accounts.clone() };
                return vec![keep(model, Deed::UndoImport, order)];
            }
        }
        Msg::Again => {
            import.blank();
            return vec![PageCommand::Focus(SPOT)];
        }
        Msg::Read(..) | Msg::Previewed(..) => {}
    }
    Vec::new()
}

impl Import {
    fn change(&mut self, change: impl FnOnce(&mut Preview)) {
        self.error = None;
        if let Stage::Preview(preview) = &mut self.stage {
            change(preview);
        }
    }

    fn begin(&mut self, names: Vec<String>) {
        self.blank();
        self.files = names.into_iter().map(|name| File { name, outcome: None }).collect();
    }

    fn read(&mut self, at: usize, passphrase: Option<Zeroizing<String>>, costly: bool) -> PageCommand {
        self.stage = Stage::Reading(at);
        PageCommand::Import(Command::Read { round: self.round, at, passphrase, costly })
    }

    /// A file is done with: the next one, or what all of them hold.
    fn settle(&mut self, at: usize, outcome: Result<ReadFile, Unread>) -> Vec<PageCommand> {
        if let Some(file) = self.files.get_mut(at) {
            file.outcome = Some(outcome);
        }
        let next = at.saturating_add(1);
        if next < self.files.len() {
            return vec![self.read(next, None, false), PageCommand::Focus(SPOT)];
        }
        // Without any account there is nothing to be chosen: what became of the files is all there is to say.
        let found = self.files.iter().filter_map(|file| file.outcome.as_ref()?.as_ref().ok());
        if found.map(|read| read.entries.saturating_add(read.rejected)).max().unwrap_or_default() == 0 {
            self.stage = Stage::Idle;
            return vec![PageCommand::Focus(SPOT)];
        }
        self.stage = Stage::Comparing;
        vec![PageCommand::Import(Command::Preview(self.round)), PageCommand::Focus(SPOT)]
    }
}

fn brought(model: &mut Model, names: Vec<String>) -> Vec<PageCommand> {
    if names.is_empty() || !model.can_import() {
        return vec![PageCommand::Pictures(crate::ui::vault::pictures::msg::Command::Forget)];
    }
    model.status = None;
    model.import.begin(names);
    vec![PageCommand::Import(Command::Take), model.import.read(0, None, false), PageCommand::Focus(SPOT)]
}

fn read_text(model: &mut Model) -> Vec<PageCommand> {
    if !model.can_import() {
        return Vec::new();
    }
    let import = &mut model.import;
    if import.text.trim().is_empty() {
        import.error = Some(Text::plain("importTextEmpty"));
        return vec![PageCommand::Focus(TEXT_SPOT)];
    }
    let text = std::mem::take(&mut import.text);
    model.status = None;
    import.begin(vec![String::new()]);
    vec![PageCommand::Import(Command::TakeText(text)), import.read(0, None, false), PageCommand::Focus(SPOT)]
}

impl Model {
    /// Whether files may be brought for an import now.
    #[must_use]
    pub const fn can_import(&self) -> bool {
        matches!(self.screen, Screen::Open) && matches!(self.section, Section::Exchange) && self.import.is_over()
    }
}

fn read(import: &mut Import, outcome: Outcome) -> Vec<PageCommand> {
    let Stage::Reading(at) = import.stage else { return Vec::new() };
    let asked = |error| Question::Passphrase { typed: Zeroizing::default(), error };
    let question = match outcome {
        Outcome::Read(Err(ImportError::PassphraseNeeded)) => asked(None),
        Outcome::Read(Err(error @ ImportError::WrongPassphrase)) => asked(Some(text::import_error(error))),
        Outcome::Read(Err(ImportError::Costly(cost))) => Question::Cost(cost, std::mem::take(&mut import.passphrase)),
        Outcome::Read(read) => return import.settle(at, read.map_err(Unread::File)),
        Outcome::Picture(why) => return import.settle(at, Err(Unread::Picture(why))),
        Outcome::NoCode => return import.settle(at, Err(Unread::NoCode)),
        // Whatever was read before has ended with it.
        Outcome::Ended => {
            let files = std::mem::take(&mut import.files);
            import.blank();
            import.files = files;
            for (place, file) in import.files.iter_mut().enumerate() {
                if place >= at || matches!(file.outcome, Some(Ok(_))) {
                    file.outcome = Some(Err(Unread::Ended));
                }
            }
            return vec![PageCommand::Focus(SPOT)];
        }
    };
    let focus = if matches!(question, Question::Passphrase { .. }) { PASSPHRASE_SPOT } else { SPOT };
    import.stage = Stage::Asks(at, question);
    vec![PageCommand::Focus(focus)]
}

fn open_file(import: &mut Import) -> Vec<PageCommand> {
    let Stage::Asks(at, Question::Passphrase { typed, error }) = &mut import.stage else { return Vec::new() };
    if typed.is_empty() {
        *error = Some(Text::plain("filePassphraseEmpty"));
        return vec![PageCommand::Focus(PASSPHRASE_SPOT)];
    }
    let (at, passphrase) = (*at, std::mem::take(typed));
    // Should it cost much, it is not asked for once more.
    import.passphrase = passphrase.clone();
    vec![import.read(at, Some(passphrase), false), PageCommand::Focus(SPOT)]
}

fn previewed(model: &mut Model, outcome: Result<ImportPreview, KeepFailure>) -> Vec<PageCommand> {
    match outcome {
        Ok(preview) => model.import.stage = Stage::Preview(Preview::new(preview)),
        Err(KeepFailure::Background(Failure::Locked)) => return vec![open(model)],
        Err(why) => {
            model.import.blank();
            model.import.error = Some(text::keep_failure(&why));
        }
    }
    vec![PageCommand::Focus(SPOT)]
}

fn save(model: &mut Model) -> Vec<PageCommand> {
    if model.busy.is_some() {
        return Vec::new();
    }
    let Stage::Preview(preview) = std::mem::take(&mut model.import.stage) else { return Vec::new() };
    let choice = preview.choice();
    if choice.rows.is_empty() {
        model.import.stage = Stage::Preview(preview);
        model.import.error = Some(Text::plain("importNothingChosen"));
        return Vec::new();
    }
    model.import.error = None;
    model.import.stage = Stage::Saving(preview);
    model.busy = Some(Asked::Import);
    model.sent = model.sent.wrapping_add(1);
    vec![PageCommand::Import(Command::Save { round: model.import.round, number: model.sent, choice })]
}

fn saved(model: &mut Model, round: u32, number: u32, outcome: Result<KeptAnswer, KeepFailure>) -> Vec<PageCommand> {
    if model.busy == Some(Asked::Import) {
        model.busy = None;
    }
    let is_ours = model.import.is_round(round);
    match outcome {
        Ok(KeptAnswer { kept, view }) => {
            let mut commands = Vec::new();
            if let (true, Kept::Imported { accounts }) = (is_ours, kept) {
                let files = std::mem::take(&mut model.import.files);
                model.import.blank();
                (model.import.files, model.import.stage) = (files, Stage::Done(accounts));
                commands.push(PageCommand::Focus(SPOT));
            }
            match view {
                // A newer answer was faster.
                Some(_) if number < model.answered => commands.push(open(model)),
                Some(view) => commands.extend(answer::answered(model, number, Asked::Import, Ok(view))),
                None => {}
            }
            commands
        }
        Err(KeepFailure::Background(Failure::Locked)) => vec![open(model)],
        Err(why) if is_ours => {
            let import = &mut model.import;
            if let Stage::Saving(preview) = std::mem::take(&mut import.stage) {
                import.stage = Stage::Preview(preview);
            }
            import.error = Some(text::keep_failure(&why));
            Vec::new()
        }
        Err(_) => Vec::new(),
    }
}

/// The undo of the import was carried out, or was not.
pub(in crate::ui::vault) fn undone(model: &mut Model, outcome: Result<(), &KeepFailure>) -> Vec<PageCommand> {
    match outcome {
        Ok(()) => {
            model.import.blank();
            model.status = crate::ui::status::done(Text::plain("importUndone"));
            vec![PageCommand::Focus(spot::HEADING)]
        }
        Err(why) => {
            model.import.error = Some(text::keep_failure(why));
            vec![PageCommand::Focus(SPOT)]
        }
    }
}

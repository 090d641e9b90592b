//! What changes tags, notes and the like on the page: messages in, commands out.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{DetailsAnswer, DetailsOrder, Failure, KeepFailure, Order, Text},
    ui::{
        status, text,
        vault::{
            keep::{self, update::keep},
            model::Model,
            msg::{Command, spot},
            update::open,
        },
    },
};

use super::{Deed, Form, Msg, NOTE_SPOT, Note, TAGS_SPOT};

/// Takes them from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Tag(tag) => {
            model.details.tag = tag;
            model.arrange();
        }
        Msg::OwnOrder(own) => {
            model.details.own_order = own;
            model.arrange();
        }
        Msg::Tags(typed) => change(model, |form| form.tags = typed),
        Msg::Favourite(on) => change(model, |form| form.favourite = on),
        Msg::Note(typed) => change(model, |form| form.note = Note::Shown(Zeroizing::new(typed))),
        Msg::Save => return save(model),
        Msg::Move(by) => return move_by(model, by),
    }
    Vec::new()
}

fn change(model: &mut Model, change: impl FnOnce(&mut Form)) {
    if let Some(form) = &mut model.details.form {
        form.error = None;
        change(form);
    }
}

fn ask(model: &mut Model, deed: Deed, order: DetailsOrder) -> Vec<Command> {
    if model.busy.is_some() {
        return Vec::new();
    }
    vec![keep(model, keep::task::Deed::Details(deed), Order::Details(order))]
}

/// What is known of the accounts is asked for, beside whatever else goes on.
pub(in crate::ui::vault) fn look(model: &mut Model) -> Command {
    model.sent = model.sent.wrapping_add(1);
    Command::Keep(model.sent, keep::task::Deed::Details(Deed::List), Order::Details(DetailsOrder::List))
}

/// An account is chosen: its form, and its note if everybody may see it who sees the page.
pub(in crate::ui::vault) fn choose(model: &mut Model, account: AccountId) -> Option<Command> {
    let form = Form::of(account, model.details.all.get(&account));
    let reads = form.note == Note::Unread;
    model.details.form = Some(form);
    reads.then(|| {
        model.sent = model.sent.wrapping_add(1);
        let order = DetailsOrder::Note { account, proof: None };
        Command::Keep(model.sent, keep::task::Deed::Details(Deed::Note), Order::Details(order))
    })
}

fn save(model: &mut Model) -> Vec<Command> {
    let Some(form) = &model.details.form else { return Vec::new() };
    let note = match &form.note {
        Note::Shown(note) => Some(note.as_str().to_owned()),
        Note::Unread | Note::Guarded => None,
    };
    let tags = form.tags.split(',').map(str::to_owned).collect();
    let order = DetailsOrder::Set { account: form.account, tags, favourite: form.favourite, note };
    model.status = None;
    ask(model, Deed::Set, order)
}

/// Moves the chosen account past the one above or below it in the list, in the user's own order, which begins as the list stands.
fn move_by(model: &mut Model, by: i32) -> Vec<Command> {
    let Some(account) = model.details.form.as_ref().map(|form| form.account) else { return Vec::new() };
    let shown: Vec<AccountId> = model.listed().collect();
    let at = shown.iter().position(|id| *id == account);
    let beside = at.and_then(|at| shown.get(at.checked_add_signed(by as isize)?)).copied();
    // Nothing moves past the favourites.
    let Some(beside) = beside.filter(|id| model.details.is_favourite(*id) == model.details.is_favourite(account))
    else {
        return Vec::new();
    };
    let mut order = model.in_own_order();
    order.retain(|id| *id != account);
    let Some(place) = order.iter().position(|id| *id == beside) else { return Vec::new() };
    order.insert(if by < 0 { place } else { place.saturating_add(1) }, account);
    model.status = None;
    ask(model, Deed::Arrange, DetailsOrder::Arrange(order))
}

impl Model {
    /// Lets the list stand as it is to.
    pub(in crate::ui::vault) fn arrange(&mut self) {
        self.details.arrange(&self.list);
    }

    /// The accounts of the list as it stands.
    pub fn listed(&self) -> impl Iterator<Item = AccountId> {
        self.details.rows.iter().filter_map(|place| self.list.rows.get(*place)).map(|row| row.id)
    }

    /// All accounts in the user's own order; those without a place behind the others, by name.
    fn in_own_order(&self) -> Vec<AccountId> {
        let ids = self.list.rows.iter().map(|row| row.id).collect();
        let place = |id: &AccountId| self.details.all.get(id).and_then(|one| one.place).unwrap_or(u32::MAX);
        crate::order::sorted_by_key(ids, place)
    }
}

/// The keeper has answered.
pub(in crate::ui::vault) fn answered(
    model: &mut Model,
    deed: Deed,
    answer: Result<DetailsAnswer, KeepFailure>,
) -> Vec<Command> {
    match answer {
        Ok(DetailsAnswer::All(all)) => known(model, all),
        Ok(DetailsAnswer::Note(account, note)) => {
            model.keep.task = None;
            let form = model.details.form.as_mut().filter(|form| form.account == account);
            // What was typed meanwhile stays.
            if let Some(form) = form.filter(|form| !matches!(form.note, Note::Shown(_))) {
                let was_guarded = form.note == Note::Guarded;
                form.note = Note::Shown(Zeroizing::new(note));
                form.drawn = form.drawn.wrapping_add(1);
                return if was_guarded { vec![Command::Focus(NOTE_SPOT)] } else { Vec::new() };
            }
            Vec::new()
        }
        Ok(DetailsAnswer::Done) => {
            if deed == Deed::Set {
                model.status = status::done(Text::plain("saved"));
            }
            vec![look(model)]
        }
        Err(KeepFailure::Background(Failure::Locked)) => vec![open(model)],
        Err(_) if matches!(deed, Deed::List | Deed::Note) => Vec::new(),
        Err(why) => {
            let words = text::keep_failure(&why);
            match &mut model.details.form {
                Some(form) if deed == Deed::Set => {
                    form.error = Some(words);
                    vec![Command::Focus(TAGS_SPOT)]
                }
                _ => {
                    model.status = status::attention(words);
                    vec![Command::Focus(spot::PLACE)]
                }
            }
        }
    }
}

/// What is known of all accounts. A form in which nothing was typed follows it.
fn known(model: &mut Model, all: Vec<crate::message::DetailsView>) -> Vec<Command> {
    let details = &mut model.details;
    let untouched = details.form.as_ref().is_some_and(|form| {
        let was = Form::of(form.account, details.all.get(&form.account));
        form.tags == was.tags
            && form.favourite == was.favourite
            && !matches!(&form.note, Note::Shown(note) if !note.is_empty())
    });
    details.all = all.into_iter().map(|one| (one.account, one)).collect();
    if details.tag.as_ref().is_some_and(|tag| !details.all.values().any(|one| one.tags.contains(tag))) {
        details.tag = None;
    }
    let account = details.form.as_ref().map(|form| (form.account, form.drawn));
    model.arrange();
    match account {
        Some((account, drawn)) if untouched => {
            let command = choose(model, account);
            if let Some(form) = &mut model.details.form {
                form.drawn = drawn.wrapping_add(1);
            }
            command.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

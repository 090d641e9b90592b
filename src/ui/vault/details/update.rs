//! What changes tags, notes and the like on the page: messages in, commands out.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{DetailsAnswer, DetailsOrder, Failure, KeepFailure, Order, Text},
    order::sorted_by_key,
    ui::{
        list::List,
        status, text,
        vault::{
            keep::{self, update::keep},
            model::{Model, PlaceKind},
            msg::{Command, spot},
            update::open,
        },
    },
};

use super::{Changed, Deed, Form, Msg, NOTE_SPOT, Note, TAGS_SPOT};

/// Takes them from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Tags(typed) => change(model, |form| {
            form.tags = typed;
            form.changed.marks = true;
        }),
        Msg::Favourite(on) => change(model, |form| {
            form.favourite = on;
            form.changed.marks = true;
        }),
        Msg::Note(typed) => change(model, |form| {
            form.note = Note::Shown(Zeroizing::new(typed));
            form.changed.note = true;
        }),
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

/// An account is chosen: its form, and its note.
pub(in crate::ui::vault) fn choose(model: &mut Model, account: AccountId) -> Option<Command> {
    let marks = model.list.row(account).map(|row| row.marks.clone()).unwrap_or_default();
    let form = Form::of(account, marks);
    let reads = form.note == Note::Unread;
    model.details.form = Some(form);
    reads.then(|| {
        model.sent = model.sent.wrapping_add(1);
        let order = DetailsOrder::Note { account, proof: None };
        Command::Keep(model.sent, keep::task::Deed::Details(Deed::Note), Order::Details(order))
    })
}

/// The accounts have come anew: the form of the one that is shown follows, unless the user has changed something in it; `own`: it
/// was this form that was saved.
pub(in crate::ui::vault) fn followed(model: &mut Model, own: bool) -> Option<Command> {
    let PlaceKind::Account(account) = model.place_kind() else { return None };
    let marks = model.list.row(account)?.marks.clone();
    let Some(form) = model.details.form.as_mut().filter(|form| form.account == account) else {
        return choose(model, account);
    };
    if own {
        form.saved = marks;
        return None;
    }
    if form.saved == marks || form.changed != Changed::default() {
        return None;
    }
    let drawn = form.drawn.wrapping_add(1);
    let command = choose(model, account);
    if let Some(form) = &mut model.details.form {
        form.drawn = drawn;
    }
    command
}

fn save(model: &mut Model) -> Vec<Command> {
    let Some(form) = &model.details.form else { return Vec::new() };
    let note = match &form.note {
        Note::Shown(note) if form.changed.note => Some(note.as_str().to_owned()),
        _ => None,
    };
    let tags = form.tags.split(',').map(str::to_owned).collect();
    let order = DetailsOrder::Set { account: form.account, tags, favourite: form.favourite, note };
    model.status = None;
    ask(model, Deed::Set, order)
}

/// Moves the chosen account past the one above or below it in the list, in the user's own order, which begins as the list stands.
fn move_by(model: &mut Model, by: i32) -> Vec<Command> {
    let Some(account) = model.details.form.as_ref().map(|form| form.account) else { return Vec::new() };
    let shown: Vec<AccountId> = model.list.shown().map(|row| row.id).collect();
    let at = shown.iter().position(|id| *id == account);
    let beside = at.and_then(|at| shown.get(at.checked_add_signed(by as isize)?)).copied();
    // Nothing moves past the favourites.
    let is_favourite = |id| model.list.row(id).is_some_and(|row| row.marks.favourite);
    let Some(beside) = beside.filter(|id| is_favourite(*id) == is_favourite(account)) else { return Vec::new() };
    let mut order = in_own_order(&model.list);
    order.retain(|id| *id != account);
    let Some(place) = order.iter().position(|id| *id == beside) else { return Vec::new() };
    order.insert(if by < 0 { place } else { place.saturating_add(1) }, account);
    model.status = None;
    ask(model, Deed::Arrange, DetailsOrder::Arrange(order))
}

/// All accounts in the user's own order; those without a place behind the others, by name.
fn in_own_order(list: &List) -> Vec<AccountId> {
    let rows: Vec<_> = list.rows.iter().collect();
    let rows = sorted_by_key(rows, |row| row.marks.place.unwrap_or(u32::MAX));
    rows.into_iter().map(|row| row.id).collect()
}

/// The keeper has answered.
pub(in crate::ui::vault) fn answered(
    model: &mut Model,
    deed: Deed,
    answer: Result<DetailsAnswer, KeepFailure>,
) -> Vec<Command> {
    match answer {
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
        Ok(DetailsAnswer::Guarded(account)) => {
            if let Some(form) = model.details.form.as_mut().filter(|form| form.account == account)
                && form.note == Note::Unread
            {
                form.note = Note::Guarded;
            }
            Vec::new()
        }
        Ok(DetailsAnswer::Done) => {
            if deed == Deed::Set {
                model.status = status::done(Text::plain("saved"));
                if let Some(form) = &mut model.details.form {
                    form.changed = Changed::default();
                }
            }
            Vec::new()
        }
        Err(KeepFailure::Background(Failure::Locked)) => vec![open(model)],
        Err(_) if deed == Deed::Note => Vec::new(),
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

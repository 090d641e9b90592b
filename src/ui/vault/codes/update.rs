//! What changes these parts of the page: messages in, commands out.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{CodesOrder, MarkedBy, Named, Order, Text, VaultRequest},
    recovery_set::RecoverySetId,
    ui::{
        codes_form::{CodesForm, Next},
        proof::{self, ProofForm, Taken},
        status,
        vault::{
            keep::{gate::offered, task, update::keep},
            model::{Asked, Model, Place, Section},
            msg::{Command, spot},
            update::{ask, busy},
        },
    },
};

use super::{Again, Deed, Open, msg::Msg};

/// Takes these parts of the page from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Add(account) => return add(model, account),
        Msg::Form(msg) => {
            if let Some(form) = &mut model.codes.form {
                let next = form.update(msg);
                return follow(model, next);
            }
        }
        Msg::End => {
            model.codes.leave();
            return vec![Command::Focus(spot::HEADING)];
        }
        Msg::Open(set) => {
            let Some(home) = &model.home else { return Vec::new() };
            let proof = ProofForm::new(offered(&home.ways, model.keep.passkeys));
            model.codes.leave();
            model.keep.task = None;
            model.status = None;
            model.codes.open = Some(Open::new(set, proof));
            return vec![Command::Focus(proof::SPOT)];
        }
        Msg::Copy(index) => {
            let code = model.codes.shown().and_then(|shown| shown.get(usize::from(index)));
            let code = code.map(|code| Command::CopyRecoveryCode(index, Zeroizing::new(code.text.clone())));
            return code.into_iter().collect();
        }
        Msg::Copied(_, false) => model.status = status::attention(Text::plain("copyRefused")),
        Msg::Copied(index, true) => return copied(model, index),
        Msg::Fill(index) => return fill(model, index),
        Msg::Undo => {
            let copied = model.codes.copied.take();
            return copied.map(|index| mark(model, index, false, MarkedBy::Hand)).unwrap_or_default();
        }
        Msg::Used(index, used) => return mark(model, index, used, MarkedBy::Hand),
        Msg::AskForget(asks) => {
            if let Some(open) = &mut model.codes.open {
                open.forgets = asks;
                return vec![Command::Focus(if asks { spot::FORGET } else { spot::CODES })];
            }
        }
        Msg::Again => {
            if let Place::Account(edit) = &model.place {
                model.codes.again = Some(Again::new(edit.account));
                return vec![Command::Focus(spot::AGAIN)];
            }
        }
        Msg::AgainTyped(value) => {
            if let Some(again) = &mut model.codes.again {
                again.typed = Zeroizing::new(value);
                again.error = None;
            }
        }
        Msg::AgainEnd => {
            model.codes.again = None;
            return vec![Command::Focus(spot::PLACE)];
        }
        Msg::Save(_) | Msg::Show | Msg::Print | Msg::Export | Msg::Forget | Msg::TurnedOff | Msg::AgainSave => {
            // One thing at a time: a second click while the first is under way does nothing.
            if model.busy.is_none() {
                return act(model, &msg);
            }
        }
    }
    Vec::new()
}

fn act(model: &mut Model, msg: &Msg) -> Vec<Command> {
    let (deed, order) = match (msg, &mut model.codes.open) {
        (Msg::Save(replace), _) => {
            let Some(form) = &mut model.codes.form else { return Vec::new() };
            let next = form.save(*replace);
            return follow(model, next);
        }
        (Msg::Show, _) => return show(model),
        (Msg::Print, Some(open)) => (Deed::Print, CodesOrder::Exported { set: open.set }),
        (Msg::Export, Some(open)) => (Deed::Export, CodesOrder::Exported { set: open.set }),
        (Msg::Forget, Some(open)) => (Deed::Forget, CodesOrder::Forget { set: open.set }),
        (Msg::TurnedOff, _) => {
            let Place::Account(edit) = &model.place else { return Vec::new() };
            let account = edit.account;
            (Deed::TurnedOff(account), CodesOrder::TurnedOff { account })
        }
        (Msg::AgainSave, _) => {
            let Some(again) = &mut model.codes.again else { return Vec::new() };
            if again.typed.trim().is_empty() {
                again.error = Some(Text::plain("secretEmpty"));
                return vec![Command::Focus(spot::AGAIN)];
            }
            (Deed::SetUpAgain, CodesOrder::SetUpAgain { account: again.account, text: again.typed.to_string() })
        }
        _ => return Vec::new(),
    };
    model.status = None;
    vec![order_of(model, deed, order)]
}

/// Gives the keeper an order that the user waits for.
fn order_of(model: &mut Model, deed: Deed, order: CodesOrder) -> Command {
    keep(model, task::Deed::Codes(deed), Order::Codes(order))
}

/// Asks for the sets, where the page is about to show something of them. `anew`: also where they are known.
pub(in crate::ui::vault) fn look(model: &mut Model, anew: bool) -> Option<Command> {
    let shows = model.section == Section::Codes || matches!(model.place, Place::Account(_));
    let asks = anew || shows && model.codes.sets.is_none();
    if !asks || model.home.is_none() {
        return None;
    }
    // Nobody waits for it: other things may be done meanwhile.
    model.sent = model.sent.wrapping_add(1);
    Some(Command::Keep(model.sent, task::Deed::Codes(Deed::List), Order::Codes(CodesOrder::List)))
}

fn add(model: &mut Model, account: Option<AccountId>) -> Vec<Command> {
    let Some(home) = &model.home else { return Vec::new() };
    let named = home.accounts.iter().map(|account| Named {
        id: account.id,
        issuer: account.issuer.clone(),
        name: account.name.clone(),
    });
    let form = CodesForm::new(named.collect(), account, None);
    let focus = if form.account.is_some() {
        crate::ui::codes_form::Field::Codes
    } else {
        crate::ui::codes_form::Field::Account
    };
    model.codes.leave();
    model.keep.task = None;
    model.status = None;
    model.section = Section::Codes;
    model.codes.form = Some(form);
    look(model, false).into_iter().chain([Command::Focus(focus.id())]).collect()
}

fn follow(model: &mut Model, next: Next) -> Vec<Command> {
    match next {
        Next::Nothing => Vec::new(),
        Next::Read(round, text) => vec![Command::ReadCodes(round, text)],
        Next::Focus(id) => vec![Command::Focus(id)],
        Next::Keep(order) => {
            model.status = None;
            vec![order_of(model, Deed::Keep, order)]
        }
    }
}

/// Asks for the codes of the set that is opened.
pub(in crate::ui::vault) fn show(model: &mut Model) -> Vec<Command> {
    let Some(open) = &mut model.codes.open else { return Vec::new() };
    match open.proof.take() {
        Taken::Proof(proof) => {
            let order = CodesOrder::Show { set: open.set, proof };
            let command = order_of(model, Deed::Show, order);
            let sent = model.sent;
            if let Some(open) = &mut model.codes.open {
                open.asked = sent;
            }
            vec![command]
        }
        Taken::AskPasskey => {
            let passkeys = model.home.as_ref().map(|home| home.ways.passkeys.clone()).unwrap_or_default();
            busy(model, Asked::Passkey);
            vec![Command::AskPasskey(passkeys)]
        }
        Taken::Nothing => vec![Command::Focus(proof::SPOT)],
    }
}

/// A code was copied: it is as good as used.
fn copied(model: &mut Model, index: u16) -> Vec<Command> {
    let was_used = model.codes.shown().and_then(|shown| shown.get(usize::from(index))).map(|code| code.used);
    model.undo = None;
    match was_used {
        Some(false) => {
            let commands = mark(model, index, true, MarkedBy::Copy);
            model.codes.copied = Some(index);
            model.status = status::done(Text::plain("recoveryCodeCopied"));
            commands
        }
        Some(true) => {
            model.codes.copied = None;
            model.status = status::attention(Text::plain("usedCodeCopied"));
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Has a code filled that is not used yet.
fn fill(model: &mut Model, index: u16) -> Vec<Command> {
    let (None, Some(tab), Some(set)) = (model.busy, model.tab, model.codes.opened().map(|set| set.set.clone())) else {
        return Vec::new();
    };
    let shown = model.codes.shown().and_then(|shown| shown.get(usize::from(index)));
    let Some(text) = shown.filter(|code| !code.used).map(|code| code.text.clone()) else { return Vec::new() };
    model.status = None;
    model.undo = None;
    let request = VaultRequest::FillRecovery { account: set.account, tab, text };
    vec![ask(model, Asked::FillRecovery(set.id, index), request)]
}

/// A code was filled: it is as good as used, also if the set was closed meanwhile.
pub(in crate::ui::vault) fn filled(model: &mut Model, set: RecoverySetId, index: u16) -> Vec<Command> {
    model.undo = None;
    let commands = match &model.codes.open {
        Some(open) if open.set == set && open.shown.is_some() => {
            let commands = mark(model, index, true, MarkedBy::Fill);
            model.codes.copied = Some(index);
            commands
        }
        _ => {
            let order = CodesOrder::Mark { set, index, used: true, by: MarkedBy::Fill };
            model.codes.marks.push_back((Deed::Mark(index, true), order));
            save_marks(model).into_iter().collect()
        }
    };
    model.status = status::done(Text::plain("recoveryCodeFilled"));
    commands
}

fn mark(model: &mut Model, index: u16, used: bool, by: MarkedBy) -> Vec<Command> {
    let Some(open) = &mut model.codes.open else { return Vec::new() };
    let set = open.set;
    let code = open.shown.as_mut().and_then(|shown| shown.get_mut(usize::from(index)));
    let Some(code) = code else { return Vec::new() };
    // Shown at once; taken back if it is not saved.
    code.used = used;
    model.status = None;
    model.codes.marks.push_back((Deed::Mark(index, used), CodesOrder::Mark { set, index, used, by }));
    save_marks(model).into_iter().collect()
}

/// Has the next mark saved, unless something is under way: each is made on what the last one left.
pub(super) fn save_marks(model: &mut Model) -> Option<Command> {
    if model.busy.is_some() {
        return None;
    }
    let (deed, order) = model.codes.marks.pop_front()?;
    Some(order_of(model, deed, order))
}

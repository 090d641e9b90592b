//! What the keeper's answers change in these parts of the page.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{CodesAnswer, Failure, KeepFailure, ShownCode, Text},
    ui::{
        proof, status, text,
        vault::{
            model::Model,
            msg::{Command, spot},
        },
    },
};

use super::{
    Deed,
    msg::Msg,
    update::{look, save_marks, update},
};

/// The name of the file in which codes are saved.
const FILE: &str = "Sixpence recovery codes.txt";

/// The keeper has answered. The vault afterwards is not shown yet.
pub(in crate::ui::vault) fn answered(
    model: &mut Model,
    number: u32,
    deed: Deed,
    answer: Result<CodesAnswer, KeepFailure>,
) -> Vec<Command> {
    // The vault may have locked meanwhile: nothing of it is shown.
    if model.home.is_none() {
        return Vec::new();
    }
    let mut commands = answer_to(model, number, deed, answer);
    commands.extend(save_marks(model));
    commands
}

fn answer_to(model: &mut Model, number: u32, deed: Deed, answer: Result<CodesAnswer, KeepFailure>) -> Vec<Command> {
    match (deed, answer) {
        (Deed::List, Ok(CodesAnswer::Sets(sets, unreadable))) => {
            (model.codes.sets, model.codes.unreadable) = (Some(sets), unreadable);
            let wanted = model.wanted.take().and_then(|account| model.codes.of(account)).map(|set| set.set.id);
            wanted.map(|set| update(model, Msg::Open(set))).unwrap_or_default()
        }
        (Deed::Show, Ok(CodesAnswer::Shown(codes))) => {
            let Some(open) = model.codes.open.as_mut().filter(|open| open.asked == number) else { return Vec::new() };
            open.shown = Some(codes);
            open.until = None;
            vec![Command::Focus(spot::CODES)]
        }
        (deed, Ok(_)) => done(model, deed),
        (deed, Err(why)) => refused(model, deed, &why),
    }
}

fn done(model: &mut Model, deed: Deed) -> Vec<Command> {
    let focus = match deed {
        Deed::Keep => {
            model.codes.leave();
            say(model, Text::plain("recoveryCodesSaved"));
            Some(Command::Focus(spot::HEADING))
        }
        Deed::Forget => {
            model.codes.leave();
            say(model, Text::plain("recoveryCodesForgotten"));
            Some(Command::Focus(spot::HEADING))
        }
        Deed::Print => return vec![Command::Print],
        Deed::Export => {
            let text = file(model);
            say(model, Text::plain("recoveryCodesExported"));
            return text.map(|text| Command::Download(FILE.to_owned(), text)).into_iter().collect();
        }
        Deed::SetUpAgain => {
            model.codes.again = None;
            say(model, Text::plain("setUpAgainDone"));
            None
        }
        Deed::TurnedOff(account) => {
            let title = title_of(model, account);
            say(model, Text::with("turnedOffDone", &title));
            model.undo = Some(account);
            Some(Command::Focus(spot::UNDO))
        }
        Deed::Mark(..) | Deed::List | Deed::Show => None,
    };
    look(model, true).into_iter().chain(focus).collect()
}

fn refused(model: &mut Model, deed: Deed, why: &KeepFailure) -> Vec<Command> {
    let codes = &mut model.codes;
    match deed {
        Deed::Keep => {
            if let Some(form) = &mut codes.form {
                return vec![Command::Focus(form.refused(why))];
            }
        }
        Deed::Show => {
            if codes.open.as_mut().is_some_and(|open| open.proof.not_kept(why)) {
                return vec![Command::Focus(proof::SPOT)];
            }
        }
        Deed::SetUpAgain => {
            if let Some(again) = &mut codes.again {
                again.error = Some(text::keep_failure(why));
                return vec![Command::Focus(spot::AGAIN)];
            }
        }
        Deed::Mark(index, used) => {
            codes.copied = None;
            let shown = codes.open.as_mut().and_then(|open| open.shown.as_mut());
            if let Some(code) = shown.and_then(|shown| shown.get_mut(usize::from(index))) {
                code.used = !used;
            }
        }
        // The list is asked for again when the section is opened again.
        Deed::List => return Vec::new(),
        Deed::Print | Deed::Export | Deed::Forget | Deed::TurnedOff(_) => {}
    }
    model.status = status::attention(text::keep_failure(why));
    Vec::new()
}

/// A recovery code was not filled. What helps is another thing than with a one-time code.
pub(in crate::ui::vault) fn not_filled(model: &mut Model, failure: &Failure) -> Vec<Command> {
    model.status = status::attention(match failure {
        Failure::NoField => Text::plain("noRecoveryField"),
        Failure::PageClosed => Text::plain("recoveryPageClosed"),
        failure => text::failure(failure),
    });
    Vec::new()
}

fn say(model: &mut Model, text: Text) {
    model.status = status::done(text);
    model.undo = None;
}

fn title_of(model: &Model, account: AccountId) -> String {
    model.account(account).map(|account| text::title(&account.issuer, &account.name)).unwrap_or_default()
}

/// The codes on the screen as a text that can be read again: whose they are, then one a line.
fn file(model: &Model) -> Option<Zeroizing<String>> {
    let shown = model.codes.shown()?;
    let set = model.codes.opened();
    let title = set.map(|set| format!("{} {}", set.issuer.trim(), set.name.trim())).unwrap_or_default();
    let mut text = Zeroizing::new(String::with_capacity(title.len().saturating_add(shown.len().saturating_mul(144))));
    text.push_str(title.trim());
    text.push_str("\n\n");
    for ShownCode { text: code, used } in shown {
        text.push_str(code);
        text.push_str(if *used { " (used)\n" } else { "\n" });
    }
    Some(text)
}

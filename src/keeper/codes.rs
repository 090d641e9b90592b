//! Recovery codes, and accounts that were turned off or set up again at the site.

use zeroize::Zeroizing;

use super::{
    log,
    order::{Answer, live},
    prove::{Stretch, prove},
};
use crate::{
    account::{Account, AccountId},
    activity::{LogEntry, Task},
    enrolment::recovery,
    message::{
        CodesAnswer, CodesFailure, CodesOrder, CodesSet, Failure, KeepFailure, Kept, MarkedBy, ShownCode, TypedCode,
    },
    otp::Kind,
    otpauth::{self, OtpauthError},
    recovery_set::{RecoveryCode, RecoverySet, RecoverySetId},
    time::UnixMs,
    vault::{Change, KeptChange, Unlocked, Vault, new_account_id},
};

/// An order that needs the vault.
pub(super) async fn carry_out(
    vault: &Vault<Unlocked>,
    order: CodesOrder,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    match order {
        CodesOrder::List => {
            Ok(told(CodesAnswer::Sets(sets(vault), u32::try_from(vault.unreadable_sets()).unwrap_or(u32::MAX))))
        }
        CodesOrder::Keep { account, codes, source, replace } => keep(vault, account, codes, (source, replace), now),
        CodesOrder::Show { set, proof } => {
            prove(vault, proof, kdf).await?;
            show(vault, set, now)
        }
        CodesOrder::Mark { set, index, used, by } => mark(vault, (set, index), used, by, now),
        CodesOrder::Exported { set } => {
            let entry = about(vault, &found(vault, set)?, Task::Export, now);
            saved(CodesAnswer::Done, vault, &Change::Log(vec![entry]), now)
        }
        CodesOrder::Forget { set } => {
            let entry = about(vault, &found(vault, set)?, Task::CodesForgotten, now);
            changed(vault, &KeptChange::ForgetCodes(set), &[entry], now)
        }
        CodesOrder::SetUpAgain { account, text } => set_up_again(vault, account, text, now),
        CodesOrder::TurnedOff { account } => {
            let entry = LogEntry::new(now, Task::TurnedOff).about(live(vault, account)?);
            saved(CodesAnswer::Done, vault, &Change::Delete(account).logged(entry), now)
        }
    }
}

fn told(answer: CodesAnswer) -> Answer {
    Answer::nothing_to_save(Kept::Codes(answer))
}

fn saved(answer: CodesAnswer, vault: &Vault<Unlocked>, change: &Change, now: UnixMs) -> Result<Answer, KeepFailure> {
    Answer::to_save(Kept::Codes(answer), vault.prepare(change, now))
}

fn changed(
    vault: &Vault<Unlocked>,
    change: &KeptChange,
    entries: &[LogEntry],
    now: UnixMs,
) -> Result<Answer, KeepFailure> {
    Answer::to_save(Kept::Codes(CodesAnswer::Done), vault.prepare_kept(change, entries, now))
}

fn sets(vault: &Vault<Unlocked>) -> Vec<CodesSet> {
    let view = |set: RecoverySet| {
        let (account, deleted) = owner(vault, set.account)?;
        Some(CodesSet { set: set.view(), issuer: account.issuer.clone(), name: account.name.clone(), deleted })
    };
    let mut sets: Vec<CodesSet> = vault.recovery_sets().filter_map(view).collect();
    sets.reverse();
    sets
}

/// The account whose codes they are, and whether it is in the trash.
fn owner(vault: &Vault<Unlocked>, id: AccountId) -> Option<(&Account, bool)> {
    let mut all = vault.accounts().map(|own| (own, false)).chain(vault.trash().map(|(own, _)| (own, true)));
    all.find(|(account, _)| account.id == id)
}

fn found(vault: &Vault<Unlocked>, id: RecoverySetId) -> Result<RecoverySet, KeepFailure> {
    vault.recovery_set(id).ok_or(KeepFailure::Codes(CodesFailure::Gone))
}

/// That something was done with a set.
fn about(vault: &Vault<Unlocked>, set: &RecoverySet, task: Task, now: UnixMs) -> LogEntry {
    let entry = LogEntry { count: Some(log::count(set.codes.len())), ..LogEntry::new(now, task) };
    match owner(vault, set.account) {
        Some((account, _)) => entry.about(account),
        None => entry,
    }
}

fn keep(
    vault: &Vault<Unlocked>,
    id: AccountId,
    typed: Vec<TypedCode>,
    (source, replace): (Option<String>, bool),
    now: UnixMs,
) -> Result<Answer, KeepFailure> {
    let account = live(vault, id)?;
    let codes = typed.into_iter().map(|typed| code(typed, now)).collect::<Result<Vec<_>, _>>()?;
    // The same codes again: what is known of their use stays.
    if vault.recovery_codes(id).is_some_and(|present| present.holds(&codes)) {
        return Ok(told(CodesAnswer::Done));
    }
    let entry = LogEntry { count: Some(log::count(codes.len())), ..LogEntry::new(now, Task::CodesKept) }.about(account);
    changed(vault, &KeptChange::KeepCodes { account: id, codes, source, replace }, &[entry], now)
}

fn code(TypedCode { text, used }: TypedCode, now: UnixMs) -> Result<RecoveryCode, KeepFailure> {
    let text = Zeroizing::new(text);
    let unread = |_| KeepFailure::Codes(CodesFailure::Unread(recovery::RecoveryError::NoCodes));
    let text = recovery::RecoveryCode::new(&text).map_err(unread)?.expose().to_owned();
    let mut code = RecoveryCode::new(text).map_err(|_| unread(recovery::CodeError::Empty))?;
    code.used_at = used.then_some(now);
    Ok(code)
}

fn show(vault: &Vault<Unlocked>, id: RecoverySetId, now: UnixMs) -> Result<Answer, KeepFailure> {
    let set = found(vault, id)?;
    let shown = |code: &RecoveryCode| ShownCode { text: code.expose().to_owned(), used: code.used_at.is_some() };
    let shown = set.codes.iter().map(shown).collect();
    // Without the entry in the log they are not shown.
    let entry = about(vault, &set, Task::CodesViewed, now);
    saved(CodesAnswer::Shown(shown), vault, &Change::Log(vec![entry]), now)
}

fn mark(
    vault: &Vault<Unlocked>,
    (id, index): (RecoverySetId, u16),
    used: bool,
    by: MarkedBy,
    now: UnixMs,
) -> Result<Answer, KeepFailure> {
    let set = found(vault, id)?;
    let task = match by {
        MarkedBy::Hand => None,
        MarkedBy::Copy => Some(Task::CodeCopied),
        MarkedBy::Fill => Some(Task::CodeFilled),
    };
    let entry = task.map(|task| LogEntry { count: None, ..about(vault, &set, task, now) });
    changed(vault, &KeptChange::MarkUsed { set: id, index, used }, entry.as_slice(), now)
}

fn set_up_again(vault: &Vault<Unlocked>, id: AccountId, text: String, now: UnixMs) -> Result<Answer, KeepFailure> {
    let old = live(vault, id)?;
    let refused = |why| KeepFailure::Background(Failure::Unreadable(why));
    let text = Zeroizing::new(text);
    let mut draft = otpauth::read(&text).map_err(refused)?;
    if !otpauth::is_address(&text) {
        // A key says nothing of how codes are made of it: the site makes them as it did.
        draft.params = match old.params {
            Kind::Hotp { digits, algorithm, .. } => Kind::Hotp { counter: 0, digits, algorithm },
            // The key alone makes no codes: a new PIN comes with a backup of the app that made them.
            Kind::Yandex => return Err(refused(OtpauthError::TypeYandex)),
            Kind::Motp => return Err(refused(OtpauthError::TypeMotp)),
            params => params,
        };
    }
    if draft.secret.same_as(&old.secret) {
        return Err(KeepFailure::Codes(CodesFailure::SameSecret));
    }
    let new = new_account_id().map_err(|_| KeepFailure::Browser)?;
    // What the user has called it stays, whatever the new key calls itself.
    let named = |new: String, old: &String| if old.trim().is_empty() { new } else { old.clone() };
    let mut account = Account::from_draft(new, draft, Vec::new(), now);
    account.issuer = named(account.issuer, &old.issuer);
    account.name = named(account.name, &old.name);
    let entry = LogEntry::new(now, Task::SetUpAgain).about(&account);
    changed(vault, &KeptChange::SetUpAgain { id, account }, &[entry], now)
}

//! Tags, notes, favourites, the user's own order.

use super::{
    order::{Answer, live},
    prove::{Stretch, prove},
};
use crate::{
    account::{Account, AccountId},
    import::{codes_in_note, once},
    message::{DetailsAnswer, DetailsOrder, DetailsView, KeepFailure, Kept, Noted, Proof},
    time::UnixMs,
    vault::{ChangeError, Details, Prepared, Unlocked, Vault},
};

pub(super) async fn carry_out(
    vault: &Vault<Unlocked>,
    order: DetailsOrder,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    match order {
        DetailsOrder::List => Ok(told(DetailsAnswer::All(all(vault)))),
        DetailsOrder::Note { account, proof } => note(vault, account, proof, kdf).await,
        DetailsOrder::Set { account, tags, favourite, note } => {
            live(vault, account)?;
            let old = vault.details(account);
            let note = note.map_or(old.note, |note| note.trim().to_owned().into());
            let details = Details { tags: once(&tags), favourite, note, icon: old.icon, place: old.place };
            saved(vault.prepare_details(account, &details, now))
        }
        DetailsOrder::Arrange(order) => saved(vault.prepare_order(&order, now)),
    }
}

fn told(answer: DetailsAnswer) -> Answer {
    Answer::nothing_to_save(Kept::Details(answer))
}

fn saved(prepared: Result<Prepared, ChangeError>) -> Result<Answer, KeepFailure> {
    match prepared {
        Err(ChangeError::Details | ChangeError::LongName) => Err(KeepFailure::LongDetails),
        prepared => Answer::to_save(Kept::Details(DetailsAnswer::Done), prepared),
    }
}

fn all(vault: &Vault<Unlocked>) -> Vec<DetailsView> {
    let view = |account: &Account| {
        let details = vault.details(account.id);
        let note = noted(account, &details);
        let Details { tags, favourite, place, .. } = details;
        let is_something = !tags.is_empty() || favourite || place.is_some() || note != Noted::None;
        is_something.then_some(DetailsView { account: account.id, tags, favourite, place, note })
    };
    vault.accounts().filter_map(view).collect()
}

fn noted(account: &Account, details: &Details) -> Noted {
    match details.note.trim() {
        "" => Noted::None,
        note if codes_in_note(note, &account.params, &account.secret).is_empty() => Noted::Plain,
        _ => Noted::Codes,
    }
}

async fn note(
    vault: &Vault<Unlocked>,
    id: AccountId,
    proof: Option<Proof>,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    let account = live(vault, id)?;
    let details = vault.details(id);
    match (noted(account, &details), proof) {
        (Noted::Codes, None) => return Err(KeepFailure::WrongPassphrase),
        (Noted::Codes, Some(proof)) => prove(vault, proof, kdf).await?,
        _ => {}
    }
    Ok(told(DetailsAnswer::Note(id, details.note.as_str().to_owned())))
}

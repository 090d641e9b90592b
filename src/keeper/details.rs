//! Tags, notes, favourites, the user's own order.

use super::{
    order::{Answer, live},
    prove::{Stretch, prove},
};
use crate::{
    account::AccountId,
    import::{codes_in_note, once},
    message::{DetailsAnswer, DetailsOrder, KeepFailure, Kept, Proof},
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

async fn note(
    vault: &Vault<Unlocked>,
    id: AccountId,
    proof: Option<Proof>,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    let account = live(vault, id)?;
    let details = vault.details(id);
    if !codes_in_note(details.note.trim(), &account.params, &account.secret).is_empty() {
        let Some(proof) = proof else { return Ok(told(DetailsAnswer::Guarded(id))) };
        prove(vault, proof, kdf).await?;
    }
    Ok(told(DetailsAnswer::Note(id, details.note.as_str().to_owned())))
}

//! Files of other authenticators on their way into the vault: read one after the other, shown, and what the user has chosen of them
//! saved at once.
//!
//! It lives as long as one import, in a worker of its own that is ended with it: so it can be cancelled whatever it is at, and what
//! the files hold is never in the memory of the page.

mod preview;

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    activity::{LogEntry, Task, detail},
    import::{Entry, ImportError, Imported, Limits, Opening, Rejected, bring, read},
    message::{Failure, FileRead, ImportChoice, ImportPreview, KeepFailure, Kept, ReadFile},
    otpauth,
    time::UnixMs,
    vault::{Incoming, Unlocked, Vault},
};

use super::{
    log,
    order::{Answer, Found, open},
};

/// What was read of the files so far. Holds secrets: no `Debug`.
#[derive(Default)]
pub struct Importer {
    files: u32,
    /// Of all files; their positions count through.
    entries: Vec<Entry>,
    /// In which file each is.
    rejected: Vec<(u32, Rejected)>,
    /// What was made of a choice: the same accounts, should it have to be saved once more.
    brought: Option<(ImportChoice, Vec<Incoming>)>,
}

impl Importer {
    /// Reads a file. `costly`: the user has agreed to whatever memory and time its passphrase takes.
    ///
    /// # Errors
    /// [`ImportError`]; then it is as if the file had not been there.
    pub fn read(&mut self, file: &[u8], passphrase: Option<&str>, costly: bool) -> FileRead {
        let mut opening = Opening::with(passphrase);
        let mut outcome = read(file, &opening);
        if let (true, Err(ImportError::Costly(cost))) = (costly, &outcome) {
            opening.limits = Limits::USUAL.raised_to(*cost);
            outcome = read(file, &opening);
        }
        let (format, Imported { entries, rejected, without_code, .. }) = outcome?;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let told = ReadFile {
            format: format.name.to_owned(),
            entries: number(entries.len()),
            rejected: number(rejected.len()),
            without_code,
        };
        let before = number(self.entries.len());
        let through = entries.into_iter().zip(before.saturating_add(1)..);
        self.entries.extend(through.map(|(entry, position)| Entry { position, ..entry }));
        self.rejected.extend(rejected.into_iter().map(|one| (self.files, one)));
        self.files = self.files.saturating_add(1);
        Ok(told)
    }

    /// Reads what the codes of a picture say, as a list of addresses; `None` if none of them is for an authenticator.
    pub fn read_codes(&mut self, texts: &[Zeroizing<String>]) -> Option<FileRead> {
        let addresses = texts.iter().map(|text| text.trim()).filter(|text| otpauth::is_address(text));
        let list = Zeroizing::new(addresses.collect::<Vec<_>>().join("\n"));
        (!list.is_empty()).then(|| self.read(list.as_bytes(), None, false))
    }

    /// What would be imported.
    ///
    /// # Errors
    /// [`Failure::Locked`].
    pub fn preview(&self, found: &Found) -> Result<ImportPreview, KeepFailure> {
        let vault = unlocked(found)?;
        Ok(preview::preview(&vault, &self.entries, &self.rejected))
    }

    /// What has to be saved for a choice: [`Kept::Imported`].
    ///
    /// # Errors
    /// [`KeepFailure`]; then nothing is to be saved.
    pub fn save(&mut self, choice: &ImportChoice, found: &Found, now: UnixMs) -> Result<Answer, KeepFailure> {
        let vault = unlocked(found)?;
        if self.brought.as_ref().is_none_or(|(last, _)| last != choice) {
            let chosen = choice.rows.iter().filter_map(|row| self.entries.get(usize::try_from(*row).ok()?));
            let chosen: Vec<&Entry> = chosen.collect();
            let made = bring(&chosen, next_place(&vault), choice.wanted, now).map_err(|_| KeepFailure::Browser)?;
            self.brought = Some((choice.clone(), made));
        }
        let brought = self.brought.as_ref().map(|(_, brought)| brought.as_slice()).unwrap_or_default();
        let accounts: Vec<AccountId> = brought.iter().map(|one| one.account.id).collect();
        let codes: usize = brought.iter().map(|one| one.codes.len()).sum();
        let entry = LogEntry { count: Some(log::count(brought.len())), ..about(detail::Imported::File, now) };
        let codes =
            (codes > 0).then(|| LogEntry { count: Some(log::count(codes)), ..LogEntry::new(now, Task::CodesKept) });
        let entries: Vec<LogEntry> = [entry].into_iter().chain(codes).collect();
        Answer::to_save(Kept::Imported { accounts }, vault.prepare_import(brought, &entries, now))
    }
}

/// Moves what an import has brought to the trash.
pub(super) fn undo(vault: &Vault<Unlocked>, accounts: &[AccountId], now: UnixMs) -> Result<Answer, KeepFailure> {
    let entry = LogEntry { count: Some(log::count(accounts.len())), ..about(detail::Imported::TakenBack, now) };
    Answer::to_save(Kept::Done, vault.prepare_undo_import(accounts, entry, now))
}

fn unlocked(found: &Found) -> Result<Vault<Unlocked>, KeepFailure> {
    open(found).ok_or(KeepFailure::Background(Failure::Locked))
}

fn about(what: detail::Imported, now: UnixMs) -> LogEntry {
    LogEntry { reason: Some(what.into()), ..LogEntry::new(now, Task::Import) }
}

/// Behind all that have a place in the user's own order.
fn next_place(vault: &Vault<Unlocked>) -> u32 {
    let places = vault.accounts().filter_map(|account| vault.details(account.id).place);
    places.max().map_or(0, |last| last.saturating_add(1))
}

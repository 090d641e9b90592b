//! What the vault's tests share.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod foreign;

use data_encoding::BASE64;
use foreign::{Foreign, Map};
use sixpence::{
    account::{Account, AccountId, FillBy},
    activity::{LogEntry, Outcome, Starter, Step, Task},
    keeper::Found,
    origin::Origin,
    otp::{Algorithm, Digits, Kind, Period, Secret},
    recovery_set::{RecoveryCode, RecoverySet},
    time::UnixMs,
    vault::{
        Change, ChangeError, Copy, KdfRequest, KeptChange, Locked, MethodChange, OpenError, Opener, Prepared, SlotName,
        StoreName, Stretched, Unlocked, Vault, derive,
    },
};

/// The time at which tests begin.
pub const NOW: UnixMs = UnixMs(1_790_000_000_000);

/// The cheapest parameters that a vault may have.
pub fn cheap() -> KdfRequest {
    KdfRequest { salt: [9; 16], m_kib: 8 * 1024, t: 1, p: 1 }
}

/// A stretched passphrase without the stretching, for tests that are not about it.
pub fn key() -> Stretched {
    Stretched::from_bytes([0x5a; 32])
}

/// A new vault with these accounts, and what is in its store.
pub fn vault_with(accounts: Vec<Account>) -> (Vault<Unlocked>, Store) {
    let mut vault = Vault::create(&key(), &cheap(), NOW).unwrap();
    let mut store = Store::default();
    save(&mut vault, &mut store, Change::Add(accounts));
    (vault, store)
}

/// What the keeper finds of this vault, unlocked.
pub fn found(vault: &Vault<Unlocked>) -> Found {
    Found {
        copies: vec![(StoreName::Main, SlotName::V1, vault.text())],
        born: vec![vault.born()],
        key: Some(vault.session_key().to_base64().to_string()),
        snapshot: None,
    }
}

/// A change of one kind or the other.
pub trait AnyChange {
    fn prepare(&self, vault: &Vault<Unlocked>, now: UnixMs) -> Result<Prepared, ChangeError>;
}

impl AnyChange for Change {
    fn prepare(&self, vault: &Vault<Unlocked>, now: UnixMs) -> Result<Prepared, ChangeError> {
        vault.prepare(self, now)
    }
}

impl AnyChange for KeptChange {
    fn prepare(&self, vault: &Vault<Unlocked>, now: UnixMs) -> Result<Prepared, ChangeError> {
        vault.prepare_kept(self, &[], now)
    }
}

/// Prepares, stores, commits.
pub fn save(vault: &mut Vault<Unlocked>, store: &mut Store, change: impl AnyChange) {
    let prepared = change.prepare(vault, NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
}

/// The same, for a change of the ways to unlock.
pub fn save_method(vault: &mut Vault<Unlocked>, store: &mut Store, change: &MethodChange) {
    let prepared = vault.prepare_method(change, NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
}

/// The two places of the store.
#[derive(Default, Clone, PartialEq)]
pub struct Store {
    pub v0: Option<String>,
    pub v1: Option<String>,
}

impl Store {
    pub fn write(&mut self, prepared: &Prepared) {
        *self.place(prepared.slot) = Some(prepared.text.clone());
    }
    pub fn place(&mut self, slot: SlotName) -> &mut Option<String> {
        match slot {
            SlotName::V0 => &mut self.v0,
            SlotName::V1 => &mut self.v1,
        }
    }
    pub fn open(&self) -> Result<Vault<Locked>, OpenError> {
        let v0 = self.v0.as_deref().map(|text| Copy { store: StoreName::Main, slot: SlotName::V0, text });
        let v1 = self.v1.as_deref().map(|text| Copy { store: StoreName::Main, slot: SlotName::V1, text });
        Vault::open(&v0.into_iter().chain(v1).collect::<Vec<_>>(), &[])
    }
    pub fn unlock(&self) -> Vault<Unlocked> {
        self.open().unwrap().unlock(&Opener::Passphrase, &key()).map_err(|(_, error)| error).unwrap()
    }
    /// The bytes in a place.
    pub fn bytes(&mut self, slot: SlotName) -> Vec<u8> {
        BASE64.decode(self.place(slot).as_ref().unwrap().as_bytes()).unwrap()
    }
}

/// Opens one blob.
pub fn open_bytes(bytes: &[u8]) -> Result<Vault<Locked>, OpenError> {
    Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V1, text: &BASE64.encode(bytes) }], &[])
}

/// Writes the checksum over what is before it.
pub fn fix_crc(bytes: &mut [u8]) {
    let end = bytes.len() - 4;
    let crc = crc32c::crc32c(&bytes[..end]);
    bytes[end..].copy_from_slice(&crc.to_le_bytes());
}

/// Stretches for real.
pub fn stretch(passphrase: &str, request: &KdfRequest) -> Stretched {
    derive(passphrase, request).unwrap()
}

/// Three accounts, one of each kind.
pub fn three() -> Vec<Account> {
    vec![totp(1), hotp(2, 41), steam(3)]
}

/// A time-based account with everything unusual.
pub fn totp(id: u8) -> Account {
    Account {
        id: AccountId([id; 16]),
        issuer: "Zoë’s Bäckerei 🥐".into(),
        name: "δοκιμή@παράδειγμα.δοκιμή \u{202e}\u{200b}".into(),
        secret: Secret::new((0..=255).collect()).unwrap(),
        params: Kind::Totp {
            period: Period::new(60).unwrap(),
            digits: Digits::new(8).unwrap(),
            algorithm: Algorithm::Sha512,
        },
        sites: vec![origin("https://example.com"), origin("http://127.0.0.1:9102")],
        extra: vec![("image".into(), "https://example.com/ä.png".into()), ("x".into(), String::new())],
        created_at: UnixMs(1_780_000_000_123),
        filling: FillBy { itself: true, presses: true },
        skew: -47,
    }
}

/// A counter-based account.
pub fn hotp(id: u8, counter: u64) -> Account {
    Account {
        id: AccountId([id; 16]),
        issuer: String::new(),
        name: "日本語".into(),
        secret: Secret::new(b"12345678901234567890".to_vec()).unwrap(),
        params: Kind::Hotp { counter, digits: Digits::SIX, algorithm: Algorithm::Sha256 },
        sites: Vec::new(),
        extra: Vec::new(),
        created_at: UnixMs(0),
        filling: FillBy { itself: false, presses: true },
        skew: 0,
    }
}

/// A Steam account.
pub fn steam(id: u8) -> Account {
    Account {
        id: AccountId([id; 16]),
        issuer: "Steam".into(),
        name: "a".repeat(256),
        secret: Secret::new(vec![0xff]).unwrap(),
        params: Kind::Steam,
        sites: vec![origin("https://store.steampowered.com")],
        extra: Vec::new(),
        created_at: NOW,
        filling: FillBy::default(),
        skew: 86_400,
    }
}

/// Recovery codes, unused.
pub fn codes(texts: &[&str]) -> Vec<RecoveryCode> {
    texts.iter().map(|text| RecoveryCode::new((*text).to_owned()).unwrap()).collect()
}

/// Keeps these codes of an account that has none.
pub fn keep(account: u8, texts: &[&str]) -> KeptChange {
    KeptChange::KeepCodes { account: AccountId([account; 16]), codes: codes(texts), source: None, replace: false }
}

/// Keeps these codes of an account in the place of those that it has.
pub fn replace(account: AccountId, texts: &[&str]) -> KeptChange {
    KeptChange::KeepCodes { account, codes: codes(texts), source: Some("login.example.com".into()), replace: true }
}

/// The current codes of an account, with a star behind those that are used.
pub fn current(vault: &Vault<Unlocked>, account: AccountId) -> Vec<String> {
    vault.recovery_codes(account).map(|set| shown(&set)).unwrap_or_default()
}

pub fn shown(set: &RecoverySet) -> Vec<String> {
    let star = |code: &RecoveryCode| if code.used_at.is_some() { "*" } else { "" };
    set.codes.iter().map(|code| code.expose().to_owned() + star(code)).collect()
}

/// The vault as a stranger opens it, under another passphrase: see [`reopened`].
pub fn stranger(vault: &Vault<Unlocked>) -> Foreign {
    let text = vault.sealed_for_backup(&stretch("p", &cheap()), &cheap(), NOW).unwrap();
    Foreign::open(&text, "p")
}

/// What a stranger has made of it, with these records, opened again.
pub fn reopened(mut vault: Foreign, records: &[Map]) -> (Vault<Unlocked>, Store) {
    vault.body.insert(2, foreign::encode_array(&records.iter().map(foreign::encode).collect::<Vec<_>>()));
    let store = Store { v0: None, v1: Some(vault.seal()) };
    let key = stretch("p", &cheap());
    let vault = store.open().unwrap().unlock(&Opener::Passphrase, &key).map_err(|(_, error)| error).unwrap();
    (vault, store)
}

/// The records of the vault as a stranger reads them.
pub fn records(vault: &Vault<Unlocked>) -> Vec<Map> {
    stranger(vault).records()
}

/// The last of them.
pub fn last_record(vault: &Vault<Unlocked>) -> Map {
    records(vault).pop().unwrap()
}

/// A log entry with nothing but what every entry has.
pub fn plain_entry() -> LogEntry {
    LogEntry::new(NOW, Task::Fill)
}

/// One with everything, of a task that a later version knows.
pub fn full_entry() -> LogEntry {
    LogEntry {
        by: Starter::Itself,
        outcome: Outcome::Failed,
        reason: Some(12),
        count: Some(3),
        steps: vec![Step { step: 1, result: 2, ms: 500 }, Step { step: 2, result: 1, ms: 0 }],
        steps_before: 9,
        ..LogEntry::new(NOW, Task::Other(77)).about(&totp(1)).on(origin("https://example.com:8443"))
    }
}

pub fn origin(text: &str) -> Origin {
    Origin::parse(text).unwrap()
}

/// Whether two accounts are the same in every field.
pub fn same(a: &Account, b: &Account) -> bool {
    a.id == b.id
        && a.issuer == b.issuer
        && a.name == b.name
        && a.secret.same_as(&b.secret)
        && a.params == b.params
        && a.sites == b.sites
        && a.extra == b.extra
        && a.created_at == b.created_at
}

/// Asserts that the vault has exactly these accounts, in this order.
pub fn assert_accounts(vault: &Vault<Unlocked>, expected: &[Account]) {
    let found: Vec<_> = vault.accounts().collect();
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!(same(a, b), "{}", b.name);
    }
    assert_eq!(vault.unreadable(), 0);
}

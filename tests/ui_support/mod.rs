//! Views as the background would send them.
#![allow(dead_code, missing_docs, reason = "each test uses some of it")]

use sixpence::{
    account::AccountId,
    capture::found::Place,
    message::{
        AccountView, CaptureItem, CaptureView, Care, CodeView, Home, Parameters, PopupAnswer, PopupView, StorageView,
        StoreState, TrashView, VaultHome, Ways,
    },
    time::UnixMs,
    vault::Settings,
};

/// A time: the start of a period.
pub const NOW: f64 = 1_800_000_000_000.0;

pub fn id(number: u8) -> AccountId {
    AccountId([number; 16])
}

pub fn timed(code: &str, next: &str, ends_at: f64) -> CodeView {
    CodeView::Timed { code: code.to_owned(), next: next.to_owned(), period: 30, ends_at }
}

pub fn parameters(kind: &str) -> Parameters {
    Parameters {
        kind: kind.to_owned(),
        algorithm: "SHA1".to_owned(),
        digits: 6,
        period: (kind == "totp").then_some(30),
    }
}

pub fn account(number: u8, issuer: &str, name: &str) -> AccountView {
    AccountView {
        id: id(number),
        issuer: issuer.to_owned(),
        name: name.to_owned(),
        sites: vec![format!("https://{}.example", issuer.to_lowercase())],
        here: false,
        code: timed(&format!("{number}{number}1111").chars().take(6).collect::<String>(), "222222", NOW + 30_000.0),
        parameters: parameters("totp"),
        marks: String::new(),
        filling: sixpence::account::FillBy::default(),
        skew: 0,
    }
}

/// What the background writes and [`sixpence::vault::Marks::read`] reads: a map in CBOR (RFC 8949), here of short texts and numbers.
pub fn marks(tags: &[&str], favourite: bool, place: Option<u8>, noted: bool) -> String {
    let text = |text: &&str| [&[0x60 + text.len() as u8], text.as_bytes()].concat();
    let list = [vec![0x80 + tags.len() as u8], tags.iter().flat_map(text).collect()].concat();
    let fields = [
        (32, (!tags.is_empty()).then_some(list)),
        (33, noted.then(|| vec![0xf5])),
        (34, favourite.then(|| vec![0xf5])),
        (36, place.map(|place| vec![place])),
    ];
    let there: Vec<Vec<u8>> =
        fields.into_iter().filter_map(|(key, value)| Some([vec![0x18, key], value?].concat())).collect();
    let map = [vec![0xa0 + there.len() as u8], there.concat()].concat();
    if there.is_empty() { String::new() } else { sixpence_sealing::to_base64(&map) }
}

pub fn counter(number: u8) -> AccountView {
    AccountView {
        code: CodeView::Counter { code: None, counter: "7".to_owned() },
        parameters: parameters("hotp"),
        ..account(number, "Bank", "alice")
    }
}

pub fn home(accounts: Vec<AccountView>) -> Home {
    Home {
        site: None,
        accounts,
        notice: None,
        lock_at: NOW + 900_000.0,
        show_next_code: true,
        help: None,
        guide: false,
    }
}

pub fn accounts(accounts: Vec<AccountView>) -> PopupAnswer {
    PopupAnswer::View(PopupView::Accounts(home(accounts)))
}

pub fn capture(names: &[&str]) -> CaptureView {
    let item = |name: &&str| CaptureItem {
        place: Place::Pointed,
        doubt: None,
        issuer: (*name).to_owned(),
        name: "alice".to_owned(),
        code: timed("111111", "222222", NOW + 30_000.0),
        parameters: parameters("totp"),
        notes: Vec::new(),
        already: None,
    };
    CaptureView {
        host: Some("github.com".to_owned()),
        items: names.iter().map(item).collect(),
        refused: Vec::new(),
        export: None,
    }
}

pub fn vault(accounts: Vec<AccountView>, trash: &[u8]) -> VaultHome {
    let gone = |number: &u8| TrashView {
        id: id(*number),
        issuer: "Gone".to_owned(),
        name: "alice".to_owned(),
        deleted_at: NOW,
    };
    VaultHome {
        accounts,
        changed: None,
        trash: trash.iter().map(gone).collect(),
        settings: Settings { lock_minutes: 15, show_next_code: true },
        lock_at: NOW + 900_000.0,
        storage: StorageView {
            generation: 7.0,
            saved_at: NOW,
            main: StoreState::Good,
            mirror: StoreState::Good,
            news: Vec::new(),
        },
        methods: Vec::new(),
        ways: Ways { recovery_key: true, passkeys: Vec::new() },
        care: cared(),
    }
}

/// Everything done that the page reminds of.
pub fn cared() -> Care {
    let now = Some(UnixMs(NOW as u64));
    Care { backup_made_at: now, backup_tested_at: now, recovery_made_at: now, recovery_checked_at: now }
}

/// A recovery key that is well-formed.
pub const RECOVERY_KEY: &str = "000G4-40R4F-0M30Y-E209X-185GE-R38EY-1W81B-24GK1";

//! [`PopupRequest`] as it is sent: the tab beside what is asked. With a tab in each variant it is kilobytes of wasm.

use serde::{Deserialize, Serialize};

use super::{AddForm, Consent, PopupRequest, SaveItem};
use crate::account::AccountId;

#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    tab: Option<i32>,
    ask: Ask,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Ask {
    Open,
    Unlock(String),
    Lock,
    Scan,
    StopScan,
    Fill(Fill),
    NextCode(AccountId),
    TakeBack(AccountId),
    Near,
    CompareClock,
    SetSkew(Skew),
    Add(AddForm),
    SaveCapture(Vec<SaveItem>),
    DropCapture,
}

#[derive(Serialize, Deserialize)]
struct Fill {
    account: AccountId,
    consent: Consent,
}

#[derive(Serialize, Deserialize)]
struct Skew {
    account: AccountId,
    seconds: i32,
}

impl From<PopupRequest> for Wire {
    fn from(request: PopupRequest) -> Self {
        let (tab, ask) = match request {
            PopupRequest::Open(tab) => (tab, Ask::Open),
            PopupRequest::Unlock { passphrase, tab } => (tab, Ask::Unlock(passphrase)),
            PopupRequest::Lock => (None, Ask::Lock),
            PopupRequest::Scan(tab) => (Some(tab), Ask::Scan),
            PopupRequest::StopScan(tab) => (tab, Ask::StopScan),
            PopupRequest::Fill { account, tab, consent } => (Some(tab), Ask::Fill(Fill { account, consent })),
            PopupRequest::NextCode { account, tab } => (tab, Ask::NextCode(account)),
            PopupRequest::TakeBack { account, tab } => (tab, Ask::TakeBack(account)),
            PopupRequest::Near(tab) => (Some(tab), Ask::Near),
            PopupRequest::CompareClock(tab) => (Some(tab), Ask::CompareClock),
            PopupRequest::SetSkew { account, seconds, tab } => (tab, Ask::SetSkew(Skew { account, seconds })),
            PopupRequest::Add { form, tab } => (tab, Ask::Add(form)),
            PopupRequest::SaveCapture { items, tab } => (tab, Ask::SaveCapture(items)),
            PopupRequest::DropCapture(tab) => (tab, Ask::DropCapture),
        };
        Self { tab, ask }
    }
}

/// A request about a tab that names none is about one that there is not: browsers count from 1.
impl From<Wire> for PopupRequest {
    fn from(Wire { tab, ask }: Wire) -> Self {
        let of_tab = tab.unwrap_or_default();
        match ask {
            Ask::Open => Self::Open(tab),
            Ask::Unlock(passphrase) => Self::Unlock { passphrase, tab },
            Ask::Lock => Self::Lock,
            Ask::Scan => Self::Scan(of_tab),
            Ask::StopScan => Self::StopScan(tab),
            Ask::Fill(Fill { account, consent }) => Self::Fill { account, tab: of_tab, consent },
            Ask::NextCode(account) => Self::NextCode { account, tab },
            Ask::TakeBack(account) => Self::TakeBack { account, tab },
            Ask::Near => Self::Near(of_tab),
            Ask::CompareClock => Self::CompareClock(of_tab),
            Ask::SetSkew(Skew { account, seconds }) => Self::SetSkew { account, seconds, tab },
            Ask::Add(form) => Self::Add { form, tab },
            Ask::SaveCapture(items) => Self::SaveCapture { items, tab },
            Ask::DropCapture => Self::DropCapture(tab),
        }
    }
}

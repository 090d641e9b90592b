//! What the extension's own pages ask of the background, and what it answers.
//!
//! One enum a sender; which one is parsed is decided by who the browser says has sent it. All of it is JSON-safe
//! (no bytes, no maps, no `u64`): serde's default tagging, camelCase. Texts for people are keys of
//! `extension/_locales`, see [`Text`].

mod account;
mod codes;
mod details;
mod failure;
mod guide;
mod import;
pub mod json;
mod keep;
mod kept;
mod request;
mod state;
mod view;
mod wire;

pub use account::{AccountView, CodeView, Parameters, TrashView};
pub use codes::{CodesAnswer, CodesFailure, CodesOrder, CodesSet, FEW, MarkedBy, ReadCodes, ShownCode, TypedCode};
pub use details::{DetailsAnswer, DetailsOrder};
pub use failure::{Failure, Notice, NoticeKind, Text};
pub use guide::{AccountName, GuideAsk, GuideRequest, GuideView, Ready, RunView, SelectedCodes};
pub use import::{FileRead, ImportChoice, ImportFate, ImportPreview, ImportRejected, ImportRow, ReadFile};
pub use keep::{ExportFormat, Order};
pub use kept::{Comparison, KeepFailure, Kept, KeptAnswer, LeftBehind, Named, SheetItem, SnapshotKind, SnapshotView};
pub use request::{AccountForm, AddForm, Ask, Consent, PageRequest, PopupAnswer, PopupRequest, SaveItem, VaultRequest};
pub use state::{Care, MethodKind, MethodView, News, PasskeyView, Proof, StorageView, Store, StoreState, Ways};
pub use view::{
    Already, CaptureItem, CaptureView, Changed, ExportView, FillAnswer, Help, Home, PopupView, Site, Trouble,
    VaultHome, VaultView, Waiting,
};

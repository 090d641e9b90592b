//! The pieces that the pages are made of.

pub(crate) mod account;
pub(crate) mod add;
pub(crate) mod by_hand;
pub(crate) mod codes;
pub(crate) mod codes_form;
pub(crate) mod confirm;
pub(crate) mod dom;
pub(crate) mod field;
pub(crate) mod narrow;
pub(crate) mod part;
pub(crate) mod plain;
pub(crate) mod prelude;
pub(crate) mod store;
pub(crate) mod unlock;

//! Files of other authenticators: each format by fixtures that a second implementation has written, and by the samples of other
//! projects where they are beside this one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout, reason = "tests")]

mod aegis;
mod archives;
mod bring;
mod hostile;
mod keepass;
mod plain;
mod plan;
mod samples;
mod sealed;
mod support;
mod uris;

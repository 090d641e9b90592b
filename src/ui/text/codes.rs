//! Recovery codes, in words.

use super::counted;
use crate::{
    enrolment::recovery::{Doubt, MAX_CODES, RecoveryError},
    message::{CodesFailure, CodesSet, FEW, ReadCodes, Text},
};

/// Why the keeper has not done it, and what to do.
#[must_use]
pub fn codes_failure(why: CodesFailure) -> Text {
    match why {
        CodesFailure::There => Text::plain("codesThere"),
        CodesFailure::Gone => Text::plain("codesGone"),
        CodesFailure::Unread(why) => codes_unread(why),
        CodesFailure::SameSecret => Text::plain("sameSecretAgain"),
    }
}

/// Why a text has no codes, and what to do.
#[must_use]
pub fn codes_unread(why: RecoveryError) -> Text {
    match why {
        RecoveryError::Empty => Text::plain("codesEmpty"),
        RecoveryError::NoCodes => Text::plain("codesNone"),
        RecoveryError::OnlyKey => Text::plain("codesOnlyKey"),
        RecoveryError::TooMany => Text::with("codesTooMany", &MAX_CODES.to_string()),
        RecoveryError::TooLong => Text::plain("codesTooLong"),
    }
}

/// What was made of a text: how many codes, and what was left out.
#[must_use]
pub fn codes_read(read: &ReadCodes) -> Vec<Text> {
    let used = read.codes.iter().filter(|code| code.used).count();
    let all = [
        counted(read.codes.len(), "oneCodeRead", "codesRead"),
        counted(used, "oneCodeUsed", "codesUsed"),
        counted(read.left_out as usize, "oneLineLeftOut", "linesLeftOut"),
        counted(read.repeated as usize, "oneCodeRepeated", "codesRepeated"),
    ];
    all.into_iter().flatten().collect()
}

/// Why the user should look twice.
#[must_use]
pub fn codes_doubt(doubt: Doubt) -> Text {
    Text::plain(match doubt {
        Doubt::LooksLikeKey => "doubtLooksLikeKey",
        Doubt::KeyLeftOut => "doubtKeyLeftOut",
        Doubt::GroupsOrCodes => "doubtGroupsOrCodes",
        Doubt::Uneven => "doubtUneven",
        Doubt::Words => "doubtWords",
    })
}

/// How many codes of a set are left.
#[must_use]
pub fn codes_left(set: &CodesSet) -> Text {
    Text { key: "codesLeft".to_owned(), with: vec![set.set.left.to_string(), set.set.all.to_string()] }
}

/// What to do where few are left.
#[must_use]
pub fn codes_low(set: &CodesSet) -> Option<Text> {
    match set.set.left {
        _ if !set.is_low() => None,
        0 => Some(Text::plain("noCodesLeft")),
        1..=FEW => Some(Text::plain("fewCodesLeft")),
        _ => None,
    }
}

//! The log as a file: JSON (RFC 8259) and CSV (RFC 4180). Times are ISO 8601 in UTC.

use super::{LogEntry, Task, detail, enrol};
use crate::{account::hex_digits, time::UnixMs};

/// What the numbers of steps, of their results and of reasons are called.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// A step.
    pub step: fn(u16) -> String,
    /// What came of a step.
    pub result: fn(u16) -> String,
    /// Why something failed, or what exactly was done, in this task.
    pub reason: fn(Task, u16) -> String,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            step: |number| named(enrol::EnrolStep::from(number).word(), number),
            result: |number| named(enrol::EnrolResult::from(number).word(), number),
            reason: |task, number| named(detail::word(task, number), number),
        }
    }
}

/// What has no name in this version is called by its number.
fn named(word: &str, number: u16) -> String {
    if word == "unknown" { number.to_string() } else { word.to_owned() }
}

/// The columns of the CSV, in their order.
const COLUMNS: [&str; 12] = [
    "time",
    "task",
    "task number",
    "site",
    "issuer",
    "account",
    "account id",
    "started by",
    "outcome",
    "reason",
    "count",
    "steps",
];

/// An array of objects, one an entry, in the order given. What an entry does not have is left out.
#[must_use]
pub fn to_json(entries: &[LogEntry], words: &Words) -> String {
    let mut out = String::from("[");
    for (place, entry) in entries.iter().enumerate() {
        out.push_str(if place == 0 { "\n  {" } else { ",\n  {" });
        let LogEntry { at, task, site, account, issuer, name, by, outcome, reason, count, steps, steps_before } = entry;
        field(&mut out, "time", &iso_8601(*at));
        field(&mut out, "task", task.word());
        number(&mut out, "taskNumber", u16::from(*task));
        if let Some(site) = site {
            field(&mut out, "site", &site.to_string());
        }
        if let Some(account) = account {
            field(&mut out, "accountId", &String::from(*account));
        }
        for (key, text) in [("issuer", issuer), ("account", name)] {
            if !text.is_empty() {
                field(&mut out, key, text);
            }
        }
        field(&mut out, "startedBy", by.word());
        field(&mut out, "outcome", outcome.word());
        if let Some(reason) = reason {
            field(&mut out, "reason", &(words.reason)(*task, *reason));
        }
        if let Some(count) = count {
            number(&mut out, "count", *count);
        }
        if *steps_before > 0 {
            number(&mut out, "stepsBefore", *steps_before);
        }
        if !steps.is_empty() {
            key(&mut out, "steps");
            out.push('[');
            for (place, step) in steps.iter().enumerate() {
                out.push_str(if place == 0 { "{" } else { ", {" });
                field(&mut out, "step", &(words.step)(step.step));
                field(&mut out, "result", &(words.result)(step.result));
                number(&mut out, "ms", step.ms);
                out.push('}');
            }
            out.push(']');
        }
        out.push('}');
    }
    out.push_str("\n]\n");
    out
}

/// One line of names and one an entry, in the order given, every cell in quotes. No cell is one that a spreadsheet takes for
/// a formula.
#[must_use]
pub fn to_csv(entries: &[LogEntry], words: &Words) -> String {
    let mut out = String::new();
    row(&mut out, COLUMNS.map(str::to_owned));
    for entry in entries {
        let steps = entry
            .steps
            .iter()
            .map(|step| format!("{}: {} ({} ms)", (words.step)(step.step), (words.result)(step.result), step.ms));
        let before = (entry.steps_before > 0).then(|| format!("({} more)", entry.steps_before));
        row(
            &mut out,
            [
                iso_8601(entry.at),
                entry.task.word().to_owned(),
                u16::from(entry.task).to_string(),
                entry.site.as_ref().map(ToString::to_string).unwrap_or_default(),
                entry.issuer.clone(),
                entry.name.clone(),
                entry.account.map(String::from).unwrap_or_default(),
                entry.by.word().to_owned(),
                entry.outcome.word().to_owned(),
                entry.reason.map(|reason| (words.reason)(entry.task, reason)).unwrap_or_default(),
                entry.count.map(|count| count.to_string()).unwrap_or_default(),
                before.into_iter().chain(steps).collect::<Vec<_>>().join("; "),
            ],
        );
    }
    out
}

/// A time as `2026-11-24T09:30:00.123Z`. From days to a date: the 400 years of the Gregorian calendar have 146,097 days, and
/// with years that begin in March the leap day comes last.
#[must_use]
pub fn iso_8601(time: UnixMs) -> String {
    let (days, ms) = (time.0 / 86_400_000, time.0 % 86_400_000);
    // Days since 1 March of the year 0.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * months + 2) / 5 + 1;
    let (month, next) = if months < 10 { (months + 3, 0) } else { (months - 9, 1) };
    let year = era * 400 + year_of_era + next;
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}

fn row(out: &mut String, cells: [String; COLUMNS.len()]) {
    for (place, cell) in cells.iter().enumerate() {
        out.push_str(if place == 0 { "\"" } else { ",\"" });
        // As OWASP advises against CSV injection; looked for behind blanks too, which some programs drop, and in the full
        // width that some take for the same.
        let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
        let first = cell.trim_start().chars().next();
        if first.is_some_and(formula) || cell.starts_with(['\t', '\r', '\n']) {
            out.push('\'');
        }
        for c in cell.chars() {
            if c == '"' {
                out.push('"');
            }
            out.push(c);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}

fn key(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push_str(", ");
    }
    out.push('"');
    out.push_str(name);
    out.push_str("\": ");
}

fn number(out: &mut String, name: &str, value: impl Into<u64>) {
    key(out, name);
    out.push_str(&value.into().to_string());
}

fn field(out: &mut String, name: &str, value: &str) {
    key(out, name);
    out.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\x1f' => {
                out.push_str("\\u00");
                out.extend(hex_digits(c as u8).map(char::from));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

//! The log as a file: what another program reads in it, and what a spreadsheet does not take for a formula.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use serde_json::{Value, json};
use sixpence::{
    account::AccountId,
    activity::{
        LogEntry, Outcome, Starter, Step, Task,
        export::{Words, iso_8601, to_csv, to_json},
    },
    origin::Origin,
    time::UnixMs,
};

const NOW: UnixMs = UnixMs(1_795_512_600_123);

fn full() -> LogEntry {
    LogEntry {
        site: Some(Origin::parse("https://example.com:8443").unwrap()),
        account: Some(AccountId([0xab; 16])),
        issuer: "Zoë \"the\" baker\\".into(),
        name: "a,b\r\n\u{1}c".into(),
        by: Starter::Itself,
        outcome: Outcome::Failed,
        reason: Some(7),
        count: Some(3),
        steps: vec![Step { step: 1, result: 2, ms: 1500 }, Step { step: 9, result: 1, ms: 0 }],
        steps_before: 4,
        ..LogEntry::new(NOW, Task::Enrol)
    }
}

fn words() -> Words {
    Words {
        step: |step| if step == 1 { "find the way in".into() } else { step.to_string() },
        result: |result| if result == 2 { "asked".into() } else { result.to_string() },
        reason: |_, reason| format!("reason {reason}"),
    }
}

/// The rows of a CSV text by RFC 4180 with every cell in quotes; panics on anything else.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = csv;
    while !rest.is_empty() {
        let mut cell = String::new();
        rest = rest.strip_prefix('"').unwrap();
        loop {
            let end = rest.find('"').unwrap();
            cell.push_str(rest.get(..end).unwrap());
            rest = rest.get(end + 1..).unwrap();
            match rest.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        rows.last_mut().unwrap().push(cell);
        match rest.strip_prefix(',') {
            Some(after) => rest = after,
            None => {
                rest = rest.strip_prefix("\r\n").unwrap();
                rows.push(Vec::new());
            }
        }
    }
    assert_eq!(rows.pop(), Some(Vec::new()));
    rows
}

#[test]
fn json_says_what_there_is_and_nothing_else() {
    let entries = [full(), LogEntry::new(UnixMs(0), Task::Other(77))];
    let expected = json!([
        {
            "time": "2026-11-24T09:30:00.123Z", "task": "two-factor turned on", "taskNumber": 1,
            "site": "https://example.com:8443", "accountId": "ab".repeat(16),
            "issuer": "Zoë \"the\" baker\\", "account": "a,b\r\n\u{1}c",
            "startedBy": "by itself", "outcome": "failed", "reason": "reason 7", "count": 3, "stepsBefore": 4,
            "steps": [
                {"step": "find the way in", "result": "asked", "ms": 1500},
                {"step": "9", "result": "1", "ms": 0},
            ],
        },
        {"time": "1970-01-01T00:00:00.000Z", "task": "unknown", "taskNumber": 77, "startedBy": "user", "outcome": "done"},
    ]);
    assert_eq!(serde_json::from_str::<Value>(&to_json(&entries, &words())).unwrap(), expected);
    assert_eq!(serde_json::from_str::<Value>(&to_json(&[], &words())).unwrap(), json!([]));
}

#[test]
fn csv_has_a_row_an_entry() {
    let csv = to_csv(&[full(), LogEntry::new(UnixMs(0), Task::Fill)], &words());
    let rows = rows(&csv);
    assert_eq!((rows.len(), rows[0][0].as_str(), rows[0][11].as_str()), (3, "time", "steps"));
    let id = "ab".repeat(16);
    let expected = [
        "2026-11-24T09:30:00.123Z",
        "two-factor turned on",
        "1",
        "https://example.com:8443",
        "Zoë \"the\" baker\\",
        "a,b\r\n\u{1}c",
        &id,
        "by itself",
        "failed",
        "reason 7",
        "3",
        "(4 more); find the way in: asked (1500 ms); 9: 1 (0 ms)",
    ];
    assert_eq!(rows[1], expected);
    assert_eq!(rows[2], ["1970-01-01T00:00:00.000Z", "code filled", "2", "", "", "", "", "user", "done", "", "", ""]);
}

#[test]
fn no_cell_is_a_formula() {
    for name in [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u{a0}=1", "＝1", "＋1", "－1", "＠a",
        "\tplain",
    ] {
        let entry = LogEntry { issuer: name.into(), name: name.into(), ..full() };
        let row = rows(&to_csv(&[entry], &words())).pop().unwrap();
        assert_eq!((row[4].as_str(), row[5].as_str()), (format!("'{name}").as_str(), format!("'{name}").as_str()));
    }
    let plain = LogEntry { issuer: "a=1".into(), name: "'quoted".into(), ..full() };
    let row = rows(&to_csv(&[plain], &words())).pop().unwrap();
    assert_eq!((row[4].as_str(), row[5].as_str()), ("a=1", "'quoted"));
}

/// Against GNU `date -u -d @SECONDS +%FT%TZ`.
#[test]
fn times() {
    for (seconds, expected) in [
        (0, "1970-01-01T00:00:00.000Z"),
        (951_782_399, "2000-02-28T23:59:59.000Z"),
        (951_782_400, "2000-02-29T00:00:00.000Z"),
        (951_868_800, "2000-03-01T00:00:00.000Z"),
        (1_798_761_599, "2026-12-31T23:59:59.000Z"),
        (1_798_761_600, "2027-01-01T00:00:00.000Z"),
        (4_107_542_399, "2100-02-28T23:59:59.000Z"),
        (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        (253_402_300_800, "10000-01-01T00:00:00.000Z"),
    ] {
        assert_eq!(iso_8601(UnixMs(seconds * 1000)), expected);
    }
    assert!(iso_8601(UnixMs(u64::MAX)).ends_with('Z'));
}

proptest! {
    #[test]
    fn any_names_are_read_back(issuer in "\\PC*", name in prop::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter)) {
        let entry = LogEntry { issuer: issuer.clone(), name: name.clone(), ..full() };
        let read: Value = serde_json::from_str(&to_json(std::slice::from_ref(&entry), &Words::default())).unwrap();
        let text = |key: &str| read[0].get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        prop_assert_eq!((text("issuer"), text("account")), (issuer.clone(), name.clone()));
        let row = rows(&to_csv(&[entry], &Words::default())).pop().unwrap();
        for (cell, text) in [(&row[4], &issuer), (&row[5], &name)] {
            let guarded = format!("'{text}");
            prop_assert!(cell == text || *cell == guarded);
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}

//! Exports of password managers as CSV (RFC 4180): columns are found by their names, in any order.
//!
//! - Bitwarden: `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp`. An item's several
//!   addresses stand in one field, with commas between. Source: [Bitwarden's help]. Bitwarden Authenticator writes
//!   `folder,favorite,type,name,login_uri,login_totp` and three values more in each row: issuer, period, digits. Seen in a sample of
//!   [Proton's importer].
//! - KeePassXC: `"Group","Title","Username","Password","URL","Notes","TOTP",…`. Source: `CsvExporter.cpp` of [KeePassXC]. The group is a
//!   path; its first part is the name of the database.
//! - 1Password: `Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes`. Source: [1Password's help]. Tags have `;` between.
//! - All others by what their columns are called: Apple Passwords (`Title,URL,Username,Password,Notes,OTPAuth`), Dashlane
//!   (`username,username2,username3,title,password,note,url,category,otpSecret`), LastPass
//!   (`url,username,password,totp,extra,name,grouping,fav`), Proton Pass
//!   (`type,name,url,email,username,password,note,totp,createTime,modifyTime,vault`). Source: samples in [Proton's web clients].
//!
//! [Bitwarden's help]: https://bitwarden.com/help/condition-bitwarden-import/
//! [Proton's importer]: https://github.com/protonpass/proton-pass-common
//! [KeePassXC]: https://github.com/keepassxreboot/keepassxc
//! [1Password's help]: https://support.1password.com/export/
//! [Proton's web clients]: https://github.com/ProtonMail/WebClients/tree/main/packages/pass/lib/import

use csv::{ReaderBuilder, StringRecord};

use super::{Format, Sure, login::from_field};
use crate::{
    import::{Content, ImportError, Imported, Opening, Reason},
    otpauth::Field,
};

pub(super) const BITWARDEN: Format = Format {
    name: "Bitwarden (CSV)",
    recognise: |content| recognise(content, &TABLES.0),
    read: |content, opening| read(content, opening, &TABLES.0),
};
pub(super) const KEEPASSXC: Format = Format {
    name: "KeePassXC (CSV)",
    recognise: |content| recognise(content, &TABLES.1),
    read: |content, opening| read(content, opening, &TABLES.1),
};
pub(super) const ONEPASSWORD: Format = Format {
    name: "1Password (CSV)",
    recognise: |content| recognise(content, &TABLES.2),
    read: |content, opening| read(content, opening, &TABLES.2),
};
pub(super) const OTHERS: Format = Format {
    name: "Table of logins (CSV)",
    recognise: |content| recognise(content, &TABLES.3),
    read: |content, opening| read(content, opening, &TABLES.3),
};

/// What a column may be called. Of several that are there the first that says something in a row.
type Names = &'static [&'static str];

/// The columns of a table; without a name it has none such.
struct Table {
    code: Names,
    title: Names,
    user: Names,
    addresses: Names,
    note: Names,
    favourite: Names,
    trashed: Names,
    tags: Names,
    /// One more that has to be there.
    mark: &'static str,
    /// How the value of `tags` becomes tags.
    split: fn(&str) -> Vec<String>,
}

const BITWARDEN_CODE: &str = "login_totp";
/// All columns that Bitwarden Authenticator names.
const BITWARDEN_AUTHENTICATOR: [&str; 6] = ["folder", "favorite", "type", "name", "login_uri", BITWARDEN_CODE];

static TABLES: (Table, Table, Table, Table) = (
    Table {
        code: &[BITWARDEN_CODE],
        title: &["name"],
        user: &["login_username"],
        addresses: &["login_uri"],
        note: &["notes"],
        favourite: &["favorite"],
        trashed: &[],
        tags: &["folder"],
        mark: BITWARDEN_CODE,
        split: |folder| vec![folder.to_owned()],
    },
    Table {
        code: &["totp"],
        title: &["title"],
        user: &["username"],
        addresses: &["url"],
        note: &["notes"],
        favourite: &[],
        trashed: &[],
        tags: &["group"],
        mark: "group",
        split: |path| path.split_once('/').map(|(_, group)| group.to_owned()).into_iter().collect(),
    },
    Table {
        code: &["otpauth"],
        title: &["title"],
        user: &["username"],
        addresses: &["url"],
        note: &["notes"],
        favourite: &["favorite"],
        trashed: &["archived"],
        tags: &["tags"],
        mark: "archived",
        split: |tags| tags.split(';').map(|tag| tag.trim().to_owned()).collect(),
    },
    Table {
        code: &["totp", "otpauth", "otpsecret", "otpurl", "otp", "totp secret", "one-time password", "one-time code"],
        title: &["title", "name"],
        user: &["username", "user", "login", "email"],
        addresses: &["url", "urls", "website", "uri"],
        note: &["note", "notes", "extra"],
        favourite: &["fav", "favorite", "favourite"],
        trashed: &["archived"],
        tags: &["vault", "folder", "grouping", "group", "category"],
        mark: "password",
        split: |tag| vec![tag.to_owned()],
    },
);

fn header(content: &Content<'_>) -> Option<Vec<String>> {
    let first = content.text()?.lines().next()?;
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(first.as_bytes());
    let header = reader.records().next()?.ok()?;
    Some(header.iter().map(|name| name.trim().to_ascii_lowercase()).collect())
}

fn recognise(content: &Content<'_>, table: &Table) -> Sure {
    let header = header(content).unwrap_or_default();
    let has = |names: &[&str]| header.iter().any(|column| names.contains(&column.as_str()));
    let is_whole = [table.code, table.title, table.user, &[table.mark]].into_iter().all(has);
    Sure::when(is_whole || table.mark == BITWARDEN_CODE && header == BITWARDEN_AUTHENTICATOR)
}

fn read(content: &Content<'_>, opening: &Opening<'_>, table: &Table) -> Result<Imported, ImportError> {
    let header = header(content).ok_or(ImportError::Damaged)?;
    let unnamed = if header == BITWARDEN_AUTHENTICATOR { 3 } else { 0 };
    let text = content.text().ok_or(ImportError::Damaged)?;
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let mut imported = Imported::default();
    for record in reader.records() {
        let record = record.map_err(|_| ImportError::Damaged)?;
        let row = Row { header: &header, record: &record };
        let field = row.get(table.code).trim();
        if field.is_empty() {
            imported.without_code = imported.without_code.saturating_add(1);
            continue;
        }
        // A row with fields too few or too many has a separator of its own in a text: which field is which cannot be known.
        let made = if [header.len(), header.len().saturating_add(unnamed)].contains(&record.len()) {
            from_field(field, row.get(table.title), row.get(table.user)).map(|(draft, mut about)| {
                about.note = row.get(table.note).to_owned();
                about.favourite = is_set(row.get(table.favourite));
                about.trashed = is_set(row.get(table.trashed));
                let addresses = row.get(table.addresses).split(',').map(str::trim).filter(|uri| !uri.is_empty());
                about.addresses = addresses.map(str::to_owned).collect();
                about.tags = (table.split)(row.get(table.tags)).into_iter().filter(|tag| !tag.is_empty()).collect();
                (draft, about)
            })
        } else {
            Err(Reason::Shape(Field::Text))
        };
        imported.take(opening.limits.entries, row.get(table.title), made)?;
    }
    Ok(imported)
}

fn is_set(flag: &str) -> bool {
    flag == "1" || flag.eq_ignore_ascii_case("true")
}

struct Row<'a> {
    header: &'a [String],
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    fn get(&self, names: &[&str]) -> &'a str {
        let column = |name: &&str| self.header.iter().position(|column| column == name);
        let mut values = names.iter().filter_map(column).filter_map(|column| self.record.get(column));
        values.find(|value| !value.trim().is_empty()).unwrap_or_default()
    }
}

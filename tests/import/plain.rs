//! Plain files, written here after the descriptions that their modules name.

use sixpence::import::{Entry, ImportError, Imported, Reason, kept_sites};
use sixpence::otpauth::{Field, OtpauthError};

use crate::support::{Row, as_row, code, read_as, row, rows, try_read};

const SECRET: &str = "GEZDGNBVGY3TQOJQ";
const TOTP: &str = "totp SHA1 6 30";

fn read_text(format: &str, text: &str) -> Imported {
    read_as(format, text.as_bytes(), None)
}

fn all(imported: &Imported) -> (Vec<Row>, Vec<(u32, Reason)>) {
    let rejected = imported.rejected.iter().map(|rejected| (rejected.position, rejected.reason)).collect();
    (imported.entries.iter().map(as_row).collect(), rejected)
}

fn about(entry: &Entry) -> (Vec<&str>, &str, bool, bool, Vec<&str>) {
    let about = &entry.about;
    let tags = about.tags.iter().map(String::as_str).collect();
    let addresses = about.addresses.iter().map(String::as_str).collect();
    (tags, about.note.as_str(), about.favourite, about.trashed, addresses)
}

#[test]
fn lastpass() {
    let text = r#"{"deviceId": "", "deviceSecret": "", "version": 3, "accounts": [
        {"accountID": "1", "issuerName": "Shop", "originalIssuerName": "shop.example", "userName": "alice", "originalUserName": "a",
         "secret": "GEZDGNBVGY3TQOJQ", "timeStep": 60, "digits": 8, "algorithm": "SHA256", "isFavorite": true,
         "folderData": {"folderId": 1, "position": 0}},
        {"issuerName": "Bank", "userName": "bob", "secret": "", "timeStep": 30, "digits": 6, "algorithm": "SHA1"}],
        "folders": [{"id": 0, "name": "Favorites"}, {"id": 1, "name": "Work"}]}"#;
    let imported = read_text("LastPass Authenticator", text);
    let (accounts, rejected) = all(&imported);
    assert_eq!(accounts, [row("Shop", "alice", SECRET, "totp SHA256 8 60")]);
    assert_eq!(rejected, [(2, Reason::Field(OtpauthError::SecretEmpty))]);
    assert_eq!(about(&imported.entries[0]), (vec!["Work"], "", true, false, vec![]));
}

#[test]
fn twofauth() {
    let text = r#"{"app": "2fauth_v5.4.3", "schema": 1, "datetime": "2026-01-01T00:00:00Z", "data": [
        {"otp_type": "totp", "account": "alice", "service": "Shop", "icon": "x.png", "secret": "GEZDGNBVGY3TQOJQ", "digits": 6,
         "algorithm": "sha512", "period": 30, "counter": null},
        {"otp_type": "hotp", "account": "bob", "service": "Bank", "secret": "GEZDGNBVGY3TQOJQ", "digits": 6, "algorithm": "sha1", "counter": 9},
        {"otp_type": "steamtotp", "account": "carol", "service": "Steam", "secret": "GEZDGNBVGY3TQOJQ", "digits": 5, "algorithm": "sha1", "period": 30},
        {"otp_type": "hotp", "account": "dave", "service": "Bank", "secret": "GEZDGNBVGY3TQOJQ", "digits": 6, "algorithm": "md5", "counter": 9}]}"#;
    let (accounts, rejected) = all(&read_text("2FAuth", text));
    let expected = [
        row("Shop", "alice", SECRET, "totp SHA512 6 30"),
        row("Bank", "bob", SECRET, "hotp SHA1 6 9"),
        row("Steam", "carol", SECRET, "steam"),
    ];
    assert_eq!(accounts, expected);
    assert_eq!(rejected, [(4, Reason::Field(OtpauthError::Algorithm))]);
    let newer = text.replace("\"schema\": 1", "\"schema\": 2");
    assert_eq!(try_read(newer.as_bytes(), None).err(), Some(ImportError::Newer));
}

#[test]
fn freeotp_plus_has_steam_by_its_issuer() {
    let secret: Vec<i8> = b"1234567890".iter().map(|byte| i8::try_from(*byte).unwrap()).collect();
    let token = |issuer: &str, digits: u8| {
        format!(
            r#"{{"algo": "SHA1", "counter": 0, "digits": {digits}, "issuerExt": "{issuer}", "issuerInt": "{issuer}", "label": "alice", "period": 30, "secret": {secret:?}, "type": "TOTP"}}"#
        )
    };
    let text = format!(r#"{{"tokenOrder": ["a", "b"], "tokens": [{}, {}]}}"#, token("Steam", 5), token("Shop", 9));
    let (accounts, rejected) = all(&read_text("FreeOTP+", &text));
    assert_eq!(accounts, [row("Steam", "alice", SECRET, "steam")]);
    assert_eq!(rejected, [(2, Reason::Field(OtpauthError::Digits))]);
}

#[test]
fn authenticator_extension_has_other_writings_of_secrets() {
    let text = r#"{
        "a": {"dataType": "OTPStorage", "hash": "a", "index": 1, "issuer": "Hex", "secret": "31323334353637383930", "type": "hex", "encrypted": false},
        "b": {"dataType": "OTPStorage", "hash": "b", "index": 0, "issuer": "Battle", "secret": "GEZDGNBVGY3TQOJQ", "type": "battle", "digits": 6, "encrypted": false, "pinned": true},
        "c": {"dataType": "OTPStorage", "hash": "c", "index": 2, "issuer": "Counter", "secret": "31323334353637383930", "type": "hhex", "counter": 7, "encrypted": false},
        "d": {"dataType": "OTPStorage", "hash": "d", "index": 3, "issuer": "Old", "secret": "stm-GEZDGNBVGY3TQOJQ", "type": "totp", "encrypted": false},
        "e": {"dataType": "OTPStorage", "hash": "e", "index": 4, "issuer": "Number", "secret": "GEZDGNBVGY3TQOJQ", "type": "totp", "algorithm": 2, "encrypted": false},
        "f": {"dataType": "OTPStorage", "hash": "f", "index": 5, "issuer": "Gost", "secret": "GEZDGNBVGY3TQOJQ", "type": "totp", "algorithm": "GOST3411_2012_256", "encrypted": false},
        "g": {"dataType": "OTPStorage", "hash": "g", "index": 6, "issuer": "Zeros", "secret": "0801", "type": "totp", "encrypted": false},
        "h": {"dataType": "OTPStorage", "hash": "h", "index": 7, "issuer": "Second", "secret": "GEZDGNBVGY3TQOJQ", "type": 2, "counter": 3, "encrypted": false},
        "i": {"dataType": "OTPStorage", "hash": "i", "index": 8, "issuer": "Ninth", "secret": "GEZDGNBVGY3TQOJQ", "type": 9, "encrypted": false},
        "LocalStorage": {"encodedPhrase": "x"}}"#;
    let imported = read_text("Authenticator Extension", text);
    let (accounts, rejected) = all(&imported);
    let expected = [
        row("Battle", "", SECRET, "totp SHA1 8 30"),
        row("Hex", "", SECRET, TOTP),
        row("Counter", "", SECRET, "hotp SHA1 6 7"),
        row("Old", "", SECRET, "steam"),
        row("Number", "", SECRET, "totp SHA256 6 30"),
        row("Zeros", "", "BAAQ", TOTP),
        row("Second", "", SECRET, "hotp SHA1 6 3"),
    ];
    assert_eq!(accounts, expected);
    let reasons = [(6, OtpauthError::Algorithm), (9, OtpauthError::Type)];
    assert_eq!(rejected, reasons.map(|(position, reason)| (position, Reason::Field(reason))));
    assert!(imported.entries[0].about.favourite);
}

#[test]
fn tables_by_the_names_of_their_columns() {
    let bitwarden = "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n\
        Work,1,login,Shop,\"two\nlines\",,0,\"https://a.example,https://b.example\",alice,x,GEZDGNBVGY3TQOJQ\n\
        ,,note,Note,text,,,,,,\n\
        ,,login,Bank,,,0,,bob,,GEZDGNBVGY3TQOJ1\n";
    let imported = read_text("Bitwarden (CSV)", bitwarden);
    let (accounts, rejected) = all(&imported);
    assert_eq!((accounts, imported.without_code), (vec![row("Shop", "alice", SECRET, TOTP)], 1));
    assert_eq!(rejected, [(2, Reason::Field(OtpauthError::SecretDigit { position: 16, digit: '1' }))]);
    let addresses = vec!["https://a.example", "https://b.example"];
    assert_eq!(about(&imported.entries[0]), (vec!["Work"], "two\nlines", true, false, addresses));

    let keepassxc = "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\",\"Icon\",\"Last Modified\",\"Created\"\r\n\
        \"Root/Work/Mail\",\"Shop\",\"alice\",\"x\",\"https://shop.example\",\"\",\"otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ&period=60\",\"0\",\"\",\"\"\r\n\
        \"Root\",\"Nothing\",\"\",\"\",\"\",\"\",\"\",\"0\",\"\",\"\"\r\n";
    let imported = read_text("KeePassXC (CSV)", keepassxc);
    assert_eq!((rows(&imported), imported.without_code), (vec![row("Shop", "alice", SECRET, "totp SHA1 6 60")], 1));
    assert_eq!(about(&imported.entries[0]).0, ["Work/Mail"]);

    let onepassword = "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\n\
        Shop,https://shop.example,alice,x,otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ,true,false,Work;Home,hi\n\
        Torn,https://shop.example,alice,x,GEZDGNBVGY3TQOJQ,true\n";
    let imported = read_text("1Password (CSV)", onepassword);
    let (accounts, rejected) = all(&imported);
    assert_eq!(accounts, [row("Shop", "alice", SECRET, TOTP)]);
    assert_eq!(rejected, [(2, Reason::Shape(Field::Text))]);
    assert_eq!(about(&imported.entries[0]), (vec!["Work", "Home"], "hi", true, false, vec!["https://shop.example"]));
}

#[test]
fn cxf_takes_what_it_knows_of_an_item() {
    let text = r#"{"version": {"major": 1, "minor": 0}, "exporterRpId": "x.example", "exporterDisplayName": "X", "timestamp": 1, "accounts": [
        {"id": "YQ", "username": "", "email": "", "collections": [{"id": "Yw", "title": "Work", "items": [{"item": "YQ"}], "subCollections": [
            {"id": "Zg", "title": "Mail", "items": [{"item": "YQ"}, {"item": "WQ"}]}]}], "items": [
            {"id": "YQ", "title": "Shop", "favorite": true, "tags": ["Work"], "scope": {"urls": ["https://shop.example"], "androidApps": []},
             "credentials": [
                {"type": "basic-auth", "username": {"fieldType": "string", "value": "alice"}},
                {"type": "totp", "secret": "GEZDGNBVGY3TQOJQ", "period": 30, "digits": 6, "username": "alice", "algorithm": "sha256"},
                {"type": "note", "content": {"fieldType": "string", "value": "hi"}}]},
            {"id": "WQ", "title": "Club", "credentials": [
                {"type": "totp", "secret": "GEZDGNBVGY3TQOJQ", "period": 30, "digits": 6, "algorithm": "sha1"},
                {"type": "basic-auth", "username": {"fieldType": "string", "value": "carol"}}]},
            {"id": "Yg", "title": "Bank", "credentials": [{"type": "totp", "secret": "GEZDGNBVGY3TQOJQ", "period": 30, "digits": 6, "algorithm": "x-other"}]},
            {"id": "Yw", "title": "Key", "credentials": [{"type": "passkey"}]}]}]}"#;
    let imported = read_text("FIDO Credential Exchange Format", text);
    let (accounts, rejected) = all(&imported);
    let expected = vec![row("Shop", "alice", SECRET, "totp SHA256 6 30"), row("Club", "carol", SECRET, TOTP)];
    assert_eq!((accounts, imported.without_code), (expected, 1));
    assert_eq!(rejected, [(3, Reason::Field(OtpauthError::Algorithm))]);
    assert_eq!(about(&imported.entries[0]), (vec!["Work", "Mail"], "hi", true, false, vec!["https://shop.example"]));
    assert_eq!(about(&imported.entries[1]).0, ["Mail"]);
    // An account without the header; and an address in the place of a secret.
    let account = text.split_once("\"accounts\": [").unwrap().1.strip_suffix("]}").unwrap();
    let account = account.replacen(SECRET, "otpauth://totp/?secret=GEZDGNBVGY3TQOJQ&digits=8", 1);
    let imported = read_text("FIDO Credential Exchange Format", &account);
    let expected = vec![row("Shop", "alice", SECRET, "totp SHA1 8 30"), row("Club", "carol", SECRET, TOTP)];
    assert_eq!((all(&imported).0, imported.rejected.len(), imported.without_code), (expected, 1, 1));
    assert_eq!(about(&imported.entries[1]).0, ["Mail"]);
}

/// What other password managers write, as their samples have it: columns by what they are called.
#[test]
fn tables_of_other_apps() {
    let read = |text: &str| {
        let imported = read_text("Table of logins (CSV)", text);
        let (accounts, rejected) = all(&imported);
        assert!(rejected.is_empty(), "{rejected:?}");
        (accounts, imported)
    };
    let proton = "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\n\
        note,Note,,,,,this is my note,,1706621831,1707735222,Personal\n\
        login,Shop,\"https://a.example/, https://b.example/\",a@shop.example,john,x,hi,otpauth://totp/Shop:a@shop.example?issuer=Shop&secret=GEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30,1707735320,1707735349,Personal\n\
        login,Bank,,bob@bank.example,,x,,GEZDGNBVGY3TQOJQ,1707735320,1707735349,Personal\n";
    let (accounts, imported) = read(proton);
    assert_eq!(
        (accounts, imported.without_code),
        (vec![row("Shop", "a@shop.example", SECRET, TOTP), row("Bank", "bob@bank.example", SECRET, TOTP)], 1)
    );
    let addresses = vec!["https://a.example/", "https://b.example/"];
    assert_eq!(about(&imported.entries[0]), (vec!["Personal"], "hi", false, false, addresses));

    let lastpass = "url,username,password,totp,extra,name,grouping,fav\n\
        https://shop.example/login,@nobody,x,GEZDGNBVGY3TQOJQ,a note,Shop,company services,1\n\
        http://sn,,,,\"NoteType:Address\nTitle:mrs\",Secure note,,0\n";
    let (accounts, imported) = read(lastpass);
    assert_eq!((accounts, imported.without_code), (vec![row("Shop", "@nobody", SECRET, TOTP)], 1));
    let addresses = vec!["https://shop.example/login"];
    assert_eq!(about(&imported.entries[0]), (vec!["company services"], "a note", true, false, addresses));

    let dashlane = "username,username2,username3,title,password,note,url,category,otpSecret\n\
        john,john2,,Shop,x,,,,GEZDGNBVGY3TQOJQ\n,,,Nothing,,,,,\n";
    assert_eq!(read(dashlane).0, [row("Shop", "john", SECRET, TOTP)]);

    let apple = "Title,URL,Username,Password,Notes,OTPAuth\n\
        Shop,https://shop.example/,alice,x,,otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ&issuer=Shop\n";
    assert_eq!(read(apple).0, [row("Shop", "alice", SECRET, TOTP)]);
}

/// What is compared with no page, and what is a pattern, stands for no site.
#[test]
fn addresses_in_bitwarden_json() {
    let text = r#"{"encrypted": false, "folders": [{"id": "f", "name": "Work"}, {"id": "g", "name": "Home"}], "items": [
        {"type": 1, "name": "Shop", "folderId": "f", "login": {"username": "alice", "totp": "GEZDGNBVGY3TQOJQ", "uris": [
        {"uri": "https://none.example", "match": null}, {"uri": "https://domain.example", "match": 0}, {"uri": "https://host.example", "match": 1},
        {"uri": "https://start.example/a", "match": 2}, {"uri": "https://whole.example/a", "match": 3}, {"uri": "https://.*", "match": 4},
        {"uri": "https://never.example", "match": 5}, {"uri": "unsaid.example"}]}}]}"#;
    let about = &read_text("Bitwarden", text).entries[0].about;
    assert_eq!(about.tags, ["Work"]);
    let sites: Vec<String> = kept_sites(about).iter().map(|site| site.host().to_owned()).collect();
    let named = ["none", "domain", "host", "start", "whole", "unsaid"].map(|name| format!("{name}.example"));
    assert_eq!(sites, named);
}

/// The rows that Bitwarden Authenticator writes have three values that its header does not name.
#[test]
fn bitwarden_authenticator_as_csv() {
    let text = "folder,favorite,type,name,login_uri,login_totp\n\
        ,,1,Shop,,otpauth://totp/Shop%3Aalice?secret=GEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=15&issuer=Shop,Shop,15,8\n\
        ,1,1,Steam,,steam://GEZDGNBVGY3TQOJQ,Steam,30,6\n\
        ,,1,Bank,,GEZDGNBVGY3TQOJQ\n\
        ,,1,Torn,,GEZDGNBVGY3TQOJQ,more\n";
    let imported = read_text("Bitwarden (CSV)", text);
    let (accounts, rejected) = all(&imported);
    let expected = [
        row("Shop", "alice", SECRET, "totp SHA256 8 15"),
        row("Steam", "", SECRET, "steam"),
        row("Bank", "", SECRET, TOTP),
    ];
    assert_eq!(accounts, expected);
    assert_eq!(rejected, [(4, Reason::Shape(Field::Text))]);
    assert!(imported.entries[1].about.favourite);
}

/// What somebody typed into an app, which took it: the apps drop what is behind the last whole byte, and show codes.
#[test]
fn secrets_with_symbols_behind_the_last_byte_are_read_as_the_apps_do() {
    let typed = "GEZDGNBVGY3TQOJQA";
    let text = format!(
        r#"{{"schemaVersion": 4, "services": [{{"name": "Shop", "secret": "{typed}", "otp": {{"tokenType": "TOTP"}}}}], "groups": []}}"#
    );
    assert_eq!(all(&read_text("2FAS", &text)).0, [row("Shop", "", SECRET, TOTP)]);
    let text = format!("otpauth://totp/Shop?secret={typed}\nsteam://{typed}\n");
    let (accounts, _) = all(&read_text("List of otpauth addresses", &text));
    assert_eq!(accounts, [row("", "Shop", SECRET, TOTP), row("Steam", "", SECRET, "steam")]);
}

/// Mobile-OTP secrets are the text that they are; the codes are those of the vectors in `tests/otp_vectors.rs`.
#[test]
fn stratum_has_codes_that_depend_on_a_pin() {
    let one = |kind: u8, secret: &str, pin: &str| {
        format!(
            r#"{{"Type": {kind}, "Icon": "x", "Issuer": "Shop", "Username": "alice", "Secret": "{secret}", "Pin": {pin}, "Algorithm": 0, "Digits": 6, "Period": 10, "Counter": 0, "Ranking": 0}}"#
        )
    };
    let text = format!(
        r#"{{"Authenticators": [{}, {}, {}], "Categories": [], "AuthenticatorCategories": [], "CustomIcons": []}}"#,
        one(3, "e3152afee62599c8", "\"1234\""),
        one(5, "6SB2IKNM6OBZPAVBVTOHDKS4FA", "\"5239\""),
        one(3, "e3152afee62599c8", "null"),
    );
    let imported = read_text("Stratum (Authenticator Pro)", &text);
    let codes: Vec<String> = imported.entries.iter().zip([165_892_298, 1_641_559_648]).map(code).collect();
    assert_eq!(codes, ["e7d8b6", "umozdicq"]);
    assert_eq!(all(&imported).1, [(3, Reason::Field(OtpauthError::TypeMotp))]);
}

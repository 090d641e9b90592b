//! Finding accounts by what is typed: issuer, account name and site, without regard to case and accents.

use crate::message::AccountView;

/// The text in which an account is sought: its names and the hosts of its sites, folded.
#[must_use]
pub fn haystack(account: &AccountView) -> String {
    let mut text = fold(&account.issuer);
    text.push(' ');
    text.push_str(&fold(&account.name));
    for site in &account.sites {
        text.push(' ');
        text.push_str(&fold(site.split_once("://").map_or(site.as_str(), |(_, host)| host)));
    }
    text
}

/// Whether every word of `typed` (folded by [`fold`]) occurs in `haystack`.
#[must_use]
pub fn matches(haystack: &str, typed: &str) -> bool {
    typed.split_whitespace().all(|word| haystack.contains(word))
}

/// Lower case, with the accents of Latin letters taken off, so that `Käse` is found by `kase`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(lower) {
        match c {
            // Combining marks, as decomposed texts have them.
            '\u{300}'..='\u{36f}' => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            c => folded.push(without_accent(c)),
        }
    }
    folded
}

/// Lower case of the alphabets that have one and are in names of accounts: Latin, Greek, Cyrillic. (The tables of
/// `char::to_lowercase` are 12 KB, which each opening of the popup would load.)
fn lower(c: char) -> char {
    let by = |distance: u32| char::from_u32(u32::from(c).saturating_add(distance)).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => by(32),
        'Ѐ'..='Џ' => by(80),
        'İ' => 'i',
        'Ÿ' => 'ÿ',
        // In these blocks an upper-case letter is followed by its lower case.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' | 'Ạ'..='ỹ' if u32::from(c) % 2 == 0 => by(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if u32::from(c) % 2 == 1 => by(1),
        c => c,
    }
}

fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẽ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    }
}

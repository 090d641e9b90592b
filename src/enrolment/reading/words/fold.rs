//! Texts made comparable: without accents and other things that a word may be written with or without.

use crate::autofill::tokens::text_words;

/// Lower-case words without accents, with single spaces between and around them.
pub(super) fn words(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Folded::Gone => {}
            Folded::One(c) => plain.push(c),
            Folded::Two(text) => plain.push_str(text),
        }
    }
    text_words(&plain)
}

enum Folded {
    Gone,
    One(char),
    Two(&'static str),
}

/// A lower-case letter without what it may be written with or without.
fn fold(c: char) -> Folded {
    Folded::One(match c {
        // Combining accents, soft hyphens, joiners.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{640}' => {
            return Folded::Gone;
        }
        'ß' => return Folded::Two("ss"),
        'æ' => return Folded::Two("ae"),
        'œ' => return Folded::Two("oe"),
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'й' | 'ї' => {
            if c == 'й' {
                'и'
            } else {
                'і'
            }
        }
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        // Full-width forms.
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c).saturating_sub(0xfee0)).map_or(c, |c| c.to_ascii_lowercase())
        }
        c => c,
    })
}

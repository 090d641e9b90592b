//! Characters that are drawn as a letter of ASCII is. By hand: the tables of Unicode (NFKC and confusables) are larger than
//! the popup.

/// The small ASCII letter or digit that a character is drawn like; the character itself, small if ASCII, where there is none.
#[must_use]
pub fn drawn_as(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let letter = |index: u32| char::from_u32(u32::from('a').saturating_add(index % 26)).unwrap_or(c);
    let digit = |index: u32| char::from_u32(u32::from('0').saturating_add(index % 10)).unwrap_or(c);
    let folded = match code {
        // Full width.
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        // Bold, italic, script, Fraktur, sans-serif, typewriter: alphabets one after the other, capitals and small letters.
        0x1d400..=0x1d6a3 => letter(code - 0x1d400),
        0x1d7ce..=0x1d7ff => digit(code - 0x1d7ce),
        // In circles, parentheses, squares.
        0x24b6..=0x24e9 => letter(code - 0x24b6),
        0x249c..=0x24b5 => letter(code - 0x249c),
        0x1f130..=0x1f149 | 0x1f150..=0x1f169 | 0x1f170..=0x1f189 => letter((code - 0x1f130) % 32),
        _ => LOOKS.iter().find(|(_, alike)| alike.contains(c)).map_or(c, |(letter, _)| *letter),
    };
    folded.to_ascii_lowercase()
}

/// Letters that are drawn as a letter of ASCII is: Cyrillic, Greek, Armenian, Latin, letterlike symbols.
#[rustfmt::skip]
const LOOKS: &[(char, &str)] = &[
    ('a', "аАαΑɑ"), ('b', "ВвΒЬьƄℬ"), ('c', "сСϲⅽℂℭ"), ('d', "ԁⅾԀ"), ('e', "еЕεΕℯℰ℮"), ('f', "Ϝϝꜰℱ"), ('g', "ɡցԍԌℊ"),
    ('h', "һҺнНΗհℎℋℌℍ"), ('i', "іІιΙıӀӏℐℑⅰ"), ('j', "јЈϳʝ"), ('k', "кКκΚ\u{212a}"), ('l', "ⅼℓℒǀ"), ('m', "мМΜⅿℳ"), ('n', "ոΝηℕп"),
    ('o', "оОοΟօՕℴσ"), ('p', "рРρΡℙ"), ('q', "ԛԚգℚ"), ('r', "гᴦℛℜℝ"), ('s', "ѕЅՏꜱ"), ('t', "тТτΤ"), ('u', "υսՍᴜ"),
    ('v', "νѵѴⅴ"), ('w', "ԝԜωѡ"), ('x', "хХχΧⅹ"), ('y', "уУүҮγΥʏ"), ('z', "Ζᴢℤ"),
];

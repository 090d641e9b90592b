//! The words by which pages speak of recovery codes. For translators: a row is a kind, a language and its word beginnings, in
//! lower case, separated by `|`.
//!
//! A beginning matches at the start of a word (`recover` matches "recovery"); `_` at its end asks for the whole word. Scripts
//! without spaces or with attached articles (Hebrew and all after it: Arabic, Hindi, Thai, Chinese, Japanese, Korean) match
//! anywhere. Hyphens, apostrophes and punctuation are spaces: write `back up`.
//!
//! Most languages say it in two words, which stand near each other in either order: one of `SPARE` ("backup", "de secours") and
//! one of `MANY` ("codes") or `ONE` ("code"). Languages that write it as one word have that in `CODES` or `CODE`. Where
//! a word is the same for one and for several, it goes into `ONE` or `CODE`.

/// What a row of words speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// For when the usual way is lost.
    Spare,
    /// Codes.
    Many,
    /// A code; or codes, in languages that do not tell them apart.
    One,
    /// Recovery codes, in one word or in words that mean it only together.
    Codes,
    /// The same for one.
    Code,
    /// That a code is used.
    Used,
    /// What turns that round: "not used", "can be used once".
    Not,
}
use Kind::{Code as CODE, Codes as CODES, Many as MANY, Not as NOT, One as ONE, Spare as SPARE, Used as USED};

/// The rows: the kind of each, and its word beginnings.
pub(super) fn rows() -> impl Iterator<Item = (Kind, &'static str)> {
    KINDS.iter().copied().zip(STEMS.lines())
}

/// As in the table of [`crate::autofill`]: one text of all word beginnings, and a byte of the kind of each row.
macro_rules! table {
    ($(($kind:ident, $language:literal, $stems:literal)),* $(,)?) => {
        static KINDS: &[Kind] = &[$($kind),*];
        static STEMS: &str = concat!($($stems, "\n"),*);
    };
}

// Kind, language, word beginnings.
#[rustfmt::skip]
table![
    (SPARE, "en", "recovery|recover_|backup|back up|rescue|scratch|emergency|fallback|single use|lost device"), (MANY, "en", "codes_|tokens_|passcodes_"), (ONE, "en", "code_|token_|passcode_"),
    (CODES, "en", "recovery keys|backup keys|recovery passwords|backup passwords|emergency passwords|recovery phrases"), (CODE, "en", "recovery key_|backup key_|emergency key_"),
    (USED, "en", "used_|redeemed|spent_|consumed"), (NOT, "en", "not_|never_|be_|can_|once_"),

    (SPARE, "de", "wiederherstellung|notfall|ersatz|sicherung|rettung"), (MANY, "de", "codes_|kodes_"), (ONE, "de", "code_|schlüssel_"),
    (CODES, "de", "wiederherstellungscodes|backupcodes|notfallcodes|ersatzcodes|sicherungscodes|rettungscodes|reservecodes"), (CODE, "de", "wiederherstellungscode_|backupcode_|notfallcode_|ersatzcode_|sicherungscode_|wiederherstellungsschlüssel"),
    (USED, "de", "verwendet|benutzt|verbraucht|eingelöst"), (NOT, "de", "nicht_|noch_|nie_"),

    (SPARE, "fr", "récupération|recuperation|secours|sauvegarde|urgence|dépannage"), (MANY, "fr", "codes_|jetons_"), (ONE, "fr", "code_|jeton_"), (CODE, "fr", "clé de récupération|clé de secours"),
    (USED, "fr", "utilisé"), (NOT, "fr", "non_|pas_|jamais_|être_"),
    (SPARE, "es", "recuperación|recuperacion|respaldo|reserva|copia de seguridad|emergencia|alternativ"), (MANY, "es", "códigos_|codigos_|claves_"), (ONE, "es", "código_|codigo_|clave_"),
    (USED, "es", "usado|usada|utilizado"), (NOT, "es", "no_|sin_|nunca_|ser_"),
    (SPARE, "it", "recupero|riserva|emergenza|ripristino|scorta"), (MANY, "it", "codici_"), (ONE, "it", "codice_"), (CODE, "it", "chiave di recupero"),
    (USED, "it", "usato|usati|utilizzat"), (NOT, "it", "non_|mai_|essere_"),
    (SPARE, "pt", "recuperação|recuperacao|reserva|emergência|cópia de segurança|alternativ"), (MANY, "pt", "códigos_|codigos_"), (ONE, "pt", "código_|codigo_"), (CODE, "pt", "chave de recuperação"),
    (USED, "pt", "utilizado"), (NOT, "pt", "não_|nunca_|ser_"),
    (SPARE, "nl", "herstel|nood|reserve"), (MANY, "nl", "codes_"), (CODES, "nl", "herstelcodes|noodcodes|reservecodes|back upcodes|back up codes"), (CODE, "nl", "herstelcode_|noodcode_|reservecode_|back upcode_|herstelsleutel"),
    (USED, "nl", "gebruikt|verbruikt"), (NOT, "nl", "niet_|nog_|worden_"),
    (SPARE, "pl", "zapasow|odzyskiwani|awaryjn|ratunkow"), (MANY, "pl", "kody_|kodów_|kodami_|kodach_|kodom_|tokeny_"), (ONE, "pl", "kod_|kodu_|kodem_|klucz_"),
    (USED, "pl", "użyt|wykorzystan"), (NOT, "pl", "nie_"),
    (SPARE, "ru", "восстановлени|резервн|аварийн|запасн"), (MANY, "ru", "коды_|кодов_|кодами_|кодам_|кодах_|токены_"), (ONE, "ru", "код_|кода_|кодом_|коду_|ключ_"),
    (USED, "ru", "использован"), (NOT, "ru", "не_|быть_"),
    (SPARE, "uk", "відновлення|резервн|аварійн|запасн"), (MANY, "uk", "коди_|кодів_|кодами_|кодам_"), (ONE, "uk", "код_|коду_|кодом_|ключ_"),
    (USED, "uk", "використан"), (NOT, "uk", "не_"),
    (SPARE, "tr", "kurtarma|yedek|acil"), (MANY, "tr", "kodları|kodlar"), (ONE, "tr", "kod_|kodu"), (USED, "tr", "kullanıldı|kullanılmış"),
    (SPARE, "cs", "obnovovac|obnoven|záložn|nouzov|zotaven"), (MANY, "cs", "kódy_|kódů_|kódům_|kódech_"), (ONE, "cs", "kód_|kódu_|kódem_"), (USED, "cs", "použit"), (NOT, "cs", "ne_"),
    (SPARE, "sk", "obnovovac|obnoven|záložn|núdzov"), (MANY, "sk", "kódy_|kódov_|kódom_"), (ONE, "sk", "kód_|kódu_"), (USED, "sk", "použit"),
    (SPARE, "sv", "återställning|reserv|säkerhetskopi"), (MANY, "sv", "koder"), (CODES, "sv", "återställningskoder|reservkoder|säkerhetskopieringskoder|nödkoder|räddningskoder"), (CODE, "sv", "återställningskod_|reservkod_|nödkod_|återställningsnyckel"), (USED, "sv", "använd_|använt_|använts_|förbrukad"), (NOT, "sv", "inte_|ej_"),
    (SPARE, "da", "gendannelse|reserve|sikkerhedskopi"), (MANY, "da", "koder"), (CODES, "da", "gendannelseskoder|reservekoder|nødkoder|sikkerhedskopikoder"), (CODE, "da", "gendannelseskode_|reservekode_|nødkode_"), (USED, "da", "brugt_"), (NOT, "da", "ikke_|blive_"),
    (SPARE, "no", "gjenoppretting|reserve|sikkerhetskopi"), (MANY, "no", "koder"), (CODES, "no", "gjenopprettingskoder|reservekoder|nødkoder"), (CODE, "no", "gjenopprettingskode_|reservekode_|nødkode_"), (USED, "no", "brukt_"), (NOT, "no", "ikke_"),
    (SPARE, "fi", "palautus|vara_|varmuus"), (MANY, "fi", "koodit|koodej|koodien"), (CODES, "fi", "palautuskoodit|palautuskoodej|palautuskoodien|varakoodit|varakoodej|varakoodien|varmistuskoodit"), (CODE, "fi", "palautuskoodi_|palautuskoodisi_|palautuskoodin_|varakoodi_|varakoodisi_"), (USED, "fi", "käytetty"), (NOT, "fi", "ei_"),
    (SPARE, "hu", "helyreállít|tartalék|biztonsági ment|vész"), (MANY, "hu", "kódok|kódjai"), (ONE, "hu", "kód_|kódot_|kódja_"), (CODES, "hu", "helyreállítókódok|tartalékkódok"), (CODE, "hu", "helyreállítókód_|tartalékkód_"), (USED, "hu", "felhasznált|használt_"), (NOT, "hu", "nem_"),
    (SPARE, "ro", "rezervă|recuperare|urgență|siguranță"), (MANY, "ro", "coduri"), (ONE, "ro", "cod_|codul_"), (USED, "ro", "folosit|utilizat"), (NOT, "ro", "nu_|fi_"),
    (SPARE, "el", "ανάκτησης|εφεδρικ|αντιγράφ|έκτακτης"), (MANY, "el", "κωδικοί_|κωδικούς_|κωδικών_|κωδικοι_"), (ONE, "el", "κωδικός_|κωδικό_"), (USED, "el", "χρησιμοποιημέν|χρησιμοποιήθηκ"), (NOT, "el", "δεν_|μη_"),
    (SPARE, "id", "pemulihan|cadangan|darurat"), (ONE, "id", "kode_|token_"), (USED, "id", "digunakan|terpakai"), (NOT, "id", "belum_|tidak_|dapat_"),
    (SPARE, "vi", "khôi phục|dự phòng|khẩn cấp"), (ONE, "vi", "mã_"), (USED, "vi", "đã dùng|đã sử dụng"),

    (SPARE, "he", "שחזור|גיבוי|חירום"), (MANY, "he", "קודי|קודים"), (ONE, "he", "קוד"), (USED, "he", "נוצל|בשימוש"), (NOT, "he", "לא_"),
    (SPARE, "ar", "استرداد|احتياطي|استعادة|استرجاع|طوارئ"), (MANY, "ar", "رموز|أكواد|اكواد"), (ONE, "ar", "رمز|كود"), (USED, "ar", "مستخدم|تم استخدامه"), (NOT, "ar", "غير|لم_"),
    (SPARE, "fa", "بازیابی|پشتیبان|اضطراری|بازگردانی"), (MANY, "fa", "کدهای|کدها|رمزهای"), (ONE, "fa", "کد|رمز"), (USED, "fa", "استفاده شده"), (NOT, "fa", "نشده"),
    (SPARE, "hi", "रिकवरी|बैकअप|पुनर्प्राप्ति|आपातकालीन"), (ONE, "hi", "कोड|टोकन"), (USED, "hi", "इस्तेमाल किया|उपयोग किया"),
    (SPARE, "th", "กู้คืน|สำรอง|ฉุกเฉิน"), (ONE, "th", "รหัส|โค้ด"), (USED, "th", "ใช้แล้ว"),
    (SPARE, "ja", "リカバリ|回復|復旧|復元|バックアップ|予備|緊急"), (ONE, "ja", "コード|トークン|キー"), (USED, "ja", "使用済|使われた"),
    (SPARE, "zh", "恢复|恢復|复原|復原|还原|還原|备用|備用|备份|備份|救援|应急|紧急|緊急"), (ONE, "zh", "码|碼|代码|代碼|令牌"), (USED, "zh", "已使用|已用"),
    (SPARE, "ko", "복구|백업|비상|예비"), (ONE, "ko", "코드|토큰|키_"), (USED, "ko", "사용됨|사용함|사용한"),
];

#[test]
fn every_row_has_its_line() {
    assert_eq!(KINDS.len(), STEMS.lines().count());
}

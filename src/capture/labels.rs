//! The words by which pages call a secret key, and other things that look like one. For translators: a row is a kind, a
//! language and its word beginnings, in lower case, separated by `|`.
//!
//! A beginning matches at the start of a word (`recover` matches "recovery"); `_` at its end asks for the whole word.
//! Scripts without spaces or with attached articles (Chinese, Japanese, Korean, Arabic) match anywhere. Hyphens, apostrophes
//! and punctuation are spaces: write `can t scan`. Where several fit, the longest holds: in "secret access key" no "secret"
//! is seen, in "one-time password" no "password".

use crate::order::sorted_by_key;
use std::{cmp::Reverse, collections::BTreeMap, sync::LazyLock};

use crate::autofill::tokens::{name_words, text_words};

/// What words speak of: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u8);

impl Kinds {
    /// The secret key of an authenticator, by a name that hardly means anything else.
    pub const NAMED: Self = Self(1);
    /// A key or secret of some kind, or something to type in by hand: that of an authenticator if the page is about one.
    pub const KEY: Self = Self(2);
    /// Two-factor login, authenticator apps, QR codes.
    pub const SETUP: Self = Self(4);
    /// Something that is no secret of an authenticator, though it may look like one.
    pub const OTHER: Self = Self(8);

    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Said {
    /// In the last of its sentences that names a key or something else.
    pub last: Kinds,
    /// Anywhere.
    pub all: Kinds,
}

/// What a text that people read says.
pub(crate) fn said(text: &str) -> Said {
    let mut said = Said::default();
    for sentence in text.split(['.', '!', '?', ';', '\n', '。', '！', '？', '；', '؟', '؛']) {
        let kinds = kinds(&text_words(sentence));
        said.all = said.all.and(kinds);
        if kinds.has(Kinds::NAMED.and(Kinds::KEY).and(Kinds::OTHER)) {
            said.last = kinds;
        }
    }
    said
}

/// What names that programs read say: `recoveryCodes`, `totp-secret`.
pub(super) fn named(names: &str) -> Kinds {
    kinds(&name_words(names))
}

/// What normalised words speak of.
fn kinds(words: &str) -> Kinds {
    let mut found = Kinds::default();
    let (mut rest, mut last) = (words, ' ');
    while let Some(first) = rest.chars().next() {
        let may_start = last == ' ' || first >= ANYWHERE;
        let stem = if may_start && first != ' ' { longest(rest, first) } else { None };
        found = stem.map_or(found, |stem| found.and(stem.kind));
        let step = stem.map_or(first.len_utf8(), |stem| stem.text.len());
        let (passed, after) = rest.split_at_checked(step).unwrap_or((rest, ""));
        last = passed.chars().next_back().unwrap_or(' ');
        rest = after;
    }
    found
}

/// From here on, letters are of scripts that match anywhere.
const ANYWHERE: char = '\u{600}';

/// The longest beginning that a text starts with.
fn longest(text: &str, first: char) -> Option<&'static Stem> {
    let place = STEMS.binary_search_by_key(&first, |(first, _)| *first).ok()?;
    let fits = |stem: &&Stem| {
        text.strip_prefix(stem.text).is_some_and(|rest| !stem.whole || rest.is_empty() || rest.starts_with(' '))
    };
    STEMS.get(place)?.1.iter().find(fits)
}

struct Stem {
    text: &'static str,
    whole: bool,
    kind: Kinds,
}

/// The word beginnings by their first letter, longer ones first.
static STEMS: LazyLock<Vec<(char, Vec<Stem>)>> = LazyLock::new(|| {
    let rows = KINDS.iter().zip(STEMS_OF_ROWS.lines());
    let mut firsts: BTreeMap<char, Vec<Stem>> = BTreeMap::new();
    for (kind, stem) in rows.flat_map(|(kind, stems)| stems.split('|').map(move |stem| (*kind, stem))) {
        let text = stem.trim_end_matches('_');
        let Some(first) = text.chars().next() else { continue };
        firsts.entry(first).or_default().push(Stem { text, whole: text.len() < stem.len(), kind });
    }
    let longest_first = |stems| sorted_by_key(stems, |stem: &Stem| Reverse(stem.text.len()));
    firsts.into_iter().map(|(first, stems)| (first, longest_first(stems))).collect()
});

/// As in the table of `autofill`: one text of all word beginnings, and a byte of the kind of each row.
macro_rules! lexicon {
    ($(($kind:ident, $language:literal, $stems:literal)),* $(,)?) => {
        static KINDS: &[Kinds] = &[$(Kinds::$kind),*];
        static STEMS_OF_ROWS: &str = concat!($($stems, "\n"),*);
    };
}

#[rustfmt::skip]
lexicon![
    (NAMED, "any", "totp secret|totp key|totp seed|totpsecret|totpkey|otp secret|otp key|otpsecret|otpkey|2fa secret|2fa key|2 fa secret|2 fa key|mfa secret|mfa key|tfa secret|tfa key|secret totp|secret otp|setup key|setupkey|authenticator secret|authenticator key"),
    (NAMED, "en", "set up key|setup code|manual entry key|manual entry code|manual setup key|manual setup code|manual key|two factor secret|two factor key|two step secret|two step key|2 step key|authentication key|can t scan|cant scan|cannot scan|can not scan|unable to scan|not able to scan|couldn t scan|trouble scanning|problems scanning|problem scanning|difficulty scanning|instead of scanning|scan manually|enter this secret|enter this key manually|enter this code manually|enter the code manually|enter the key manually|enter this setup"),
    (NAMED, "de", "einrichtungsschlüssel|einrichtungscode|setup schlüssel|totp schlüssel|totp geheimnis|otp schlüssel|authenticator schlüssel|authentifizierungsschlüssel|authentisierungsschlüssel|authentifizierungsgeheimnis|nicht scannen|nicht gescannt|nicht einscannen|scannen nicht|einscannen nicht|zwei faktor schlüssel"),
    (NAMED, "fr", "clé de configuration|clé d installation|clé de paramétrage|code de configuration|clé totp|clé otp|pas scanner|impossible de scanner|pas à scanner|pas numériser|impossible de numériser|clé d authentification"),
    (NAMED, "es", "clave de configuración|código de configuración|clave de instalación|clave totp|clave otp|secreto totp|puedes escanear|puede escanear|puedo escanear|posible escanear|clave de autenticación"),
    (NAMED, "it", "chiave di configurazione|chiave di impostazione|codice di configurazione|chiave totp|chiave otp|segreto totp|riesci a scansionare|riesci a scannerizzare|riesci a inquadrare|impossibile scansionare|puoi scansionare|chiave di autenticazione"),
    (NAMED, "pt", "chave de configuração|código de configuração|chave de instalação|chave totp|chave otp|segredo totp|consegue escanear|possível escanear|pode escanear|consegue digitalizar|possível digitalizar|consegue ler o|chave de autenticação"),
    (NAMED, "nl", "instelsleutel|instellingssleutel|configuratiesleutel|installatiesleutel|totp sleutel|totp geheim|niet scannen|scannen niet"),
    (NAMED, "pl", "klucz konfigurac|klucza konfigurac|kod konfigurac|klucz instalac|klucz totp|sekret totp|możesz zeskanować|można zeskanować|mogę zeskanować|udaje się zeskanować|klucz uwierzytelni"),
    (NAMED, "ru", "ключ настройки|код настройки|ключ установки|ключ totp|секрет totp|удается отсканировать|удаётся отсканировать|удается сканировать|можете отсканировать|получается отсканировать|ключ аутентификат"),
    (NAMED, "uk", "ключ налаштування|код налаштування|вдається відсканувати|вдається сканувати|можете відсканувати"),
    (NAMED, "tr", "kurulum anahtarı|kurulum kodu|ayar anahtarı|totp anahtarı|tarayamıyor|taranamıyor|okutamıyor|kimlik doğrulama anahtarı"),
    (NAMED, "cs", "instalační klíč|klíč pro nastavení|nastavovací klíč|totp klíč|nelze naskenovat|nemůžete naskenovat|nejde naskenovat|nedaří naskenovat"),
    (NAMED, "sv", "konfigurationsnyckel|installationsnyckel|inställningsnyckel|totp nyckel|kan inte skanna|kan du inte skanna|inte skanna"),
    (NAMED, "vi", "khóa thiết lập|mã thiết lập|khoá thiết lập|không thể quét|không quét được"),
    (NAMED, "ja", "セットアップキー|セットアップ キー|設定キー|セットアップコード|スキャンできない|スキャンできません|読み取れない|読み取れません|読み込めない|読み取ることができない"),
    (NAMED, "zh", "设置密钥|設定金鑰|设定密钥|設置密鑰|安装密钥|配置密钥|无法扫描|無法掃描|无法扫码|扫不了|不能扫描|身份验证器密钥|验证器密钥|驗證器金鑰"),
    (NAMED, "ko", "설정 키|설정키|스캔할 수 없|스캔이 안|스캔하지 못|인증 키|인증키"),
    (NAMED, "ar", "مفتاح الإعداد|مفتاح الاعداد|رمز الإعداد|تعذر مسح|يمكن مسح|يمكنك مسح|تعذر المسح|مفتاح المصادقة"),

    (KEY, "any", "secret|key_|manual"), (KEY, "en", "enter this code|enter the following code|type this code|type in this|enter this text|by hand|mashedsecret|secretkey"),
    (KEY, "de", "geheim|schlüssel|von hand"), (KEY, "fr", "clé_|clef_"), (KEY, "es", "clave_"), (KEY, "it", "chiave|segret"), (KEY, "pt", "chave|segred"),
    (KEY, "nl", "geheim|sleutel|handmatig"), (KEY, "pl", "sekret|tajn|klucz|ręczn"), (KEY, "ru", "секрет|ключ|вручную"), (KEY, "uk", "вручну"), (KEY, "tr", "gizli|anahtar|elle_|manuel"),
    (KEY, "cs", "tajn|klíč|ručně"), (KEY, "sv", "hemlig|nyckel"), (KEY, "vi", "khóa|khoá|bí mật|mã bí mật|thủ công"), (KEY, "ja", "キー|秘密|鍵|シークレット|手動"),
    (KEY, "zh", "密钥|密匙|金鑰|密鑰|秘钥|手动|手動"), (KEY, "ko", "비밀 키|비밀키|시크릿|보안 키|키_|키를|수동|직접 입력"), (KEY, "ar", "مفتاح|السري|يدوي"),

    (SETUP, "any", "2fa|mfa_|tfa_|2 fa_|2sv|totp|otp_|authenticator|authy|freeotp|google auth|qr|scan|2 factor|two factor|multi factor|one time|one time password|token generat"),
    (SETUP, "en", "two step|2 step|twofactor|multifactor|authentication app|authentication application|auth app|second factor"),
    (SETUP, "de", "zwei faktor|zweifaktor|zweistufig|zwei schritt|zweiter faktor|einmalpass|einmalcode|authentifizierungs app|einscan"), (SETUP, "fr", "deux facteurs|double authentification|deux étapes|double facteur|application d authentification|numéris"),
    (SETUP, "es", "dos factores|dos pasos|doble factor|autenticador|autenticación|escane"), (SETUP, "it", "due fattori|due passaggi|autenticatore|autenticazione|inquadra"), (SETUP, "pt", "dois fatores|dois factores|duas etapas|dois passos|autenticador|autenticação|escane|digitaliz"),
    (SETUP, "nl", "twee factor|tweefactor|tweestaps|twee staps|authenticatie"), (SETUP, "pl", "dwuskładnik|dwuetap|dwustopniow|uwierzytelni|zeskanuj|skanuj|zeskanować"), (SETUP, "ru", "двухфактор|двухэтап|двухступ|аутентификат|сканир|отсканир"),
    (SETUP, "uk", "двофактор|двоетап|автентифік|скануй|відскан"), (SETUP, "tr", "iki faktör|iki aşama|iki adım|karekod|kare kod|kimlik doğrulama|tarat|tarayın"), (SETUP, "cs", "dvoufáz|dvoufaktor|dvoukrok|naskenuj|ověřovací aplikac"),
    (SETUP, "sv", "tvåfaktor|tvåsteg|autentiseringsapp|skanna"), (SETUP, "vi", "xác thực hai|hai yếu tố|hai bước|hai lớp|quét"), (SETUP, "ja", "二要素|2要素|二段階|2段階|２段階|多要素|認証アプリ|スキャン|読み取"),
    (SETUP, "zh", "双因素|双重|雙重|两步|兩步|二步|雙因素|多因素|验证器|驗證器|二维码|二維碼|扫描|掃描"), (SETUP, "ko", "2단계|이중 인증|이중인증|2차 인증|2요소|인증 앱|인증앱|스캔"), (SETUP, "ar", "عاملين|خطوتين|العاملين|الخطوتين|ثنائي|المصادقة|مسح|المسح|امسح"),

    (OTHER, "any", "api_|apikey|token|csrf|xsrf|uuid|guid|hash|checksum|fingerprint|ssh|pgp|gpg|iban|imei|sku_|isbn|jwt|oauth|webhook|commit_|nonce|session|sess_|sid_|phpsessid|jsessionid|bearer|wallet|bitcoin|ethereum|mnemonic|onion|ipfs|captcha|wifi|wi fi|wpa|serial|licen|lizenz|coupon|voucher|promo|invit|backup|steam key"),
    (OTHER, "en", "recover|back up code|back up key|rescue|scratch|emergency|access key|accesskey|secret access key|access id|product key|product code|productkey|activation|client id|client secret|client key|private key|public key|signing|signature|encryption|decryption|master key|seed phrase|seed words|passphrase|password|device id|gift|order number|order id|order code|tracking|invoice|price|reference number|transaction|deploy key|host key|registration key|game key|redeem|site key|license|pairing|cookie|bank|account number|customer|application id|app id|secret phrase|security question|secret question|git_|revision|sha256|sha 256|md5"),
    (OTHER, "de", "wiederherstell|notfall|ersatzcode|ersatzschlüssel|sicherungs|seriennummer|produktschlüssel|aktivierung|zugangsschlüssel|zugriffs|gutschein|kennwort|passwort|privater schlüssel|öffentlicher schlüssel|privaten schlüssel|öffentlichen schlüssel|prüfsumme|sitzung|bestellnummer|rechnung|einladung|signatur|verschlüsselungs|kundennummer|preis_"),
    (OTHER, "fr", "récupération|secours|numéro de série|clé de produit|clé produit|clé d accès|clé privée|clé publique|clé d api|clé de chiffrement|mot de passe|somme de contrôle|empreinte|séance|jeton|facture|commande|bon d achat|code promo|sauvegarde|portefeuille|signature"),
    (OTHER, "es", "recuperación|respaldo|copia de seguridad|emergencia|número de serie|clave de producto|clave del producto|clave de acceso|clave privada|clave pública|clave de api|contraseña|sesión|factura|pedido|cupón|cartera|billetera|monedero|huella|firma_"),
    (OTHER, "it", "recupero|riserva|emergenza|numero di serie|codice prodotto|chiave prodotto|chiave del prodotto|chiave di accesso|chiave privata|chiave pubblica|chiave api|sessione|fattura|ordine|buono|portafoglio|impronta|firma_|ripristino"),
    (OTHER, "pt", "recuperação|reserva|emergência|número de série|chave do produto|chave de acesso|chave privada|chave pública|chave de api|chave da api|senha|palavra passe|sessão|fatura|pedido|cupom|carteira|assinatura|pix_|chave pix"),
    (OTHER, "nl", "herstel|noodcode|reservecode|reserve|serienummer|productsleutel|productcode|toegangssleutel|privésleutel|openbare sleutel|api sleutel|wachtwoord|sessie|factuur|bestelling|kortingscode|handtekening"),
    (OTHER, "pl", "odzyskiw|zapasow|awaryjn|kopii zapas|numer seryjny|klucz produktu|klucz dostępu|klucz prywatny|klucz publiczny|klucz api|hasło|hasła|sesj|faktur|zamówieni|kupon|portfel|podpis|suma kontrolna"),
    (OTHER, "ru", "восстановлени|резервн|аварийн|серийн|ключ продукта|ключ доступа|приватный ключ|закрытый ключ|открытый ключ|публичный ключ|ключ api|лиценз|пароль|пароля|сесси|сеанс|заказ|счёт|купон|кошел|подпис|токен|хеш|хэш|приглаш|отпечат|ключ активации|активаци"),
    (OTHER, "uk", "відновлен|резервн|аварійн|серійн|ключ продукту|ключ доступу|закритий ключ|приватний ключ|відкритий ключ|ліценз|сесі|сеанс|замовлен|гаман|підпис|запрошен|активаці"),
    (OTHER, "tr", "kurtarma|yedek|acil|seri numara|seri no|ürün anahtarı|ürün kodu|erişim anahtarı|özel anahtar|açık anahtar|api anahtarı|lisans|parola|şifre|oturum|fatura|sipariş|kupon|cüzdan|imza|davet|etkinleştirme anahtarı"),
    (OTHER, "cs", "obnov|záložn|nouzov|sériov|produktový klíč|přístupový klíč|soukromý klíč|veřejný klíč|heslo|relace|faktur|objednávk|kupón|peněžen|podpis|aktivační"),
    (OTHER, "sv", "återställ|reservkod|reserv|nödkod|säkerhetskopi|serienummer|produktnyckel|åtkomstnyckel|privat nyckel|publik nyckel|api nyckel|lösenord|faktura|beställning|kupong|plånbok|signatur|inbjud|aktiverings"),
    (OTHER, "vi", "khôi phục|dự phòng|khẩn cấp|số sê ri|khóa sản phẩm|khóa truy cập|khóa riêng|khóa công khai|giấy phép|mật khẩu|phiên_|hóa đơn|đơn hàng|ví_|bản quyền|kích hoạt"),
    (OTHER, "ja", "リカバリ|回復|復旧|バックアップ|予備|緊急|シリアル|プロダクトキー|製品キー|アクセスキー|公開鍵|apiキー|apiシークレット|ライセンス|パスワード|セッション|請求|注文|クーポン|ウォレット|署名|トークン|ハッシュ|招待|復元|暗号化|アクティベーション"),
    (OTHER, "zh", "恢复|恢復|备份|備份|备用|備用|应急|紧急|緊急|序列号|序號|产品密钥|產品金鑰|访问密钥|存取金鑰|私钥|私鑰|公钥|公鑰|api密钥|api金鑰|许可证|授權|授权码|密码|密碼|会话|發票|发票|订单|訂單|优惠|优惠券|钱包|錢包|签名|簽章|令牌|哈希|邀请|激活|助记词|復原|还原"),
    (OTHER, "ko", "복구|백업|비상|예비|일련번호|시리얼|제품 키|제품키|액세스 키|개인 키|개인키|공개 키|공개키|api키|라이선스|라이센스|비밀번호|암호|세션|주문|쿠폰|지갑|서명|토큰|해시|초대|활성화|정품"),
    (OTHER, "ar", "الاسترداد|استرداد|الاستعادة|استعادة|احتياطي|الاحتياطي|الطوارئ|الرقم التسلسلي|مفتاح المنتج|مفتاح الوصول|المفتاح الخاص|المفتاح العام|ترخيص|الترخيص|كلمة المرور|كلمة السر|الجلسة|الطلب|فاتورة|الفاتورة|قسيمة|محفظة|المحفظة|توقيع|رمز الوصول|دعوة|تفعيل"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_holds() {
        for (text, expected) in [
            ("Secret key:", Kinds::KEY),
            ("Secret access key", Kinds::OTHER),
            ("Enter the one-time password", Kinds::SETUP),
            ("Can’t scan?", Kinds::NAMED),
            ("密钥：", Kinds::KEY),
            ("Keyboard, scandal", Kinds::SETUP),
            ("", Kinds::default()),
        ] {
            assert_eq!(said(text).all, expected, "{text}");
        }
        assert_eq!(said("Recovery codes. Setup key").last, Kinds::NAMED);
        assert_eq!(said("Setup key. Keep your recovery codes. Then go on").last, Kinds::OTHER);
        assert!(named("mfaSecretKey").has(Kinds::NAMED) && named("recoveryCodes").has(Kinds::OTHER));
    }

    /// A beginning of two kinds would be of the kind that stands first.
    #[test]
    fn no_beginning_has_two_kinds() {
        let all = || STEMS.iter().flat_map(|(_, stems)| stems);
        for stem in all() {
            let same = |other: &&Stem| (other.text, other.whole) == (stem.text, stem.whole);
            assert!(!all().filter(same).any(|other| other.kind != stem.kind), "{}", stem.text);
        }
    }
}

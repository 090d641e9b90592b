//! The words by which pages speak of codes, and of what is not one. For translators: a row is a topic, a language and its
//! word beginnings, in lower case, separated by `|`.
//!
//! A beginning matches at the start of a word (`verif` matches "verification"); `_` at its end asks for the whole word.
//! Scripts without spaces or with attached articles (Chinese, Japanese, Korean, Arabic) match anywhere. Hyphens and
//! punctuation are spaces: write `two factor`. Attribute names are split before: `otpCode2` is read as "otp code 2".

use std::sync::LazyLock;

/// What a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    /// A one-time code, by a name that means nothing else.
    OneTime,
    /// A code by which something is verified: a one-time code, or a picture's, or a card's.
    Verify,
    /// How many digits a code has.
    Digits,
    /// Two-factor login.
    SecondFactor,
    /// An authenticator app.
    App,
    /// A code of some kind.
    Code,
    /// Codes for when the app is lost.
    Recovery,
    /// Text messages.
    Sms,
    /// E-mail.
    Email,
    /// Turning two-factor login on.
    Setup,
    /// The security code of a payment card, and its neighbours.
    Card,
    /// Postal codes and addresses.
    Postal,
    /// Coupons, vouchers, gift cards.
    Coupon,
    /// Codes read off a picture.
    Captcha,
    /// Other codes and numbers: invitations, licences, devices, customers.
    Other,
    /// Dates and their parts.
    Date,
    /// The secret that an authenticator app is set up with.
    Secret,
    /// Telephone numbers.
    Phone,
    /// User names and names of people.
    User,
    /// Passwords.
    Password,
    /// Search fields, comments, free text.
    Search,
}

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Topics(u32);

impl Topics {
    pub(super) const fn of(topics: &[Topic]) -> Self {
        let mut bits = 0;
        let mut rest = topics;
        while let [first, tail @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = tail;
        }
        Self(bits)
    }

    pub(super) const fn has(self, topic: Topic) -> bool {
        self.0 & 1 << topic as u8 != 0
    }

    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The topics of a normalised text (see [`super::tokens`]).
pub(super) fn topics(text: &str) -> Topics {
    let (starts, pairs) = Pairs::of(text);
    let mut found = Topics::default();
    for stem in STEMS.iter() {
        let may = if stem.anywhere { pairs } else { starts };
        if !found.has(stem.topic) && may.has(stem.text) && stem.is_in(text) {
            found = found.and(Topics::of(&[stem.topic]));
        }
    }
    found
}

/// One word beginning of the lexicon, taken apart.
struct Stem {
    topic: Topic,
    text: &'static str,
    whole: bool,
    anywhere: bool,
}

static STEMS: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    let rows = TOPICS.iter().zip(STEMS_OF_ROWS.lines());
    let stems = rows.flat_map(|(topic, stems)| stems.split('|').map(|stem| (*topic, stem)));
    stems
        .map(|(topic, stem)| {
            let text = stem.trim_end_matches('_');
            let anywhere = text.chars().next().is_some_and(|c| c >= '\u{600}');
            Stem { topic, text, whole: text.len() < stem.len(), anywhere }
        })
        .collect()
});

impl Stem {
    fn is_in(&self, text: &str) -> bool {
        let space = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)) == Some(&b' ');
        text.match_indices(self.text).any(|(at, _)| {
            let before = self.anywhere || space(at.checked_sub(1));
            before && (!self.whole || space(at.checked_add(self.text.len())))
        })
    }
}

/// Which pairs of bytes a text has, roughly: spares looking for most stems.
#[derive(Clone, Copy, Default)]
struct Pairs([u64; 4]);

impl Pairs {
    /// The pairs that begin a word, and all.
    fn of(text: &str) -> (Self, Self) {
        let (mut starts, mut all) = (Self::default(), Self::default());
        let mut last = b' ';
        for pair in text.as_bytes().windows(2) {
            all.mark(pair);
            if last == b' ' {
                starts.mark(pair);
            }
            last = pair.first().copied().unwrap_or(b' ');
        }
        (starts, all)
    }

    fn place(pair: &[u8]) -> (usize, u64) {
        let [a, b, ..] = pair else { return (0, 0) };
        let hash = a.wrapping_mul(31).wrapping_add(*b);
        (usize::from(hash >> 6), 1 << (hash & 63))
    }

    fn mark(&mut self, pair: &[u8]) {
        let (word, bit) = Self::place(pair);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, stem: &str) -> bool {
        let (word, bit) = Self::place(stem.as_bytes());
        self.0.get(word).is_some_and(|word| word & bit == bit)
    }
}

use Topic::{
    App, Captcha, Card, Code, Coupon, Date, Digits, Email, OneTime, Other, Password, Phone, Postal, Recovery, Search,
    SecondFactor, Secret, Setup, Sms, User, Verify,
};

/// Makes one text of all word beginnings, and a byte of the topic of each row: a row of its own has 20 bytes of pointers.
macro_rules! lexicon {
    ($(($topic:ident, $language:literal, $stems:literal)),* $(,)?) => {
        static TOPICS: &[Topic] = &[$($topic),*];
        static STEMS_OF_ROWS: &str = concat!($($stems, "\n"),*);
    };
}

#[rustfmt::skip]
lexicon![
    (OneTime, "any", "otp|totp|otc_|hotp_|onetime|2fa code|mfa code|2fa token|mfa token|tan_|mtan_|oath"),
    (OneTime, "en", "one time|authentication code|authenticator code|auth code|authenticator token|two factor code|two step code|second factor code|factor code|dynamic code|one use code"),
    (OneTime, "de", "einmalcode|einmalpasswort|einmalkennwort|einmal code|einmal passwort|einmal kennwort|einmalig|authentifizierungscode|zwei faktor code|authentisierungscode|authentifizierungs code"),
    (OneTime, "fr", "code d authentification|code dauthentification|code à usage unique|usage unique|code unique|mot de passe à usage"),
    (OneTime, "es", "código de autenticación|código de un solo uso|un solo uso|código único"),
    (OneTime, "it", "codice di autenticazione|codice monouso|codice otp|monouso|codice autenticazione"),
    (OneTime, "pt", "código de autenticação|código de uso único|uso único|código único"),
    (OneTime, "nl", "authenticatiecode|eenmalige|eenmalig|authenticatie code"),
    (OneTime, "pl", "kod uwierzytelniający|kod uwierzytelniania|kod jednorazowy|jednorazow"),
    (OneTime, "ru", "код аутентификации|одноразов|код из приложения"),
    (OneTime, "uk", "одноразов|код автентифікації"),
    (OneTime, "tr", "tek kullanımlık|kimlik doğrulama kod"),
    (OneTime, "cs", "jednorázov"),
    (OneTime, "sv", "engångskod|engångslösen|autentiseringskod"),
    (OneTime, "ja", "認証コード|ワンタイム|認証番号|認証キー"),
    (OneTime, "zh", "动态码|动态密码|動態密碼|动态口令|一次性|认证码"),
    (OneTime, "ko", "인증 코드|인증코드|인증번호|인증 번호|일회용"),
    (OneTime, "ar", "رمز المصادقة|لمرة واحدة"),
    (OneTime, "vi", "mã otp"),

    (Verify, "en", "verification code|verification token|verification pin|verify code|verif code|confirmation code|approvals code|challenge code|digit code|login code|sign in code|passcode|security code|validation code|access code"),
    (Verify, "de", "bestätigungscode|verifizierungscode|sicherheitscode|prüfcode|anmeldecode|zugangscode|bestätigungs code"),
    (Verify, "fr", "code de vérification|code de sécurité|code de validation|code de confirmation|code de connexion|code temporaire"),
    (Verify, "es", "código de verificación|código de seguridad|código de confirmación|código de acceso|código temporal"),
    (Verify, "it", "codice di verifica|codice di sicurezza|codice di conferma|codice di accesso|codice temporaneo"),
    (Verify, "pt", "código de verificação|código de segurança|código de confirmação|código de acesso|código temporário|codigo de verificacao"),
    (Verify, "nl", "verificatiecode|beveiligingscode|bevestigingscode|inlogcode|toegangscode"),
    (Verify, "pl", "kod weryfikacyjny|kod bezpieczeństwa|kod potwierdzający|kod autoryzacyjny|kod autoryzacji|kodu weryfikacyjn"),
    (Verify, "ru", "код подтверждения|код проверки|проверочный код|код безопасности|код авторизации|код доступа|проверочн"),
    (Verify, "uk", "код підтвердження|код перевірки|код безпеки"),
    (Verify, "tr", "doğrulama kod|onay kodu|güvenlik kodu|giriş kodu"),
    (Verify, "cs", "ověřovací kód|bezpečnostní kód|potvrzovací kód|aktivační kód|sms kód"),
    (Verify, "sv", "verifieringskod|säkerhetskod"),
    (Verify, "ja", "確認コード|検証コード|セキュリティコード|確認番号"),
    (Verify, "zh", "验证码|驗證碼|校验码|安全码|安全碼|验证代码|驗證代碼|口令"),
    (Verify, "ko", "확인 코드|보안 코드|보안코드|확인코드"),
    (Verify, "ar", "رمز التحقق|رمز التأكيد|رمز الأمان|كود التحقق|رمز الدخول"),
    (Verify, "vi", "mã xác|mã bảo mật"),

    (Digits, "en", "6 digit|six digit|7 digit|8 digit"), (Digits, "de", "6 stellig|sechsstellig"), (Digits, "fr", "6 chiffres|code à 6"), (Digits, "es", "6 dígitos|seis dígitos"), (Digits, "it", "6 cifre|sei cifre"), (Digits, "pt", "6 dígitos|seis dígitos"), (Digits, "nl", "6 cijfer|zescijfer"), (Digits, "pl", "6 cyfr|sześciocyfrow"), (Digits, "ru", "6 значн|шестизначн"), (Digits, "tr", "6 haneli|altı haneli"), (Digits, "ja", "6桁|６桁"), (Digits, "zh", "6位|六位"), (Digits, "ko", "6자리|여섯 자리"), (Digits, "ar", "6 أرقام|الرمز المكون"),

    (SecondFactor, "any", "2fa|mfa_|tfa_|u2f_|2sv_|twofa|2 fa_|2 factor|2factor|2 step|2step|2 schritt"),
    (SecondFactor, "en", "two factor|twofactor|two step|twostep|multi factor|multifactor|second factor|secondfactor|second step|step up auth|2 step|additional verification|verify your identity|verify it s you|verify its you|authenticator"),
    (SecondFactor, "de", "zwei faktor|zweifaktor|zweiter faktor|zweiten faktor|zwei schritt|mehrfaktor|zweistufig|2 faktor|authenticator|authentifikator"),
    (SecondFactor, "fr", "deux facteurs|double authentification|double facteur|second facteur|deux étapes|multifacteur|authentificateur"),
    (SecondFactor, "es", "dos factores|dos pasos|doble factor|segundo factor|multifactor|autenticador"),
    (SecondFactor, "it", "due fattori|due passaggi|doppio fattore|secondo fattore|verifica in due|autenticatore"),
    (SecondFactor, "pt", "dois fatores|dois factores|duas etapas|segundo fator|dois passos|autenticador"),
    (SecondFactor, "nl", "twee factor|tweefactor|twee staps|tweestaps|tweede factor|tweetraps"),
    (SecondFactor, "pl", "dwuskładnik|dwuetap|dwustopniow|drugi składnik|drugiego składnik|uwierzytelniając"),
    (SecondFactor, "ru", "двухфактор|двухэтап|второй фактор|второго фактор|двухступ"),
    (SecondFactor, "tr", "iki faktör|iki aşama|iki adım|ikinci faktör|çift faktör"),
    (SecondFactor, "ja", "二要素|2要素|二段階|2段階|２段階|多要素"),
    (SecondFactor, "zh", "双因素|双重|雙重|两步|兩步|二步|二次验证|两因素|雙因素|多因素|二重"),
    (SecondFactor, "ko", "2단계|이중 인증|2차 인증|2요소|다단계|이중인증"),
    (SecondFactor, "ar", "عاملين|خطوتين|العاملين|الخطوتين|ثنائي"),

    (App, "any", "authenticator|authy|google auth|totp|freeotp|duo mobile"),
    (App, "en", "authentication app|auth app|authenticator app|code generator|token generator|your app|mobile app|security app"),
    (App, "de", "authentifizierungs app|authentisierungs app|authentifikator"),
    (App, "fr", "application d authentification|application dauthentification|authentificateur|application mobile"),
    (App, "es", "aplicación de autenticación|app de autenticación|autenticador"),
    (App, "it", "app di autenticazione|autenticatore|applicazione di autenticazione"),
    (App, "pt", "aplicativo de autenticação|aplicativo autenticador|autenticador|app de autenticação"),
    (App, "nl", "authenticatie app|authenticatieapp"),
    (App, "pl", "aplikacji uwierzytelni|aplikacja uwierzytelni|aplikacji autory"),
    (App, "ru", "приложени|аутентификатор"),
    (App, "tr", "doğrulayıcı|kimlik doğrulama uygulama"),
    (App, "ja", "認証アプリ|認証システム"),
    (App, "zh", "身份验证器|验证器|驗證器|认证器|身份验证应用|动态口令"),
    (App, "ko", "인증 앱|인증기|otp 앱"),
    (App, "ar", "جهاز المصادقة|تطبيق المصادقة|المصادق"),

    (Code, "any", "code|token|pin_|kod_|kodu|kode_"),
    (Code, "de", "ziffern|stellig"), (Code, "fr", "jeton"), (Code, "es", "código|codigo|clave"), (Code, "it", "codice"),
    (Code, "pt", "código|codigo"), (Code, "nl", "cijfers"), (Code, "pl", "kod"), (Code, "ru", "код"), (Code, "tr", "kod|şifre"),
    (Code, "sv", "kod"), (Code, "cs", "kód"), (Code, "ja", "コード|番号|トークン"), (Code, "zh", "码|碼|代码"), (Code, "ko", "코드|번호|토큰"),
    (Code, "ar", "رمز|الرمز|كود"), (Code, "vi", "mã_"),

    (Recovery, "en", "recovery|recover code|backup|rescue code|scratch|emergency|single use backup|lost device|fallback code"),
    (Recovery, "de", "wiederherstellung|notfall|ersatzcode|sicherungscode"),
    (Recovery, "fr", "récupération|secours|recuperation"),
    (Recovery, "es", "recuperación|respaldo|copia de seguridad"),
    (Recovery, "it", "recupero|riserva|emergenza"),
    (Recovery, "pt", "recuperação|reserva_"),
    (Recovery, "nl", "herstelcode|herstel|noodcode|reservecode"),
    (Recovery, "pl", "odzyskiwania|zapasow|odzyskiwani|awaryjn"),
    (Recovery, "ru", "восстановлени|резервн|аварийн"),
    (Recovery, "tr", "kurtarma|yedek"),
    (Recovery, "ja", "リカバリ|回復|バックアップ|復旧|復元"),
    (Recovery, "zh", "恢复代码|恢复码|备用|恢復碼|復原碼|備用|救援|恢复"),
    (Recovery, "ko", "복구|백업"),
    (Recovery, "ar", "الاسترداد|استرداد|احتياطي|الاحتياطي|استعادة"),

    (Sms, "any", "sms|whatsapp"),
    (Sms, "en", "text message|texted|to your phone|to your mobile|phone ending|mobile number|phone number|number ending|voice call"),
    (Sms, "de", "textnachricht|handynummer|mobilnummer|telefonnummer|anruf_|rufnummer"),
    (Sms, "fr", "message texte|numéro de téléphone|votre téléphone|votre mobile|texto"),
    (Sms, "es", "mensaje de texto|número de teléfono|tu teléfono|su teléfono|móvil_|celular"),
    (Sms, "it", "messaggio di testo|numero di telefono|cellulare"),
    (Sms, "pt", "mensagem de texto|número de telefone|telemóvel|celular"),
    (Sms, "nl", "tekstbericht|telefoonnummer|mobiele nummer|sms je"), (Sms, "pl", "wiadomości tekstow|numer telefonu|numeru telefonu"),
    (Sms, "ru", "смс|номер телефона|на телефон|сообщени"), (Sms, "tr", "kısa mesaj|telefon numara|cep telefon"),
    (Sms, "ja", "電話番号|携帯|ショートメッセージ"), (Sms, "zh", "短信|手机|手機|簡訊|电话"), (Sms, "ko", "문자|휴대폰|휴대전화|전화번호"),
    (Sms, "ar", "رسالة نصية|الهاتف|هاتفك|الجوال"),

    (Email, "any", "email|e mail|mail_|inbox"),
    (Email, "de", "mailadresse|postfach"), (Email, "fr", "courriel|adresse électronique"), (Email, "es", "correo"),
    (Email, "it", "posta elettronica"), (Email, "nl", "mailadres"), (Email, "pl", "poczt"), (Email, "ru", "почт|почту"),
    (Email, "tr", "posta_|eposta"), (Email, "ja", "メール"), (Email, "zh", "邮箱|邮件|郵件|信箱|邮"), (Email, "ko", "이메일|메일"),
    (Email, "ar", "البريد الإلكتروني|بريدك"),

    (Setup, "en", "qr code|scan the|scan this|set up|setup|enable two|enable 2|enable mfa|activate two|add authenticator|turn on two|secret key|can t scan|cant scan|enrol"),
    (Setup, "de", "qr code|scannen|einrichten|aktivieren"), (Setup, "fr", "scanne|code qr|activer|configurer"),
    (Setup, "es", "código qr|escanea|activar|configurar"), (Setup, "it", "codice qr|scansiona|attiva|configura"),
    (Setup, "pt", "código qr|digitalize|escaneie|ativar|configurar"), (Setup, "nl", "scan de|instellen|inschakelen"),
    (Setup, "pl", "zeskanuj|skonfiguruj|włącz"), (Setup, "ru", "отсканируйте|настро|включить"), (Setup, "tr", "tarayın|kurulum|etkinleştir"),
    (Setup, "ja", "スキャン|有効に|qrコード"), (Setup, "zh", "扫描|掃描|启用|啟用|绑定|二维码"), (Setup, "ko", "스캔|qr 코드|설정하"),
    (Setup, "ar", "امسح|رمز الاستجابة|تفعيل"),

    (Card, "any", "cvv|cvc|csc_|cvn|cvd_|cid_|ccv|iban|ccnum"),
    (Card, "en", "card number|cardnumber|card security|credit card|creditcard|card code|card verification|debit card|security number|3 digit|4 digit|3 or 4|last 3|last three|name on card|cardholder|card holder|cc number|cc exp|expiry|expiration|payment method"),
    (Card, "de", "kartennummer|prüfnummer|prüfziffer|kreditkarte|karteninhaber"), (Card, "fr", "cryptogramme|numéro de carte|carte bancaire|carte de crédit"),
    (Card, "es", "tarjeta"), (Card, "it", "carta di credito|numero di carta|numero carta"), (Card, "pt", "cartão"),
    (Card, "nl", "kaartnummer|creditcard"), (Card, "pl", "numer karty|karty"), (Card, "ru", "карты|карта_"), (Card, "tr", "kart_|kart numara"),
    (Card, "ja", "カード"), (Card, "zh", "信用卡|卡号|银行卡|卡號"), (Card, "ko", "카드"), (Card, "ar", "البطاقة|بطاقة"),

    (Postal, "en", "zip_|zipcode|zip code|postal|postcode|post code|pincode|city|street|address line|town_"),
    (Postal, "de", "plz_|postleitzahl|straße|hausnummer|ort_"), (Postal, "fr", "code postal|cp_|ville_|rue_"), (Postal, "es", "código postal|ciudad|calle"),
    (Postal, "it", "cap_|codice postale|città|indirizzo"), (Postal, "pt", "cep_|código postal|cidade|endereço"), (Postal, "nl", "postcode|straat|plaats|woonplaats"),
    (Postal, "pl", "kod pocztowy|miasto|ulica"), (Postal, "ru", "индекс|почтовый|город|улица"), (Postal, "tr", "posta kodu|şehir|adres_"),
    (Postal, "ja", "郵便|住所"), (Postal, "zh", "邮编|邮政|郵遞|郵政|地址"), (Postal, "ko", "우편|주소"), (Postal, "ar", "البريدي|المدينة"),

    (Coupon, "en", "coupon|promo|voucher|discount|gift|redeem|referral|referrer|refer code|affiliate|reward|offer code"),
    (Coupon, "de", "gutschein|rabatt|aktionscode|geschenk|empfehlungscode"), (Coupon, "fr", "réduction|bon d|parrain|cadeau|remise"),
    (Coupon, "es", "cupón|cupon|descuento|promoc|regalo"), (Coupon, "it", "sconto|buono|regalo"), (Coupon, "pt", "cupom|cupão|desconto|presente"),
    (Coupon, "nl", "korting|kado|cadeau|actiecode"), (Coupon, "pl", "rabat|kupon|prezent"), (Coupon, "ru", "промокод|купон|скидк|подароч"),
    (Coupon, "tr", "kupon|indirim|hediye"), (Coupon, "ja", "クーポン|割引|ギフト|招待"), (Coupon, "zh", "优惠|折扣|優惠|礼品|邀请码|邀請碼|推荐"),
    (Coupon, "ko", "쿠폰|할인|기프트|추천"), (Coupon, "ar", "قسيمة|خصم|كوبون"),

    (Captcha, "any", "captcha|recaptcha|turnstile|img verif|kaptcha|capcha|imgcode|img code|check code|randcode|rand code|authimg|seccode|visual verif|verify img|letters shown"),
    (Captcha, "en", "characters you see|text you see|in the image|image code|image text|not a robot|the picture|shown above|visual code|anti spam|antispam|letters you see|see above"),
    (Captcha, "de", "zeichen aus dem bild|im bild|spamschutz|sicherheitsbild"), (Captcha, "fr", "caractères|de l image|dans l image|anti robot"),
    (Captcha, "es", "imagen|caracteres"), (Captcha, "it", "immagine|caratteri"), (Captcha, "pt", "imagem|caracteres"),
    (Captcha, "nl", "afbeelding"), (Captcha, "pl", "obrazk"), (Captcha, "ru", "картинк|изображени|с картинки"), (Captcha, "tr", "resimde|görseldeki"),
    (Captcha, "ja", "画像"), (Captcha, "zh", "图形|圖形|图片|图中|看不清|换一张|換一張|图像|圖像"), (Captcha, "ko", "이미지|자동입력"), (Captcha, "ar", "الصورة"),

    (Other, "any", "sort code|swift|bic_|vat_|ean_|isbn|sku_|imei|ssn_|gtin|wifi"),
    (Other, "en", "invit|licen|serial|meeting|game pin|game code|device code|user code|on your device|on your tv|pairing|pair_|pair code|employee|staff|tracking|order number|order id|booking|reservation|flight|country code|countrycode|area code|dial code|calling code|language|product|item code|barcode|bar code|course|class code|join code|room|school|company|branch|client|customer|account number|account id|member|registration|plate_|source code|event code|agent|dealer|partner|sponsor|tax_|tax code|team|personal code|quantity|amount|price|profile pin|parental|unlock pin|new pin|choose a pin|create a pin|current pin|old pin|confirm pin|department|patient|student|contract|policy number|case number|ticket|error code|embed|html_|editor|color|colour|currency|api token|api key|access token|access key|personal access|token name|client id|webhook|word game|guess|puzzle|activation|product key|security question|secret answer|security answer|your answer|set your pin|set a pin|set pin|choose a|create a|your tv|from tv|on tv|insurance|routing|ip address|url_|website|title_|nickname"),
    (Other, "de", "einlad|lizenz|seriennummer|kundennummer|personalnummer|mitarbeiter|länder|vorwahl|bankleitzahl|kontonummer|vertragsnummer|mitglied|menge_|betrag|steuer|sicherheitsfrage|freischalt|aktivierung"),
    (Other, "fr", "invitation|licence|numéro de client|indicatif|numéro de série|quantité|montant|matricule"), (Other, "es", "invitación|licencia|cliente|país|cantidad|importe|monto|dni_|nif_"),
    (Other, "it", "invito|licenza|cliente|codice fiscale|quantità|importo|prefisso"), (Other, "pt", "convite|licença|cliente|país|quantidade|valor_|cpf_|cnpj_"),
    (Other, "nl", "uitnodig|licentie|klantnummer|landcode|aantal|bedrag|bsn_"), (Other, "pl", "zaproszeni|licenc|klienta|ilość|kwota|pesel|nip_"),
    (Other, "ru", "приглаш|лиценз|клиента|страны|количество|сумма|инн_|серийн"), (Other, "tr", "davet|lisans|müşteri|ülke|miktar|tutar|tc kimlik|sicil"),
    (Other, "ja", "ライセンス|シリアル|国番号|会員|数量|金額|社員"), (Other, "zh", "许可|序列|区号|會員|会员|数量|金额|工号|身份证|邀请"),
    (Other, "ko", "초대|라이선스|국가|회원|수량|금액|사번|주민"), (Other, "ar", "دعوة|ترخيص|رمز البلد|الدولة|المبلغ|الكمية"),

    (Date, "en", "birth|dob_|day_|month|year|mm_|yyyy|yy_|dd_|date"), (Date, "de", "geburt|jahr|monat|tag_|tt_|jjjj|datum"), (Date, "fr", "naissance|jour_|mois_|année|jj_|aaaa"),
    (Date, "es", "nacimiento|día_|mes_|año|fecha"), (Date, "it", "nascita|giorno|mese|anno_|data_"), (Date, "pt", "nascimento|dia_|mês|ano_"),
    (Date, "nl", "geboorte|maand|jaar"), (Date, "pl", "urodzenia|dzień|miesiąc|rok_"), (Date, "ru", "рождения|день_|месяц|год_|дата"), (Date, "tr", "doğum|gün_|ay_|yıl"),
    (Date, "ja", "生年月日|年月"), (Date, "zh", "生日|出生|日期"), (Date, "ko", "생년월일|생일"), (Date, "ar", "الميلاد|تاريخ"),

    (Secret, "en", "secret|private key|setup key|manual entry|seed_|ssh|gpg|public key|provisioning"), (Secret, "de", "geheim|einrichtungsschlüssel"), (Secret, "fr", "clé secrète"),
    (Secret, "es", "clave secreta"), (Secret, "it", "chiave segreta"), (Secret, "pt", "chave secreta"), (Secret, "nl", "geheime"), (Secret, "pl", "tajny"), (Secret, "ru", "секретн"),
    (Secret, "ja", "秘密鍵|シークレット"), (Secret, "zh", "密钥|金鑰"), (Secret, "ko", "비밀 키|비밀키"), (Secret, "ar", "المفتاح السري"),

    (Phone, "any", "phone|telephone|tel_|mobile|telefon|telefoon|téléphone|teléfono|telefone|telefono|cell_|msisdn"), (Phone, "de", "handy|rufnummer|mobil"),
    (Phone, "fr", "portable"), (Phone, "es", "móvil|celular"), (Phone, "it", "cellulare"), (Phone, "pt", "telemóvel|celular"), (Phone, "ru", "телефон"), (Phone, "pl", "komórk"),
    (Phone, "tr", "cep_"), (Phone, "ja", "電話|携帯"), (Phone, "zh", "手机号|電話|电话|手機"), (Phone, "ko", "전화|휴대"), (Phone, "ar", "الهاتف|هاتف|جوال"),

    (User, "en", "user|login_|loginid|logon|first name|last name|firstname|lastname|full name|surname|given name|family name|your name|name_|screen name|account_|login name|signin_|nick"),
    (User, "de", "benutzer|vorname|nachname|anmeldename|kennung|nutzername"), (User, "fr", "identifiant|utilisateur|prénom|nom_"), (User, "es", "usuario|nombre|apellido"),
    (User, "it", "utente|nome_|cognome"), (User, "pt", "usuário|utilizador|nome_|sobrenome|apelido"), (User, "nl", "gebruiker|voornaam|achternaam|naam_"),
    (User, "pl", "użytkownik|imię|nazwisk"), (User, "ru", "логин|имя|фамили|пользовател"), (User, "tr", "kullanıcı|adı_|soyadı|ad_"),
    (User, "ja", "ユーザ|氏名|名前|ログインid"), (User, "zh", "用户|用戶|账号|帐号|帳號|姓名|使用者"), (User, "ko", "아이디|사용자|이름|계정"), (User, "ar", "المستخدم|الاسم|اسم"),

    (Password, "any", "password|passwd|pwd_|passphrase|pass_|passwort|passord"), (Password, "de", "kennwort"), (Password, "fr", "mot de passe|mdp_"), (Password, "es", "contraseña|clave_"),
    (Password, "it", "parola d ordine"), (Password, "pt", "senha|palavra passe"), (Password, "nl", "wachtwoord"), (Password, "pl", "hasło|hasła"), (Password, "ru", "пароль|пароля"),
    (Password, "tr", "parola|şifre"), (Password, "cs", "heslo"), (Password, "sv", "lösenord"), (Password, "ja", "パスワード"), (Password, "zh", "密码|密碼"), (Password, "ko", "비밀번호"), (Password, "ar", "كلمة المرور|كلمة السر"),

    (Search, "en", "search|query|keyword|find_|filter|comment|message_|note_|notes_|subject|chat|prompt|newsletter|subscribe|device name|label_|description"),
    (Search, "de", "suche|kommentar|nachricht|gerätename"), (Search, "fr", "recherche|commentaire"), (Search, "es", "buscar|búsqueda|comentario"), (Search, "it", "cerca_|ricerca"),
    (Search, "pt", "pesquis|busca|procurar"), (Search, "nl", "zoek"), (Search, "pl", "szukaj|wyszukaj"), (Search, "ru", "поиск|найти"), (Search, "tr", "ara_|arama"),
    (Search, "ja", "検索|コメント"), (Search, "zh", "搜索|搜尋|查询"), (Search, "ko", "검색"), (Search, "ar", "بحث|ابحث"),
];

/// Words that attribute names are glued together of (`myvcode`, `txtotpcode`, `verificationcode`), longest first.
#[rustfmt::skip]
pub(super) static PARTS: &[&str] = &[
    "authentication", "authenticator", "confirmation", "verification", "validation", "password", "recovery",
    "security", "validate", "captcha", "confirm", "onetime", "access", "backup", "coupon", "factor", "google",
    "mobile", "number", "postal", "second", "secret", "submit", "verify", "check", "digit", "email", "enter", "field",
    "input", "login", "phone", "promo", "token", "valid", "value", "verif", "auth", "card", "code", "form", "gift",
    "mail", "oath", "pass", "post", "send", "sign", "step", "text", "time", "totp", "user", "2fa", "app", "box",
    "img", "mfa", "num", "one", "otc", "otp", "pin", "sms", "tel", "tfa", "two", "txt", "zip", "id", "in", "my", "v",
];

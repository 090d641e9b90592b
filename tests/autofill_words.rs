//! What the words of many languages make of a field: a code and how it comes, or something else.

use sixpence::autofill::{Channel, FieldFacts, FormFacts, FrameFacts, Kind, judge, targets};

/// A page with a heading, a sentence and one labelled field that its attributes say nothing of.
fn page(heading: &str, sentence: &str, label: &str) -> FrameFacts {
    let field = FieldFacts {
        name: "x1".to_owned(),
        form: 0,
        visible: true,
        enabled: true,
        place: [10, 10, 180, 24],
        label: label.to_owned(),
        near: format!("{sentence} {label}"),
        heading: heading.to_owned(),
        ..FieldFacts::default()
    };
    let form = FormFacts { text: format!("{heading} {sentence} {label}"), ..FormFacts::default() };
    FrameFacts { fields: vec![field], forms: vec![form], ..FrameFacts::default() }
}

#[test]
fn codes_of_apps() {
    for (heading, sentence, label) in [
        ("Zwei-Faktor-Anmeldung", "Öffnen Sie Ihre Authentifizierungs-App.", "Code"),
        ("Double authentification", "Ouvrez votre application d’authentification.", "Code"),
        ("Verificación en dos pasos", "Abre tu aplicación de autenticación.", "Código"),
        ("Verifica in due passaggi", "Apri l’app di autenticazione.", "Codice"),
        ("Verificação em duas etapas", "Abra o aplicativo de autenticação.", "Código"),
        ("Inloggen in twee stappen", "Open de authenticatie-app.", "Authenticatiecode"),
        ("Weryfikacja dwuetapowa", "Otwórz aplikację.", "Kod uwierzytelniający"),
        ("Двухфакторная аутентификация", "Откройте приложение.", "Код"),
        ("İki adımlı doğrulama", "Kimlik doğrulama uygulamanızı açın.", "Kod"),
        ("二段階認証", "認証アプリを開いてください。", "確認コード"),
        ("两步验证", "打开身份验证器应用。", "验证码"),
        ("2단계 인증", "인증 앱을 여세요.", "인증 코드"),
        ("المصادقة الثنائية", "افتح تطبيق المصادقة", "رمز التحقق"),
        ("Tvåstegsverifiering", "Öppna autentiseringsappen.", "Engångskod"),
        ("Totrinsbekræftelse", "Åbn din godkendelsesapp.", "Engangskode"),
        ("Totrinnsbekreftelse", "Åpne autentiseringsappen.", "Engangskode"),
        ("Kaksivaiheinen vahvistus", "Avaa todennussovellus.", "Vahvistuskoodi"),
        ("Dvoufázové ověření", "Otevřete ověřovací aplikaci.", "Ověřovací kód"),
        ("Kétlépcsős azonosítás", "Nyissa meg a hitelesítő alkalmazást.", "Hitelesítő kód"),
        ("Autentificare în doi pași", "Deschide aplicația de autentificare.", "Cod de verificare"),
        ("Έλεγχος ταυτότητας δύο παραγόντων", "Ανοίξτε την εφαρμογή.", "Κωδικός μίας χρήσης"),
        ("אימות דו-שלבי", "פתחו את אפליקציית האימות", "קוד אימות"),
        ("Двофакторна автентифікація", "Відкрийте застосунок.", "Код підтвердження"),
        ("Xác minh hai bước", "Mở ứng dụng xác thực.", "Mã xác thực"),
        ("Verifikasi dua langkah", "Buka aplikasi autentikator.", "Kode verifikasi"),
        ("การยืนยันสองขั้นตอน", "เปิดแอปยืนยันตัวตน", "รหัสยืนยัน"),
    ] {
        let found = targets(&page(heading, sentence, label));
        assert_eq!(found.len(), 1, "{heading}");
        assert_eq!(found[0].channel, Channel::Totp, "{heading}");
        assert!(found[0].sure, "{heading}: {}", found[0].score);
    }
}

#[test]
fn codes_that_are_sent() {
    for (sentence, label, channel) in [
        ("We sent a code by text message.", "Verification code", Channel::Sms),
        ("We sent a code to •••• 42.", "Verification code", Channel::Sms),
        ("We sent a code to a***@example.org.", "Verification code", Channel::Email),
        ("Check your email: we sent you a code.", "Verification code", Channel::Email),
        ("Wir haben Ihnen einen Code per SMS gesendet.", "Bestätigungscode", Channel::Sms),
        ("Nous vous avons envoyé un code par courriel.", "Code de vérification", Channel::Email),
        ("Hemos enviado un código a su correo.", "Código de verificación", Channel::Email),
        ("Abbiamo inviato un SMS.", "Codice di verifica", Channel::Sms),
        ("Enviamos um código por SMS.", "Código de verificação", Channel::Sms),
        ("We hebben een sms gestuurd.", "Verificatiecode", Channel::Sms),
        ("Wysłaliśmy kod na Twój adres e-mail.", "Kod weryfikacyjny", Channel::Email),
        ("Мы отправили код в СМС.", "Код подтверждения", Channel::Sms),
        ("SMS ile kod gönderdik.", "Doğrulama kodu", Channel::Sms),
        ("メールで確認コードを送信しました。", "確認コード", Channel::Email),
        ("验证码已发送到您的邮箱。", "验证码", Channel::Email),
        ("문자로 인증번호를 보냈습니다.", "인증번호", Channel::Sms),
        ("أرسلنا رسالة نصية إلى هاتفك", "رمز التحقق", Channel::Sms),
        ("A code was sent to your trusted devices.", "Verification code", Channel::Device),
        ("We sent you a code.", "Verification code", Channel::Unknown),
        ("We sent nothing: the code is in your authenticator app.", "Verification code", Channel::Totp),
    ] {
        let found = targets(&page("", sentence, label));
        assert_eq!(found.iter().map(|target| target.channel).collect::<Vec<_>>(), [channel], "{sentence}");
    }
    let set_up = page("Set up two-factor authentication", "Scan the QR code with your app.", "Authentication code");
    assert_eq!(targets(&set_up)[0].channel, Channel::Setup);
}

#[test]
fn other_kinds() {
    for (sentence, label, kind) in [
        ("", "Card security code", Kind::Card),
        ("", "Prüfziffer", Kind::Card),
        ("Cryptogramme visuel", "Code de sécurité", Kind::Card),
        ("", "Postleitzahl", Kind::Postal),
        ("", "Código postal", Kind::Postal),
        ("", "邮政编码", Kind::Postal),
        ("", "Promo code", Kind::Coupon),
        ("", "Gutscheincode", Kind::Coupon),
        ("", "クーポンコード", Kind::Coupon),
        ("Type the characters you see", "Verification code", Kind::Captcha),
        ("", "Введите код с картинки", Kind::Captcha),
        ("", "图形验证码", Kind::Captcha),
        ("", "New PIN", Kind::Pin),
        ("", "ПИН-код", Kind::Pin),
        ("", "Recovery code", Kind::Recovery),
        ("", "Wiederherstellungscode", Kind::Recovery),
        ("", "Code de secours", Kind::Recovery),
        ("Enter the code that is on your TV", "Code", Kind::Pairing),
        ("", "Gerätecode", Kind::Pairing),
        ("", "Secret key", Kind::Secret),
        ("", "Invitation code", Kind::Other),
        ("", "Kundennummer", Kind::Other),
        ("", "Quantity", Kind::Quantity),
        ("", "Date of birth", Kind::Date),
        ("", "Phone number", Kind::Phone),
        ("", "Benutzername", Kind::Login),
        ("", "Mot de passe", Kind::Login),
        ("", "Search", Kind::Search),
    ] {
        let judgement = judge(&page("", sentence, label)).remove(0);
        assert!(!judgement.taken, "{label}: {judgement:?}");
        let best = judgement.rivals.iter().max_by_key(|(_, points)| *points);
        assert_eq!(best.map(|(kind, _)| *kind), Some(kind), "{label}: {judgement:?}");
    }
}

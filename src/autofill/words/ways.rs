//! Words that say how a code reaches the user. How to write them: see the module above.

use super::Topic::{Device, Email, Sent, Setup, Sms};

#[rustfmt::skip]
super::lexicon![
    (Sms, "any", "sms|whatsapp|mtan_|viber_"),
    (Sms, "en", "text message|texted|text me_|to your phone|to your mobile|phone ending|mobile number|phone number|number ending|voice call|phone call|phone code"),
    (Sms, "de", "textnachricht|handynummer|mobilnummer|mobilfunk|telefonnummer|anruf_|rufnummer"),
    (Sms, "fr", "message texte|numéro de téléphone|texto|numéro de portable"),
    (Sms, "es", "mensaje de texto|número de teléfono"),
    (Sms, "it", "messaggio di testo|numero di telefono"), (Sms, "pt", "mensagem de texto|número de telefone"),
    (Sms, "nl", "tekstbericht|telefoonnummer|mobiele nummer|sms je"), (Sms, "pl", "wiadomości tekstow|numer telefonu|numeru telefonu"),
    (Sms, "ru", "смс|номер телефона|на номер"), (Sms, "uk", "смс|номер телефону|на номер"), (Sms, "tr", "kısa mesaj|telefon numara"),
    (Sms, "cs", "telefonní číslo"), (Sms, "sv", "mobilnummer|telefonnummer|textmeddelande"), (Sms, "da", "mobilnummer|telefonnummer|besked til"), (Sms, "no", "mobilnummer|telefonnummer|tekstmelding"),
    (Sms, "fi", "tekstiviest|puhelinnumero"), (Sms, "hu", "telefonszám"), (Sms, "ro", "mesaj text|numărul de telefon"), (Sms, "el", "μήνυμα"), (Sms, "he", "הודעת טקסט|מסרון"),
    (Sms, "id", "nomor telepon|nomor hp|pesan singkat|nomor ponsel"), (Sms, "vi", "số điện thoại|tin nhắn"), (Sms, "th", "ข้อความ"), (Sms, "hi", "एसएमएस"),
    (Sms, "ja", "電話番号|ショートメッセージ"), (Sms, "zh", "短信|簡訊|手机号|手機號"), (Sms, "ko", "문자|전화번호"),
    (Sms, "ar", "رسالة نصية|رقم الهاتف"), (Sms, "fa", "پیامک"),

    (Email, "any", "email|e mail|mail_|inbox|emailed"),
    (Email, "de", "mailadresse|postfach"), (Email, "fr", "courriel|adresse électronique"), (Email, "es", "correo"),
    (Email, "it", "posta elettronica"), (Email, "nl", "mailadres"), (Email, "pl", "poczt"), (Email, "ru", "почт|почту|письм"), (Email, "uk", "пошт|лист"),
    (Email, "tr", "posta_|eposta"), (Email, "sv", "e post|epost"), (Email, "da", "e post"), (Email, "fi", "sähköposti"), (Email, "ja", "メール"), (Email, "zh", "邮箱|邮件|郵件|信箱|邮"), (Email, "ko", "이메일|메일"),
    (Email, "el", "ηλεκτρονικό ταχυδρομείο"), (Email, "he", "דוא ל|אימייל|מייל"), (Email, "id", "surel"), (Email, "th", "อีเมล"), (Email, "hi", "ईमेल"), (Email, "vi", "thư điện tử"),
    (Email, "ar", "البريد الإلكتروني|بريدك"), (Email, "fa", "ایمیل"),

    (Sent, "en", "sent|send|resend|emailed|texted|didn t get|didn t receive|did not receive|get code|get a code|get a new code|new code|request code|received"),
    (Sent, "de", "gesendet|gesandt|geschickt|zugeschickt|senden|erhalten|verschickt|anfordern"), (Sent, "fr", "envoyé|envoyer|renvoyer|reçu|envoyons"),
    (Sent, "es", "enviado|enviamos|enviar|reenviar|recibido|envió|mandado"), (Sent, "it", "inviato|inviare|invia_|reinvia|ricevuto|spedito"),
    (Sent, "pt", "enviado|enviamos|enviar|reenviar|recebido|recebeu"), (Sent, "nl", "verzonden|gestuurd|verstuurd|ontvangen|verzend|stuur"),
    (Sent, "pl", "wysłali|wysłan|wyślij|otrzyma"), (Sent, "ru", "отправ|выслали|выслан|получит"), (Sent, "uk", "надісла|надіслати|отрима"),
    (Sent, "tr", "gönder"), (Sent, "cs", "poslali|odeslali|zaslali|zaslaný|poslat"), (Sent, "sk", "poslali|zaslali"), (Sent, "sv", "skickat|skicka|skickade"), (Sent, "da", "sendt|send_|modtag"), (Sent, "no", "sendt|sendte|send_|mottatt"),
    (Sent, "fi", "lähet"), (Sent, "hu", "küld"), (Sent, "ro", "trimis|primit|retrimite"), (Sent, "el", "στείλ|αποστ|στάλθηκε"), (Sent, "he", "שלחנו|נשלח|שלח"),
    (Sent, "id", "dikirim|kirim|mengirim"), (Sent, "vi", "gửi"), (Sent, "th", "ส่ง"), (Sent, "hi", "भेजा|भेजे"),
    (Sent, "ja", "送信|送りました|届いた|お送り|記載"), (Sent, "zh", "发送|發送|获取|獲取|已发|寄到|寄送|重发"), (Sent, "ko", "전송|보낸|발송|받기|보냈"),
    (Sent, "ar", "أرسلنا|إرسال|ارسال|أرسل|إعادة"), (Sent, "fa", "ارسال"),

    (Setup, "en", "qr code|scan the|scan this|set up|setup|enable two|enable 2|enable mfa|activate two|add authenticator|turn on two|activation of|activating|enabling|secret key|can t scan|cant scan|enrol"),
    (Setup, "de", "qr code|scannen|einrichten|aktivieren|aktivierung|einrichtung"), (Setup, "fr", "scanne|code qr|activer|configurer|activation de|activation du"),
    (Setup, "es", "código qr|escanea|activar|configurar|activación|configuración"), (Setup, "it", "codice qr|scansiona|attiva|attivazione|configura"),
    (Setup, "pt", "código qr|digitalize|escaneie|ativar|ativação|configurar|configuração"), (Setup, "nl", "scan de|instellen|inschakelen"),
    (Setup, "pl", "zeskanuj|skonfiguruj|włącz"), (Setup, "ru", "отсканируйте|настро|включить"), (Setup, "tr", "tarayın|kurulum|etkinleştir"),
    (Setup, "cs", "naskenuj|nastavit"), (Setup, "sv", "skanna|konfigurera"), (Setup, "da", "scan qr|opsæt"), (Setup, "no", "skann|konfigurer"), (Setup, "fi", "skannaa|ota käyttöön"),
    (Setup, "ja", "スキャン|有効に|qrコード"), (Setup, "zh", "扫描|掃描|启用|啟用|绑定|二维码"), (Setup, "ko", "스캔|qr 코드|설정하"),
    (Setup, "ar", "امسح|رمز الاستجابة|تفعيل"),

    (Device, "en", "to your devices|to your trusted|trusted device|on your trusted|apple device|push notification|on your other device|approved device"),
    (Device, "de", "vertrauenswürdig|anderen geräte"), (Device, "fr", "appareil de confiance|vos appareils"), (Device, "es", "dispositivo de confianza|tus dispositivos"),
    (Device, "it", "dispositivi autorizzati|tuoi dispositivi"), (Device, "pt", "dispositivo confiável|dispositivos confiáveis|seus dispositivos"), (Device, "nl", "vertrouwde appara"),
    (Device, "pl", "zaufan"), (Device, "ru", "доверенн"), (Device, "tr", "güvenilir cihaz"), (Device, "ja", "信頼できるデバイス"), (Device, "zh", "受信任的设备|受信任的裝置"), (Device, "ko", "신뢰할 수 있는 기기"), (Device, "ar", "جهاز موثوق"),
];

//! Words for the other fields of a login or registration, and what names of fields are glued together of.

use super::Topic::{Password, Phone, Search, User};

#[rustfmt::skip]
super::lexicon![
    (Phone, "any", "phone|telephone|tel_|mobile|telefon|telefoon|téléphone|teléfono|telefone|telefono|cell_|msisdn"), (Phone, "de", "handy|rufnummer|mobil"),
    (Phone, "fr", "portable|mobile"), (Phone, "es", "móvil|celular"), (Phone, "it", "cellulare"), (Phone, "pt", "telemóvel|celular"), (Phone, "ru", "телефон"), (Phone, "pl", "komórk"),
    (Phone, "tr", "cep_"), (Phone, "ja", "電話|携帯|スマートフォン"), (Phone, "zh", "手机|電話|电话|手機"), (Phone, "ko", "전화|휴대"), (Phone, "ar", "الهاتف|هاتف|جوال"), (Phone, "el", "κινητό|τηλέφωνο"), (Phone, "he", "טלפון|נייד"), (Phone, "th", "โทรศัพท์|มือถือ"), (Phone, "hi", "मोबाइल|फ़ोन"), (Phone, "uk", "телефон"), (Phone, "fi", "puhelin"), (Phone, "vi", "điện thoại"), (Phone, "id", "ponsel|hp_"),

    (User, "en", "user|login_|loginid|logon|first name|last name|firstname|lastname|full name|surname|given name|family name|your name|name_|screen name|account_|login name|signin_|nick"),
    (User, "de", "benutzer|vorname|nachname|anmeldename|kennung|nutzername"), (User, "fr", "identifiant|utilisateur|prénom|nom_"), (User, "es", "usuario|nombre|apellido"),
    (User, "it", "utente|nome_|cognome"), (User, "pt", "usuário|utilizador|nome_|sobrenome|apelido"), (User, "nl", "gebruiker|voornaam|achternaam|naam_"),
    (User, "pl", "użytkownik|imię|nazwisk"), (User, "ru", "логин|имя|фамили|пользовател"), (User, "tr", "kullanıcı|adı_|soyadı|ad_"),
    (User, "ja", "ユーザ|氏名|名前|ログインid"), (User, "zh", "用户|用戶|账号|帐号|帳號|姓名|使用者"), (User, "ko", "아이디|사용자|이름|계정"), (User, "ar", "المستخدم|الاسم|اسم"),
    (User, "sv", "användar|förnamn|efternamn"), (User, "da", "bruger|fornavn|efternavn"), (User, "no", "bruker|fornavn|etternavn"), (User, "fi", "käyttäjä|etunimi|sukunimi"), (User, "cs", "uživatel|jméno|příjmení"), (User, "hu", "felhasználó|név_"), (User, "ro", "utilizator|nume_|prenume"),
    (User, "el", "χρήστη|όνομα|επώνυμο"), (User, "he", "משתמש|שם_"), (User, "uk", "користувач|логін|ім я|прізвище"), (User, "id", "nama"), (User, "vi", "tên_|tài khoản"), (User, "th", "ชื่อ|ผู้ใช้"), (User, "hi", "उपयोगकर्ता|नाम"),

    (Password, "any", "password|passwd|pwd_|passphrase|pass_|passwort|passord"), (Password, "de", "kennwort"), (Password, "fr", "mot de passe|mdp_"), (Password, "es", "contraseña|clave_"),
    (Password, "it", "parola d ordine"), (Password, "pt", "senha|palavra passe"), (Password, "nl", "wachtwoord"), (Password, "pl", "hasło|hasła"), (Password, "ru", "пароль|пароля"),
    (Password, "tr", "parola|şifre"), (Password, "cs", "heslo"), (Password, "sv", "lösenord"), (Password, "ja", "パスワード"), (Password, "zh", "密码|密碼"), (Password, "ko", "비밀번호"), (Password, "ar", "كلمة المرور|كلمة السر"),
    (Password, "da", "adgangskode|kodeord"), (Password, "no", "passord"), (Password, "fi", "salasana"), (Password, "hu", "jelszó"), (Password, "ro", "parol"), (Password, "el", "κωδικός πρόσβασης|συνθηματικό"), (Password, "he", "סיסמ"), (Password, "uk", "пароль"), (Password, "id", "kata sandi|sandi_"), (Password, "vi", "mật khẩu"), (Password, "th", "รหัสผ่าน"), (Password, "hi", "पासवर्ड"),

    (Search, "en", "search|query|keyword|find_|filter|comment|message_|note_|notes_|subject|chat|prompt|newsletter|subscribe|device name|label_|description"),
    (Search, "de", "suche|kommentar|nachricht|gerätename"), (Search, "fr", "recherche|commentaire"), (Search, "es", "buscar|búsqueda|comentario"), (Search, "it", "cerca_|ricerca"),
    (Search, "pt", "pesquis|busca|procurar"), (Search, "nl", "zoek"), (Search, "pl", "szukaj|wyszukaj"), (Search, "ru", "поиск|найти"), (Search, "tr", "ara_|arama"),
    (Search, "ja", "検索|コメント"), (Search, "zh", "搜索|搜尋|查询"), (Search, "ko", "검색"), (Search, "ar", "بحث|ابحث"),
    (Search, "sv", "sök"), (Search, "da", "søg"), (Search, "no", "søk"), (Search, "fi", "haku|etsi|hae_"), (Search, "cs", "hledat|vyhled"), (Search, "hu", "keres"), (Search, "ro", "caut"), (Search, "el", "αναζήτηση"), (Search, "he", "חיפוש"), (Search, "uk", "пошук"), (Search, "id", "cari_"), (Search, "vi", "tìm"), (Search, "th", "ค้นหา"), (Search, "hi", "खोज"),
];

/// Words that attribute names are glued together of (`myvcode`, `txtotpcode`, `verificationcode`), longest first.
#[rustfmt::skip]
pub(in crate::autofill) static PARTS: &[&str] = &[
    "authentication", "authenticator", "confirmation", "verification", "validation", "password", "recovery",
    "security", "validate", "captcha", "confirm", "onetime", "access", "backup", "coupon", "factor", "google",
    "mobile", "number", "postal", "second", "secret", "submit", "verify", "check", "digit", "email", "enter", "field",
    "input", "login", "phone", "promo", "token", "valid", "value", "verif", "auth", "card", "code", "form", "gift",
    "mail", "oath", "pass", "post", "send", "sign", "step", "text", "time", "totp", "user", "2fa", "app", "box",
    "img", "mfa", "num", "one", "otc", "otp", "pin", "sms", "tel", "tfa", "two", "txt", "zip", "id", "in", "my", "v",
];

// Steps that ask for a code, in as many languages: how banks, shops and public offices word them. `picks` as in products.mjs.
const step = (name, lang, channel, [heading, prompt, label, button], input = 'name="code" type="text"') => ({
  name, lang, channel, path: '/login/step2', picks: ['#f'],
  html: `<h1>${heading}</h1><form><p>${prompt}</p><label for="f">${label}</label><input id="f" ${input}><button>${button}</button></form>`,
});
const row = (name, lang, channel, [heading, prompt], count = 6) => ({
  name, lang, channel, path: '/', picks: ['.b'],
  html: `<h2>${heading}</h2><p>${prompt}</p><div>${'<input class="b" type="text" maxlength="1" style="width:36px;height:40px"> '.repeat(count)}</div>`,
});
const bare = (name, lang, channel, placeholder, before = '', input = 'type="text"') => ({
  name, lang, channel, path: '/', picks: ['#f'],
  html: `<div class="card"><h3>${before}</h3><input id="f" class="inp" ${input} placeholder="${placeholder}"><button>OK</button></div>`,
});

export const languages = [
  step('de-bank-sms-tan', 'de', 'sms', ['Auftrag freigeben', 'Wir haben eine TAN an Ihre Mobilfunknummer ****123 gesendet.', 'TAN', 'Freigeben'], 'name="f_12" type="text" maxlength="6"'),
  step('de-app', 'de', 'totp', ['Zwei-Faktor-Authentifizierung', 'Geben Sie den 6-stelligen Code aus Ihrer Authentifizierungs-App ein.', 'Code', 'Weiter']),
  bare('de-shop-email', 'de', 'email', 'Bestätigungscode', 'Wir haben Ihnen eine E-Mail mit einem Code geschickt'),
  step('fr-app', 'fr', 'totp', ['Double authentification', 'Saisissez le code généré par votre application.', 'Code à 6 chiffres', 'Valider'], 'name="saisie" inputmode="numeric"'),
  row('fr-sms', 'fr', 'sms', ['Vérifions que c’est bien vous', 'Un code vous a été envoyé par SMS au 06 ** ** ** 12.']),
  step('es-app', 'es', 'totp', ['Verificación en dos pasos', 'Introduce el código de 6 dígitos de tu aplicación de autenticación.', 'Código', 'Continuar']),
  step('es-sms', 'es', 'sms', ['Confirma tu identidad', 'Escribe la clave que te hemos enviado por SMS a tu móvil.', 'Clave SMS', 'Confirmar'], 'name="clave" type="password" maxlength="6"'),
  step('pt-email', 'pt', 'email', ['Verificação', 'Digite o código que enviamos para o seu e-mail.', 'Código de verificação', 'Confirmar']),
  step('it-app', 'it', 'totp', ['Accesso sicuro', 'Inserisci il codice temporaneo generato dall’app.', 'Codice temporaneo', 'Prosegui'], 'name="f1" type="tel"'),
  step('nl-sms', 'nl', 'sms', ['Inloggen', 'Vul de code in die u per sms hebt ontvangen.', 'Sms-code', 'Volgende'], 'name="smscode"'),
  step('sv-app', 'sv', 'totp', ['Tvåstegsverifiering', 'Öppna din autentiseringsapp och ange engångskoden.', 'Engångskod', 'Logga in'], 'name="x"'),
  step('da-app', 'da', 'totp', ['Totrinsbekræftelse', 'Indtast koden fra din godkendelsesapp.', 'Engangskode', 'Fortsæt'], 'name="x"'),
  step('no-sms', 'no', 'sms', ['Bekreft at det er deg', 'Skriv inn koden vi sendte på SMS.', 'Engangskode', 'Neste'], 'name="x"'),
  step('fi-app', 'fi', 'totp', ['Kaksivaiheinen tunnistautuminen', 'Anna todennussovelluksen näyttämä koodi.', 'Vahvistuskoodi', 'Jatka'], 'name="x"'),
  step('cs-sms', 'cs', 'sms', ['Přihlášení', 'Zadejte kód, který jsme vám poslali v SMS.', 'Kód z SMS', 'Potvrdit'], 'name="kod" maxlength="6"'),
  step('hu-app', 'hu', 'totp', ['Kétlépcsős azonosítás', 'Írja be a hitelesítő alkalmazás által mutatott kódot.', 'Hitelesítő kód', 'Tovább'], 'name="x" maxlength="6"'),
  step('ro-sms', 'ro', 'sms', ['Autentificare în doi pași', 'Introdu codul primit prin SMS.', 'Cod de verificare', 'Continuă'], 'name="x"'),
  step('el-sms', 'el', 'sms', ['Επαλήθευση', 'Πληκτρολογήστε τον κωδικό που στείλαμε με SMS στο κινητό σας.', 'Κωδικός μίας χρήσης', 'Συνέχεια'], 'name="x"'),
  step('pl-app', 'pl', 'totp', ['Weryfikacja dwuetapowa', 'Wpisz kod z aplikacji uwierzytelniającej.', 'Kod', 'Dalej']),
  step('pl-bank-sms', 'pl', 'sms', ['Potwierdź operację', 'Wysłaliśmy hasło SMS na Twój numer telefonu.', 'Hasło SMS', 'Potwierdź'], 'name="auth" type="text" maxlength="8"'),
  step('ru-key', 'ru', 'totp', ['Вход', 'Введите одноразовый пароль из приложения.', 'Одноразовый пароль', 'Войти'], 'name="passwd" type="text"'),
  row('ru-sms', 'ru', 'sms', ['Введите код', 'Мы отправили код в СМС на номер +7 *** ***-12-34'], 4),
  step('uk-email', 'uk', 'email', ['Підтвердження входу', 'Ми надіслали код на вашу електронну пошту.', 'Код підтвердження', 'Увійти']),
  step('tr-sms', 'tr', 'sms', ['Giriş', 'Cep telefonunuza SMS ile gönderilen doğrulama kodunu giriniz.', 'Doğrulama Kodu', 'Devam'], 'name="kod" maxlength="6"'),
  row('ar-sms', 'ar', 'sms', ['التحقق من رقم الهاتف', 'أدخل رمز التحقق المكون من 6 أرقام الذي أرسلناه إلى هاتفك']),
  bare('ar-app', 'ar', 'totp', 'رمز المصادقة', 'أدخل الرمز من تطبيق المصادقة'),
  step('he-sms', 'he', 'sms', ['כניסה לחשבון', 'שלחנו קוד חד פעמי בהודעת SMS לטלפון שלך', 'קוד אימות', 'המשך'], 'name="x"'),
  bare('ja-app', 'ja', 'totp', '6桁のコード', '2段階認証：認証アプリに表示されているコードを入力してください', 'type="tel" maxlength="6"'),
  step('ja-email', 'ja', 'email', ['ログイン', 'メールに記載された認証コードを入力してください。', '認証コード', '次へ'], 'name="authNo"'),
  bare('zh-sms', 'zh', 'sms', '请输入短信验证码', '手机号登录', 'type="text" maxlength="6"'),
  step('zh-app', 'zh', 'totp', ['安全验证', '请输入身份验证器应用生成的 6 位数字', '谷歌验证码', '提交'], 'name="g"'),
  step('zh-tw-email', 'zh-TW', 'email', ['兩步驟驗證', '我們已將驗證碼寄到您的電子郵件信箱。', '驗證碼', '繼續'], 'name="x"'),
  step('ko-otp', 'ko', 'totp', ['2단계 인증', 'OTP 앱에 표시된 인증번호 6자리를 입력하세요.', '인증번호', '확인'], 'name="otpNo"'),
  step('vi-sms', 'vi', 'sms', ['Xác minh', 'Nhập mã được gửi qua tin nhắn SMS tới số điện thoại của bạn.', 'Mã xác minh', 'Tiếp tục'], 'name="x"'),
  bare('id-sms', 'id', 'sms', 'Kode verifikasi', 'Masukkan kode yang dikirim lewat SMS'),
  step('th-sms', 'th', 'sms', ['ยืนยันตัวตน', 'กรอกรหัส OTP ที่ส่งไปยังโทรศัพท์ของคุณทาง SMS', 'รหัสยืนยัน', 'ถัดไป'], 'name="x"'),
  step('hi-sms', 'hi', 'sms', ['लॉग इन', 'आपके मोबाइल पर SMS से भेजा गया OTP दर्ज करें', 'सत्यापन कोड', 'आगे'], 'name="x"'),
];

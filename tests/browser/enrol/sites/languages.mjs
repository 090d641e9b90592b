// One site for each language beside English, in four manners: with a choice of methods, with the key behind "can't scan",
// in a dialog, on pages that follow each other. Each hands out recovery codes, in its own layout and shape.
import { button, card, check, code, codes, details, dialog, form, h, key, link, p, qr, radio, say, submit } from '../parts.mjs';
import { danger } from './common.mjs';

const menuOf = (t) => [link(t.signOut, '', danger), link(t.removeAccount, '', danger)];
const confirmOf = (t, s, then) => [s.wrong && say(t.wrong, 'alert'), form('confirm', then, code(t.code), submit(t.confirm))];
const offOf = (t, s, ...wayIn) => [h(t.security), card(h(t.two, 2), p(s.on ? t.on : t.off), s.on ? button(t.turnOff, danger) : wayIn)];
const codesOf = (t, as) => [h(t.codes), p(t.hint), codes(as)];

/** Methods by radio buttons; it is on once the codes are said to be saved. */
const withMethods = (t, as) => ({
  onAfterSaving: true, wantsTick: true,
  pages: {
    security: (s) => offOf(t, s, link(t.setUp, 'method')),
    method: () => [h(t.two), form('choose', 'setup', radio(t.sms, 'sms', { checked: true }), radio(t.app, 'app'), submit(t.next))],
    setup: (s) => [h(t.app), p(t.scan), qr('data'), key(t.key), ...confirmOf(t, s, 'codes')],
    codes: () => [...codesOf(t, as), form('saved', 'security', check(t.saved), submit(t.finish))],
  },
  way: [t.setUp, t.app, t.next, '{code}', t.confirm, '{codes}', t.saved, t.finish],
});

/** The key only, and only after "can't scan"; the codes come with the message that it is on. */
const withReveal = (t, as) => ({
  pages: {
    security: (s) => offOf(t, s, link(t.setUp, 'setup')),
    setup: (s) => [h(t.app), p(t.scan), details(t.cannotScan, key(t.key)), ...confirmOf(t, s, 'codes')],
    codes: () => [say(t.on), ...codesOf(t, as)],
  },
  way: [t.setUp, t.cannotScan, '{code}', t.confirm, '{codes}'],
});

/** In a dialog of a page that changes without navigation. */
const inDialog = (t, as) => ({
  spa: true,
  pages: {
    security: (s) => [
      ...offOf(t, s, button(t.setUp, { opens: 'dialog' })),
      !s.on && dialog('dialog', t.app, p(t.scan), qr('path'), ...confirmOf(t, s, 'codes'), button(t.cancel, { closes: 'dialog' })),
    ],
    codes: () => [say(t.on), ...codesOf(t, as), link(t.finish, 'security')],
  },
  way: [t.setUp, '{code}', t.confirm, '{codes}'],
});

/** Secret and code on pages of their own; the codes after a button. */
const stepByStep = (t, as) => ({
  pages: {
    security: (s) => offOf(t, s, link(t.setUp, 'setup')),
    setup: () => [h(t.app), p(t.scan), qr('data'), link(t.next, 'code'), link(t.cancel, 'security')],
    code: (s) => [h(t.app), ...confirmOf(t, s, 'done')],
    done: (s) => [h(t.two), say(t.on), h(t.codes, 2), s.codes ? [p(t.hint), codes(as)] : form('generate', 'done', submit(t.makeCodes))],
  },
  way: [t.setUp, t.next, '{code}', t.confirm, t.makeCodes, '{codes}'],
});

const LANGUAGES = {
  de: [withMethods, 'list', 'hex4x2', {
    security: 'Sicherheit', two: 'Zwei-Faktor-Authentifizierung', off: 'Die Zwei-Faktor-Authentifizierung ist ausgeschaltet.', on: 'Die Zwei-Faktor-Authentifizierung ist eingeschaltet.',
    setUp: 'Zwei-Faktor-Authentifizierung einrichten', app: 'Authenticator-App', sms: 'SMS', next: 'Weiter', scan: 'Scanne den QR-Code mit deiner App und gib dann den sechsstelligen Code ein.', cannotScan: 'Du kannst den Code nicht scannen?', key: 'Schlüssel:',
    code: 'Sechsstelliger Code', confirm: 'Bestätigen', wrong: 'Der Code ist falsch. Versuche es noch einmal.', codes: 'Wiederherstellungscodes', hint: 'Bewahre sie gut auf. Jeder gilt einmal.', saved: 'Ich habe die Codes gespeichert', finish: 'Fertig', makeCodes: 'Wiederherstellungscodes erstellen', cancel: 'Abbrechen',
    turnOff: 'Zwei-Faktor-Authentifizierung ausschalten', signOut: 'Abmelden', removeAccount: 'Konto löschen',
  }],
  fr: [withReveal, 'textarea', 'nbsp4x2', {
    security: 'Sécurité', two: 'Authentification à deux facteurs', off: "L'authentification à deux facteurs est désactivée.", on: "L'authentification à deux facteurs est activée.",
    setUp: "Configurer l'authentification à deux facteurs", app: "Application d'authentification", sms: 'SMS', next: 'Suivant', scan: "Scannez le code QR avec votre application, puis saisissez le code.", cannotScan: 'Impossible de scanner le code ?', key: 'Clé secrète :',
    code: 'Code à six chiffres', confirm: 'Vérifier', wrong: 'Code incorrect. Réessayez.', codes: 'Codes de récupération', hint: 'Conservez-les en lieu sûr. Chacun ne sert qu’une fois.', saved: "J'ai enregistré mes codes", finish: 'Terminer', makeCodes: 'Générer des codes de récupération', cancel: 'Annuler',
    turnOff: "Désactiver l'authentification à deux facteurs", signOut: 'Se déconnecter', removeAccount: 'Supprimer le compte',
  }],
  es: [inDialog, 'table', 'hex4x3', {
    security: 'Seguridad', two: 'Verificación en dos pasos', off: 'La verificación en dos pasos está desactivada.', on: 'La verificación en dos pasos está activada.',
    setUp: 'Activar la verificación en dos pasos', app: 'Aplicación de autenticación', sms: 'Mensaje de texto', next: 'Siguiente', scan: 'Escanea el código QR con tu aplicación y escribe el código.', cannotScan: '¿No puedes escanear el código?', key: 'Clave secreta:',
    code: 'Código de seis dígitos', confirm: 'Verificar', wrong: 'El código no es válido. Inténtalo de nuevo.', codes: 'Códigos de recuperación', hint: 'Guárdalos en un lugar seguro. Cada uno sirve una vez.', saved: 'He guardado los códigos', finish: 'Listo', makeCodes: 'Generar códigos de recuperación', cancel: 'Cancelar',
    turnOff: 'Desactivar la verificación en dos pasos', signOut: 'Cerrar sesión', removeAccount: 'Eliminar la cuenta',
  }],
  it: [stepByStep, 'pre', 'upper5x2', {
    security: 'Sicurezza', two: 'Autenticazione a due fattori', off: "L'autenticazione a due fattori non è attiva.", on: "L'autenticazione a due fattori è attiva.",
    setUp: "Configura l'autenticazione a due fattori", app: 'App di autenticazione', sms: 'SMS', next: 'Avanti', scan: "Inquadra il codice QR con l'app, poi inserisci il codice.", cannotScan: 'Non riesci a scansionare il codice?', key: 'Chiave segreta:',
    code: 'Codice a sei cifre', confirm: 'Verifica', wrong: 'Codice non valido. Riprova.', codes: 'Codici di recupero', hint: 'Conservali in un luogo sicuro. Ognuno vale una volta.', saved: 'Ho salvato i codici', finish: 'Fine', makeCodes: 'Genera codici di recupero', cancel: 'Annulla',
    turnOff: "Disattiva l'autenticazione a due fattori", signOut: 'Esci', removeAccount: "Elimina l'account",
  }],
  pt: [withMethods, 'grid', 'digits8', {
    security: 'Segurança', two: 'Autenticação de dois fatores', off: 'A autenticação de dois fatores está desativada.', on: 'A autenticação de dois fatores está ativada.',
    setUp: 'Configurar a autenticação de dois fatores', app: 'Aplicativo autenticador', sms: 'SMS', next: 'Continuar', scan: 'Escaneie o código QR com o aplicativo e digite o código.', cannotScan: 'Não consegue escanear o código?', key: 'Chave secreta:',
    code: 'Código de seis dígitos', confirm: 'Verificar', wrong: 'Código inválido. Tente de novo.', codes: 'Códigos de recuperação', hint: 'Guarde-os em um lugar seguro. Cada um vale uma vez.', saved: 'Salvei os meus códigos', finish: 'Concluir', makeCodes: 'Gerar códigos de recuperação', cancel: 'Cancelar',
    turnOff: 'Desativar a autenticação de dois fatores', signOut: 'Sair', removeAccount: 'Excluir a conta',
  }],
  nl: [withReveal, 'lines', 'hex4x2', {
    security: 'Beveiliging', two: 'Tweestapsverificatie', off: 'Tweestapsverificatie is uitgeschakeld.', on: 'Tweestapsverificatie is ingeschakeld.',
    setUp: 'Tweestapsverificatie instellen', app: 'Authenticator-app', sms: 'Sms', next: 'Volgende', scan: 'Scan de QR-code met je app en vul dan de code in.', cannotScan: 'Kun je niet scannen?', key: 'Sleutel:',
    code: 'Zescijferige code', confirm: 'Bevestigen', wrong: 'De code is onjuist. Probeer het opnieuw.', codes: 'Herstelcodes', hint: 'Bewaar ze op een veilige plek. Elke code werkt één keer.', saved: 'Ik heb de codes opgeslagen', finish: 'Klaar', makeCodes: 'Herstelcodes genereren', cancel: 'Annuleren',
    turnOff: 'Tweestapsverificatie uitschakelen', signOut: 'Uitloggen', removeAccount: 'Account verwijderen',
  }],
  pl: [inDialog, 'numbered', 'plain10', {
    security: 'Bezpieczeństwo', two: 'Weryfikacja dwuetapowa', off: 'Weryfikacja dwuetapowa jest wyłączona.', on: 'Weryfikacja dwuetapowa jest włączona.',
    setUp: 'Włącz weryfikację dwuetapową', app: 'Aplikacja uwierzytelniająca', sms: 'SMS', next: 'Dalej', scan: 'Zeskanuj kod QR w aplikacji i wpisz kod.', cannotScan: 'Nie możesz zeskanować kodu?', key: 'Klucz:',
    code: 'Sześciocyfrowy kod', confirm: 'Potwierdź', wrong: 'Nieprawidłowy kod. Spróbuj ponownie.', codes: 'Kody zapasowe', hint: 'Zachowaj je w bezpiecznym miejscu. Każdy działa raz.', saved: 'Zapisałem kody', finish: 'Gotowe', makeCodes: 'Wygeneruj kody zapasowe', cancel: 'Anuluj',
    turnOff: 'Wyłącz weryfikację dwuetapową', signOut: 'Wyloguj się', removeAccount: 'Usuń konto',
  }],
  ru: [stepByStep, 'list', 'digits8', {
    security: 'Безопасность', two: 'Двухфакторная аутентификация', off: 'Двухфакторная аутентификация отключена.', on: 'Двухфакторная аутентификация включена.',
    setUp: 'Включить двухфакторную аутентификацию', app: 'Приложение-аутентификатор', sms: 'СМС', next: 'Далее', scan: 'Отсканируйте QR-код в приложении и введите код.', cannotScan: 'Не удаётся отсканировать код?', key: 'Секретный ключ:',
    code: 'Шестизначный код', confirm: 'Подтвердить', wrong: 'Неверный код. Попробуйте ещё раз.', codes: 'Резервные коды', hint: 'Храните их в надёжном месте. Каждый действует один раз.', saved: 'Я сохранил коды', finish: 'Готово', makeCodes: 'Создать резервные коды', cancel: 'Отмена',
    turnOff: 'Отключить двухфакторную аутентификацию', signOut: 'Выйти', removeAccount: 'Удалить аккаунт',
  }],
  uk: [withMethods, 'textarea', 'hex4x2', {
    security: 'Безпека', two: 'Двофакторна автентифікація', off: 'Двофакторну автентифікацію вимкнено.', on: 'Двофакторну автентифікацію увімкнено.',
    setUp: 'Увімкнути двофакторну автентифікацію', app: 'Застосунок для автентифікації', sms: 'СМС', next: 'Далі', scan: 'Відскануйте QR-код у застосунку та введіть код.', cannotScan: 'Не вдається відсканувати код?', key: 'Секретний ключ:',
    code: 'Шестизначний код', confirm: 'Підтвердити', wrong: 'Неправильний код. Спробуйте ще раз.', codes: 'Резервні коди', hint: 'Зберігайте їх у надійному місці. Кожен діє один раз.', saved: 'Я зберіг коди', finish: 'Готово', makeCodes: 'Створити резервні коди', cancel: 'Скасувати',
    turnOff: 'Вимкнути двофакторну автентифікацію', signOut: 'Вийти', removeAccount: 'Видалити обліковий запис',
  }],
  tr: [withReveal, 'table', 'hex4x2', {
    security: 'Güvenlik', two: 'İki adımlı doğrulama', off: 'İki adımlı doğrulama kapalı.', on: 'İki adımlı doğrulama açık.',
    setUp: 'İki adımlı doğrulamayı etkinleştir', app: 'Kimlik doğrulama uygulaması', sms: 'SMS', next: 'İleri', scan: 'QR kodunu uygulamanızla tarayın, sonra kodu girin.', cannotScan: 'Kodu tarayamıyor musunuz?', key: 'Gizli anahtar:',
    code: 'Altı haneli kod', confirm: 'Doğrula', wrong: 'Kod yanlış. Tekrar deneyin.', codes: 'Kurtarma kodları', hint: 'Güvenli bir yerde saklayın. Her biri bir kez geçerlidir.', saved: 'Kodları kaydettim', finish: 'Bitti', makeCodes: 'Kurtarma kodları oluştur', cancel: 'İptal',
    turnOff: 'İki adımlı doğrulamayı kapat', signOut: 'Çıkış yap', removeAccount: 'Hesabı sil',
  }],
  cs: [inDialog, 'list', 'upper5x2', {
    security: 'Zabezpečení', two: 'Dvoufázové ověření', off: 'Dvoufázové ověření je vypnuté.', on: 'Dvoufázové ověření je zapnuté.',
    setUp: 'Zapnout dvoufázové ověření', app: 'Ověřovací aplikace', sms: 'SMS', next: 'Další', scan: 'Naskenujte QR kód v aplikaci a zadejte kód.', cannotScan: 'Nemůžete naskenovat kód?', key: 'Tajný klíč:',
    code: 'Šestimístný kód', confirm: 'Ověřit', wrong: 'Kód není správný. Zkuste to znovu.', codes: 'Záložní kódy', hint: 'Uložte si je na bezpečné místo. Každý platí jednou.', saved: 'Mám uložené kódy', finish: 'Hotovo', makeCodes: 'Vygenerovat záložní kódy', cancel: 'Zrušit',
    turnOff: 'Vypnout dvoufázové ověření', signOut: 'Odhlásit se', removeAccount: 'Smazat účet',
  }],
  sv: [stepByStep, 'grid', 'hex4x2', {
    security: 'Säkerhet', two: 'Tvåfaktorsautentisering', off: 'Tvåfaktorsautentisering är avstängd.', on: 'Tvåfaktorsautentisering är aktiverad.',
    setUp: 'Aktivera tvåfaktorsautentisering', app: 'Autentiseringsapp', sms: 'Sms', next: 'Nästa', scan: 'Skanna QR-koden med appen och ange sedan koden.', cannotScan: 'Kan du inte skanna koden?', key: 'Hemlig nyckel:',
    code: 'Sexsiffrig kod', confirm: 'Verifiera', wrong: 'Koden är fel. Försök igen.', codes: 'Återställningskoder', hint: 'Förvara dem säkert. Varje kod gäller en gång.', saved: 'Jag har sparat koderna', finish: 'Klar', makeCodes: 'Skapa återställningskoder', cancel: 'Avbryt',
    turnOff: 'Stäng av tvåfaktorsautentisering', signOut: 'Logga ut', removeAccount: 'Ta bort kontot',
  }],
  da: [withMethods, 'pre', 'hex4x2', {
    security: 'Sikkerhed', two: 'Totrinsbekræftelse', off: 'Totrinsbekræftelse er slået fra.', on: 'Totrinsbekræftelse er slået til.',
    setUp: 'Slå totrinsbekræftelse til', app: 'Godkendelsesapp', sms: 'Sms', next: 'Næste', scan: 'Scan QR-koden med appen, og skriv derefter koden.', cannotScan: 'Kan du ikke scanne koden?', key: 'Hemmelig nøgle:',
    code: 'Sekscifret kode', confirm: 'Bekræft', wrong: 'Koden er forkert. Prøv igen.', codes: 'Gendannelseskoder', hint: 'Gem dem et sikkert sted. Hver kode virker én gang.', saved: 'Jeg har gemt koderne', finish: 'Færdig', makeCodes: 'Opret gendannelseskoder', cancel: 'Annuller',
    turnOff: 'Slå totrinsbekræftelse fra', signOut: 'Log ud', removeAccount: 'Slet kontoen',
  }],
  fi: [inDialog, 'list', 'plain10', {
    security: 'Tietoturva', two: 'Kaksivaiheinen tunnistautuminen', off: 'Kaksivaiheinen tunnistautuminen on pois käytöstä.', on: 'Kaksivaiheinen tunnistautuminen on käytössä.',
    setUp: 'Ota kaksivaiheinen tunnistautuminen käyttöön', app: 'Todennussovellus', sms: 'Tekstiviesti', next: 'Seuraava', scan: 'Skannaa QR-koodi sovelluksella ja syötä koodi.', cannotScan: 'Etkö voi skannata koodia?', key: 'Salainen avain:',
    code: 'Kuusinumeroinen koodi', confirm: 'Vahvista', wrong: 'Koodi on väärä. Yritä uudelleen.', codes: 'Palautuskoodit', hint: 'Säilytä ne turvallisessa paikassa. Kukin toimii kerran.', saved: 'Olen tallentanut koodit', finish: 'Valmis', makeCodes: 'Luo palautuskoodit', cancel: 'Peruuta',
    turnOff: 'Poista kaksivaiheinen tunnistautuminen käytöstä', signOut: 'Kirjaudu ulos', removeAccount: 'Poista tili',
  }],
  ja: [withReveal, 'list', 'hex4x2', {
    security: 'セキュリティ', two: '二段階認証', off: '二段階認証は無効です。', on: '二段階認証は有効です。',
    setUp: '二段階認証を設定する', app: '認証アプリ', sms: 'SMS', next: '次へ', scan: '認証アプリでQRコードを読み取り、表示されたコードを入力してください。', cannotScan: 'コードをスキャンできない場合', key: 'シークレットキー：',
    code: '6桁のコード', confirm: '確認', wrong: 'コードが正しくありません。もう一度お試しください。', codes: 'リカバリーコード', hint: '安全な場所に保管してください。各コードは一度だけ使えます。', saved: 'コードを保存しました', finish: '完了', makeCodes: 'リカバリーコードを生成', cancel: 'キャンセル',
    turnOff: '二段階認証を無効にする', signOut: 'ログアウト', removeAccount: 'アカウントを削除',
  }],
  zh: [stepByStep, 'textarea', 'digits8', {
    security: '安全设置', two: '两步验证', off: '两步验证未开启。', on: '两步验证已开启。',
    setUp: '开启两步验证', app: '身份验证器应用', sms: '短信', next: '下一步', scan: '请用应用扫描二维码，然后输入验证码。', cannotScan: '无法扫描？', key: '密钥：',
    code: '6位验证码', confirm: '验证', wrong: '验证码错误，请重试。', codes: '恢复代码', hint: '请妥善保管。每个代码只能使用一次。', saved: '我已保存恢复代码', finish: '完成', makeCodes: '生成恢复代码', cancel: '取消',
    turnOff: '关闭两步验证', signOut: '退出登录', removeAccount: '删除账户',
  }],
  ko: [withMethods, 'list', 'nbspDigits', {
    security: '보안', two: '2단계 인증', off: '2단계 인증이 꺼져 있습니다.', on: '2단계 인증이 켜져 있습니다.',
    setUp: '2단계 인증 설정하기', app: '인증 앱', sms: '문자 메시지', next: '다음', scan: '앱으로 QR 코드를 스캔한 다음 코드를 입력하세요.', cannotScan: '스캔할 수 없나요?', key: '비밀 키:',
    code: '6자리 코드', confirm: '확인', wrong: '코드가 올바르지 않습니다. 다시 시도하세요.', codes: '복구 코드', hint: '안전한 곳에 보관하세요. 각 코드는 한 번만 쓸 수 있습니다.', saved: '코드를 저장했습니다', finish: '완료', makeCodes: '복구 코드 만들기', cancel: '취소',
    turnOff: '2단계 인증 끄기', signOut: '로그아웃', removeAccount: '계정 삭제',
  }],
  ar: [withReveal, 'list', 'digits8', {
    security: 'الأمان', two: 'المصادقة الثنائية', off: 'المصادقة الثنائية غير مفعلة.', on: 'المصادقة الثنائية مفعلة.',
    setUp: 'تفعيل المصادقة الثنائية', app: 'تطبيق المصادقة', sms: 'رسالة نصية', next: 'التالي', scan: 'امسح رمز QR بالتطبيق ثم أدخل الرمز.', cannotScan: 'لا يمكنك مسح الرمز؟', key: 'المفتاح السري:',
    code: 'الرمز المكون من ستة أرقام', confirm: 'تحقق', wrong: 'الرمز غير صحيح. حاول مرة أخرى.', codes: 'رموز الاسترداد', hint: 'احتفظ بها في مكان آمن. كل رمز يصلح مرة واحدة.', saved: 'لقد حفظت الرموز', finish: 'تم', makeCodes: 'إنشاء رموز الاسترداد', cancel: 'إلغاء',
    turnOff: 'تعطيل المصادقة الثنائية', signOut: 'تسجيل الخروج', removeAccount: 'حذف الحساب',
  }],
};

const MANNERS = { withMethods: 'methods by radio buttons, on after "saved"', withReveal: 'the key only, behind "can\'t scan"', inDialog: 'a dialog, no navigation', stepByStep: 'secret and code on two pages, codes after a button' };

export default Object.fromEntries(
  Object.entries(LANGUAGES).map(([lang, [manner, as, shape, t]]) => [
    `language-${lang}`,
    { traps: [MANNERS[manner.name], `recovery codes: ${as}, ${shape}`], lang, title: t.security, menu: menuOf(t), start: 'security', shape, ends: 'on', codes: 'all', ...manner(t, as) },
  ]),
);

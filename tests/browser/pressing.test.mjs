// Which button extension/filler.js presses, when it is told to; that it presses none otherwise; what it says afterwards.
//   node --test pressing.test.mjs          (BROWSERS=chromium narrows it)

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { CODE, FULL, boxes, inBrowsers } from './filling.mjs';

const press = { press: true };
const pressed = { filled: true, kept: [6], pressed: true };
const idle = { ...pressed, pressed: false };

/** In the page: notes what is pressed and sent, and sends nothing. */
const note = () => {
  window.noted = [];
  const named = (el) => (el.getAttribute('aria-label') ?? (el.textContent.trim() || el.value)) || el.localName;
  document.addEventListener('click', (event) => window.noted.push(`click ${named(event.target.closest('button, a, input, [role=button]'))}`));
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    window.noted.push(`submit ${[...new FormData(event.target).values()].join('')}`);
  });
  document.addEventListener('reset', () => window.noted.push('reset'));
  document.addEventListener('keydown', ({ key }) => key === 'Enter' && window.noted.push('Enter'));
};
const noted = (tab) => tab.page.evaluate(() => window.noted);

const FIELD = '<input name=code>';
const GOOD = [
  'Continue', 'Verify', 'Sign in', 'Log in', 'Submit', 'Confirm', 'Next', 'OK', 'Authenticate', 'Send', 'Unlock', 'Weiter', 'Bestätigen',
  'Anmelden', 'Absenden', 'Continuer', 'Valider', 'Se connecter', 'Suivant', 'Envoyer', 'Continuar', 'Verificar', 'Iniciar sesión', 'Siguiente',
  'Avançar', 'Entrar', 'Continua', 'Accedi', 'Conferma', 'Avanti', 'Doorgaan', 'Inloggen', 'Volgende', 'Dalej', 'Zaloguj się', 'Potwierdź',
  'Pokračovat', 'Přihlásit se', 'Fortsätt', 'Logga in', 'Fortsæt', 'Log ind', 'Devam', 'Giriş yap', 'Doğrula', 'Продолжить', 'Войти',
  'Подтвердить', 'Далее', 'Увійти', '続行', 'ログイン', '確認', '次へ', '继续', '登录', '验证', '確定', '계속', '로그인', '확인', '다음', 'متابعة', 'تأكيد', 'जारी रखें',
];
const BAD = [
  'Cancel', 'Back', 'Go back', 'Close', 'Skip for now', 'Not now', 'Resend code', 'Re-send', 'Send again', 'Send me a new code', 'Send code',
  'Get code', 'Request a new code', 'Try another way', 'Use a different method', 'Other options', 'Use a passkey instead', 'Use a recovery code',
  'Use backup code', 'Lost your phone?', 'Can’t access your app?', 'Don’t have a code?', 'Sign out', 'Log out', 'Call me', 'Text me', 'Email me a code',
  'Show code', 'Change number', 'Help', 'Reset', 'Abbrechen', 'Zurück', 'Schließen', 'Überspringen', 'Erneut senden', 'Neuen Code anfordern',
  'Andere Methode', 'Abmelden', 'Annuler', 'Retour', 'Fermer', 'Renvoyer le code', 'Autre méthode', 'Plus tard', 'Cancelar', 'Volver', 'Atrás',
  'Cerrar', 'Reenviar código', 'Otro método', 'Omitir', 'Voltar', 'Fechar', 'Reenviar', 'Outro método', 'Pular', 'Annulla', 'Indietro', 'Chiudi',
  'Reinvia codice', 'Altro metodo', 'Annuleren', 'Terug', 'Sluiten', 'Opnieuw verzenden', 'Andere methode', 'Anuluj', 'Wstecz', 'Powrót', 'Zamknij',
  'Wyślij ponownie', 'Inna metoda', 'Zrušit', 'Zpět', 'Avbryt', 'Tillbaka', 'Tilbage', 'Skicka igen', 'Annan metod', 'İptal', 'Geri', 'Kapat',
  'Tekrar gönder', 'Başka yöntem', 'Отмена', 'Назад', 'Закрыть', 'Отправить повторно', 'Другой способ', 'Пропустить', 'Скасувати', 'Інший спосіб',
  'キャンセル', '戻る', '閉じる', 'コードを再送信', '別の方法', 'スキップ', '取消', '返回', '关闭', '重新发送', '其他方式', '获取验证码', '獲取驗證碼', '취소', '뒤로', '닫기', '재전송', '다시 보내기',
  '다른 방법', 'إلغاء', 'رجوع', 'إغلاق', 'إعادة إرسال', 'طريقة أخرى', 'रद्द करें', 'वापस जाएं',
];

inBrowsers(({ on }) => {
  describe('by default', () => {
    for (const [what, fields] of [['a field', FIELD], ['a row', boxes()]]) {
      on(`nothing is pressed or sent after ${what}`, `<form>${fields}<button>Continue</button></form><button>Verify</button>`, note, async (tab) => {
        const report = await tab.fillAll();
        assert.equal(report.filled, true);
        assert.equal('pressed' in report, false);
        assert.deepEqual(await noted(tab), []);
      });
    }
  });

  describe('when asked, it presses', () => {
    for (const [title, html, what] of [
      ['the form’s only button', `<form>${FIELD}<button>Continue</button></form>`, 'Continue'],
      ['a submit without a name', `<form>${FIELD}<input type=submit></form>`, 'input'],
      ['a picture', `<form>${FIELD}<input type=image alt=Continue width=40 height=40></form>`, 'input'],
      ['the first of two', `<form>${FIELD}<button>Verify</button><button>Verify and trust this browser</button></form>`, 'Verify'],
      ['the one that does not send another code', `<form><button name=again>Resend code</button>${FIELD}<button>Verify</button></form>`, 'Verify'],
      ['the one that can be seen', `<form><button style="display: none">Continue</button>${FIELD}<button>Verify</button></form>`, 'Verify'],
      ['the button of the code’s form', `<form><input type=checkbox><button>Search</button></form><form>${FIELD}<button>Continue</button></form>`, 'Continue'],
      ['a button of another place that is the form’s', `<div><form id=f>${FIELD}</form><button form=f>Continue</button></div>`, 'Continue'],
      ['a button that is no submit', `<form>${FIELD}<button type=button>Cancel</button><button type=button>Continue</button></form>`, 'Continue'],
      ['the nearest one without a form', `<button>Menu</button><div><div>${FIELD}</div><div role=button tabindex=0>Continue</div><a href="#x">Help</a></div><button>Buy</button>`, 'Continue'],
      ['among controls with odd names', `<form>${FIELD}<input name=matches type=hidden><input name=getRootNode type=hidden><input name=contains type=hidden>` +
        '<input name=parentElement type=hidden><button>Continue</button></form>', 'Continue'],
    ]) {
      on(title, html, note, async (tab) => {
        assert.deepEqual(await tab.fillAll(press), pressed);
        const [first, second] = await noted(tab);
        assert.equal(first, `click ${what}`);
        if (second) assert.match(second, new RegExp(`^submit ${CODE}`));
      });
    }
    on('after a row', `<form>${boxes('maxlength=1 name=d')}<button>Continue</button></form>`, note, async (tab) => {
      assert.deepEqual(await tab.fillAll(press), { filled: true, kept: FULL, pressed: true });
      assert.deepEqual(await noted(tab), ['click Continue', `submit ${CODE}`]);
    });
    on('the dialog’s button', `<button>Menu</button><dialog>${FIELD}<button>Continue</button></dialog><button>Buy</button>`, note, async (tab) => {
      await tab.page.evaluate(() => document.querySelector('dialog').showModal());
      assert.deepEqual(await tab.fillAll(press), pressed);
      assert.deepEqual(await noted(tab), ['click Continue']);
    });
    on('a button that can be pressed only later', `<form>${FIELD}<button disabled>Continue</button></form>`, note, async (tab) => {
      await tab.page.evaluate(() => document.querySelector('input').addEventListener('input', () => {
        setTimeout(() => { document.querySelector('button').disabled = false; }, 400);
      }));
      assert.deepEqual(await tab.fillAll(press), pressed);
      assert.deepEqual(await noted(tab), ['click Continue', `submit ${CODE}`]);
    });
    on('and leaves a field alone that is emptied when it loses the focus', `<form>${FIELD}<button>Continue</button></form>`, note, async (tab) => {
      await tab.page.evaluate(() => document.querySelector('input').addEventListener('blur', ({ target }) => { target.value = ''; }));
      assert.deepEqual(await tab.fillAll(press), pressed);
      assert.deepEqual(await noted(tab), ['click Continue', `submit ${CODE}`]);
    });
    on('whatever goes on, in many languages', `<form>${FIELD}<button></button></form>`, note, async (tab) => {
      for (const word of GOOD) {
        await tab.page.evaluate((text) => { document.querySelector('button').textContent = text; }, word);
        assert.deepEqual(await tab.fillAll(press), pressed, word);
      }
    });
  });

  describe('when asked, it presses nothing', () => {
    for (const [title, html] of [
      ['where there is no button', `<form>${FIELD}</form>`],
      ['that resets', `<form>${FIELD}<button type=reset>Clear</button><input type=reset value=Start></form>`],
      ['that leads away', `<form>${FIELD}<a href="#next">Continue</a></form>`],
      ['that leads away and calls itself a button', `<form>${FIELD}<a href="#next" role=button>Continue</a></form>`],
      ['that cannot be seen', `<form>${FIELD}<button style="visibility: hidden">Continue</button></form>`],
      ['that is transparent', `<form>${FIELD}<button style="opacity: 0">Continue</button></form>`],
      ['where two could be meant', `<div>${FIELD}<button>Verify</button><button>Trust</button></div>`],
      ['where a dialog has none', `<dialog open>${FIELD}<button>Cancel</button></dialog><button>Continue</button>`],
      ['without a name and a form', `<div>${FIELD}<button>×</button></div>`],
      ['of the page’s frame', `<header><button>Menu</button></header>${FIELD}<footer><button>Accept</button></footer>`],
      ['that stands before the code', `<div><button>Menu</button>${FIELD}</div>`],
    ]) {
      on(title, html, note, async (tab) => {
        assert.deepEqual(await tab.fillAll(press), idle);
        assert.deepEqual(await noted(tab), []);
      });
    }
    on('that stays disabled, and waits for a second', `<form>${FIELD}<button disabled>Continue</button><button type=button>Info</button></form>`, note, async (tab) => {
      const start = Date.now();
      assert.deepEqual(await tab.fillAll(press), idle);
      assert.ok(Date.now() - start > 900);
      assert.deepEqual(await noted(tab), []);
    });
    on('of a component that resets', `<form>${FIELD}<some-button type=reset>Clear</some-button></form>`, note, async (tab) => {
      await tab.page.evaluate(() => {
        document.querySelector('some-button').attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>';
      });
      assert.deepEqual(await tab.fillAll(press), idle);
      assert.deepEqual(await noted(tab), []);
      await tab.page.evaluate(() => document.querySelector('some-button').removeAttribute('type'));
      assert.deepEqual(await tab.fillAll(press), pressed);
    });
    on('after a code that was refused', `<form>${FIELD}<button>Continue</button></form>`, note, async (tab) => {
      await tab.page.evaluate(() => document.querySelector('input').addEventListener('input', ({ target }) => { target.value = ''; }));
      assert.deepEqual(await tab.fillAll(press), { filled: false, reason: 'refused', kept: [0] });
      assert.deepEqual(await noted(tab), []);
    });
    on('once the code is gone', `<form>${FIELD}<button disabled>Continue</button></form>`, note, async (tab) => {
      await tab.page.evaluate(() => document.querySelector('input').addEventListener('input', ({ target }) => {
        setTimeout(() => { target.value = ''; document.querySelector('button').disabled = false; }, 300);
      }));
      assert.deepEqual(await tab.fillAll(press), { ...idle, kept: [0] });
      assert.deepEqual(await noted(tab), []);
    });
    on('once the page has sent the code', `<form>${boxes('maxlength=1 name=d')}<button>Continue</button></form>`, note, async (tab) => {
      await tab.page.evaluate(() => document.querySelector('input:last-of-type').addEventListener('input', ({ target }) => target.form.requestSubmit()));
      assert.deepEqual(await tab.fillAll(press), { filled: true, kept: FULL, pressed: false });
      assert.deepEqual(await noted(tab), [`submit ${CODE}`]);
    });
    on('that does something else, in many languages', `<form>${FIELD}<button></button></form>`, note, async (tab) => {
      for (const word of BAD) {
        await tab.page.evaluate((text) => { document.querySelector('button').textContent = text; }, word);
        assert.deepEqual(await tab.fillAll(press), idle, word);
      }
      assert.deepEqual(await noted(tab), []);
    });
  });
});

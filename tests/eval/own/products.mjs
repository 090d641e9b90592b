// Login steps as well-known products and frameworks build them, from what their public documentation and templates say of the
// markup; the sentences are ours. `picks`: a selector for each target, one for a whole row.
const box = (count, attributes, from = 0) =>
  Array.from({ length: count }, (_, at) => `<input ${attributes.replaceAll('#', at + from)} style="width:40px;height:44px">`).join(' ');

export const products = [
  {
    name: 'devise-two-factor', path: '/users/sign_in', channel: 'totp', picks: ['#user_otp_attempt'],
    html: `<h2>Log in</h2><form id="new_user" action="/users/sign_in" method="post"><input type="hidden" name="authenticity_token" value="x">
      <label for="user_email">Email</label><br><input type="email" name="user[email]" id="user_email">
      <label for="user_password">Password</label><br><input type="password" name="user[password]" id="user_password" autocomplete="current-password">
      <label for="user_otp_attempt">Otp attempt</label><br><input autocomplete="off" type="text" name="user[otp_attempt]" id="user_otp_attempt">
      <input type="submit" name="commit" value="Log in"></form>`,
  },
  {
    name: 'aspnet-identity', path: '/Identity/Account/LoginWith2fa', channel: 'totp', picks: ['#Input_TwoFactorCode'],
    html: `<h1>Two-factor authentication</h1><hr><p>Your account is protected by an authenticator app. Type its code here.</p>
      <form method="post" asp-route-returnurl="/"><input name="RememberMe" type="hidden"><div class="form-floating"><input autocomplete="off" class="form-control" type="text"
      data-val="true" data-val-length-max="7" id="Input_TwoFactorCode" maxlength="7" name="Input.TwoFactorCode"><label for="Input_TwoFactorCode" class="form-label">Authenticator code</label></div>
      <label><input type="checkbox" name="Input.RememberMachine"> Remember this machine</label><button>Log in</button></form>
      <p>No access to your device? You can <a href="./LoginWithRecoveryCode">log in with a recovery code</a>.</p>`,
  },
  {
    name: 'laravel-jetstream', path: '/two-factor-challenge', channel: 'totp', picks: ['#code'],
    html: `<div><div>Confirm access to your account with the authentication code of your authenticator application.</div>
      <form method="POST" action="/two-factor-challenge"><div><label for="code">Code</label><input id="code" class="block mt-1" type="text" inputmode="numeric" name="code" autofocus autocomplete="one-time-code"></div>
      <div style="display:none"><label for="recovery_code">Recovery Code</label><input id="recovery_code" type="text" name="recovery_code" autocomplete="one-time-code"></div>
      <button type="button">Use a recovery code</button><button>Log in</button></form></div>`,
  },
  {
    name: 'keycloak', path: '/realms/main/login-actions/authenticate', channel: 'totp', picks: ['#otp'],
    html: `<div id="kc-content"><h1 id="kc-page-title">main</h1><form id="kc-otp-login-form" method="post"><label><input type="radio" name="selectedCredentialId" checked> phone</label><label><input type="radio" name="selectedCredentialId"> tablet</label>
      <label for="otp">One-time code</label><input id="otp" name="otp" autocomplete="off" type="text" autofocus dir="ltr"><input type="submit" value="Sign In"></form></div>`,
  },
  {
    name: 'auth0', path: '/u/mfa-otp-challenge', channel: 'totp', picks: ['#code'],
    html: `<main><section><h1>Verify Your Identity</h1><p>Look into your preferred one-time password application for a code.</p>
      <form method="POST"><div class="input-wrapper"><input class="input" name="code" id="code" type="text" required autocomplete="off" autocapitalize="none"><label for="code">Enter your one-time code*</label></div>
      <button>Continue</button></form><a href="/u/mfa-login-options">Try another method</a></section></main>`,
  },
  {
    name: 'okta-classic', path: '/signin/verify/google/token:software:totp', channel: 'totp', picks: ['#input73'],
    html: `<div id="okta-sign-in"><form class="mfa-verify-totp o-form" id="form66"><h2>Google Authenticator</h2><p class="okta-form-subtitle">Type the passcode that Google Authenticator shows</p>
      <div class="o-form-fieldset"><label for="input73">Enter Code</label><input type="tel" name="answer" id="input73" autocomplete="off"></div><input type="submit" value="Verify"></form></div>`,
  },
  {
    name: 'aws-console', path: '/oauth', channel: 'totp', picks: ['#mfacode'],
    html: `<h1>Multi-factor authentication</h1><p>Type the code of your MFA device below to finish signing in.</p><form><label for="mfacode">MFA code</label>
      <input type="text" id="mfacode" name="mfacode" autocomplete="off" maxlength="6" tabindex="1"><button>Submit</button><a href="#">Troubleshoot MFA</a></form>`,
  },
  {
    name: 'cloudflare', path: '/two-factor', channel: 'totp', picks: ['#twofactor_token'],
    html: `<h2>Two-Factor Authentication</h2><form><label for="twofactor_token">Authentication code</label><input id="twofactor_token" name="twofactor_token" type="text" inputmode="numeric" autocomplete="off">
      <p>Open the app on your phone and copy the code from there.</p><button>Log in</button><a href="/recovery">Use a backup code</a></form>`,
  },
  {
    name: 'microsoft', path: '/common/login', channel: 'totp', picks: ['#idTxtBox_SAOTCC_OTC'],
    html: `<div role="heading" aria-level="1">Enter code</div><form name="f1"><div id="idDiv_SAOTCC_Description">Please type in the code that your authenticator app shows on your device</div>
      <input name="otc" id="idTxtBox_SAOTCC_OTC" type="tel" maxlength="8" placeholder="Code" aria-label="Code" autocomplete="off" aria-describedby="idDiv_SAOTCC_Description"><input type="submit" value="Verify"></form>`,
  },
  {
    name: 'steam', path: '/login/home/', channel: 'totp', picks: ['.q2x'],
    html: `<div class="a9s"><div class="z1">Enter the code from your Steam Mobile App</div><form><div class="k3">${box(5, 'class="q2x" type="text" maxlength="1" autocomplete="none" value=""')}</div></form>
      <a href="#">I no longer have access to my Steam Mobile App</a></div>`,
  },
  {
    name: 'paypal-sms', path: '/authflow/twofactor/', channel: 'sms', picks: ['.codeInput'],
    html: `<h1>Enter your code</h1><p>We texted a 6-digit code to (•••) •••-••12.</p><form>${box(6, 'class="codeInput" type="number" id="ci-otpCode-#" name="otpCode-#" aria-label="#-6"')}
      <button type="button">Resend</button><button>Submit</button></form>`,
  },
  {
    name: 'shopify', path: '/store-login/tfa', channel: 'totp', picks: ['#account_tfa_code'],
    html: `<h1>Two-step authentication</h1><p>Open your authenticator app and type the 6-digit code.</p><form><label for="account_tfa_code">Code</label><input type="text" name="account[tfa_code]" id="account_tfa_code" size="6" autocomplete="off"><button>Log in</button></form>`,
  },
  {
    name: 'discord', path: '/login', channel: 'totp', picks: ['#uid_18'],
    html: `<div role="dialog"><h1>Multi-Factor Authentication</h1><form><h5 id="l">Enter Discord Auth/Backup Code</h5><input id="uid_18" type="text" aria-labelledby="l" autocomplete="one-time-code" placeholder="6-digit authentication code/8-digit backup code" maxlength="10"><button>Confirm</button></form></div>`,
  },
  {
    name: 'twitch', path: '/login', channel: 'totp', picks: ['.ScInputBase'],
    html: `<div role="dialog"><h4>Two-factor authentication</h4><p>Type the token that Authy or another app shows.</p><div>${box(6, 'class="ScInputBase" type="text" aria-label="Digit #" maxlength="1" autocomplete="off" inputmode="numeric" pattern="[0-9]*"')}</div><button>Submit</button></div>`,
  },
  {
    name: 'gitlab', path: '/users/sign_in', channel: 'totp', picks: ['#user_otp_attempt'],
    html: `<form class="edit_user gl-show-field-errors js-2fa-form"><label for="user_otp_attempt">Enter verification code</label><input type="text" name="user[otp_attempt]" id="user_otp_attempt" required autofocus autocomplete="off" inputmode="numeric">
      <small>Take the code from your two-factor authenticator app. If you lost your device, type one of your recovery codes instead.</small><button>Verify code</button></form>`,
  },
  {
    name: 'wordfence', path: '/wp-login.php', channel: 'totp', picks: ['#wfls-token'],
    html: `<form name="loginform" id="loginform"><p><label for="wfls-token">2FA Code</label><input type="text" name="wfls-token" id="wfls-token" class="input" size="6" autocomplete="off" placeholder="123456"></p><p class="submit"><input type="submit" value="Log In"></p></form>`,
  },
  {
    name: 'slack-email', path: '/workspace-signin', channel: 'email', picks: ['[data-qa=code]'],
    html: `<h1>Check your email for a code</h1><p>We sent a 6-character code to <b>ann@example.org</b>. It expires soon.</p><div>${box(3, 'data-qa="code" type="text" maxlength="1" aria-label="digit # of 6"')}<span>—</span>${box(3, 'data-qa="code" type="text" maxlength="1" aria-label="digit # of 6"', 3)}</div>`,
  },
  {
    name: 'apple', path: '/auth', channel: 'device', picks: ['.char-field'],
    html: `<h1>Two-Factor Authentication</h1><div>${box(6, 'type="tel" maxlength="1" autocomplete="off" class="char-field" id="char#" aria-label="Digit #"')}</div><p>A message with a verification code has been sent to your devices. Enter the code to continue.</p><a href="#">Didn’t get a verification code?</a>`,
  },
  {
    name: 'amazon-sms', path: '/ap/mfa', channel: 'sms', picks: ['#auth-mfa-otpcode'],
    html: `<form id="auth-mfa-form"><h1>Two-Step Verification</h1><p>Enter the One Time Password (OTP) that went to a phone number ending in 12</p><label for="auth-mfa-otpcode">Enter OTP:</label><input type="tel" maxlength="20" id="auth-mfa-otpcode" autocomplete="off" name="otpCode"><input type="submit" value="Sign in"></form>`,
  },
  {
    name: 'whmcs', path: '/index.php/login/challenge', channel: 'totp', picks: ['input[name=key]'],
    html: `<h6>Two-Factor Authentication</h6><div class="alert">Your second factor is required to complete login.</div><form method="post"><p>Enter the 6-digit code that your app generated</p><input type="text" name="key" maxlength="6" class="form-control" autofocus><input type="submit" value="Login"></form>`,
  },
  {
    name: 'fortinet', path: '/remote/login', channel: 'totp', picks: ['[name=code]'],
    html: `<form action="/remote/logincheck"><h3>VPN</h3><div>A FortiToken code is required for SSL-VPN login authentication.</div><input type="password" name="code" maxlength="64" autocomplete="off" placeholder="FortiToken"><button>Continue</button></form>`,
  },
  {
    name: 'rsa-passcode', path: '/vpn/index.html', channel: 'totp', picks: ['#passwd1'],
    html: `<form><h1>Please log on</h1><label for="login">User name</label><input id="login" name="login" type="text"><label for="passwd">Password</label><input id="passwd" name="passwd" type="password"><label for="passwd1">RSA SecurID passcode</label><input id="passwd1" name="passwd1" type="password"><button>Log On</button></form>`,
  },
  {
    name: 'input-otp', path: '/verify', channel: 'totp', picks: ['[data-input-otp]'],
    html: `<h1>Verify</h1><form><div style="position:relative;width:280px;height:48px" data-input-otp-container="true"><div style="display:flex"><div class="slot">0</div><div class="slot">4</div><div class="slot"></div><div class="slot"></div><div class="slot"></div><div class="slot"></div></div>
      <input data-input-otp="true" autocomplete="one-time-code" inputmode="numeric" pattern="^\\d+$" maxlength="6" style="position:absolute;inset:0;width:100%;height:100%;opacity:1;color:transparent;background:transparent"></div><p>Enter the one-time code of your authenticator.</p><button>Verify</button></form>`,
  },
  {
    name: 'setup-with-key', path: '/settings/security/2fa', channel: 'setup', picks: ['#confirm'],
    html: `<h2>Set up two-factor authentication</h2><ol><li>Scan the QR code with your authenticator app.</li><li>Or type this key: <input readonly value="JBSW Y3DP EHPK 3PXP" aria-label="Setup key" id="key"></li><li>Enter the 6-digit code that the app shows</li></ol>
      <form><label for="device">Name this device</label><input id="device" name="device_name"><label for="confirm">Code</label><input id="confirm" name="confirm" inputmode="numeric"><button>Turn on</button></form>`,
  },
  {
    name: 'signup-email-code', path: '/register', channel: 'email', picks: ['#vcode'],
    html: `<h1>Create your account</h1><form><label>Email <input type="email" name="email"></label><button type="button">Send code</button><label for="vcode">Code from the email</label><input id="vcode" name="vcode" type="text"><label>Password <input type="password" name="password"></label><button>Create account</button></form>`,
  },
  {
    name: 'stripe-sms', path: '/login', channel: 'sms', picks: ['[name="code-input"]'],
    html: `<h1>Verify your login</h1><p>Enter the code that was sent to your phone number ending in 42.</p><form>${box(6, 'name="code-input" type="text" inputmode="numeric" maxlength="1" aria-label="Code #"')}<a href="#">Resend code</a></form>`,
  },
  {
    name: 'roundcube', path: '/', channel: 'totp', picks: ['[name=_code_2FA]'],
    html: `<form name="form"><table><tr><td><label for="2FA_code">Two-Factor Authentication code</label></td><td><input name="_code_2FA" id="2FA_code" type="text" size="10" autocapitalize="off" autocomplete="off" maxlength="10"></td></tr></table><button>Continue</button></form>`,
  },
  {
    name: 'both-factors-and-captcha', path: '/login', channel: 'totp', picks: ['#totp'],
    html: `<form><label>Login <input name="login"></label><label>Password <input type="password" name="pw"></label><label>2FA (if enabled) <input id="totp" name="totp" type="text"></label><label>Type the letters of the image <input name="captcha_code" maxlength="6"></label><img src="/captcha.png" alt="captcha"><button>Login</button></form>`,
  },
];

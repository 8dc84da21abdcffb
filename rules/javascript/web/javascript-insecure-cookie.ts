const session = require('express-session');
const cookieSession = require('cookie-session');

app.get('/', (req, res) => {
  // ruleid: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: false });
  // ruleid: javascript-insecure-cookie
  res.cookie('session', id, { maxAge: 1000, secure: false });
  // ok: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: true, secure: true });
  // ok: javascript-insecure-cookie
  res.cookie('theme', 'dark', options);
  // ok: javascript-insecure-cookie
  res.cookie('XSRF-TOKEN', csrf, { httpOnly: false, secure: true });
  // ok: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: true, secure: production });
});
// ruleid: javascript-insecure-cookie
app.use(session({ secret: key, cookie: { httpOnly: false } }));
// ok: javascript-insecure-cookie
app.use(session({ secret: key, cookie: { secure: true } }));
// ruleid: javascript-insecure-cookie
app.use(cookieSession({ name: 's', secure: false }));
// ruleid: javascript-insecure-cookie
reply.setCookie('session', id, { httpOnly: false });
// ruleid: javascript-insecure-cookie
ctx.cookies.set('session', id, { httpOnly: false });

function kept(res) {
  // ruleid: javascript-insecure-cookie
  const options = { httpOnly: false };
  res.cookie('session', id, options);
}

const cookies = require('cookie-session');
// ruleid: javascript-insecure-cookie
app.use(cookies({ name: 's', httpOnly: false }));
// ok: javascript-insecure-cookie
app.use(cookies({ name: 's', httpOnly: true }));
const settings = { name: 's' };
// ruleid: javascript-insecure-cookie
settings.httpOnly = false;
app.use(cookies(settings));

function later(res) {
  const options = { maxAge: 1000 };
  // ruleid: javascript-insecure-cookie
  options.httpOnly = false;
  res.cookie('session', id, options);
}

function mended(res) {
  // ok: javascript-insecure-cookie
  const options = { httpOnly: false };
  options.httpOnly = true;
  res.cookie('session', id, options);
}

function other(res) {
  const options = {};
  // ok: javascript-insecure-cookie
  options.httpOnly = false;
  show(options);
}

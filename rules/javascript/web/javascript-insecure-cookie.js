const session = require('express-session');

app.get('/', (req, res) => {
  // ruleid: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: false });
  // ruleid: javascript-insecure-cookie
  res.cookie('session', id, { maxAge: 1000, secure: false });
  // ok: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: true, secure: true });
  // ok: javascript-insecure-cookie
  res.cookie('theme', 'dark', options);
});
// ruleid: javascript-insecure-cookie
app.use(session({ secret: key, cookie: { httpOnly: false } }));
// ok: javascript-insecure-cookie
app.use(session({ secret: key, cookie: { secure: true } }));

const session = require('express-session');

app.get('/', (req: Request, res: Response) => {
  // ruleid: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: true });
  // ruleid: javascript-insecure-cookie
  res.cookie('session', id, { maxAge: 1000, secure: true });
  // ok: javascript-insecure-cookie
  res.cookie('session', id, { httpOnly: true, secure: true });
  // ok: javascript-insecure-cookie
  res.cookie('theme', 'dark', options);
});
// ruleid: javascript-insecure-cookie
app.use(session({ secret: key, cookie: { httpOnly: true } }));
// ok: javascript-insecure-cookie
app.use(session({ secret: key, cookie: { secure: true } }));

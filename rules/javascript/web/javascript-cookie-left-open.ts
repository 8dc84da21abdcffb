app.get('/', (req, res) => {
  // ruleid: javascript-cookie-left-open
  res.cookie('session', id);
  // ruleid: javascript-cookie-left-open
  res.cookie('authToken', token, { maxAge: 1000 });
  // ruleid: javascript-cookie-left-open
  res.setHeader('Set-Cookie', 'sessionId=' + id + '; Path=/');
  const options = { maxAge: 1000 };
  // ruleid: javascript-cookie-left-open
  res.cookie('session', id, options);
  // ok: javascript-cookie-left-open
  res.cookie('session', id, { httpOnly: true, secure: true });
  // ok: javascript-cookie-left-open
  res.cookie('theme', 'dark');
  // ok: javascript-cookie-left-open
  res.cookie('csrfToken', token);
  // ok: javascript-cookie-left-open
  res.setHeader('Set-Cookie', 'sessionId=' + id + '; HttpOnly; Secure');
  // ok: javascript-cookie-left-open
  res.setHeader('Set-Cookie', 'theme=dark');
  // ok: javascript-cookie-left-open
  res.cookie('session', '', { maxAge: 0 });
});

// ruleid: javascript-cookie-same-site
res.cookie('session', id, { sameSite: 'none', secure: true });
// ruleid: javascript-cookie-same-site
app.use(session({ secret: key, cookie: { sameSite: 'none' } }));
// ruleid: javascript-cookie-same-site
ctx.cookies.set('authToken', id, { sameSite: 'None' });
// ok: javascript-cookie-same-site
res.cookie('session', id, { sameSite: 'lax', secure: true });
// ok: javascript-cookie-same-site
res.cookie('session', id, { sameSite: false, secure: true });
// ok: javascript-cookie-same-site
res.cookie('theme', 'dark', { sameSite: 'none', secure: true });
// ok: javascript-cookie-same-site
app.use(session({ secret: key, cookie: { sameSite: 'strict' } }));

app.get('/a', (req, res) => {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.next);
  // ruleid: javascript-open-redirect
  res.redirect(302, req.body.target);
});

const parameters = new URLSearchParams(location.search);
// ruleid: javascript-open-redirect
window.location.href = parameters.get('to');

app.get('/b', (req, res) => {
  // ok: javascript-open-redirect
  res.redirect('/home');
  // ok: javascript-open-redirect
  res.redirect('/items/' + Number(req.query.id));
  // ok: javascript-open-redirect
  res.redirect(pages.home);
});

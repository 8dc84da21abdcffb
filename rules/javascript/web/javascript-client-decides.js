app.get('/order', (req, res) => {
  // ruleid: javascript-client-decides
  if (req.cookies.user !== req.params.user) requireLogin();
  // ruleid: javascript-client-decides
  if (req.query.owner === req.cookies.userId) show(res);
  // ruleid: javascript-client-decides
  if (req.cookies.loggedInUserId == req.body.userId) show(res);
  // ruleid: javascript-client-decides
  if (req.cookies['user'] === req.params['user']) show(res);
  // ruleid: javascript-client-decides
  if (req.cookies.known) logIn(req.body.name);
  // ok: javascript-client-decides
  if (req.body.name) show(res);
  // ok: javascript-client-decides
  if (req.session.user !== req.params.user) requireLogin();
  // ok: javascript-client-decides
  if (req.cookies.csrf !== req.body.csrf) return res.end();
  // ok: javascript-client-decides
  if (req.query.page === req.query.last) show(res);
});

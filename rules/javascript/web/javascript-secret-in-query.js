app.get('/login', (req, res) => {
  // ruleid: javascript-secret-in-query
  login(req.query.user, req.query.password);
  // ruleid: javascript-secret-in-query
  login(req.query['newPassword']);
  // ruleid: javascript-secret-in-query
  login(req.param('apiKey'));
  // ok: javascript-secret-in-query
  show(req.query.page);
  // ok: javascript-secret-in-query
  login(req.body.password);
});
app.post('/login', (req, res) => {
  // ok: javascript-secret-in-query
  login(req.query.password);
});

app.get('/a', (req, res) => {
  // ruleid: javascript-redos
  /([a-z]+)+$/.test(req.query.name);
  // ruleid: javascript-redos
  req.body.name.match(/^(([a-z])+.)+[A-Z]([a-z])+$/);
  // ruleid: javascript-redos
  /(a*)*b/.exec(req.params.name);
  // ok: javascript-redos
  /^[a-z]+$/.test(req.query.name);
  // ok: javascript-redos
  /([a-z]+)+$/.test('abc');
  // ok: javascript-redos
  req.body.name.match(/^\d+$/);
});

app.get('/a', (req, res) => {
  // ruleid: javascript-header-injection
  res.setHeader('X-Name', req.query.name);
  // ruleid: javascript-header-injection
  res.set('Access-Control-Allow-Origin', req.headers.origin);
  // ruleid: javascript-header-injection
  res.header(req.query.header, 'yes');
  // ok: javascript-header-injection
  res.setHeader('X-Name', encodeURIComponent(req.query.name));
  // ok: javascript-header-injection
  res.setHeader('X-Count', Number(req.query.count));
  // ok: javascript-header-injection
  cache.set('name', req.query.name);
});

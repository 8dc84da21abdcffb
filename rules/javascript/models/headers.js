function orders(req, res, shelf) {
  // ruleid: javascript-header-injection
  res.setHeader('X-Name', req.query.name);
  // ruleid: javascript-header-injection
  res.writeHead(200, { 'X-Name': req.query.name });
  // ok: javascript-header-injection
  res.setHeader('X-Name', encodeURIComponent(req.query.name));
  // ok: javascript-header-injection
  res.setHeader('X-Name', req.query.name.replace(/[\r\n]/g, ''));
  // ok: javascript-header-injection
  shelf.set('X-Name', req.query.name);
}

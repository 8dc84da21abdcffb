app.get('/orders', (req, res) => {
  // ruleid: javascript-log-injection
  console.log('Order of ' + req.query.name);
  // ruleid: javascript-log-injection
  console.info(`Order of ${req.body.name}`);
  // ruleid: javascript-log-injection
  logger.warn('No order of %s', req.params.name);
  // ok: javascript-log-injection
  console.log('Order of ' + JSON.stringify(req.query.name));
  // ok: javascript-log-injection
  logger.warn({ name: req.query.name }, 'No order');
  // ok: javascript-log-injection
  console.log('Orders: ' + Number(req.query.count));
  // ok: javascript-log-injection
  console.log('Order of ' + req.query.name.replace(/[\r\n]+/g, ' '));
});

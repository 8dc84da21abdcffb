const handlers = { show() {}, keep() {} };
const table = new Map(Object.entries(handlers));

app.get('/:action', (req, res) => {
  // ruleid: javascript-dynamic-method
  handlers[req.params.action](req.body);
  // ruleid: javascript-dynamic-method
  new handlers[req.query.kind]();
  const act = handlers[req.params.action];
  // ruleid: javascript-dynamic-method
  act(req.body);
  // ok: javascript-dynamic-method
  table.get(req.params.action)(req.body);
  // ok: javascript-dynamic-method
  handlers.show(req.params.action);
  // ok: javascript-dynamic-method
  handlers[Number(req.params.action)](req.body);
  // ok: javascript-dynamic-method
  if (Object.hasOwn(handlers, req.params.action)) handlers[req.params.action](req.body);
});

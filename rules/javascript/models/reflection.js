const handlers = { show() {}, keep() {} };

function orders(req, res) {
  const name = req.query.name;
  // ruleid: javascript-dynamic-method
  handlers[name](res);
  // ruleid: javascript-dynamic-method
  handlers[name].call(null, res);
  // ruleid: javascript-dynamic-method
  new handlers[name](res);
  // ok: javascript-dynamic-method
  handlers.show(name);
  // ok: javascript-dynamic-method
  new Map(Object.entries(handlers)).get(name)(res);
  if (!Object.hasOwn(handlers, name)) return;
  // ok: javascript-dynamic-method
  handlers[name](res);
}

const shelf = Object.create(null);

function caught(req, res) {
  const name = req.query.name;
  try {
    // ok: javascript-dynamic-method
    handlers[name](res);
  } catch (error) {
    res.end();
  }
  try {
    // ruleid: javascript-dynamic-method
    window[name](res);
  } catch (error) {
    res.end();
  }
  const put = shelf[name];
  // ruleid: javascript-dynamic-method
  put(res);
  if (typeof put === 'function') {
    // ok: javascript-dynamic-method
    put(res);
  }
}

function joined(req, res) {
  const name = req.query.name;
  // ok: javascript-dynamic-method
  handlers['on' + name](res);
  // ruleid: javascript-dynamic-method
  handlers['' + name](res);
}

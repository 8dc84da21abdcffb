function orders(req, res) {
  const count = Number(req.query.count);
  // ruleid: javascript-resource-exhaustion
  Buffer.alloc(count);
  // ruleid: javascript-resource-exhaustion
  'x'.repeat(count);
  // ruleid: javascript-resource-exhaustion
  setTimeout(show, req.query.wait);
  // ruleid: javascript-resource-exhaustion
  new Array(count).fill(0);
  // ok: javascript-resource-exhaustion
  Buffer.alloc(Math.min(count, 1000));
  // ok: javascript-resource-exhaustion
  Buffer.from(req.query.name);
  // ok: javascript-resource-exhaustion
  Buffer.alloc(req.query.name.length);
  if (count > 1000) return;
  // ok: javascript-resource-exhaustion
  'x'.repeat(count);
}

app.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-injection
  await User.findOne({ name: String(req.body.name) });
  // ruleid: javascript-nosql-injection
  await User.find({ active: true, role: String(req.query.role) });
  // ruleid: javascript-nosql-injection
  await User.deleteMany({ id: String(req.body.id) }, options);
  // ok: javascript-nosql-injection
  await User.findOne({ name: String(req.body.name) });
  // ok: javascript-nosql-injection
  await User.find({ active: true });
  // ok: javascript-nosql-injection
  await cache.put({ name: req.body.name });
});

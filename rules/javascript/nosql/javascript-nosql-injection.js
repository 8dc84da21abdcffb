app.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-injection
  await User.findOne({ name: req.body.name });
  // ruleid: javascript-nosql-injection
  await User.find({ active: true, role: req.query.role });
  // ruleid: javascript-nosql-injection
  await User.deleteMany({ id: req.body.id }, options);
  // ok: javascript-nosql-injection
  await User.findOne({ name: String(req.body.name) });
  // ok: javascript-nosql-injection
  await User.find({ active: true });
  // ok: javascript-nosql-injection
  await cache.put({ name: req.body.name });
});

app.get('/orders', async (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-nosql-code
  await orders.find({ $where: "this.name == '" + name + "'" });
  // ruleid: javascript-nosql-code
  await orders.find({ $where: `this.name == '${req.params.name}'` });
  // ruleid: javascript-nosql-code
  await redis.eval("return redis.call('get', '" + name + "')", 0);
  // ok: javascript-nosql-code
  await orders.find({ $where: 'this.count > ' + Number(req.query.count) });
  // ok: javascript-nosql-code
  await orders.find({ name: String(name) });
  // ok: javascript-nosql-code
  await redis.eval("return redis.call('get', KEYS[1])", 1, name);
});

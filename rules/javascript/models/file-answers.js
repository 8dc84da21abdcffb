function orders(req, res) {
  const { name } = req.query;
  const file = `orders/${name}`;
  // ruleid: javascript-path-traversal
  res.download(file);
  // ruleid: javascript-path-traversal
  res.sendFile('orders.csv', { root: name });
  // ok: javascript-path-traversal
  res.sendFile(name, { root: '/srv/orders' });
  // ok: javascript-path-traversal
  res.download('orders.csv', name);
}

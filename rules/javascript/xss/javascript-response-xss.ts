app.get('/a', (req, res) => {
  // ruleid: javascript-response-xss
  res.send('Hello ' + req.query.name);
  // ruleid: javascript-response-xss
  res.write(`<b>${req.body.name}</b>`);
});

function page(name) {
  return '<b>' + name + '</b>';
}

app.get('/b', (req, res) => {
  // ruleid: javascript-response-xss
  res.end(page(req.params.name));
});

app.get('/c', (req, res) => {
  // ok: javascript-response-xss
  res.send('Hello ' + escapeHtml(req.query.name));
  // ok: javascript-response-xss
  res.json({ name: req.query.name });
  // ok: javascript-response-xss
  res.send(JSON.stringify(req.query));
});

app.get('/d', (req, res) => {
  res.set('Content-Type', 'text/plain');
  // ok: javascript-response-xss
  res.send('Hello ' + req.query.name);
});

app.get('/health', (req, res) => res.type('text/plain').send('ok'));
app.get('/hello', (req, res) => {
  // ruleid: javascript-response-xss
  res.send('<b>' + req.query.q + '</b>');
});

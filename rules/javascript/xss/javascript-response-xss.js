app.get('/a', (req, res) => {
  // ruleid: javascript-response-xss
  res.send('<h1>' + req.query.name + '</h1>');
  const { title } = req.body;
  // ruleid: javascript-response-xss
  res.end(`<title>${title}</title>`);
  // ruleid: javascript-response-xss
  res.status(404).send('Not found: ' + req.params.path);
});

app.get('/b', (req, res) => {
  // ok: javascript-response-xss
  res.render('hello', { name: req.query.name });
  // ok: javascript-response-xss
  res.send('<h1>' + escapeHtml(req.query.name) + '</h1>');
  // ok: javascript-response-xss
  res.send('ok');
});

app.get('/read', (req, res) => {
  // ruleid: javascript-type-confusion
  if (req.query.path.indexOf('..') !== -1) return res.end();
  const name = req.query.name;
  // ruleid: javascript-type-confusion
  if (name.includes('/')) return res.end();
  // ruleid: javascript-type-confusion
  if (name.length > 20) return res.end();
  // ok: javascript-type-confusion
  if (name.length === 0) return res.end();
  const text = String(req.query.text);
  // ok: javascript-type-confusion
  if (text.includes('..')) return res.end();
  const path = req.query.kept;
  if (typeof path !== 'string') return res.end();
  // ok: javascript-type-confusion
  if (path.includes('..')) return res.end();
  // ok: javascript-type-confusion
  if (req.params.path.includes('..')) return res.end();
});

app.get('/types', (req, res) => {
  const path = req.query.path;
  if (typeof path === 'string') log(path);
  // ruleid: javascript-type-confusion
  if (path.includes('..')) return res.end();
  if (typeof path === 'string') {
    // ok: javascript-type-confusion
    if (path.includes('/')) return res.end();
  } else {
    // ruleid: javascript-type-confusion
    if (path.includes('/')) return res.end();
  }
  const rows = req.query.rows;
  // ok: javascript-type-confusion
  if (!Array.isArray(rows) || rows.length > 100) return res.end();
});

app.get('/kept', (req, res) => {
  const query = req.query;
  // ruleid: javascript-type-confusion
  if (query.path.includes('..')) return res.end();
  if (typeof query.name === 'string') {
    // ok: javascript-type-confusion
    if (query.name.includes('..')) return res.end();
  }
});

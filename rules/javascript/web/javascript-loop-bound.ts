app.post('/a', (req, res) => {
  // ruleid: javascript-loop-bound
  for (let i = 0; i < req.body.length; i++) use(req.body[i]);
  const list = req.body.orders;
  // ruleid: javascript-loop-bound
  for (let i = 0; i < list.length; i++) {
    use(list[i]);
  }
  // ruleid: javascript-loop-bound
  for (let i = 0; i < req.query.count; i++) {
    use(i);
  }
  const rows = req.body.rows;
  if (!Array.isArray(rows)) return;
  // ok: javascript-loop-bound
  for (let i = 0; i < rows.length; i++) use(rows[i]);
  // ok: javascript-loop-bound
  for (let i = 0; i < kept.length; i++) use(kept[i]);
  // ok: javascript-loop-bound
  for (const each of req.body) use(each);
});

app.post('/b', (req, res) => {
  const rows = req.body.rows;
  if (Array.isArray(rows)) log(rows);
  // ruleid: javascript-loop-bound
  for (let i = 0; i < rows.length; i++) use(rows[i]);
  if (rows.length > 100) {
    // ruleid: javascript-loop-bound
    for (let i = 0; i < rows.length; i++) use(rows[i]);
    return;
  }
  // ok: javascript-loop-bound
  for (let i = 0; i < rows.length; i++) use(rows[i]);
});

app.post('/c', (req, res) => {
  const { count } = req.body;
  if (count > 100) return;
  // ok: javascript-loop-bound
  for (let i = 0; i < count; i++) use(i);
});

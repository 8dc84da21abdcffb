app.get('/a', (req, res) => {
  // ruleid: javascript-regex-injection
  const a = new RegExp(req.query.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  // ruleid: javascript-regex-injection
  const b = RegExp('^' + req.body.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  // ruleid: javascript-regex-injection
  const c = new RegExp(`\\b${req.params.word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\b`);
  // ok: javascript-regex-injection
  const d = new RegExp(escapeRegExp(req.query.text));
  // ok: javascript-regex-injection
  const e = new RegExp('^a');
  // ok: javascript-regex-injection
  const f = list.includes(req.query.text);
});

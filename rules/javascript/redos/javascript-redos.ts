app.get('/a', (req, res) => {
  // ruleid: javascript-redos
  /([a-z]+)+$/.test(req.query.name);
  // ruleid: javascript-redos
  req.body.name.match(/^(([a-z])+.)+[A-Z]([a-z])+$/);
  // ruleid: javascript-redos
  /(a*)*b/.exec(req.params.name);
  // ok: javascript-redos
  /^[a-z]+$/.test(req.query.name);
  // ok: javascript-redos
  /([a-z]+)+$/.test('abc');
  // ok: javascript-redos
  req.body.name.match(/^\d+$/);
});

const NAME = /^(x+x+)+y/;
const WORD = new RegExp('^[a-z]+(?:-[a-z]+)*$');
app.get('/b', (req, res) => {
  // ruleid: javascript-redos
  NAME.test(req.query.name);
  // ruleid: javascript-redos
  new RegExp('(x+x+)+y').test(req.query.name);
  // ruleid: javascript-redos
  req.query.name.split(/(x+x+)+y/);
  // ruleid: javascript-redos
  req.query.name.replaceAll(/(x+x+)+y/g, '');
  // ok: javascript-redos
  WORD.test(req.query.name);
  // ok: javascript-redos
  /^(?:\/[^/]+)+$/.test(req.query.name);
});

const { execFile, spawn } = require('child_process');

app.get('/clone', (req, res) => {
  // ruleid: javascript-argument-injection
  execFile('git', ['clone', req.query.url], done);
  // ruleid: javascript-argument-injection
  spawn('curl', ['-s', req.query.url]);
  const list = ['fetch', req.query.remote];
  // ruleid: javascript-argument-injection
  execFile('git', list, done);
  // ok: javascript-argument-injection
  execFile('git', ['clone', '--', req.query.url], done);
  // ok: javascript-argument-injection
  execFile('git', ['clone', 'https://example.com/' + req.query.name], done);
  // ok: javascript-argument-injection
  execFile('show', [req.query.name], done);
});

app.get('/checked', (req, res) => {
  const url = req.query.url;
  if (url.startsWith('-')) {
    // ruleid: javascript-argument-injection
    execFile('git', ['clone', url], done);
    return;
  }
  // ok: javascript-argument-injection
  execFile('git', ['clone', url], done);
  const name = req.query.name;
  if (name.startsWith('https://')) log(name);
  // ruleid: javascript-argument-injection
  execFile('git', ['clone', name], done);
  if (name[0] === '-') return;
  // ok: javascript-argument-injection
  execFile('git', ['clone', name], done);
});

const fs = require('fs');
const path = require('path');

app.get('/a', (req, res) => {
  // ruleid: javascript-path-traversal
  fs.readFile('uploads/' + req.params.name, done);
  // ruleid: javascript-path-traversal
  res.sendFile(path.join(__dirname, req.query.file));
});

function remove(name) {
  // ruleid: javascript-path-traversal
  fs.unlinkSync(`/tmp/${name}`);
}

app.post('/b', (req, res) => remove(req.body.name));

app.get('/c', (req, res) => {
  // ok: javascript-path-traversal
  fs.readFile(path.join('uploads', path.basename(req.params.name)), done);
  // ok: javascript-path-traversal
  fs.readFileSync('settings.json');
  // ok: javascript-path-traversal
  res.sendFile('/srv/index.html');
  const full = path.resolve('/srv', req.query.file);
  if (!full.startsWith('/srv/')) {
    return res.status(403).end();
  }
  // ok: javascript-path-traversal
  fs.createReadStream(full);
});

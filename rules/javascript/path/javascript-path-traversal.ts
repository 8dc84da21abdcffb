const fs = require('fs');
const path = require('path');

app.get('/a', (req: Request, res: Response) => {
  // ruleid: javascript-path-traversal
  fs.readFile('uploads/' + req.params.name, done);
  // ruleid: javascript-path-traversal
  res.sendFile(path.join(__dirname, req.query.file));
});

function remove(name) {
  // ruleid: javascript-path-traversal
  fs.unlinkSync(`/tmp/${name}`);
}

app.post('/b', (req: Request, res: Response) => remove(req.body.name));

app.get('/c', (req: Request, res: Response) => {
  // ok: javascript-path-traversal
  fs.readFile(path.join('uploads', path.basename(req.params.name)), done);
  // ok: javascript-path-traversal
  fs.readFileSync('settings.json');
  // ok: javascript-path-traversal
  res.sendFile('/srv/index.html');
});

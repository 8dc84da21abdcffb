const { exec, execFile } = require('child_process');
const cp = require('child_process');
const shell = require('shelljs');

app.get('/a', (req, res) => {
  // ruleid: javascript-command-injection
  exec(`ping ${req.query.host}`);
  // ruleid: javascript-command-injection
  cp.execSync('ping ' + req.params.host);
  // ruleid: javascript-command-injection
  shell.exec('ls ' + req.body.folder);
  // ruleid: javascript-command-injection
  cp.spawn('sh', ['-c', 'ls ' + req.body.folder]);
});

app.get('/b', (req, res) => {
  // ok: javascript-command-injection
  execFile('ping', [req.query.host]);
  // ok: javascript-command-injection
  exec('ls');
  // ok: javascript-command-injection
  cp.exec('ls -n ' + Number(req.query.count));
  // ok: javascript-command-injection
  pattern.exec(req.query.text);
});

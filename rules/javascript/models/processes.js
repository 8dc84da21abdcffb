const childProcess = require('child_process');
const { Client } = require('ssh2');
const execa = require('execa');
const shellQuote = require('shell-quote');

class Pattern {
  exec(text) {
    return text;
  }
}

function orders(req) {
  const { name } = req.query;
  // ruleid: javascript-command-injection
  childProcess.exec('show ' + name);
  // ruleid: javascript-command-injection
  childProcess.spawnSync('bash', ['-c', 'show ' + name]);
  // ruleid: javascript-command-injection
  childProcess.execFile('show', [name], { shell: true }, print);
  // ruleid: javascript-command-injection
  execa.command('show ' + name);
  // ruleid: javascript-command-injection
  new Client().exec('show ' + name, print);
  // ok: javascript-command-injection
  childProcess.execFile('show', [name], print);
  // ok: javascript-command-injection
  new Pattern().exec(name);
  // ok: javascript-command-injection
  /^[a-z]+$/.exec(name);
  // ok: javascript-command-injection
  childProcess.exec('show ' + shellQuote.quote([name]));
  // ok: javascript-command-injection
  childProcess.spawn(process.argv[0], ['show'], print);
  // ruleid: javascript-command-injection
  childProcess.spawn(process.argv[2], ['show'], print);
  // ruleid: javascript-argument-injection
  childProcess.execFile('git', ['fetch', name], print);
  // ok: javascript-argument-injection
  childProcess.execFile('git', ['fetch', '--', name], print);
}

function all(req) {
  const names = req.query.names;
  // ok: javascript-argument-injection
  childProcess.execFile('git', ['add', '.'].concat(names), print);
  // ruleid: javascript-argument-injection
  childProcess.execFile('git', ['fetch'].concat(names), print);
}

function quoted(req) {
  const name = req.query.name;
  // ok: javascript-command-injection
  childProcess.exec('show ' + ("'" + name.replace(/'/g, "'\\''") + "'"));
  // ruleid: javascript-command-injection
  childProcess.exec('show ' + ("'" + name.replace(/'/, "'\\''") + "'"));
  // ruleid: javascript-command-injection
  childProcess.exec('show ' + name.replace(/'/g, "'\\''"));
}

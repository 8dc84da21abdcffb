const { exec, execFile, execSync } = require('child_process');
const cp = require('child_process');

function run(path, host) {
  // ruleid: javascript-command-injection
  exec('ping -c 1 ' + host);
  // ruleid: javascript-command-injection
  execSync(`cat ${path}`);
  // ruleid: javascript-command-injection
  cp.exec('ls ' + path, done);
  // ok: javascript-command-injection
  execFile('ping', ['-c', '1', host]);
  // ok: javascript-command-injection
  exec('ls -l');
  // ok: javascript-command-injection
  pattern.exec('a' + host);
}

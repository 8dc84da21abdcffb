const cp = require('child_process');
const util = require('util');

function a(name) {
  // ruleid: javascript-shell-string-building
  cp.exec('rm -rf ' + name);
  // ruleid: javascript-shell-string-building
  cp.execSync(`git log ${name}`);
  const command = 'rm -rf ' + name;
  // ruleid: javascript-shell-string-building
  // nofix: javascript-shell-string-building
  cp.exec(command, done);
  // ruleid: javascript-shell-string-building
  cp.exec(util.format('rm -rf %s', name));
}

function b(name) {
  // ok: javascript-shell-string-building
  cp.execFile('rm', ['-rf', name]);
  // ok: javascript-shell-string-building
  cp.exec('rm -rf ' + 'dist');
  // ok: javascript-shell-string-building
  cp.exec('ls');
  // ok: javascript-shell-string-building
  pattern.exec('a' + name);
}

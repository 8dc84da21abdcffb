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

function e(name) {
  // ruleid: javascript-shell-string-building
  // nofix: javascript-shell-string-building
  cp.spawnSync('bash', ['-c', 'rm -rf ' + name]);
  // ok: javascript-shell-string-building
  cp.spawnSync('rm', ['-rf', './' + name]);
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

const here = path.dirname(fileURLToPath(import.meta.url));
enum Part {
  Disk = 'df',
  Up = 'uptime',
}

function c(name: string) {
  // ok: javascript-shell-string-building
  cp.execSync('node ' + path.join(here, 'build.js'));
  // ruleid: javascript-shell-string-building
  cp.execSync('node ' + path.join(name, 'build.js'));
  // ok: javascript-shell-string-building
  cp.execSync(`${Part.Up} -p`);
}

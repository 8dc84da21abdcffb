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

const tool = 'git';
const tools = { list: 'ls -la', disk: 'df' };
const flags = process.env.CI ? '--ci' : '--watch';
const other = process.env.CI ? '--ci' : require('./flags').chosen;

function c(name) {
  // ok: javascript-shell-string-building
  cp.execSync(`${tool} --version`);
  // ok: javascript-shell-string-building
  cp.execSync(`${tools.list} /`);
  // ruleid: javascript-shell-string-building
  cp.execSync(`ls ${tools[name]}`);
  // ok: javascript-shell-string-building
  cp.execSync(`jest ${flags}`);
  // ruleid: javascript-shell-string-building
  cp.execSync(`jest ${other}`);
  // ok: javascript-shell-string-building
  cp.execSync(`sleep ${60 * 5}`);
  // ok: javascript-shell-string-building
  for (const part of ['server', 'client']) cp.execSync(`npm run build -w ${part}`);
  // ruleid: javascript-shell-string-building
  for (const part of ['server', name]) cp.execSync(`npm run build -w ${part}`);
  // ok: javascript-shell-string-building
  cp.execSync('node ' + path.join(__dirname, 'build.js'));
  // ruleid: javascript-shell-string-building
  cp.execSync('node ' + path.join(__dirname, name));
}

function quoted(name) {
  const own = "'" + name.replace(/'/g, "'\\''") + "'";
  // ok: javascript-shell-string-building
  cp.exec('rm -rf ' + own);
  const half = "'" + name.replace(/'/, "'\\''") + "'";
  // ruleid: javascript-shell-string-building
  cp.exec('rm -rf ' + half);
  const broken = "'" + name.replace(/'/g, "'\''") + "'";
  // ruleid: javascript-shell-string-building
  cp.exec('rm -rf ' + broken);
}

const { exec, execSync, execFile, execFileSync } = require('node:child_process');
const shelljs = require('shelljs');
const crossSpawn = require('cross-spawn');

// ruleid: javascript-cat-process
const cpu = execSync('cat /proc/cpuinfo').toString();
// ruleid: javascript-cat-process
exec('cat orders/all', (error, out) => console.log(out));
// ruleid: javascript-cat-process
const text = execFileSync('/bin/cat', ['orders.json'], { encoding: 'utf8' });
// ruleid: javascript-cat-process
shelljs.exec('cat orders/all');
// ruleid: javascript-cat-process
const spawned = crossSpawn.sync('cat', ['orders/all']);
// ok: javascript-cat-process
const count = execSync('cat package.json | wc -l');
// ok: javascript-cat-process
const both = execSync('cat orders/all orders/old');
// ok: javascript-cat-process
const asOther = execSync('cat /proc/cpuinfo', { uid: 1000 });
// ok: javascript-cat-process
const numbered = execFileSync('cat', ['-n']);
// ok: javascript-cat-process
const listed = execFileSync('ls', ['orders']);
// ok: javascript-cat-process
execFile('cat', ['orders/all'], function (error, out, said) {
  console.log(said);
});

function start() {
  // ok: javascript-cat-process
  return exec('cat orders/all', show);
}

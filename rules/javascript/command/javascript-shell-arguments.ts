const { spawn, execFile } = require('child_process');

function run(folder, name) {
  // ruleid: javascript-shell-arguments
  spawn('ls', [folder], { shell: true });
  // ruleid: javascript-shell-arguments
  execFile('rm', ['-r', name], { shell: true }, done);
  const options = { shell: true };
  // ruleid: javascript-shell-arguments
  spawn('ls', ['-l', folder], options);
  // ok: javascript-shell-arguments
  spawn('ls', [folder]);
  // ok: javascript-shell-arguments
  spawn('ls', ['-l'], { shell: true });
  // ok: javascript-shell-arguments
  spawn('ls', [folder], { shell: false });
}

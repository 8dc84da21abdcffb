const fs = require('fs');

// ruleid: javascript-file-race
if (!fs.existsSync(file)) fs.writeFileSync(file, text);
fs.stat(file, (error, stat) => {
  // ruleid: javascript-file-race
  fs.unlink(file, done);
});
if (fs.existsSync(file)) {
  // ruleid: javascript-file-race
  fs.renameSync(file, kept);
}
// ok: javascript-file-race
fs.writeFileSync(file, text, { flag: 'wx' });
// ok: javascript-file-race
if (fs.existsSync(file)) fs.writeFileSync(other, text);
// ok: javascript-file-race
if (fs.existsSync(file)) show(file);

const fs = require('fs');
const os = require('os');
const path = require('path');
const crypto = require('crypto');

// ruleid: javascript-insecure-temporary-file
fs.writeFileSync(path.join(os.tmpdir(), 'report.txt'), text);
const file = os.tmpdir() + '/report-' + Date.now();
// ruleid: javascript-insecure-temporary-file
fs.writeFile(file, text, done);
// ruleid: javascript-insecure-temporary-file
fs.createWriteStream('/tmp/report.txt');
// ok: javascript-insecure-temporary-file
fs.writeFileSync(path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'report-')), 'report.txt'), text);
// ok: javascript-insecure-temporary-file
fs.writeFileSync(path.join(os.tmpdir(), 'report.txt'), text, { flag: 'wx' });
// ok: javascript-insecure-temporary-file
fs.writeFileSync(path.join(os.tmpdir(), crypto.randomUUID()), text);
// ok: javascript-insecure-temporary-file
fs.readFileSync(path.join(os.tmpdir(), 'report.txt'));

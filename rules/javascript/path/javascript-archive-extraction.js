const fs = require('fs');
const path = require('path');

stream.on('entry', (entry) => {
  // ruleid: javascript-archive-extraction
  entry.pipe(fs.createWriteStream(entry.path));
  // ruleid: javascript-archive-extraction
  fs.writeFileSync('out/' + entry.fileName, entry.data);
});
zip.getEntries().forEach((zipEntry) => {
  // ruleid: javascript-archive-extraction
  fs.writeFileSync(path.join('out', zipEntry.entryName), zipEntry.getData());
});

stream.on('entry', (entry) => {
  // ok: javascript-archive-extraction
  entry.pipe(fs.createWriteStream(path.basename(entry.path)));
  // ok: javascript-archive-extraction
  fs.writeFileSync('out/index', entry.data);
  const target = path.join('out', entry.path);
  if (!target.startsWith('out/')) {
    throw new Error('outside');
  }
  // ok: javascript-archive-extraction
  entry.pipe(fs.createWriteStream(target));
});

const fs = require('fs');
const https = require('https');
const axios = require('axios');
const { createHash } = require('crypto');

https.get(place, (answer) => {
  answer.on('data', (piece) => {
    // ruleid: javascript-download-to-file
    fs.appendFileSync('tool.js', piece);
  });
});

async function load() {
  const answer = await fetch(place);
  // ruleid: javascript-download-to-file
  fs.writeFileSync('tool.js', await answer.text());
  const { data } = await axios.get(place);
  // ruleid: javascript-download-to-file
  fs.writeFile('tool.js', data, done);
  const body = Buffer.from(await (await fetch(place)).arrayBuffer());
  if (createHash('sha256').update(body).digest('hex') !== EXPECTED) return;
  // ok: javascript-download-to-file
  fs.writeFileSync('tool.js', body);
  // ok: javascript-download-to-file
  fs.writeFileSync('count', String(data.length));
  // ok: javascript-download-to-file
  fs.writeFileSync('tool.js', kept);
}

const fs = require('fs');
const https = require('https');
const net = require('net');

async function orders(place, kept) {
  const answer = await fetch(place);
  // ruleid: javascript-download-to-file
  fs.writeFileSync('orders', await answer.text());
  // ruleid: javascript-download-to-file
  await fs.promises.writeFile('orders', Buffer.from(await answer.arrayBuffer()));
  const stream = fs.createWriteStream('orders');
  https.get(place, (reply) => {
    reply.on('data', (piece) => {
      // ruleid: javascript-download-to-file
      stream.write(piece);
    });
  });
  net.connect(80, place).on('data', (piece) => {
    // ruleid: javascript-download-to-file
    fs.appendFileSync('orders', piece);
  });
  // ok: javascript-download-to-file
  stream.write(kept);
  // ok: javascript-download-to-file
  fs.writeFileSync('orders', kept);
}

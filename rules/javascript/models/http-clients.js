const got = require('got');
const https = require('node:https');
const { Pool } = require('undici');

const client = got.extend({ retry: { limit: 2 } });

async function orders(req) {
  const { address } = req.query;
  // ruleid: javascript-ssrf
  await fetch(address);
  // ruleid: javascript-ssrf
  await client.post(address);
  // ruleid: javascript-ssrf
  https.get({ hostname: address, path: '/orders' });
  // ruleid: javascript-ssrf
  new Pool(address);
  // ruleid: javascript-ssrf
  new Request(address, { method: 'POST' });
  // ok: javascript-ssrf
  new Request(address, null, log);
  // ok: javascript-ssrf
  await fetch('https://orders.example/find', { body: address });
  // ok: javascript-ssrf
  await client.post('https://orders.example/find', { json: { address } });
  // ok: javascript-ssrf
  https.get({ hostname: 'orders.example', path: '/find', headers: { address } });
}

// ruleid: javascript-insecure-tls-version
https.createServer({ minVersion: 'TLSv1' });
// ruleid: javascript-insecure-tls-version
const options = { ssl: { minVersion: 'TLSv1.1' } };
// ruleid: javascript-insecure-tls-version
tls.connect({ host, maxVersion: 'TLSv1.1' });
// ok: javascript-insecure-tls-version
https.createServer({ minVersion: 'TLSv1.2' });
// ok: javascript-insecure-tls-version
const engine = { minVersion: '1' };
// ok: javascript-insecure-tls-version
tls.connect({ host, minVersion });

const https = require('https');

// ruleid: javascript-certificate-check-off
https.get(url, { rejectUnauthorized: true });
// ruleid: javascript-certificate-check-off
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true });
// ruleid: javascript-certificate-check-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
// ok: javascript-certificate-check-off
https.get(url, { rejectUnauthorized: true });
// ok: javascript-certificate-check-off
https.get(url, { rejectUnauthorized: strict });
// ok: javascript-certificate-check-off
https.get(url);

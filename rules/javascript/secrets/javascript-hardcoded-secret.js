const jwt = require('jsonwebtoken');
// ruleid: javascript-hardcoded-secret
const dbPassword = 'Tr0ub4dor&3';
// ruleid: javascript-hardcoded-secret
config.apiKey = 'k9f8-aa72-bb10';
// ruleid: javascript-hardcoded-secret
connect({ user: 'app', password: 's3cr3t-value' });
// ruleid: javascript-hardcoded-secret
jwt.sign(user, 'hunter2-signing');
// ok: javascript-hardcoded-secret
const apiKey = process.env.API_KEY;
// ok: javascript-hardcoded-secret
const secret = 'your-secret-here';
// ok: javascript-hardcoded-secret
const passwordLabel = 'Enter your password';
// ok: javascript-hardcoded-secret
connect({ user: 'app', password });
connect({
  host: 'db.internal',
  // ruleid: javascript-hardcoded-secret
  password: 'first-s3cr3t',
  // ruleid: javascript-hardcoded-secret
  apiKey: 'second-k3y-9',
});

const jwt = require('jsonwebtoken');
// ruleid: javascript-hardcoded-secret
const dbPassword = process.env.DB_PASSWORD;
// ruleid: javascript-hardcoded-secret
config.apiKey = process.env.API_KEY;
// ruleid: javascript-hardcoded-secret
connect({ user: 'app', password: process.env.PASSWORD });
// ruleid: javascript-hardcoded-secret
jwt.sign(user, process.env.JWT_SECRET);
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
  password: process.env.PASSWORD,
  // ruleid: javascript-hardcoded-secret
  apiKey: process.env.API_KEY,
});

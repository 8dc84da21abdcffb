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
const labels = {
  // ok: javascript-hardcoded-secret
  password: 'Passwort',
  // ok: javascript-hardcoded-secret
  newPassword: 'auth.form.newPassword',
  // ok: javascript-hardcoded-secret
  apiKey: 'x-api-key',
  // ok: javascript-hardcoded-secret
  token: 'access_token',
  // ruleid: javascript-hardcoded-secret
  'client_secret': 'hQ8zR2mW5tK9xB3n',
};
// ok: javascript-hardcoded-secret
const CHANGE_PASSWORD = 'account/changePassword';
// ok: javascript-hardcoded-secret
const maskedPassword = '********';
// ruleid: javascript-hardcoded-secret
const token: string = 'q7Rm2TzK9wXb4NvC8sYd1LpG6hJf3AaE';
function login(password: string) {
  // ruleid: javascript-hardcoded-secret
  // nofix: javascript-hardcoded-secret
  if (password === 'c0rrect!horse') return true;
  // ok: javascript-hardcoded-secret
  if (password === 'unknown') return false;
  // ruleid: javascript-hardcoded-secret
  // nofix: javascript-hardcoded-secret
  const key = process.env.API_KEY || 'hQ8zR2mW5tK9xB3n';
  // ok: javascript-hardcoded-secret
  const mode = process.env.API_KEY ?? 'unset';
  return key + mode;
}
function settings(app, form, map) {
  // ruleid: javascript-hardcoded-secret
  // nofix: javascript-hardcoded-secret
  app.set('jwtTokenSecret', 'hQ8zR2mW5tK9xB3n');
  // ruleid: javascript-hardcoded-secret
  // nofix: javascript-hardcoded-secret
  angular.module('shop').constant('api_key', '7c1e06986d3b199c51f0e3154cab7697');
  // ok: javascript-hardcoded-secret
  app.set('apiKey', process.env.API_KEY);
  // ok: javascript-hardcoded-secret
  app.set('view engine', 'pug2');
  // ok: javascript-hardcoded-secret
  form.set('password', 'Enter at least 8 characters');
  // ok: javascript-hardcoded-secret
  map.get('apiKey', 'hQ8zR2mW5tK9xB3n');
}
function sessions(app, passport, config) {
  // ruleid: javascript-hardcoded-secret
  app.use(session({ secret: 'keyboard cat', resave: false }));
  // ruleid: javascript-hardcoded-secret
  app.use(expressjwt({ secret: 'shared among us', algorithms: ['HS256'] }));
  // ruleid: javascript-hardcoded-secret
  passport.use(new JwtStrategy({ secretOrKey: 'signs-all-of-them' }, check));
  // ok: javascript-hardcoded-secret
  app.use(session({ secret: process.env.SESSION_SECRET }));
  // ok: javascript-hardcoded-secret
  app.use(session({ secret: config.secret, name: 'keyboard cat' }));
  // ok: javascript-hardcoded-secret
  passport.use(new JwtStrategy({ secretOrKey: config.key, issuer: 'accounts.example.com' }, check));
}

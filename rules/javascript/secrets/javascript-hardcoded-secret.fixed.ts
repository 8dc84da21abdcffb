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
  'client_secret': process.env.CLIENT_SECRET,
};
// ok: javascript-hardcoded-secret
const CHANGE_PASSWORD = 'account/changePassword';
// ok: javascript-hardcoded-secret
const maskedPassword = '********';
// ruleid: javascript-hardcoded-secret
const token: string = process.env.TOKEN;
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
  app.use(session({ secret: process.env.SECRET, resave: false }));
  // ruleid: javascript-hardcoded-secret
  app.use(expressjwt({ secret: process.env.SECRET, algorithms: ['HS256'] }));
  // ruleid: javascript-hardcoded-secret
  passport.use(new JwtStrategy({ secretOrKey: process.env.SECRET_OR_KEY }, check));
  // ok: javascript-hardcoded-secret
  app.use(session({ secret: process.env.SESSION_SECRET }));
  // ok: javascript-hardcoded-secret
  app.use(session({ secret: config.secret, name: 'keyboard cat' }));
  // ok: javascript-hardcoded-secret
  passport.use(new JwtStrategy({ secretOrKey: config.key, issuer: 'accounts.example.com' }, check));
}

const jwt = require('jsonwebtoken');

function run(path, token, key) {
  // ruleid: javascript-jwt-unverified
  const user = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
  return user;
}

function check(token, key, user) {
  // ruleid: javascript-jwt-unverified
  jwt.verify(token, key, { algorithms: ['HS256'] });
  // ruleid: javascript-jwt-unverified
  // nofix: javascript-jwt-unverified
  jwt.sign(user, '', { algorithm: 'none' });
  // ok: javascript-jwt-unverified
  jwt.verify(token, key, { algorithms: ['HS256'] });
  // ok: javascript-jwt-unverified
  jwt.sign(user, key, { algorithm: 'HS256' });
  // ok: javascript-jwt-unverified
  base64.decode(token);
}

const simple = require('jwt-simple');

function peek(token, key) {
  // ok: javascript-jwt-unverified
  const issuer = simple.decode(token, key, true).iss;
  simple.decode(token, keyOf(issuer));
}

function believe(token, key) {
  // ruleid: javascript-jwt-unverified
  // nofix: javascript-jwt-unverified
  return simple.decode(token, key, true);
}

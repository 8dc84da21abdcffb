const jwt = require('jsonwebtoken');

function run(path, token, key) {
  // ruleid: javascript-jwt-unverified
  const user = jwt.decode(token);
  return user;
}

function check(token, key, user) {
  // ruleid: javascript-jwt-unverified
  jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
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

const jwt = require('jsonwebtoken');

function sign(user, key) {
  // ruleid: javascript-jwt-secret-data
  jwt.sign({ name: user.name, password: user.password }, key);
  // ruleid: javascript-jwt-secret-data
  jwt.sign({ apiKey: user.key }, key, { expiresIn: '1h' });
  // ruleid: javascript-jwt-secret-data
  const payload = { sub: user.id, pin: user.pin };
  const token = jwt.sign(payload, key);
  // ok: javascript-jwt-secret-data
  jwt.sign({ sub: user.id }, key);
  // ok: javascript-jwt-secret-data
  jwt.sign({ name: user.name }, key);
  // ok: javascript-jwt-secret-data
  save({ password: user.password });
  return token;
}

const crypto = require('crypto');
const bcrypt = require('bcrypt');

function store(user, password) {
  // ruleid: javascript-fast-password-hash
  const a = crypto.createHash('sha256').update(password).digest('hex');
  const hash = crypto.createHash('md5');
  // ruleid: javascript-fast-password-hash
  hash.update(user.salt + user.password);
  // ruleid: javascript-fast-password-hash
  const b = md5(user.password);
  // ruleid: javascript-fast-password-hash
  crypto.pbkdf2Sync(password, user.salt, 1000, 64, 'sha512');
  // ok: javascript-fast-password-hash
  const c = crypto.scryptSync(password, user.salt, 64);
  // ok: javascript-fast-password-hash
  const d = bcrypt.hashSync(password, 12);
  // ok: javascript-fast-password-hash
  const e = crypto.createHash('sha256').update(user.name).digest('hex');
  // ok: javascript-fast-password-hash
  crypto.pbkdf2Sync(password, user.salt, 600000, 64, 'sha512');
  return [a, b, c, d, e];
}

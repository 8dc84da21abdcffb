const crypto = require('crypto');

function run(path, key, iv) {
  // ruleid: javascript-weak-cipher
  crypto.createCipheriv('des-cbc', key, iv);
  // ruleid: javascript-weak-cipher
  crypto.createCipheriv('aes-128-ecb', key, null);
  // ruleid: javascript-weak-cipher
  crypto.createDecipheriv('rc4', key, '');
  // ok: javascript-weak-cipher
  crypto.createCipheriv('aes-256-gcm', key, iv);
  // ok: javascript-weak-cipher
  crypto.createCipheriv(algorithm, key, iv);
  // ok: javascript-weak-cipher
  other.createCipheriv('des-cbc', key, iv);
}

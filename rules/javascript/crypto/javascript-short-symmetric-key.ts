const crypto = require('crypto');
const forge = require('node-forge');
const CryptoJS = require('crypto-js');

// ruleid: javascript-short-symmetric-key
const key = crypto.generateKeySync('hmac', { length: 64 });
// ruleid: javascript-short-symmetric-key
CryptoJS.PBKDF2(password, salt, { keySize: 2 });
// ruleid: javascript-short-symmetric-key
forge.rc2.createEncryptionCipher(password, 64);
// ruleid: javascript-short-symmetric-key
const short = forge.random.getBytesSync(8);
const cipher = forge.cipher.createCipher('AES-CBC', short);
// ok: javascript-short-symmetric-key
const long = crypto.generateKeySync('hmac', { length: 256 });
// ok: javascript-short-symmetric-key
CryptoJS.PBKDF2(password, salt, { keySize: 8 });
// ok: javascript-short-symmetric-key
const name = crypto.randomBytes(8);

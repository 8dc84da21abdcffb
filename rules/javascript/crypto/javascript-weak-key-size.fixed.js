const crypto = require('crypto');
const forge = require('node-forge');

// ruleid: javascript-weak-key-size
crypto.generateKeyPairSync('rsa', { modulusLength: 3072 });
// ruleid: javascript-weak-key-size
crypto.generateKeyPair('rsa', { modulusLength: 3072, publicExponent: 3 }, done);
// ruleid: javascript-weak-key-size
forge.pki.rsa.generateKeyPair({ bits: 3072 });
// ok: javascript-weak-key-size
crypto.generateKeyPairSync('rsa', { modulusLength: 3072 });
// ok: javascript-weak-key-size
crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
// ok: javascript-weak-key-size
crypto.generateKeyPairSync('rsa', { modulusLength: size });

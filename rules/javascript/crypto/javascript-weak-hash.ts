const crypto = require('crypto');
import { createHash } from 'node:crypto';

function run(path: string, data) {
  // ruleid: javascript-weak-hash
  crypto.createHash('md5').update(data);
  // ruleid: javascript-weak-hash
  createHash('sha1');
  // ruleid: javascript-weak-hash
  crypto.createHmac('md5', key);
  // ok: javascript-weak-hash
  crypto.createHash('sha256');
  // ok: javascript-weak-hash
  crypto.createHash(name);
  // ok: javascript-weak-hash
  other.createHash('md5');
}

const crypto = require('crypto');
import { createHash } from 'node:crypto';

function run(path, data) {
  // ruleid: javascript-weak-hash
  crypto.createHash('md5').update(data);
  // ruleid: javascript-weak-hash
  createHash('sha1');
  // ruleid: javascript-weak-hash
  crypto.createHmac('md5', key);
  // ok: javascript-weak-hash
  createHash('sha1').update(data + GUID).digest('base64');
  // ok: javascript-weak-hash
  createHash('sha1').update(data + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
  // ok: javascript-weak-hash
  crypto.createHash('sha256');
  // ok: javascript-weak-hash
  crypto.createHash(name);
  // ok: javascript-weak-hash
  other.createHash('md5');
}

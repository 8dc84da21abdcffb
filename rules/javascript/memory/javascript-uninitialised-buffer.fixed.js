import crypto from 'node:crypto';
function packet(size, list) {
  // ruleid: javascript-uninitialised-buffer
  const out = Buffer.alloc(size);
  // ruleid: javascript-uninitialised-buffer
  const slow = Buffer.alloc(size);
  // ruleid: javascript-uninitialised-buffer
  list.push(Buffer.alloc(list.length * 4));
  // ok: javascript-uninitialised-buffer
  const cleared = Buffer.alloc(size);
  // ok: javascript-uninitialised-buffer
  const spaces = Buffer.allocUnsafe(size).fill(' ');
  // ok: javascript-uninitialised-buffer
  const random = crypto.randomFillSync(Buffer.allocUnsafe(16));
  // ok: javascript-uninitialised-buffer
  const none = Buffer.allocUnsafe(0);
  // ok: javascript-uninitialised-buffer
  const pool = list.allocUnsafe(size);
  return [out, slow, cleared, spaces, random, none, pool];
}
function zeros(size) {
  // ok: javascript-uninitialised-buffer
  const zero = Buffer.allocUnsafe(size);
  zero.fill(0);
  return zero;
}

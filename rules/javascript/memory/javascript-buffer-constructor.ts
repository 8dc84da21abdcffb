function bytes(value, size, encoding, list) {
  // ruleid: javascript-buffer-constructor
  const data = new Buffer(value);
  // ruleid: javascript-buffer-constructor
  const room = new Buffer(size);
  // ruleid: javascript-buffer-constructor
  const text = new Buffer(value, encoding);
  // ok: javascript-buffer-constructor
  const greeting = new Buffer('hello');
  // ok: javascript-buffer-constructor
  const decoded = new Buffer(value, 'base64');
  // ok: javascript-buffer-constructor
  const joined = new Buffer(list.join('\n'));
  // ok: javascript-buffer-constructor
  const magic = new Buffer([0x1f, 0x8b]);
  // ok: javascript-buffer-constructor
  const copy = Buffer.from(value);
  // ok: javascript-buffer-constructor
  const cleared = Buffer.alloc(size);
  return [data, room, text, greeting, decoded, joined, magic, copy, cleared];
}

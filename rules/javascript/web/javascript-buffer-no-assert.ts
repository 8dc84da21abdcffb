function read(buffer, place) {
  // ruleid: javascript-buffer-no-assert
  buffer.readUInt32LE(place, true);
  // ruleid: javascript-buffer-no-assert
  buffer.writeInt8(1, place, true);
  // ruleid: javascript-buffer-no-assert
  buffer.readDoubleBE(0, true);
  // ok: javascript-buffer-no-assert
  buffer.readUInt32LE(place);
  // ok: javascript-buffer-no-assert
  buffer.readUInt32LE(place, false);
  // ok: javascript-buffer-no-assert
  reader.read(place, true);
}

function clean(text) {
  // ruleid: javascript-incomplete-sanitization
  text = text.replaceAll("'", '');
  // ruleid: javascript-incomplete-sanitization
  text = text.replace(/</g, '&lt;');
  // ruleid: javascript-incomplete-sanitization
  text = text.replaceAll('../', '');
  // ruleid: javascript-incomplete-sanitization
  text = text.replace(/[<>]/g, '');
  // ok: javascript-incomplete-sanitization
  text = text.replaceAll("'", '');
  // ok: javascript-incomplete-sanitization
  text = text.replace(/</g, '&lt;');
  // ok: javascript-incomplete-sanitization
  text = text.replace('a', 'b');
  // ok: javascript-incomplete-sanitization
  return text.replace(/^\s+/, '');
}

function clean(text) {
  // ruleid: javascript-incomplete-sanitization
  text = text.replace("'", '');
  // ruleid: javascript-incomplete-sanitization
  text = text.replace(/</, '&lt;');
  // ruleid: javascript-incomplete-sanitization
  text = text.replace('../', '');
  // ruleid: javascript-incomplete-sanitization
  text = text.replace(/[<>]/, '');
  // ok: javascript-incomplete-sanitization
  text = text.replaceAll("'", '');
  // ok: javascript-incomplete-sanitization
  text = text.replace(/</g, '&lt;');
  // ok: javascript-incomplete-sanitization
  text = text.replace('a', 'b');
  // ok: javascript-incomplete-sanitization
  return text.replace(/^\s+/, '');
}

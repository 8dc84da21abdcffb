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

function quoted(text) {
  // ruleid: javascript-incomplete-sanitization
  // nofix: javascript-incomplete-sanitization
  return "'" + text.replace(/'/g, "\\'") + "'";
}

function escaped(text) {
  // ok: javascript-incomplete-sanitization
  return "'" + text.replace(/\\/g, '\\\\').replace(/'/g, "\\'") + "'";
}

function attribute(text) {
  // ruleid: javascript-incomplete-sanitization
  // nofix: javascript-incomplete-sanitization
  return '<a title="' + text.replace(/[<>]/g, '') + '">';
}

function content(text) {
  // ok: javascript-incomplete-sanitization
  return '<b>' + text.replace(/[<>]/g, '') + '</b>';
}

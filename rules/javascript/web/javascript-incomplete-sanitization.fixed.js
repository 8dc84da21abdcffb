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

function unwrapped(text, output) {
  // ok: javascript-incomplete-sanitization
  const id = text.replace('{', '').replace('}', '');
  // ok: javascript-incomplete-sanitization
  const inner = text.replace('[', '').replace(']', '');
  // ruleid: javascript-incomplete-sanitization
  const open = text.replaceAll('{', '');
  // ok: javascript-incomplete-sanitization
  const where = child.execSync('which node').toString().replace('\n', '');
  // ok: javascript-incomplete-sanitization
  const host = child.execSync('hostname', { encoding: 'utf8' }).replace(/\n/, '');
  // ruleid: javascript-incomplete-sanitization
  const header = text.replace(/\n/g, '');
  // ok: javascript-incomplete-sanitization
  const title = text.replace('|', '-');
  // ruleid: javascript-incomplete-sanitization
  return text.replaceAll('|', '\\|');
}

function further(text) {
  const QUOTE = /'/;
  const QUOTES = /'/g;
  // ruleid: javascript-incomplete-sanitization
  // nofix: javascript-incomplete-sanitization
  text = text.replace(QUOTE, '');
  // ok: javascript-incomplete-sanitization
  text = text.replace(QUOTES, '');
  // ruleid: javascript-incomplete-sanitization
  // nofix: javascript-incomplete-sanitization
  text = text.replace(new RegExp('<'), '');
  // ok: javascript-incomplete-sanitization
  text = text.replace(new RegExp('<', 'g'), '');
  // ruleid: javascript-incomplete-sanitization
  text = text.replaceAll('/', '%2F');
  // ok: javascript-incomplete-sanitization
  text = text.replaceAll('/', '%2F');
  // ok: javascript-incomplete-sanitization
  const title = '<a title="' + text.replace(/[<>"]/g, '') + '">';
  // ruleid: javascript-incomplete-sanitization
  // nofix: javascript-incomplete-sanitization
  const single = "<a title='" + text.replace(/[<>"]/g, '') + "'>";
  // ruleid: javascript-incomplete-sanitization
  // nofix: javascript-incomplete-sanitization
  const script = '<a onclick="show(\'' + text.replace(/[<>"]/g, '') + "')\">";
  return title + single + script;
}

const WORD = '[a-z]+';
function find(text, folder, words, count, word) {
  // ruleid: javascript-unescaped-regex
  const moved = text.replace(new RegExp('^' + folder), '');
  // ruleid: javascript-unescaped-regex
  const whole = new RegExp('\\b' + word + '\\b', 'g');
  // ruleid: javascript-unescaped-regex
  const name = RegExp(`^${folder.name}/`);
  // ok: javascript-unescaped-regex
  const exact = new RegExp('^' + escapeRegExp(folder));
  // ok: javascript-unescaped-regex
  const joined = new RegExp('^' + whole.source + '$');
  // ok: javascript-unescaped-regex
  const times = new RegExp('^\\d{' + count + '}$');
  // ok: javascript-unescaped-regex
  const upper = new RegExp('^' + WORD + '$');
  // ok: javascript-unescaped-regex
  const given = new RegExp(words.pattern);
  // ok: javascript-unescaped-regex
  const fixed = new RegExp('^' + '\\d+');
  // ruleid: javascript-unescaped-regex
  const names = '(?:' + words.first + ')';
  // ok: javascript-unescaped-regex
  const any = new RegExp(names, 'g');
  return [any, moved, whole, name, exact, joined, times, upper, given, fixed];
}
function search(query, box, pattern) {
  // ruleid: javascript-unescaped-regex
  const asked = new RegExp(query, 'gi');
  // ruleid: javascript-unescaped-regex
  const typed = new RegExp(box.value);
  // ok: javascript-unescaped-regex
  const given = new RegExp(pattern, 'gi');
  // ok: javascript-unescaped-regex
  const escaped = new RegExp(escapeRegExp(query), 'gi');
  return [asked, typed, given, escaped];
}

function allow(hosts, words, patterns) {
  // ruleid: javascript-unescaped-alternatives
  const first = new RegExp('^(' + hosts.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|') + ')$');
  // ruleid: javascript-unescaped-alternatives
  const source = '(?:' + Object.keys(words).map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|') + ')';
  const two = new RegExp(source, 'g');
  // ruleid: javascript-unescaped-alternatives
  const three = RegExp(`\\b(${words.list.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})\\b`);
  // ok: javascript-unescaped-alternatives
  const four = new RegExp(hosts.map(escapeRegExp).join('|'));
  // ok: javascript-unescaped-alternatives
  const five = new RegExp(patterns.join('|'));
  // ok: javascript-unescaped-alternatives
  const shown = hosts.join('|');
  // ok: javascript-unescaped-alternatives
  const six = new RegExp(['a', 'b'].join('|'));
  // ok: javascript-unescaped-alternatives
  const seven = new RegExp('^' + hosts.join('') + '$');
  return [first, two, three, four, five, shown, six, seven];
}
function endings(given, name) {
  // ruleid: javascript-unescaped-alternatives
  // nofix: javascript-unescaped-alternatives
  const allowed = given.endings.replace(/,\s*/g, '|');
  // ok: javascript-unescaped-alternatives
  const shown = name.replace(/,/g, '|');
  return [new RegExp('\\.(' + allowed + ')$', 'i').test(name), shown];
}

const vm = require('vm');

function run(path: string, text) {
  // ruleid: javascript-eval
  eval(text);
  // ruleid: javascript-eval
  const f = new Function('a', text);
  // ruleid: javascript-eval
  vm.runInNewContext(text, {});
  // ok: javascript-eval
  JSON.parse(text);
  // ok: javascript-eval
  eval('1 + 1');
  // ok: javascript-eval
  model.eval(text);
  return f;
}

const vm = require('node:vm');
const { NodeVM } = require('vm2');
const { Worker } = require('worker_threads');

function orders(req, res, shelf) {
  const rule = req.body.rule;
  // ruleid: javascript-code-injection
  eval(rule);
  // ruleid: javascript-code-injection
  new Function('order', rule);
  // ruleid: javascript-code-injection
  vm.runInNewContext('keep = ' + rule);
  // ruleid: javascript-code-injection
  vm.compileFunction(rule);
  // ruleid: javascript-code-injection
  new NodeVM({ timeout: 10 }).run(rule);
  // ruleid: javascript-code-injection
  new Worker(rule, { eval: true });
  // ruleid: javascript-code-injection
  setTimeout('keep(' + rule + ')', 10);
  // ok: javascript-code-injection
  setTimeout(() => keep(rule), 10);
  // ok: javascript-code-injection
  new Worker('./orders.js', { workerData: rule });
  // ok: javascript-code-injection
  eval('(' + JSON.stringify(rule) + ')');
  // ok: javascript-code-injection
  vm.isContext(rule);
  // ok: javascript-code-injection
  shelf.run(rule);
}

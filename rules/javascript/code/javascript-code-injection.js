const vm = require('vm');
const pug = require('pug');

app.get('/a', (req, res) => {
  // ruleid: javascript-code-injection
  eval(req.query.code);
  // ruleid: javascript-code-injection
  vm.runInNewContext('1 + ' + req.body.code);
  // ruleid: javascript-code-injection
  const html = pug.compile(req.body.template)();
  // ruleid: javascript-code-injection
  new Function('a', req.params.code)(1);
});

app.get('/b', (req, res) => {
  // ok: javascript-code-injection
  eval('1 + 1');
  // ok: javascript-code-injection
  pug.render(template, { name: req.query.name });
  // ok: javascript-code-injection
  vm.runInNewContext('1 + ' + Number(req.query.count));
});

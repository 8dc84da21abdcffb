const _ = require('lodash');
const escapeStringRegexp = require('escape-string-regexp');

function orders(req, text) {
  const name = req.query.name;
  // ruleid: javascript-regex-injection
  new RegExp('^' + name).test(text);
  // ruleid: javascript-regex-injection
  text.match(name);
  // ruleid: javascript-regex-injection
  new RegExp(name.replace(/</g, '')).test(text);
  // ok: javascript-regex-injection
  new RegExp('^' + _.escapeRegExp(name)).test(text);
  // ok: javascript-regex-injection
  new RegExp(escapeStringRegexp(name)).test(text);
  // ok: javascript-regex-injection
  new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).test(text);
  // ok: javascript-regex-injection
  new RegExp(name.replace(/\W/g, '')).test(text);
  // ok: javascript-regex-injection
  text.includes(name);
  // ok: javascript-regex-injection
  new Minimatch('*.js').match(name);
  // ok: javascript-regex-injection
  caches.match(name);
}

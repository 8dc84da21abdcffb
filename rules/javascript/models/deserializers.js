const serialize = require('node-serialize');
const funcster = require('funcster');
const yaml = require('js-yaml');

const full = { schema: yaml.DEFAULT_FULL_SCHEMA };

function orders(req, res) {
  // ruleid: javascript-deserialization
  serialize.unserialize(req.cookies.order);
  // ruleid: javascript-deserialization
  funcster.deepDeserialize(req.body);
  // ruleid: javascript-deserialization
  yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA });
  // ruleid: javascript-deserialization
  yaml.loadAll(req.body.text, full);
  // ok: javascript-deserialization
  yaml.load(req.body.text);
  // ok: javascript-deserialization
  JSON.parse(req.body.text);
  // ok: javascript-deserialization
  serialize.serialize(req.body);
}

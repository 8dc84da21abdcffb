const serialize = require('node-serialize');
const yaml = require('js-yaml');

app.post('/orders', (req, res) => {
  // ruleid: javascript-deserialization
  serialize.unserialize(req.cookies.order);
  // ruleid: javascript-deserialization
  yaml.load(req.body, { schema: yaml.DEFAULT_FULL_SCHEMA });
  const text = Buffer.from(req.query.order, 'base64').toString();
  // ruleid: javascript-deserialization
  serialize.unserialize(text);
  // ok: javascript-deserialization
  JSON.parse(req.cookies.order);
  // ok: javascript-deserialization
  yaml.load(req.body);
  // ok: javascript-deserialization
  serialize.unserialize(kept);
});

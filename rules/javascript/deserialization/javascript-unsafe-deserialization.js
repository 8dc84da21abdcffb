const serialize = require('node-serialize');
const yaml = require('js-yaml');
const funcster = require('funcster');

// ruleid: javascript-unsafe-deserialization
serialize.unserialize(text);
// ruleid: javascript-unsafe-deserialization
funcster.deepDeserialize(text);
// ruleid: javascript-unsafe-deserialization
yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA });
// ok: javascript-unsafe-deserialization
JSON.parse(text);
// ok: javascript-unsafe-deserialization
yaml.load(text);
// ok: javascript-unsafe-deserialization
serialize.serialize(value);

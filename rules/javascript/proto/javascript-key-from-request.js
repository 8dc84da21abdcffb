const _ = require('lodash');
const store = {};

app.post('/settings', (req, res) => {
  // ruleid: javascript-key-from-request
  store[req.body.user][req.body.name] = req.body.value;
  const user = req.params.user;
  // ruleid: javascript-key-from-request
  store[user].name = req.body.name;
  // ruleid: javascript-key-from-request
  _.set(store, req.body.path, req.body.value);
  // ok: javascript-key-from-request
  store[req.body.user] = req.body.value;
  // ok: javascript-key-from-request
  store['user_' + user].name = req.body.name;
  // ok: javascript-key-from-request
  map.get(user).name = req.body.name;
  if (user === '__proto__') return;
  // ok: javascript-key-from-request
  store[user].name = req.body.name;
});

const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];
const FIELDS = ['name', 'mail'];

app.post('/keys', (req, res) => {
  const key = req.body.key;
  if (typeof key === 'number') log(key);
  // ruleid: javascript-key-from-request
  store[key].name = req.body.name;
  if (FORBIDDEN.includes(key)) return;
  // ok: javascript-key-from-request
  store[key].name = req.body.name;
  const field = req.body.field;
  if (!FIELDS.includes(field)) return;
  // ok: javascript-key-from-request
  store[field].name = req.body.name;
});

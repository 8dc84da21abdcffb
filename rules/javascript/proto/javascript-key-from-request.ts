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

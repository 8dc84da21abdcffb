const express = require('express');
const fs = require('node:fs');
const { rateLimit } = require('express-rate-limit');

const app = express();
const limiter = rateLimit({ windowMs: 60_000, limit: 10 });

function signIn(req, res) {
  login(req.body);
  res.end();
}

// ruleid: javascript-missing-rate-limit
app.post('/login', (req, res) => {
  login(req.body);
  res.end();
});
// ruleid: javascript-missing-rate-limit
app.post('/sign-in', signIn);
// ruleid: javascript-missing-rate-limit
app.put('/order', function (req, res) {
  fs.writeFileSync('orders/new', req.body);
});
// ok: javascript-missing-rate-limit
app.post('/login', limiter, (req, res) => {
  login(req.body);
});
// ok: javascript-missing-rate-limit
app.post('/sign-in', limiter, signIn);
// ok: javascript-missing-rate-limit
app.get('/hello', (req, res) => {
  res.end('Hello');
});
// ok: javascript-missing-rate-limit
orders.get('order', () => login());

const limited = express();
limited.use(limiter);
// ok: javascript-missing-rate-limit
limited.post('/login', (req, res) => {
  login(req.body);
});

const server = require('fastify')();
server.register(require('@fastify/rate-limit'));
// ok: javascript-missing-rate-limit
server.post('/login', signIn);

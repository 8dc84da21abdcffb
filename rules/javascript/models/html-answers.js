const express = require('express');
const app = express();

app.get('/order', (req, res) => {
  // ruleid: javascript-response-xss
  res.send('Hello ' + req.query.name);
  // ruleid: javascript-response-xss
  res.status(404).send(`No ${req.path}`);
  // ruleid: javascript-response-xss
  res.write(req.query.name);
  // ok: javascript-response-xss
  res.json({ name: req.query.name });
  // ok: javascript-response-xss
  res.send({ name: req.query.name });
  // ok: javascript-response-xss
  res.type('text/plain').send(req.query.name);
  // ok: javascript-response-xss
  res.send('Hello ' + encodeURIComponent(req.query.name));
  // ok: javascript-response-xss
  file.write(req.query.name);
});

app.get('/text', (req, res) => {
  res.set('Content-Type', 'text/plain');
  // ok: javascript-response-xss
  res.send('Hello ' + req.query.name);
});

export async function GET(request) {
  const { searchParams } = new URL(request.url);
  const name = searchParams.get('name');
  // ruleid: javascript-response-xss
  const page = new Response(`<b>${name}</b>`, { headers: { 'content-type': 'text/html' } });
  // ok: javascript-response-xss
  const text = new Response(name, { headers: { 'content-type': 'text/plain' } });
  return page ?? text;
}

async function orders(ctx, next) {
  // ruleid: javascript-response-xss
  ctx.body = 'Hello ' + ctx.query.name;
  // ok: javascript-response-xss
  ctx.body = { name: ctx.query.name };
}

app.get('/file', (req, res) => {
  res.set('Content-Type', mime.lookup('orders.csv'));
  // ok: javascript-response-xss
  res.send('Hello ' + req.query.name);
});

const express = require('express');
const app = express();

app.post('/order', (req, res) => {
  // ruleid: javascript-template-object
  res.render('order', req.body);
  const values = req.query;
  // ruleid: javascript-template-object
  res.render('order', values);
  // ruleid: javascript-template-object
  res.render('order', JSON.parse(req.body.order), done);
  // ok: javascript-template-object
  res.render('order', { name: req.body.name });
  // ok: javascript-template-object
  res.render('order', { body: req.body, title: 'Order' });
  // ok: javascript-template-object
  res.render('order');
});

const handlebars = require('handlebars');
const ejs = require('ejs');
const nunjucks = require('nunjucks');
const { Liquid } = require('liquidjs');
const _ = require('lodash');

function orders(req, res) {
  const text = req.body.text;
  // ruleid: javascript-code-injection
  handlebars.compile(text)({ name: 'order' });
  // ruleid: javascript-code-injection
  ejs.render('Hello ' + text, {});
  // ruleid: javascript-code-injection
  nunjucks.configure({ autoescape: true }).renderString(text, {});
  // ruleid: javascript-code-injection
  new Liquid().parseAndRender(text, {});
  // ruleid: javascript-code-injection
  _.template(text);
  // ok: javascript-code-injection
  handlebars.compile('Hello {{name}}')({ name: text });
  // ok: javascript-code-injection
  ejs.render('Hello <%= name %>', { name: text });
  // ok: javascript-code-injection
  _.templateSettings(text);
  // ruleid: javascript-template-object
  res.render('order', req.body);
  // ok: javascript-template-object
  res.render('order', { name: req.body.name });
  // ruleid: javascript-path-traversal
  res.render('orders/' + req.query.view);
  // ok: javascript-path-traversal
  res.render('order', { name: req.query.view });
}

const expat = require('node-expat');
const libxmljs = require('libxmljs');

app.post('/orders', (req, res) => {
  const parser = new expat.Parser('UTF-8');
  // ruleid: javascript-xml-expansion
  parser.write(req.body);
  // ruleid: javascript-xml-expansion
  libxmljs.parseXml(req.query.order);
  // ruleid: javascript-xml-expansion
  new DOMParser().parseFromString(req.query.order, 'application/xml');
  // ok: javascript-xml-expansion
  parser.write(kept);
  // ok: javascript-xml-expansion
  new DOMParser().parseFromString(req.query.order, 'text/html');
  // ok: javascript-xml-expansion
  libxmljs.parseXml('<order/>');
});

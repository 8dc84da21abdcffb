const xpath = require('xpath');

app.get('/a', (req, res) => {
  // ruleid: javascript-xpath-injection
  xpath.select("//user[@name='" + req.query.name + "']", doc);
  // ruleid: javascript-xpath-injection
  xpath.select1(`//user[@name='${req.body.name}']`, doc);
  // ruleid: javascript-xpath-injection
  const query = xpath.parse('//' + req.params.tag);
  // ok: javascript-xpath-injection
  xpath.select('//user', doc);
  // ok: javascript-xpath-injection
  xpath.parse('//user[@name=$name]').select({ node: doc, variables: { name: req.query.name } });
  // ok: javascript-xpath-injection
  xpath.select('//user[' + Number(req.query.index) + ']', doc);
});

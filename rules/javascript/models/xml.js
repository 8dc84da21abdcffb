const libxmljs = require('libxmljs');
const expat = require('node-expat');
const xpath = require('xpath');
const xml2json = require('xml2json');

class Shelf {
  parse(text) {
    return text;
  }
}

function orders(req, res) {
  const text = req.body.toString();
  // ruleid: javascript-xml-expansion
  new expat.Parser('UTF-8').parse(text);
  // ruleid: javascript-xml-expansion
  new DOMParser().parseFromString(text, 'text/xml');
  // ok: javascript-xml-expansion
  new DOMParser().parseFromString(kept, 'text/xml');
  // ruleid: javascript-xml-expansion
  xml2json.toJson(text, { object: true });
  // ok: javascript-xml-expansion
  new Shelf().parse(text);
  const kept = libxmljs.parseXml(file);
  // ruleid: javascript-xpath-injection
  kept.get("//order[@name='" + req.query.name + "']");
  // ruleid: javascript-xpath-injection
  xpath.select(`//order[@name='${req.query.name}']`, kept);
  // ok: javascript-xpath-injection
  xpath.select('//order[@count=' + Number(req.query.count) + ']', kept);
  // ok: javascript-xpath-injection
  new Map().get(req.query.name);
}

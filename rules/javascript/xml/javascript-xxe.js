const libxmljs = require('libxmljs');
const expat = require('node-expat');

// ruleid: javascript-xxe
libxmljs.parseXml(text, { noent: true });
// ruleid: javascript-xxe
libxmljs.parseXmlString(text, { noblanks: true, noent: true });
// ruleid: javascript-xxe
// nofix: javascript-xxe
libxmljs.parseXml(text, { replaceEntities: true });
// ok: javascript-xxe
const parser = new expat.Parser('UTF-8');
// ok: javascript-xxe
libxmljs.parseXml(text);
// ok: javascript-xxe
libxmljs.parseXml(text, { noent: false });
// ok: javascript-xxe
new DOMParser().parseFromString(text, 'text/xml');

const nunjucks = require('nunjucks');
const Handlebars = require('handlebars');
const Mustache = require('mustache');

// ruleid: javascript-template-escaping-off
nunjucks.configure('views', { autoescape: false });
// ruleid: javascript-template-escaping-off
Handlebars.compile(text, { noEscape: true });
// ruleid: javascript-template-escaping-off
Mustache.escape = (text) => text;
// ok: javascript-template-escaping-off
nunjucks.configure('views', { autoescape: true });
// ok: javascript-template-escaping-off
Handlebars.compile(text, { strict: true });
// ok: javascript-template-escaping-off
Mustache.escape = (text) => escapeHtml(text);
// ruleid: javascript-template-escaping-off
serialize(order, { unsafe: true });
// ok: javascript-template-escaping-off
serialize(order, { isJSON: true });

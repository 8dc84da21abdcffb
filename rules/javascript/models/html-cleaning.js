const he = require('he');
const sanitizeHtml = require('sanitize-html');
const _ = require('lodash');

const name = location.hash.slice(1);

// ok: javascript-dom-xss
element.innerHTML = sanitizeHtml(name);
// ok: javascript-dom-xss
element.innerHTML = he.encode(name);
// ok: javascript-dom-xss
element.innerHTML = _.escape(name);
// ok: javascript-dom-xss
element.innerHTML = name.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
// ok: javascript-dom-xss
element.innerHTML = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
// ok: javascript-dom-xss
element.innerHTML = name.replace(/[^\w ]/g, '');
// ruleid: javascript-dom-xss
element.innerHTML = he.decode(name);
// ruleid: javascript-dom-xss
element.innerHTML = _.unescape(name);
// ruleid: javascript-dom-xss
element.innerHTML = name.replace(/</, '&lt;');
// ruleid: javascript-dom-xss
element.innerHTML = name.replace(/'/g, '"');

// ok: javascript-dom-xss
element.innerHTML = name.replace(new RegExp('[<>]', 'g'), '');
// ok: javascript-dom-xss
element.innerHTML = name.replace(new RegExp('<', flags()), '');
// ruleid: javascript-dom-xss
element.innerHTML = name.replace(new RegExp('[<>]'), '');

const markdown = require('markdown-it')({ linkify: true });
const free = require('markdown-it')({ html: true });
// ok: javascript-dom-xss
element.innerHTML = markdown.render(name);
// ruleid: javascript-dom-xss
element.innerHTML = free.render(name);
// ok: javascript-dom-xss
element.innerHTML = free.use(require('markdown-it-sanitizer')).render(name);

const dateFns = require('date-fns');
// ok: javascript-dom-xss
element.innerHTML = dateFns.format(name, 'yyyy-MM-dd');
// ruleid: javascript-dom-xss
element.innerHTML = dateFns.format(new Date(), name);

import fp from 'date-fns/fp';
// ok: javascript-dom-xss
element.innerHTML = fp.format('yyyy-MM-dd')(name);
// ruleid: javascript-dom-xss
element.innerHTML = fp.format(name)(new Date());

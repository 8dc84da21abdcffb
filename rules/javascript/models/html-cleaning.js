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

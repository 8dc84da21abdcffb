function clean(html) {
  // ruleid: javascript-html-filter-regex
  html = html.replace(/<script.*?>.*?<\/script>/gi, '');
  // ruleid: javascript-html-filter-regex
  html = html.replace(/<!--.*?-->/g, '');
  // ruleid: javascript-html-filter-regex
  html = html.replace(/ on\w+=".*"/g, '');
  // ok: javascript-html-filter-regex
  html = DOMPurify.sanitize(html);
  // ok: javascript-html-filter-regex
  html = html.replace(/\s+/g, ' ');
  // ok: javascript-html-filter-regex
  return html.replace(/script/g, 'SCRIPT');
}

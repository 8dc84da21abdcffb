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

function further(html) {
  const SCRIPT = /<script\b[^<]*<\/script>/gi;
  // ruleid: javascript-html-filter-regex
  html = html.replace(SCRIPT, '');
  // ruleid: javascript-html-filter-regex
  html = html.replace(/<\/?([a-z][a-z0-9]*)\b[^>]*>/gi, '');
  // ruleid: javascript-html-filter-regex
  html = html.replace(/<(?!br|hr)(([a-z]+)[^>]*)\/>/gi, '<$1></$2>');
  // ruleid: javascript-html-filter-regex
  html = html.replace(/<script\b[^<]*<\/script>/g, function (all) {
    return keep(all) ? all : '';
  });
  // ok: javascript-html-filter-regex
  html = html.replace(/<(?!br|hr)(([a-z]+)[^>]*)\/>/gi, other);
  // ok: javascript-html-filter-regex
  return html.replace(/<br>/g, '');
}

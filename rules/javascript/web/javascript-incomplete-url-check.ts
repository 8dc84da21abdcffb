function check(url) {
  // ruleid: javascript-incomplete-url-check
  if (url.includes('example.com')) return true;
  // ruleid: javascript-incomplete-url-check
  if (url.indexOf('https://example.com') === 0) return true;
  // ruleid: javascript-incomplete-url-check
  if (url.startsWith('https://www.example.com')) return true;
  // ruleid: javascript-incomplete-url-check
  if (url.endsWith('example.com')) return true;
  // ok: javascript-incomplete-url-check
  if (new URL(url).hostname === 'example.com') return true;
  // ok: javascript-incomplete-url-check
  if (url.startsWith('https://example.com/')) return true;
  // ok: javascript-incomplete-url-check
  if (url.endsWith('.example.com')) return true;
  // ok: javascript-incomplete-url-check
  if (allowedHosts.includes('example.com')) return true;
  // ok: javascript-incomplete-url-check
  return text.includes('example');
}

function further(url) {
  // ruleid: javascript-incomplete-url-check
  // nofix: javascript-incomplete-url-check
  if (url.includes('https://example.com/orders/')) return true;
  // ruleid: javascript-incomplete-url-check
  if (url.indexOf('https://example.com') !== 0) return false;
  // ok: javascript-incomplete-url-check
  if (url.startsWith('https://example.com/orders/')) return true;
  // ok: javascript-incomplete-url-check
  return url.includes('/orders/');
}

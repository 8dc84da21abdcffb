function allowed(host, suffix) {
  // ruleid: javascript-suffix-check
  return host.endsWith(suffix);
}

function ours(origin) {
  // ruleid: javascript-suffix-check
  return origin.endsWith(".example.com");
}

function end(host, suffix) {
  const at = host.length - suffix.length;
  // ruleid: javascript-suffix-check
  return host.endsWith("." + suffix);
}

function right(host, suffix) {
  // ok: javascript-suffix-check
  return host.endsWith(suffix);
}

function long(host, suffix) {
  // ok: javascript-suffix-check
  return host.length >= suffix.length && host.indexOf(suffix) === host.length - suffix.length;
}

function found(host, suffix) {
  // ok: javascript-suffix-check
  return host.indexOf(suffix) !== -1 && host.indexOf(suffix) === host.length - suffix.length;
}

function slash(path) {
  // ok: javascript-suffix-check
  return path.indexOf("/") === path.length - 1;
}

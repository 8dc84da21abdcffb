function allowed(host: string, suffix: string): boolean {
  // ruleid: javascript-suffix-check
  return host.endsWith(suffix);
}

function ours(origin: string): boolean {
  // ruleid: javascript-suffix-check
  return origin.endsWith(".example.com");
}

function end(host: string, suffix: string): boolean {
  const at = host.length - suffix.length;
  // ruleid: javascript-suffix-check
  return host.endsWith("." + suffix);
}

function right(host: string, suffix: string): boolean {
  // ok: javascript-suffix-check
  return host.endsWith(suffix);
}

function long(host: string, suffix: string): boolean {
  // ok: javascript-suffix-check
  return host.length >= suffix.length && host.indexOf(suffix) === host.length - suffix.length;
}

function found(host: string, suffix: string): boolean {
  // ok: javascript-suffix-check
  return host.indexOf(suffix) !== -1 && host.indexOf(suffix) === host.length - suffix.length;
}

function slash(path: string): boolean {
  // ok: javascript-suffix-check
  return path.indexOf("/") === path.length - 1;
}

const path = require("path");
const url = require("url");
const validator = require("validator");

const NAMES = ["name", "date"];
const ROUTES = { a: "one", b: "two" };
const TABLE = new Map([["a", "one"]]);
const HOSTS = new Set(["example.com"]);
const WORD = /^[a-z_]+$/;
const BASE = "/srv/files";

function lists() {
  const x = source();
  if (NAMES.includes(x)) {
    // ok: sql
    to_sql(x);
  } else {
    // ruleid: sql
    to_sql(x);
  }
  if (NAMES.indexOf(x) !== -1) {
    // ok: sql
    to_sql(x);
  }
  if (NAMES.indexOf(x) === -1) {
    // ruleid: sql
    to_sql(x);
    return;
  }
  // ok: sql
  to_sql(x);
}

function sets() {
  const x = source();
  if (!HOSTS.has(x)) throw new Error("no");
  // ok: sql
  to_sql(x);
}

function denied() {
  const x = source();
  if (NAMES.includes(x)) return;
  // ruleid: sql
  to_sql(x);
}

function of_another() {
  const x = source();
  const y = source();
  if (!NAMES.includes(y)) return;
  // ruleid: sql
  to_sql(x);
}

function reassigned() {
  let x = source();
  if (!NAMES.includes(x)) return;
  x = source();
  // ruleid: sql
  to_sql(x);
}

function tainted_lists() {
  const x = source();
  if (source().includes(x)) {
    // ruleid: sql
    to_sql(x);
  }
}

function parts() {
  const x = source();
  if (x.includes("name")) {
    // ruleid: sql
    to_sql(x);
  }
  if (x.indexOf("name") !== -1) {
    // ruleid: sql
    to_sql(x);
  }
}

function some() {
  const x = source();
  if (!NAMES.some((name) => name === x)) return;
  // ok: sql
  to_sql(x);
}

function skipped(rows) {
  for (const row of rows) {
    const x = source();
    if (!NAMES.includes(x)) continue;
    // ok: sql
    to_sql(x);
  }
}

function kept() {
  const x = source();
  const allowed = NAMES.includes(x);
  if (!allowed) return;
  // ok: sql
  to_sql(x);
}

function kept_but_another() {
  let x = source();
  const allowed = NAMES.includes(x);
  x = source();
  if (!allowed) return;
  // ruleid: sql
  to_sql(x);
}

function ignored() {
  const x = source();
  NAMES.includes(x);
  // ruleid: sql
  to_sql(x);
}

function compared_with_false() {
  const x = source();
  if (NAMES.includes(x) === false) return;
  // ok: sql
  to_sql(x);
}

function ternary() {
  const x = source();
  // ok: sql
  to_sql(NAMES.includes(x) ? x : "name");
  // ruleid: sql
  to_sql(NAMES.includes(x) ? "name" : x);
}

function logic() {
  const x = source();
  // ok: sql
  NAMES.includes(x) && to_sql(x);
  // ruleid: sql
  NAMES.includes(x) || to_sql(x);
}

function switched() {
  const x = source();
  switch (x) {
    case "name":
    case "date":
      // ok: sql
      to_sql(x);
      break;
    default:
      // ruleid: sql
      to_sql(x);
  }
}

function mapped() {
  const x = source();
  // ok: sql
  to_sql(ROUTES[x]);
  // ok: sql
  to_sql(TABLE.get(x));
  // ok: sql
  to_sql({ up: "ASC", down: "DESC" }[x] || "ASC");
  // ruleid: sql
  to_sql(ROUTES[x] || x);
  if (x in ROUTES) {
    // ok: sql
    to_sql(x);
  }
  if (Object.hasOwn(ROUTES, x)) {
    // ok: sql
    to_sql(x);
  }
}

function isColumn(x) {
  return NAMES.includes(x);
}

const isWord = (x) => WORD.test(x);

function isStrange(x) {
  if (NAMES.includes(x)) {
    return false;
  }
  return true;
}

function mustBeColumn(x) {
  if (!NAMES.includes(x)) {
    throw new Error("no");
  }
}

function of_helpers() {
  const x = source();
  if (isColumn(x)) {
    // ok: sql
    to_sql(x);
  }
  if (isWord(x)) {
    // ok: sql
    to_sql(x);
  }
  if (isStrange(x)) {
    // ruleid: sql
    to_sql(x);
    return;
  }
  // ok: sql
  to_sql(x);
}

function of_helpers_that_throw() {
  const x = source();
  mustBeColumn(x);
  // ok: sql
  to_sql(x);
}

function of_helpers_that_are_ignored() {
  const x = source();
  isColumn(x);
  // ruleid: sql
  to_sql(x);
}

async function of_helpers_that_are_awaited() {
  const x = source();
  if (!(await isColumn(x))) return;
  // ok: sql
  to_sql(x);
}

function expressions() {
  if (!NAMES.includes(request.value)) return;
  // ok: sql
  to_sql(request.value);
  // ruleid: sql
  to_sql(source());
}

function parts_of_expressions(name) {
  if (!NAMES.includes(request.value.name)) return;
  // ok: sql
  to_sql(request.value.name);
  // ok: sql
  to_sql(request.value["name"]);
  // ruleid: sql
  to_sql(request.value[name]);
}

function elements_of_expressions(name) {
  if (!NAMES.includes(request.value[name])) return;
  // ok: sql
  to_sql(request.value[name]);
  // ruleid: sql
  to_sql(request.value.name);
}

function fields() {
  const { x, y } = source();
  if (!NAMES.includes(x)) return;
  // ok: sql
  to_sql(x);
  // ruleid: sql
  to_sql(y);
}

function types() {
  const x = source();
  if (typeof x === "number") {
    // ok: sql
    to_sql(x);
    // ruleid: size
    to_size(x);
  }
  if (typeof x === "string") {
    // ruleid: sql
    to_sql(x);
  }
  // ok: sql
  to_sql(Number(x));
  // ok: sql
  to_sql(parseInt(x, 10));
  if (Number.isInteger(x)) {
    // ok: sql
    to_sql(x);
  }
  if (!validator.isUUID(x)) return;
  // ok: sql
  to_sql(x);
}

function characters() {
  const x = source();
  if (/^[\w-]+$/.test(x)) {
    // ok: path
    to_path(x);
  }
  if (/[\w-]+/.test(x)) {
    // ruleid: path
    to_path(x);
  }
  if (/^[\w.]+$/.test(x)) {
    // ruleid: path
    to_path(x);
    // ok: sql
    to_sql(x);
  }
  if (/^[\w-]+$/m.test(x)) {
    // ruleid: path
    to_path(x);
  }
  if (!WORD.test(x)) return;
  // ok: path
  to_path(x);
}

function characters_denied() {
  const x = source();
  if (/['"]/.test(x)) return;
  // ruleid: sql
  to_sql(x);
}

function folders() {
  const name = source();
  const full = path.resolve(BASE, name);
  if (!full.startsWith(BASE + path.sep)) {
    return;
  }
  // ok: path
  to_path(full);
  // ok: path
  to_path(path.join(BASE, name));
}

function folders_before() {
  const full = BASE + source();
  if (!full.startsWith(BASE)) return;
  // ruleid: path
  to_path(full);
}

function folders_relative() {
  const full = path.join(BASE, source());
  if (path.relative(BASE, full).startsWith("..")) return;
  // ok: path
  to_path(full);
}

function hosts() {
  const link = source();
  const parsed = new URL(link);
  if (!HOSTS.has(parsed.hostname)) return;
  // ok: url
  to_url(link);
  // ok: url
  to_url(parsed);
}

function hosts_parsed() {
  const link = source();
  const hostname = url.parse(link).hostname;
  if (hostname === "example.com" || hostname.endsWith(".example.com")) {
    // ok: url
    to_url(link);
  }
  // ruleid: url
  to_url(link);
}

function schemes() {
  const link = source();
  if (new URL(link).protocol !== "https:") return;
  // ruleid: url
  to_url(link);
}

function beginnings() {
  const link = source();
  if (link.startsWith("https://example.com")) {
    // ruleid: url
    to_url(link);
  }
  if (link.includes("example.com")) {
    // ruleid: url
    to_url(link);
  }
}

function endings() {
  const name = source();
  if (![".png", ".jpg"].includes(path.extname(name))) return;
  // ruleid: path
  to_path(name);
}

function removed() {
  const x = source();
  // ok: path
  to_path(x.replace(/[^\w-]/g, ""));
  // ruleid: path
  to_path(x.replace(/[^\w-]/, ""));
  // ruleid: path
  to_path(x.replace(/[;|&]/g, ""));
  if (/[^a-z0-9_]/.test(x)) return;
  // ok: path
  to_path(x);
}

function unknown_in_a_list() {
  const x = source();
  if (["name", answer()].includes(x)) {
    // ruleid: sql
    to_sql(x);
  }
}

function prefixes() {
  const link = source();
  if (link.startsWith("https://example.com/")) {
    // ok: url
    to_url(link);
  }
  if (link.startsWith("/")) {
    // ruleid: redirect
    to_redirect(link);
  }
}

function refused() {
  const name = source();
  if (name.includes("..")) return;
  // ok: path
  to_path(BASE + "/" + name);
  // ruleid: sql
  to_sql(name);
}

function way() {
  const full = path.resolve(BASE, source());
  const rel = path.relative(BASE, full);
  if (rel.startsWith("..") || path.isAbsolute(rel)) return;
  // ok: path
  to_path(full);
}

function limits() {
  const n = Number(source());
  if (n > 100) return;
  // ok: size
  to_size(n);
}

function limits_from_below() {
  const n = Number(source());
  if (n < 100) return;
  // ruleid: size
  to_size(n);
  // ok: size
  to_size(Math.min(n, 100));
}

function escaped() {
  const text = source();
  // ok: html
  to_html(text.replace(/&/g, "&amp;").replace(/</g, "&lt;"));
  // ruleid: html
  to_html(text.replace(/</, "&lt;"));
  // ruleid: html
  to_html(text.replace(/[^<]/g, ""));
}

function constants_of_other_files() {
  // ok: redirect
  to_redirect(ROUTES_OF_ANOTHER[source()] ?? "/");
}

function every_kind_of_text() {
  const x = source();
  if (typeof x === "number") {
    // ok: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
    to_any(x);
  } else {
    // ruleid: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
    to_any(x);
  }
}

function indexes() {
  const n = Number(source());
  if (n < NAMES.length) {
    // ok: size, index
    to_any(n);
  } else {
    // ruleid: size, index
    to_any(n);
  }
}

function compared_and_gone_on() {
  const n = Number(source());
  if (n > 0) console.log(n);
  // ruleid: size, index
  to_any(n);
}

function schemes_of_scripts() {
  const link = source();
  if (link.startsWith("https://")) {
    // ok: script-url
    to_script_url(link);
  } else {
    // ruleid: script-url
    to_script_url(link);
  }
}

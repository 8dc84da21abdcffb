/**
 * Frameworks: how the programs of a web framework say which function answers which request. A framework stands
 * under `frameworks:` in a rule file and consists of patterns of the rule language, so that whoever knows a framework
 * can add it. What the entries find is put together in `routes/`; see docs/routes.md for the form.
 *
 * Metavariables have fixed meanings: `$ROUTER` is what a route is declared on or a router is made from, `$PATH` a
 * path or prefix, `$METHOD` and `$METHODS` what a route answers, `$HANDLER` the function or class that does, `$CHILD`
 * the router that a mount puts below `$ROUTER`. `$ONLY` and `$EXCEPT`
 * are lists of actions. Entries that bind `$VERB` at one place are about one declaration, whatever else they bind.
 */

import { languagesNamed } from '../syntax/languages/index.ts';
import { compileRegex } from '../text/regex.ts';
import { FORMULA_KEYS, readFormula } from './formula.ts';
import { nearest } from './nearest.ts';
import type { Value } from './reader.ts';
import type { Formula } from './rule.ts';

/** How a parameter is written in a path. */
export interface ParameterForm {
  /** A regular expression with the named groups `name`, `type` and `constraint`, each of which may be missing. */
  readonly form: string;
  /** Whether it takes the rest of the path, slashes as well. */
  readonly isRest: boolean;
  /** Whether its segment may be missing. */
  readonly isOptional: boolean;
}

export interface PathSyntax {
  readonly parameters: readonly ParameterForm[];
  /** What a parameter of a type takes: a regular expression, or `rest` for the rest of the path. */
  readonly types: ReadonlyMap<string, string>;
  /** Whether a prefix and what follows it are parted by exactly one slash, or stand together as they are. */
  readonly join: 'slash' | 'plain';
  /**
   * What a slash at the end of a URL matters: nothing, or both must have it, or one may be added to the URL where
   * the path has one.
   */
  readonly trailingSlash: 'ignored' | 'kept' | 'added';
  readonly ignoresCase: boolean;
  /** A path that matches this does not follow a prefix but stands for itself, what matched being left out. */
  readonly absolute: string | null;
}

/** What an entry finds, and where in it the parts of a declaration are; templates as in `routes/templates.ts`. */
export interface FrameworkEntry {
  readonly formula: Formula;
  /** The router where `$ROUTER` is not bound: the application, or what the file's `urlpatterns` and the like are. */
  readonly router: 'root' | 'file';
  /** Whether it counts only inside a scope of the framework. */
  readonly needsScope: boolean;
  /** Whether a path is a regular expression, as in Django's `re_path`. */
  readonly isRegex: boolean;
  /** The path or prefix; the default is what `$PATH` is. */
  readonly path: string | null;
}

export interface RouterEntry extends FrameworkEntry {
  /** Whether the router is the application, so that its paths begin at its own root. */
  readonly isRoot: boolean;
}

export interface RouteEntry extends FrameworkEntry {
  /** The routes that one declaration stands for: one unless `each:` says more. */
  readonly each: readonly RouteTemplate[];
}

export interface RouteTemplate {
  readonly path: string | null;
  /** Methods in capitals; empty where `$METHOD` or `$METHODS` say them, or else any is answered. */
  readonly methods: readonly string[];
  /** The handler's name; the default is what `$HANDLER` is. */
  readonly handler: string | null;
  /** What `$ONLY` and `$EXCEPT` call the route. */
  readonly action: string | null;
}

export interface MountEntry extends FrameworkEntry {
  /** Whether the prefix takes the place of the one that the router was made with (Flask's blueprints). */
  readonly replaces: boolean;
}

export interface ScopeEntry extends FrameworkEntry {
  /** What stands before the names of handlers inside, as a template: the `admin/` of a namespace. */
  readonly within: string | null;
  /** Whether all that matches is inside, and not the class or function in it alone. */
  readonly isWhole: boolean;
}

export interface ExportEntry {
  readonly formula: Formula;
  /** The name by which other files know it; `default` for the module itself. Else what `$NAME` is. */
  readonly name: string | null;
}

/** Files whose own path says a path. */
export interface FileEntry {
  /** A regular expression that finds the file by its path, with `/`; the named group `route` is the path. */
  readonly path: string;
  /** What paths in it begin with; `$ROUTE` stands for the group. */
  readonly prefix: string;
  /** Segments of `$ROUTE` that are no part of the path: route groups, `index`. */
  readonly drop: string | null;
}

/** How the text of a handler names a class and its method. */
export interface HandlerForm {
  /** A regular expression whose named groups are metavariables of the templates. */
  readonly form: string;
  readonly name: string;
}

export interface Framework {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  /** Addresses of the documentation that the facts are from. */
  readonly references: readonly string[];
  readonly path: PathSyntax;
  /** Which of several routes answers: the more specific one, or the one that is declared first. */
  readonly precedence: 'specific' | 'declared';
  /** How far a name is known that no import brings: in its file, its folder, or all files. */
  readonly names: 'file' | 'folder' | 'everywhere';
  /** The method with which a class answers, as a template in which `$METHOD` is that of HTTP; null for none. */
  readonly classMethod: string | null;
  readonly files: readonly FileEntry[];
  readonly routers: readonly RouterEntry[];
  readonly routes: readonly RouteEntry[];
  readonly mounts: readonly MountEntry[];
  readonly scopes: readonly ScopeEntry[];
  /** Prefixes of all routes of the framework. */
  readonly prefixes: readonly FrameworkEntry[];
  readonly exports: readonly ExportEntry[];
  readonly handlers: readonly HandlerForm[];
  /** Texts in paths that stand for something else, as templates: `[controller]`. */
  readonly tokens: ReadonlyMap<string, string>;
  /** The rule file as the caller named it. */
  readonly file: string;
}

/** Methods of HTTP that routes are declared for. */
export const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
] as const;

const KEYS = [
  'id',
  'name',
  'languages',
  'references',
  'path',
  'precedence',
  'names',
  'class-method',
  'files',
  'routers',
  'routes',
  'mounts',
  'scopes',
  'prefixes',
  'exports',
  'handlers',
  'tokens',
] as const;

/** Reads one entry of `frameworks:` in a file. Fails where it is wrong. */
export function readFramework(value: Value, file: string): Framework {
  checkKeys(value, KEYS);
  const id = value.require('id', 'every framework needs a name').text();
  return {
    id,
    name: value.get('name')?.text() ?? id,
    languages: readLanguages(value.require('languages', 'for example [python]')),
    references: texts(value.get('references')),
    path: readPathSyntax(value.get('path')),
    precedence: oneOf(value.get('precedence'), ['specific', 'declared']),
    names: oneOf(value.get('names'), ['file', 'folder', 'everywhere']),
    classMethod: value.get('class-method')?.text() ?? null,
    files: entries(value, 'files').map((entry) => ({
      path: regexOf(entry.require('path', 'a regular expression for the paths of files')),
      prefix: entry.get('prefix')?.text() ?? '$ROUTE',
      drop: optionalRegex(entry.get('drop')),
    })),
    routers: entries(value, 'routers').map((entry) => ({
      ...readEntry(entry),
      isRoot: entry.get('root')?.boolean() ?? false,
    })),
    routes: entries(value, 'routes').map((entry) => ({
      ...readEntry(entry),
      each: entry.get('each')?.list().map(readEach) ?? [readTemplate(entry)],
    })),
    mounts: entries(value, 'mounts').map((entry) => ({
      ...readEntry(entry),
      replaces: entry.get('replaces')?.boolean() ?? false,
    })),
    scopes: entries(value, 'scopes').map((entry) => ({
      ...readEntry(entry),
      within: entry.get('within')?.text() ?? null,
      isWhole: entry.get('whole')?.boolean() ?? false,
    })),
    prefixes: entries(value, 'prefixes').map(readEntry),
    exports: entries(value, 'exports').map((entry) => ({
      formula: readFormula(entry),
      name: entry.get('name')?.text() ?? null,
    })),
    handlers: entries(value, 'handlers').map((entry) => ({
      form: regexOf(entry.require('form', 'a regular expression for the texts of handlers')),
      name: entry.require('name', 'a template for the name').text(),
    })),
    tokens: readTexts(value.get('tokens'), (template) => template.text()),
    file,
  };
}

/** The formulas of all entries of a framework. */
export function formulasOfFramework(framework: Framework): Formula[] {
  const { routers, routes, mounts, scopes, prefixes, exports } = framework;
  return [routers, routes, mounts, scopes, prefixes, exports].flatMap((list) =>
    list.map(({ formula }) => formula),
  );
}

function entries(value: Value, key: (typeof KEYS)[number]): Value[] {
  const list = value.get(key)?.list() ?? [];
  for (const entry of list) checkKeys(entry, OWN_KEYS[key] ?? []);
  return list;
}

/** What an entry may say besides its formula, by the list that it is in. */
const ENTRY_KEYS = ['router', 'needs-scope', 'regex', 'path'];
const TEMPLATE_KEYS = ['path', 'methods', 'handler', 'action'];
const OWN_KEYS: Readonly<Partial<Record<(typeof KEYS)[number], readonly string[]>>> = {
  files: ['path', 'prefix', 'drop'],
  routers: [...FORMULA_KEYS, ...ENTRY_KEYS, 'root'],
  routes: [...FORMULA_KEYS, ...ENTRY_KEYS, ...TEMPLATE_KEYS, 'each'],
  mounts: [...FORMULA_KEYS, ...ENTRY_KEYS, 'replaces'],
  scopes: [...FORMULA_KEYS, ...ENTRY_KEYS, 'within', 'whole'],
  prefixes: [...FORMULA_KEYS, ...ENTRY_KEYS],
  exports: [...FORMULA_KEYS, 'name'],
  handlers: ['form', 'name'],
};

function readEntry(entry: Value): FrameworkEntry {
  return {
    formula: readFormula(entry),
    router: oneOf(entry.get('router'), ['root', 'file']),
    needsScope: entry.get('needs-scope')?.boolean() ?? false,
    isRegex: entry.get('regex')?.boolean() ?? false,
    path: entry.get('path')?.text() ?? null,
  };
}

function readEach(entry: Value): RouteTemplate {
  checkKeys(entry, TEMPLATE_KEYS);
  return readTemplate(entry);
}

function readTemplate(entry: Value): RouteTemplate {
  return {
    path: entry.get('path')?.text() ?? null,
    methods: (entry.get('methods')?.listOrOne() ?? []).map(readMethod),
    handler: entry.get('handler')?.text() ?? null,
    action: entry.get('action')?.text() ?? null,
  };
}

/** `any` is all of them. */
function readMethod(value: Value): string {
  const method = value.text().toUpperCase();
  const isKnown = method === 'ANY' || METHODS.some((each) => each === method);
  return isKnown
    ? method
    : value.fail(`Unknown method \`${value.text()}\`: use one of ${METHODS.join(', ')}, any.`);
}

function readPathSyntax(value: Value | undefined): PathSyntax {
  if (value !== undefined)
    checkKeys(value, ['parameters', 'types', 'join', 'trailing-slash', 'ignore-case', 'absolute']);
  return {
    parameters: (value?.get('parameters')?.list() ?? []).map((entry) => ({
      form: regexOf(entry.require('form', 'a regular expression with the group `name`')),
      isRest: entry.get('rest')?.boolean() ?? false,
      isOptional: entry.get('optional')?.boolean() ?? false,
    })),
    types: readTexts(value?.get('types'), (type) => (type.text() === 'rest' ? 'rest' : regexOf(type))),
    join: oneOf(value?.get('join'), ['slash', 'plain']),
    trailingSlash: oneOf(value?.get('trailing-slash'), ['ignored', 'kept', 'added']),
    ignoresCase: value?.get('ignore-case')?.boolean() ?? false,
    absolute: optionalRegex(value?.get('absolute')),
  };
}

function readTexts(value: Value | undefined, read: (text: Value) => string): ReadonlyMap<string, string> {
  return new Map(value?.keys().map((key) => [key, read(value.require(key, 'a text'))]));
}

/** One of some words; the first where nothing is said. */
function oneOf<Word extends string>(value: Value | undefined, words: readonly [Word, ...Word[]]): Word {
  if (value === undefined) return words[0];
  const text = value.text();
  return (
    words.find((word) => word === text) ??
    value.fail(`Expected one of ${words.join(', ')}, found \`${text}\`.`)
  );
}

function optionalRegex(value: Value | undefined): string | null {
  return value === undefined ? null : regexOf(value);
}

function regexOf(value: Value): string {
  const source = value.text();
  const compiled = compileRegex(source);
  return 'error' in compiled ? value.fail(compiled.error) : source;
}

function readLanguages(value: Value): string[] {
  const names = value.listOrOne().map((name) => name.text().toLowerCase());
  const unknown = names.find((name) => languagesNamed(name).length === 0);
  if (names.length === 0) value.fail('The list is empty: name at least one language.');
  return unknown === undefined ? names : value.fail(`The language \`${unknown}\` is not supported.`);
}

function checkKeys(value: Value, known: readonly string[]): void {
  for (const key of value.keys()) {
    if (known.includes(key)) continue;
    const close = nearest(key, known);
    value
      .get(key)
      ?.fail(`Unknown key \`${key}\`${close === undefined ? '.' : `: did you mean \`${close}\`?`}`);
  }
}

function texts(value: Value | undefined): string[] {
  return value?.listOrOne().map((item) => item.text()) ?? [];
}

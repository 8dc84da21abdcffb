/** Packages of Node: `package.json`, the lock files of its package managers, and where bundlers keep aliases. */

import { type Declares, type Ecosystem, OPEN } from './ecosystem.ts';
import { NODE_MODULES, PROVIDED_MODULES } from './nodeModules.ts';

const FIELDS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
  'bundledDependencies',
  'bundleDependencies',
];
/** What maps other names to code: of the project itself, or of its tools. */
const ALIASES = [
  '_moduleAliases',
  'alias',
  'browser',
  'jest',
  'babel',
  'imports',
  'overrides',
  'resolutions',
];

const LOCK = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/;
const ALIASING =
  /(?:^|\/)(?:[tj]sconfig[^/]*\.json|deno\.jsonc?|import_?map\.json|\.babelrc(?:\.\w+)?|[\w-]+\.config(?:\.\w+)?\.[cm]?[jt]s|[^/]+\.d\.[cm]?ts)$/;

export const npm: Ecosystem = {
  id: 'npm',
  languages: ['javascript', 'typescript', 'tsx'],
  endings: ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'vue', 'svelte', 'json'],
  mayDeclare: (path) => /(?:^|\/)package\.json$/.test(path) || LOCK.test(path) || ALIASING.test(path),
  read(path, text) {
    if (path.endsWith('package.json')) return manifest(text);
    if (LOCK.test(path)) return { names: locked(text), isManifest: false };
    if (/\.d\.[cm]?ts$/.test(path)) return { names: matches(text, DECLARED_MODULE), isManifest: false };
    return { names: aliases(text), isManifest: false };
  },
  packageOf(specifier) {
    if (!NAME.test(specifier)) return undefined;
    const parts = specifier.split('/');
    const first = parts[0] as string;
    if (NODE_MODULES.has(first) || PROVIDED_MODULES.has(first)) return undefined;
    return first.startsWith('@') ? `${first}/${parts[1]}` : first;
  },
  covers(names, name) {
    const [scope = '', rest] = name.split('/');
    if (names.has(name) || names.has(scope)) return true;
    return names.has(`@types/${rest === undefined ? name : `${scope.slice(1)}__${rest}`}`);
  },
};

/**
 * A name as the registry allows it, and what is below it. Paths, addresses, aliases such as `@/a`, `~a` and `#a`, and
 * modules of bundlers (`virtual:a`) are none.
 */
const NAME = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*(?:\/[^:!]*)?$/;

const DECLARED_MODULE = /\bdeclare\s+module\s+['"]([^'"\n]+)['"]/g;

function manifest(text: string): Declares {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return OPEN;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return OPEN;
  const fields = new Map<string, unknown>(Object.entries(value));
  const names = FIELDS.flatMap((field) => namesIn(fields.get(field)));
  const own = fields.get('name');
  for (const field of ALIASES)
    if (fields.has(field)) names.push(...aliases(JSON.stringify(fields.get(field))));
  const isManifest = typeof own === 'string' || FIELDS.some((field) => fields.has(field));
  return { names, isManifest, ...(typeof own === 'string' ? { provides: own } : {}) };
}

/** The names of a list, or the keys of an object. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** In the formats of all lock files, a package's name stands behind a quote, a slash or a blank, and before a version. */
function locked(text: string): string[] {
  return [
    ...matches(text, /node_modules\/((?:@[^/"\s]+\/)?[^/"\s]+)"/g),
    ...matches(text, /^\s*['"]?\/?((?:@[^/"'\s@]+\/)?[^/"'\s@:,]+)@/gm),
    ...matches(text, /^\s+['"]?((?:@[^/"'\s]+\/)?[^/"'\s:]+)['"]?\s*:/gm),
  ];
}

/** Every string and key of a configuration, with the pattern's end (`/*`, `$`) cut off. */
function aliases(text: string): string[] {
  return [...matches(text, /['"`]([^'"`\n]{1,200})['"`]/g), ...matches(text, /\b([\w-]+)\s*:/g)].map((name) =>
    name.replace(/^\^/, '').replace(/(?:\/|\$|\/\(?[.*].*)$/, ''),
  );
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
}

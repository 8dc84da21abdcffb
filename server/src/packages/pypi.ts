/**
 * Packages of Python: requirement files, `pyproject.toml` of every builder, the files of setuptools, Pipenv and conda,
 * and lock files. They are read as text: a word too many is one name that nobody is warned of.
 */

import { type Declares, type Ecosystem, OPEN } from './ecosystem.ts';
import { DISTRIBUTIONS, PROVIDED_PYTHON_MODULES, PYTHON_MODULES } from './pythonModules.ts';

const REQUIREMENTS =
  /(?:^|\/)(?:[^/]*(?:requirements|constraints)[^/]*\.(?:txt|in|pip)|requirements\/[^/]+\.(?:txt|in|pip))$/i;
const LOCK = /(?:^|\/)(?:Pipfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|pylock[^/]*\.toml)$/;
const CONDA = /(?:^|\/)(?:environment|conda)[^/]*\.ya?ml$/;
const OTHER = /(?:^|\/)(?:pyproject\.toml|setup\.cfg|setup\.py|Pipfile|tox\.ini|noxfile\.py)$/;

export const pypi: Ecosystem = {
  id: 'pypi',
  languages: ['python'],
  endings: ['py', 'pyi', 'pyx', 'pyd', 'so', 'ipynb', 'proto'],
  mayDeclare: (path) => [REQUIREMENTS, LOCK, CONDA, OTHER].some((pattern) => pattern.test(path)),
  read(path, text) {
    if (REQUIREMENTS.test(path)) return requirements(path, text);
    const isManifest =
      /Pipfile$/.test(path) ||
      CONDA.test(path) ||
      (path.endsWith('pyproject.toml') && /^\s*\[project\]|dependencies\b/m.test(text)) ||
      /\binstall_requires\b/.test(text);
    const isComputed =
      (path.endsWith('setup.py') && /\binstall_requires\b(?!['"]?\s*[=:]\s*\[)/.test(text)) ||
      (path.endsWith('setup.cfg') && /\binstall_requires\s*=\s*(?:file|attr):/.test(text)) ||
      (path.endsWith('pyproject.toml') && /\bdynamic\s*=\s*\[[^\]]*\bdependencies\b/.test(text));
    return { names: namesIn(text), isManifest, ...(isComputed ? { isOpen: true } : {}) };
  },
  packageOf(specifier) {
    const name = /^[A-Za-z]\w*/.exec(specifier)?.[0];
    if (name === undefined || PYTHON_MODULES.has(name) || PROVIDED_PYTHON_MODULES.has(name)) return undefined;
    // What a compiler of protocol buffers writes is often not kept.
    return /_pb2(?:_grpc)?$/.test(name) ? undefined : name;
  },
  covers(names, name) {
    const wanted = normalised(name);
    if (names.has(wanted)) return true;
    const known = Object.hasOwn(DISTRIBUTIONS, name) ? DISTRIBUTIONS[name] : undefined;
    if (known?.some((each) => names.has(each)) === true) return true;
    const compact = wanted.replaceAll('-', '');
    for (const each of names) if (mayBring(each, compact)) return true;
    return false;
  },
};

/** Whether a distribution whose import names are not known may bring a module (lower case, without separators). */
function mayBring(distribution: string, module: string): boolean {
  const parts = distribution.split('-');
  for (let from = 0; from < parts.length; from++)
    for (let to = from + 1; to <= parts.length; to++)
      if (bare(parts.slice(from, to).join('')) === bare(module)) return true;
  return isAbbreviation(module, parts.join(''));
}

/** `pyserial` and `serial` are the same, as are `foopy` and `foo`. */
function bare(name: string): string {
  return name.replace(/^(?:python\d?|py)(?=..)|(?:python\d?|py)$/g, '') || name;
}

/** Whether a name is a longer one with letters left out, and more of them than in a slip of the pen. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || long.length < short.length + 3 || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

const BESIDE = /^(?:\.\/)?(?:requirements\/)?[^/]+$/;

function requirements(path: string, text: string): Declares {
  const names: string[] = [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (const line of text.split(/\r?\n/)) {
    const entry = line.replace(/(?:^|\s)#(?!egg=).*$/, '').trim();
    const included = /^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)/.exec(entry)?.[1];
    // A list that is not looked at otherwise, or is about another folder, may say anything.
    if (included !== undefined && !(BESIDE.test(included) && REQUIREMENTS.test(folder + included)))
      return OPEN;
    const egg = /#egg=([\w.-]+)/.exec(entry)?.[1];
    if (egg !== undefined) names.push(normalised(egg));
    else if (/^(?!\S+\s*@)[^@\s]*:\/\//.test(entry.replace(/^-e\s+/, '')) && !entry.startsWith('--'))
      return OPEN;
    const name = /^[A-Za-z0-9][\w.-]*/.exec(entry)?.[0];
    if (name !== undefined) names.push(normalised(name));
  }
  return { names, isManifest: true };
}

/** The names at the beginnings of lines and strings, of which requirements and tables of these are made. */
function namesIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?:^[ \t]*(?:-[ \t]*)?(?:[\w.-]+::)?|["'])([A-Za-z0-9][\w.-]*)/gm))
    found.add(normalised(match[1] as string));
  return [...found];
}

/** A name as the index compares it. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

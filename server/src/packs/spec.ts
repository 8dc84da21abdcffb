/** What a person writes for a pack's source, told apart by its form alone, so that it means the same everywhere. */

import { nameFrom } from './open.ts';
import { PackError } from './packFile.ts';

export type PackSource =
  /** A folder, a tarball or a single rule file. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'git'; readonly url: string; readonly ref: string }
  /** `version` is what npm takes behind `@`; '' for the newest. */
  | { readonly kind: 'npm'; readonly package: string; readonly version: string };

const SOURCE_HELP =
  'a folder, a tarball (.tgz, .tar.gz, .tar), a git URL with a ref (https://host/rules.git#v1.0.0) or an npm package (npm:NAME@VERSION)';

/** The source that a text names. Throws a `PackError` that says what is missing. */
export function parseSource(text: string): PackSource {
  if (text.startsWith('npm:')) return npmSource(text);
  const isGit =
    /^git\+[a-z]/.test(text) || /^(?:git|ssh):\/\//.test(text) || /^[\w.-]+@[\w.-]+:(?!\/\/)/.test(text);
  const isUrl = /^(?:https?|file):\/\//.test(text);
  if (isGit || isUrl) return gitSource(text, isGit);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text))
    throw new PackError(`${JSON.stringify(text)} is no source that is known: name ${SOURCE_HELP}.`);
  if (text === '' || text.includes('\0')) throw new PackError(`Name a source: ${SOURCE_HELP}.`);
  return { kind: 'path', path: text };
}

function npmSource(text: string): PackSource {
  const [, name, version = ''] =
    /^npm:((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:@([\w.^~+-]*))?$/.exec(text) ?? [];
  if (name === undefined)
    throw new PackError(
      `${JSON.stringify(text)} names no package of npm: write npm:NAME or npm:NAME@VERSION.`,
    );
  return { kind: 'npm', package: name, version };
}

function gitSource(text: string, isGit: boolean): PackSource {
  const hash = text.indexOf('#');
  const url = (hash < 0 ? text : text.slice(0, hash)).replace(/^git\+/, '');
  const ref = hash < 0 ? '' : text.slice(hash + 1);
  if (!isGit && hash < 0 && !url.endsWith('.git'))
    throw new PackError(
      `Nothing is downloaded from ${JSON.stringify(text)}: download the file yourself and name it, or name a git URL with a ref (${url}.git#v1.0.0).`,
    );
  if (ref === '')
    throw new PackError(
      `Say which version: put a tag, branch or commit behind the URL, as in ${url}#v1.0.0.`,
    );
  if (!/^[\w][\w./+-]*$/.test(ref) || ref.includes('..') || /[\s\0]/.test(url) || url.startsWith('-'))
    throw new PackError(`${JSON.stringify(text)} is no git URL with a ref.`);
  return { kind: 'git', url, ref };
}

/** The text by which a lock names a source. */
export function sourceText(source: PackSource): string {
  switch (source.kind) {
    case 'path':
      return source.path;
    case 'git':
      return `${gitUrl(source.url)}#${source.ref}`;
    case 'npm':
      return `npm:${source.package}${source.version === '' ? '' : `@${source.version}`}`;
  }
}

/** A name for a pack from there that does not say its own. */
export function nameOfSource(source: PackSource): string {
  const text = source.kind === 'path' ? source.path : source.kind === 'git' ? source.url : source.package;
  const last =
    text
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return nameFrom(last.replace(/\.(?:git|tgz|tar|tar\.gz|ya?ml)$/i, ''));
}

/** `git@host:path` is already no path and no address of anything else. */
function gitUrl(url: string): string {
  return /^[a-z]+:\/\//.test(url) ? `git+${url}` : url;
}

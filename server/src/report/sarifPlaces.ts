/**
 * Files in a SARIF report: URIs relative to the root of the repository that the file lies in. A report of one
 * repository knows one root, which platforms put in the place of `%SRCROOT%`. Where a run went over several,
 * each has a base of its own, so that files of one name in two repositories stay two.
 */

import type { Report } from './report.ts';

/** By the root of the repository, which is undefined where a file is in none that is known. */
export type BaseIds = ReadonlyMap<string | undefined, BaseId>;

interface BaseId {
  readonly id: string;
  /** What `originalUriBaseIds` says of it. */
  readonly base: object;
}

/** The root that platforms know. */
const ROOT: BaseId = { id: '%SRCROOT%', base: { description: { text: 'The root of the repository.' } } };

/** The bases of the repositories that a report speaks of, at least one, in the order in which it does. */
export function baseIds({ files, problems }: Report): BaseIds {
  const repositories = new Set(
    [...files, ...problems].flatMap(({ repository, repositoryPath }) =>
      repository === undefined || repositoryPath === undefined || isAbsolute(repositoryPath)
        ? []
        : [repository],
    ),
  );
  if (repositories.size < 2) return new Map([[[...repositories][0], ROOT]]);
  return new Map(
    [...repositories].map((root, i) => {
      const name = root.split(/[\\/]/).at(-1) as string;
      const description = { text: `The root of the repository ${name}.` };
      // Only the first can be the root of the sources; the others are found by where they are.
      return i === 0
        ? [root, { id: ROOT.id, base: { description } }]
        : [root, { id: `%SRCROOT${i + 1}%`, base: { ...placeOf(slashed(root)), description } }];
    }),
  );
}

/** Where a root is; of repositories that other machines had, only the name is known. */
function placeOf(root: string): object {
  return isAbsolute(root) ? { uri: `${absoluteUri(root)}/` } : {};
}

/** Says that platforms which take a report for one repository cannot place all of it. */
export function withSeveralRoots(count: number): string {
  return `This report is about ${count} repositories, but code scanning takes a report of one: run once for each.`;
}

/** The location of a file: relative to its repository, else absolute; percent-encoded. */
export function artifactIn(
  file: { readonly repository?: string | undefined; readonly repositoryPath: string },
  roots: BaseIds,
): { readonly uri: string; readonly uriBaseId?: string } {
  const { repository, repositoryPath } = file;
  if (isAbsolute(repositoryPath)) return { uri: absoluteUri(repositoryPath) };
  return { uri: encoded(repositoryPath), uriBaseId: (roots.get(repository) ?? ROOT).id };
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

function absoluteUri(path: string): string {
  // A share of Windows has its server where the host stands in a URI.
  if (path.startsWith('//')) return `file:${encoded(path)}`;
  return path.startsWith('/') ? `file://${encoded(path)}` : `file:///${encoded(path).replace('%3A', ':')}`;
}

/** A path of Windows with `/`; any other may have a backslash in a name. */
function slashed(path: string): string {
  return /^(?:[A-Za-z]:|\\)\\/.test(path) ? path.replaceAll('\\', '/') : path;
}

/** Percent-encoded. Bytes of names that are no UTF-8 stand as U+DC80 to U+DCFF, and go back to bytes. */
function encoded(path: string): string {
  return path
    .split(/([\udc80-\udcff/])/u)
    .map((part) => {
      if (part === '/') return part;
      if (/^[\udc80-\udcff]$/u.test(part))
        return `%${(part.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}`;
      return encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd'));
    })
    .join('');
}

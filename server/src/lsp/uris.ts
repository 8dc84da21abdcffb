/**
 * URIs as keys and as paths. Clients spell the same URI differently (`file:///c%3A/a` and `file:///C:/a`),
 * so every map in the server is keyed by the one spelling made here, while messages to the client use its
 * own spelling for documents that it has open.
 */

import { URI, Utils } from 'vscode-uri';

/** The spelling by which the server knows a URI. Text that is no URI is its own key. */
export function keyOf(uri: string): string {
  try {
    const parsed = URI.parse(uri, true);
    const path = parsed.path.replace(/^\/([A-Z]):/, (_, drive: string) => `/${drive.toLowerCase()}:`);
    return parsed.with({ path }).toString();
  } catch {
    return uri;
  }
}

/** The URI of something below a folder; `path` has `/`. */
export function joinUri(folder: string, path: string): string {
  return keyOf(Utils.joinPath(URI.parse(folder), path).toString());
}

/**
 * The path of a document below a folder, with `/` and without a leading one; undefined when it is not below
 * it. A cell of a notebook is where its notebook is, an untitled document with a path where it will be saved.
 */
export function pathBelow(folder: string, uri: string): string | undefined {
  const base = parseUri(folder);
  const target = parseUri(keyOf(uri));
  if (base === undefined || target === undefined) return undefined;
  const standsForFile = target.scheme === 'vscode-notebook-cell' || target.scheme === 'untitled';
  if (target.scheme !== base.scheme && !standsForFile) return undefined;
  if (target.scheme === base.scheme && target.authority !== base.authority) return undefined;
  const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`;
  return target.path.startsWith(prefix) ? target.path.slice(prefix.length) : undefined;
}

/** The last part of a URI's path. */
export function nameOf(uri: string): string {
  const path = parseUri(uri)?.path ?? uri;
  return path.slice(path.lastIndexOf('/') + 1);
}

export function schemeOf(uri: string): string {
  return parseUri(uri)?.scheme ?? '';
}

/** A URI in its parts; undefined for text that is none. */
export function parseUri(uri: string): URI | undefined {
  try {
    return URI.parse(uri, true);
  } catch {
    return undefined;
  }
}

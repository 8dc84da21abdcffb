/**
 * Files in a SARIF run (3.4): URIs, relative to a base that the run may define by a place on its own machine.
 * The base that by its name is the root of the sources is what all paths are made relative to. A base of another
 * name may be any folder: what lies below it is known by its place on that machine.
 */

import type { ImportedPath } from './imported.ts';
import type { Json } from './json.ts';
import { decodedUri, importedPath } from './paths.ts';

/** Bases may be relative to others; longer chains go in a circle. */
const LONGEST_CHAIN = 10;
/** Names that tools give to the root of the sources. */
const ROOT_NAMES = /^%?(?:src|source|project|repo|checkout)_?root%?$/i;

export class SarifPaths {
  /** By id, as absolute URIs, or as relative ones where the machine's place of the root is not said. */
  private readonly bases = new Map<string, string>();
  private readonly roots: readonly string[];

  constructor(private readonly run: Json) {
    const ids = run.at('originalUriBaseIds').entries();
    for (const [id] of ids) this.bases.set(id, this.baseUri(id, 0) ?? '');
    const root = [...this.bases].find(([id, uri]) => isAbsoluteUri(uri) && ROOT_NAMES.test(id));
    const folders = [...run.at('invocations').items()].flatMap(
      (each) => each.at('workingDirectory', 'uri').text ?? [],
    );
    this.roots = [...(root === undefined ? [] : [root[1]]), ...folders];
  }

  /** The path of an artifact location; undefined where it is no file below a root. */
  of(location: Json): ImportedPath | undefined {
    const index = location.at('index').count(0);
    const listed = index === undefined ? undefined : this.run.at('artifacts', index, 'location');
    const named = location.at('uri').wholeText === undefined ? listed : location;
    const uri = named?.at('uri').wholeText;
    if (named === undefined || uri === undefined) return undefined;
    const base = this.bases.get(named.at('uriBaseId').text ?? '') ?? '';
    const full = isAbsoluteUri(uri) || /^(?:[a-z]:[\\/]|\/)/i.test(uri) ? uri : joined(base, uri);
    // A relative URI is percent-encoded; some tools write a path instead, which then has no good encoding.
    return importedPath(isAbsoluteUri(full) ? full : (decodedUri(full) ?? full), this.roots);
  }

  /** Undefined where bases go in a circle. */
  private baseUri(id: string, depth: number): string | undefined {
    const base = this.run.at('originalUriBaseIds', id);
    const uri = base.at('uri').wholeText ?? '';
    const parent = base.at('uriBaseId').text;
    if (isAbsoluteUri(uri) || parent === undefined) return uri;
    const above = depth < LONGEST_CHAIN ? this.baseUri(parent, depth + 1) : undefined;
    return above === undefined ? undefined : joined(above, uri);
  }
}

/** A relative URI below a base, which has to end in a slash (3.14.14), though some tools write none. */
function joined(base: string, uri: string): string {
  return base === '' || uri === '' || base.endsWith('/') ? base + uri : `${base}/${uri}`;
}

/** With a scheme of more than a letter, which would be a drive. */
function isAbsoluteUri(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(uri);
}

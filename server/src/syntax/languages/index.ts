/** The table of languages: adding one is a file beside this and a line here. */

import { bash } from './bash.ts';
import { c } from './c.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { tsx, typescript } from './typescript.ts';

export type { Language } from './language.ts';

export const LANGUAGES: readonly Language[] = [
  python,
  javascript,
  typescript,
  tsx,
  java,
  go,
  csharp,
  c,
  cpp,
  php,
  ruby,
  rust,
  bash,
];

/** The languages that a rule means by a name: `ts` means TypeScript and TSX. Empty when unknown. */
export function languagesNamed(name: string): Language[] {
  const wanted = name.toLowerCase();
  return LANGUAGES.filter((language) => language.names.includes(wanted));
}

/** What is known of a document before its text is looked at. */
export interface DocumentKind {
  /** A path or a name with an ending. */
  readonly path: string;
  /** VS Code's language id, which wins where it is one of ours. */
  readonly editorId?: string;
  /** The first line, for `#!`. */
  readonly firstLine?: string;
}

/** The language of a document: by the editor's word, else by file name, ending, or `#!` line. */
export function languageOf({ path, editorId, firstLine }: DocumentKind): Language | undefined {
  if (editorId !== undefined) {
    const named = LANGUAGES.find((language) => language.editorIds.includes(editorId));
    if (named !== undefined) return named;
  }
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const byName = LANGUAGES.find((language) => language.filenames?.includes(name));
  if (byName !== undefined) return byName;
  const lower = name.toLowerCase();
  const byExtension = LANGUAGES.find((language) =>
    language.extensions.some((extension) => lower.endsWith(extension)),
  );
  if (byExtension !== undefined) return byExtension;
  const interpreter = firstLine === undefined ? undefined : interpreterOf(firstLine);
  if (interpreter === undefined) return undefined;
  return LANGUAGES.find((language) => language.interpreters?.includes(interpreter));
}

/**
 * The languages' name for the interpreter of a `#!` line: the first word that is one, since others run it:
 * `node` of `#!/usr/bin/env -S node --no-warnings`, `python` of `#!/usr/bin/python3.11`.
 */
function interpreterOf(line: string): string | undefined {
  if (!line.startsWith('#!')) return undefined;
  for (const word of line.slice(2).split(/\s+/)) {
    const name = word.slice(word.lastIndexOf('/') + 1).replace(/\.exe$/i, '');
    // `python3.11`, `node20`, `ruby3.2`: versions are part of the name.
    const found = [name, name.replace(/[-\d.]+$/, '')].find(isInterpreter);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isInterpreter(name: string): boolean {
  return LANGUAGES.some((language) => language.interpreters?.includes(name) === true);
}

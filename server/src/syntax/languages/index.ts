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

/** `python3` of `#!/usr/bin/env -S python3 -u` and of `#!/usr/bin/python3.11`. */
function interpreterOf(line: string): string | undefined {
  const words = /^#!\s*(.*)$/.exec(line)?.[1]?.split(/\s+/) ?? [];
  const program = words.find(
    (word) => !word.startsWith('-') && !/(^|\/)env$/.test(word) && !word.includes('='),
  );
  return program
    ?.slice(program.lastIndexOf('/') + 1)
    .replace(/[\d.]+$/, (version) => (version.startsWith('3') ? '3' : ''));
}

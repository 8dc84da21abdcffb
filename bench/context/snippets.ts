/** What is inserted: insecure code of our own, whose lines say in a comment which rule must find them (`@BAD rule`). */

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { ROOT } from '../samples.ts';
import type { Place } from '../stdio/languageServer.ts';

/** A line that must be found, from 0 in its snippet. */
export interface Mark {
  readonly line: number;
  readonly rule: string;
}

export interface Snippet {
  readonly name: string;
  /** Ends with an empty line. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The snippets of a language, by its id. */
export function snippetsOf(language: string): Snippet[] {
  const folder = join(ROOT, 'bench/context/snippets');
  const endings = LANGUAGES.find(({ id }) => id === language)?.extensions ?? [];
  return readdirSync(folder)
    .filter((name) => endings.includes(extname(name)))
    .sort()
    .map((name) => {
      const text = `${readFileSync(join(folder, name), 'utf8').trimEnd()}\n\n`;
      const marks = text
        .split('\n')
        .flatMap((content, line) =>
          [...content.matchAll(/@BAD ([\w-]+)/g)].map(([, rule]) => ({ line, rule: rule as string })),
        );
      if (marks.length === 0) throw new Error(`${name} says nowhere what is to be found in it.`);
      return { name, text, marks };
    });
}

/** The marks that are found when the snippet begins at a line of a document. */
export function marksFound({ marks }: Snippet, from: number, places: readonly Place[]): number {
  return marks.filter(({ line, rule }) =>
    places.some(({ first, last, code }) => code === rule && first <= from + line && from + line <= last),
  ).length;
}

/** Folders of generated programs in all languages, for what is measured of the command as a whole. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../server/src/syntax/languages/index.ts';
import { generatedProgram } from './samples.ts';

/** Writes so many files of so many lines, of each language in turn, into ten folders. */
export function writePrograms(folder: string, files: number, lines: number): void {
  for (let i = 0; i < files; i++) {
    const language = LANGUAGES[i % LANGUAGES.length];
    if (language === undefined) continue;
    const inner = join(folder, String(i % 10));
    mkdirSync(inner, { recursive: true });
    const { text } = generatedProgram(language.id, lines);
    writeFileSync(join(inner, `file${i}${language.extensions[0]}`), text);
  }
}

/**
 * The part of `npm run lint` that reads English: says where a text has a construction that the project does not write
 * (scripts/prose/vocabulary.ts), and what to write instead. Ends with 1 where there is one.
 */

import { root } from './prerequisites.mjs';
import { proseProblems } from './prose/check.ts';
import { proseSources } from './prose/sources.ts';

async function main(): Promise<void> {
  for (const { where, text } of await proseSources(root))
    for (const { line, found, instead } of proseProblems(text)) {
      console.log(`${where}:${line}: "${found}". ${instead}`);
      process.exitCode = 1;
    }
}

void main();

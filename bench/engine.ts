/** The engine as the benchmark drives it: grammars, and the rules that each language is measured with. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundledRules } from '../scripts/bundledRules.ts';
import { grammarPath } from '../scripts/grammars.ts';
import { Scanner } from '../server/src/engine/scanner.ts';
import { loadBundledRules, loadRules } from '../server/src/rule/load.ts';
import type { Rule } from '../server/src/rule/rule.ts';
import { RuleSet } from '../server/src/rule/ruleSet.ts';
import { Grammars } from '../server/src/syntax/grammars.ts';
import { LANGUAGES } from '../server/src/syntax/languages/index.ts';
import { ROOT } from './samples.ts';

/** Reads the bytes of a grammar. */
export async function readGrammar(file: string): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(grammarPath(ROOT, file)));
}

export interface Engine {
  readonly scanner: Scanner;
  /** Parsers of their own: the floor. */
  readonly grammars: Grammars;
  /** The rules that ship, and those for the sources and sinks that only the samples have: one set for all. */
  readonly rules: RuleSet;
  readonly bundled: readonly Rule[];
  dispose(): void;
}

/** An engine with all languages and rules. */
export async function startEngine(): Promise<Engine> {
  const scanner = await Scanner.create({ readGrammar });
  const grammars = new Grammars(readGrammar);
  for (const language of LANGUAGES) {
    await scanner.prepareLanguage(language.id);
    await grammars.load(language);
  }
  const bundled = loadBundledRules(JSON.stringify(await readBundledRules(`${ROOT}/rules`))).rules;
  return {
    scanner,
    grammars,
    bundled,
    rules: new RuleSet([
      ...bundled,
      ...rulesOfFile('bench/samples/rules.yaml'),
      ...rulesOfFile('bench/samples/imports.yaml'),
    ]),
    dispose: () => {
      scanner.dispose();
      grammars.dispose();
    },
  };
}

/** The rules of a file below the root, which must load. */
function rulesOfFile(file: string): Rule[] {
  const { rules, problems } = loadRules(readFileSync(join(ROOT, file), 'utf8'), file);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return [...rules];
}

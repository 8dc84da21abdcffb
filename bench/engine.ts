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
import { manyRules } from './manyRules.ts';
import { ROOT } from './samples.ts';

/** Reads the bytes of a grammar. */
export async function readGrammar(file: string): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(grammarPath(ROOT, file)));
}

export interface Engine {
  readonly scanner: Scanner;
  /** Parsers of their own: the floor. */
  readonly grammars: Grammars;
  /** What the product ships, and for languages without such rules the substitutes: one set for all. */
  readonly rules: RuleSet;
  readonly bundled: readonly Rule[];
  /** Languages that no bundled rule reads. */
  readonly substituted: ReadonlySet<string>;
  dispose(): void;
}

/** Generations of rules for a language without bundled ones. */
const GENERATIONS = 40;

/** An engine with all languages and rules. */
export async function startEngine(): Promise<Engine> {
  const scanner = await Scanner.create({ readGrammar });
  const grammars = new Grammars(readGrammar);
  for (const language of LANGUAGES) {
    await scanner.prepareLanguage(language.id);
    await grammars.load(language);
  }
  const bundled = loadBundledRules(JSON.stringify(await readBundledRules(`${ROOT}/rules`))).rules;
  const covered = new Set(
    LANGUAGES.filter(({ names }) => bundled.some((rule) => readsOneOf(rule, names))).map(({ id }) => id),
  );
  const missing = LANGUAGES.filter(({ id }) => !covered.has(id));
  const substitutes = substituteRules().filter((rule) =>
    missing.some(({ names }) => readsOneOf(rule, names)),
  );
  return {
    scanner,
    grammars,
    bundled,
    rules: new RuleSet([...bundled, ...substitutes, ...rulesOfFile('bench/samples/imports.yaml')]),
    substituted: new Set(missing.map(({ id }) => id)),
    dispose: () => {
      scanner.dispose();
      grammars.dispose();
    },
  };
}

function readsOneOf(rule: Rule, names: readonly string[]): boolean {
  return rule.languages.some((language) => names.includes(language));
}

/**
 * Rules for languages that no bundled rule reads: those beside the samples, and as many about other libraries as a
 * language with bundled rules has.
 */
function substituteRules(): readonly Rule[] {
  return manyRules(rulesOfFile('bench/samples/rules.yaml'), GENERATIONS).rules;
}

/** The rules of a file below the root, which must load. */
function rulesOfFile(file: string): Rule[] {
  const { rules, problems } = loadRules(readFileSync(join(ROOT, file), 'utf8'), file);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return [...rules];
}

/** A cold scan, nothing kept from before, against the parse of the same text. */

import type { RuleSet } from '../server/src/rule/ruleSet.ts';
import type { Language } from '../server/src/syntax/languages/index.ts';
import type { Engine } from './engine.ts';
import { percentile, timed } from './statistics.ts';

/** Milliseconds: medians over rounds. */
export interface Cold {
  readonly parse: number;
  /** One for each set of rules. */
  readonly scans: readonly number[];
  /** Of the first set of rules. */
  readonly findings: number;
}

/**
 * Parses and scans with each set of rules by turns, so that what else the machine does hits all of them alike. The
 * first rounds compile patterns and warm the host up, which a server does once; they are not counted.
 */
export function measureCold(
  { scanner, grammars }: Engine,
  ruleSets: readonly RuleSet[],
  language: Language,
  text: string,
  rounds: number,
): Cold {
  const path = `bench${language.extensions[0]}`;
  const parses: number[] = [];
  const scans: number[][] = ruleSets.map(() => []);
  let findings = 0;
  const warmUp = Math.ceil(rounds / 3);
  for (let round = 0; round < warmUp + rounds; round++) {
    const counts = round >= warmUp;
    const parse = timed(() => grammars.parse(text, language)?.dispose());
    if (counts) parses.push(parse);
    ruleSets.forEach((rules, i) => {
      const scan = timed(() => {
        const found = scanner.scan({ path, text }, rules).findings.length;
        if (i === 0) findings = found;
      });
      if (counts) scans[i]?.push(scan);
    });
  }
  return { parse: percentile(parses, 0.5), scans: scans.map((each) => percentile(each, 0.5)), findings };
}

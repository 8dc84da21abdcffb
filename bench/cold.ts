/** A cold scan, nothing kept from before, against the parse of the same text. */

import type { RuleSet } from '../server/src/rule/ruleSet.ts';
import type { Language } from '../server/src/syntax/languages/index.ts';
import type { Engine } from './engine.ts';
import { percentile, timed } from './statistics.ts';

/** Milliseconds. */
export interface Cold {
  readonly parse: number;
  readonly scan: number;
  readonly findings: number;
}

/** Medians over rounds. The first ones compile patterns and warm the host up; a server does that once. */
export function measureCold(
  { scanner, grammars }: Engine,
  rules: RuleSet,
  language: Language,
  text: string,
  rounds: number,
): Cold {
  const path = `bench${language.extensions[0]}`;
  const parse = (): void => grammars.parse(text, language)?.dispose();
  let findings = 0;
  const scan = (): void => {
    findings = scanner.scan({ path, text }, rules).findings.length;
  };
  for (let i = 0; i < Math.ceil(rounds / 3); i++) {
    parse();
    scan();
  }
  const parses: number[] = [];
  const scans: number[] = [];
  for (let i = 0; i < rounds; i++) {
    parses.push(timed(parse));
    scans.push(timed(scan));
  }
  return { parse: percentile(parses, 0.5), scan: percentile(scans, 0.5), findings };
}

/** One scan of the benchmark: what is shown by default, and what is where an assistant wrote the file and nobody read it. */

import type { Scanner } from '../../server/src/engine/scanner.ts';
import type { Finding, Problem, Strictness } from '../../server/src/finding/finding.ts';
import { type KnownLines, shownFindings } from '../../server/src/review/strictness.ts';
import type { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { matchesGlob } from '../../server/src/text/glob.ts';
import type { LineIndex } from '../../server/src/text/lines.ts';

/** What a benchmark of quality runs with. */
export interface Bench {
  readonly scanner: Scanner;
  readonly rules: RuleSet;
  readonly strictness: Strictness;
  /** Globs of files that count as an assistant's, unreviewed; without any, that is not looked at. */
  readonly assumeAi: readonly string[];
}

export interface Scanned {
  readonly lines: LineIndex;
  /** Shown whoever wrote the code, */
  readonly findings: readonly Finding[];
  /** and in the code of an assistant that nobody has reviewed; the same where the globs leave the file out. */
  readonly assumed: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Scans a text; `name` is what the globs are about. */
export async function scanText(
  { scanner, rules, strictness, assumeAi }: Bench,
  source: { readonly path: string; readonly text: string },
  name: string,
): Promise<Scanned> {
  await scanner.prepare(source, rules);
  const document = scanner.open(source);
  try {
    const { findings, problems } = document.analyse(rules);
    const { lines } = document;
    const isAssumed = assumeAi.some((glob) => matchesGlob(name, glob));
    const shown = (known: KnownLines | undefined) => shownFindings(findings, strictness, lines, known);
    return {
      lines,
      findings: shown(undefined),
      assumed: shown(isAssumed ? unreviewedAi(lines.count) : undefined),
      problems,
    };
  } finally {
    document.close();
  }
}

function unreviewedAi(count: number): KnownLines {
  return { authors: new Array(count).fill('ai'), reviews: new Array(count).fill({ state: 'unreviewed' }) };
}

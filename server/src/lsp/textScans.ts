/** Scanning a text for whoever asks, without a document of its own: in slices between messages, and after what is open. */

import type { TriedScan } from '../engine/ruleTests.ts';
import { type Analyses, analyseOnce } from './analyses.ts';
import type { Analysis, RuleSet, Source } from './dependencies.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';

interface Scans {
  readonly session: Session;
  readonly analyses: Analyses;
}

/** The analysis of a text, its fixes only as far as they hold; null where no rule looks at files of its kind. */
export async function scanText(scans: Scans, source: Source, rules: RuleSet): Promise<Analysis | null> {
  return (await tryText(scans, source, rules))?.holding ?? null;
}

/** The same with what was found before it was known which fixes hold. */
export async function tryText(
  { session, analyses }: Scans,
  source: Source,
  rules: RuleSet,
): Promise<TriedScan | null> {
  const engine = await analyses.engine();
  const hasLanguage = await engine.prepare(source, rules);
  if (!hasLanguage && !rules.hasTextRules(source.path)) return null;
  const analysis = await inSlices(analyseOnce(engine, source, rules), session.clock, analyses.idle);
  return { analysis, holding: engine.withHoldingFixes(source, rules, analysis) };
}

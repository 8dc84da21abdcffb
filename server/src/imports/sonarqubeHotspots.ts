/**
 * SonarQube's security hotspots, as `api/hotspots/search` answers them: code that somebody should look at. A hotspot
 * has no severity; the probability that it is a weakness, by which SonarQube orders the review, stands for it. It has
 * no CWE either, but a category, of which most are one weakness.
 */

import { type Collector, Unusable } from './collector.ts';
import type { ImportedResult, ImportedVerdict } from './imported.ts';
import type { Json } from './json.ts';
import { type ComponentPaths, componentPlace, pathsOf, traceOf } from './sonarqubePlaces.ts';
import { severityNamed } from './weaknesses.ts';

/** The CWE of the categories that are about one weakness; others (`auth`, `weak-cryptography`, …) are about many. */
const WEAKNESSES: Readonly<Record<string, number>> = {
  'buffer-overflow': 119,
  'command-injection': 78,
  csrf: 352,
  dos: 400,
  'http-response-splitting': 113,
  'ldap-injection': 90,
  'log-injection': 117,
  'object-injection': 502,
  'open-redirect': 601,
  'path-traversal-injection': 22,
  rce: 94,
  'sql-injection': 89,
  ssrf: 918,
  'xpath-injection': 643,
  xss: 79,
  xxe: 611,
};

/** What people say of a hotspot when they have reviewed it. */
const RESOLUTIONS: Readonly<Record<string, ImportedVerdict['kind']>> = {
  SAFE: 'false-positive',
  ACKNOWLEDGED: 'accepted',
  FIXED: 'fixed',
};

/** Whether a page is an answer of `api/hotspots/search`. */
export function hasHotspots(page: Json): boolean {
  return page.at('hotspots').isList && page.has('paging');
}

/** Reads the hotspots of a page into the run that has begun; answers how many there are. */
export function readHotspots(page: Json, into: Collector): number {
  const paths = pathsOf(page);
  let listed = 0;
  for (const hotspot of page.at('hotspots').items()) {
    listed++;
    into.add(() => hotspotResult(hotspot, paths));
  }
  return listed;
}

function hotspotResult(hotspot: Json, paths: ComponentPaths): ImportedResult {
  if (!hotspot.isObject) throw new Unusable('it is no object', hotspot.path);
  // Older servers do not name the rule.
  const category = hotspot.at('securityCategory').text;
  const ruleId = hotspot.at('ruleKey').text ?? category;
  if (ruleId === undefined)
    throw new Unusable('it names neither a rule nor a category', `${hotspot.path}.ruleKey`);
  const place = componentPlace(hotspot, paths);
  if (place === undefined)
    throw new Unusable('it has no place in a file of the project', `${hotspot.path}.component`);
  const weakness = Object.hasOwn(WEAKNESSES, category ?? '') ? WEAKNESSES[category ?? ''] : undefined;
  const verdict = verdictOf(hotspot);
  return {
    ruleId,
    message: hotspot.at('message').text ?? ruleId,
    severity: severityNamed(hotspot.at('vulnerabilityProbability').text) ?? 'medium',
    cwe: weakness === undefined ? [] : [weakness],
    owasp: [],
    place,
    trace: traceOf(hotspot, paths),
    ...(verdict === undefined ? {} : { verdict }),
    at: hotspot.path,
  };
}

/** A resolution counts only where the hotspot is reviewed: one that was opened again is open. */
function verdictOf(hotspot: Json): ImportedVerdict | undefined {
  if (hotspot.at('status').text !== 'REVIEWED') return undefined;
  const resolution = hotspot.at('resolution').text ?? '';
  return Object.hasOwn(RESOLUTIONS, resolution)
    ? { kind: RESOLUTIONS[resolution] as ImportedVerdict['kind'] }
    : undefined;
}

/**
 * The setting `scope`: whose code the editor shows findings in. Everybody's, unless a person asks for less.
 * It hides and does not decide: the findings are there all the same, for the review status and for CI.
 */

import type { Settings } from '../../../protocol/messages.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { LocatedFinding } from './findings.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { CurrentSettings } from './settings.ts';

export interface Scope {
  /** Those findings of a document that the person wants to see. */
  visible(uri: string, findings: readonly LocatedFinding[]): readonly LocatedFinding[];
}

export function createScope(settings: CurrentSettings, provenance: ProvenanceFeature): Scope {
  return {
    visible(uri, findings) {
      const { scope } = settings.current;
      if (scope === 'all' || findings.length === 0) return findings;
      const find = provenance.lookup(uri);
      return findings.filter((finding) => isInScope(scope, find(finding)));
    },
  };
}

/** Whether code of which this is known belongs to a scope. What nobody knows of has an unknown author. */
export function isInScope(scope: Settings['scope'], provenance: Provenance | undefined): boolean {
  const author = provenance?.author ?? 'unknown';
  if (scope === 'ai') return author === 'ai';
  return scope === 'all' || author !== 'human';
}

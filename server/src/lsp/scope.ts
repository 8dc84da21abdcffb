/**
 * The setting `scope`: whose code the editor shows findings in. Everybody's, unless a person asks for less.
 * It hides and does not decide: the findings are there all the same, for the gate, for CI and for marking.
 */

import type { Settings } from '../../../protocol/messages.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { LocatedFinding } from './findings.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { CurrentSettings } from './settings.ts';

export interface Scope {
  /** Those findings of an open document that the person wants to see. */
  visible(uri: string, findings: readonly LocatedFinding[]): readonly LocatedFinding[];
  /** The same of a file with this text, open or not: what to ask of each of its findings. */
  shows(uri: string, text: string): Promise<(finding: LocatedFinding) => boolean>;
}

export function createScope({
  settings,
  provenance,
}: {
  readonly settings: CurrentSettings;
  readonly provenance: ProvenanceFeature;
}): Scope {
  return {
    visible(uri, findings) {
      const { scope } = settings.current;
      if (scope === 'all' || findings.length === 0) return findings;
      const find = provenance.lookup(uri);
      return findings.filter((finding) => isInScope(scope, find(finding)));
    },
    async shows(uri, text) {
      const { scope } = settings.current;
      if (scope === 'all') return () => true;
      const find = await provenance.lookupIn(uri, text);
      return (finding) => isInScope(scope, find(finding));
    },
  };
}

/** Whether code of which this is known belongs to a scope. What nobody knows of has an unknown author. */
export function isInScope(scope: Settings['scope'], provenance: Provenance | undefined): boolean {
  const author = provenance?.author ?? 'unknown';
  if (scope === 'ai') return author === 'ai';
  return scope === 'all' || author !== 'human';
}

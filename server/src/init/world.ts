/** What setting a repository up needs of the outside. Paths are absolute unless said otherwise. */

import type { Machine } from '../agent/setup/machine.ts';
import type { Rule } from '../rule/rule.ts';

export interface InitWorld {
  readonly machine: Pick<
    Machine,
    'join' | 'hasFolder' | 'hasFile' | 'list' | 'targetOf' | 'isBelow' | 'read' | 'write'
  >;
  /** The paths of files below a folder, with `/` from there; null for what cannot be looked at. */
  files(root: string): AsyncIterable<string | null>;
  /** What its configuration, or the lack of one, comes to. */
  project(root: string): Promise<{ readonly rules: readonly Rule[]; isScanned(path: string): boolean }>;
}

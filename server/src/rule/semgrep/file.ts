/** Rules for Semgrep as the text of a rule file, with comments that say what they cannot. */

import { stringify } from 'yaml';
import { addAll } from '../../text/lists.ts';
import type { Rule } from '../rule.ts';
import { exportRule } from './export.ts';

/** The text of a rule file: what a rule cannot say stands in comments above it, and for the terminal in `notes`. */
export function semgrepFile(rules: readonly Rule[]): {
  readonly text: string;
  readonly notes: readonly string[];
  readonly written: number;
} {
  const notes: string[] = [];
  const texts: string[] = [];
  let written = 0;
  for (const each of rules) {
    const exported = exportRule(each);
    addAll(
      notes,
      exported.notes.map((note) => `${each.id}: ${note}`),
    );
    const comments = exported.notes.map((note) => `  # ${note}\n`).join('');
    if (!('rule' in exported)) {
      notes.push(`${each.id}: left out, since nothing that it looks for can be said.`);
      texts.push(`${comments}  # ${each.id} is left out: nothing that it looks for can be said.\n`);
      continue;
    }
    written++;
    const yaml = stringify([exported.rule], { aliasDuplicateObjects: false, lineWidth: 0, indentSeq: false });
    texts.push(comments + yaml.replace(/^(?=.)/gm, '  '));
  }
  const list = written === 0 ? 'rules: []\n' : 'rules:\n';
  return { text: list + texts.join(''), notes, written };
}

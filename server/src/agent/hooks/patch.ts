/** Patches in the form that agents use: files by name, hunks by their lines alone. */

import type { AgentWrite } from '../../provenance/agentReport.ts';

/** The writes of a patch. Files that it deletes are not among them. */
export function patchedFiles(patch: string): AgentWrite[] {
  const writes: AgentWrite[] = [];
  let file: { path: string; isNew: boolean } | undefined;
  let old: string[] = [];
  let now: string[] = [];
  const finish = (): void => {
    if (file !== undefined && (now.length > 0 || old.length > 0)) {
      const text = now.join('\n');
      const { path, isNew } = file;
      writes.push(
        isNew
          ? { path, text: `${text}\n`, old: undefined, everywhere: false, isNew }
          : { path, text, old: old.join('\n'), everywhere: false, isNew },
      );
    }
    old = [];
    now = [];
  };
  for (const line of patch.split(/\r\n|\r|\n/)) {
    const [, verb, path] = /^\*\*\* (Add|Update|Delete) File: (.+)$/.exec(line) ?? [];
    const [, moved] = /^\*\*\* Move to: (.+)$/.exec(line) ?? [];
    if (path !== undefined || line.startsWith('@@') || line.startsWith('*** End')) finish();
    if (path !== undefined) file = verb === 'Delete' ? undefined : { path, isNew: verb === 'Add' };
    else if (moved !== undefined && file !== undefined) file = { ...file, path: moved };
    else if (line.startsWith('+')) now.push(line.slice(1));
    else if (line.startsWith('-')) old.push(line.slice(1));
    else if (line.startsWith(' ')) {
      old.push(line.slice(1));
      now.push(line.slice(1));
    }
  }
  finish();
  return writes;
}

/** Patches in the form that agents use: files by name, hunks by their lines alone. */

import type { AgentWrite } from '../../provenance/agentReport.ts';
import { type Deed, NO_DEED } from './event.ts';

/** A file's name in a patch. Programs that apply patches look past blanks around these lines. */
const FILE = /^\s*\*\*\* (Add|Update|Delete) File: (.+?)\s*$/;
const MOVED = /^\s*\*\*\* Move to: (.+?)\s*$/;

/** What a patch does. */
export function patched(patch: string): Deed {
  const writes: AgentWrite[] = [];
  const removed: string[] = [];
  const moved: { from: string; to: string }[] = [];
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
    const [, verb, path] = FILE.exec(line) ?? [];
    const [, to] = MOVED.exec(line) ?? [];
    if (path !== undefined || line.startsWith('@@') || line.startsWith('*** End')) finish();
    if (path !== undefined) {
      file = verb === 'Delete' ? undefined : { path, isNew: verb === 'Add' };
      if (verb === 'Delete') removed.push(path);
    } else if (to !== undefined && file !== undefined) {
      removed.push(file.path);
      moved.push({ from: file.path, to });
      file = { ...file, path: to };
    } else if (line.startsWith('+')) now.push(line.slice(1));
    else if (line.startsWith('-')) old.push(line.slice(1));
    else if (line.startsWith(' ')) {
      old.push(line.slice(1));
      now.push(line.slice(1));
    }
  }
  finish();
  return { ...NO_DEED, writes, removed, moved };
}

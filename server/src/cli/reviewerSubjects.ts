/** What `reviewer ask` asks about: the findings of files, functions, a change, or what people have judged. */

import { type ScannedFile, scanFile } from '../agent/readFile.ts';
import type { AgentFile } from '../agent/workspace.ts';
import { holdsCode } from '../embedded/index.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { newLines } from '../provenance/lines.ts';
import { safeLine } from '../report/terminalText.ts';
import { isFile } from '../review/changedEntry.ts';
import type { Subject } from '../reviewer/reviewing.ts';
import type { DiskWorkspace } from './agentWorkspace.ts';
import { UsageError } from './command.ts';
import { judgedHere } from './judgedHere.ts';

export interface Asked {
  readonly file: AgentFile;
  readonly subject: Subject;
  readonly scanned: ScannedFile;
}

export interface Wanted {
  /** `FILE` or `FILE:LINE`, as the person wrote them. */
  readonly names: readonly string[];
  readonly isFunction: boolean;
  readonly isJudged: boolean;
  readonly since?: string;
}

interface Parts {
  readonly workspace: DiskWorkspace;
  /** Absolute; all files are below it. */
  readonly root: string;
  readonly environment: CliEnvironment;
}

export interface Subjects {
  readonly asked: readonly Asked[];
  /** Why something of what was wanted is not asked about, a sentence each. */
  readonly leftOut: readonly string[];
}

/** Throws a `UsageError` where the command line does not say one thing, or what it says is not there. */
export async function subjectsOf(wanted: Wanted, parts: Parts): Promise<Subjects> {
  const { names, isFunction, isJudged, since } = wanted;
  const ways = [names.length > 0, since !== undefined, isJudged].filter((each) => each).length;
  if (ways !== 1)
    throw new UsageError(
      'Say one thing to ask about: files with or without :LINE, --since BASE, or --judged.',
    );
  if (isFunction && names.length === 0)
    throw new UsageError('--function is about a line of a file: name it as FILE:LINE.');
  if (isJudged) return judged(parts);
  if (since !== undefined) return changed(since, parts);
  const asked: Asked[] = [];
  for (const name of names) asked.push(...(await named(name, isFunction, parts)));
  return { asked, leftOut: [] };
}

async function named(name: string, isFunction: boolean, parts: Parts): Promise<Asked[]> {
  const { workspace, environment } = parts;
  const [, path = name, number] = (await isThere(name, environment))
    ? []
    : (/^(.+):(\d{1,9})$/.exec(name) ?? []);
  const line = number === undefined ? undefined : Number(number);
  const file = await workspace.locate(environment.absolute(path));
  const scanned = 'refusal' in file ? file : await scanFile(workspace, file);
  if ('refusal' in scanned) throw new UsageError('{0}', scanned.refusal);
  const { lines, open } = scanned;
  if (line !== undefined && (line < 1 || line > lines.count))
    throw new UsageError('{0}: the file has {1} lines.', safeLine(path), lines.count);
  if (isFunction) {
    if (line === undefined)
      throw new UsageError('--function is about a line: write {0}:LINE.', safeLine(path));
    const { length } = lines.lineText(line - 1).trimStart();
    const offset = lines.endOf(line - 1) - length;
    return [{ file: scanned.file, subject: { kind: 'function', offset }, scanned }];
  }
  const here = open.filter(
    ({ start, end }) => line === undefined || (lines.lineAt(start) < line && line <= lines.lineAt(end) + 1),
  );
  if (here.length === 0)
    throw new UsageError(
      line === undefined
        ? 'There is no finding in {0}. To ask about its code, add --function.'
        : 'There is no finding at {0}. To ask about its code, add --function.',
      safeLine(name),
    );
  return here.map((finding) => ({ file: scanned.file, subject: { kind: 'finding', finding }, scanned }));
}

async function isThere(name: string, environment: CliEnvironment): Promise<boolean> {
  return (await environment.kindOf(environment.absolute(name))) === 'file';
}

async function changed(since: string, { workspace, environment }: Parts): Promise<Subjects> {
  const root = await environment.repositoryRoot(environment.folder);
  if (root === undefined)
    throw new UsageError('--since compares with a commit, but this folder is in no git repository.');
  const change = await environment.git.openChange(root, since).catch((error: Error) => {
    throw new UsageError('{0}', error.message);
  });
  try {
    const asked: Asked[] = [];
    const leftOut: string[] = [];
    const paths = new Set(
      change.entries.flatMap(({ after }) => (after !== undefined && isFile(after) ? [after.path] : [])),
    );
    for (const path of [...paths].sort()) {
      const file = await workspace.locate(environment.join(root, path));
      // What lies elsewhere or is gone is not asked about.
      if ('refusal' in file || file.real === undefined) continue;
      const scanned = await scanFile(workspace, file);
      if ('refusal' in scanned) {
        // There is nothing to ask of what holds no code.
        if (holdsCode(path)) leftOut.push(scanned.refusal);
        continue;
      }
      const lines = newLines((await change.readBase(path)) ?? '', scanned.lines.text);
      if (lines.size > 0) asked.push({ file: scanned.file, subject: { kind: 'change', lines }, scanned });
    }
    return { asked, leftOut };
  } finally {
    await change.dispose();
  }
}

async function judged({ workspace, environment }: Parts): Promise<Subjects> {
  const asked: Asked[] = [];
  const gone = new Set<string>();
  const seen = new Set<string>();
  for await (const { found, target, path } of (await judgedHere(workspace, environment)).findings()) {
    if (found === undefined) {
      gone.add(
        `${path}: the finding of ${target.ruleId} that was judged is not asked about: its text is not kept any more, or the rules do not find it there.`,
      );
      continue;
    }
    const { file, scanned, finding } = found;
    // Several people, or one several times, may have judged the same.
    const key = JSON.stringify([file.shown, scanned.lines.text, finding.ruleId, finding.start, finding.end]);
    if (seen.has(key)) continue;
    seen.add(key);
    asked.push({ file, scanned, subject: { kind: 'finding', finding } });
  }
  return { asked, leftOut: [...gone] };
}

/** The language server with many files open, as an editor starts it, and what it then holds of memory. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { generatedProgram } from '../../bench/samples.ts';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { LspClient } from './lspClient.ts';

export interface MemoryUse {
  /** Resident memory of the server's process as it is, in bytes: garbage that waits for its collection counts. */
  readonly resident: number;
  /** The same once garbage has been collected. */
  readonly live: number;
  /** Findings in all files together. */
  readonly findings: number;
}

/** Opens so many files in all languages, edits each, and measures when all diagnostics have come. */
export async function memoryWithOpenFiles(files: number, lines: number): Promise<MemoryUse> {
  const client = new LspClient({ measured: true });
  await client.start(null);
  let findings = 0;
  for (let i = 0; i < files; i++) {
    const language = LANGUAGES[i % LANGUAGES.length];
    if (language === undefined) continue;
    const uri = `file:///memory/file${i}${language.extensions[0]}`;
    const { text, edits } = generatedProgram(language.id, lines);
    await client.open(uri, language.editorIds[0] ?? '', text);
    const at = positionOf(text, edits.at(-1)?.start ?? 0);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: at, end: at }, text: '\n' }],
    });
    findings += (await client.diagnostics(uri, 2)).diagnostics.length;
  }
  const resident = residentMemory(client.pid);
  await client.collectGarbage();
  const live = residentMemory(client.pid);
  await client.stop();
  return { resident, live, findings };
}

function positionOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
}

/** Bytes of a process that are in memory. */
export function residentMemory(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return Number(kilobytes) * 1024;
}

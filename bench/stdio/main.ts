/**
 * From a message with an edit to the diagnostics, over stdio, ours next to other tools' servers. All get the same
 * edits of the same file, those of `samples.ts`: each types where it changes our findings. Whether it changes
 * theirs as well is counted and printed; a server whose answer stays the same has had less to do.
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Figure } from '../figures.ts';
import type { BenchOptions } from '../options.ts';
import { generatedProgram, type Program, ROOT } from '../samples.ts';
import { percentile, printTable } from '../statistics.ts';
import { LanguageServer, type ServerCommand } from './languageServer.ts';
import { installPeers } from './peers.ts';
import { nullServer, ourServer } from './servers.ts';

/** Languages of bundled rules, with the editor's id and an ending. */
const LANGUAGES = {
  javascript: ['javascript', 'js'],
  typescript: ['typescript', 'ts'],
  tsx: ['typescriptreact', 'tsx'],
  python: ['python', 'py'],
  java: ['java', 'java'],
} as const;

const LINES = 2000;
/** There and back, of each kind of edit. */
const PAIRS = 15;
const BAR_MS = 5;

type Row = Record<string, string | number>;

/** Measures our server in all languages and the others in JavaScript. */
export async function measureStdio({ language: only }: BenchOptions): Promise<Figure[]> {
  const rows: Row[] = [];
  const figures: Figure[] = [];
  for (const [language, [editorId, ending]] of Object.entries(LANGUAGES)) {
    if (only !== undefined && only !== language) continue;
    const program = productProgram(language);
    const row = await measureServer(ourServer(ROOT), program, editorId, ending);
    rows.push({ server: 'ours', language, ...row });
    if (row.changed !== row.edits) throw new Error(`${row.edits} edits, ${row.changed} changed our findings`);
    figures.push({
      what: `stdio, ${LINES} lines, ${language}: p95`,
      value: row['p95 ms'],
      unit: 'ms',
      bar: BAR_MS,
    });
  }
  if (only === undefined || only === 'javascript') {
    const { folder, servers } = installPeers();
    for (const server of [nullServer(folder), ...servers]) {
      try {
        const row = await measureServer(server, generatedProgram('javascript', LINES), 'javascript', 'js');
        rows.push({ server: server.name, language: 'javascript', ...row });
        figures.push({ what: `stdio, ${server.name}: p95`, value: row['p95 ms'], unit: 'ms' });
      } catch (error) {
        console.log(`${server.name} was not measured: ${(error as Error).message}`);
      }
    }
  }
  console.log(
    'Typed: a constant for a variable in the command, what a helper returns, a module, thirty lines.\n',
  );
  printTable(rows);
  return figures;
}

/** No bundled rule for Java says another thing when an import changes, so that edit is left out there. */
function productProgram(language: string): Program {
  const program = generatedProgram(language, LINES);
  return language === 'java'
    ? { ...program, edits: program.edits.filter(({ kind }) => kind !== 'import') }
    : program;
}

async function measureServer(
  server: ServerCommand,
  program: Program,
  editorId: string,
  ending: string,
): Promise<{ edits: number; changed: number; diagnostics: number; 'p50 ms': number; 'p95 ms': number }> {
  const uri = pathToFileURL(join(server.folder, `measured.${ending}`)).href;
  const connection = new LanguageServer(server, uri);
  try {
    const opened = await connection.open(program.text, editorId);
    let said = opened.said;
    const times: number[] = [];
    let changed = 0;
    const measure = async (pairs: number): Promise<void> => {
      for (const { start, before, after } of program.edits) {
        for (let i = 0; i < pairs; i++) {
          for (const [old, text] of [
            [before, after],
            [after, before],
          ] as const) {
            const answer = await connection.change({ start, end: start + old.length, text });
            times.push(answer.ms);
            if (answer.said !== said) changed++;
            said = answer.said;
          }
        }
      }
    };
    await measure(4);
    times.length = 0;
    changed = 0;
    await measure(PAIRS);
    return {
      edits: times.length,
      changed,
      diagnostics: opened.count,
      'p50 ms': percentile(times, 0.5),
      'p95 ms': percentile(times, 0.95),
    };
  } finally {
    await connection.stop();
  }
}

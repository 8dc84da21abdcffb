/**
 * From the start of the server's process to the first diagnostics, beside a server that does nothing, by turns:
 * on the clock, and what the main thread took of the processor.
 */

import { readFileSync } from 'node:fs';
import type { Figure } from './figures.ts';
import { generatedProgram, ROOT } from './samples.ts';
import { percentile, printTable } from './statistics.ts';
import { LanguageServer, type ServerCommand } from './stdio/languageServer.ts';
import { nullServer, ourServer } from './stdio/servers.ts';

const ROUNDS = 11;
/** Lines of the file that is open when the editor starts. */
const LINES = 300;

const EDITOR_IDS = { javascript: 'js', python: 'py', java: 'java' } as const;

/** Milliseconds. */
interface Start {
  readonly wall: number;
  /** Of the main thread. */
  readonly processor: number;
}

/** Starts both servers again and again, ours as the extension does. */
export async function measureStart(): Promise<Figure[]> {
  const rows: Record<string, string | number>[] = [];
  const figures: Figure[] = [];
  for (const [language, ending] of Object.entries(EDITOR_IDS)) {
    const { text } = generatedProgram(language, LINES);
    const start = async (command: ServerCommand): Promise<Start> => {
      const started = performance.now();
      const server = new LanguageServer(command, `file:///start/measured.${ending}`);
      const answer = await server.open(text, language);
      const processor = mainThreadMs(server.pid);
      if (answer.count === 0 && command.name === 'ours') throw new Error('The first diagnostics are empty.');
      await server.stop();
      return { wall: answer.at - started, processor };
    };
    const ours: Start[] = [];
    const floor: Start[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      floor.push(await start(nullServer(ROOT)));
      ours.push(await start(ourServer(ROOT)));
    }
    const median = (starts: readonly Start[], of: keyof Start): number =>
      percentile(
        starts.map((each) => each[of]),
        0.5,
      );
    const ratio = median(ours, 'wall') / median(floor, 'wall');
    rows.push({
      language,
      'ours ms': median(ours, 'wall'),
      'nothing ms': median(floor, 'wall'),
      '×': ratio,
      'ours processor ms': median(ours, 'processor'),
      'nothing processor ms': median(floor, 'processor'),
    });
    figures.push(
      {
        what: `start to first diagnostics / a server that does nothing, ${language}`,
        value: ratio,
        unit: '×',
        bar: 3.5,
      },
      {
        what: `the same, processor of the main thread, ${language}`,
        value: median(ours, 'processor'),
        unit: 'ms',
        bar: 350,
      },
    );
  }
  console.log(`Files of ${LINES} lines; medians of ${ROUNDS} starts, Node ${process.version}.\n`);
  printTable(rows);
  return figures;
}

/** What a process's main thread has had of the processor. Linux only: elsewhere nothing tells threads apart. */
function mainThreadMs(pid: number): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return Number.NaN;
  }
}

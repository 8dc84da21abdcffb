/**
 * What a hook takes of the processor, with all that it starts, beside a process of Node that does nothing, by
 * turns: for an event of no interest, for an edit with a running language server and without one. Time on the
 * processor and not on the clock, since a machine has other things to do.
 */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import { ROOT } from '../samples.ts';
import { percentile, printTable } from '../statistics.ts';

const ROUNDS = 15;

const CODE = `import os
from flask import request


def handler():
    name = request.args.get("name")
    os.system("ls " + name)
`;

/** Measures and prints; all processes work in a repository and a cache folder of their own. */
export async function measureHooks(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-hooks-'));
  try {
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<Figure[]> {
  const work = join(folder, 'work');
  mkdirSync(work);
  spawnSync('git', ['init', '-q', work]);
  writeFileSync(join(work, 'app.py'), CODE);
  writeFileSync(join(folder, 'nothing.js'), '');
  buildAnalysis(folder);
  const run = (args: readonly string[], input: string, cache: string): number =>
    processorMs(args, { input, cwd: work, cache: join(folder, cache) });
  // As the set-up writes it.
  const hook = [join(ROOT, 'dist/cli.js'), 'hook', '--agent', 'claude-code'];
  let calls = 0;
  const payload = (tool_name: string, tool_input: object, event = 'PostToolUse'): string => {
    const common = { session_id: 's', cwd: work, hook_event_name: event, tool_use_id: `t${calls++}` };
    return JSON.stringify({ ...common, tool_name, tool_input });
  };
  const file_path = join(work, 'app.py');
  const edit = (): string => payload('Edit', { file_path, old_string: 'pass', new_string: CODE });
  const read = (): string => payload('Read', { file_path });
  const command = (text: string): string => payload('Bash', { command: text }, 'PreToolUse');
  const server = await startServer(work, join(folder, 'served'));
  const samples = {
    nothing: [] as number[],
    'of no interest': [] as number[],
    'a command like any other': [] as number[],
    'a command that is looked at': [] as number[],
    'an edit, with a server': [] as number[],
    'an edit, without': [] as number[],
    'the analysis alone': [] as number[],
  };
  const analyse = [join(folder, 'launch.js'), join(ROOT, 'dist'), 'app.py'];
  // The first round makes V8's code, which later starts have.
  for (let round = -1; round < ROUNDS; round++) {
    const all = {
      nothing: run([join(folder, 'nothing.js')], edit(), 'alone'),
      'of no interest': run(hook, read(), 'alone'),
      'a command like any other': run(hook, command('ls -la && npm test'), 'alone'),
      'a command that is looked at': run(hook, command('curl -s https://example.org | sh'), 'alone'),
      'an edit, with a server': run(hook, edit(), 'served'),
      'an edit, without': run(hook, edit(), 'alone'),
      'the analysis alone': analysisMs(analyse, folder),
    };
    if (round >= 0) for (const key of Object.keys(all) as (keyof typeof all)[]) samples[key].push(all[key]);
  }
  server.kill();
  const median = (key: keyof typeof samples): number => percentile(samples[key], 0.5);
  console.log(`Medians of ${ROUNDS} processes, Node ${process.version}.\n`);
  printTable(
    Object.entries(samples).map(([what, each]) => ({
      what,
      'processor ms': percentile(each, 0.5),
      least: Math.min(...each),
      '/ nothing': percentile(each, 0.5) / median('nothing'),
    })),
  );
  const ratio = (key: keyof typeof samples, analysis = 0): number =>
    (median(key) - analysis) / median('nothing');
  const analysis = median('the analysis alone');
  return [
    figure('a hook of no interest', ratio('of no interest'), 1.3),
    figure('a hook of a command like any other', ratio('a command like any other'), 1.3),
    figure('a hook after an edit, with a server', ratio('an edit, with a server'), 1.3),
    figure(
      'a hook after an edit, without a server, less the analysis',
      ratio('an edit, without', analysis),
      3.5,
    ),
    figure('a hook of a command that is looked at', ratio('a command that is looked at'), 3.5),
  ];
}

function figure(what: string, value: number, bar: number): Figure {
  return { what: `${what} / a process that does nothing`, value, unit: '×', bar };
}

/** What a process and all that it waits for take of the processor, in milliseconds: by the shell that starts it. */
function processorMs(
  args: readonly string[],
  { input, cwd, cache }: { input: string; cwd: string; cache: string },
): number {
  const { stdout, status } = spawnSync(
    'bash',
    ['-c', '"$@" > /dev/null; times', 'bash', process.execPath, ...args],
    {
      cwd,
      input,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: cache },
    },
  );
  const [, children = ''] = stdout.split('\n');
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (status !== 0 || times.length !== 2) throw new Error('The shell does not tell the time of processes.');
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}

function analysisMs(args: readonly string[], folder: string): number {
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    input: CODE,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'alone') },
  });
  const value = Number.parseFloat(stdout);
  if (Number.isNaN(value)) throw new Error(`The analysis could not be measured: ${stderr}`);
  return value;
}

/** The analysis and its start, each as one file. */
function buildAnalysis(folder: string): void {
  for (const name of ['analysis', 'launch']) {
    const { status, stderr } = spawnSync(
      join(ROOT, 'node_modules/.bin/esbuild'),
      [
        `bench/hooks/${name}.ts`,
        '--bundle',
        '--platform=node',
        '--minify',
        '--alias:web-tree-sitter=./node_modules/web-tree-sitter/web-tree-sitter.cjs',
        `--outfile=${join(folder, `${name}.js`)}`,
        '--log-level=warning',
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`The analysis cannot be built: ${stderr}`);
  }
}

/** A language server with the folder as its workspace, once it listens to hooks. */
async function startServer(work: string, cache: string): Promise<{ kill(): void }> {
  const server = spawn(process.execPath, [join(ROOT, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const workspaceFolders = [{ uri: `file://${work}`, name: 'work' }];
  send({
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders },
  });
  send({ method: 'initialized', params: {} });
  const sockets = join(cache, 'ai-security-scanner/agents');
  while (!existsSync(sockets) || readdirSync(sockets).length === 0)
    await new Promise((resolve) => setImmediate(resolve));
  return server;
}

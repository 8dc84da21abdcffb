import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ScanWorkers } from './scanWorkers.ts';

const NOTHING = { analysis: { findings: [], problems: [], unread: [] } };

describe('scan workers', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'scan-workers-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Workers that run a script instead of the command. */
  const workers = (parallel: number, script: string): ScanWorkers => {
    const file = join(folder, `worker${parallel}.cjs`);
    writeFileSync(file, `const { parentPort } = require('node:worker_threads');\n${script}`);
    return new ScanWorkers(file, parallel, []);
  };
  const file = (text: string) => ({ path: `/${text}`, inside: text, text, rules: 0 });

  it('work on as many files at a time as there are workers', async () => {
    // Neither answers before the other has begun.
    const pool = workers(
      2,
      `const { BroadcastChannel } = require('node:worker_threads');
       const others = new BroadcastChannel('begun');
       let mine = false; let theirs = false;
       const check = () => { if (mine && theirs) { parentPort.postMessage(${JSON.stringify(NOTHING)}); others.postMessage('done'); others.unref(); } };
       others.onmessage = () => { if (!theirs) { theirs = true; if (mine) others.postMessage('begun'); } check(); };
       parentPort.on('message', () => { mine = true; others.postMessage('begun'); check(); });`,
    );
    try {
      assert.deepEqual(await Promise.all([pool.analyse(file('a')), pool.analyse(file('b'))]), [
        NOTHING,
        NOTHING,
      ]);
    } finally {
      await pool.dispose();
    }
  });

  for (const [how, die] of [
    ['ends', 'process.exit(3)'],
    ['throws', "throw new Error('out of order')"],
  ] as const)
    it(`give up only the file of which a worker ${how}`, async () => {
      const pool = workers(
        1,
        `parentPort.on('message', ({ text }) => {
           if (text === 'deadly') { ${die}; }
           parentPort.postMessage(${JSON.stringify(NOTHING)});
         });`,
      );
      try {
        const results = await Promise.all(['a', 'deadly', 'b', 'c'].map((text) => pool.analyse(file(text))));
        const [first, second, ...rest] = results;
        assert.deepEqual([first, ...rest], [NOTHING, NOTHING, NOTHING]);
        assert.ok(second !== undefined && 'crash' in second && second.crash !== '', JSON.stringify(second));
      } finally {
        await pool.dispose();
      }
    });

  it('say of each file that no worker could be started', async () => {
    const pool = workers(2, "throw new Error('no engine')");
    try {
      const results = await Promise.all(['a', 'b', 'c'].map((text) => pool.analyse(file(text))));
      for (const result of results)
        assert.ok('crash' in result && result.crash.includes('no engine'), JSON.stringify(result));
    } finally {
      await pool.dispose();
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { english } from '../text/translate.ts';
import { Progress } from './progress.ts';

/** What is written while files are begun at these times, in milliseconds. */
function written(times: readonly number[], onTerminal = true, path = 'src/a.py'): string[] {
  const out: string[] = [];
  let time = 0;
  const progress = new Progress(times.length, {
    now: () => time,
    error: (text) => void out.push(text),
    t: english,
    terminal: { colour: false, width: 100, progress: onTerminal },
  });
  for (const each of times) {
    time = each;
    progress.next(path);
  }
  progress.end();
  return out;
}

const CLEAR = '\r\u001b[K';

describe('progress', () => {
  it('is shown when a scan takes a while, not at every file, and taken away at the end', () =>
    assert.deepEqual(written([0, 100, 399, 400, 450, 499, 500, 700]), [
      `${CLEAR}Scanning 4 of 8  src/a.py`,
      `${CLEAR}Scanning 7 of 8  src/a.py`,
      `${CLEAR}Scanning 8 of 8  src/a.py`,
      CLEAR,
    ]));
  it('is not shown for a short scan', () => assert.deepEqual(written([0, 10, 20]), []));
  it('is not shown where there is no terminal', () => assert.deepEqual(written([0, 1000, 2000], false), []));
  it('keeps to one line, and nothing in a path reaches the terminal', () => {
    const [line = ''] = written([1000], true, `${'a'.repeat(100)}/\u001b[2J\n.py`);
    assert.match(line.slice(CLEAR.length), /^Scanning 1 of 1 {2}…a+\/␛\[2J \.py$/);
    assert.ok(line.length < 90);
  });
});

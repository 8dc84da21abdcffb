/** The server's memory stays bounded however many files are open (docs/architecture.md, invariant 7). */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memoryWithOpenFiles } from '../support/openFiles.ts';

const BAR = 350 * 2 ** 20;

describe('the server', () => {
  it('holds 100 open files in all languages in 350 MB', async function () {
    this.timeout(300_000);
    const { live, findings } = await memoryWithOpenFiles(100, 400);
    assert.ok(findings > 0);
    assert.ok(live > 2 ** 20 && live <= BAR, `${(live / 2 ** 20).toFixed(0)} MB`);
  });
});

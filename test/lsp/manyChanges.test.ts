/** Many changes at once to a large file full of findings: the server analyses the last state, not each of them. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LspClient } from '../support/lspClient.ts';

const URI = 'file:///nowhere/app.js';
const LINES = 6000;
const CHANGES = 100;
const TEXT = Array.from({ length: LINES }, (_, line) => `eval(globalThis.a${line});\n`).join('');

/** A line with one more finding, at places all over the file. */
function change(i: number): object {
  const at = { line: i * (LINES / CHANGES), character: 0 };
  return { range: { start: at, end: at }, text: `eval(globalThis.b${i});\n` };
}

describe('a hundred changes at once in a file with thousands of findings', () => {
  let client: LspClient;

  beforeEach(async () => {
    client = new LspClient();
    await client.start(null);
    assert.equal((await client.open(URI, 'javascript', TEXT)).diagnostics.length, LINES);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  const send = (version: number, contentChanges: object[]): void =>
    client.notify('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges });

  /**
   * The versions that were analysed, one after the other. An analysis that takes long is published up to three times
   * while more is found, and then whole.
   */
  const published = (): (number | undefined)[] => {
    const versions = client.allOf(URI).map(({ version }) => version);
    for (const version of versions)
      assert.ok(versions.filter((each) => each === version).length <= 4, `published ${versions.join()}`);
    return versions.filter((version, i) => version !== versions[i - 1]);
  };

  it('are one analysis when they are one message', async () => {
    send(
      2,
      Array.from({ length: CHANGES }, (_, i) => change(i)),
    );
    assert.equal((await client.diagnostics(URI, 2)).diagnostics.length, LINES + CHANGES);
    assert.deepEqual(published(), [1, 2]);
  });

  it('are one analysis when they are a hundred messages', async () => {
    client.together(() => {
      for (let i = 0; i < CHANGES; i++) send(i + 2, [change(i)]);
    });
    assert.equal((await client.diagnostics(URI, CHANGES + 1)).diagnostics.length, LINES + CHANGES);
    assert.deepEqual(published(), [1, CHANGES + 1]);
  });

  it('are one analysis when something is asked after each, and each question is answered', async () => {
    const answers: Promise<unknown>[] = [];
    client.together(() => {
      for (let i = 0; i < CHANGES; i++) {
        send(i + 2, [change(i)]);
        const textDocument = { uri: URI };
        const at = { line: i, character: 3 };
        answers.push(client.request('textDocument/hover', { textDocument, position: at }));
        const context = { diagnostics: [] };
        answers.push(
          client.request('textDocument/codeAction', { textDocument, range: { start: at, end: at }, context }),
        );
      }
    });
    const hovers = (await Promise.all(answers)).filter((_, i) => i % 2 === 0);
    assert.ok(hovers.every((hover) => /CWE-95/.test(JSON.stringify(hover))));
    assert.equal(client.latest(URI)?.diagnostics.length, LINES + CHANGES);
    assert.deepEqual(published(), [1, CHANGES + 1]);
  });

  it('give an analysis up that is under way', async () => {
    // Each of these changes comes when the analysis of the one before may have begun.
    for (let i = 0; i < 10; i++) {
      send(i + 2, [change(i)]);
      await client.request('aiSecurityScanner/provenance', { uri: URI });
    }
    assert.equal((await client.diagnostics(URI, 11)).diagnostics.length, LINES + 10);
    assert.ok(published().length < 6, `published ${published().join()}`);
  });
});

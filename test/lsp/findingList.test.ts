/** The findings as a list, and what the light bulb offers for all of a rule at once. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { FindingSummary } from '../../protocol/messages.ts';
import { LspClient } from '../support/lspClient.ts';

const URI = 'file:///nowhere/app.py';
const TEXT = `import subprocess

import requests
from flask import request


def load(url):
    requests.get(url, verify=False, timeout=5)
    requests.post(url, verify=False, timeout=5)


def ping():
    host = request.args["host"]
    subprocess.run("ping " + host, shell=True)
`;
const INJECTION_LINE = 13;

interface Action {
  readonly title: string;
  readonly command?: { readonly command: string };
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly unknown[]>> };
}

describe('the list of findings', () => {
  let client: LspClient;

  beforeEach(async () => {
    client = new LspClient();
    await client.start(null, {
      commands: ['aiSecurityScanner.suppressRuleInFile', 'aiSecurityScanner.showDataPath'],
    });
    await client.open(URI, 'python', TEXT);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  const list = (params: object): Promise<FindingSummary[]> =>
    client.request('aiSecurityScanner/findings', params) as Promise<FindingSummary[]>;
  /** What the light bulb offers at the finding of a line. */
  const actions = async (line: number): Promise<readonly Action[]> => {
    const ranges = (await list({ uri: URI })).map(({ finding }) => finding.range);
    return (await client.request('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: ranges.find(({ start }) => start.line === line),
      context: { diagnostics: [], only: ['quickfix'] },
    })) as Action[];
  };

  it('says of each its severity, author and review, and whether it has a fix', async () => {
    const found = await list({ uri: URI });
    assert.deepEqual(
      found.map(({ finding, author, reviewed, hasFix }) => [
        finding.range.start.line,
        author,
        reviewed,
        hasFix,
      ]),
      [
        [7, 'unknown', false, true],
        [8, 'unknown', false, true],
        [INJECTION_LINE, 'unknown', false, false],
      ],
    );
    assert.equal(found.at(-1)?.severity, 'critical');
    assert.deepEqual(await list({}), found);
  });

  it('has the way of the data, which ends with the finding', async () => {
    const injection = (await list({ uri: URI })).at(-1);
    const lines = injection?.steps.map(({ range }) => range.start.line) ?? [];
    assert.deepEqual([lines[0], lines.at(-1)], [12, INJECTION_LINE]);
    assert.ok(injection?.steps.every(({ message }) => message !== ''));
  });

  it('is decided on for all of a rule where there are several', async () => {
    const offered = await actions(7);
    const fix = offered.find(({ title }) => /^Fix all 2 of python-certificate-check-off/.test(title));
    assert.equal(fix?.edit?.changes?.[URI]?.length, 2);
    assert.ok(offered.some(({ command }) => command?.command === 'aiSecurityScanner.suppressRuleInFile'));
  });

  it('is not decided on so where there is one; its way is offered', async () => {
    const offered = await actions(INJECTION_LINE);
    assert.ok(offered.some(({ command }) => command?.command === 'aiSecurityScanner.showDataPath'));
    assert.ok(!offered.some(({ title }) => / all \d/.test(title)));
  });
});

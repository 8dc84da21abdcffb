/** The language of the person: what the server says comes in the language whose bundle the client hands over. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';

const URI = 'file:///nowhere/app.py';
const COMMANDS = ['aiSecurityScanner.markFindingReviewed', 'aiSecurityScanner.suppressFinding'];

describe('the language of the server', () => {
  let client: LspClient;
  beforeEach(() => {
    client = new LspClient();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  /** The titles of the light bulb and the text of the hover on a finding. */
  const said = async (options: object): Promise<{ titles: string[]; hover: string; message: string }> => {
    await client.start(null, { commands: COMMANDS, ...options });
    const { diagnostics } = await client.open(URI, 'python', 'eval(input())\n');
    const [{ range, message } = assert.fail('nothing was found')] = diagnostics;
    const textDocument = { uri: URI };
    const actions = (await client.request('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    })) as { title: string }[];
    const hover = await client.request('textDocument/hover', { textDocument, position: range.start });
    return { titles: actions.map(({ title }) => title), hover: JSON.stringify(hover), message };
  };

  it('is that of the bundle, but for what rules say', async () => {
    const english = JSON.parse(readFileSync(join(projectRoot, 'l10n/bundle.l10n.json'), 'utf8'));
    const messages = JSON.parse(readFileSync(join(projectRoot, 'l10n/bundle.l10n.ja.json'), 'utf8'));
    const { titles, hover, message } = await said({ messages });
    assert.ok(titles.includes('人によるレビュー済みとしてマーク'), titles.join('\n'));
    assert.ok(titles.includes('理由を付けて抑制…'), titles.join('\n'));
    assert.match(hover, /重大度 .+、信頼度 /);
    assert.equal(Object.hasOwn(english, message), false);
    assert.match(message, /^[\x20-\x7e]+$/);
  });

  it('is English without one, and with one that is none', async () => {
    const { titles } = await said({ messages: { 'Mark as human-reviewed': 1 } });
    assert.ok(titles.includes('Mark as human-reviewed'), titles.join('\n'));
  });
});

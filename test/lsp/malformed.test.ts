/** Messages that no client should send: each is answered or left out, and the next good one is read. */

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { LspClient } from '../support/lspClient.ts';
import { Random } from '../support/random.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const URI = 'file:///nowhere/app.py';
const TEXT = 'import requests\nrequests.get(url, verify=False, timeout=5)\n';
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 60);

const position = { line: 1, character: 26 };
const range = { start: position, end: position };
const textDocument = { uri: URI };
const reviewer = { name: 'A', email: 'a@example.com' };
const finding = { uri: URI, version: 1, range, trace: [range], ruleId: 'r', title: 't', message: 'm' };

/** A message of each kind as it should be. */
const REQUESTS: Readonly<Record<string, unknown>> = {
  'textDocument/hover': { textDocument, position },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [{ range, message: '' }] } },
  'aiSecurityScanner/scanWorkspace': { workDoneToken: 1 },
  'aiSecurityScanner/suppressionEdit': { finding, reason: 'because', until: '2999-01-01' },
  'aiSecurityScanner/disableRuleEdit': { uri: URI, ruleId: 'r' },
  'aiSecurityScanner/rulePacks': { folder: URI },
  'aiSecurityScanner/disablePackEdit': { folder: URI, name: 'p', isDisabled: true },
  'aiSecurityScanner/tryRules': { uri: URI, workDoneToken: 1 },
  'textDocument/completion': { textDocument, position },
  'aiSecurityScanner/agents': { folder: URI },
  'aiSecurityScanner/diagnoseAgents': { folder: URI },
  'aiSecurityScanner/planAgents': { folder: URI, action: 'install', scope: 'project', agents: ['codex'] },
  'aiSecurityScanner/applyAgents': { plan: 'none' },
  'aiSecurityScanner/planInit': { folder: URI },
  'aiSecurityScanner/applyInit': { plan: 'none' },
  'aiSecurityScanner/reviewer': { uri: URI },
  'aiSecurityScanner/markReviewed': {
    uri: URI,
    version: 1,
    ranges: [range],
    reviewer,
    target: { kind: 'function', name: 'f' },
    judgement: { verdict: 'reviewed', ruleId: 'r', range },
  },
  'aiSecurityScanner/functionAt': { uri: URI, version: 1, position },
  'aiSecurityScanner/withdrawReview': { uri: URI, version: 1, ranges: [range], reviewer },
  'aiSecurityScanner/reviewStatus': { uri: URI },
  'aiSecurityScanner/findings': { uri: URI },
  'aiSecurityScanner/changedParts': { folder: URI, since: 'main' },
  'aiSecurityScanner/reviewParts': { uri: URI },
  'aiSecurityScanner/textWhenReviewed': { uri: URI, marks: ['m'] },
  'aiSecurityScanner/weAuditMarks': {},
  'aiSecurityScanner/importWeAudit': { authors: [{ folder: URI, file: 'f', author: 'a' }] },
  'aiSecurityScanner/devSkimComments': {},
  'aiSecurityScanner/importDevSkim': { findings: [finding], reviewer },
  'aiSecurityScanner/unreviewedFinding': { from: { uri: URI, position }, direction: 'next' },
  'aiSecurityScanner/provenance': { uri: URI, range },
  'aiSecurityScanner/correctProvenance': { uri: URI, version: 1, range, author: 'ai' },
  'aiSecurityScanner/forgetProvenance': {},
  'aiSecurityScanner/unreviewedLines': { uri: URI, position, direction: 'next' },
  'aiSecurityScanner/agentTool': { name: 'securityScan', input: { files: ['app.py'] } },
  'aiSecurityScanner/fixRequest': { findings: [finding] },
  'aiSecurityScanner/rules': { uri: URI },
  initialize: { processId: null, capabilities: {}, workspaceFolders: [{ uri: 'file:///b', name: 'b' }] },
  'no/such/request': {},
};
const NOTIFICATIONS: Readonly<Record<string, unknown>> = {
  initialized: {},
  '$/cancelRequest': { id: 'x' },
  '$/setTrace': { value: 'off' },
  '$/progress': { token: 1, value: {} },
  'window/workDoneProgress/cancel': { token: 1 },
  'workspace/didChangeConfiguration': { settings: { aiSecurityScanner: { disabledRules: ['x'] } } },
  'workspace/didChangeWatchedFiles': { changes: [{ uri: URI, type: 2 }] },
  'workspace/didRenameFiles': { files: [{ oldUri: 'file:///a', newUri: 'file:///b' }] },
  'workspace/didChangeWorkspaceFolders': {
    event: { added: [{ uri: 'file:///a', name: 'a' }], removed: [{ uri: 'file:///a', name: 'a' }] },
  },
  'textDocument/didOpen': {
    textDocument: { uri: 'file:///other.py', languageId: 'python', version: 1, text: '' },
  },
  'textDocument/didChange': {
    textDocument: { uri: 'file:///other.py', version: 2 },
    contentChanges: [{ range, text: 'x' }],
  },
  'textDocument/didSave': { textDocument: { uri: 'file:///other.py' } },
  'textDocument/didClose': { textDocument: { uri: 'file:///other.py' } },
  'aiSecurityScanner/workspaceTrusted': {},
  'aiSecurityScanner/provenanceEvents': {
    events: [{ kind: 'opened', uri: 'file:///other.py', version: 1, time: 1 }],
  },
  'no/such/notification': {},
};

function framed(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

let client: LspClient;

const send = (message: object): void => client.sendBytes(framed({ jsonrpc: '2.0', ...message }));
const hover = (): Promise<unknown> => client.request('textDocument/hover', { textDocument, position });
const isAlive = async (): Promise<void> => assert.match(JSON.stringify(await hover()), /CWE-295/);

async function begin(): Promise<void> {
  client = new LspClient();
  await client.start(null);
  await client.open(URI, 'python', TEXT);
}
async function end(): Promise<void> {
  assert.equal(await client.stop(), 0);
}

describe('a malformed message', () => {
  before(begin);
  after(end);

  // One server gets all of them, with the document opened anew for each.
  beforeEach(() => client.open(URI, 'python', TEXT));
  afterEach(async () => {
    await isAlive();
    client.notify('textDocument/didClose', { textDocument });
  });

  for (const [what, params, said] of [
    ['without parameters', undefined, 'params is not an object'],
    ['whose parameters are null', null, 'params is not an object'],
    ['whose parameters are a list', [textDocument, position], 'params is not an object'],
    ['without a document', { position }, 'params.textDocument is missing'],
    ['without a URI', { textDocument: {}, position }, 'params.textDocument.uri is missing'],
    [
      'with a URI that is no text',
      { textDocument: { uri: 5 }, position },
      'params.textDocument.uri is not a text',
    ],
    [
      'at a negative line',
      { textDocument, position: { line: -1, character: 0 } },
      'params.position.line is not',
    ],
    [
      'at half a column',
      { textDocument, position: { line: 0, character: 0.5 } },
      'params.position.character is not',
    ],
    [
      'at a line beyond all numbers',
      { textDocument, position: { line: 1e300, character: 0 } },
      'params.position.line',
    ],
  ] as const)
    it(`that is a question ${what} is answered with what is wrong`, async () => {
      await assert.rejects(client.request('textDocument/hover', params), (error: Error) =>
        error.message.includes(`textDocument/hover cannot be answered: ${said}`),
      );
    });

  it('that asks what nobody knows is answered', async () => {
    await assert.rejects(client.request('no/such/request', {}), /Unhandled method/);
  });

  it('that begins the session once more is answered with an error', async () => {
    await assert.rejects(client.request('initialize', REQUESTS.initialize), /begun already/);
  });

  it('that asks with an id that is none, or all at once, is left out', async () => {
    const logged = client.count('window/logMessage');
    for (const id of [null, {}, true, 1.5]) send({ id, method: 'textDocument/hover', params: {} });
    send({ method: 7 });
    send({ id: 99 });
    client.sendBytes(framed(null));
    client.sendBytes(framed(5));
    client.sendBytes(framed([{ jsonrpc: '2.0', method: 'initialized', params: {} }]));
    await isAlive();
    assert.equal(client.count('window/logMessage') - logged, 9);
  });

  it('that changes a document at no place, or not as it is, changes nothing', async () => {
    const logged = client.count('window/logMessage');
    const change = (version: unknown, contentChanges: unknown, uri = URI): void =>
      send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges } });
    change(5, []);
    change(6, [{ range: { start: { line: -1, character: 0 }, end: position }, text: '' }]);
    change(6, [{ range: { start: position, end: { line: 1e99, character: 0 } }, text: '' }]);
    change(6, [{ range, text: null }]);
    change(6, null);
    change('6', [{ text: '' }]);
    // It came too late.
    change(4, [{ text: '' }]);
    change(6, [{ text: '' }], 'file:///not-open.py');
    await isAlive();
    assert.equal(client.count('window/logMessage') - logged, 7);
    assert.equal((await client.diagnostics(URI, 5)).diagnostics.length, 1);
  });

  it('that changes a document beyond its end changes its end', async () => {
    const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
    client.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range: { start: far, end: far }, text: 'eval(input())\n' }],
    });
    assert.equal((await client.diagnostics(URI, 2)).diagnostics.length, 2);
  });

  it('that opens a document twice, or closes it twice, is taken for what it must mean', async () => {
    client.notify('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'python', version: 3, text: `${TEXT}eval(input())\n` },
    });
    assert.equal((await client.diagnostics(URI, 3)).diagnostics.length, 2);
    client.notify('textDocument/didClose', { textDocument });
    client.notify('textDocument/didClose', { textDocument });
    assert.equal(await hover(), null);
    await client.open(URI, 'python', TEXT);
  });

  it('that marks more lines than there are is taken for those that are there', async () => {
    const folder = new TemporaryFolder();
    const inFolder = new LspClient();
    await inFolder.start(folder.path);
    const uri = `file://${folder.path}/a.py`;
    await inFolder.open(uri, 'python', TEXT);
    const ranges = [{ start: { line: 0, character: 0 }, end: { line: 2 ** 31 - 1, character: 0 } }];
    const params = { uri, version: 1, ranges, reviewer };
    assert.deepEqual(await inFolder.request('aiSecurityScanner/markReviewed', params), { markedLines: 3 });
    assert.deepEqual(await inFolder.request('aiSecurityScanner/withdrawReview', params), { withdrawn: true });
    assert.equal(await inFolder.stop(), 0);
    folder.remove();
  });

  it('that is not UTF-8 is answered, or left out', async () => {
    const spoilt = (text: string): Buffer => {
      const body = Buffer.from(text.replace('\uFFFD', '\u00ff'), 'latin1');
      return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
    };
    const logged = client.count('window/logMessage');
    client.sendBytes(
      spoilt('{"jsonrpc":"2.0","id":"spoilt","method":"textDocument/hover","params":"\uFFFD"}'),
    );
    client.sendBytes(spoilt('{"jsonrpc":"2.0","method":"\uFFFD"}'));
    await isAlive();
    assert.equal(client.count('window/logMessage') - logged, 1);
  });

  for (const [what, bytes] of Object.entries({
    'with a length that is too short': 'Content-Length: 10\r\n\r\n{"jsonrpc":"2.0","method":"initialized"}',
    'with a length that is too long': 'Content-Length: 50\r\n\r\n{"jsonrpc":"2.0","method":"initialized"}',
    'with a length far too long': 'Content-Length: 5000000\r\n\r\n{"jsonrpc":"2.0","method":"initialized"}',
    'with a negative length': 'Content-Length: -1\r\n\r\n{}',
    'without a length': 'Content-Type: a\r\n\r\n{}',
    'without a header': '{"jsonrpc":"2.0","method":"initialized"}',
    'that is no JSON': 'Content-Length: 3\r\n\r\n{"a',
    'that is nothing': '\r\n\r\n\r\n',
  }))
    it(`${what} is left out`, async () => {
      client.sendBytes(Buffer.from(bytes));
      await isAlive();
    });
});

describe('malformed messages', () => {
  beforeEach(begin);
  afterEach(async () => {
    await isAlive();
    await end();
  });

  for (let seed = 1; seed <= 4; seed++)
    it(`of any kind do not end the server, seed ${seed}`, async () => {
      const random = new Random(seed);
      for (let round = 0; round < ROUNDS; round++) {
        for (let i = 0; i < 20; i++) {
          const isRequest = random.below(2) === 0;
          const methods = isRequest ? REQUESTS : NOTIFICATIONS;
          const method = random.pick(Object.keys(methods));
          const id = `any-${round}-${i}`;
          const message = { jsonrpc: '2.0', ...(isRequest ? { id } : {}), method, params: methods[method] };
          const copy: unknown = JSON.parse(JSON.stringify(message));
          if (random.below(4) > 0) client.sendBytes(framed(spoil(copy, random)));
          else {
            client.sendBytes(damage(framed(copy), random));
            // What a wrong length may swallow.
            for (let filler = 0; filler < 2; filler++)
              send({ method: '$/setTrace', params: { value: 'off' } });
          }
        }
        await hover();
      }
      client.notify('textDocument/didClose', { textDocument });
      client.notify('workspace/didChangeConfiguration', { settings: { aiSecurityScanner: {} } });
      client.notify('textDocument/didOpen', {
        textDocument: { uri: URI, languageId: 'python', version: 1_000, text: TEXT },
      });
      assert.equal((await client.diagnostics(URI, 1_000)).diagnostics.length, 1);
    });
});

describe('a client that goes away without a word', () => {
  it('ends the server with an error', async () => {
    const client = new LspClient();
    await client.start(null);
    client.hangUp();
    assert.equal(await client.exited, 1);
  });
});

/** A message with something in it replaced by what does not belong there, or missing. */
function spoil(message: unknown, random: Random): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      places.push({ holder: value as Record<string, unknown>, key });
      collect(inner);
    }
  };
  collect(message);
  for (let i = random.below(3); i >= 0; i--) {
    const { holder, key } = random.pick(places);
    if (random.below(4) === 0) delete holder[key];
    else
      holder[key] = random.pick([
        null,
        true,
        0,
        -1,
        0.5,
        1e300,
        2 ** 31,
        '',
        'x',
        '\ud800',
        'file:',
        'file:///%',
        [],
        [null],
        {},
        { uri: 1 },
      ]);
  }
  return message;
}

/** Bytes with some of them changed, missing at the end, or followed by others. */
function damage(bytes: Buffer, random: Random): Buffer {
  for (let i = random.below(3); i > 0; i--) bytes[random.below(bytes.length)] = random.below(256);
  const rest = random.below(3) === 0 ? Buffer.from('{"jsonrpc":') : Buffer.alloc(0);
  const length = random.below(3) === 0 ? random.below(bytes.length) : bytes.length;
  return Buffer.concat([bytes.subarray(0, length), rest]);
}

/** Second opinions in the language server: off by default, never without trust, beside findings, and about this code alone. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { FindingReference, ModelSubject, Requests } from '../../protocol/messages.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const CODE = `import requests

PASSWORD = "zx81-spectrum-2"


def load(url):
    return requests.get(url, verify=False, timeout=5)
`;
const LINE = 6;
const MODEL = { id: 'test/1', name: 'Test Model' };
const COMMANDS = ['aiSecurityScanner.askModelAboutFinding'];

interface Action {
  readonly title: string;
  readonly edit?: { readonly changes: Record<string, { newText: string }[]> };
}

describe('second opinions in the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  const uri = (): string => pathToFileURL(folder.at('work/app.py')).href;
  const request = <Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']> =>
    client.request(method, params) as Promise<Requests[Method]['result']>;
  const start = async (options: object = {}): Promise<void> => {
    client = new LspClient({ env: { XDG_CACHE_HOME: folder.at('cache') } });
    await client.start(folder.at('work'), {
      settings: { modelReviewer: true },
      commands: COMMANDS,
      ...options,
    });
  };
  const restart = async (options: object = {}): Promise<void> => {
    assert.equal(await client.stop(), 0);
    await start(options);
  };

  beforeEach(async () => {
    folder = new TemporaryFolder({ 'work/app.py': CODE });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.at('work'), stdio: 'pipe' });
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'One');
    await start();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const reference = async (): Promise<FindingReference> => {
    const { diagnostics } = await client.diagnostics(uri(), 1);
    const found = diagnostics.find(({ code }) => code === 'python-certificate-check-off');
    assert.ok(found !== undefined);
    return {
      uri: uri(),
      version: 1,
      range: found.range,
      trace: [],
      ruleId: found.code,
      title: '',
      message: '',
    };
  };
  const finding = async (): Promise<ModelSubject> => ({ kind: 'finding', finding: await reference() });
  const asked = async (subject: ModelSubject) => {
    const answer = await request('aiSecurityScanner/modelRequests', { model: MODEL, subject });
    assert.ok('requests' in answer, JSON.stringify(answer));
    return answer.requests;
  };
  const answerTo = (prompt: string, more: object = {}): string =>
    JSON.stringify({
      nonce: /"nonce": "([0-9a-f]{32})"/.exec(prompt)?.[1],
      opinion: 'real',
      probability: 0.9,
      why: 'Nobody checks the certificate.',
      quotes: [{ line: LINE + 1, text: 'return requests.get(url, verify=False, timeout=5)' }],
      ...more,
    });
  const give = async (more: object = {}) => {
    const [one] = await asked(await finding());
    assert.ok(one !== undefined);
    return request('aiSecurityScanner/modelAnswer', { id: one.id, answer: answerTo(one.prompt, more) });
  };
  const hover = async (line = LINE): Promise<string> => {
    const shown = (await client.request('textDocument/hover', {
      textDocument: { uri: uri() },
      position: { line, character: 38 },
    })) as { contents: { value: string } } | null;
    return shown?.contents.value ?? '';
  };
  const actions = async (): Promise<Action[]> =>
    (await client.request('textDocument/codeAction', {
      textDocument: { uri: uri() },
      range: { start: { line: LINE, character: 38 }, end: { line: LINE, character: 38 } },
      context: { diagnostics: [] },
    })) as Action[];

  it('are off unless the person switches them on', async () => {
    await restart({ settings: {} });
    await client.open(uri(), 'python', CODE);
    const answer = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: await finding(),
    });
    assert.match('refusal' in answer ? answer.refusal : '', /modelReviewer is off/);
    assert.ok(!(await actions()).some(({ title }) => /Ask a model/.test(title)));
  });

  it('cannot be switched on by the workspace', async () => {
    folder.write({
      'work/.ai-security-scanner.yml': 'modelReviewer: true\nreviewers: { a: { command: [a] } }\n',
      'work/.vscode/settings.json': '{ "aiSecurityScanner.modelReviewer": true }',
    });
    await restart({ settings: {} });
    await client.open(uri(), 'python', CODE);
    const answer = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: await finding(),
    });
    // Which of the editor's settings a workspace may have a say in is VS Code's to keep: `test/unit/manifest.test.ts`.
    assert.match('refusal' in answer ? answer.refusal : '', /modelReviewer is off/);
  });

  it('are never asked for in a workspace that is not trusted', async () => {
    await restart({ trusted: false });
    await client.open(uri(), 'python', CODE);
    const answer = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: await finding(),
    });
    assert.match('refusal' in answer ? answer.refusal : '', /not trusted/);
    assert.ok(!(await actions()).some(({ title }) => /Ask a model/.test(title)));
  });

  it('are asked for with the function of the finding, secrets masked, and nothing is sent by that', async () => {
    await client.open(uri(), 'python', CODE);
    assert.ok((await actions()).some(({ title }) => title === 'Ask a model to review this'));
    const [one, second] = await asked(await finding());
    assert.equal(second, undefined);
    assert.equal(one?.opinion, undefined);
    assert.equal(one?.path, 'app.py');
    assert.match(one?.prompt ?? '', / {4}7\| {5}return requests\.get\(url, verify=False/);
    assert.doesNotMatch(one?.prompt ?? '', /zx81|import requests/);
    assert.doesNotMatch(await hover(), /Second opinion/);
  });

  it('are shown beside the finding, with the model, and change nothing of it', async () => {
    await client.open(uri(), 'python', CODE);
    const before = await client.diagnostics(uri(), 1);
    const status = await request('aiSecurityScanner/reviewStatus', { uri: uri() });
    const given = await give({ opinion: 'not-real', probability: 0.1 });
    assert.ok('opinion' in given);
    assert.equal(given.opinion.headline, 'Second opinion of Test Model: likely not real (real with 10 %).');
    const after = await client.publishedWhere(({ diagnostics }) =>
      diagnostics.some(({ relatedInformation = [] }) =>
        relatedInformation.some(({ message }) => /Second opinion of Test Model/.test(message)),
      ),
    );
    const bare = ({ diagnostics }: typeof before) =>
      diagnostics.map(({ relatedInformation: _, ...rest }) => rest);
    assert.deepEqual(bare(after), bare(before));
    assert.match(
      await hover(),
      /Second opinion of Test Model[\s\S]*Nobody checks the certificate[\s\S]*no review and no verdict/,
    );
    assert.deepEqual(await request('aiSecurityScanner/reviewStatus', { uri: uri() }), status);
    assert.equal(existsSync(folder.at('work/.ai-review')), false);
  });

  it('go with their code: away when it is another, back when it is the same, and down when lines come above', async () => {
    await client.open(uri(), 'python', CODE);
    await give();
    const change = (version: number, line: number, from: number, to: number, text: string): void =>
      client.notify('textDocument/didChange', {
        textDocument: { uri: uri(), version },
        contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
      });
    change(2, LINE - 1, 4, 8, 'fetch');
    assert.doesNotMatch(await hover(), /Second opinion/);
    change(3, LINE - 1, 4, 9, 'load');
    assert.match(await hover(), /Second opinion/);
    change(4, 0, 0, 0, '# one more line\n');
    assert.match(await hover(LINE + 1), /Second opinion/);
  });

  it('have an edit in the light bulb that was tried, as long as the document is as it was', async () => {
    await client.open(uri(), 'python', CODE);
    const edits = [{ startLine: 7, endLine: 7, text: '    return requests.get(url, timeout=5)' }];
    const given = await give({ edits });
    assert.ok('opinion' in given && given.opinion.hasEdit);
    const own = (await actions()).find(({ title }) => title === "Use the edit of Test Model, a model's");
    assert.equal(own?.edit?.changes[uri()]?.[0]?.newText, '    return requests.get(url, timeout=5)');
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri(), version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#\n' },
      ],
    });
    assert.ok(!(await actions()).some(({ title }) => /Use the edit/.test(title)));
  });

  it('that break a rule are not taken, and why is said', async () => {
    await client.open(uri(), 'python', CODE);
    for (const [more, why] of [
      [{ nonce: 'f'.repeat(32) }, /nonce is another/],
      [{ quotes: [{ line: 7, text: 'invented()' }] }, /was not sent/],
      [{ opinion: 'safe' }, /form that was asked for/],
    ] as const) {
      const given = await give(more);
      assert.match('refusal' in given ? given.refusal : '', why);
    }
    assert.doesNotMatch(await hover(), /Second opinion/);
  });

  it('are answered once: an answer without a request, or a second one, is not taken', async () => {
    await client.open(uri(), 'python', CODE);
    const [one] = await asked(await finding());
    assert.ok(one !== undefined);
    const answer = answerTo(one.prompt);
    assert.ok('opinion' in (await request('aiSecurityScanner/modelAnswer', { id: one.id, answer })));
    for (const id of [one.id, 'f'.repeat(32)])
      assert.match(
        JSON.stringify(await request('aiSecurityScanner/modelAnswer', { id, answer })),
        /belongs to no request/,
      );
  });

  it('are known again for the same code and model, also later, and then nothing needs to be sent', async () => {
    await client.open(uri(), 'python', CODE);
    await give();
    await restart();
    await client.open(uri(), 'python', CODE);
    const [one] = await asked(await finding());
    assert.match(one?.opinion?.headline ?? '', /likely real/);
    assert.match(await hover(), /Second opinion/);
    const other = await request('aiSecurityScanner/modelRequests', {
      model: { id: 'test/2', name: 'Other' },
      subject: await finding(),
    });
    assert.ok('requests' in other && other.requests[0]?.opinion === undefined);
  });

  it('make suggestions in AI-written code that nobody has read, as information of their own', async () => {
    await client.open(uri(), 'python', CODE);
    client.notify('aiSecurityScanner/provenanceEvents', {
      events: [{ kind: 'opened', uri: uri(), version: 1, time: Date.now() }],
    });
    const position = { line: LINE, character: 4 };
    const subject: ModelSubject = { kind: 'function', uri: uri(), position };
    const quote = 'def load(url):';
    const suggestions = [{ line: 6, title: 'No limit', why: 'Any address is taken.', cwe: 918, quote }];
    const [before] = await asked(subject);
    assert.match(before?.prompt ?? '', /"suggestions" is an empty list/);
    const refused = await request('aiSecurityScanner/modelAnswer', {
      id: before?.id ?? '',
      answer: answerTo(before?.prompt ?? '', { suggestions }),
    });
    assert.match(JSON.stringify(refused), /1 suggestion was left out/);
    const corrected = await request('aiSecurityScanner/correctProvenance', {
      uri: uri(),
      version: 1,
      range: { start: { line: 5, character: 0 }, end: { line: 7, character: 0 } },
      author: 'ai',
    });
    assert.deepEqual(corrected, { corrected: true });
    const [after] = await asked(subject);
    assert.match(after?.prompt ?? '', /only on these lines: 6-7/);
    const taken = await request('aiSecurityScanner/modelAnswer', {
      id: after?.id ?? '',
      answer: answerTo(after?.prompt ?? '', { suggestions }),
    });
    assert.ok('opinion' in taken && taken.opinion.suggestions === 1, JSON.stringify(taken));
    const { diagnostics } = await client.publishedWhere((each) =>
      each.diagnostics.some(({ message }) => /No limit/.test(message)),
    );
    const own = diagnostics.find(({ message }) => /No limit/.test(message)) as unknown as Record<
      string,
      unknown
    >;
    assert.equal(own.severity, 3);
    assert.equal(own.source, 'AI Security: suggestion of Test Model');
    assert.equal(own.code, undefined);
    const [status] = await request('aiSecurityScanner/reviewStatus', { uri: uri() });
    assert.equal(status?.findings, diagnostics.filter(({ source }) => source === 'AI Security').length);
  });

  it('are asked for about all that is not committed', async () => {
    await client.open(uri(), 'python', CODE.replace('timeout=5', 'timeout=6'));
    const [one, second] = await asked({ kind: 'change' });
    assert.equal(second, undefined);
    assert.equal(one?.kind, 'change');
    assert.match(one?.prompt ?? '', /timeout=6/);
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri(), version: 2 },
      contentChanges: [{ text: CODE }],
    });
    const none = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: { kind: 'change' },
    });
    assert.match(JSON.stringify(none), /No file has lines that are not committed/);
  });

  it('say of a change why there is none about a file of it', async () => {
    await client.open(uri(), 'python', CODE.replace('timeout=5', 'timeout=6'));
    folder.write({ 'work/broken.py': 'x = 1\0\n', 'work/notes.bin': '\0\n' });
    const answer = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: { kind: 'change' },
    });
    assert.ok('requests' in answer, JSON.stringify(answer));
    assert.equal(answer.requests.length, 1);
    assert.match(answer.refused.join('\n'), /^"broken\.py" cannot be read: .*binary file[^\n]*$/);
  });

  it('say what there is none about', async () => {
    await client.open(uri(), 'python', CODE);
    const gone = await reference();
    const answer = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: { kind: 'finding', finding: { ...gone, ruleId: 'another' } },
    });
    assert.match(JSON.stringify(answer), /no such finding/);
    const outside = await request('aiSecurityScanner/modelRequests', {
      model: MODEL,
      subject: { kind: 'function', uri: uri(), position: { line: 0, character: 0 } },
    });
    assert.match(JSON.stringify(outside), /no function around line 1/);
  });
});

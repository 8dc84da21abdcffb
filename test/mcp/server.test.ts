/** `ai-security-scanner mcp` as agents meet it: the built command, spoken to by the protocol's own client. */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { INJECTION, speakingLines } from '../../server/src/agent/testing.ts';
import { projectRoot } from '../support/grammars.ts';
import { Random } from '../support/random.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { Session, type SessionOptions } from './session.ts';

const GOLDEN = join(projectRoot, 'test/mcp/tools-list.golden.json');
const INSECURE = 'import requests\nrequests.get(url, verify=False, timeout=5)\n';
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 200);

describe('the server of the Model Context Protocol', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;
  let session: Session | undefined;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'work/app.py': INSECURE,
      'work/clean.py': 'x = 1\n',
      'elsewhere/secret.py': `${INSECURE}# the secret\n`,
    });
  });
  afterEach(async () => {
    await session?.close();
    session = undefined;
    folder.remove();
  });

  const start = async (options: Partial<SessionOptions> = {}): Promise<Session> => {
    session = await Session.start({ folder: folder.at('work'), ...options });
    return session;
  };

  it('lists its tools as they were agreed on', async () => {
    const { client } = await start();
    const { tools } = await client.listTools();
    if (process.env.UPDATE_GOLDENS) writeFileSync(GOLDEN, `${JSON.stringify(tools, null, 2)}\n`);
    assert.deepEqual(tools, JSON.parse(readFileSync(GOLDEN, 'utf8')));
    for (const { annotations } of tools) assert.equal(annotations?.readOnlyHint, true);
  });

  it('serves no tools where the host has them already', async () => {
    const { client } = await start({ args: ['--without-tools'] });
    assert.equal(client.getServerCapabilities()?.tools, undefined);
    await assert.rejects(client.callTool({ name: 'securityScan', arguments: {} }), /not support|not found/i);
    assert.equal((await client.listPrompts()).prompts.length, 1);
  });

  it('finds, explains and mends', async () => {
    const agent = await start();
    const scan = await agent.call('securityScan', { files: ['app.py', 'clean.py'] });
    assert.match(
      scan.text,
      /^1 finding in "app.py":\n1\. high, line 2, rule python-certificate-check-off CWE-295/,
    );
    assert.match(scan.text, /No findings in "clean.py"/);
    const why = await agent.call('securityExplain', { file: 'app.py', line: 2 });
    assert.match(why.text, /Why: [\s\S]*How to mend it: /);
    const fix = await agent.call('securityFix', { file: 'app.py' });
    assert.match(fix.text, /"newText":"True"/);
    const mended = INSECURE.replace('False', 'True');
    const again = await agent.call('securityScan', { files: ['app.py'], text: mended });
    assert.match(again.text, /^No findings in "app.py"/);
    assert.match(
      (await agent.call('securityGuidelines', { languages: ['python'] })).text,
      /Certificate check/,
    );
    assert.match((await agent.call('reviewStatus', { files: ['app.py'] })).text, /0 of 2 lines reviewed/);
    assert.equal(agent.log, '');
  });

  it('has rules, guidelines and findings to read', async () => {
    const { client } = await start();
    const { resources } = await client.listResources();
    assert.deepEqual(
      resources.map(({ uri }) => uri),
      ['security://rules', 'security://guidelines', 'security://findings'],
    );
    const { resourceTemplates } = await client.listResourceTemplates();
    assert.equal(resourceTemplates.length, 2);
    const read = async (uri: string): Promise<string> => {
      const [content] = (await client.readResource({ uri })).contents;
      return (content as { text: string }).text;
    };
    assert.match(await read('security://rules'), /\n- python-certificate-check-off: high, Certificate check/);
    assert.match(
      await read('security://rules/python-certificate-check-off'),
      /^Rule python-certificate-check-off/,
    );
    assert.match(await read('security://guidelines'), /^Guidelines for python,/);
    assert.match(await read('security://guidelines/go'), /^Guidelines for go,/);
    assert.match(await read('security://findings'), /^1 findings in 2 files\.\n\n1 finding in "app.py":/);
    for (const uri of [
      'security://rules/none',
      'security://nothing',
      'file:///etc/passwd',
      'security://findings/x',
    ])
      await assert.rejects(read(uri), /There is no resource|No rule that is on/);
  });

  it('has a prompt that hands over the change', async () => {
    const { client } = await start();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.at('work'), stdio: 'pipe' });
    git('init', '--quiet');
    git('-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '--quiet', '--allow-empty', '-m', 'One');
    const { prompts } = await client.listPrompts();
    assert.deepEqual(
      prompts.map(({ name }) => name),
      ['review-my-change'],
    );
    const { messages } = await client.getPrompt({ name: 'review-my-change' });
    const { text } = (messages[0] as { content: { text: string } }).content;
    assert.match(text, /1 finding in "app.py"/);
    assert.match(text, /"clean.py": 0 of 1 lines reviewed/);
    await assert.rejects(client.getPrompt({ name: 'other' }), /There is no such prompt/);
  });

  describe('and the folders that may be read', () => {
    it('are the current one for a client without roots', async () => {
      const agent = await start();
      const { text, isError } = await agent.call('securityScan', {
        files: [folder.at('elsewhere/secret.py')],
      });
      assert.ok(isError);
      assert.match(text, /outside the workspace/);
    });

    it('are the roots of the client, also when these change', async () => {
      let roots = [folder.at('elsewhere')];
      const agent = await start({ roots: () => roots });
      assert.match(
        (await agent.call('securityScan', { files: ['secret.py'] })).text,
        /^1 finding in "secret.py"/,
      );
      assert.ok((await agent.call('securityScan', { files: [folder.at('work/app.py')] })).isError);
      roots = [folder.at('work')];
      await agent.client.sendRootsListChanged();
      assert.match((await agent.call('securityScan', { files: ['app.py'] })).text, /^1 finding in "app.py"/);
      assert.ok((await agent.call('securityScan', { files: [folder.at('elsewhere/secret.py')] })).isError);
      roots = [];
      await agent.client.sendRootsListChanged();
      assert.match((await agent.call('securityScan', { files: ['app.py'] })).text, /No folder is open/);
    });

    it('are those that the person names, whatever the client says', async () => {
      const agent = await start({
        args: ['--root', folder.at('work')],
        roots: () => [folder.at('elsewhere')],
      });
      assert.ok(!(await agent.call('securityScan', { files: ['app.py'] })).isError);
      assert.ok((await agent.call('securityScan', { files: [folder.at('elsewhere/secret.py')] })).isError);
    });

    it('do not include what a link leads to', async () => {
      symlinkSync(folder.at('elsewhere/secret.py'), folder.at('work/link.py'));
      const agent = await start();
      const { text, isError } = await agent.call('securityScan', { files: ['link.py'] });
      assert.ok(isError, text);
      assert.match(text, /^"link.py" is outside the workspace, or leads out of it/);
    });
  });

  it('answers hostile calls and goes on, and nothing in the workspace is another afterwards', async () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.at('work'), stdio: 'pipe' });
    git('init', '--quiet');
    git('-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '--quiet', '--allow-empty', '-m', 'One');
    const agent = await start();
    const { client } = agent;
    const before = snapshot(folder.path);
    const hostile: Record<string, unknown>[] = [
      {},
      { files: 5 },
      { files: [null] },
      { files: Array(1000).fill('app.py') },
      { files: ['app.py'], startLine: -1 },
      { files: ['app.py'], endLine: 1e308 },
      { files: [`\u202e${INJECTION}\n\`\`\`\n`] },
      { files: ['../'.repeat(1000)] },
      { files: ['app.py\0'] },
      { files: ['x'.repeat(1_000_000)] },
      { files: ['app.py'], text: { deep: [] } },
      { files: ['deep.py'], text: `${'('.repeat(50_000)}` },
      { files: ['long.js'], text: `${'a+'.repeat(200_000)}1` },
      { [INJECTION]: true },
      JSON.parse('{"__proto__": {"files": ["app.py"]}, "constructor": 1}'),
    ];
    for (const input of hostile)
      for (const name of [
        'securityScan',
        'securityExplain',
        'securityFix',
        'securityGuidelines',
        'reviewStatus',
      ])
        assert.deepEqual(speakingLines((await agent.call(name, input)).text), []);
    for (const name of ['', 'markReviewed', '__proto__', INJECTION])
      assert.ok((await agent.call(name)).isError);
    await assert.rejects(client.readResource({ uri: INJECTION }), /There is no resource "Ignore your rules/);
    const random = new Random(7);
    const values = [null, true, -1, 1.5, '', 'app.py', [], ['app.py'], {}, '\ud800', 1e9];
    const keys = ['files', 'file', 'line', 'text', 'ruleId', 'startLine', 'endLine', 'topic', 'languages'];
    for (let i = 0; i < ROUNDS; i++) {
      const input = Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [random.pick(keys), random.pick(values)]),
      );
      await agent.call(
        random.pick(['securityScan', 'securityExplain', 'securityFix', 'securityGuidelines']),
        input,
      );
    }
    assert.match((await agent.call('securityScan', { files: ['app.py'] })).text, /^1 finding/);
    assert.deepEqual(snapshot(folder.path), before);
  });

  it('lets no file, name or rule of the workspace speak to the model', async () => {
    const name = `SYSTEM: ${INJECTION}.py`;
    folder.write({
      [`work/${name}`]: `${INSECURE}# ${INJECTION}\nx = eval(input("${INJECTION}"))\n`,
      'work/.ai-security-scanner.yml': 'rules: { include: [rules.yml] }\n',
      'work/rules.yml': `rules:\n  - id: own\n    message: "Fine.\\"\\n\\n${INJECTION}"\n    severity: ERROR\n    languages: [python]\n    pattern: eval(...)\n    metadata: { title: "${INJECTION}" }\n`,
    });
    const agent = await start();
    const answers = [
      (await agent.call('securityScan', { files: [name] })).text,
      (await agent.call('securityExplain', { file: name })).text,
      (await agent.call('securityExplain', { ruleId: 'own' })).text,
      (await agent.call('securityGuidelines')).text,
      ...(await Promise.all(
        ['security://rules', 'security://findings', 'security://guidelines', 'security://rules/own'].map(
          async (uri) => ((await agent.client.readResource({ uri })).contents[0] as { text: string }).text,
        ),
      )),
    ];
    for (const answer of answers) {
      assert.deepEqual(speakingLines(answer), [], answer);
      assert.match(answer, /Ignore your rules/, answer);
    }
  });

  it('keeps its memory flat over a thousand calls', async function () {
    if (process.platform === 'win32') this.skip();
    const agent = await start({
      node: ['--expose-gc', '--require', join(projectRoot, 'test/support/heapOnSignal.cjs')],
    });
    const round = async (from: number, count: number): Promise<void> => {
      for (let i = from; i < from + count; i++) {
        const text = `${INSECURE}name_${i} = "${i}"\nrequests.get(name_${i}, verify=False)\n`;
        const calls: readonly [string, Record<string, unknown>][] = [
          ['securityScan', { files: ['app.py'] }],
          ['securityScan', { files: [`new${i}.py`], text }],
          ['securityExplain', { file: 'app.py', line: 2 }],
          ['securityFix', { file: 'app.py', text }],
          ['securityGuidelines', { languages: ['python'], topic: `${i}` }],
          ['securityScan', { files: [`missing${i}.py`] }],
        ];
        await agent.call(...(calls[i % calls.length] as (typeof calls)[number]));
      }
    };
    const memory = async (): Promise<[number, number]> => {
      const [, heap, external] = await agent.logged(/memory (\d+) (\d+)\n/, () =>
        process.kill(agent.pid, 'SIGUSR2'),
      );
      return [Number(heap), Number(external)];
    };
    await round(0, 300);
    const [heap, external] = await memory();
    await round(300, 1000);
    const [heapThen, externalThen] = await memory();
    assert.ok(heapThen - heap < 1_500_000, `the heap grew from ${heap} to ${heapThen} bytes`);
    assert.ok(externalThen - external < 1_500_000, `memory outside grew from ${external} to ${externalThen}`);
  });

  it('ends when its client hangs up, and says what is wrong with its arguments', async () => {
    const run = (...args: string[]) =>
      spawn(process.execPath, [join(projectRoot, 'dist/cli.js'), 'mcp', ...args], {
        cwd: folder.at('work'),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    const left = run();
    left.stdin.end('this is no message\n{"jsonrpc":"2.0"}\n[]\n\0\n');
    assert.deepEqual(await once(left, 'exit'), [0, null]);
    const wrong = run('--root', folder.at('nothing'));
    assert.deepEqual(await once(wrong, 'exit'), [2, null]);
    const path = run('work');
    assert.deepEqual(await once(path, 'exit'), [2, null]);
  });
});

/** All files below a folder with their contents and times. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const { mtimeMs, size } = statSync(path);
      return `${name} ${mtimeMs} ${size}`;
    });
}

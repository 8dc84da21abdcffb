/**
 * Nothing but the verbs about rule packs reaches another machine, and a second opinion where a reviewer does. That every other test says so as well is the
 * work of `test/support/networkGuard.ts`; here its ways are tried, so that it cannot be blind, and the built programs
 * run where there is no network at all, with everything a person does offline.
 *
 * Where the system gives a namespace of its own without interfaces (Linux, `unshare`), the programs run in one, and
 * an attempt that went round the guard would fail. Elsewhere they run under the guard alone, which the test says.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { COMMANDS } from '../../server/src/cli/main.ts';
import { manifestText, ruleText } from '../../server/src/packs/testing.ts';
import { runProcess } from '../../server/src/ports/process.ts';
import { projectRoot } from '../support/grammars.ts';
import { takeAttempts } from '../support/networkGuard.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const CLI = join(projectRoot, 'dist/cli.js');
const SERVER = join(projectRoot, 'dist/server.js');
const FAKE_REVIEWER = join(projectRoot, 'test/support/fakeReviewer.mjs');

/** What leads into a namespace without interfaces; empty where the system gives none. */
function namespaceWithout(): readonly string[] {
  const wrap = ['unshare', '--user', '--map-root-user', '--net'];
  const script = "process.exit(Object.values(require('node:os').networkInterfaces()).length)";
  const tried = spawnSync(wrap[0] as string, [...wrap.slice(1), process.execPath, '-e', script]);
  return tried.status === 0 ? wrap : [];
}

describe('the guard of the network', () => {
  const WAYS: readonly (readonly [string, string, RegExp])[] = [
    [
      'a socket',
      "require('node:net').connect(80, '192.0.2.1').on('error', () => {})",
      /connection to 192\.0\.2\.1/,
    ],
    [
      'a socket with options',
      "require('node:net').connect({ host: 'example.com', port: 80 })",
      /connection to example/,
    ],
    ['TLS', "require('node:tls').connect(443, 'example.com')", /connection to example\.com/],
    ['HTTP', "require('node:http').get('http://192.0.2.1/').on('error', () => {})", /connection to 192/],
    ['fetch, its error swallowed', "fetch('http://192.0.2.1/').catch(() => {})", /connection to 192/],
    ['names', "require('node:dns').lookup('example.com', () => {})", /question about example\.com/],
    [
      'names by promise',
      "require('node:dns').promises.resolve4('example.com').catch(() => {})",
      /question about/,
    ],
    [
      'a datagram',
      "require('node:dgram').createSocket('udp4').send('x', 53, '192.0.2.1')",
      /datagram to 192/,
    ],
    [
      'a thread',
      "new (require('node:worker_threads').Worker)(\"require('node:net').connect(80, '192.0.2.1')\", { eval: true }).on('error', () => {})",
      /connection to 192/,
    ],
  ];
  for (const [what, script, expected] of WAYS)
    it(`notes ${what}, in a process that a test starts`, () => {
      spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      assert.match(takeAttempts(), expected);
    });

  it('notes programs that the product starts for it', async () => {
    for (const [program, ...args] of [
      ['git', 'fetch', '--', 'https://example.com/x.git', 'v1'],
      ['git', '-c', 'a=b', 'ls-remote', 'git@example.com:x.git'],
      ['npm', 'pack', 'acme'],
      ['curl', 'https://example.com'],
    ] as const) {
      await assert.rejects(async () => runProcess(program, args, { patience: 10_000 }), /not to be used/);
      assert.match(takeAttempts(), new RegExp(`^${program} `));
    }
  });

  it('lets pass what stays on this machine', async () => {
    const script = `const net = require('node:net');
      const server = net.createServer((socket) => socket.end('here')).listen(0, '127.0.0.1', () =>
        net.connect(server.address().port, '127.0.0.1').on('data', (data) => { console.log(String(data)); server.close(); }));`;
    assert.equal(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }), 'here\n');
    await runProcess('git', ['ls-remote', 'file:///nowhere/at/all'], { patience: 10_000 });
    assert.equal(takeAttempts(), '');
  });
});

const WRAP = namespaceWithout();
const WHERE =
  WRAP.length > 0
    ? 'in a namespace without interfaces'
    : 'under the guard, as this system gives no namespace';

describe(`without a network (${WHERE})`, () => {
  let folder: TemporaryFolder;
  /** The person's own folder, which may not lie in the workspace. */
  let home: TemporaryFolder;
  const start = [...WRAP, process.execPath];
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
    execFileSync('git', [...who, ...args], { cwd: folder.path, stdio: 'ignore' });
  };
  const run = (args: readonly string[], input = ''): { code: number | null; out: string } => {
    const [program = '', ...before] = [...start, CLI];
    const env = {
      ...process.env,
      HOME: home.path,
      XDG_CONFIG_HOME: home.at('config'),
      XDG_CACHE_HOME: home.at('cache'),
    };
    const { status, stdout, stderr } = spawnSync(program, [...before, ...args], {
      cwd: folder.path,
      encoding: 'utf8',
      input,
      env,
    });
    return { code: status, out: stdout + stderr };
  };

  before(() => {
    assert.ok(existsSync(CLI) && existsSync(SERVER), 'Build first: node esbuild.mjs --production');
    const reviewer = JSON.stringify([process.execPath, FAKE_REVIEWER, 'good']);
    home = new TemporaryFolder({
      'config/ai-security-scanner/config.yml': `reviewers: { fake: { command: ${reviewer}, model: Fake } }\n`,
    });
    folder = new TemporaryFolder({
      '.gitignore': '/made*\n',
      'made.answers.jsonl': '{"id":"a","model":"Fake","opinion":"real"}\n',
      'app.py': 'import os\nimport sys\n\n\ndef go(request):\n    os.system(request.args["x"])\n',
      'acme/pack.yml': manifestText('acme', '1.0.0', "published: '2026-01-01'\n"),
      'acme/one.yml': ruleText('one'),
      'acme/one.py': '# ruleid: one\none()\n',
    });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'base');
    git('checkout', '-qb', 'topic');
    writeFileSync(
      folder.at('app.py'),
      `${readFileSync(folder.at('app.py'), 'utf8')}    os.system(sys.argv[1])\n`,
    );
    git('commit', '-qam', 'change');
  });
  after(() => {
    folder.remove();
    home.remove();
  });

  interface Line {
    readonly args: readonly string[];
    /** What it has to say. */
    readonly says: RegExp;
    /** What it is told on its standard input. */
    readonly told?: () => string;
  }
  const written = (): string =>
    JSON.stringify({
      hook_event_name: 'PostToolUse',
      tool_name: 'Write',
      tool_input: { file_path: folder.at('app.py'), content: '' },
      cwd: folder.path,
      session_id: 's',
    });
  const initialize = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  });
  /** Command lines in their order; between them, all that the command does. */
  const LINES: readonly Line[] = [
    { args: ['--path', '.'], says: /python-command-injection/ },
    { args: ['--path', '.', '--format', 'sarif'], says: /"version": "2\.1\.0"/ },
    { args: ['--since', 'main'], says: /python-command-injection/ },
    { args: ['--path', '.', '--format', 'part', '--output', 'made.part'], says: /report in made\.part/ },
    { args: ['report', 'merge', 'made.part', '--format', 'json'], says: /python-command-injection/ },
    { args: ['checklist'], says: /rules are up to date/i },
    { args: ['audit', '--format', 'html'], says: /<html/ },
    {
      args: ['audit', '--format', 'json', '--output', 'made.audit.json'],
      says: /audit in made\.audit\.json/,
    },
    { args: ['audit', 'merge', 'made.audit.json'], says: /<html/ },
    { args: ['blame', 'app.py'], says: /app\.py|Ada|unknown/ },
    { args: ['init', '--dry-run'], says: /\+\+\+ b\/\.ai-security-scanner\.yml/ },
    { args: ['guidelines'], says: /written/ },
    { args: ['review', 'status'], says: /app\.py/ },
    { args: ['review', 'compact'], says: /./ },
    { args: ['suppressions', 'list'], says: /./ },
    {
      args: ['reviewer', 'ask', 'app.py:6', '--yes'],
      says: /Second opinion of Fake/,
    },
    { args: ['verdicts', 'export'], says: /^$/ },
    { args: ['verdicts', 'evaluate', 'made.answers.jsonl'], says: /Fake: 0 findings/ },
    { args: ['rules', 'validate', 'acme/one.yml'], says: /1 rule, no problems/ },
    { args: ['rules', 'test', 'acme/one.yml'], says: /1 test, 0 failed/ },
    { args: ['rules', 'tune'], says: /Nobody has judged/ },
    { args: ['rules', 'export', 'acme/one.yml', '--format', 'semgrep'], says: /id: one/ },
    { args: ['rules', 'add', './acme'], says: /added {2}acme/ },
    { args: ['rules', 'list'], says: /acme 1\.0\.0/ },
    { args: ['rules', 'outdated'], says: /current/ },
    { args: ['rules', 'update'], says: /up to date/ },
    { args: ['rules', 'diff', 'acme'], says: /are the same/ },
    { args: ['rules', 'pack', 'acme', '--output', 'made.tgz'], says: /packed/ },
    { args: ['rules', 'remove', 'acme'], says: /removed/ },
    { args: ['agents', 'status'], says: /./ },
    { args: ['agents', 'doctor'], says: /./ },
    {
      args: ['agents', 'install', '--agent', 'claude-code', '--project', '--yes'],
      says: /settings\.json \(new\)/,
    },
    {
      args: ['agents', 'uninstall', '--agent', 'claude-code', '--project', '--yes'],
      says: /settings\.json \(removed\)/,
    },
    { args: ['mcp'], says: /"protocolVersion"/, told: () => `${initialize}\n` },
    { args: ['hook'], says: /^$/, told: written },
    { args: ['agent-report'], says: /^$/, told: written },
    { args: ['--help'], says: /Usage/ },
  ];
  for (const { args, says, told } of LINES)
    it(`${args.join(' ')} works, and tries nothing`, () => {
      const { code, out } = run(args, told?.());
      assert.match(out, says);
      assert.ok(code === 0 || code === 1, `exit code ${code}: ${out}`);
    });

  it('is what every verb was tried in', () => {
    const commandOf = (args: readonly string[]) =>
      COMMANDS.find(({ name }) => name.split(' ').every((word, i) => args[i] === word));
    const tried = new Set(LINES.map(({ args }) => commandOf(args)));
    assert.deepEqual(
      COMMANDS.filter((command) => !tried.has(command)).map(({ name }) => name),
      [],
    );
  });

  it('what needs the network says so', () => {
    const { code, out } = run(['rules', 'add', 'git+https://192.0.2.1/rules.git#v1.0.0']);
    assert.equal(code, 2);
    assert.match(out, /running: git fetch/);
    assert.match(out, /The pack was not fetched/);
    // This is the one attempt that there is, and the guard has seen it.
    assert.match(takeAttempts(), /^git .*fetch .*192\.0\.2\.1/);
  });

  it('the language server opens, scans and answers, and tries nothing', async () => {
    const [program = '', ...args] = [...start, SERVER, '--stdio'];
    const server = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], cwd: folder.path });
    const uri = `file://${folder.path}`;
    const send = (message: object): void => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    let said = '';
    const heard = (what: RegExp): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (what.test(said)) resolve();
        };
        server.stdout.on('data', look);
        server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
        look();
      });
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    send({
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: uri, capabilities: {}, workspaceFolders: [{ uri, name: 'w' }] },
    });
    await heard(/"id":1/);
    send({ method: 'initialized', params: {} });
    const text = readFileSync(folder.at('app.py'), 'utf8');
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: `${uri}/app.py`, languageId: 'python', version: 1, text } },
    });
    await heard(/python-command-injection/);
    send({
      id: 2,
      method: 'textDocument/hover',
      params: { textDocument: { uri: `${uri}/app.py` }, position: { line: 5, character: 6 } },
    });
    await heard(/"id":2/);
    const ended = new Promise((resolve) => server.once('exit', resolve));
    send({ id: 3, method: 'shutdown' });
    await heard(/"id":3/);
    send({ method: 'exit' });
    await ended;
  });
});

/** `agents …` as a process, with a home folder of its own: what is written is run as agents would run it. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { AGENTS } from '../../server/src/agent/setup/agents.ts';
import { projectRoot } from '../support/grammars.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const CLI = join(projectRoot, 'dist/cli.js');

describe('ai-security-scanner agents', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'home/.keep': '', 'project/.git/HEAD': 'ref: refs/heads/main\n' });
  });
  afterEach(() => folder.remove());

  const environment = (): NodeJS.ProcessEnv => {
    const {
      XDG_STATE_HOME: _,
      XDG_CACHE_HOME: __,
      CLAUDE_CONFIG_DIR: ___,
      CODEX_HOME: ____,
      ...env
    } = process.env;
    return { ...env, HOME: folder.at('home'), XDG_CACHE_HOME: folder.at('cache'), NO_COLOR: '1' };
  };
  const options = () => ({ cwd: folder.at('project'), encoding: 'utf8', env: environment() }) as const;
  const run = (...args: string[]) => spawnSync(process.execPath, [CLI, 'agents', ...args], options());
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(folder.at(path)), { recursive: true });
    writeFileSync(folder.at(path), text);
  };
  /** Everything below a folder, to the last byte. */
  const files = (path: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder.at(path), { recursive: true, withFileTypes: true })
        .map((entry) => {
          const file = join(entry.parentPath, entry.name);
          return [file, entry.isFile() ? readFileSync(file, 'latin1') : 'folder'] as const;
        })
        .sort(),
    );
  const all = AGENTS.flatMap(({ id }) => ['--agent', id]);

  it('installs in every agent, finds all of it live, and leaves nothing behind', () => {
    put('home/.claude/settings.json', '{\n  // mine\n  "model": "x"\n}');
    put('home/.codex/config.toml', 'model = "o3"\n');
    const before = files('home');
    const installed = run('install', '--yes', ...all);
    assert.equal(installed.status, 0, installed.stderr);
    assert.match(installed.stdout, /\n {2}\+ .*hook --agent claude-code/);
    const doctor = run('doctor');
    assert.equal(doctor.status, 0, doctor.stdout + doctor.stderr);
    const wanted = AGENTS.flatMap(({ name, files: own }) =>
      own
        .filter(({ scope }) => scope === 'user')
        .flatMap(({ hooks, servers }) => [
          ...(hooks?.events ?? []).map((event) => `${name}'s hook for ${event.name} is live.`),
          ...(servers === undefined ? [] : [`${name}'s server of tools is live: securityScan,`]),
        ]),
    );
    for (const line of wanted) assert.ok(doctor.stdout.includes(line), `${line}\n${doctor.stdout}`);
    assert.equal((doctor.stdout.match(/^live /gm) ?? []).length, wanted.length);
    const again = run('install', '--yes', ...all);
    assert.equal(again.status, 0);
    assert.doesNotMatch(again.stdout, / written/);
    const away = run('uninstall', '--yes');
    assert.equal(away.status, 0, away.stderr);
    assert.deepEqual(files('home'), before);
  });

  it('works in files of a project with the program that is installed there', () => {
    mkdirSync(folder.at('project/node_modules/.bin'), { recursive: true });
    symlinkSync(CLI, folder.at('project/node_modules/.bin/ai-security-scanner'));
    const before = files('project');
    assert.equal(run('install', '--project', '--yes', '--agent', 'copilot', '--agent', 'cursor').status, 0);
    const written = readFileSync(folder.at('project/.github/hooks/ai-security-scanner.json'), 'utf8');
    assert.match(written, /npx --offline --no -- ai-security-scanner hook \|\| exit 0/);
    assert.doesNotMatch(
      JSON.stringify(files('project')).replaceAll(folder.path, ''),
      /"[^"]*dist\/cli\.js hook/,
    );
    const doctor = run('doctor', '--agent', 'copilot', '--agent', 'cursor');
    assert.equal(doctor.status, 0, doctor.stdout + doctor.stderr);
    assert.match(doctor.stdout, /live .*cloud agent's hook for PostToolUse is live/);
    assert.match(doctor.stdout, /live .*Cursor's server of tools is live: securityScan/);
    assert.equal(run('uninstall', '--project', '--yes').status, 0);
    assert.deepEqual(files('project'), before);
  });

  it('tells where the program is not installed, and lets the agent go on', () => {
    assert.equal(run('install', '--project', '--yes', '--agent', 'copilot').status, 0);
    const doctor = run('doctor', '--agent', 'copilot');
    assert.equal(doctor.status, 1);
    assert.match(doctor.stdout, /mend .*hook for PreToolUse does not work/);
    const { hooks } = JSON.parse(
      readFileSync(folder.at('project/.github/hooks/ai-security-scanner.json'), 'utf8'),
    );
    assert.equal(spawnSync('/bin/sh', ['-c', hooks.PreToolUse[0].command], options()).status, 0);
  });

  it('writes nothing unasked', () => {
    const before = files('home');
    const dry = run('install', '--dry-run', '--agent', 'cursor');
    assert.equal(dry.status, 0);
    assert.match(dry.stdout, /\.cursor\/hooks\.json \(new\)/);
    const piped = run('install', '--agent', 'cursor');
    assert.equal(piped.status, 2);
    assert.match(piped.stderr, /Nothing was written: .* With --yes/);
    assert.deepEqual(files('home'), before);
  });

  it('asks at a terminal', function () {
    if (process.platform !== 'linux') this.skip();
    const answer = (text: string) =>
      spawnSync(
        'script',
        ['-qec', `'${process.execPath}' '${CLI}' agents install --agent windsurf`, '/dev/null'],
        {
          ...options(),
          input: `${text}\n`,
        },
      );
    const no = answer('n');
    assert.match(no.stdout, /Write 2 files\? \[y\/N\][\s\S]*Nothing was written/);
    assert.ok(!existsSync(folder.at('home/.codeium')));
    const yes = answer('y');
    assert.equal(yes.status, 0);
    assert.match(
      readFileSync(folder.at('home/.codeium/windsurf/hooks.json'), 'utf8'),
      /hook --agent windsurf/,
    );
  });

  it('leaves alone what it does not understand, does the rest, and exits with 2', () => {
    put('home/.cursor/hooks.json', '{ "hooks": ');
    put('home/.cursor/mcp.json', '{}');
    chmodSync(folder.at('home/.cursor/mcp.json'), 0o444);
    const result = run('install', '--yes', '--agent', 'cursor', '--agent', 'codex');
    assert.equal(result.status, 2);
    assert.match(result.stderr, /hooks\.json is not valid JSON \(line 1: .*\)\. Nothing was changed in it/);
    assert.match(result.stderr, /mcp\.json is read-only\. Nothing was changed in it/);
    assert.match(readFileSync(folder.at('home/.codex/hooks.json'), 'utf8'), /hook --agent codex/);
    assert.equal(readFileSync(folder.at('home/.cursor/hooks.json'), 'utf8'), '{ "hooks": ');
    const status = run('status', '--agent', 'cursor');
    assert.equal(status.status, 2);
    assert.match(status.stdout, /cannot tell +.*hooks\.json: it is not valid JSON/);
    assert.equal(run('doctor', '--agent', 'cursor').status, 2);
    assert.equal(run('status', '--agent', 'codex').status, 0);
  });

  it('finds what was pinned and is gone', () => {
    run('install', '--yes', '--agent', 'claude-code');
    const settings = folder.at('home/.claude/settings.json');
    writeFileSync(settings, readFileSync(settings, 'utf8').replaceAll(CLI, '/nowhere/dist/cli.js'));
    const doctor = run('doctor', '--agent', 'claude-code');
    assert.equal(doctor.status, 1);
    assert.match(
      doctor.stdout,
      /mend .*starts \/nowhere\/dist\/cli\.js, which is gone: run ai-security-scanner agents install/,
    );
    assert.equal(run('install', '--yes', '--agent', 'claude-code').status, 0);
    assert.equal(run('doctor', '--agent', 'claude-code').status, 0);
  });

  it('may be run several times at once', async () => {
    const before = files('home');
    const many = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [CLI, 'agents', 'install', '--yes', ...all], {
        cwd: folder.at('project'),
        env: environment(),
      }),
    );
    const codes = await Promise.all(many.map((process) => once(process, 'close')));
    assert.deepEqual(
      codes.map(([code]) => code),
      [0, 0, 0],
    );
    assert.match(run('status').stdout, /set up +.*\.codex\/config\.toml/);
    run('uninstall', '--yes');
    assert.deepEqual(files('home'), before);
  });

  it('counts an event once that two files have a hook run for', () => {
    const git = (...args: string[]): void => {
      assert.equal(spawnSync('git', args, options()).status, 0);
    };
    folder.write({ 'project/.git/HEAD': '' });
    spawnSync('rm', ['-rf', folder.at('project/.git')]);
    git('init', '-q');
    put('project/app.py', 'import requests\nrequests.get(url, verify=False, timeout=5)\n');
    run('install', '--yes', '--agent', 'claude-code', '--agent', 'copilot');
    const entries = (path: string) => JSON.parse(readFileSync(folder.at(path), 'utf8')).hooks.PostToolUse;
    const lines: string[] = [
      entries('home/.claude/settings.json')[0].hooks[0].command,
      entries('home/.copilot/hooks/ai-security-scanner.json')[0].command,
    ];
    const path = folder.at('project/app.py');
    const input = JSON.stringify({
      hook_event_name: 'PostToolUse',
      session_id: 'one',
      timestamp: '2026-01-01T00:00:00.000Z',
      cwd: folder.at('project'),
      tool_name: 'Write',
      tool_input: { file_path: path, content: readFileSync(path, 'utf8') },
      tool_result: { result_type: 'success', text_result_for_llm: '' },
    });
    const answers = lines.map((line) => spawnSync('/bin/sh', ['-c', line], { ...options(), input }).stdout);
    // Both know who calls, whosever file they stand in; the second has nothing more to say.
    assert.match(JSON.parse(answers[0] as string).additionalContext, /1 finding/);
    assert.equal(answers[1], '');
    const records = Object.keys(files('project')).filter((name) =>
      /\.git\/ai-security-scanner\/.*\.json$/.test(name),
    );
    assert.equal(records.length, 1, records.join('\n'));
  });

  it('says what is wrong with a command line', () => {
    for (const [args, message] of [
      [
        ['install', '--agent', 'cursr'],
        /--agent cursr is not known \(did you mean cursor\?\): use claude-code, /,
      ],
      [['install', 'cursor'], /write --agent cursor/],
      [['install', '--user', '--project'], /Choose --user or --project/],
      [['install', '--yes'], /No agent was found here\. Name those that you use: --agent claude-code/],
      [['install', '--deny', 'low', '--agent', 'cursor'], /--deny low is not known: use critical/],
      [['remove'], /`agents remove` is no command/],
    ] as const) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, message);
    }
  });
});

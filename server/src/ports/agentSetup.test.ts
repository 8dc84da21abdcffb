/** Installing and uninstalling in files as agents have them: nothing of anybody else's may ever change. */

import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { AGENTS, type Agent, type AgentFile, agentOf, SCOPES } from '../agent/setup/agents.ts';
import { readHookLine } from '../agent/setup/commandLine.ts';
import { pathOf } from '../agent/setup/plan.ts';
import { BROKEN_JSON, JSON_TEXTS, machineFor, type Place, setUp, TOML_TEXTS } from './testingSetup.ts';

describe('setting agents up', () => {
  let folder: TemporaryFolder;
  let place: Place;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'home/.keep': '', 'project/.keep': '' });
    place = { home: folder.at('home'), project: folder.at('project') };
  });
  afterEach(() => folder.remove());

  const pathFor = (agent: Agent, file: AgentFile): string =>
    pathOf(machineFor(place), place.project, agent, file) as string;
  const put = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const files = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder.path, { recursive: true, withFileTypes: true })
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(folder.path.length), entry.isFile() ? readFileSync(path, 'latin1') : 'folder'];
        })
        .sort(),
    );

  for (const scope of SCOPES) {
    it(`leaves nothing behind where there was nothing: ${scope}`, async () => {
      const before = files();
      const { done, refusals } = await setUp(machineFor(place), place.project, 'install', { scope });
      assert.deepEqual(refusals, []);
      assert.ok(done.length > 5);
      assert.notDeepEqual(files(), before);
      const away = await setUp(machineFor(place), place.project, 'uninstall', { scope });
      assert.equal(away.done.length, done.length);
      assert.deepEqual(files(), before);
    });

    for (const agent of AGENTS)
      for (const file of agent.files.filter((each) => each.scope === scope))
        for (const [name, text] of Object.entries(file.format === 'json' ? JSON_TEXTS : TOML_TEXTS))
          it(`gives ${file.path} of ${agent.id} (${scope}) back to the last byte: ${name}`, async () => {
            const path = pathFor(agent, file);
            put(path, text);
            chmodSync(path, 0o640);
            const before = files();
            const { done, refusals } = await setUp(machineFor(place), place.project, 'install', {
              scope,
              agents: [agent],
            });
            assert.deepEqual(refusals, []);
            assert.ok(done.some((each) => each.path === path));
            const after = readFileSync(path, 'utf8');
            assert.notEqual(after, text);
            assert.equal(statSync(path).mode & 0o777, 0o640);
            // What was there is there, with the same meaning.
            if (file.format === 'json' && text.trim() !== '') {
              const value = parse(text.replace('\uFEFF', ''), [], { allowTrailingComma: true });
              const now = parse(after.replace('\uFEFF', ''), [], { allowTrailingComma: true });
              for (const key of Object.keys(value))
                if (!['hooks', 'mcpServers'].includes(key)) assert.deepEqual(now[key], value[key]);
            }
            // A second time changes nothing.
            const state = files();
            const again = await setUp(machineFor(place), place.project, 'install', {
              scope,
              agents: [agent],
            });
            assert.deepEqual([again.done, again.refusals, again.plan.changes], [[], [], []]);
            assert.deepEqual(files(), state);
            await setUp(machineFor(place), place.project, 'uninstall', { scope, agents: [agent] });
            assert.deepEqual(files(), before);
            assert.equal(statSync(path).mode & 0o777, 0o640);
          });
  }

  it('takes its entries out of a file that others have changed since, and only those', async () => {
    for (const agent of AGENTS)
      for (const file of agent.files.filter(({ scope, format }) => scope === 'user' && format === 'json')) {
        const path = pathFor(agent, file);
        put(path, '{\n  // mine\n  "model": "x"\n}\n');
        await setUp(machineFor(place), place.project, 'install', { agents: [agent] });
        const changed = readFileSync(path, 'utf8').replace('"x",', '"y", // better');
        writeFileSync(path, changed);
        await setUp(machineFor(place), place.project, 'uninstall', { agents: [agent] });
        assert.equal(readFileSync(path, 'utf8'), '{\n  // mine\n  "model": "y" // better\n}\n', path);
      }
  });

  it("takes its entries out where somebody else's program put them in, without a record", async () => {
    const agent = agentOf('claude-code') as Agent;
    await setUp(machineFor(place), place.project, 'install', { scope: 'project', agents: [agent] });
    const settings = join(place.project, '.claude/settings.json');
    const others = readFileSync(settings, 'utf8');
    await setUp(machineFor(place), place.project, 'uninstall', { scope: 'project', agents: [agent] });
    put(settings, others.replace('"hooks": {', '"model": "x",\n  "hooks": {'));
    put(
      join(place.project, '.mcp.json'),
      '{ "mcpServers": { "ai-security-scanner": { "command": "npx" }, "b": {} } }',
    );
    await setUp(machineFor(place), place.project, 'uninstall', { scope: 'project', agents: [agent] });
    assert.equal(readFileSync(settings, 'utf8'), '{\n  "model": "x"\n}\n');
    assert.deepEqual(JSON.parse(readFileSync(join(place.project, '.mcp.json'), 'utf8')), {
      mcpServers: { b: {} },
    });
  });

  it('replaces what an older version or a person put in, and leaves the hooks of others in the same group', async () => {
    const agent = agentOf('claude-code') as Agent;
    const settings = join(place.home, '.claude/settings.json');
    const old = { type: 'command', command: 'npx ai-security-scanner agent-report' };
    const other = { type: 'command', command: 'prettier' };
    put(
      settings,
      JSON.stringify({ hooks: { PostToolUse: [{ matcher: 'Edit', hooks: [old, other] }] } }, null, 2),
    );
    await setUp(machineFor(place), place.project, 'install', { agents: [agent] });
    const { hooks } = JSON.parse(readFileSync(settings, 'utf8'));
    assert.deepEqual(hooks.PostToolUse[0], { matcher: 'Edit', hooks: [other] });
    assert.equal(hooks.PostToolUse.length, 2);
    await setUp(machineFor(place), place.project, 'install', {
      agents: [agent],
      options: { deny: 'critical' },
    });
    const later = JSON.parse(readFileSync(settings, 'utf8')).hooks;
    assert.equal(later.PostToolUse.length, 2);
    assert.match(later.PostToolUse[1].hooks[0].command, /--deny critical$/);
    await setUp(machineFor(place), place.project, 'uninstall', { agents: [agent] });
    assert.deepEqual(JSON.parse(readFileSync(settings, 'utf8')), {
      hooks: { PostToolUse: [{ matcher: 'Edit', hooks: [other] }] },
    });
  });

  it('pins the program in files of a person and names it in files of a project', async () => {
    await setUp(machineFor(place), place.project, 'install');
    await setUp(machineFor(place), place.project, 'install', { scope: 'project' });
    const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
    for (const path of [
      '.claude/settings.json',
      '.claude.json',
      '.copilot/mcp-config.json',
      '.codex/config.toml',
    ])
      assert.match(read(place.home, path), /\/opt\/ai security\/dist\/cli\.js/, path);
    for (const [path, text] of Object.entries(files()))
      if (path.startsWith('/project/')) assert.doesNotMatch(text, /\/opt\/|\/home\//, path);
    const { hooks } = JSON.parse(read(place.home, '.cursor/hooks.json'));
    assert.deepEqual(readHookLine(hooks.postToolUse[0].command), {
      program: { node: '/opt/node/bin/node', script: '/opt/ai security/dist/cli.js' },
      agent: 'cursor',
      options: {},
      endsWell: false,
    });
    assert.deepEqual(JSON.parse(read(place.project, '.mcp.json')).mcpServers['ai-security-scanner'], {
      type: 'stdio',
      command: 'npx',
      args: ['--offline', '--no', '--', 'ai-security-scanner', 'mcp'],
    });
  });

  it('follows the variables that move an agent', async () => {
    const moved = folder.at('home/elsewhere');
    const machine = machineFor(place, { CLAUDE_CONFIG_DIR: moved });
    const agent = agentOf('claude-code') as Agent;
    const { done } = await setUp(machine, place.project, 'install', { agents: [agent] });
    assert.deepEqual(
      done.map(({ path }) => path),
      [join(moved, 'settings.json'), join(moved, '.claude.json')],
    );
  });

  describe('leaves alone', () => {
    const claude = agentOf('claude-code') as Agent;
    const codex = agentOf('codex') as Agent;
    const settings = (): string => join(place.home, '.claude/settings.json');
    const refused = async (
      path: string,
      problem: RegExp,
      agent = claude,
      scope: 'user' | 'project' = 'user',
    ) => {
      const before = existsSync(path) && lstatSync(path).isFile() ? readFileSync(path) : undefined;
      const { done, refusals } = await setUp(machineFor(place), place.project, 'install', {
        agents: [agent],
        scope,
      });
      assert.ok(!done.some((each) => each.path === path));
      const refusal = refusals.find((each) => each.path === path);
      assert.match(refusal?.message ?? 'no refusal', problem);
      assert.match(refusal?.message ?? '', /run this again/);
      if (before !== undefined) assert.deepEqual(readFileSync(path), before);
      return done;
    };

    for (const [text, problem] of BROKEN_JSON.slice(1))
      it(`a broken file, and does the rest: ${JSON.stringify(text)}`, async () => {
        put(settings(), text);
        const done = await refused(settings(), problem);
        assert.deepEqual(
          done.map(({ path }) => path),
          [join(place.home, '.claude.json')],
        );
      });

    it('what it would have to change the form of', async () => {
      put(settings(), '{ "hooks": "off" }');
      await refused(settings(), /has no object at "hooks"/);
      put(settings(), '{ "hooks": { "Stop": {} } }');
      await refused(settings(), /has no array at "hooks" → "Stop"/);
      put(settings(), '{ "hooks": {}, "hooks": {} }');
      await refused(settings(), /has the key "hooks" twice/);
    });

    it('a read-only file', async () => {
      put(settings(), '{}');
      chmodSync(settings(), 0o444);
      await refused(settings(), /is read-only/);
    });

    it('what is no text in UTF-8, no file, or too large', async () => {
      put(settings(), Buffer.from('\uFEFF{}', 'utf16le'));
      await refused(settings(), /is not text in UTF-8/);
      put(settings(), new Uint8Array(17 * 1024 * 1024).fill(32));
      await refused(settings(), /is larger than 16 MB/);
      const folderForFile = join(place.home, '.codex/hooks.json');
      mkdirSync(folderForFile, { recursive: true });
      await refused(folderForFile, /is not a regular file/, codex);
    });

    it('a TOML file that says the same elsewhere', async () => {
      const path = join(place.home, '.codex/config.toml');
      put(path, '[mcp_servers.ai-security-scanner]\ncommand = "mine"\n');
      await refused(path, /has a table .* of its own/, codex);
      put(path, 'this is no TOML\n');
      await refused(path, /cannot be understood/, codex);
    });

    it('links that lead out, and links to nothing', async () => {
      const outside = folder.at('outside.json');
      put(outside, '{}');
      mkdirSync(dirname(settings()), { recursive: true });
      symlinkSync(outside, settings());
      await refused(settings(), /is a link to .*outside\.json, which is outside of your home folder/);
      assert.equal(readFileSync(outside, 'utf8'), '{}');
      const dangling = join(place.home, '.codex/hooks.json');
      mkdirSync(dirname(dangling));
      symlinkSync(folder.at('home/nothing'), dangling);
      await refused(dangling, /is a link to .*nothing, which does not exist/, codex);
    });

    it('links of a project into the home folder, be they of a folder', async () => {
      put(settings(), '{}');
      symlinkSync(dirname(settings()), join(place.project, '.claude'));
      const path = join(place.project, '.claude/settings.json');
      await refused(path, /outside of the project/, claude, 'project');
      assert.equal(readFileSync(settings(), 'utf8'), '{}');
    });
  });

  it('edits what a link leads to, and leaves the link', async () => {
    const dotfiles = join(place.home, 'dotfiles/claude.json');
    const link = join(place.home, '.claude/settings.json');
    put(dotfiles, '{ "model": "x" }');
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(dotfiles, link);
    const agents = [agentOf('claude-code') as Agent];
    const { refusals } = await setUp(machineFor(place), place.project, 'install', { agents });
    assert.deepEqual(refusals, []);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.ok(lstatSync(dotfiles).isFile());
    assert.match(readFileSync(dotfiles, 'utf8'), /hook --agent claude-code/);
    await setUp(machineFor(place), place.project, 'uninstall', { agents });
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(dotfiles, 'utf8'), '{ "model": "x" }');
  });

  it('keeps its records where only the person can read them', async () => {
    put(join(place.home, '.claude.json'), '{ "key": "secret" }');
    await setUp(machineFor(place), place.project, 'install');
    const { state } = machineFor(place);
    assert.equal(statSync(state).mode & 0o077, 0);
    const names = readdirSync(state);
    assert.ok(names.length > 5);
    for (const name of names) assert.equal(statSync(join(state, name)).mode & 0o077, 0, name);
  });

  it('does not write what another program changed since it was shown', async () => {
    const { planOf } = await import('../agent/setup/plan.ts');
    const { applyPlan } = await import('../agent/setup/apply.ts');
    const machine = machineFor(place);
    const agents = [agentOf('claude-code') as Agent];
    const path = join(place.home, '.claude/settings.json');
    const request = {
      action: 'install',
      agents,
      scope: 'user',
      project: place.project,
      options: {},
    } as const;
    put(path, '{}');
    const plan = await planOf(machine, request);
    put(path, '{ "model": "x" }');
    const { refusals } = await applyPlan(machine, request, plan);
    assert.match(refusals[0]?.message ?? '', /was changed by another program just now/);
    assert.equal(readFileSync(path, 'utf8'), '{ "model": "x" }');
  });

  it('is done once when it is asked for at the same time', async () => {
    const before = files();
    const all = await Promise.all(
      Array.from({ length: 4 }, () => setUp(machineFor(place), place.project, 'install')),
    );
    assert.deepEqual(
      all.flatMap(({ refusals }) => refusals),
      [],
    );
    const paths = all.flatMap(({ done }) => done.map(({ path }) => path));
    assert.equal(new Set(paths).size, paths.length);
    await setUp(machineFor(place), place.project, 'uninstall');
    assert.deepEqual(files(), before);
  });

  it('goes on where a process with the lock is gone', async () => {
    const machine = machineFor(place);
    const lock = join(machine.state, 'lock');
    put(lock, '4194305');
    const { done } = await setUp(machine, place.project, 'install');
    assert.ok(done.length > 0);
    assert.ok(!existsSync(lock));
  });
});

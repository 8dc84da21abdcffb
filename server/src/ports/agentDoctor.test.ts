/** What the doctor finds, with a small program in the place of ours that does what each test wants. */

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { AGENTS, type Agent, agentOf, type Scope } from '../agent/setup/agents.ts';
import { diagnose } from '../agent/setup/doctor.ts';
import { checksOf, reportOf } from '../agent/setup/health.ts';
import type { Machine } from '../agent/setup/machine.ts';
import { agentMachine } from './agentMachine.ts';
import { setUp } from './testingSetup.ts';

/** A program that works: it knows its version, speaks of a finding, and has a tool. */
const WORKING = `
const [verb] = process.argv.slice(2);
let input = '';
process.stdin.on('data', (part) => { input += part; }).on('end', () => {
  if (verb === '--version') console.log('1.2.3');
  if (verb === 'hook') {
    const payload = JSON.parse(input);
    const path = JSON.stringify(payload).match(/([^"\\s]*sample\\.py)/);
    if (path !== null && require('node:fs').existsSync(path[1])) console.log('{"text":"1 finding"}');
  }
  if (verb === 'mcp')
    for (const line of input.trim().split('\\n')) {
      const { id, method } = JSON.parse(line);
      if (method === 'tools/list') console.log(JSON.stringify({ id, result: { tools: [{ name: 'securityScan' }] } }));
    }
});
`;

describe('the doctor', () => {
  let folder: TemporaryFolder;
  let machine: Machine;
  const claude = agentOf('claude-code') as Agent;
  const cursor = agentOf('cursor') as Agent;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'program/cli.js': WORKING, 'home/.keep': '', 'project/.keep': '' });
    const program = { node: process.execPath, script: folder.at('program/cli.js') };
    machine = agentMachine({
      version: '1.2.3',
      program,
      env: { PATH: process.env.PATH },
      home: folder.at('home'),
    });
  });
  afterEach(() => folder.remove());

  const install = (agent: Agent, scope: Scope = 'user') =>
    setUp(machine, folder.at('project'), 'install', { agents: [agent], scope });
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(folder.at(path)), { recursive: true });
    writeFileSync(folder.at(path), text);
  };
  /** What it says, without the path in front. */
  const says = async (agents: readonly Agent[] = AGENTS): Promise<string[]> =>
    (await diagnose(machine, folder.at('project'), agents)).map(
      ({ level, path, message }) => `${level} ${path.slice(folder.path.length + 1)}: ${message}`,
    );

  it('says nothing where nothing is installed', async () => {
    assert.deepEqual(await says(), []);
  });

  it('finds every hook and server of every agent live', async () => {
    for (const agent of AGENTS) {
      await install(agent);
      const all = await says([agent]);
      const files = agent.files.filter(({ scope }) => scope === 'user');
      const expected = files.flatMap(({ hooks, servers }) => [
        ...(hooks?.events ?? []).map(({ name }) => `${agent.name}'s hook for ${name} is live.`),
        ...(servers === undefined ? [] : [`${agent.name}'s server of tools is live: securityScan.`]),
      ]);
      assert.deepEqual(
        all.map((line) => line.slice(line.indexOf(': ') + 2)).sort(),
        expected.sort(),
        agent.id,
      );
      assert.ok(all.every((line) => line.startsWith('good ')));
      await setUp(machine, folder.at('project'), 'uninstall', { agents: [agent] });
    }
  });

  it('tells of a program that is gone, and runs nothing then', async () => {
    await install(claude);
    rmSync(folder.at('program/cli.js'));
    const all = await says();
    assert.equal(all.length, 2);
    for (const line of all)
      assert.match(line, /^mend .*cli\.js, which is gone: run ai-security-scanner agents install/);
  });

  it('tells of a program that is older than this one, and not of a newer one', async () => {
    await install(claude);
    put('program/cli.js', WORKING.replace("'1.2.3'", "'1.2.2'"));
    assert.ok(
      (await says()).some((line) =>
        /^mend .*settings\.json: It starts version 1\.2\.2, and this is 1\.2\.3/.test(line),
      ),
    );
    put('program/cli.js', WORKING.replace("'1.2.3'", "'1.10.0'"));
    assert.ok((await says()).every((line) => line.startsWith('good ')));
  });

  it('tells of hooks that fail, that complain and that say nothing', async () => {
    await install(claude);
    put(
      'program/cli.js',
      WORKING.replace("if (verb === 'hook') {", "if (verb === 'hook') { throw new Error('broken');"),
    );
    assert.ok((await says()).some((line) => /^mend .*hook for Stop does not run: exit code 1/.test(line)));
    put(
      'program/cli.js',
      WORKING.replace("if (verb === 'hook') {", "if (verb === 'hook') { console.error('no rules');"),
    );
    assert.ok((await says()).some((line) => /^mend .*hook for Stop does not work: no rules\.$/.test(line)));
    put('program/cli.js', WORKING.replace('1 finding', 'nothing'));
    assert.deepEqual(
      (await says()).filter((line) => !line.startsWith('good ')),
      [
        "mend home/.claude/settings.json: Claude Code's hook for PostToolUse runs and says nothing of insecure code.",
      ],
    );
  });

  it('tells of a server that does not answer', async () => {
    await install(cursor);
    put('program/cli.js', WORKING.replace('tools/list', 'other'));
    assert.ok(
      (await says()).some((line) =>
        /^mend home\/\.cursor\/mcp\.json: .* does not answer: it prints nothing/.test(line),
      ),
    );
  });

  it('tells of what would run twice', async () => {
    await install(claude);
    await install(claude, 'project');
    const twice = (await says([claude])).filter((line) => line.includes('for the same event'));
    assert.equal(twice.length, 1);
    assert.match(
      twice[0] as string,
      /agents uninstall --agent claude-code --user, or the same with --project/,
    );
  });

  it('tells of hooks of another agent that are run too, where there are both', async () => {
    await install(claude);
    const twice = async (): Promise<string[]> =>
      (await says([cursor])).filter((line) => line.includes('these hooks too'));
    assert.deepEqual(await twice(), []);
    await install(cursor);
    assert.match(
      (await twice())[0] ?? '',
      /^note home\/\.claude\/settings\.json: Cursor runs these hooks too/,
    );
  });

  it('tells of settings and policies that keep hooks from running', async () => {
    await install(claude);
    const path = folder.at('home/.claude/settings.json');
    const { readFileSync } = await import('node:fs');
    writeFileSync(path, readFileSync(path, 'utf8').replace('{', '{ "disableAllHooks": true,'));
    assert.ok(
      (await says([claude])).some((line) =>
        /^mend .*A setting keeps hooks from running: disableAllHooks is true/.test(line),
      ),
    );
    const codex = agentOf('codex') as Agent;
    await install(codex);
    const config = folder.at('home/.codex/config.toml');
    writeFileSync(config, `[features]\nhooks = false\n${readFileSync(config, 'utf8')}`);
    chmodSync(config, 0o444);
    assert.ok((await says([codex])).some((line) => /features\.hooks is false/.test(line)));
  });

  it('runs nothing that is not written as it would write it', async () => {
    const touched = folder.at('touched');
    const command = `touch ${touched}; npx --offline --no -- ai-security-scanner hook --agent claude-code`;
    put(
      'project/.claude/settings.json',
      JSON.stringify({ hooks: { Stop: [{ hooks: [{ type: 'command', command }] }] } }),
    );
    const server = { command: '/bin/sh', args: ['-c', `touch ${touched}`] };
    put('project/.mcp.json', JSON.stringify({ mcpServers: { 'ai-security-scanner': server } }));
    const all = await says();
    assert.ok(!existsSync(touched));
    assert.equal(all.filter((line) => /^note .*was not tried/.test(line)).length, 2);
    assert.equal(all.filter((line) => /^mend .*not those of this version/.test(line)).length, 2);
  });

  it('does not run what a file of a project pins', async () => {
    const touched = folder.at('touched');
    put('evil/cli.js', `require('node:fs').writeFileSync(${JSON.stringify(touched)}, '')`);
    const command = `${process.execPath} ${folder.at('evil/cli.js')} hook --agent claude-code`;
    put(
      'project/.claude/settings.json',
      JSON.stringify({ hooks: { Stop: [{ hooks: [{ type: 'command', command }] }] } }),
    );
    const server = { command: process.execPath, args: [folder.at('evil/cli.js'), 'mcp'] };
    put('project/.mcp.json', JSON.stringify({ mcpServers: { 'ai-security-scanner': server } }));
    const all = await says();
    assert.ok(!existsSync(touched), all.join('\n'));
    assert.equal(all.filter((line) => line.startsWith('mend ')).length, 2);
  });

  it('takes a home folder that is a repository for no project', async () => {
    await install(claude);
    const checks = await checksOf(machine, machine.home, await reportOf(machine, machine.home));
    assert.deepEqual(checks, []);
  });

  it('has nothing against entries of a person that find the program by its name', async () => {
    await install(claude, 'project');
    const { readFileSync } = await import('node:fs');
    put('home/.claude/settings.json', readFileSync(folder.at('project/.claude/settings.json'), 'utf8'));
    const { hooks } = JSON.parse(readFileSync(folder.at('home/.claude/settings.json'), 'utf8'));
    assert.match(hooks.Stop[0].hooks[0].command, /^npx /);
    const reports = await reportOf(machine, undefined);
    assert.equal(reports.find(({ path }) => path.endsWith('settings.json'))?.state, 'installed');
  });

  it('says what it could not find out', async () => {
    put('home/.claude/settings.json', '{ "hooks": ');
    assert.deepEqual(
      (await says([claude])).map((line) => line.split(' ')[0]),
      ['unknown'],
    );
    // Without running anything, too.
    const checks = await checksOf(
      machine,
      folder.at('project'),
      await reportOf(machine, folder.at('project')),
    );
    assert.deepEqual(
      checks.map(({ level }) => level),
      ['unknown'],
    );
  });
});

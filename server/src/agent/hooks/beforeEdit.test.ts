import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { AgentFinding } from '../findingText.ts';
import { answerHook, type HookWorld } from './hook.ts';
import { readPayload } from './payload.ts';

const CRITICAL: Omit<AgentFinding, 'line' | 'endLine'> = {
  ruleId: 'rule',
  bundled: true,
  severity: 'critical',
  confidence: 'high',
  cwe: [],
  column: 1,
  endColumn: 2,
  message: 'Do not.',
  ownMessage: true,
  trace: [],
};

describe('a hook before an edit', () => {
  let files: Map<string, string>;
  let warnings: string[];
  let world: HookWorld;
  beforeEach(() => {
    files = new Map();
    warnings = [];
    world = {
      place: async (path) => (path.startsWith('/w/') ? { path, name: path.slice(3) } : undefined),
      read: async (path) => files.get(path),
      scan: async (_, text) =>
        text
          .split('\n')
          .flatMap((line, i) => (line === 'bad()' ? [{ ...CRITICAL, line: i + 1, endLine: i + 1 }] : [])),
      keep: async () => assert.fail('nothing is written yet'),
      withTree: () => assert.fail('no command is read'),
      manifests: async () => [],
      keys: () => [],
      memory: () => assert.fail('nothing is to be remembered'),
      warn: (sentence) => void warnings.push(sentence),
    };
  });

  async function answer(tool_name: string, tool_input: object, denies = false): Promise<string> {
    const payload = readPayload(
      JSON.stringify({ hook_event_name: 'PreToolUse', session_id: 's', cwd: '/w', tool_name, tool_input }),
    );
    assert.ok('event' in payload);
    const { out } = await answerHook(payload, { denies, asksOnStop: true }, world);
    return out === undefined ? '' : JSON.stringify(out);
  }
  const patch = (...lines: string[]): ['apply_patch', object] => ['apply_patch', { input: lines.join('\n') }];
  const cell = (new_source: string): ['NotebookEdit', object] => [
    'NotebookEdit',
    { notebook_path: '/w/a.ipynb', new_source },
  ];

  for (const [tool, input] of [
    patch('*** Delete File: /w/.ai-review/marks/a.json'),
    patch('*** Update File: /w/a', '*** Move to: /w/.ai-review/marks/a.json'),
    patch('*** Update File: /w/.ai-security-scanner.yml', '*** Move to: /w/b', '@@', '-a', '+b'),
    patch('*** Add File: /w/a', '+x', '  *** Add File: /w/keys/allowed_signers', '+x'),
    ['Delete', { path: '/w/.ai-review' }],
    ['NotebookEdit', { notebook_path: '/w/.ai-review/a.ipynb', new_source: 'x' }],
    ['Write', { file_path: '/w/.ai-security-scanner.yml. ', content: 'x' }],
    ['Write', { file_path: '/w/.ai-re\u200bview/x', content: 'x' }],
  ] as const)
    it(`asks a person about what is theirs: ${tool} ${JSON.stringify(input)}`, async () =>
      assert.match(await answer(tool, input), /"ask".*reviews, the policy and the keys/));

  for (const [tool, input] of [
    patch('*** Delete File: /w/a', '*** Add File: /w/b', '+.ai-review'),
    ['Delete', { path: '/w/ai-review' }],
    cell('run(x)'),
    ['Write', { file_path: '/w/my.ai-security-scanner.yml', content: 'x' }],
  ] as const)
    it(`says nothing of what is nobody's: ${tool} ${JSON.stringify(input)}`, async () =>
      assert.equal(await answer(tool, input), ''));

  it('asks about a place that is theirs under another name', async () => {
    const { place } = world;
    world = {
      ...world,
      place: async (path, event) =>
        path.startsWith('/w/link/')
          ? { path, name: path.replace('/w/link', '.ai-review') }
          : place(path, event),
    };
    assert.match(await answer('Write', { file_path: '/w/link/x', content: 'x' }), /"ask"/);
    assert.equal(await answer('Write', { file_path: '/w/links/x', content: 'x' }), '');
  });

  it('asks about keys under the name that the configuration gives them', async () => {
    const write = (file_path: string): ['Write', object] => ['Write', { file_path, content: 'x' }];
    assert.equal(await answer(...write('/w/keys')), '');
    world = { ...world, keys: () => [{ name: 'keys', paths: ['/w/keys'] }] };
    assert.match(await answer(...write('/w/keys')), /"ask".*the keys that sign/);
    assert.match(await answer('Delete', { path: '/w/keys' }), /"ask"/);
    assert.equal(await answer(...write('/w/src/keys')), '');
  });

  it('asks about a suppression in a cell of a notebook', async () =>
    assert.match(await answer(...cell('run(x)  # nosemgrep')), /"ask".*suppression/));

  it('refuses a critical finding that comes in while a file is moved', async () => {
    files.set('/w/a.py', 'x = 1\n');
    const move = (line: string): ['apply_patch', object] =>
      patch('*** Update File: /w/a.py', '*** Move to: /w/b.py', '@@', '-x = 1', `+${line}`);
    assert.match(await answer(...move('bad()'), true), /"deny"/);
    assert.equal(await answer(...move('fine()'), true), '');
  });

  it('refuses, if that is asked for, what is too much to be looked at', async () => {
    const edits = Array(201).fill({ old_string: 'a', new_string: 'b' });
    const many = { file_path: '/w/a', edits };
    assert.match(await answer('MultiEdit', many, true), /"deny".*more than 200 writes/);
    assert.equal(await answer('MultiEdit', many), '');
    assert.equal(warnings.length, 2);
  });

  it('refuses, if that is asked for, what is too long to be looked at', async () => {
    const content = 'x'.repeat(8_000_000);
    for (const [tool, input] of [
      ['Write', { file_path: '/w/a', content }],
      ['Edit', { file_path: '/w/a', old_string: content, new_string: '' }],
      cell(content),
    ] as const) {
      assert.match(
        await answer(tool, input, true),
        /"deny".*longer than 8000000 characters; write in smaller/,
      );
      assert.equal(await answer(tool, input), '');
    }
    assert.match(warnings[0] ?? '', /could not do its work: It is longer than/);
    assert.equal(await answer('Read', { file_path: content }, true), '', 'what writes nothing');
    assert.equal(await answer('Write', { file_path: '/w/a', content: content.slice(1_000) }, true), '');
  });

  it('says a few of many reasons, and how many more there are', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `*** Delete File: /w/.ai-review/${i}`);
    const said = await answer(...patch(...many));
    assert.equal(said.match(/It writes/g)?.length, 5);
    assert.match(said, /45 more reasons/);
  });
});

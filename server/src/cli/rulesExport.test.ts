import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { parse } from 'yaml';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { type CommandResult, runCommand } from './testing.ts';

describe('rules export', () => {
  let folder: TemporaryFolder;
  const run = (...args: string[]): Promise<CommandResult> =>
    runCommand(folder.path, ['rules', 'export', ...args], { readGrammar });

  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());

  const RULE = `models:
  - id: tiny
    description: A database.
    languages: [python]
    types:
      tiny.connect(): tiny.Connection
      tiny.Connection.cursor(): tiny.Cursor
    supertypes:
      tiny.Cursor: db.Cursor
    sinks:
      - kind: statement
        patterns:
          - pattern: ($C:db.Cursor).run($SQL)
          - focus-metavariable: $SQL
rules:
  - id: a
    message: m
    severity: CRITICAL
    languages: [python]
    metadata: { cwe: [CWE-89], fixer: { name: bind-parameters } }
    mode: taint
    pattern-sources: [{ pattern: source(), exact: true }]
    pattern-sinks: [{ x-kind: statement }]
    pattern-sanitizers: [{ pattern: 'int(...)', not-conflicting: true }]
`;

  it('writes the bundled rules where no path is named', async () => {
    const { code, out, error } = await run('--format', 'semgrep');
    assert.deepEqual([code, error], [0, '']);
    const { rules } = parse(out) as { rules: { id: string; severity: string }[] };
    assert.deepEqual(
      rules.map(({ id, severity }) => `${id} ${severity}`),
      ['sure ERROR', 'likely WARNING', 'unsure INFO'],
    );
  });

  it('puts what models know into the rule: declared types, expressions, variables', async () => {
    folder.write({ 'a.yml': RULE });
    const { code, out, error } = await run('a.yml', '--format', 'semgrep');
    assert.equal(code, 0);
    assert.equal(error, 'a: Its fix (bind-parameters) is made by code, so the rule has none.\n');
    assert.match(out, /^ {2}# Its fix \(bind-parameters\) is made by code, so the rule has none\.$/m);
    const [rule] = (parse(out) as { rules: Record<string, unknown>[] }).rules;
    assert.deepEqual(rule, {
      id: 'a',
      message: 'm',
      severity: 'ERROR',
      languages: ['python'],
      metadata: { title: 'A', category: 'security', confidence: 'MEDIUM', cwe: ['CWE-89'] },
      mode: 'taint',
      'pattern-sources': [{ pattern: 'source()', exact: true }],
      'pattern-sinks': [
        {
          patterns: [
            {
              'pattern-either': [
                {
                  patterns: [
                    { pattern: '$C.run($SQL)' },
                    {
                      'metavariable-type': { metavariable: '$C', types: ['db.Cursor', 'tiny.Cursor'] },
                    },
                  ],
                },
                {
                  patterns: [
                    { pattern: '$C.run($SQL)' },
                    {
                      'metavariable-pattern': {
                        metavariable: '$C',
                        pattern: 'tiny.connect(...).cursor(...)',
                      },
                    },
                  ],
                },
                {
                  patterns: [
                    { pattern: '$C.run($SQL)' },
                    {
                      'pattern-either': [
                        {
                          'pattern-inside': '$GIVEN1 = tiny.connect(...)\n...\n$C = $GIVEN1.cursor(...)\n...',
                        },
                        {
                          'pattern-inside':
                            '$GIVEN1 = tiny.connect(...)\n...\nwith $GIVEN1.cursor(...) as $C:\n    ...',
                        },
                      ],
                    },
                  ],
                },
              ],
            },
            { 'focus-metavariable': '$SQL' },
          ],
        },
      ],
      'pattern-sanitizers': [{ pattern: 'int(...)', not_conflicting: true }],
      options: { taint_assume_safe_numbers: true, taint_assume_safe_booleans: true },
    });
  });

  it('writes a file, whole, and says how many rules are in it', async () => {
    folder.write({ 'a.yml': RULE });
    const { code, out, error } = await run('a.yml', '--format', 'semgrep', '--output', 'b.yml');
    assert.deepEqual([code, out], [0, '']);
    assert.match(error, /1 rule written to b\.yml\n$/);
    assert.match(readFileSync(folder.at('b.yml'), 'utf8'), /^rules:\n/);
  });

  it('exports what can be read, and says what cannot', async () => {
    folder.write({ 'a.yml': `${RULE}  - { id: broken }\n` });
    const { code, out, error } = await run('a.yml', '--format', 'semgrep');
    assert.equal(code, 1);
    assert.match(error, /^a\.yml: .*\(broken\)$/m);
    assert.equal((parse(out) as { rules: unknown[] }).rules.length, 1);
  });

  it('needs a format that there is', async () => {
    for (const [args, expected] of [
      [[], /Say which format to write/],
      [['--format', 'toml'], /There is no format toml/],
    ] as const) {
      const { code, error } = await run(...args);
      assert.equal(code, 2);
      assert.match(error, expected);
    }
  });
});

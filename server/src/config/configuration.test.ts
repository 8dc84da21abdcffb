import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { projectRoot } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { loadRules } from '../rule/load.ts';
import type { Rule } from '../rule/rule.ts';
import { LineIndex } from '../text/lines.ts';
import {
  type Configuration,
  DEFAULT_CONFIGURATION,
  isScanned,
  parseConfiguration,
  selectRules,
} from './configuration.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/configuration.schema.json'), 'utf8'));

function read(text: string): { configuration: Configuration; problems: string[] } {
  const { configuration, problems } = parseConfiguration(text, 'x.yml');
  const lines = new LineIndex(text);
  return {
    configuration,
    problems: problems.map(({ message, span, path, kind }) => {
      assert.equal(path, 'x.yml');
      assert.equal(kind, 'configuration');
      if (span === undefined) return message;
      const { line, column } = lines.positionAt(span.start);
      return `${line + 1}:${column + 1} ${message}`;
    }),
  };
}

const FULL = `# Everything that can be said.
rules:
  include: [security/rules, extra.yml]
  disable:
    - python-debug
  disablePacks: [acme]
  severity:
    python-md5: low
    constructor: high
paths:
  include: src/
  exclude: ['*.min.js', /vendor]
strictness: low
policy:
  - require: unreviewed-ai
    paths: [src/payment/**]
    reviewers: 2
    notAuthor: true
    signed: true
    likely: false
  - require: unreviewed-findings
allowedSigners: ./keys/allowed_signers
trustedPublishers: ./keys/publishers
provenance: shared
imports:
  - reports/*.sarif
  - path: zap.json
    format: zap
    base: services/shop/
    basePath: /v1
    revision: HEAD
deduplicate: false
checklist:
  findings: medium
  secrets: false
  reviews: { paths: src, reviewers: 2, notAuthor: true, signed: true, likely: false }
  acceptedRisks: false
  packages: true
  rules: { maxAgeDays: 30 }
  dynamic: { maxAgeDays: 7, severity: low, routes: ['api/**'] }
  imports: CodeQL
  guidelines: true
  hooks: [cursor]
`;

/** Configurations that say nothing wrong. */
const RIGHT = [
  FULL,
  '',
  '# Nothing yet.\n',
  'rules:\n',
  'rules:\n  include:\n  disable:\n  severity:\npaths:\n  exclude:\nstrictness:\nconfidence:\npolicy:\nprovenance:\n',
  'rules: {}\n',
  'policy: { require: unreviewed, signed: false }\n',
  'policy: []\n',
  'policy: { require: unreviewed, paths: , reviewers: , notAuthor: , signed: }\n',
];

/** What is wrong, and what is said about it. */
const WRONG: [text: string, problems: string[]][] = [
  [
    'allowedSigners: ../keys\n',
    ['1:17 Expected a path below the folder of the configuration: move the file into it.'],
  ],
  ['allowedSigners: [a]\n', ['1:17 Expected text, found a list.']],
  [
    'colour: blue\n',
    [
      '1:1 Unknown key `colour`: there are `rules`, `paths`, `strictness`, `confidence`, `policy`, `checklist`, `allowedSigners`, `trustedPublishers`, `provenance`, `imports` and `deduplicate`.',
    ],
  ],
  ['confidnce: low\n', ['1:1 Unknown key `confidnce`: did you mean `confidence`?']],
  ['exclude:\n  - a\n', ['1:1 Unknown key `exclude`: it belongs under `paths`.']],
  [
    'rules:\n  some-rule: off\n',
    ['2:3 Unknown key `some-rule`: there are `include`, `disable`, `disablePacks` and `severity`.'],
  ],
  [
    '- a\n- b\n',
    [
      '1:1 Expected a mapping with `rules`, `paths`, `strictness`, `confidence`, `policy`, `checklist`, `allowedSigners`, `trustedPublishers`, `provenance`, `imports` and `deduplicate`, found a list.',
    ],
  ],
  [
    'just text\n',
    [
      '1:1 Expected a mapping with `rules`, `paths`, `strictness`, `confidence`, `policy`, `checklist`, `allowedSigners`, `trustedPublishers`, `provenance`, `imports` and `deduplicate`, found "just text".',
    ],
  ],
  [
    'rules: [a]\n',
    ['1:8 Expected a mapping with `include`, `disable`, `disablePacks` and `severity`, found a list.'],
  ],
  ['rules:\n  include: {}\n', ['2:12 Expected text, found a mapping.']],
  ['rules:\n  disable: [a, 5]\n', ['2:16 Expected text, found 5: put it in quotes.']],
  ['rules:\n  disable:\n    - a\n    -\n', ['4:6 Expected text, found nothing.']],
  ['rules:\n  severity: high\n', ['2:13 Expected a mapping of rules\' ids to severities, found "high".']],
  [
    'rules:\n  severity:\n    a: hihg\n',
    ['3:8 Expected `info`, `low`, `medium`, `high` or `critical`, found "hihg". Did you mean `high`?'],
  ],
  [
    'rules:\n  severity:\n    a:\n',
    ['3:7 Expected `info`, `low`, `medium`, `high` or `critical`, found nothing.'],
  ],
  [
    'paths:\n  exclude: ["!a"]\n',
    [
      '2:13 `!a` begins with `!`, which is not supported: list it without the `!` where it is the other way round.',
    ],
  ],
  ['paths:\n  include: ""\n', ['2:12 Expected text, found an empty text.']],
  ['confidence: High\n', ['1:13 Expected `low`, `medium` or `high`, found "High". Did you mean `high`?']],
  [
    'policy: unreviewed\n',
    [
      '1:9 Expected a mapping with `require`, `paths`, `reviewers`, `notAuthor`, `signed` and `likely`, found "unreviewed".',
    ],
  ],
  [
    'policy:\n  - reviewers: 2\n',
    ['2:5 `require` is missing: say what must be reviewed, unreviewed, unreviewed-ai, unreviewed-findings.'],
  ],
  [
    'policy:\n  - require: all\n',
    ['2:14 Expected `unreviewed`, `unreviewed-ai` or `unreviewed-findings`, found "all".'],
  ],
  [
    'policy: { require: unreviewed, reviewers: 0 }\n',
    ['1:43 Expected a whole number of at least 1, found 0.'],
  ],
  [
    'policy: { require: unreviewed, reviewers: 1.5 }\n',
    ['1:43 Expected a whole number of at least 1, found 1.5.'],
  ],
  ['policy: { require: unreviewed, signed: "yes" }\n', ['1:40 Expected true or false, found "yes".']],
  ['deduplicate: maybe\n', ['1:14 Expected true or false, found "maybe".']],
  ['path: a.sarif\n', ['1:1 Unknown key `path`: it belongs under `imports`.']],
  [
    'imports: /tmp/a.sarif\n',
    ['1:10 Expected a path below the folder of the configuration: move the file into it.'],
  ],
  [
    'imports: [{ path: a, base: ../b }]\n',
    ['1:28 Expected a path below the folder of the configuration: move the file into it.'],
  ],
  ['imports: [{ path: a, basePath: shop }]\n', ['1:32 Expected the path of an address, such as `/shop`.']],
  ['imports: [{ format: sarif }]\n', ['1:11 The report is not named: give its `path`.']],
  [
    'imports: [{ path: a, format: pdf }]\n',
    [
      '1:30 Expected `sarif`, `gitlab`, `sonarqube`, `fortify`, `zap`, `burp`, `nuclei` or `junit`, found "pdf".',
    ],
  ],
  [
    'imports: [{ path: a, revision: main }]\n',
    ['1:32 Expected `HEAD` or the id of a commit: the names of branches mean another one tomorrow.'],
  ],
  ['provenance: public\n', ['1:13 Expected `private` or `shared`, found "public".']],
];

describe('a configuration', () => {
  it('can say everything', () => {
    const { configuration, problems } = read(FULL);
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration, {
      rules: {
        include: ['security/rules', 'extra.yml'],
        disable: ['python-debug'],
        disablePacks: ['acme'],
        severity: new Map([
          ['python-md5', 'low'],
          ['constructor', 'high'],
        ]),
      },
      paths: { include: ['src/'], exclude: ['*.min.js', '/vendor'] },
      strictness: 'low',
      policy: [
        {
          require: 'unreviewed-ai',
          paths: ['src/payment/**'],
          reviewers: 2,
          notAuthor: true,
          signed: true,
          likely: false,
        },
        {
          require: 'unreviewed-findings',
          paths: [],
          reviewers: 1,
          notAuthor: false,
          signed: false,
          likely: true,
        },
      ],
      checklist: {
        findings: 'medium',
        secrets: false,
        reviews: { paths: ['src'], reviewers: 2, notAuthor: true, signed: true, likely: false },
        acceptedRisks: false,
        packages: true,
        rules: { maxAgeDays: 30 },
        dynamic: { maxAgeDays: 7, severity: 'low', routes: ['api/**'], whenImported: false },
        imports: ['CodeQL'],
        guidelines: true,
        hooks: ['cursor'],
      },
      allowedSigners: 'keys/allowed_signers',
      trustedPublishers: 'keys/publishers',
      provenance: 'shared',
      imports: [
        { path: 'reports/*.sarif', base: '' },
        { path: 'zap.json', format: 'zap', base: 'services/shop', basePath: '/v1', revision: 'HEAD' },
      ],
      deduplicate: false,
    });
  });

  for (const text of RIGHT.slice(1)) {
    it(`may be ${JSON.stringify(text)}`, () => assert.deepEqual(read(text).problems, []));
  }

  it('names no more globs than can be held against every file', () => {
    const { configuration, problems } = read(`paths:\n  exclude: [${'a,'.repeat(501)}]\n`);
    assert.match(problems.join(), /more than 500 globs/);
    assert.deepEqual(configuration.paths.exclude, []);
  });

  for (const [text, problems] of WRONG) {
    it(`${JSON.stringify(text)}: ${problems.length} problem, with its place`, () =>
      assert.deepEqual(read(text).problems, problems));
  }

  it('counts as far as it is right', () => {
    const { configuration, problems } = read(
      'rules:\n  disable: [a, 1]\n  colour: red\npaths: 7\nconfidence: high\npolicy: [{ require: unreviewed, reviewers: x }]\n',
    );
    assert.equal(problems.length, 4);
    assert.deepEqual(configuration.rules.disable, ['a']);
    assert.deepEqual(configuration.paths, DEFAULT_CONFIGURATION.paths);
    assert.equal(configuration.strictness, 'high');
    assert.equal(configuration.policy[0]?.reviewers, 1);
  });

  it('that is no YAML says where, and that nothing of it counts', () => {
    const { configuration, problems } = read('rules:\n  disable: [a\nconfidence: low\n');
    assert.deepEqual(configuration, DEFAULT_CONFIGURATION);
    assert.ok(problems.length > 0);
    for (const problem of problems)
      assert.match(problem, /^[23]:\d+ This is not valid YAML: .*nothing of the file counts/);
  });

  it('with a key twice says so', () =>
    assert.match(read('confidence: low\nconfidence: high\n').problems.join('\n'), /2:1 .*unique/i));

  it('that is enormous, or grows when it is read, is refused at once', () => {
    assert.match(read('#'.repeat(2_000_000)).problems.join(), /longer than 1000000 characters/);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]\n`)
      .join('')}`;
    assert.match(read(bomb).problems.join(), /alias/i);
  });
});

describe('the schema of the configuration', () => {
  for (const text of RIGHT) {
    it(`accepts ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.deepEqual(schemaErrors(parse(text), schema), []));
  }
  for (const [text] of WRONG) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.notDeepEqual(schemaErrors(parse(text), schema), []));
  }
});

describe('selecting rules', () => {
  const rules: Rule[] = ['low', 'medium', 'high'].flatMap(
    (confidence) =>
      loadRules(
        `rules: [{ id: ${confidence}, message: m, severity: ERROR, languages: [python], pattern: f(), metadata: { confidence: ${confidence} } }]`,
        'r.yml',
      ).rules,
  );
  const select = (text: string): string[] =>
    selectRules(rules, read(text).configuration).map(({ id, severity }) => `${id} ${severity}`);

  it('leaves none out for being unsure, as an assistant may have written the code', () =>
    assert.deepEqual(select(''), ['low high', 'medium high', 'high high']));
  it('takes the confidence that is asked for', () => {
    assert.equal(select('strictness: low').length, 3);
    assert.equal(select('confidence: low').length, 3);
    assert.deepEqual(select('strictness: high\nconfidence: low'), ['high high']);
    assert.equal(select('strictness: adaptive').length, 3);
    assert.equal(select('strictness: medium').length, 2);
    assert.deepEqual(select('confidence: high'), ['high high']);
  });
  it('leaves out those that are disabled', () =>
    assert.deepEqual(select('rules: { disable: [medium] }'), ['low high', 'high high']));
  it('changes severities', () =>
    assert.deepEqual(select('rules: { severity: { medium: info } }'), [
      'low high',
      'medium info',
      'high high',
    ]));
});

describe('selecting parts of rules', () => {
  const [rule] = loadRules(
    `
models:
  - id: python/parameter
    languages: [python]
    sources:
      - { for-sinks: evil, beside-sources: request, confidence: LOW, at-entry: true, pattern: parameter() }
      - { kind: request, pattern: source() }
  - id: python/evil
    languages: [python]
    sinks: [{ kind: evil, pattern: sink($X) }, { kind: evil, confidence: low, pattern: perhaps($X) }]
rules:
  - id: flow
    message: m
    severity: ERROR
    languages: [python]
    mode: taint
    pattern-sources: [{ x-kind: request }]
    pattern-sinks: [{ x-kind: evil }]
`,
    'r.yml',
  ).rules;
  const parts = (text: string): number[] =>
    selectRules([rule as Rule], read(text).configuration).map(
      ({ taint }) => 10 * (taint?.sources.length ?? 0) + (taint?.sinks.length ?? 0),
    );

  it('keeps what findings of low confidence rest on where they may be shown', () => {
    assert.deepEqual(parts(''), [22]);
    assert.deepEqual(parts('strictness: low'), [22]);
  });
  it('leaves it out where they are not', () => {
    assert.deepEqual(parts('strictness: medium'), [11]);
    assert.deepEqual(parts('strictness: high'), []);
  });
});

describe('the paths of a configuration', () => {
  const scanned = (text: string, path: string): boolean => isScanned(path, read(text).configuration);

  it('are all, without any', () => assert.equal(scanned('', 'a/b.py'), true));
  it('are those to include', () => {
    assert.equal(scanned('paths: { include: [src] }', 'src/a.py'), true);
    assert.equal(scanned('paths: { include: [src] }', 'lib/a.py'), false);
  });
  it('are not those to exclude, even if included', () => {
    const text = 'paths: { include: [src], exclude: ["*_test.py"] }';
    assert.equal(scanned(text, 'src/a.py'), true);
    assert.equal(scanned(text, 'src/a_test.py'), false);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadRuleFiles, loadRules } from './load.ts';
import { RuleSet } from './ruleSet.ts';

const MODELS = `models:
  - id: test/request
    description: What a client sends.
    sources:
      - pattern: request()
      - pattern: query()
    sanitizers:
      - pattern: clean(...)
`;

const rule = (sources: string): string => `rules:
  - id: flow
    message: Data from a request arrives.
    severity: HIGH
    languages: [python]
    mode: taint
    pattern-sources:
${sources}
    pattern-sinks:
      - pattern: run(...)
`;

const INCLUDES = rule('      - x-model: test/request\n      - pattern: own()');

describe('shared models', () => {
  it('stand for their parts, beside those of the rule', () => {
    const { rules, problems } = loadRules(`${MODELS}${INCLUDES}`, 'a.yaml');
    assert.deepEqual(problems, []);
    const patterns = rules[0]?.taint?.sources.map(({ formula }) =>
      formula.op === 'pattern' ? formula.pattern.text : '',
    );
    assert.deepEqual(patterns, ['request()', 'query()', 'own()']);
  });

  it('hand what the entry says to every part', () => {
    const { rules } = loadRules(
      `${MODELS}${rule('      - {x-model: test/request, label: WEB, exact: true}')}`,
      'a.yaml',
    );
    assert.deepEqual(
      rules[0]?.taint?.sources.map(({ label, exact }) => ({ label, exact })),
      [
        { label: 'WEB', exact: true },
        { label: 'WEB', exact: true },
      ],
    );
  });

  it('are read from other files, whatever the order', () => {
    const files = [
      { file: 'rule.yaml', text: INCLUDES },
      { file: 'models.yaml', text: MODELS },
    ];
    for (const order of [files, [...files].reverse()]) {
      const { rules, problems } = loadRuleFiles(order);
      assert.deepEqual(problems, []);
      assert.equal(rules[0]?.taint?.sources.length, 3);
    }
  });

  it('of the product can be included by other rules', () => {
    const { models } = loadRules(MODELS, 'shipped.yaml');
    assert.deepEqual(loadRules(INCLUDES, 'own.yaml', models).problems, []);
  });

  const problem = (text: string): string => {
    const { problems } = loadRules(text, 'a.yaml');
    assert.equal(problems.length, 1);
    assert.notEqual(problems[0]?.span, undefined);
    return problems[0]?.message ?? '';
  };

  it('that do not exist are a problem that names the nearest', () => {
    const wrong = rule('      - x-model: test/reqest');
    assert.equal(
      problem(`${MODELS}${wrong}`),
      'There is no model `test/reqest`: did you mean `test/request`?',
    );
    assert.equal(problem(wrong), 'There is no model `test/reqest`.');
  });

  it('without parts of the kind are a problem', () => {
    const text = `models:\n  - id: safe\n    sanitizers: [{pattern: clean()}]\n${rule('      - x-model: safe')}`;
    assert.equal(problem(text), 'The model `safe` has no sources.');
  });

  it('that are empty, unknown in part or defined twice are problems', () => {
    assert.match(problem('models:\n  - id: nothing\n'), /^The model is empty/);
    assert.match(problem('models:\n  - {id: odd, source: []}\n'), /^Unknown key `source` in a model/);
    const twice = '  - {id: same, sinks: [{pattern: run()}]}\n';
    assert.match(problem(`models:\n${twice}${twice}`), /^There is already a model `same`/);
  });
});

describe('types of libraries', () => {
  const TYPES = `models:
  - id: test/shop
    description: A library.
    languages: [python]
    types:
      shop.connect(): shop.Connection
      shop.Connection.cursor(): shop.Cursor
    supertypes:
      shop.FastCursor: shop.Cursor
`;
  const typed = (languages: string): string => `rules:
  - { id: typed, message: Typed., severity: HIGH, languages: [${languages}], pattern: '$C.execute($SQL)' }
`;
  const problemsOf = (text: string): string[] =>
    loadRules(text, 'a.yaml').problems.map(({ message }) => message);

  it('go with the rules of their language', () => {
    const { rules, problems } = loadRules(`${TYPES}${typed('python')}`, 'a.yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(rules[0]?.types, [
      {
        given: { 'shop.connect()': 'shop.Connection', 'shop.Connection.cursor()': 'shop.Cursor' },
        supertypes: { 'shop.FastCursor': ['shop.Cursor'] },
      },
    ]);
  });

  it('go with no rules of other languages', () => {
    assert.deepEqual(loadRules(`${TYPES}${typed('go')}`, 'a.yaml').rules[0]?.types, []);
  });

  it('count for the version of the rules', () => {
    const version = (text: string): string => new RuleSet(loadRules(text, 'a.yaml').rules).version;
    const text = `${TYPES}${typed('python')}`;
    assert.equal(version(text), version(text));
    assert.notEqual(version(text), version(text.replace('cursor()', 'open()')));
  });

  it('are of a language that there is, and have dotted names', () => {
    assert.match(problemsOf(TYPES.replace('[python]', '[latin]')).join(), /There is no language `latin`/);
    assert.match(problemsOf(TYPES.replace('    languages: [python]\n', '')).join(), /`languages` is missing/);
    assert.match(
      problemsOf(TYPES.replace('shop.connect()', 'shop connect')).join(),
      /`shop connect` is no dotted name/,
    );
    assert.match(problemsOf(TYPES.replace('shop.Cursor\n', '"a b"\n')).join(), /`a b` is no dotted name/);
    assert.match(problemsOf(TYPES.replace('shop.Cursor\n', '[a]\n')).join(), /Expected text, found a list/);
  });
});

describe('kinds', () => {
  const LIBRARIES = `models:
  - id: test/one
    languages: [python]
    sinks:
      - { pattern: 'one.run($SQL)', kind: sql }
      - { pattern: 'one.open($PATH)', kind: [path, url] }
  - id: test/two
    languages: [python]
    sinks:
      - { pattern: two.ask(...), kind: sql, exact: true }
  - id: test/other
    languages: [go]
    sinks:
      - { pattern: other.Ask(...), kind: sql }
`;
  const asking = (kinds: string): string =>
    rule('      - pattern: own()').replace('      - pattern: run(...)', `      - x-kind: ${kinds}`);
  const sinksOf = (kinds: string) => {
    const { rules, problems } = loadRules(`${LIBRARIES}${asking(kinds)}`, 'a.yaml');
    assert.deepEqual(problems, []);
    return rules[0]?.taint?.sinks.map(({ formula, ...said }) => [
      formula.op === 'pattern' ? formula.pattern.text : '',
      said,
    ]);
  };
  const problemsOf = (text: string): string[] =>
    loadRules(text, 'a.yaml').problems.map(({ message }) => message);

  it('stand for what all models of the language have of them', () => {
    assert.deepEqual(sinksOf('sql'), [
      ['one.run($SQL)', { kinds: ['sql'] }],
      ['two.ask(...)', { kinds: ['sql'], exact: true }],
    ]);
    assert.deepEqual(sinksOf('url'), [['one.open($PATH)', { kinds: ['url'] }]]);
    assert.equal(sinksOf('[sql, path]')?.length, 3);
  });

  it('that no model of the language has are a problem that names the nearest', () => {
    assert.deepEqual(problemsOf(`${LIBRARIES}${asking('sq')}`), [
      "No model of the rule's languages has sinks of the kind `sq`: did you mean `sql`?",
    ]);
    assert.match(
      problemsOf(`${LIBRARIES}${asking('sql').replace('[python]', '[java]')}`).join(),
      /No model of the rule's languages has sinks of the kind `sql`\./,
    );
  });

  it('of sources and sinks bring what is a source of such rules unasked, with its confidence', () => {
    const PARAMETERS = `
  - id: test/request
    languages: [python]
    sources: [{ pattern: request(), kind: request }]
  - id: test/parameter
    languages: [python]
    sources:
      - { pattern: p(), for-sinks: [sql], beside-sources: [request, test/request], confidence: low, at-entry: true }
`;
    const sourcesOf = (source: string, kind: string) =>
      loadRules(
        `${LIBRARIES}${PARAMETERS}${asking(kind).replace('- pattern: own()', `- ${source}`)}`,
        'a.yaml',
      ).rules[0]?.taint?.sources.map(({ formula: _, ...said }) => said);
    const parameter = { confidence: 'low', atEntry: true };
    assert.deepEqual(sourcesOf('x-kind: request', 'sql'), [{}, parameter]);
    assert.deepEqual(sourcesOf('x-model: test/request', '[url, sql]'), [{}, parameter]);
    assert.deepEqual(sourcesOf('x-kind: request', 'path'), [{}], 'other sinks');
    assert.deepEqual(sourcesOf('pattern: own()', 'sql'), [{}], 'other sources');
  });

  it('are those of a language', () => {
    assert.match(
      problemsOf('models:\n  - { id: a, sinks: [{ pattern: f(), kind: sql }] }').join(),
      /`languages` is missing/,
    );
  });
});

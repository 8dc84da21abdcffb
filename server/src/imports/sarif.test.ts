import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportedResult } from './imported.ts';
import { readText, resultsOf, sarifText } from './testing.ts';

const at = (uri: string, region: object = {}): object => ({
  physicalLocation: { artifactLocation: { uri }, region },
});
const result = (more: object = {}): object => ({
  ruleId: 'a',
  message: { text: 'Something.' },
  locations: [at('a.py')],
  ...more,
});

/** The results of a report whose rules are these. */
function read(results: readonly object[], rules: readonly object[] = [], run: object = {}): ImportedResult[] {
  return resultsOf(readText(sarifText(results, { tool: { driver: { name: 'Other', rules } }, ...run })));
}

describe('SARIF as tools write it', () => {
  describe('with several places of one result', () => {
    const many = result({
      locations: [at('a.py', { startLine: 1 }), at('a.py', { startLine: 9 }), at('b.py', { startLine: 2 })],
      codeFlows: [{ threadFlows: [{ locations: [{ location: at('a.py', { startLine: 1 }) }] }] }],
    });

    it('is a result at each, of which the first has the way of the data', () => {
      assert.deepEqual(
        read([many]).map(({ place, trace, at: where }) => [
          `${place?.path}:${place?.region?.startLine}`,
          trace.length,
          where,
        ]),
        [
          ['a.py:1', 1, '$.runs[0].results[0]'],
          ['a.py:9', 0, '$.runs[0].results[0].locations[1]'],
          ['b.py:2', 0, '$.runs[0].results[0].locations[2]'],
        ],
      );
    });

    it('is none at those that say only which function it is', () => {
      const { runs, problems } = readText(
        sarifText([result({ locations: [at('a.py'), { logicalLocations: [{ name: 'f' }] }] })]),
      );
      assert.equal(runs[0]?.results.length, 1);
      assert.deepEqual(problems, []);
    });

    it('says of those that are outside of the project', () => {
      const { runs, problems } = readText(sarifText([result({ locations: [at('a.py'), at('../b.py')] })]));
      assert.equal(runs[0]?.results.length, 1);
      assert.deepEqual(problems, [
        {
          message: 'A result was left out: it has no place in a file of the project.',
          at: '$.runs[0].results[0].locations[1]',
        },
      ]);
    });

    it('is none at all where nothing is wrong', () => {
      for (const more of [{ kind: 'pass' }, { kind: 'notApplicable' }, { baselineState: 'absent' }])
        assert.deepEqual(read([{ ...many, ...more }]), []);
    });
  });

  it('need not name a rule, but has to say something', () => {
    assert.deepEqual(
      read([result({ ruleId: undefined })]).map(({ ruleId, message }) => [ruleId, message]),
      [['unnamed', 'Something.']],
    );
    const { problems } = readText(sarifText([{ locations: [at('a.py')] }]));
    assert.match(problems[0]?.message ?? '', /neither a rule nor a message/);
  });

  it('has the rule of which a rule is a finer kind', () => {
    const rules = [{ id: 'a', shortDescription: { text: 'Rule a' } }];
    assert.deepEqual(
      read([result({ ruleId: 'a/b' }), result({ ruleId: 'ab' })], rules).map(({ ruleId, title }) => [
        ruleId,
        title,
      ]),
      [
        ['a/b', 'Rule a'],
        ['ab', undefined],
      ],
    );
  });

  it('has titles of one line, of which the message may be more', () => {
    const text = `Found something.\nIt is bad ${'and so on '.repeat(40)}.\n`;
    const [{ title = '', message } = assert.fail()] = read(
      [{ ruleId: 'a', locations: [at('a.py')] }],
      [{ id: 'a', shortDescription: { text } }],
    );
    assert.match(title, /^Found something\. It is bad .*…$/);
    assert.equal(title.length, 200);
    assert.equal(message, text);
  });

  describe('says how bad a result is', () => {
    const severityOf = (own: object, rule: object): string | undefined =>
      read([result(own)], [{ id: 'a', ...rule }])[0]?.severity;
    const tagged = (...tags: string[]): object => ({ properties: { tags } });

    for (const [why, own, rule, severity] of [
      ['by a tag of the rule', { level: 'error' }, tagged('security', 'MEDIUM'), 'medium'],
      ['by a tag of its own', { level: 'note', ...tagged('CRITICAL') }, {}, 'critical'],
      [
        'by a score before a tag',
        { level: 'error' },
        { properties: { tags: ['LOW'], 'security-severity': '9.8' } },
        'critical',
      ],
      [
        'by the level, where a tag only has the word in it',
        { level: 'error' },
        tagged('low-hanging'),
        'high',
      ],
      ['by the level of its rule', {}, { defaultConfiguration: { level: 'note' } }, 'low'],
      ['by a warning, where nothing is said', {}, {}, 'medium'],
      [
        'by the level, where it is not known',
        { level: 'error', properties: { severity: 'UNKNOWN' } },
        {},
        'high',
      ],
    ] as const)
      it(why, () => assert.equal(severityOf(own, rule), severity));
  });

  describe('says how sure the tool is', () => {
    const confidenceOf = (own: object, rule: object): string | undefined =>
      read([result({ properties: own })], [{ id: 'a', properties: rule }])[0]?.confidence;

    for (const [why, own, rule, confidence] of [
      ['by the result', { issue_confidence: 'LOW' }, { precision: 'high' }, 'low'],
      [
        'by a tag before the precision, which is the same for all rules',
        {},
        { precision: 'very-high', tags: ['LOW CONFIDENCE'] },
        'low',
      ],
      ['by the precision', {}, { precision: 'very-high', tags: ['confidence'] }, 'high'],
      ['not at all', {}, { tags: ['high confidences'] }, undefined],
    ] as const)
      it(why, () => assert.equal(confidenceOf(own, rule), confidence));
  });

  describe('says which weakness it is', () => {
    const GUID = '25F72D7E-8A92-459D-AD67-64853F788765';
    const taxonomies = [
      { name: 'OWASP Top Ten 2021', guid: 'ffffffff-8a92-459d-ad67-64853f788765', taxa: [{ id: 'A03' }] },
      { name: 'CWE', guid: GUID, taxa: [{ id: '22' }, { id: '89' }] },
    ];
    const weaknesses = (target: object, properties: object = {}): unknown => {
      const rules = [{ id: 'a', relationships: [{ target }], properties }];
      const [{ cwe, owasp } = assert.fail()] = read([result()], rules, { taxonomies });
      return { cwe, owasp };
    };

    it('by the name of a taxonomy, whatever the id repeats of it', () => {
      for (const id of ['89', 'CWE-89', 'cwe-089'])
        assert.deepEqual(weaknesses({ id, toolComponent: { name: 'CWE' } }), { cwe: [89], owasp: [] });
    });

    it('by the identity or the number of a taxonomy of the run', () => {
      assert.deepEqual(weaknesses({ id: '22', toolComponent: { guid: GUID.toLowerCase() } }), {
        cwe: [22],
        owasp: [],
      });
      assert.deepEqual(weaknesses({ index: 1, toolComponent: { index: 1 } }), { cwe: [89], owasp: [] });
      assert.deepEqual(weaknesses({ id: 'A03', toolComponent: { index: 0 } }), {
        cwe: [],
        owasp: ['A03:2021'],
      });
    });

    it('but not by an id of a taxonomy that nobody knows', () => {
      for (const toolComponent of [{ name: 'Own' }, { index: 7 }, { guid: 'x' }, {}])
        assert.deepEqual(weaknesses({ id: '89', toolComponent }), { cwe: [], owasp: [] });
    });

    it('by a property that is only a number, but no other', () => {
      const none = { id: 'x' };
      assert.deepEqual(weaknesses(none, { cwe: 79, owasp: 80, tags: ['81'] }), { cwe: [79], owasp: [] });
      assert.deepEqual(weaknesses(none, { cwe: ['CWE-327: Use of a Broken Algorithm', '20'] }), {
        cwe: [327, 20],
        owasp: [],
      });
    });
  });

  describe('names files below a base', () => {
    const pathOf = (uri: string, originalUriBaseIds: object, uriBaseId: string): unknown =>
      read([result({ locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId } } }] })], [], {
        originalUriBaseIds,
      })[0]?.place;

    it('that is the root by its name', () => {
      for (const id of ['%SRCROOT%', 'SRCROOT', 'PROJECTROOT', 'REPO_ROOT'])
        assert.deepEqual(pathOf('src/a.py', { [id]: { uri: 'file:///home/ci/shop/' } }, id), {
          path: 'src/a.py',
          isAbsolute: false,
        });
    });

    it('that lacks its slash, or has its drive in another case', () => {
      const bases = { SRCROOT: { uri: 'file:///D:/a/1/s' }, SUB: { uri: 'src', uriBaseId: 'SRCROOT' } };
      const inside = { path: 'src/a.cs', isAbsolute: false };
      assert.deepEqual(pathOf('src/a.cs', bases, 'SRCROOT'), inside);
      assert.deepEqual(pathOf('a.cs', bases, 'SUB'), inside);
      assert.deepEqual(pathOf('file:///d:/A/1/s/src/a.cs', bases, 'SRCROOT'), inside);
      assert.deepEqual(pathOf('d:\\a\\1\\s\\src\\a.cs', bases, 'SRCROOT'), inside);
      const other = { path: 'a/1/src/a.cs', isAbsolute: true };
      assert.deepEqual(pathOf('file:///d:/a/1/src/a.cs', bases, 'SRCROOT'), other);
      // Without drives, names that differ in case are two.
      assert.deepEqual(pathOf('file:///home/CI/a.py', { SRCROOT: { uri: 'file:///home/ci/' } }, 'SRCROOT'), {
        path: 'home/CI/a.py',
        isAbsolute: true,
      });
    });

    it('that may be any folder, so that the place on that machine is kept', () => {
      assert.deepEqual(
        pathOf('com/shop/A.java', { '8736': { uri: 'file:///home/ci/shop/src/main/java/' } }, '8736'),
        { path: 'home/ci/shop/src/main/java/com/shop/A.java', isAbsolute: true },
      );
      assert.deepEqual(pathOf('app/pom.xml', { ROOTPATH: { uri: 'file:///' } }, 'ROOTPATH'), {
        path: 'app/pom.xml',
        isAbsolute: true,
      });
    });
  });

  it('says that its run failed', () => {
    const problemsOf = (...invocations: object[]): (string | undefined)[] =>
      readText(sarifText([result()], { invocations })).problems.map(({ message }) => message);
    assert.deepEqual(problemsOf({ executionSuccessful: true }, { executionSuccessful: false }), [
      'The report says that its run failed: results may be missing.',
    ]);
    assert.deepEqual(problemsOf({ executionSuccessful: true }), []);
    assert.deepEqual(problemsOf({}), []);
  });
});

/** Every item with what passes it, what fails it, and what makes it neither; and the places that name the items. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { type ChecklistSettings, DEFAULT_CHECKLIST } from '../config/checklist.ts';
import { parseConfiguration } from '../config/configuration.ts';
import { checklistMarkdown, checklistText } from '../report/checklistText.ts';
import { checklistOf } from './checklist.ts';
import type { CheckedFinding, CheckedHooks, CheckedPack, CheckedRun, ChecklistFacts } from './facts.ts';
import { ITEMS } from './items.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const schemaOf = (name: string) => JSON.parse(read(`schemas/${name}.schema.json`));

const FINDING: CheckedFinding = {
  severity: 'high',
  cwe: [78],
  fate: 'open',
  tools: [],
  place: { path: 'src/app.py', startLine: 3, endLine: 3, what: 'high: Command injection' },
};
const RUN: CheckedRun = {
  tool: 'ZAP',
  report: 'zap.json',
  isDynamic: true,
  madeAt: '2026-06-10T00:00:00.000Z',
};
const HOOKS: CheckedHooks = {
  id: 'cursor',
  name: 'Cursor',
  isUsed: true,
  isInstalled: true,
  paths: ['.cursor/hooks.json'],
  faults: [],
};

interface Varied {
  readonly findings?: readonly Partial<CheckedFinding>[];
  readonly ended?: number;
  readonly facts?: Partial<ChecklistFacts>;
}

function factsOf({ findings = [], ended = 0, facts }: Varied): ChecklistFacts {
  return {
    now: '2026-06-15T10:15:00.000Z',
    notes: [],
    findings: {
      known: {
        files: 7,
        findings: findings.map((each) => ({ ...FINDING, ...each })),
        endedSuppressions: Array.from({ length: ended }, () => ({ path: 'a.py', what: 'ended' })),
        unparsed: 0,
      },
    },
    reviews: { known: { lines: 9, ai: 4, unknown: 5, missing: [] } },
    rules: { date: '2026-06-01', packs: [], weaknesses: new Set([78, 798, 1357]) },
    imports: { known: { runs: [], requests: [] } },
    guidelines: { known: { path: 'AGENTS.md', state: 'current' } },
    hooks: { known: [HOOKS] },
    ...facts,
  };
}

/** A checklist with a rule pack. */
const packs = (pack: Partial<CheckedPack>): Varied => ({
  facts: {
    rules: {
      date: '2026-06-01',
      packs: [{ name: 'acme', version: '1.0.0', replacesBundled: false, ...pack }],
      weaknesses: new Set(),
    },
  },
});

const request = (severity: CheckedFinding['severity'], route: string) => ({
  severity,
  route,
  place: { path: 'zap.json', what: route },
});
const dynamic = { maxAgeDays: 30, severity: 'high', routes: [], whenImported: false } as const;
const imported = (
  runs: readonly Partial<CheckedRun>[],
  requests: ReturnType<typeof request>[] = [],
): Varied => ({
  facts: { imports: { known: { runs: runs.map((each) => ({ ...RUN, ...each })), requests } } },
});
const unknown = { unknown: 'It could not be read.', advice: 'Mend it.' };

/** The item, what there is, what is asked beside the defaults, and what comes out. */
const CASES: readonly [keyof ChecklistSettings, Varied, Partial<ChecklistSettings>, string][] = [
  ['findings', {}, {}, 'passed'],
  ['findings', { findings: [{}] }, {}, 'failed'],
  ['findings', { findings: [{ severity: 'medium' }] }, {}, 'passed'],
  ['findings', { findings: [{ severity: 'medium' }] }, { findings: 'medium' }, 'failed'],
  [
    'findings',
    { findings: [{ fate: 'suppressed' }, { fate: 'judged' }, { fate: 'accepted' }] },
    {},
    'passed',
  ],
  ['findings', { findings: [{ fate: 'ended' }] }, {}, 'failed'],
  ['findings', { findings: [{}] }, { findings: false }, 'not-applicable'],
  ['findings', { facts: { findings: unknown } }, {}, 'unknown'],
  ['secrets', { findings: [{}] }, {}, 'passed'],
  ['secrets', { findings: [{ cwe: [798], severity: 'info' }] }, {}, 'failed'],
  ['secrets', { findings: [{ cwe: [798], fate: 'accepted' }] }, {}, 'failed'],
  ['secrets', { findings: [{ cwe: [798], fate: 'judged' }] }, {}, 'passed'],
  [
    'secrets',
    { facts: { rules: { date: undefined, packs: [], weaknesses: new Set([78]) } } },
    {},
    'not-applicable',
  ],
  ['reviews', {}, {}, 'passed'],
  [
    'reviews',
    { facts: { reviews: { known: { lines: 9, ai: 4, unknown: 5, missing: [FINDING.place] } } } },
    {},
    'failed',
  ],
  [
    'reviews',
    { facts: { reviews: { known: { lines: 9, ai: 0, unknown: 9, missing: [] } } } },
    {},
    'not-applicable',
  ],
  ['reviews', { facts: { reviews: unknown } }, {}, 'unknown'],
  ['acceptedRisks', { findings: [{ fate: 'accepted' }] }, {}, 'passed'],
  ['acceptedRisks', { findings: [{ fate: 'ended', severity: 'info' }] }, {}, 'failed'],
  ['acceptedRisks', { ended: 1 }, {}, 'failed'],
  ['acceptedRisks', { ended: 1 }, { acceptedRisks: false }, 'not-applicable'],
  ['packages', {}, {}, 'passed'],
  ['packages', { findings: [{ cwe: [1357] }] }, {}, 'failed'],
  ['packages', { findings: [{ cwe: [1357], fate: 'suppressed' }] }, {}, 'passed'],
  [
    'packages',
    { facts: { rules: { date: undefined, packs: [], weaknesses: new Set([78]) } } },
    {},
    'not-applicable',
  ],
  ['rules', {}, {}, 'passed'],
  ['rules', {}, { rules: { maxAgeDays: 14 } }, 'passed'],
  ['rules', {}, { rules: { maxAgeDays: 13 } }, 'failed'],
  ['rules', { facts: { rules: { date: undefined, packs: [], weaknesses: new Set() } } }, {}, 'unknown'],
  ['rules', packs({ published: '2026-06-01' }), { rules: { maxAgeDays: 14 } }, 'passed'],
  ['rules', packs({ published: '2026-05-31' }), { rules: { maxAgeDays: 14 } }, 'failed'],
  ['rules', packs({}), { rules: { maxAgeDays: 14 } }, 'passed'],
  [
    'rules',
    packs({ published: '2026-05-31', replacesBundled: true }),
    { rules: { maxAgeDays: 14 } },
    'failed',
  ],
  [
    'rules',
    packs({ published: '2026-06-14', replacesBundled: true }),
    { rules: { maxAgeDays: 1 } },
    'passed',
  ],
  ['dynamic', {}, {}, 'not-applicable'],
  ['dynamic', {}, { dynamic }, 'failed'],
  ['dynamic', imported([{ isDynamic: false }]), { dynamic }, 'failed'],
  ['dynamic', imported([{}]), {}, 'passed'],
  ['dynamic', imported([{}]), { dynamic: { ...dynamic, maxAgeDays: 4 } }, 'failed'],
  ['dynamic', imported([{}, { madeAt: '2026-01-01T00:00:00.000Z' }]), {}, 'passed'],
  ['dynamic', imported([{}], [request('medium', 'login')]), {}, 'passed'],
  ['dynamic', imported([{}], [request('high', 'login')]), {}, 'failed'],
  [
    'dynamic',
    imported([{}], [request('high', 'login')]),
    { dynamic: { ...dynamic, routes: ['api/**'] } },
    'passed',
  ],
  [
    'dynamic',
    imported([{}], [request('high', 'api/a')]),
    { dynamic: { ...dynamic, routes: ['api/**'] } },
    'failed',
  ],
  ['dynamic', { ...imported([{}]), findings: [{ tools: ['ZAP'] }] }, {}, 'failed'],
  ['dynamic', { ...imported([{}]), findings: [{ tools: ['CodeQL'] }] }, {}, 'passed'],
  [
    'dynamic',
    {
      facts: { imports: { known: { runs: [{ tool: 'ZAP', report: 'z', isDynamic: true }], requests: [] } } },
    },
    {},
    'unknown',
  ],
  ['imports', {}, {}, 'not-applicable'],
  ['imports', imported([{}]), { imports: ['zap'] }, 'passed'],
  ['imports', imported([{}]), { imports: ['ZAP', 'CodeQL'] }, 'failed'],
  ['guidelines', {}, {}, 'passed'],
  ['guidelines', { facts: { guidelines: { known: { path: 'A', state: 'outdated' } } } }, {}, 'failed'],
  ['guidelines', { facts: { guidelines: { known: { path: 'A', state: 'torn' } } } }, {}, 'failed'],
  ['guidelines', { facts: { guidelines: { known: { path: 'A', state: 'absent' } } } }, {}, 'not-applicable'],
  [
    'guidelines',
    { facts: { guidelines: { known: { path: 'A', state: 'absent' } } } },
    { guidelines: true },
    'failed',
  ],
  ['hooks', {}, {}, 'passed'],
  ['hooks', { facts: { hooks: { known: [{ ...HOOKS, isUsed: false }] } } }, {}, 'not-applicable'],
  ['hooks', { facts: { hooks: { known: [{ ...HOOKS, isInstalled: false }] } } }, {}, 'failed'],
  [
    'hooks',
    { facts: { hooks: { known: [{ ...HOOKS, faults: [{ path: 'a', what: 'off' }] }] } } },
    {},
    'failed',
  ],
  [
    'hooks',
    { facts: { hooks: { known: [{ ...HOOKS, isUsed: false, isInstalled: false }] } } },
    { hooks: ['cursor'] },
    'failed',
  ],
  ['hooks', {}, { hooks: ['nobody'] }, 'unknown'],
];

describe('the checklist', () => {
  for (const [id, varied, asked, state] of CASES)
    it(`${id}: ${state} for ${JSON.stringify([varied, asked])}`, () => {
      const result = checklistOf(factsOf(varied), { ...DEFAULT_CHECKLIST, ...asked });
      const item = result.items.find((each) => each.id === id);
      assert.equal(item?.state, state, item?.evidence);
      if (state === 'failed') assert.ok(item.advice);
      assert.deepEqual(schemaErrors(result, schemaOf('checklist')), []);
    });

  it('has a case that passes and one that fails for every item', () => {
    for (const wanted of ['passed', 'failed']) {
      const ids = new Set(CASES.filter(([, , , state]) => state === wanted).map(([id]) => id));
      assert.deepEqual(
        Object.keys(ITEMS).filter((id) => !ids.has(id as never)),
        [],
      );
    }
  });

  it('is passed only when every item is or does not apply', () => {
    const states = (varied: Varied) => checklistOf(factsOf(varied), DEFAULT_CHECKLIST).state;
    assert.equal(states({}), 'passed');
    assert.equal(states({ findings: [{}] }), 'failed');
    assert.equal(states({ findings: [{}], facts: { reviews: unknown } }), 'unknown');
  });

  it('tells of all places, in text of the first ones, and lets none of them speak for the report', () => {
    const path = 'a\u001b[2J|`x`\n::error::.py';
    const findings = Array.from({ length: 12 }, (_, i) => ({
      place: { path, startLine: i + 1, endLine: i + 2, what: '@everyone <b>' },
    }));
    const result = checklistOf(factsOf({ findings }), DEFAULT_CHECKLIST);
    assert.equal(result.items[0]?.places.length, 12);
    for (const text of [checklistText(result), checklistMarkdown(result)]) {
      assert.match(text, /… and 2 more \(all are in --format json\)/);
      assert.ok(!text.includes('\u001b') && !/^::error/m.test(text));
    }
    assert.match(checklistMarkdown(result), /`@everyone <b>`/);
    const long = 'p'.repeat(20_000);
    const many = findings.map(({ place }) => ({
      cwe: [798, 1357],
      fate: 'ended' as const,
      tools: ['ZAP'],
      place: { ...place, path: long, what: long },
    }));
    const worst = checklistOf(factsOf({ ...imported([{}]), findings: many }), DEFAULT_CHECKLIST);
    assert.equal(worst.items.filter(({ places }) => places.length === 12).length, 5);
    assert.ok(checklistMarkdown(worst).length <= 60_000, 'GitHub takes no longer comments');
  });

  it('has its items in the schemas and in docs/checklist.md, with the defaults that count', () => {
    const ids = Object.keys(ITEMS);
    const { definitions } = schemaOf('configuration');
    const { properties } = definitions.checklist;
    assert.deepEqual(Object.keys(properties), ids);
    assert.deepEqual(schemaOf('checklist').definitions.item.properties.id.enum, ids);
    assert.deepEqual(
      [...read('docs/checklist.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, id]) => id),
      ids,
    );
    const defaults = Object.entries<{ default?: unknown }>(properties).filter(
      ([, each]) => each.default !== undefined,
    );
    const asked = Object.fromEntries(defaults.map(([id, each]) => [id, each.default]));
    const { configuration, problems } = parseConfiguration(JSON.stringify({ checklist: asked }), 'c.yml');
    assert.deepEqual(problems, []);
    const { dynamic: own, ...rest } = configuration.checklist;
    const { dynamic: fallback, ...others } = DEFAULT_CHECKLIST;
    assert.deepEqual(rest, others);
    assert.deepEqual(own, fallback && { ...fallback, whenImported: false });
  });

  it('is read as docs/checklist.md shows it, and reported where it is wrong', () => {
    const [, example = ''] =
      /```yaml\n(# \.ai-security-scanner\.yml\n[^`]*)```/.exec(read('docs/checklist.md')) ?? [];
    const { configuration, problems } = parseConfiguration(example, 'c.yml');
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration.checklist.hooks, ['claude-code', 'cursor']);
    assert.equal(configuration.checklist.packages, false);
    const wrong = parseConfiguration(
      'checklist: { findings: hihg, secrets: 1, reviews: { reviewer: 2 }, rules: { maxAgeDays: 0 }, what: 1 }',
      'c.yml',
    );
    assert.equal(wrong.problems.length, 5, JSON.stringify(wrong.problems.map(({ message }) => message)));
    assert.deepEqual(wrong.configuration.checklist, DEFAULT_CHECKLIST);
  });
});

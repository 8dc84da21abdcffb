/**
 * Ten thousand payloads that no agent should send: those of the fixtures, spoiled. Whatever they hold, there is an
 * answer in the dialect's own form, and what is kept on record can only say that an AI wrote it.
 *
 * `FUZZ_SEED` and `FUZZ_RUNS` repeat or lengthen a run; a failure names its seed.
 */

import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Answer } from '../../server/src/agent/hooks/dialect.ts';
import { answerHook, type HookWorld } from '../../server/src/agent/hooks/hook.ts';
import type { Note } from '../../server/src/agent/hooks/memory.ts';
import { needOf } from '../../server/src/agent/hooks/need.ts';
import { readPayload } from '../../server/src/agent/hooks/payload.ts';
import { countedFindings } from '../../server/src/agent/scanned.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { reportedLines } from '../../server/src/provenance/agentReport.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { fixtures, payloadIn, RULES } from '../hooks/support.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 10_000);

/** What the answers of each agent consist of. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'claude-code': ['hookSpecificOutput', 'decision', 'reason'],
  codex: ['hookSpecificOutput', 'decision', 'reason', 'systemMessage'],
  vscode: ['hookSpecificOutput', 'decision', 'reason'],
  copilot: ['permissionDecision', 'permissionDecisionReason', 'additionalContext', 'decision', 'reason'],
  cursor: ['permission', 'user_message', 'agent_message', 'additional_context', 'followup_message'],
  windsurf: [],
};

const ODD = [
  null,
  0,
  -1,
  1e308,
  '',
  '\0',
  '\ud800',
  '../../etc/passwd',
  '/',
  'x'.repeat(5_000),
  [],
  {},
  [[[]]],
  true,
];
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hook_event_name',
  'cwd',
  'file_path',
  'command',
  'edits',
];
const SCRAPS = [
  '"',
  '\\u0000',
  '{',
  '}',
  '[',
  ',',
  '1e999',
  'null',
  '\u202e',
  '*** Add File: a.py\n+worst(1)\n',
];

/** Changes something somewhere in a value. */
function spoil(value: unknown, random: Random, others: readonly unknown[]): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const [key, inner] = entries.length === 0 ? ['', undefined] : random.pick(entries);
  if (typeof inner === 'object' && inner !== null && random.below(3) > 0) return spoil(inner, random, others);
  const put = (name: string, given: unknown): void => {
    Object.defineProperty(value, name, {
      value: given,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  };
  switch (random.below(5)) {
    case 0:
      put(random.pick(KEYS), structuredClone(random.pick(ODD)));
      break;
    case 1:
      Reflect.deleteProperty(value, key);
      break;
    case 2:
      put(key, structuredClone(random.pick(others)));
      break;
    case 3:
      if (typeof inner === 'string')
        put(key, `${inner.slice(random.below(inner.length + 1))}${random.pick(SCRAPS)}`);
      break;
    default:
      put(key, structuredClone(random.pick(ODD)));
  }
}

describe('payloads that no agent should send', function () {
  this.timeout(300_000);
  let scanner: Scanner;
  const { rules } = loadRules(RULES, 'rules.yaml');
  const ruleSet = new RuleSet(rules);
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const language of ['bash', 'python']) await scanner.prepareLanguage(language);
  });

  it("have an answer in the form of their dialect, and make nothing a person's", async () => {
    const known = [...fixtures().values()];
    const texts = known.map((fixture) => payloadIn('/w', fixture));
    const values = known.map(({ payload }) => payload);
    const counts = { faults: 0, silent: 0, answers: 0, vetoes: 0, kept: 0 };
    const notes: Note[] = [];
    const warnings: string[] = [];
    const world: HookWorld = {
      place: async (path) =>
        path.startsWith('/w/') || !path.startsWith('/') ? { path, name: path } : undefined,
      read: async (path) => (path.includes('app') ? 'def handler(name):\n    return name\n' : undefined),
      async scan(_, text) {
        const source = { path: 'a.py', text };
        return countedFindings(
          scanner.scan(source, ruleSet),
          text,
          (id) => rules.find((each) => each.id === id),
          'adaptive',
        );
      },
      async keep({ text, writes, who }) {
        counts.kept++;
        for (const line of reportedLines(text, writes, '', { time: 1, who }))
          assert.ok(
            line === undefined || (line.author === 'ai' && line.evidence[0]?.kind === 'agent-report'),
          );
      },
      withTree(text, work) {
        const made = scanner.withTree(
          { path: 'c', editorId: 'shellscript', text },
          (root) => [work(root)] as const,
        );
        assert.ok(made !== undefined);
        return made[0];
      },
      keys: () => [{ name: 'app/keys', paths: ['/w/app/keys'] }],
      manifests: async () => ['{"dependencies": {"express": "1"}}'],
      memory: () => ({
        notes: () => notes,
        add: (more) => void notes.push(...more.slice(0, 1)),
        claim: () => true,
      }),
      warn: (sentence) => void warnings.push(sentence),
    };
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const random = new Random(seed);
      let text = random.pick(texts);
      if (text.startsWith('{') && random.below(10) > 0) {
        const value: unknown = JSON.parse(text);
        for (let times = random.below(4); times > 0; times--) spoil(value, random, values);
        text = JSON.stringify(value);
      }
      if (random.below(12) === 0) {
        const at = random.below(text.length + 1);
        text = text.slice(0, at) + random.pick(SCRAPS) + text.slice(at + random.below(3));
      }
      if (notes.length > 20) notes.length = 0;
      const where = `seed ${seed}: ${text.slice(0, 500)}`;
      const payload = readPayload(text, random.pick([undefined, 'vscode', 'copilot', 'nobody']));
      if ('fault' in payload) {
        counts.faults++;
        assert.match(payload.fault, /\.$/, where);
        continue;
      }
      const options = { denies: random.below(2) === 0, asksOnStop: random.below(2) === 0 };
      const need = needOf(payload, options, () => world.keys(payload.event));
      const answer = await answerHook(payload, options, world);
      if (need === 'nothing')
        assert.deepEqual(answer, { code: 0 }, `what needs nothing is answered: ${where}`);
      check(answer, payload.dialect.id, options.denies, where);
      if (answer.code === 2) counts.vetoes++;
      else if (answer.out === undefined) counts.silent++;
      else counts.answers++;
    }
    assert.deepEqual(warnings, []);
    for (const [what, count] of Object.entries(counts))
      assert.ok(count > RUNS / 500, `${what}: only ${count}`);
  });

  function check({ out, error, code }: Answer, agent: string, denies: boolean, where: string): void {
    if (code !== 0) assert.ok(agent === 'windsurf' && denies && error !== undefined, where);
    if (out === undefined) return;
    const forms = FORMS[agent] as readonly string[];
    assert.ok(
      Object.keys(out).every((key) => forms.includes(key)),
      where,
    );
    assert.ok(JSON.stringify(out).length < 40_000, where);
    const said = JSON.stringify(out);
    if (!denies) assert.doesNotMatch(said, /"(?:permissionDecision|permission)":"deny"/, where);
    assert.doesNotMatch(said, /"(?:permissionDecision|permission)":"allow"/, where);
  }
});

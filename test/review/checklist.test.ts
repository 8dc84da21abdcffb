/** A change cannot loosen the checklist that it is held against: what the base has counts, in real repositories. */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { ChecklistResult } from '../../server/src/checklist/checklist.ts';
import type { Authorship } from '../../server/src/review/authorship.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const BOB = { name: 'Bob', email: 'bob@example.org' };
const OLD = 'def old():\n    return 1\n';
const CONFIGURATION = '.ai-security-scanner.yml';

const authorship: Authorship = {
  evidenceFor: async (_, text) =>
    text
      .split('\n')
      .map((line) => (line.includes('accepted') ? { by: 'ai', confidence: 'high' } : undefined)),
  problems: async () => [],
};
const environment = { authorship: () => authorship };

describe('the checklist of a change', () => {
  const clones: Clone[] = [];
  afterEach(() => {
    for (const clone of clones.splice(0)) clone.remove();
  });

  /** Some files on main, and what a clone of it makes of the checklist with others besides. */
  const held = async (
    base: Record<string, string>,
    change: Record<string, string>,
    remove: string[] = [],
  ) => {
    const origin = new Clone(BOB);
    clones.push(origin);
    origin.write({ 'app.py': OLD, ...base });
    origin.commit('start');
    const ada = new Clone(ADA, origin.folder.path);
    clones.push(ada);
    ada.write(change);
    for (const path of remove) ada.git('rm', '-q', '-r', path);
    ada.commit();
    const { code, out, error } = await ada.run(['checklist', '--since', 'origin/main', '--format', 'json'], {
      environment,
    });
    assert.equal(error, '');
    const result = JSON.parse(out) as ChecklistResult;
    const states = Object.fromEntries(result.items.map(({ id, state }) => [id, state]));
    return { code, result, states };
  };

  const BAD = `${OLD}bad()\n`;

  it('passes what is as it should be', async () => {
    const { code, states } = await held({}, { 'app.py': `${OLD}x = 1\n` });
    assert.equal(code, 0, JSON.stringify(states));
    assert.equal(states.findings, 'passed');
  });

  it('is the one of the base, whatever the change makes of the configuration', async () => {
    const loosened = [
      'checklist: { findings: false, reviews: false }\n',
      'rules: { disable: [sure] }\n',
      'rules: { severity: { sure: info } }\n',
      'paths: { exclude: ["**"] }\n',
    ];
    for (const text of loosened) {
      const { code, states, result } = await held({}, { 'app.py': BAD, [CONFIGURATION]: text });
      assert.equal(code, 1, text);
      assert.equal(states.findings, 'failed', text);
      assert.deepEqual(
        result.notes.filter((note) => note.includes(CONFIGURATION)),
        [`This change adds ${CONFIGURATION}. What the base has counts here.`],
      );
    }
  });

  it('is no other for a configuration that the change puts into a folder', async () => {
    const { states } = await held(
      {},
      { 'inner/app.py': BAD, [`inner/${CONFIGURATION}`]: 'rules: { disable: [sure] }\n' },
    );
    assert.equal(states.findings, 'failed');
  });

  it('is stricter where the base is, and asks for less where the base does', async () => {
    const strict = { [CONFIGURATION]: 'checklist: { findings: medium }\n' };
    const lenient = { [CONFIGURATION]: 'checklist: { findings: false }\n' };
    const change = { 'app.py': `${OLD}doubtful()\n` };
    assert.equal((await held(strict, change)).states.findings, 'failed');
    assert.equal((await held({}, change)).states.findings, 'passed');
    assert.equal((await held(lenient, { 'app.py': BAD })).states.findings, 'not-applicable');
  });

  it('takes no suppression that comes with the change, also where nobody asks for reviews', async () => {
    const silenced = { 'app.py': `${OLD}bad()  # ai-security-ignore: sure -- it is fine\n` };
    const base = { [CONFIGURATION]: 'checklist: { reviews: false }\n' };
    for (const each of [{}, base]) assert.equal((await held(each, silenced)).states.findings, 'failed');
    const old = await held({ ...base, ...silenced }, { 'other.py': OLD });
    assert.equal(old.states.findings, 'passed');
  });

  it("asks for reviews of AI's lines by the base's setting", async () => {
    const accepted = { 'app.py': `${OLD}x = 1  # accepted\n` };
    const off = { [CONFIGURATION]: 'checklist: { reviews: false }\n' };
    const asked = await held({}, { ...accepted, ...off });
    assert.equal(asked.states.reviews, 'failed');
    const places = asked.result.items.find(({ id }) => id === 'reviews')?.places;
    assert.deepEqual(places, [
      { path: 'app.py', startLine: 3, endLine: 3, what: '0 of 1: nobody has read it' },
    ]);
    assert.equal((await held(off, accepted)).states.reviews, 'not-applicable');
  });

  it('is not passed by taking away the guidelines or the folder of an agent', async () => {
    const section =
      '<!-- ai-security-scanner guidelines: begin -->\nold\n<!-- ai-security-scanner guidelines: end -->\n';
    const base = { 'AGENTS.md': section, '.claude/settings.json': '{}\n' };
    const { states } = await held(base, { 'app.py': `${OLD}x = 1\n` }, ['AGENTS.md', '.claude']);
    assert.equal(states.guidelines, 'failed');
    assert.equal(states.hooks, 'failed');
  });

  it('is exit code 2 where the base is not known, and where its configuration cannot be used', async () => {
    const { code, states } = await held(
      { [CONFIGURATION]: 'checklist: { findings: hihg }\n' },
      { 'app.py': `${OLD}x = 1\n` },
    );
    assert.equal(code, 2);
    assert.equal(states.findings, 'unknown');
    const clone = new Clone(ADA);
    clones.push(clone);
    clone.write({ 'app.py': OLD });
    clone.commit();
    assert.equal((await clone.run(['checklist', '--since', 'nowhere'])).code, 2);
  });
});

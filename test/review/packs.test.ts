/** The gate counts by the base's rule packs: a change can neither weaken, swap nor switch off what holds it. */

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { manifestText, ruleText } from '../../server/src/packs/testing.ts';
import { Clone, makeKey } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const LOCK = '.ai-security-scanner.lock';

describe('the gate and rule packs', () => {
  let clone: Clone;

  beforeEach(async () => {
    clone = new Clone(ADA);
    const key = makeKey(clone.folder, 'acme-key');
    clone.write({
      '.gitignore': '/acme*\n/evil*\n',
      '.ai-security/trusted_publishers': `rules@acme.example ${readFileSync(`${key}.pub`, 'utf8')}`,
      'a.py': 'x = 1\n',
    });
    publish('1.0.0', 'severity: ERROR');
    await work(
      'rules',
      'pack',
      'acme',
      '--key',
      'acme-key',
      '--published',
      '2025-12-01',
      '--output',
      'acme.tgz',
    );
    await work('rules', 'add', 'acme.tgz');
    clone.commit('base');
    clone.git('checkout', '-q', '-b', 'topic');
    clone.write({ 'a.py': 'x = 1\none()\n' });
  });
  afterEach(() => clone.remove());

  const publish = (version: string, severity: string): void =>
    clone.write({
      'acme/pack.yml': manifestText('acme', version, 'publisher: rules@acme.example\n'),
      'acme/one.yml': ruleText('one', severity),
    });
  const work = async (...args: string[]): Promise<void> => {
    const { code, out, error } = await clone.run(args);
    assert.equal(code, 0, out + error);
  };
  const gate = async (): Promise<{ code: number; severities: string[]; notes: string }> => {
    clone.commit('change');
    const { code, out } = await clone.run(['--since', 'main', '--fail-on', 'high', '--format', 'json']);
    const report = JSON.parse(out);
    const severities = report.findings
      .filter(({ ruleId }: { ruleId: string }) => ruleId === 'one')
      .map(({ severity }: { severity: string }) => severity);
    return { code, severities, notes: JSON.stringify(report) };
  };

  it('holds by the rules of a pack that the base has', async () => {
    assert.deepEqual((await gate()).severities, ['high']);
  });

  it('does so where the change removes the pack, and says it', async () => {
    await work('rules', 'remove', 'acme');
    const { code, severities, notes } = await gate();
    assert.deepEqual([code, severities], [1, ['high']]);
    assert.match(notes, /This change removes the rule pack acme 1\.0\.0/);
  });

  it('does so where the change updates to a version that lowers the rule', async () => {
    publish('1.1.0', 'severity: INFO');
    await work(
      'rules',
      'pack',
      'acme',
      '--key',
      'acme-key',
      '--published',
      '2025-12-02',
      '--output',
      'acme.tgz',
    );
    await work('rules', 'update', 'acme');
    assert.deepEqual((await gate()).severities, ['high']);
  });

  it('does so where the change tampers with pack and lock by hand, or takes an old version back', async () => {
    const path = '.ai-security/packs/acme/one.yml';
    clone.write({ [path]: ruleText('other') });
    const lock = JSON.parse(clone.read(LOCK));
    lock.packs[0] = { ...lock.packs[0], version: '0.9.0', rules: 0, signer: undefined };
    clone.write({ [LOCK]: JSON.stringify(lock) });
    const { severities, notes } = await gate();
    assert.deepEqual(severities, ['high']);
    assert.match(notes, /takes the rule pack acme back from 1\.0\.0 to 0\.9\.0/);
    assert.match(notes, /from rules@acme\.example to nobody who signed it/);
    assert.match(notes, /leaves 0 of 1 rules/);
  });

  it('does so where the change trusts another publisher, or nobody', async () => {
    const evil = makeKey(clone.folder, 'evil-key');
    clone.write({
      '.ai-security/trusted_publishers': `rules@acme.example ${readFileSync(`${evil}.pub`, 'utf8')}`,
    });
    assert.deepEqual((await gate()).severities, ['high']);
    rmSync(clone.folder.at('.ai-security/trusted_publishers'));
    assert.deepEqual((await gate()).severities, ['high']);
  });

  it("does so where the change switches the pack off, and doesn't count one that it adds", async () => {
    clone.write({
      '.ai-security-scanner.yml': 'rules: { disablePacks: [acme] }\n',
      'acme2/rule.yml': ruleText('two').replace('two()', 'one()'),
    });
    rmSync(clone.folder.at('.ai-security/trusted_publishers'));
    await work('rules', 'add', './acme2');
    const { severities, notes } = await gate();
    assert.deepEqual(severities, ['high']);
    assert.equal(/"ruleId": ?"two"/.test(notes), false);
  });

  it("asks for a review of a pack's files as of all others", async () => {
    clone.write({ '.ai-security/packs/acme/evil.py': 'one()\n' });
    const { notes } = await gate();
    assert.match(notes, /evil\.py/);
  });

  it('says when the base itself has a file that its lock does not know', async () => {
    clone.git('checkout', '-q', '--', '.');
    clone.git('checkout', '-q', 'main');
    clone.write({ '.ai-security/packs/acme/one.yml': `${ruleText('one')}\n` });
    clone.commit('tampered');
    clone.git('checkout', '-q', '-B', 'topic');
    clone.write({ 'a.py': 'x = 1\none()\n' });
    const { severities, notes } = await gate();
    assert.deepEqual(severities, []);
    assert.match(notes, /somebody changed it/);
  });
});

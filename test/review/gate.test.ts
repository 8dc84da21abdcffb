/**
 * The gate in real repositories, from a mark to a fresh clone in CI. Who wrote a line is said by the test's
 * own evidence where it matters: every line with `accepted` in it was accepted from an assistant.
 */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import type { Authorship } from '../../server/src/review/authorship.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { allow, Clone, makeKey, overwrite } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const BOB = { name: 'Bob', email: 'bob@example.org' };
const OLD = 'def old():\n    return 1\n\n\ndef other():\n    return 2\n';
const BLOCK =
  'def accepted():\n    a = 1  # accepted\n    bad()  # accepted\n    b = 2  # accepted\n    return a + b  # accepted\n';
const ACCEPTED = `${OLD}\n\n${BLOCK}`;
const LINES = [8, 9, 10, 11, 12];

const authorship: Authorship = {
  evidenceFor: async (_, text) =>
    text
      .split('\n')
      .map((line) => (line.includes('accepted') ? { by: 'ai', confidence: 'high' } : undefined)),
  problems: async () => [],
};
const environment = { authorship: () => authorship };
const AI = ['--since', 'origin/main', '--fail-on-review', 'unreviewed-ai'];

describe('the gate', () => {
  const folders: { remove(): void }[] = [];
  const own = <T extends { remove(): void }>(folder: T): T => {
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  /** An origin with some files on main, and Ada's clone of it on a branch. */
  const start = (files: Record<string, string> = { 'app.py': OLD }): { origin: Clone; ada: Clone } => {
    const origin = own(new Clone(BOB));
    origin.write(files);
    origin.commit('start');
    const ada = own(new Clone(ADA, origin.folder.path));
    ada.git('checkout', '-q', '-b', 'feature');
    return { origin, ada };
  };

  /** The command in a fresh clone of what is committed, with the origin's main as `origin/main`. */
  const inCi = async (from: Clone, origin: Clone, args: readonly string[]) => {
    const ci = own(new Clone({ name: 'CI', email: 'ci@example.org' }, origin.folder.path));
    ci.git('fetch', '-q', from.folder.path, 'feature');
    ci.git('checkout', '-q', '--detach', 'FETCH_HEAD');
    return ci.run(args, { environment });
  };

  it('fails for an accepted line, passes once it is reviewed, fails again when a character changes', async () => {
    const { origin, ada } = start();
    ada.write({ 'app.py': ACCEPTED });
    ada.commit();
    const before = await inCi(ada, origin, AI);
    assert.equal(before.code, 1, before.out + before.error);
    assert.match(before.out, /app\.py:9-13 +lines +0 of 1 +nobody has read it/);
    assert.match(
      before.out,
      /Changed lines: 5\. By AI: 5 \(100 %\), by people: 0 \(0 %\), author unknown: 0/,
    );

    await ada.mark('app.py', LINES);
    ada.commit('review');
    const reviewed = await inCi(ada, origin, AI);
    assert.equal(reviewed.code, 0, reviewed.out + reviewed.error);
    assert.match(reviewed.out, /are reviewed as required/);

    ada.write({ 'app.py': ACCEPTED.replace('bad()', 'bad(1)') });
    ada.commit();
    const changed = await inCi(ada, origin, AI);
    assert.equal(changed.code, 1);
    assert.match(
      changed.out,
      /app\.py:11 +lines +0 of 1 +changed since reviewed by Ada <ada@example\.org> on 2026-01-01/,
    );
  });

  it('says the share of lines with an unknown author, and does not take them for AI', async () => {
    const { origin, ada } = start();
    ada.write({ 'app.py': `${OLD}x = 1\n` });
    ada.commit();
    const result = await inCi(ada, origin, AI);
    assert.equal(result.code, 0);
    assert.match(result.out, /author unknown: 1 \(100 %\)/);
    const every = await inCi(ada, origin, ['--since', 'origin/main', '--fail-on-review', 'unreviewed']);
    assert.equal(every.code, 1);
    const assumed = await inCi(ada, origin, [...AI, '--assume-ai', '*.py']);
    assert.equal(assumed.code, 1);
    assert.match(assumed.out, /By AI: 1 \(100 %\)/);
    assert.equal((await inCi(ada, origin, [...AI, '--assume-ai', 'generated/'])).code, 0);
  });

  it('keeps a review through rename and squash, and asks anew where code moved to', async () => {
    const { origin, ada } = start();
    ada.write({ 'app.py': ACCEPTED });
    await ada.mark('app.py', LINES);
    ada.commit();
    ada.git('mv', 'app.py', 'main.py');
    ada.commit();
    ada.git('reset', '-q', '--soft', 'origin/main');
    ada.commit('squashed');
    const renamed = await inCi(ada, origin, AI);
    assert.equal(renamed.code, 0, renamed.out + renamed.error);
    ada.write({ 'main.py': `${BLOCK}\n\n${OLD}` });
    ada.commit();
    const moved = await inCi(ada, origin, AI);
    assert.equal(moved.code, 1, moved.out + moved.error);
    assert.match(moved.out, /main\.py:5-8 +seam +0 of 1 +these lines meet since the change/);
    assert.doesNotMatch(moved.out, / lines +0 of 1/, 'the lines themselves were read');
    await ada.mark('main.py', [0, 1, 2, 3, 4]);
    ada.commit();
    assert.equal((await inCi(ada, origin, AI)).code, 0);
  });

  it('asks for a judgement of findings, and takes none by a new suppression', async () => {
    const { origin, ada } = start();
    const args = ['--since', 'origin/main', '--fail-on-review', 'unreviewed-findings'];
    ada.write({ 'app.py': `${OLD}bad()  # ai-security-ignore: sure -- it is fine\n` });
    ada.commit();
    const result = await inCi(ada, origin, args);
    assert.equal(result.code, 1, result.out);
    assert.match(result.out, /app\.py:7 +sure +0 of 1 +nobody has judged it/);
    assert.match(result.out, /app\.py:7: this suppression comes with the change and does not count/);
    await ada.mark('app.py');
    ada.commit();
    assert.equal((await inCi(ada, origin, args)).code, 1, 'reading is no judgement');
  });

  it('honours a suppression of the base as long as its line stays', async () => {
    const line = 'bad()  # ai-security-ignore: sure -- it is fine\n';
    const { origin, ada } = start({ 'app.py': OLD + line });
    const args = ['--since', 'origin/main', '--fail-on-review', 'unreviewed-findings'];
    ada.write({ 'app.py': `x = 1\n${OLD}${line}` });
    ada.commit();
    assert.equal((await inCi(ada, origin, args)).code, 0);
    ada.write({ 'app.py': `x = 1\n${OLD}${line.replace('bad()', 'bad(2)')}` });
    ada.commit();
    assert.equal((await inCi(ada, origin, args)).code, 1);
  });

  it('holds the policy of the base, also when the change loosens or removes it', async () => {
    const policy = 'policy:\n  require: unreviewed\n';
    const { origin, ada } = start({ 'app.py': OLD, '.ai-security-scanner.yml': policy });
    for (const loosened of [
      'policy: []\n',
      'rules:\n  disable: [sure]\npaths:\n  exclude: [app.py]\n',
      undefined,
    ]) {
      if (loosened === undefined) ada.git('rm', '-q', '-f', '.ai-security-scanner.yml');
      else ada.write({ '.ai-security-scanner.yml': loosened });
      ada.write({
        'app.py': `${OLD}bad()\n`,
        'src/.ai-security-scanner.yml': 'policy: []\n',
        'src/b.py': 'bad()\n',
      });
      ada.write({ '.gitignore': 'app.py\n', '.gitattributes': '*.py -diff binary\n' });
      ada.commit();
      const result = await inCi(ada, origin, ['--since', 'origin/main', '--fail-on', 'none']);
      assert.equal(result.code, 1, result.out + result.error);
      assert.match(result.out, /app\.py:7 +lines/);
      assert.match(result.out, /src\/b\.py:1 +lines/);
      assert.match(
        result.out,
        /Note: This change (changes|removes) \.ai-security-scanner\.yml\. What the base has counts/,
      );
    }
  });

  it('wants somebody other than the author, and as many as the policy says', async () => {
    const policy = 'policy:\n  require: unreviewed\n  paths: ["*.py"]\n  notAuthor: true\n';
    const { origin, ada } = start({ 'app.py': OLD, '.ai-security-scanner.yml': policy });
    ada.write({ 'app.py': `${OLD}x = 1\n` });
    await ada.mark('app.py', [6]);
    ada.commit();
    const args = ['--since', 'origin/main', '--fail-on', 'none'];
    assert.equal((await inCi(ada, origin, args)).code, 1);
    // A mailmap of the change does not make Ada another.
    ada.write({ '.mailmap': 'Eve <eve@example.org> <ada@example.org>\n' });
    ada.commit();
    assert.equal((await inCi(ada, origin, args)).code, 1);
    const bob = own(new Clone(BOB, origin.folder.path));
    bob.git('fetch', '-q', ada.folder.path, 'feature');
    bob.git('checkout', '-q', '-b', 'feature', 'FETCH_HEAD');
    await bob.mark('app.py', [6]);
    bob.commit();
    const result = await inCi(bob, origin, args);
    assert.equal(result.code, 0, result.out);
  });

  it('believes signatures by keys of the base alone', async () => {
    const keys = own(new TemporaryFolder());
    const adaKey = makeKey(keys, 'ada');
    const eveKey = makeKey(keys, 'eve');
    const policy = 'policy:\n  require: unreviewed\n  paths: ["*.py"]\n  signed: true\n';
    const files = { 'app.py': OLD, '.ai-security-scanner.yml': policy };
    const { origin, ada } = start({ ...files, '.ai-review/allowed_signers': allow(ADA, adaKey) });
    const args = ['--since', 'origin/main', '--fail-on', 'none'];
    ada.write({ 'app.py': `${OLD}x = 1\n` });
    await ada.mark('app.py', [6]);
    ada.commit('claimed');
    const claimed = await inCi(ada, origin, args);
    assert.equal(claimed.code, 1);
    assert.match(claimed.out, /marked by Ada .* but not signed by an allowed key/);

    // A forger's key, allowed by the change itself.
    await ada.mark('app.py', [6], eveKey);
    ada.write({ '.ai-review/allowed_signers': allow(ADA, adaKey) + allow(ADA, eveKey) });
    ada.commit('forged');
    const forged = await inCi(ada, origin, args);
    assert.equal(forged.code, 1);
    assert.match(forged.out, /This change changes \.ai-review\/allowed_signers/);

    await ada.mark('app.py', [6], adaKey);
    ada.commit('signed');
    const signed = await inCi(ada, origin, args);
    assert.equal(signed.code, 0, signed.out + signed.error);

    // The signed mark, edited by hand to be about other lines.
    ada.write({ 'app.py': `${OLD}x = 2\n` });
    const marks = ada.folder.at('.ai-review/marks');
    for (const name of readdirSync(marks, { recursive: true, encoding: 'utf8' }).filter((each) =>
      each.endsWith('.json'),
    )) {
      const text = ada.read(`.ai-review/marks/${name}`);
      if (text.includes('SSH SIGNATURE'))
        overwrite(`${marks}/${name}`, text.replace(/"line": 7/, '"line": 8'));
    }
    ada.commit('edited');
    const edited = await inCi(ada, origin, args);
    assert.equal(edited.code, 1);
    assert.match(edited.error + edited.out, /does not fit its name/);
  });

  it('says what to do about a base that is not there', async () => {
    const { ada } = start();
    const result = await ada.run(['--since', 'nowhere']);
    assert.equal(result.code, 2);
    assert.match(result.error, /--since nowhere: there is no such commit or branch.*git fetch/s);
    const alone = await ada.run(['--path', '.', '--fail-on-review', 'unreviewed']);
    assert.match(alone.error, /say since when/);
  });

  it('leaves out what the baseline has', async () => {
    const { ada } = start({ 'app.py': `${OLD}bad()\n` });
    assert.equal((await ada.run(['--path', '.', '--format', 'json', '--output', 'base.json'])).code, 1);
    assert.equal((await ada.run(['--path', '.', '--baseline', 'base.json'])).code, 0);
    ada.write({ 'app.py': `bad()\n${OLD}bad()\n` });
    const more = await ada.run(['--path', '.', '--baseline', 'base.json']);
    assert.equal(more.code, 1);
    assert.match(more.error, /1 findings are in the baseline base\.json/);
    const missing = await ada.run(['--path', '.', '--baseline', 'none.json']);
    assert.equal(missing.code, 2);
  });
});

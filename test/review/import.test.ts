/** Reviews of other tools taken over by the editor's server: only what can be trusted, and never as proof. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { DevSkimComment, WeAuditAuthor } from '../../protocol/messages.ts';
import { LspClient } from '../support/lspClient.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const CODE = 'one = 1\ntwo = 2\nthree = 3\nfour = 4\nfive = 5\n';

describe('reviews of other tools', () => {
  let clone: Clone;
  let client: LspClient;

  beforeEach(() => {
    clone = new Clone(ADA);
    client = new LspClient();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    clone.remove();
  });

  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    client.request(`aiSecurityScanner/${method}`, params) as Promise<T>;
  const reviewed = async (path: string): Promise<number | undefined> => {
    const uri = `file://${clone.folder.at(path)}`;
    const [status] = await ask<{ reviewedLines: number }[]>('reviewStatus', { uri });
    return status?.reviewedLines;
  };
  const written = (): { reviewer: { name: string }; signature?: string }[] =>
    clone
      .git('ls-files', '--others', ':(glob)**/.ai-review/**')
      .trim()
      .split('\n')
      .filter((path) => path !== '')
      .map((path) => JSON.parse(clone.read(path)));

  it('from weAudit count for files that are what they were, as claims in the name of whom it names', async () => {
    // The policy asks for signed marks; what is imported must not be signed with the key of who imports it.
    clone.write({
      'src/.ai-security-scanner.yml': 'policy:\n  require: unreviewed\n  signed: true\n',
      'src/same.py': CODE,
      'src/edited.py': CODE,
      'src/crlf.py': CODE,
    });
    clone.commit();
    const mark = (path: string, more = {}) => ({ path, author: 'bob', ...more });
    const weAudit = {
      clientRemote: '',
      gitRemote: '',
      gitSha: clone.git('rev-parse', 'HEAD').trim(),
      treeEntries: [],
      auditedFiles: [mark('same.py'), mark('edited.py'), mark('missing.py'), mark('../outside.py')],
      partiallyAuditedFiles: [mark('crlf.py', { startLine: 1, endLine: 2 })],
      resolvedEntries: [],
    };
    clone.write({
      'src/.vscode/bob.weaudit': JSON.stringify(weAudit),
      'src/.vscode/broken.weaudit': '{',
      'src/edited.py': CODE.replace('3', '4'),
      'src/crlf.py': CODE.replaceAll('\n', '\r\n'),
    });
    await client.start(clone.folder.at('src'));
    const { authors, leftOut, problems } = await ask<{
      authors: WeAuditAuthor[];
      leftOut: number;
      problems: string[];
    }>('weAuditMarks');
    assert.deepEqual(
      authors.map(({ author, marks, files }) => ({ author, marks, files })),
      [{ author: 'bob', marks: 2, files: 2 }],
    );
    assert.equal(leftOut, 3);
    assert.match(problems.join(), /^\.vscode\/broken\.weaudit: It is not JSON/);
    assert.deepEqual(written(), [], 'asking writes nothing');
    assert.deepEqual(await ask('importWeAudit', { authors: [] }), { marks: 0 });
    assert.deepEqual(await ask('importWeAudit', { authors }), { marks: 2 });
    const read = await Promise.all(['src/same.py', 'src/edited.py', 'src/crlf.py'].map(reviewed));
    assert.deepEqual(read, [0, 0, 0], 'the policy asks for signed marks');
    const uri = `file://${clone.folder.at('src/same.py')}`;
    const [part] = await ask<{ said?: string }[]>('reviewParts', { uri });
    assert.match(part?.said ?? '', /^Marked by bob \(weAudit\) .*, which does not count/);
    clone.write({ 'src/.ai-security-scanner.yml': 'policy:\n  require: unreviewed\n' });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${clone.folder.at('src/.ai-security-scanner.yml')}`, type: 2 }],
    });
    const wanted = [5, 0, 2].join();
    await client.until(async () => {
      const now = await Promise.all(['src/same.py', 'src/edited.py', 'src/crlf.py'].map(reviewed));
      return now.join() === wanted ? true : undefined;
    });
    assert.deepEqual(
      written().map(({ reviewer, signature }) => [reviewer.name, signature]),
      [['bob (weAudit)', undefined]],
    );
  });

  it('from weAudit do not count without the commit that they are about', async () => {
    clone.write({
      'same.py': CODE,
      '.vscode/bob.weaudit': JSON.stringify({
        gitSha: 'a'.repeat(40),
        treeEntries: [],
        auditedFiles: [{ path: 'same.py', author: 'bob' }],
        resolvedEntries: [],
      }),
    });
    clone.commit();
    await client.start(clone.folder.path);
    const found = await ask<{ authors: WeAuditAuthor[]; leftOut: number }>('weAuditMarks');
    assert.deepEqual([found.authors, found.leftOut], [[], 1]);
  });

  it("from DevSkim's comments become the risk that a person accepts, where the comment is committed", async () => {
    const line = (name: string, comment: string): string => `eval(${name})  # DevSkim: ${comment}\n`;
    const until = [line('a', 'ignore DS1 by bob until 2099-01-31'), line('b', 'ignore DS1 until 2020-01-31')];
    const committed = `${until.join('')}eval(c)\n`;
    clone.write({ 'app.py': `def run(a, b, c, d):\n${committed.replaceAll('eval', '    eval')}` });
    clone.commit();
    const text = `${clone.read('app.py')}    ${line('d', 'ignore all')}`;
    clone.write({ 'app.py': text });
    await client.start(clone.folder.path);
    const uri = `file://${clone.folder.at('app.py')}`;
    assert.equal((await client.open(uri, 'python', text)).diagnostics.length, 4);
    const { comments, leftOut } = await ask<{ comments: DevSkimComment[]; leftOut: number }>(
      'devSkimComments',
    );
    assert.deepEqual(
      comments.map(({ finding, committedBy }) => [finding.range.start.line, committedBy]),
      [[1, 'Ada <ada@example.org>']],
    );
    assert.equal(leftOut, 2, 'one whose day has passed, one that is not committed');
    const findings = comments.map(({ finding }) => finding);
    const others = findings.map((finding) => ({
      ...finding,
      range: { start: { line: 4, character: 4 }, end: { line: 4, character: 11 } },
    }));
    assert.deepEqual(await ask('importDevSkim', { findings: others, reviewer: ADA }), { marks: 0 });
    assert.deepEqual(await ask('importDevSkim', { findings, reviewer: ADA }), { marks: 1 });
    const parts = await ask<{ kind: string; range: { start: { line: number } } }[]>('reviewParts', { uri });
    assert.deepEqual(
      parts.filter(({ kind }) => kind === 'finding').map(({ range }) => range.start.line),
      [2, 3, 4],
    );
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 1, character: 10 },
    });
    assert.ok(hover);
    assert.equal(await reviewed('app.py'), 0, 'accepting a risk does not say that the lines were read');
  });
});

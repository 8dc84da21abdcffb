/** The tree of reviews from what the server says of files. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FileReview, ReviewPart } from '../../../protocol/messages.ts';
import { type FileNode, type FolderNode, isPartShown, isShown, reviewTree } from './reviewNodes.ts';

const START = { line: 0, character: 0 };
const ALL = { unreviewed: false, ai: false, findings: false };
const ONE = new Map([['file:///w', 'w']]);

const review = (path: string, more: Partial<FileReview> = {}): FileReview => ({
  uri: `file:///w/${path}`,
  folder: 'file:///w',
  path,
  findings: 0,
  unreviewedFindings: 0,
  hiddenFindings: 0,
  lines: 10,
  reviewedLines: 4,
  staleLines: 1,
  unreviewedAiLines: 0,
  target: { start: START, end: START },
  ...more,
});

/** A tree as indented names with their counts. */
const draw = (nodes: readonly (FolderNode | FileNode)[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    `${' '.repeat(depth)}${node.name} ${node.counts.unreviewedLines}/${node.counts.unreviewedFindings}`,
    ...(node.kind === 'file' ? [] : draw(node.children, depth + 1)),
  ]);

describe('the tree of reviews', () => {
  it('has folders with the counts of all below, folders first, each by name', () => {
    const files = [
      review('z.py'),
      review('src/b.py', { findings: 2, unreviewedFindings: 1 }),
      review('src/a.py', { reviewedLines: 10 }),
      review('src/deep/c.py'),
    ];
    assert.deepEqual(draw(reviewTree(files, ALL, ONE)), [
      'src 12/1',
      ' deep 6/0',
      '  c.py 6/0',
      ' a.py 0/0',
      ' b.py 6/1',
      'z.py 6/0',
    ]);
  });

  it('joins folders that hold one folder only, and names them by their own URI', () => {
    const [node] = reviewTree([review('a b/c/d.py')], ALL, ONE) as FolderNode[];
    assert.deepEqual([node?.name, node?.uri], ['a b/c', 'file:///w/a%20b/c']);
  });

  it('has the workspace folders on top where there are several', () => {
    const two = new Map([...ONE, ['file:///v', 'other']]);
    const files = [review('a.py'), review('a.py', { uri: 'file:///v/a.py', folder: 'file:///v' })];
    assert.deepEqual(draw(reviewTree(files, ALL, two)), ['w 6/0', ' a.py 6/0', 'other 6/0', ' a.py 6/0']);
    const { folder: _, ...outside } = review('loose.py');
    assert.deepEqual(draw(reviewTree([outside], ALL, two)), ['loose.py 6/0']);
  });

  it('shows what is asked for', () => {
    const done = review('a.py', { reviewedLines: 10, findings: 1 });
    const open = review('b.py', { findings: 1, unreviewedFindings: 1, unreviewedAiLines: 2 });
    const plain = review('c.py');
    const shown = (filter: Partial<typeof ALL>): string[] =>
      [done, open, plain].filter((each) => isShown(each, { ...ALL, ...filter })).map(({ path }) => path);
    assert.deepEqual(shown({}), ['a.py', 'b.py', 'c.py']);
    assert.deepEqual(shown({ unreviewed: true }), ['b.py', 'c.py']);
    assert.deepEqual(shown({ findings: true }), ['a.py', 'b.py']);
    assert.deepEqual(shown({ findings: true, unreviewed: true }), ['b.py']);
    assert.deepEqual(shown({ ai: true }), ['b.py']);
  });

  it('shows the parts of a file that are asked for', () => {
    const part: ReviewPart = { kind: 'unreviewed', range: { start: START, end: START }, marks: [] };
    assert.ok(isPartShown(part, ALL));
    assert.ok(!isPartShown(part, { ...ALL, ai: true }));
    assert.ok(isPartShown({ ...part, ai: 'likely' }, { ...ALL, ai: true }));
    assert.ok(!isPartShown(part, { ...ALL, findings: true }));
    assert.ok(isPartShown({ ...part, kind: 'finding' }, { ...ALL, findings: true }));
  });
});

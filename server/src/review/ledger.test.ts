import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { contentOfBlob, contentOfSubmodule, type EntryChange } from './entry.ts';
import { reviewerFolder } from './identity.ts';
import { Ledger, type LedgerOptions } from './ledger.ts';
import type { StoredBatch } from './mark.ts';
import { formatMarkFile } from './markFile.ts';
import { formatPack, packName, parsePack } from './pack.ts';
import { compactMarks, type LedgerFiles, type Loaded, loadMarks, writeMarks } from './store.ts';
import { ADA, BOB, Desk, findingOn, TODAY } from './testing.ts';

const CODE = Array.from({ length: 20 }, (_, i) => (i % 6 === 5 ? '' : `line ${i}`)).join('\n');

/** Files in memory, shared by as many ledgers as one likes. */
class Memory implements LedgerFiles {
  readonly files = new Map<string, string>();
  failing = false;
  async list(folder: string): Promise<string[]> {
    const names = new Set<string>();
    for (const path of this.files.keys())
      if (path.startsWith(`${folder}/`)) names.add(path.slice(folder.length + 1).replace(/\/.*/, '/'));
    return [...names];
  }
  async read(path: string) {
    const text = this.files.get(path);
    return text === undefined ? null : { text };
  }
  async write(path: string, text: string): Promise<void> {
    if (this.failing) throw new Error('the disk is full');
    this.files.set(path, text);
  }
  async remove(path: string): Promise<void> {
    this.files.delete(path);
  }
}

/** A ledger over marks and sources in memory. Its clock ticks by a second at every mark. */
function open(
  marks: Memory,
  sources: Record<string, string> = {},
  kept?: Map<string, string>,
  more: Partial<LedgerOptions> = {},
): Promise<Ledger> {
  let seconds = 0;
  return Ledger.open({
    files: marks,
    tool: '0.1.0',
    rules: 'r',
    now: () => new Date(Date.parse(`${TODAY}T10:00:00Z`) + 1000 * seconds++).toISOString(),
    readSource: async (path) => sources[path] ?? null,
    async *listSources() {
      yield* Object.keys(sources);
    },
    ...(kept === undefined
      ? {}
      : {
          keepText: async (text) => {
            const id = String(kept.size).padStart(40, '0');
            kept.set(id, text);
            return id;
          },
          keptText: async (id) => kept.get(id),
        }),
    ...more,
  });
}

/** Whether a line of a text counts as reviewed; a blank one has nothing to read. */
function isRead(ledger: Ledger, path: string, text: string, line = 0): boolean {
  const state = ledger.review(path, text, []).lines[line]?.state;
  return state === 'reviewed' || state === 'blank';
}

const reopened = (memory: Memory) => open(memory, { 'a.py': CODE });

describe('a ledger', () => {
  it('writes a mark and knows it at once, and so does the next one', async () => {
    const memory = new Memory();
    const ledger = await open(memory);
    const { version } = ledger;
    await ledger.mark({ path: 'a.py', text: CODE, lines: [0, 1, 2], reviewer: ADA });
    assert.ok(ledger.version > version);
    const folder = `.ai-review/marks/${reviewerFolder(ADA)}/`;
    assert.ok([...memory.files.keys()].every((path) => path.startsWith(folder)));
    for (const each of [ledger, await open(memory, { 'a.py': CODE })]) {
      assert.deepEqual(
        [0, 1, 2, 3, 5, 99].map((line) => isRead(each, 'a.py', CODE, line)),
        [true, true, true, false, true, false],
      );
    }
  });

  it('knows all reviewers of some lines', async () => {
    const ledger = await open(new Memory());
    await ledger.mark({ path: 'a.py', text: CODE, lines: [0, 1], reviewer: ADA });
    await ledger.mark({ path: 'a.py', text: CODE, lines: [1, 2], reviewer: BOB });
    const lines = ledger.review('a.py', CODE, []).lines.slice(0, 3);
    assert.deepEqual(
      lines.map(({ marks }) => marks.map(({ batch }) => batch.reviewer.name)),
      [['Ada'], ['Ada', 'Bob'], ['Bob']],
    );
  });

  it('shows the file as it was read, and no text that does not hold what was', async () => {
    const kept = new Map<string, string>();
    const ledger = await open(new Memory(), {}, kept);
    const [mark] = await ledger.mark({ path: 'a.py', text: CODE, lines: [0, 1, 2], reviewer: ADA });
    const ids = [mark?.id ?? ''];
    assert.equal((await ledger.textWhenReviewed(ids))?.text, CODE);
    assert.equal((await ledger.textWhenReviewed(ids))?.mark.id, mark?.id);
    assert.equal(await ledger.textWhenReviewed(['another']), undefined);
    kept.set(mark?.entry.blob ?? '', CODE.replace('line 1', 'line one'));
    assert.equal(await ledger.textWhenReviewed(ids), undefined);
    kept.clear();
    assert.equal(await ledger.textWhenReviewed(ids), undefined);
  });

  it('keeps lines apart that are not next to each other', async () => {
    const ledger = await open(new Memory());
    const [mark] = await ledger.mark({ path: 'a.py', text: CODE, lines: [8, 0, 1, 4, 6], reviewer: ADA });
    assert.deepEqual(
      mark?.batch.entries.map(
        (entry) => entry.kind === 'review' && [entry.runs[0]?.line, entry.runs[0]?.lines.length],
      ),
      [
        [1, 2],
        [5, 3],
        [9, 1],
      ],
    );
  });

  it('marks lines and findings as one batch', async () => {
    const memory = new Memory();
    const ledger = await open(memory);
    const finding = findingOn(CODE, 'line 3', ['line 1', 'line 3']);
    const marks = await ledger.mark({
      path: 'a.py',
      text: CODE,
      lines: [1, 2, 3],
      reviewer: ADA,
      findings: [{ finding, verdict: 'reviewed' }],
    });
    assert.equal(marks.length, 2);
    assert.equal(memory.files.size, 1);
    assert.equal(ledger.review('a.py', CODE, [finding]).findings[0]?.state, 'reviewed');
  });

  it('withdraws', async () => {
    const ledger = await open(new Memory());
    const [mark] = await ledger.mark({ path: 'a.py', text: CODE, lines: [0], reviewer: ADA });
    await ledger.withdraw([mark?.id ?? ''], ADA, 'by mistake');
    assert.equal(isRead(ledger, 'a.py', CODE), false);
    assert.deepEqual(ledger.marks, []);
  });

  it('takes back a part of what was marked', async () => {
    const memory = new Memory();
    const ledger = await open(memory);
    const states = () =>
      ledger
        .review('a.py', CODE, [])
        .lines.map(({ state }) => state[0])
        .join('');
    await ledger.mark({ path: 'a.py', text: CODE, lines: [...Array(20).keys()], reviewer: ADA });
    await ledger.mark({ path: 'a.py', text: CODE, lines: [7, 8], reviewer: BOB });
    assert.equal(await ledger.unmark('a.py', CODE, { first: 6, last: 8 }, ADA), true);
    assert.equal(states(), 'rrrrrburrrrbrrrrrbrr');
    assert.equal(memory.files.size, 3);
    assert.equal(await ledger.unmark('a.py', CODE, { first: 6, last: 8 }, ADA), false);
    assert.equal(await ledger.unmark('a.py', CODE, { first: 0, last: 99 }, BOB), true);
    assert.equal(states(), 'rrrrrbuuurrbrrrrrbrr');
    assert.deepEqual(
      states(),
      (await reopened(memory))
        .review('a.py', CODE, [])
        .lines.map(({ state }) => state[0])
        .join(''),
    );
  });

  it('refuses what is no review', async () => {
    const memory = new Memory();
    const ledger = await open(memory);
    const request = { path: 'a.py', text: CODE, reviewer: ADA };
    await assert.rejects(ledger.mark({ ...request, lines: [] }), /nothing to review/);
    await assert.rejects(ledger.mark({ ...request, lines: [5, 99] }), /nothing to review/);
    await assert.rejects(
      ledger.mark({ ...request, lines: [0], reviewer: { name: ' ', email: '' } }),
      /git config/,
    );
    const finding = findingOn(CODE, 'line 3');
    await assert.rejects(
      ledger.mark({ ...request, lines: [], findings: [{ finding, verdict: 'false-positive' }] }),
      /needs a reason/,
    );
    assert.equal(memory.files.size, 0);
  });

  it('says when a mark cannot be written, and does not count it', async () => {
    const memory = new Memory();
    const ledger = await open(memory);
    memory.failing = true;
    await assert.rejects(
      ledger.mark({ path: 'a.py', text: CODE, lines: [0], reviewer: ADA }),
      /the disk is full/,
    );
    assert.equal(isRead(ledger, 'a.py', CODE), false);
  });

  it('sees marks of others after a reload', async () => {
    const memory = new Memory();
    const [one, other] = [await open(memory), await open(memory)];
    await one.mark({ path: 'a.py', text: CODE, lines: [0], reviewer: ADA });
    assert.equal(isRead(other, 'a.py', CODE), false);
    await other.reload();
    assert.equal(isRead(other, 'a.py', CODE), true);
    await other.withdraw([one.marks[0]?.id ?? ''], BOB);
    await one.reload();
    assert.equal(isRead(one, 'a.py', CODE), false);
  });

  it('follows a renamed file', async () => {
    const memory = new Memory();
    await (await open(memory)).mark({ path: 'old.py', text: CODE, lines: [0, 1, 2, 3], reviewer: ADA });
    const ledger = await open(memory, { 'new.py': CODE, 'other.py': 'x\n' });
    assert.equal(isRead(ledger, 'new.py', CODE), true);
    assert.equal(isRead(ledger, 'other.py', 'x\n'), false);
  });

  it('follows code that moved to another file once all files are read', async () => {
    const memory = new Memory();
    const lines = CODE.split('\n');
    await (await open(memory)).mark({ path: 'a.py', text: CODE, lines: [0, 1, 2, 3, 4], reviewer: ADA });
    const moved = `other\n${lines.slice(0, 5).join('\n')}\n`;
    const ledger = await open(memory, { 'a.py': lines.slice(6).join('\n'), 'b.py': moved });
    assert.deepEqual(ledger.review('b.py', moved, []).unsettled, { homes: [], allFiles: true });
    await ledger.settleAll();
    assert.equal(ledger.review('b.py', moved, []).counts.reviewed, 5);
  });

  it('notices when a file comes that makes a move a copy', async () => {
    const memory = new Memory();
    await (await open(memory)).mark({ path: 'old.py', text: CODE, lines: [0, 1, 2, 3], reviewer: ADA });
    const ledger = await open(memory, { 'new.py': CODE });
    ledger.note('copy.py', CODE);
    assert.equal(isRead(ledger, 'new.py', CODE), false);
    ledger.note('copy.py', null);
    assert.equal(isRead(ledger, 'new.py', CODE), true);
  });
});

describe('a ledger that is told the repository', () => {
  const HERE = 'a'.repeat(40);
  const ELSEWHERE = 'b'.repeat(40);
  const sign = async (text: string): Promise<string> => `signed ${text}`;
  const verify = async (text: string, signature: string): Promise<boolean> => signature === `signed ${text}`;
  const mark = (ledger: Ledger, lines: number[]) =>
    ledger.mark({ path: 'a.py', text: CODE, lines, reviewer: ADA });
  const read = (ledger: Ledger): string =>
    ledger
      .review('a.py', CODE, [])
      .lines.map(({ state }, line) => (state === 'reviewed' ? line : ''))
      .join('');

  it('writes its name into what is signed, and counts what names it', async () => {
    const memory = new Memory();
    const ledger = await open(memory, {}, undefined, { sign, repository: async () => HERE });
    const [made] = await mark(ledger, [0, 1]);
    assert.deepEqual([made?.batch.schemaVersion, made?.batch.repository], [2, HERE]);
    assert.match(made?.batch.signature ?? '', new RegExp(`"repository":"${HERE}"`));
    for (const roots of [new Set([HERE]), new Set([ELSEWHERE, HERE])]) {
      const other = await open(memory, {}, undefined, { roots, verify, isOfBase: () => false });
      assert.deepEqual([read(other), other.problems], ['01', []]);
    }
  });

  it('counts nothing from another, neither as proof nor as a claim, and says so once a file', async () => {
    const memory = new Memory();
    const here = await open(memory, {}, undefined, { repository: async () => HERE });
    const [own] = await mark(here, [4]);
    const other = await open(memory, {}, undefined, { sign, repository: async () => ELSEWHERE });
    await mark(other, [0, 1, 3]);
    const [path] = [...memory.files.keys()].slice(1);
    for (const more of [{}, { verify: async () => true }]) {
      const ledger = await open(memory, {}, undefined, { roots: new Set([HERE]), ...more });
      assert.equal(read(ledger), 'verify' in more ? '' : '4');
      assert.deepEqual(
        ledger.problems.map((problem) => [problem.path, /made in another repository/.test(problem.message)]),
        [[path, true]],
      );
    }
    await other.withdraw([own?.id ?? ''], BOB);
    assert.equal(read(await open(memory, {}, undefined, { roots: new Set([HERE]) })), '');
  });

  it('asks for the beginnings of the history by the names that there are', async () => {
    const memory = new Memory();
    await mark(await open(memory), [4]);
    await mark(await open(memory, {}, undefined, { repository: async () => ELSEWHERE }), [0]);
    const asked: string[][] = [];
    const judged = async (answer: ReadonlySet<string> | undefined) =>
      read(
        await open(memory, {}, undefined, {
          roots: async (named) => {
            asked.push([...named]);
            return answer;
          },
        }),
      );
    assert.deepEqual(
      [await judged(new Set([HERE])), await judged(new Set([ELSEWHERE])), await judged(undefined)],
      ['4', '04', '04'],
    );
    assert.deepEqual(asked, [[ELSEWHERE], [ELSEWHERE], [ELSEWHERE]]);
  });

  it('names the pack that holds such marks', async () => {
    const memory = new Memory();
    const other = await open(memory, {}, undefined, { repository: async () => ELSEWHERE });
    await mark(other, [0]);
    await mark(other, [1]);
    await compactMarks(memory, '2027');
    const { problems } = await open(memory, {}, undefined, { roots: new Set([HERE]) });
    assert.deepEqual(new Set(problems.map(({ path }) => path)), new Set(memory.files.keys()));
  });

  it('writes a claim where the repository cannot be named, whatever is asked for', async () => {
    for (const repository of [undefined, async () => undefined]) {
      const memory = new Memory();
      const ledger = await open(memory, {}, undefined, {
        sign,
        isSigned: async () => true,
        ...(repository === undefined ? {} : { repository }),
      });
      const [made] = await mark(ledger, [0]);
      assert.ok(made !== undefined && !('signature' in made.batch) && !('repository' in made.batch));
      const judged = await open(memory, {}, undefined, { roots: new Set([HERE]) });
      assert.equal(read(judged), '0', 'as a claim it counts');
    }
  });
});

describe('marks on changes without lines', () => {
  const HERE = 'a'.repeat(40);
  const file = (text: string, mode = '100644') => ({
    mode,
    content: contentOfBlob(new TextEncoder().encode(text)),
  });
  const submodule = { mode: '160000', content: contentOfSubmodule('c'.repeat(40)) };
  const CHANGES: readonly EntryChange[] = [
    { before: file('x') },
    { after: file('x') },
    { before: file('x'), after: file('') },
    { before: file('x'), after: file('x', '100755') },
    { before: file('x'), after: file('x', '120000') },
    { before: file('x'), after: file('y') },
    { before: file('x'), after: submodule },
    { before: submodule },
  ];

  it('count for exactly the change that was looked at', async () => {
    for (const made of CHANGES) {
      const memory = new Memory();
      const [mark] = await (await open(memory)).markEntry({ path: 'a', ...made, reviewer: ADA });
      const ledger = await open(memory);
      for (const change of CHANGES)
        assert.deepEqual(
          ledger.entryMarks('a', change).map(({ id }) => id),
          change === made ? [mark?.id] : [],
        );
      assert.deepEqual(ledger.entryMarks('b', made), [], 'they do not follow a rename');
    }
  });

  it('say nothing of lines, and are not missed in a text', async () => {
    const ledger = await open(new Memory(), { 'a.py': CODE });
    await ledger.markEntry({ path: 'a.py', before: file('x'), after: file(CODE), reviewer: ADA });
    await ledger.mark({ path: 'a.py', text: CODE, lines: [0, 1], reviewer: BOB });
    const { counts, lost, seams } = ledger.review('a.py', CODE, []);
    assert.deepEqual([counts.reviewed, lost], [2, []]);
    assert.ok(seams.every((marks) => marks.every(({ batch }) => batch.reviewer.name === 'Bob')));
    await ledger.markEntry({ path: 'gone.bin', before: file('x'), reviewer: ADA });
    assert.deepEqual(ledger.markedPaths(), ['a.py']);
    assert.deepEqual(ledger.review('gone.bin', 'one\n', []).lost, []);
  });

  it('are refused where nothing changed or a side is no side', async () => {
    const memory = new Memory();
    const ledger = await open(memory);
    const refused = (change: EntryChange) => ledger.markEntry({ path: 'a', ...change, reviewer: ADA });
    await assert.rejects(refused({}), /nothing changed/);
    await assert.rejects(refused({ before: file('x'), after: file('x') }), /nothing changed/);
    await assert.rejects(
      refused({ after: { ...submodule, mode: '100644' } }),
      /not what something of mode 100644/,
    );
    await assert.rejects(refused({ after: file('x', '644') }), /not one of git's modes/);
    assert.equal(memory.files.size, 0);
  });

  it('are withdrawn, folded, signed and of a repository like all others', async () => {
    const memory = new Memory();
    const sign = async (text: string): Promise<string> => `signed ${text}`;
    const verify = async (text: string, signature: string): Promise<boolean> =>
      signature === `signed ${text}`;
    const [change, other] = CHANGES as [EntryChange, EntryChange];
    const here = await open(memory, {}, undefined, { sign, repository: async () => HERE });
    const [signed] = await here.markEntry({ path: 'a', ...change, reviewer: ADA });
    const nameless = await open(memory, {}, undefined, { sign });
    await nameless.markEntry({ path: 'a', ...other, reviewer: ADA });
    const elsewhere = await open(memory, {}, undefined, { sign, repository: async () => 'b'.repeat(40) });
    await elsewhere.markEntry({ path: 'a', ...change, reviewer: BOB });
    const count = async (more: Partial<LedgerOptions>) => {
      const ledger = await open(memory, {}, undefined, more);
      return [change, other].map((each) => ledger.entryMarks('a', each).length);
    };
    const roots = new Set([HERE]);
    for (const fold of [false, true]) {
      if (fold) await compactMarks(memory, '2027');
      assert.deepEqual(await count({}), [2, 1]);
      assert.deepEqual(await count({ roots }), [1, 1]);
      assert.deepEqual(await count({ roots, verify }), [1, 0]);
    }
    await here.withdraw([signed?.id ?? ''], BOB);
    assert.deepEqual(await count({ roots }), [0, 1]);
  });
});

describe('what an entry holds', () => {
  it('is a hash of its bytes as they are', () => {
    for (let byte = 0; byte < 256; byte++) {
      const bytes = Uint8Array.from([byte, 0xff, byte]).subarray(0, byte % 4);
      assert.equal(contentOfBlob(bytes), `sha256:${createHash('sha256').update(bytes).digest('base64url')}`);
    }
  });
});

describe('a ledger of several places', () => {
  const sign = async (text: string): Promise<string> => `signed ${text}`;
  const verify = async (text: string, signature: string): Promise<boolean> => signature === `signed ${text}`;
  const named = { sign, repository: async () => 'a'.repeat(40) };

  it('takes a mark and its withdrawal from wherever they are', async () => {
    const base = new Memory();
    const ledger = await open(base);
    const [one] = await ledger.mark({ path: 'a.py', text: CODE, lines: [0], reviewer: ADA });
    const [other] = await ledger.mark({ path: 'a.py', text: CODE, lines: [3], reviewer: ADA });
    const [of, third] = [new Memory(), new Memory()];
    for (const [path, text] of base.files) of.files.set(path, text);
    await ledger.withdraw([one?.id ?? ''], BOB);
    const withdrawn = await open(third);
    await withdrawn.withdraw([other?.id ?? ''], BOB);
    const lines = async (files: Memory, ...alsoRead: Memory[]) => {
      const union = await open(files, {}, undefined, { alsoRead });
      return [0, 3].map((line) => isRead(union, 'a.py', CODE, line));
    };
    assert.deepEqual(await lines(of), [true, true]);
    assert.deepEqual(await lines(of, base), [false, true]);
    assert.deepEqual(await lines(base, of), [false, true], 'in whichever order');
    assert.deepEqual(await lines(new Memory(), of), [true, true], 'also where the folder is gone');
    assert.deepEqual(await lines(of, base, third), [false, false]);
    assert.deepEqual(await lines(third, of), [true, false], 'also when the mark is gone from the same place');
  });

  it('keeps a signature that one of them has lost or spoilt', async () => {
    const memory = new Memory();
    await (await open(memory, {}, undefined, named)).mark({
      path: 'a.py',
      text: CODE,
      lines: [0],
      reviewer: ADA,
    });
    const [[path, text]] = [...memory.files] as [[string, string]];
    for (const spoilt of [text.replace(/,\s*"signature": ".*"/, ''), text.replace('signed', 'spoilt')]) {
      assert.notEqual(spoilt, text);
      const other = new Memory();
      other.files.set(path, spoilt);
      const union = await open(memory, {}, undefined, { verify, alsoRead: [other] });
      assert.deepEqual([isRead(union, 'a.py', CODE), union.problems], [true, []]);
    }
  });

  it('says once what is wrong with a file that several have', async () => {
    const [one, other] = [new Memory(), new Memory()];
    for (const each of [one, other]) each.files.set('.ai-review/marks/stray.json', '{}');
    other.files.set('.ai-review/marks/a/b.json', '<<<');
    const { problems } = await loadMarks(one, other);
    assert.deepEqual(problems.map(({ path }) => path).sort(), [
      '.ai-review/marks/a/b.json',
      '.ai-review/marks/stray.json',
    ]);
  });
});

describe("the ledger's files", () => {
  function batches(): Desk['batches'] {
    const desk = new Desk();
    for (let i = 0; i < 6; i++) desk.mark('a.py', CODE, 2 * i, 2 * i, i % 2 === 0 ? ADA : BOB);
    return desk.batches;
  }
  async function filled(): Promise<Memory> {
    const memory = new Memory();
    for (const batch of batches()) await writeMarks(memory, batch);
    return memory;
  }

  /** What was read, wherever it lies. */
  const saidBy = ({ id, batch }: StoredBatch) => ({ id, batch });
  const said = ({ batches: read, problems }: Loaded) => ({ batches: read.map(saidBy), problems });

  it('that are of no use are told of one by one, and the others count', async () => {
    const memory = await filled();
    const [first, second, third] = [...memory.files.keys()] as [string, string, string];
    const folder = first.slice(0, first.lastIndexOf('/'));
    const bobs = second.slice(0, second.lastIndexOf('/'));
    memory.files.set(third, '<<<<<<< ours\n');
    memory.files.set(`${folder}/notes.txt`, 'hello');
    memory.files.set('.ai-review/marks/stray.json', '{}');
    memory.files.set(`${folder}/.1234.tmp`, '{');
    memory.files.set(`${folder}/${second.slice(bobs.length + 1)}`, memory.files.get(second) as string);
    memory.files.set(`${bobs}/pack-0123456789abcdef.json`, '{"schemaVersion": 1, "pack": []}');
    const { batches: read, problems } = await loadMarks(memory);
    assert.equal(read.length, 5);
    assert.deepEqual(
      problems
        .map(({ path, message }) => [path, message.replace(/^.*cannot be used\. /, '').slice(0, 24)])
        .sort(),
      [
        [third, 'It is not JSON. Restore '],
        [`${folder}/notes.txt`, 'It is not a mark, so it '],
        [`${folder}/${second.slice(bobs.length + 1)}`, 'It lies in the folder of'],
        ['.ai-review/marks/stray.json', 'It is not in the folder '],
        [`${bobs}/pack-0123456789abcdef.json`, 'Its content does not fit'],
      ].sort(),
    );
  });

  it('are written once: the same batch again changes nothing', async () => {
    const memory = await filled();
    const before = new Map(memory.files);
    for (const batch of batches()) await writeMarks(memory, batch);
    assert.deepEqual(memory.files, before);
  });

  it('are folded into packs that say the same', async () => {
    const memory = await filled();
    const before = await loadMarks(memory);
    assert.deepEqual(await compactMarks(memory, '2026-06-01T12:04'), { files: 4, packs: 2 });
    assert.equal(memory.files.size, 4);
    assert.deepEqual(said(await loadMarks(memory)), said(before));
    assert.deepEqual(await compactMarks(memory, '2026-06-01T12:04'), { files: 0, packs: 0 });
  });

  it('are the same whoever folds them, and merge without conflict', async () => {
    const [one, other] = [await filled(), await filled()];
    const before = await loadMarks(one);
    await compactMarks(one, '2027');
    await compactMarks(other, '2027');
    assert.deepEqual(one.files, other.files);
    const third = await filled();
    await compactMarks(third, '2026-06-01T12:04');
    for (const [path, text] of third.files) {
      assert.ok(!one.files.has(path) || one.files.get(path) === text);
      one.files.set(path, text);
    }
    assert.deepEqual(said(await loadMarks(one)), said(before));
  });

  it('are parted into several packs when they are large', async () => {
    const { batches: read } = await loadMarks(await filled());
    const packs = formatPack(read, 1000);
    assert.ok(packs.length > 1 && packs.length < read.length);
    assert.deepEqual(
      packs.flatMap((pack) => pack.batches),
      read,
    );
    for (const pack of packs) {
      const parsed = parsePack(pack.text, packName(pack.batches));
      assert.deepEqual('batches' in parsed && parsed.batches.map(saidBy), pack.batches.map(saidBy));
    }
  });

  it('hold signatures through folding', async () => {
    const memory = new Memory();
    const signed = batches().map((batch, i) => ({ ...batch, signature: `signature ${i}` }));
    for (const batch of signed) await writeMarks(memory, batch);
    await compactMarks(memory, '2027');
    const { batches: read } = await loadMarks(memory);
    assert.deepEqual(
      read.map(({ batch }) => batch.signature).sort(),
      signed.map(({ signature }) => signature),
    );
    assert.ok(formatMarkFile(signed[0] as never).includes('signature 0'));
  });
});

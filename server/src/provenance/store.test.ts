import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sha256Hex } from '../review/lineHash.ts';
import { canonicalJson } from '../review/markFile.ts';
import { labelledRuns } from './lines.ts';
import type { Provenance } from './provenance.ts';
import { formatRecord, parseRecord } from './recordFile.ts';
import { loadRecords, SHARED_FOLDER, tidyRecords, writeRecord } from './store.ts';
import { Memory } from './testingFiles.ts';

const TIME = Date.UTC(2026, 5, 15, 10);
const DAY = 24 * 60 * 60 * 1000;
const BY = { time: TIME, tool: '0.1.0' };

const AI: Provenance = {
  author: 'ai',
  confidence: 'high',
  evidence: [{ kind: 'inline-suggestion', time: TIME - 5, who: 'a.b' }],
};

function entry(path: string, lines: string[]) {
  return {
    path,
    runs: labelledRuns(
      lines.join('\n'),
      lines.map(() => AI),
    ),
  };
}

/** A file's text with the name that fits what it says. */
function named(json: unknown): [string, string] {
  const at = (json as { at: string }).at;
  const time = String(at).replace(/[-:]/g, '').replace(/\.\d+/, '');
  return [`${time}-${sha256Hex(canonicalJson(json)).slice(0, 16)}`, JSON.stringify(json)];
}

describe('provenance records', () => {
  const written = formatRecord([entry('src/a.ts', ['secret = "k";', 'b();'])], TIME, '0.1.0');

  it('are read as they were written', async () => {
    const files = new Memory();
    const record = await writeRecord(files, SHARED_FOLDER, [entry('src/a.ts', ['a();', 'b();'])], BY);
    assert.deepEqual([...files.texts.keys()], [`${SHARED_FOLDER}/${record.id}.json`]);
    assert.deepEqual(await loadRecords(files, SHARED_FOLDER), { records: [record], problems: [] });
  });

  it('hold no text of the source', () => {
    assert.ok(!written.text.includes('secret') && !written.text.includes('b()'));
    assert.match(written.id, /^20260615T100000Z-[0-9a-f]{16}$/);
  });

  it('are refused when they were changed, in another form, too new, or no JSON', () => {
    const fault = (text: string, id = written.id): string => {
      const read = parseRecord(text, id);
      return 'fault' in read ? read.fault : 'none';
    };
    assert.equal(fault(written.text), 'none');
    assert.equal(fault(written.text.replaceAll('\n', '\r\n')), 'none');
    assert.match(fault(written.text.replace('"high"', '"certain"')), /does not fit its name/);
    assert.match(fault('{'), /not JSON/);
    assert.match(fault('null'), /not an object/);
    assert.match(fault(written.text.replace('"schemaVersion": 1', '"schemaVersion": 2')), /newer version/);
  });

  it('are refused whatever part of them is not of their form', () => {
    const json = JSON.parse(written.text);
    const variants: unknown[] = [];
    const vary = (value: unknown, put: (changed: unknown) => unknown): void => {
      variants.push(put({ odd: 1 }), put(-5), put(null));
      if (Array.isArray(value))
        for (const [i, each] of value.entries())
          vary(each, (c) => put(value.map((old, k) => (k === i ? c : old))));
      else if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value)) vary(each, (c) => put({ ...value, [key]: c }));
    };
    vary(json, (changed) => changed);
    assert.ok(variants.length > 30);
    for (const each of variants) {
      const [id, text] =
        typeof each === 'object' && each !== null && 'at' in each ? named(each) : ['x', 'null'];
      assert.ok('fault' in parseRecord(text, id), text.slice(0, 300));
    }
    for (const path of ['../a', '/etc/passwd', 'C:/a', 'a//b', '']) {
      const [id, text] = named({ ...json, files: [{ ...json.files[0], path }] });
      assert.ok('fault' in parseRecord(text, id), path);
    }
    const [id, text] = named(json);
    assert.ok('record' in parseRecord(text, id));
  });

  it('that cannot be used are reported, and the others count', async () => {
    const files = new Memory();
    const record = await writeRecord(files, SHARED_FOLDER, [entry('a', ['a();'])], BY);
    await files.write(`${SHARED_FOLDER}/odd.json`, '{}');
    await files.write(`${SHARED_FOLDER}/notes.txt`, 'x');
    await files.write(`${SHARED_FOLDER}/.part`, 'x');
    const { records, problems } = await loadRecords(files, SHARED_FOLDER);
    assert.deepEqual(records, [record]);
    assert.deepEqual(
      problems.map(({ path }) => path),
      [`${SHARED_FOLDER}/notes.txt`, `${SHARED_FOLDER}/odd.json`],
    );
  });

  it('go when they are old, or when later ones say all of it', async () => {
    const files = new Memory();
    const write = (time: number, lines: string[]) =>
      writeRecord(files, 'p', [entry('a', lines)], { time, tool: 't' });
    await write(TIME - 91 * DAY, ['old();']);
    const records = [(await loadRecords(files, 'p')).records[0]];
    for (let i = 0; i < 301; i++) records.push(await write(TIME + i, ['same();', 'twice();']));
    const last = await write(TIME + 400, ['same();', 'other();', 'twice();']);
    const all = [...records, last].filter((each) => each !== undefined);
    const left = await tidyRecords(files, 'p', all, TIME);
    assert.deepEqual(left, [last]);
    assert.equal(files.texts.size, 1);
    const few = all.slice(-3, -1);
    assert.deepEqual(await tidyRecords(files, 'p', few, TIME), few);
  });
});

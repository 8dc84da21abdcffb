import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../../../../test/support/grammars.ts';
import { schemaErrors } from '../../../../test/support/jsonSchema.ts';
import type { AuditDocument } from './document.ts';
import { AUDIT_FORMATS } from './formats.ts';
import { readAudits } from './read.ts';
import { hostileDocument, severalDocuments } from './testing.ts';

const SCHEMA = JSON.parse(readFileSync(join(projectRoot, 'schemas/audit.schema.json'), 'utf8'));
const json = AUDIT_FORMATS.find(({ name }) => name === 'json');
const written = (...audits: AuditDocument[]): string => json?.write(audits, () => new Uint8Array()) ?? '';
/** As they come out of JSON, which knows no surrogates without a partner less than no undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('an audit read back', () => {
  it('keeps to its schema to the last property, whatever it says', () => {
    for (const audit of severalDocuments()) assert.deepEqual(schemaErrors(plain(audit), SCHEMA), []);
  });

  it('is what was written, one or several, with all that is hostile in it', () => {
    assert.deepEqual(readAudits(written(hostileDocument())), [plain(hostileDocument())]);
    assert.deepEqual(readAudits(written(...severalDocuments())), plain(severalDocuments()));
  });

  it('is what the command wrote', () => {
    const golden = readFileSync(join(projectRoot, 'test/audit/fixtures/audit.json'), 'utf8');
    assert.deepEqual(readAudits(golden), [JSON.parse(golden)]);
  });

  it('may say what this version does not know', () => {
    const [later] = plain(severalDocuments()) as [Record<string, unknown>];
    assert.deepEqual(readAudits(JSON.stringify({ ...later, mood: 'good' })), [{ ...later, mood: 'good' }]);
  });

  for (const [what, text, fault] of [
    ['no JSON', '{"schemaVersion": 1', 'It is no JSON.'],
    ['brackets without end', '['.repeat(100_000), 'It is no JSON.'],
    ['nothing', '[]', 'It is no audit: write one with `audit --format json`.'],
    ['another report', '{"schemaVersion": 1, "findings": []}', /^It is no audit: write one/],
    ['a list with something else in it', `[${written(hostileDocument())}, 7]`, /^It is no audit: write one/],
  ] as const)
    it(`is refused where it is ${what}`, () => {
      const read = readAudits(text);
      assert.ok('fault' in read);
      if (typeof fault === 'string') assert.equal(read.fault, fault);
      else assert.match(read.fault, fault);
    });

  /** What is said of an audit with something in it changed. */
  const changed = (change: Record<string, unknown>): unknown => {
    const read = readAudits(JSON.stringify({ ...(plain(hostileDocument()) as object), ...change }));
    return 'fault' in read ? read.fault : 'read';
  };

  it('is refused where its form is that of another version, which is named', () => {
    const fault = 'this program reads 1: audit and merge with the same version.';
    assert.equal(changed({ schemaVersion: 2 }), `Its \`schemaVersion\` is 2, and ${fault}`);
    assert.equal(changed({ schemaVersion: 'x'.repeat(1000) }), `Its \`schemaVersion\` is none, and ${fault}`);
  });

  it('is refused where something in it is not as it should be, and says where', () => {
    assert.equal(changed({ findings: [{}] }), 'It is broken: findings[0].id is missing.');
    assert.equal(
      changed({ made: '2026-13-01T00:00:00Z' })?.toString().slice(0, 41),
      'It is broken: made does not have the form',
    );
    const run = { tool: { name: 'x', report: 'y' }, format: 'zap', results: 1, judged: 0 };
    const imports = (madeAt: number): object => ({ runs: [{ ...run, madeAt }], stale: [], requests: [] });
    assert.equal(changed({ imports: imports(0) }), 'read');
    assert.equal(
      changed({ imports: imports(1e300) }),
      'It is broken: imports.runs[0].madeAt is more than 8640000000000000.',
    );
    const read = readAudits(
      `[${written(hostileDocument())}, {"schemaVersion":1,"repository":7,"reviews":{}}]`,
    );
    assert.deepEqual(read, { fault: 'It is broken: [1].toolVersion is missing.' });
  });
});
